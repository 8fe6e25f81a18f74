"""What the documentation allows in a request: names, lengths, counts and resources."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import msgspec

Problem = tuple[str, str]
_ASIN = re.compile(r"[A-Z0-9]{10}")
_NODE = re.compile(r"[0-9]{1,19}")
_ITEM_RESOURCES = frozenset(
    [
        "browseNodeInfo.browseNodes",
        "browseNodeInfo.browseNodes.ancestor",
        "browseNodeInfo.browseNodes.salesRank",
        "browseNodeInfo.websiteSalesRank",
        "customerReviews.count",
        "customerReviews.starRating",
        "images.primary.small",
        "images.primary.medium",
        "images.primary.large",
        "images.primary.highRes",
        "images.variants.small",
        "images.variants.medium",
        "images.variants.large",
        "images.variants.highRes",
        "itemInfo.byLineInfo",
        "itemInfo.contentInfo",
        "itemInfo.contentRating",
        "itemInfo.classifications",
        "itemInfo.externalIds",
        "itemInfo.features",
        "itemInfo.manufactureInfo",
        "itemInfo.productInfo",
        "itemInfo.technicalInfo",
        "itemInfo.title",
        "itemInfo.tradeInInfo",
        "offersV2.listings.availability",
        "offersV2.listings.condition",
        "offersV2.listings.dealDetails",
        "offersV2.listings.isBuyBoxWinner",
        "offersV2.listings.loyaltyPoints",
        "offersV2.listings.merchantInfo",
        "offersV2.listings.price",
        "offersV2.listings.type",
        "parentASIN",
    ]
)
_NODE_RESOURCES = frozenset({"browseNodes.ancestor", "browseNodes.children"})
_RESOURCES = {
    "getItems": _ITEM_RESOURCES,
    "searchItems": _ITEM_RESOURCES | {"searchRefinements"},
    "getBrowseNodes": _NODE_RESOURCES,
}


class Invalid(Exception):  # noqa: N818 - an answer, not a fault of this program
    """Becomes 400. ``problems`` are (field, message)."""

    def __init__(self, reason: str, message: str, problems: tuple[Problem, ...] = ()) -> None:
        super().__init__(message)
        self.reason = reason
        self.message = message
        self.problems = problems


def read_request(operation: str, body: bytes) -> dict[str, Any]:
    """The body of a request that the documentation allows.

    Raises:
        Invalid: CannotParse, or FieldValidationFailed with every field that is wrong.
    """
    try:
        value = msgspec.json.decode(body, type=dict[str, Any])
    except msgspec.MsgspecError:
        raise Invalid("CannotParse", "The request body cannot be parsed.") from None
    problems = tuple(_problems(operation, value))
    if problems:
        raise Invalid("FieldValidationFailed", "The request has invalid fields.", problems)
    return value


def _problems(operation: str, value: Mapping[str, Any]) -> Iterator[Problem]:
    checks = {**_EVERYWHERE, **_CHECKS[operation]}
    for name in value:
        if name not in checks and name != "resources":
            yield name, "is not a member of this request"
    for name in ("partnerTag", *_REQUIRED[operation]):
        if name not in value:
            yield name, "is required"
    for name, check in checks.items():
        if name in value and not check(value[name]):
            yield name, "does not satisfy its constraint"
    resources = value.get("resources", [])
    if not isinstance(resources, list) or len(resources) > 100:
        yield "resources", "must be a list of at most 100"
        return
    for resource in resources:
        if resource not in _RESOURCES[operation]:
            yield "resources", f"'{resource}' is not a resource of {operation}"


def _text(longest: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and 1 <= len(value) <= longest


def _whole(least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _ids(pattern: re.Pattern[str]) -> Callable[[Any], bool]:
    return lambda value: (
        isinstance(value, list)
        and 1 <= len(value) <= 10
        and all(isinstance(each, str) and pattern.fullmatch(each) for each in value)
    )


_SORTS = frozenset(
    {
        "AvgCustomerReviews",
        "Featured",
        "NewestArrivals",
        "Price:HighToLow",
        "Price:LowToHigh",
        "Relevance",
    }
)
_EVERYWHERE: dict[str, Callable[[Any], bool]] = {
    "partnerTag": _text(64),
    "languagesOfPreference": lambda value: isinstance(value, list) and len(value) <= 1,
    "currencyOfPreference": _text(100),
}
_CHECKS: dict[str, dict[str, Callable[[Any], bool]]] = {
    # A well-formed id that names nothing is an error of that item, not of the request.
    "getItems": {"itemIds": _ids(re.compile(r"\S{1,20}")), "condition": _text(20)},
    "searchItems": {
        "keywords": _text(1000),
        "browseNodeId": lambda value: isinstance(value, str) and bool(_NODE.fullmatch(value)),
        "itemCount": _whole(1, 10),
        "itemPage": _whole(1, 10),
        "searchIndex": _text(1000),
        "brand": _text(1000),
        "title": _text(1000),
        "minPrice": _whole(1, 10**9),
        "maxPrice": _whole(1, 10**9),
        "sortBy": lambda value: value in _SORTS,
    },
    "getBrowseNodes": {"browseNodeIds": _ids(_NODE)},
}
_REQUIRED = {"getItems": ("itemIds",), "searchItems": (), "getBrowseNodes": ("browseNodeIds",)}


def is_asin(text: str) -> bool:
    return bool(_ASIN.fullmatch(text))
