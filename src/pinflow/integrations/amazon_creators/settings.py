"""Where the Creators API is, by the version of a credential, and what may be asked of it.

Names and limits are those of Amazon's documentation and of its official SDK (1.2.0).
"""

from __future__ import annotations

from typing import Literal

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import is_loopback_url

Region = Literal["na", "eu", "fe"]
API_BASE_URL = "https://creatorsapi.amazon"
MAX_IDS = 10
MAX_PAGE_ITEMS = 10
MAX_PAGES = 10

_COGNITO = "https://creatorsapi.auth.{}.amazoncognito.com/oauth2/token"
_TOKEN_URLS: dict[str, tuple[Region, str]] = {
    "2.1": ("na", _COGNITO.format("us-east-1")),
    "2.2": ("eu", _COGNITO.format("eu-south-2")),
    "2.3": ("fe", _COGNITO.format("us-west-2")),
    "3.1": ("na", "https://api.amazon.com/auth/o2/token"),
    "3.2": ("eu", "https://api.amazon.co.uk/auth/o2/token"),
    "3.3": ("fe", "https://api.amazon.co.jp/auth/o2/token"),
}
VERSIONS = tuple(_TOKEN_URLS)
# Marketplaces by the region whose credentials open them.
REGIONS: dict[Region, tuple[str, ...]] = {
    "na": ("amazon.com", "amazon.ca", "amazon.com.mx", "amazon.com.br"),
    "eu": (
        "amazon.co.uk",
        "amazon.de",
        "amazon.fr",
        "amazon.it",
        "amazon.es",
        "amazon.nl",
        "amazon.se",
        "amazon.pl",
        "amazon.com.be",
        "amazon.com.tr",
        "amazon.ae",
        "amazon.sa",
        "amazon.eg",
        "amazon.in",
    ),
    "fe": ("amazon.co.jp", "amazon.sg", "amazon.com.au"),
}

ITEM_RESOURCES = (
    "itemInfo.title",
    "itemInfo.byLineInfo",
    "itemInfo.features",
    "itemInfo.classifications",
    "images.primary.large",
    "offersV2.listings.price",
    "offersV2.listings.availability",
    "offersV2.listings.isBuyBoxWinner",
    "browseNodeInfo.browseNodes",
    "browseNodeInfo.browseNodes.salesRank",
    "browseNodeInfo.websiteSalesRank",
    "customerReviews.count",
    "customerReviews.starRating",
)
NODE_RESOURCES = ("browseNodes.ancestor", "browseNodes.children")


class Endpoints(msgspec.Struct, frozen=True):
    """``api`` without a path; ``token`` is the whole address of the token endpoint."""

    api: str
    token: str


def endpoints_of(version: str, sandbox_url: str | None = None) -> Endpoints:
    """Where a credential of ``version`` asks for tokens and products; the sandbox stands in for both.

    Raises:
        InvalidInputError: ``creators.unknown_version``; ``creators.sandbox_not_local``.
    """
    if version not in _TOKEN_URLS:
        raise InvalidInputError(
            "creators.unknown_version",
            f"“{version}” is no version of a credential. Amazon's page shows it beside the credential: "
            f"{', '.join(VERSIONS)}.",
            field="version",
        )
    if sandbox_url is None:
        return Endpoints(API_BASE_URL, _TOKEN_URLS[version][1])
    if not is_loopback_url(sandbox_url):
        raise InvalidInputError("creators.sandbox_not_local", "The stand-in must be on this machine.")
    base = sandbox_url.rstrip("/")
    return Endpoints(base, f"{base}/{'oauth2' if version.startswith('2.') else 'auth/o2'}/token")


def region_of(version: str) -> Region:
    """The region whose marketplaces a credential of this version opens."""
    endpoints_of(version)
    return _TOKEN_URLS[version][0]


def uses_cognito(version: str) -> bool:
    """Versions 2.x ask Cognito by a form and name their version in every request; 3.x ask with JSON."""
    return version.startswith("2.")
