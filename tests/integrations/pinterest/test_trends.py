"""Trends as the client asks for them; every request and reply goes through the judge."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx2
import pytest

from pinflow.integrations.pinterest.errors import PinterestScopeError
from pinflow.integrations.pinterest.trends import CATEGORY_REGIONS, INTERESTS, KINDS, REGIONS, PinterestTrends
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import new_http_client
from tests.contract.canned_answers import canned
from tests.contract.fixtures import SandboxPinterest
from tests.contract.judge import official_judge

BASE = "https://api.pinterest.com/v5"


@pytest.fixture
async def trends(sandbox_pinterest: SandboxPinterest) -> AsyncIterator[PinterestTrends]:
    account = sandbox_pinterest.create_account()
    async with new_http_client() as http:
        yield PinterestTrends(http, sandbox_pinterest.base_url, account.access_token)


def test_regions_kinds_and_interests_are_those_of_the_description(
    sandbox_pinterest: SandboxPinterest,
) -> None:
    schemas = official_judge()._description["components"]["schemas"]
    assert list(REGIONS) == schemas["TrendsSupportedRegion"]["enum"]
    assert list(KINDS) == schemas["TrendType"]["enum"]
    assert sorted(INTERESTS) == sorted(schemas["L1InterestList"]["items"]["enum"])
    assert list(CATEGORY_REGIONS) == schemas["ProductCategoryRegion"]["enum"]


async def test_every_region_and_kind_is_answered(trends: PinterestTrends) -> None:
    assert len(REGIONS) == 18
    for region in REGIONS:
        assert await trends.list_keywords(region, "growing", limit=3)
    for kind in KINDS:
        found = await trends.list_keywords("DE+AT+CH", kind, interests=("home_decor", "gardening"))
        assert found
        assert len(found) <= 50


async def test_categories_come_strongest_first_and_with_their_year(trends: PinterestTrends) -> None:
    for region in CATEGORY_REGIONS:
        found = await trends.list_categories(region)
        growth = [each.pct_change_mom for each in found]
        assert growth == sorted(growth, reverse=True)
        assert len(found) > 5
    details = await trends.get_category("GB+IE", found[0].product_category)
    assert details is not None
    assert len(details.time_series) == 52
    assert max(details.time_series.values()) == 100
    assert details.related_searches
    assert await trends.get_category("US", "SAWS") is None


@pytest.mark.parametrize(
    ("region", "kind", "interests"),
    [("XX", "growing", ()), ("US", "rising", ()), ("US", "growing", ("cats",)), ("us", "growing", ())],
)
async def test_what_pinterest_does_not_know_is_refused_before_it_is_sent(
    sandbox_pinterest: SandboxPinterest,
    trends: PinterestTrends,
    region: str,
    kind: str,
    interests: tuple[str, ...],
) -> None:
    with pytest.raises(InvalidInputError, match="Known:"):
        await trends.list_keywords(region, kind, interests=interests)  # type: ignore[arg-type]
    with pytest.raises(InvalidInputError, match="Known: US, GB\\+IE, CA"):
        await trends.list_categories("DE")
    assert sandbox_pinterest.calls() == 0


async def test_a_growth_of_more_than_ten_thousand_percent_is_told_as_pinterest_tells_it() -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        row = {
            "keyword": "couples halloween costumes",
            "pct_growth_wow": 10001,
            "pct_growth_mom": 10001,
            "pct_growth_yoy": -40,
            "time_series": {"2026-11-15": 3, "2026-11-22": 100},
        }
        return httpx2.Response(200, json={"trends": [row]})

    trends = PinterestTrends(new_http_client(transport=canned(answer)), BASE, "pina_x")
    (found,) = await trends.list_keywords("US", "growing")
    assert (found.pct_growth_wow, found.pct_growth_yoy) == (10001, -40)


async def test_without_the_scope_it_is_a_permission_that_is_missing(
    sandbox_pinterest: SandboxPinterest,
) -> None:
    account = sandbox_pinterest.create_account("no_scope", scopes=["boards:read"])
    async with new_http_client() as http:
        trends = PinterestTrends(http, sandbox_pinterest.base_url, account.access_token)
        for call in (trends.list_keywords("US", "growing"), trends.list_categories("US")):
            with pytest.raises(PinterestScopeError):
                await call


def test_the_token_is_not_shown() -> None:
    assert "pina_secret" not in repr(PinterestTrends(new_http_client(), BASE, "pina_secret"))
