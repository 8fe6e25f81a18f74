"""The sandbox marketplace's goods in the Creators API's shapes; only the resources that were asked for."""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator
from typing import Any

from pinflow.sandbox.amazon.goods import SHELVES, Good, Shelf, list_goods
from pinflow.sandbox.amazon.movement import make_offer, ranks_of

_ROOT = {"id": "1", "displayName": "Categories", "contextFreeName": "Categories"}


def node_id(shelf: Shelf) -> str:
    """The category's id: the shelf's own, or one that only depends on its name."""
    return shelf.node or str(10_000_000 + zlib.crc32(shelf.slug.encode()) % 10_000_000)


def find_node(identifier: str) -> Shelf | None:
    return next((shelf for shelf in SHELVES if node_id(shelf) == identifier), None)


def shape_node(shelf: Shelf, resources: Collection[str]) -> dict[str, Any]:
    """A category with its ancestors and children as far as they were asked for."""
    node: dict[str, Any] = {**_name(shelf), "isRoot": False}
    if "browseNodes.ancestor" in resources:
        parent = next((other for other in SHELVES if other.slug == shelf.slug and other.node is None), None)
        node["ancestor"] = (
            _ROOT if parent is None or parent is shelf else {**_name(parent), "ancestor": _ROOT}
        )
    if "browseNodes.children" in resources and shelf.node is None:
        node["children"] = [
            _name(other) for other in SHELVES if other.slug == shelf.slug and other.node is not None
        ]
    return node


def search(keywords: str, node: str | None) -> list[Good]:
    """Goods that have every word of ``keywords``, those with the usual rank first."""
    words = keywords.lower().split()
    shelf = find_node(node) if node is not None else None
    found = [
        good
        for good in list_goods()
        if all(word in good.title.lower() for word in words)
        and (node is None or (shelf is not None and shelf.holds(good)))
    ]
    return sorted(found, key=lambda good: (good.pinned_rank or 99, good.asin))


def shape_item(
    good: Good, resources: Collection[str], *, host: str, tag: str, origin: str, seed: int, hour: int
) -> dict[str, Any]:
    """A product as the real API gives it; what was not asked for is missing."""
    item: dict[str, Any] = {
        "asin": good.asin,
        "detailPageURL": f"https://{host}/dp/{good.asin}?tag={tag}&linkCode=ogi&th=1&psc=1",
    }
    for name, value in _parts(good, resources, origin, seed, hour):
        item.setdefault(name, {}).update(value)
    return item


def _parts(
    good: Good, resources: Collection[str], origin: str, seed: int, hour: int
) -> Iterator[tuple[str, dict[str, Any]]]:
    offer = make_offer(good, seed, hour)
    if "itemInfo.title" in resources:
        yield "itemInfo", {"title": _labelled(good.title, "Title")}
    if "itemInfo.byLineInfo" in resources:
        yield "itemInfo", {"byLineInfo": {"brand": _labelled(good.brand, "Brand")}}
    if "itemInfo.features" in resources:
        bullets = [f"A {good.look} {good.kind} by {good.brand}", "Made for the sandbox"]
        yield "itemInfo", {"features": {"displayValues": bullets, "label": "Features", "locale": "en_US"}}
    if "itemInfo.classifications" in resources:
        shelf = next(shelf for shelf in SHELVES if shelf.slug == good.shelf)
        yield "itemInfo", {"classifications": {"productGroup": _labelled(shelf.name, "ProductGroup")}}
    if "images.primary.large" in resources:
        url = f"{origin}/images/I/{good.picture_id}._SL500_.jpg"
        yield "images", {"primary": {"large": {"url": url, "height": 500, "width": 500}}}
    if "offersV2.listings.price" in resources and offer.price_kind != "none":
        amount = offer.price
        price = {"money": {"amount": amount, "currency": "USD", "displayAmount": f"${amount:,.2f}"}}
        availability = {"message": "In Stock", "type": "IN_STOCK", "minOrderQuantity": 1}
        listing: dict[str, Any] = {"price": price, "isBuyBoxWinner": True, "violatesMAP": False}
        if "offersV2.listings.availability" in resources:
            listing["availability"] = availability
        yield "offersV2", {"listings": [listing]}
    ranks = ranks_of(good, seed, hour)
    if "browseNodeInfo.browseNodes" in resources:
        with_rank = "browseNodeInfo.browseNodes.salesRank" in resources
        nodes = [
            {**_name(shelf), "isRoot": False, **({"salesRank": rank} if with_rank else {})}
            for rank, shelf in ranks
        ]
        yield "browseNodeInfo", {"browseNodes": nodes}
    if "customerReviews.count" in resources:
        yield "customerReviews", {"count": offer.reviews}
    if "customerReviews.starRating" in resources and offer.rating is not None:
        yield "customerReviews", {"starRating": {"value": offer.rating}}


def _name(shelf: Shelf) -> dict[str, Any]:
    return {"id": node_id(shelf), "displayName": shelf.name, "contextFreeName": shelf.name}


def _labelled(value: str, label: str) -> dict[str, Any]:
    return {"displayValue": value, "label": label, "locale": "en_US"}
