"""What the Creators API answers, as data: only the fields that are used, each of which may be missing."""

from __future__ import annotations

from typing import Generic, TypeVar

import msgspec

T = TypeVar("T")


class _Answered(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """Lower camel case, as Amazon writes it."""


class TokenGrant(msgspec.Struct, frozen=True):
    """An access token and its life in seconds."""

    access_token: str
    expires_in: int = 3600

    def __repr__(self) -> str:
        return f"TokenGrant(expires_in={self.expires_in})"


class Text(_Answered, frozen=True, kw_only=True):
    """A value with its label."""

    display_value: str | None = None


class Texts(_Answered, frozen=True, kw_only=True):
    """Several values with their label, such as the bullets of a product."""

    display_values: tuple[str, ...] = ()


class ByLine(_Answered, frozen=True, kw_only=True):
    """Who makes it."""

    brand: Text | None = None
    manufacturer: Text | None = None


class Classifications(_Answered, frozen=True, kw_only=True):
    """``product_group`` is the broadest category in words."""

    product_group: Text | None = None


class ItemInfo(_Answered, frozen=True, kw_only=True):
    """What is said about the product itself."""

    title: Text | None = None
    by_line_info: ByLine | None = None
    features: Texts | None = None
    classifications: Classifications | None = None


class Image(_Answered, frozen=True, kw_only=True):
    """Where a picture is; it may be linked for a day, never stored."""

    url: str | None = None


class ImageSizes(_Answered, frozen=True, kw_only=True):
    """A picture in its sizes."""

    small: Image | None = None
    medium: Image | None = None
    large: Image | None = None
    hi_res: Image | None = None


class Images(_Answered, frozen=True, kw_only=True):
    """The picture of the search results."""

    primary: ImageSizes | None = None


class Money(_Answered, frozen=True, kw_only=True):
    """``currency`` is ISO 4217."""

    amount: float | None = None
    currency: str | None = None
    display_amount: str | None = None


class Price(_Answered, frozen=True, kw_only=True):
    """What an offer costs."""

    money: Money | None = None


class Availability(_Answered, frozen=True, kw_only=True):
    """In Amazon's words and as a type such as ``IN_STOCK``."""

    message: str | None = None
    type: str | None = None


class Listing(_Answered, frozen=True, kw_only=True):
    """An offer."""

    price: Price | None = None
    availability: Availability | None = None
    is_buy_box_winner: bool | None = None


class Offers(_Answered, frozen=True, kw_only=True):
    """The offers, the one of the buy box among them."""

    listings: tuple[Listing, ...] = ()


class Node(_Answered, frozen=True, kw_only=True):
    """A category. ``context_free_name`` says it without its ancestors; ``sales_rank``: of an item in it."""

    id: str | None = None
    display_name: str | None = None
    context_free_name: str | None = None
    is_root: bool | None = None
    sales_rank: float | None = None
    ancestor: Node | None = None
    children: tuple[Node, ...] = ()


class NodeInfo(_Answered, frozen=True, kw_only=True):
    """The categories an item stands in, and its rank in the whole shop."""

    browse_nodes: tuple[Node, ...] = ()
    website_sales_rank: Node | None = None


class Rating(_Answered, frozen=True, kw_only=True):
    """Stars, 1 to 5."""

    value: float | None = None


class Reviews(_Answered, frozen=True, kw_only=True):
    """How customers rate it."""

    count: float | None = None
    star_rating: Rating | None = None


class Item(_Answered, frozen=True, kw_only=True):
    """A product."""

    asin: str
    detail_page_url: str | None = msgspec.field(default=None, name="detailPageURL")
    item_info: ItemInfo | None = None
    images: Images | None = None
    offers_v2: Offers | None = msgspec.field(default=None, name="offersV2")
    browse_node_info: NodeInfo | None = None
    customer_reviews: Reviews | None = None


class PartialError(_Answered, frozen=True, kw_only=True):
    """What went wrong with one item of an answer that is otherwise good."""

    code: str
    message: str


class Answer(msgspec.Struct, Generic[T], frozen=True):
    """What was found, and what was wrong with the rest."""

    found: tuple[T, ...]
    errors: tuple[PartialError, ...]
    total: int | None = None


class ItemsResult(_Answered, frozen=True, kw_only=True):
    """Inside the answer of getItems."""

    items: tuple[Item, ...] = ()


class GetItemsAnswer(_Answered, frozen=True, kw_only=True):
    """The whole answer of getItems."""

    items_result: ItemsResult | None = None
    errors: tuple[PartialError, ...] = ()


class SearchResult(_Answered, frozen=True, kw_only=True):
    """Inside the answer of searchItems."""

    items: tuple[Item, ...] = ()
    total_result_count: float | None = None


class SearchItemsAnswer(_Answered, frozen=True, kw_only=True):
    """The whole answer of searchItems."""

    search_result: SearchResult | None = None
    errors: tuple[PartialError, ...] = ()


class NodesResult(_Answered, frozen=True, kw_only=True):
    """Inside the answer of getBrowseNodes."""

    browse_nodes: tuple[Node, ...] = ()


class GetNodesAnswer(_Answered, frozen=True, kw_only=True):
    """The whole answer of getBrowseNodes."""

    browse_nodes_result: NodesResult | None = None
    errors: tuple[PartialError, ...] = ()
