"""One product as a tenant sees it; what is only in the shared catalogue is seen as well."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.scraping.catalogue.models import ListedProduct
from pinflow.scraping.catalogue.queries import ProductFilter, list_products
from pinflow.scraping.queries import get_product


async def find_product(session: TenantSession, marketplace: str, asin: str, now: datetime) -> ListedProduct:
    """The product.

    Raises:
        NotFoundError: ``scraping.no_such_product``: neither observed nor brought.
    """
    own = await list_products(session, ProductFilter(marketplace=marketplace, asin=asin), now, limit=1)
    if own:
        return own[0]
    known = await get_product(session, marketplace, asin)
    return ListedProduct(
        marketplace=known.marketplace,
        asin=known.asin,
        title=known.title,
        brand=known.brand,
        category=known.category,
        image_url=known.image_url,
        product_url=known.product_url,
        price=known.price,
        currency=known.currency,
        price_observed_at=known.price_observed_at,
        rating=known.rating,
        review_count=known.review_count,
        rank=None,
        list_category=None,
        note=None,
        sources=(),
        seen_at=known.last_seen_at,
    )
