"""What is searched for and shopped on Pinterest: trending keywords and product categories."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import get_args

import httpx2
import msgspec

from pinflow.integrations.pinterest.calls import Before, Calls, OnAnswer
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.models import TrendingKeyword, TrendKind
from pinflow.integrations.pinterest.settings import checked_base_url
from pinflow.kit.errors import InvalidInputError

KINDS: tuple[TrendKind, ...] = get_args(TrendKind)
REGIONS = (
    "US",
    "CA",
    "DE",
    "FR",
    "ES",
    "IT",
    "DE+AT+CH",
    "GB+IE",
    "IT+ES+PT+GR+MT",
    "PL+RO+HU+SK+CZ",
    "SE+DK+FI+NO",
    "NL+BE+LU",
    "AR",
    "BR",
    "CO",
    "MX",
    "MX+AR+CO+CL",
    "AU+NZ",
)
# Product categories are told of three markets only.
CATEGORY_REGIONS = ("US", "GB+IE", "CA")
INTERESTS = (
    "animals",
    "architecture",
    "art",
    "beauty",
    "childrens_fashion",
    "design",
    "diy_and_crafts",
    "education",
    "electronics",
    "entertainment",
    "event_planning",
    "finance",
    "food_and_drinks",
    "gardening",
    "health",
    "home_decor",
    "mens_fashion",
    "parenting",
    "quotes",
    "sport",
    "travel",
    "vehicles",
    "wedding",
    "womens_fashion",
)
# What Pinterest says for any growth of more than 10,000 percent.
MORE_THAN_TOLD = 10_001


class TrendingCategory(msgspec.Struct, frozen=True, kw_only=True):
    """A product category and how people's engagement with it grew over the month, in percent.

    ``percent_relative_volume``: against the largest of the answer.
    """

    product_category: str
    pct_change_mom: int
    percent_relative_volume: int
    verticals: tuple[str, ...] = ()


class CategoryDetails(msgspec.Struct, frozen=True, kw_only=True):
    """A product category's weeks (0-100, by the day each ends) and what people search around it."""

    product_category: str
    related_searches: tuple[str, ...] = ()
    time_series: dict[date, float] = {}


class PinterestTrends:
    """Speaks for the account whose ``access_token`` it holds; scope ``user_accounts:read``.

    Every method raises a ``PinterestError``, and InvalidInputError before anything is sent for a region,
    kind or interest that Pinterest does not know.
    """

    def __init__(
        self,
        http: httpx2.AsyncClient,
        base_url: str,
        access_token: str,
        *,
        on_answer: OnAnswer | None = None,
        before: Before | None = None,
    ) -> None:
        self._client = PinterestClient(http, base_url, access_token, on_answer=on_answer, before=before)
        self._calls = Calls(
            http,
            checked_base_url(base_url),
            authorization=f"Bearer {access_token}",
            secret=access_token,
            on_answer=on_answer,
            before=before,
        )

    def __repr__(self) -> str:
        return f"PinterestTrends({self._client.base_url!r})"

    async def list_keywords(
        self, region: str, kind: TrendKind, *, interests: Sequence[str] = (), limit: int = 50
    ) -> list[TrendingKeyword]:
        """The top keywords of a region, strongest first, at most 50."""
        _one_of("region", region, REGIONS)
        _one_of("kind", kind, KINDS)
        for interest in interests:
            _one_of("interests", interest, INTERESTS)
        return await self._client.list_trending_keywords(region, kind, interests=interests, limit=limit)

    async def list_categories(self, region: str) -> list[TrendingCategory]:
        """The growing product categories of a region, strongest first."""
        _one_of("region", region, CATEGORY_REGIONS)
        return await self._calls.read(
            "/trends/product_categories/trending", [("region", region)], list[TrendingCategory]
        )

    async def get_category(self, region: str, category: str) -> CategoryDetails | None:
        """A product category (``AREA_RUGS``) over the last year; None if Pinterest tells nothing of it."""
        _one_of("region", region, CATEGORY_REGIONS)
        found = await self._calls.read(
            "/trends/product_categories/details",
            [("product_categories", category), ("region", region), ("lookback_window", "365")],
            list[CategoryDetails],
        )
        return next((each for each in found if each.product_category == category), None)


def _one_of(field: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise InvalidInputError(
            "trends.unknown_value",
            f"“{value[:60]}” is not one Pinterest knows. Known: {', '.join(known)}.",
            field=field,
        )
