"""The words of the scraping slice as data."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Literal, NewType
from uuid import UUID

import msgspec

ListId = NewType("ListId", UUID)
ListKind = Literal["bestsellers", "movers", "new_releases", "most_wished", "gift_ideas"]


class ListState(StrEnum):
    """``refused``: the site answered with something else than the list, ``message`` says what."""

    NEVER = "never"
    OK = "ok"
    REFUSED = "refused"
    WAITING = "waiting"


class MarketList(msgspec.Struct, frozen=True, kw_only=True):
    """A ranked page of a marketplace's category, in the shared catalogue."""

    id: ListId
    source: str
    marketplace: str
    list_kind: str
    category: str
    url: str
    interval_minutes: int
    state: ListState
    message: str | None
    next_fetch_at: datetime
    last_observed_at: datetime | None
    etag: str | None
    last_modified: str | None


class WatchedList(msgspec.Struct, frozen=True, kw_only=True):
    """A list as the tenant that watches it sees it. ``depth``: how many ranks the project wants.

    ``project_ids`` and ``projects`` (their names, in the same order): all of the tenant's that watch it.
    ``last_visit_outcome``: ``observed``, ``unchanged``, or the code of a refusal.
    """

    id: ListId
    project_id: UUID
    source: str
    marketplace: str
    list_kind: str
    category: str
    url: str
    interval_minutes: int
    state: ListState
    message: str | None
    last_observed_at: datetime | None
    products: int
    depth: int
    project_ids: tuple[UUID, ...]
    projects: tuple[str, ...]
    last_visit_at: datetime | None
    last_visit_outcome: str | None


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """A product at a rank. ``title`` None: known by ASIN and rank only, its card came later.

    ``rank_change_percent`` is what movers & shakers print: 120 is a gain of 120 % within a day.
    """

    rank: int
    asin: str
    title: str | None = None
    price: Decimal | None = None
    price_max: Decimal | None = None
    currency: str | None = None
    price_kind: str | None = None
    rating: Decimal | None = None
    review_count: int | None = None
    image_url: str | None = None
    product_url: str | None = None
    rank_change_percent: Decimal | None = None


class ObservedList(msgspec.Struct, frozen=True, kw_only=True):
    """A whole list at one moment."""

    marketplace: str
    list_kind: str
    category: str
    products: tuple[Observed, ...]
    warnings: tuple[str, ...] = ()


# As many as a picture has room for beside the first.
MOST_MORE_IMAGES = 3


class ObservedProduct(msgspec.Struct, frozen=True, kw_only=True):
    """What a product's own page says. ``available`` None: it does not say.

    ``more_image_urls``: up to three further pictures, after ``image_url``.
    """

    marketplace: str
    asin: str
    title: str
    brand: str | None = None
    category: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    price_kind: str | None = None
    rating: Decimal | None = None
    review_count: int | None = None
    image_url: str | None = None
    more_image_urls: tuple[str, ...] = ()
    product_url: str | None = None
    available: bool | None = None


class Category(msgspec.Struct, frozen=True):
    """A category that a page links, and the address of its list."""

    name: str
    url: str


class HistoryPoint(msgspec.Struct, frozen=True):
    """Rank and price of a product on a list at a moment.

    A point that stands for a day of ``visits`` visits: its last rank and price, and the best rank of the day.
    ``list_id`` None: from something the tenant uploaded. ``rank_change_percent``: as movers & shakers print.
    """

    observed_at: datetime
    list_id: ListId | None
    rank: int
    price: Decimal | None
    currency: str | None
    price_kind: str | None = None
    rank_change_percent: Decimal | None = None
    best_rank: int | None = None
    visits: int = 1


class Product(msgspec.Struct, frozen=True, kw_only=True):
    """What the catalogue knows of a product; price and rating are as of their last observation."""

    marketplace: str
    asin: str
    title: str | None
    brand: str | None
    category: str | None
    image_url: str | None
    product_url: str | None
    price: Decimal | None
    currency: str | None
    price_kind: str | None
    price_observed_at: datetime | None
    rating: Decimal | None
    review_count: int | None
    first_seen_at: datetime
    last_seen_at: datetime


class FetchDecision(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about live fetching after reading the terms."""

    allowed: bool
    terms_version: str
    decided_by: str
    decided_at: datetime
