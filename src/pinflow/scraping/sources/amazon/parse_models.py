"""What a saved Amazon page turns out to be, as data.

Amounts and ratings are :class:`decimal.Decimal`, exactly as printed on the page; JSON shows them as numbers.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

import msgspec

from pinflow.scraping.models import ListKind

PriceKind = Literal["price", "offers_from"]
ErrorCode = Literal[
    "bot_check", "error_page", "sign_in", "empty_shell", "not_a_list", "markup_changed", "unreadable"
]
# schema.org's words: https://schema.org/ItemAvailability
Availability = Literal["InStock", "OutOfStock", "PreOrder"]
PageKind = Literal["search", "home", "sign_in", "product", "other"]


class ListItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """One product at one rank.

    ``currency`` (ISO 4217) and ``price_kind`` are null exactly when ``price`` is; ``price_max`` is set for a
    range. ``offers_from`` is the lowest offer of any seller, not the price of the buy box. ``rating`` is out
    of 5. The last three are what movers & shakers print: a gain of 120 is 120 %.
    """

    rank: int
    asin: str
    title: str
    price: Decimal | None = None
    price_max: Decimal | None = None
    currency: str | None = None
    price_kind: PriceKind | None = None
    rating: Decimal | None = None
    review_count: int | None = None
    image_url: str | None = None
    product_url: str | None = None
    rank_change_percent: Decimal | None = None
    sales_rank: int | None = None
    previous_sales_rank: int | None = None


class OverviewItem(ListItem, frozen=True, kw_only=True, gc=False):
    """A product on a front page; ``rank`` counts within ``category``."""

    category: str | None = None


class DeferredItem(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A product whose card the page loads later: only its ASIN and rank are known."""

    asin: str
    rank: int


class DeferredOverviewItem(DeferredItem, frozen=True, kw_only=True, gc=False):
    """The same for one carousel of a front page."""

    category: str | None = None


class ListPage(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="list"):
    """A ranked page of one category, items in page order. No items: the list says that it is empty."""

    marketplace: str | None
    list_kind: ListKind | None
    category: str | None
    page: int
    currency: str | None
    items: list[ListItem]
    deferred: list[DeferredItem]
    warnings: list[str]


class OverviewPage(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="overview"):
    """A marketplace's front page of lists: the first products of several categories."""

    marketplace: str | None
    list_kind: ListKind | None
    category: str | None
    page: int
    currency: str | None
    items: list[OverviewItem]
    deferred: list[DeferredOverviewItem]
    warnings: list[str]


class CategoryRank(msgspec.Struct, frozen=True, kw_only=True):
    """A product's place among the best sellers of a category, which is named in the page's words."""

    category: str
    rank: int


class ProductPage(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="product"):
    """A product's own page.

    Prices, rating and their nulls are as in :class:`ListItem`. ``availability`` is in schema.org's words,
    ``availability_text`` in the page's. ``image_urls`` begins with the main picture, each in the largest size
    the page names. ``category_ranks`` stand in page order, the widest category first.
    """

    marketplace: str | None
    asin: str
    title: str
    brand: str | None
    bullets: list[str]
    price: Decimal | None
    price_max: Decimal | None
    price_kind: PriceKind | None
    currency: str | None
    rating: Decimal | None
    review_count: int | None
    image_urls: list[str]
    product_url: str | None
    category_ranks: list[CategoryRank]
    availability: Availability | None
    availability_text: str | None
    warnings: list[str]


class ErrorDetail(msgspec.Struct, frozen=True, kw_only=True):
    """``page_kind`` is null where the page is no page of the shop (refusal, error page, unreadable bytes)."""

    code: ErrorCode
    page_kind: PageKind | None
    message: str


class PageError(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind", tag="error"):
    """Why there are no products to read."""

    error: ErrorDetail


ParsedPage = ListPage | OverviewPage | ProductPage | PageError

_JSON = msgspec.json.Encoder(decimal_format="number")


def encode_parsed_page(page: ParsedPage) -> bytes:
    """One JSON object; amounts and ratings as numbers."""
    return _JSON.encode(page)


def page_error(code: ErrorCode, page_kind: PageKind | None, message: str) -> PageError:
    """A :class:`PageError` with its detail."""
    return PageError(error=ErrorDetail(code=code, page_kind=page_kind, message=message))
