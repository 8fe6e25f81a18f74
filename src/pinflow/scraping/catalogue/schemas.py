"""Products as a tenant sees them, as the API shows them."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.scraping.catalogue import models
from pinflow.scraping.catalogue.models import ProductSource
from pinflow.scraping.schemas import PRODUCT_EXAMPLE, product_page


class ListedProduct(ApiModel):
    """A product with the newest that is known of it. ``title`` null: known by its ASIN alone.

    ``rank`` is the best one on the newest visits of the watched lists, ``list`` the category of that list.
    ``sources``: why it is here.
    """

    model_config = examples(
        {
            **PRODUCT_EXAMPLE,
            "brand": "Larch",
            "category": "Küche, Haushalt & Wohnen",
            "rank": 7,
            "list": "Küche, Haushalt & Wohnen",
            "note": None,
            "sources": ["watched", "brought"],
            "seen_at": "2026-11-23T08:55:00Z",
        }
    )

    marketplace: str
    asin: str
    title: str | None
    brand: str | None
    category: str | None
    image_url: str | None
    product_url: str
    price: float | None
    currency: str | None
    price_observed_at: datetime | None
    rating: float | None
    review_count: int | None
    rank: int | None
    list: str | None
    note: str | None
    sources: tuple[ProductSource, ...]
    seen_at: datetime | None

    @classmethod
    def of(cls, row: models.ListedProduct) -> ListedProduct:
        """A product of the tenant's."""
        return cls(
            marketplace=row.marketplace,
            asin=row.asin,
            title=row.title,
            brand=row.brand,
            category=row.category,
            image_url=row.image_url,
            product_url=row.product_url or product_page(row.marketplace, row.asin),
            price=None if row.price is None else float(row.price),
            currency=row.currency if row.price is not None else None,
            price_observed_at=row.price_observed_at,
            rating=None if row.rating is None else float(row.rating),
            review_count=row.review_count,
            rank=row.rank,
            list=row.list_category,
            note=row.note,
            sources=row.sources,
            seen_at=row.seen_at,
        )


class ListedProductPage(Page[ListedProduct]):
    """Products by marketplace and ASIN."""
