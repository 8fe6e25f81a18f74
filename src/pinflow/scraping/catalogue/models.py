"""Products as a tenant sees them, as data."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from uuid import UUID

import msgspec


class ProductSource(StrEnum):
    """Why a tenant sees a product: it stands on a watched list now, on an uploaded one, or was brought."""

    WATCHED = "watched"
    UPLOADED = "uploaded"
    BROUGHT = "brought"


class ListedProduct(msgspec.Struct, frozen=True, kw_only=True):
    """A product with the newest that is known of it.

    ``rank`` is the best one on the newest visits of the watched lists, else the one in the newest upload;
    ``list_category`` is that list's. Both are None for a product that stands on none.
    ``price`` is as of ``price_observed_at``.
    """

    marketplace: str
    asin: str
    title: str | None
    brand: str | None
    category: str | None
    image_url: str | None
    product_url: str | None
    price: Decimal | None
    currency: str | None
    price_observed_at: datetime | None
    rating: Decimal | None
    review_count: int | None
    rank: int | None
    list_category: str | None
    note: str | None
    sources: tuple[ProductSource, ...]
    seen_at: datetime | None


class ListFacts(msgspec.Struct, frozen=True, kw_only=True):
    """A watched list for a file. ``products``: how many its newest visit showed."""

    id: UUID
    project: str
    source: str
    marketplace: str
    list_kind: str
    category: str
    url: str
    state: str
    message: str | None
    interval_minutes: int
    last_observed_at: datetime | None
    products: int


class HistoryRow(msgspec.Struct, frozen=True, kw_only=True):
    """A product at a rank of a list. ``visits`` above 1: the last of that day, kept for all of them.

    ``list_id`` None: from a page that the tenant uploaded.
    """

    observed_at: datetime
    list_id: UUID | None
    list_kind: str
    category: str
    marketplace: str
    asin: str
    title: str | None
    rank: int
    price: Decimal | None
    currency: str | None
    price_kind: str | None
    visits: int
