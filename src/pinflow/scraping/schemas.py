"""The scraping slice as the API shows it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Literal
from uuid import UUID

from pinflow.kit.api_models import ApiModel, change_examples, examples
from pinflow.kit.pagination import Page
from pinflow.scraping import models
from pinflow.scraping.models import ListKind, ListState
from pinflow.scraping.sources.source import Source
from pinflow.scraping.terms import TERMS

_LIST = "01936d2c-7d00-7a01-8b02-1c2d3e4f5a6b"
PRODUCT_EXAMPLE = {
    "marketplace": "amazon.de",
    "asin": "B0EXAMPLE1",
    "title": "Bamboo drawer organiser, five parts",
    "image_url": "https://m.media-amazon.com/images/I/61example.jpg",
    "price": 24.99,
    "currency": "EUR",
    "price_observed_at": "2026-11-23T08:55:00Z",
    "rating": 4.6,
    "review_count": 1873,
    "product_url": "https://www.amazon.de/dp/B0EXAMPLE1",
}


class Product(ApiModel):
    """A product; price and rating are as of their last observation."""

    model_config = examples(PRODUCT_EXAMPLE)

    marketplace: str
    asin: str
    title: str
    image_url: str | None
    price: float | None
    currency: str | None
    price_observed_at: datetime | None
    rating: float | None
    review_count: int | None
    product_url: str


def product_page(marketplace: str, asin: str) -> str:
    """A product's own page, for lists that do not give its address."""
    return f"https://www.{marketplace}/dp/{asin}"


class HistoryPoint(ApiModel):
    """Rank and price at a moment.

    Of days longer ago than 30 the last of ``visits`` visits, with the day's best rank. ``list_id`` null: from
    a page you uploaded. ``price_kind``: ``price``, or ``from`` for offers from a price on.
    """

    model_config = examples(
        {
            "observed_at": "2026-11-23T08:55:00Z",
            "list_id": _LIST,
            "rank": 7,
            "price": 24.99,
            "currency": "EUR",
            "price_kind": "price",
            "rank_change_percent": None,
            "best_rank": 7,
            "visits": 1,
        }
    )

    observed_at: datetime
    list_id: UUID | None
    rank: int
    price: float | None
    currency: str | None
    price_kind: str | None
    rank_change_percent: float | None
    best_rank: int
    visits: int


class ProductHistory(ApiModel):
    """A product and how it stood, the oldest first."""

    model_config = examples({"product": PRODUCT_EXAMPLE, "points": []})

    product: Product
    points: list[HistoryPoint]

    @classmethod
    def of(cls, product: models.Product, points: list[models.HistoryPoint]) -> ProductHistory:
        """What the catalogue knows."""
        return cls(
            product=Product(
                marketplace=product.marketplace,
                asin=product.asin,
                title=product.title or product.asin,
                image_url=product.image_url,
                price=None if product.price is None else float(product.price),
                currency=product.currency,
                price_observed_at=product.price_observed_at,
                rating=None if product.rating is None else float(product.rating),
                review_count=product.review_count,
                product_url=product.product_url or product_page(product.marketplace, product.asin),
            ),
            points=[
                HistoryPoint(
                    observed_at=point.observed_at,
                    list_id=point.list_id,
                    rank=point.rank,
                    price=None if point.price is None else float(point.price),
                    currency=point.currency,
                    price_kind=point.price_kind,
                    rank_change_percent=(
                        None if point.rank_change_percent is None else float(point.rank_change_percent)
                    ),
                    best_rank=point.best_rank or point.rank,
                    visits=point.visits,
                )
                for point in points
            ],
        )


class WatchedList(ApiModel):
    """A ranked page of a marketplace's category. ``products``: how many its last visit showed.

    ``last_observed_at``: when the list was last seen to change; ``last_visit_at``: when its site was last
    asked, with ``last_visit_outcome``: ``observed``, ``unchanged``, or the code of a refusal.
    """

    model_config = examples(
        {
            "id": _LIST,
            "marketplace": "amazon.de",
            "list_kind": "bestsellers",
            "category": "Küche, Haushalt & Wohnen",
            "url": "https://www.amazon.de/gp/bestsellers/kitchen",
            "source": "amazon",
            "state": "ok",
            "message": None,
            "last_observed_at": "2026-11-23T08:55:00Z",
            "products": 50,
            "interval_minutes": 60,
            "depth": 50,
            "project_ids": ["01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b"],
            "projects": ["Evergreen Home"],
            "last_visit_at": "2026-11-23T09:55:00Z",
            "last_visit_outcome": "unchanged",
        }
    )

    id: UUID
    marketplace: str
    list_kind: ListKind
    category: str
    url: str
    source: str
    state: ListState
    message: str | None
    last_observed_at: datetime | None
    products: int
    interval_minutes: int
    depth: Literal[50, 100]
    project_ids: list[UUID]
    projects: list[str]
    last_visit_at: datetime | None
    last_visit_outcome: str | None

    @classmethod
    def of(cls, watched: models.WatchedList) -> WatchedList:
        """A list as its watcher sees it."""
        return cls.model_validate(
            {name: getattr(watched, name) for name in cls.model_fields}, from_attributes=False
        )


class WatchedListPage(Page[WatchedList]):
    """Watched lists, the oldest first."""


class NewList(ApiModel):
    """A list's address as the browser shows it, and the project that follows it.

    ``depth``: 100 asks for the second page as well; left out, 50.
    """

    model_config = change_examples(
        {
            "url": "https://www.amazon.de/gp/bestsellers/kitchen",
            "project_id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b",
        }
    )

    url: str
    project_id: UUID
    depth: Literal[50, 100] = 50


class ParsedPage(ApiModel):
    """What a saved page held. ``title``: the product's, or the list's category. ``items``: its products."""

    model_config = examples(
        {
            "kind": "list",
            "marketplace": "amazon.de",
            "list_kind": "bestsellers",
            "category": "Küche, Haushalt & Wohnen",
            "title": "Küche, Haushalt & Wohnen",
            "items": 50,
            "message": "50 products of “Küche, Haushalt & Wohnen” were taken in for Evergreen Home.",
            "warnings": [],
        }
    )

    kind: Literal["list", "overview", "product", "error"]
    marketplace: str
    list_kind: str
    category: str
    title: str
    items: int
    message: str
    warnings: list[str]


class Term(ApiModel):
    """A point to read before deciding."""

    model_config = examples(
        {
            "title": "How pinflow asks",
            "text": "One request in several seconds, a daily budget, an honest user agent.",
            "source": "pinflow's own rules",
            "source_date": "2026-11-22",
        }
    )

    title: str
    text: str
    source: str
    source_date: date


class FetchDecision(ApiModel):
    """Whether live pages may be fetched, who decided it, and what is to be read before.

    ``live_sources``: the sources that the decision is about; lists of any other are fetched without one.
    """

    model_config = examples(
        {
            "decided": False,
            "allowed": None,
            "decided_by": None,
            "decided_at": None,
            "live_sources": ["amazon"],
            "terms": [],
        }
    )

    decided: bool
    allowed: bool | None
    decided_by: str | None
    decided_at: datetime | None
    live_sources: list[str]
    terms: list[Term]

    @classmethod
    def of(cls, decision: models.FetchDecision | None, sources: Mapping[str, Source]) -> FetchDecision:
        """The decision that counts, or that there is none."""
        return cls(
            decided=decision is not None,
            allowed=decision.allowed if decision else None,
            decided_by=decision.decided_by if decision else None,
            decided_at=decision.decided_at if decision else None,
            live_sources=sorted(name for name, source in sources.items() if source.is_live()),
            terms=[
                Term(title=term.title, text=term.text, source=term.source, source_date=term.source_date)
                for term in TERMS
            ],
        )


class FetchDecisionChoice(ApiModel):
    """The decision of somebody who has read the terms."""

    model_config = examples({"allowed": True})

    allowed: bool
