"""Asking for trends, their short cache, refusals in words, and the signals a score gets."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date, timedelta

import msgspec
import pytest

from pinflow.accounts.change_account import hold_account
from pinflow.accounts.models import AccountState
from pinflow.identity.models import Actor
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError, InvalidInputError
from pinflow.kit.http import new_http_client
from pinflow.research.queries import list_candidates
from pinflow.research.trend_signal import TrendSignal
from pinflow.research.trends.find_trend_signals import find_trend_signals
from pinflow.research.trends.list_trends import (
    TrendTools,
    get_category,
    list_categories,
    list_keywords,
)
from pinflow.research.trends.models import KEEP_ANSWER, KINDS, Category, Keyword
from pinflow.research.trends.pinterest import PinterestTrendSource, read_weeks
from pinflow.research.trends.purge_trends import purge_trends
from pinflow.research.trends.refresh_trends import refresh_trends
from pinflow.research.trends.regions import interests_of, region_of
from pinflow.research.trends.trend_source import FakeTrendSource
from tests.contract.fixtures import SandboxAccount, SandboxPinterest
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast
from tests.research.lists import LAMP, MUG, Research, page, seen

LAMPS = Keyword(
    keyword="tischlampe",
    growth_wow=5,
    growth_mom=40,
    growth_yoy=10001,
    weekly=(40, 60, 100),
    weeks_start=date(2026, 11, 2),
)
MUGS = Keyword(keyword="kaffeebecher", growth_mom=12)


@pytest.fixture
def source() -> FakeTrendSource:
    return FakeTrendSource(
        {"growing": [LAMPS], "monthly": [MUGS, LAMPS]}, [Category(name="LAMPS", growth_mom=9, volume=100)]
    )


@pytest.fixture
def tools(database: Database, source: FakeTrendSource) -> TrendTools:
    return TrendTools(database, SECRETS, source)


@pytest.fixture
async def judged(database: Database, sandbox_pinterest: SandboxPinterest) -> AsyncIterator[TrendTools]:
    """The real source, asking the sandbox through the judge."""
    async with new_http_client() as http:
        yield TrendTools(database, SECRETS, PinterestTrendSource(http))


async def connect(
    research: Research, sandbox: SandboxPinterest, *, scopes: list[str] | None = None
) -> SandboxAccount:
    made = sandbox.create_account("larch_and_linen", scopes=scopes)
    await add_account(
        research.database,
        research.tenant_id,
        research.clock.now(),
        base_url=sandbox.base_url,
        token=made.access_token,
    )
    return made


async def test_keywords_categories_and_a_category_come_through_the_tenants_account(
    research: Research, sandbox_pinterest: SandboxPinterest, judged: TrendTools
) -> None:
    await connect(research, sandbox_pinterest)
    now = research.clock.now()
    told = await list_keywords(judged, research.tenant_id, "US", "seasonal", ["home_decor", "gardening"], now)
    assert told.problem is None
    assert {len(keyword.weekly) for keyword in told.items} == {52}
    assert told.expires_at == now + KEEP_ANSWER
    (request,) = sandbox_pinterest.control("GET", "/requests")["requests"]
    assert request["query"] == "limit=50&interests=gardening&interests=home_decor"
    categories = await list_categories(judged, research.tenant_id, "GB+IE", now)
    assert categories.problem is None
    name = categories.items[0].name
    curve = await get_category(judged, research.tenant_id, "GB+IE", name, now)
    assert (curve.items[0].name, len(curve.items[0].weekly)) == (name, 52)
    assert curve.items[0].weeks_start is not None
    assert curve.items[0].weeks_start.weekday() == 0, "weeks that end on Sunday begin on Monday"


async def test_within_hours_nobody_asks_again_and_then_somebody_does(
    research: Research, tools: TrendTools, source: FakeTrendSource, system_database: SystemDatabase
) -> None:
    await add_account(research.database, research.tenant_id, research.clock.now())
    first = await list_keywords(
        tools, research.tenant_id, "DE", "growing", ["art", "beauty"], research.clock.now()
    )
    now = research.turn(minutes=239)
    assert await list_keywords(tools, research.tenant_id, "DE", "growing", ["beauty", "art"], now) == first
    assert len(source.calls) == 1
    assert await purge_trends(system_database, now) == 0
    now = research.turn(minutes=1)
    assert await purge_trends(system_database, now) == 1
    assert await research.value("select count(*) from trend_answer") == 0
    await list_keywords(tools, research.tenant_id, "DE", "growing", ["art", "beauty"], now)
    assert len(source.calls) == 2


async def test_what_one_account_was_told_is_not_what_another_is_told(
    research: Research, tools: TrendTools, source: FakeTrendSource
) -> None:
    now = research.clock.now()
    accounts = [
        await add_account(research.database, research.tenant_id, now, name=name, pinterest_id=name)
        for name in ("first", "second")
    ]
    for account in [*accounts, *accounts]:
        await list_keywords(tools, research.tenant_id, "DE", "growing", (), now, account_id=account.id)
    assert len(source.calls) == len(accounts)


async def test_without_an_account_it_says_how_to_connect_one(
    research: Research, tools: TrendTools, source: FakeTrendSource
) -> None:
    told = await list_keywords(tools, research.tenant_id, "US", "growing", (), research.clock.now())
    assert (told.items, source.calls) == ((), [])
    assert told.problem is not None
    assert "pinflow account add" in told.problem


async def test_a_missing_permission_is_a_reason_that_is_not_asked_for_again_at_once(
    research: Research, sandbox_pinterest: SandboxPinterest, judged: TrendTools
) -> None:
    await connect(research, sandbox_pinterest, scopes=["boards:read"])
    now = research.clock.now()
    for _ in range(3):
        told = await list_keywords(judged, research.tenant_id, "US", "growing", (), now)
        assert told.items == ()
        assert told.problem is not None
        assert "permission this account has not given" in told.problem
    assert sandbox_pinterest.calls("GET", "/v5/trends/*") == 1
    await list_keywords(judged, research.tenant_id, "US", "growing", (), research.turn(minutes=31))
    assert sandbox_pinterest.calls("GET", "/v5/trends/*") == 2


async def test_a_region_that_is_not_allowed_and_a_rate_limit_are_reasons_too(
    research: Research, sandbox_pinterest: SandboxPinterest, judged: TrendTools
) -> None:
    await connect(research, sandbox_pinterest)
    now = research.clock.now()
    sandbox_pinterest.order_fault("rate_limited", method="GET", path="/v5/trends/*", retry_after=600)
    limited = await list_keywords(judged, research.tenant_id, "US", "growing", (), now)
    assert limited.problem is not None
    assert limited.expires_at == now + timedelta(seconds=600)
    # A silence without a time is kept for five minutes, so that nobody asks again at once.
    sandbox_pinterest.order_fault("error_before_commit", method="GET", path="/v5/trends/*", times=9)
    silent = await list_keywords(judged, research.tenant_id, "US", "monthly", (), now)
    assert silent.problem is not None
    assert silent.expires_at == now + timedelta(minutes=5)
    with pytest.raises(InvalidInputError, match="Known: US, GB"):
        await list_categories(judged, research.tenant_id, "DE", now)
    with pytest.raises(InvalidInputError):
        await list_keywords(judged, research.tenant_id, "Mars", "growing", (), now)


async def test_an_account_that_must_be_reconnected_is_not_asked(
    research: Research, tools: TrendTools, cast: Cast
) -> None:
    account = await add_account(research.database, research.tenant_id, research.clock.now())
    actor: Actor = actor_of(cast.alice)
    async with research.database.tenant_session(research.tenant_id) as session:
        await hold_account(
            session, actor, account.id, AccountState.RECONNECT_NEEDED, "No.", research.clock.now()
        )
    told = await list_keywords(tools, research.tenant_id, "US", "growing", (), research.clock.now())
    assert told.problem is not None


async def test_refreshing_asks_for_all_kinds_in_the_projects_region_and_interests(
    research: Research, tools: TrendTools, source: FakeTrendSource
) -> None:
    await add_account(research.database, research.tenant_id, research.clock.now())
    await research.watch("Küche, Haushalt & Wohnen")
    told = await refresh_trends(tools, research.tenant_id, research.project.id, research.clock.now())
    assert (told.keywords, told.problem) == (3, None)
    assert source.calls == [("keywords", "DE", kind, "food_and_drinks", "home_decor") for kind in KINDS]
    await refresh_trends(tools, research.tenant_id, research.project.id, research.turn(minutes=60))
    assert len(source.calls) == 4, "what is fresh is not asked for"


async def test_refreshing_never_fails_because_of_pinterest(
    research: Research, tools: TrendTools, source: FakeTrendSource
) -> None:
    await add_account(research.database, research.tenant_id, research.clock.now())
    source.failure = ExternalError("pinterest.unavailable", "Pinterest does not answer properly.")
    told = await refresh_trends(tools, research.tenant_id, research.project.id, research.clock.now())
    assert (told.keywords, told.problem) == (0, "Pinterest does not answer properly.")
    assert region_of("amazon.co.jp") is None
    assert interests_of(["kitchen", "garden", "unheard of"]) == ("food_and_drinks", "gardening", "home_decor")


async def signals(research: Research) -> dict[tuple[str, str], TrendSignal]:
    async with research.database.tenant_session(research.tenant_id) as session:
        candidates = await list_candidates(
            session, research.project.id, research.clock.now() - timedelta(days=30)
        )
        return await find_trend_signals(session, research.project, candidates, research.clock.now())


async def test_a_product_gets_the_trend_that_fits_it_until_the_cache_expires(
    research: Research, tools: TrendTools
) -> None:
    await add_account(research.database, research.tenant_id, research.clock.now())
    lamp = msgspec.structs.replace(seen(LAMP, 1), title="Tischlampe Vintage, dimmbar")
    spoon = msgspec.structs.replace(seen(MUG, 2), title="Kochlöffel aus Holz, 3er Set")
    await research.see(await research.watch("Beleuchtung"), page(lamp, spoon))
    assert await signals(research) == {}, "nothing is asked here"
    fetched_at = research.clock.now()
    await refresh_trends(tools, research.tenant_id, research.project.id, fetched_at)
    found = await signals(research)
    assert set(found) == {("amazon.de", LAMP)}
    signal = found["amazon.de", LAMP]
    assert (signal.keyword, signal.region, signal.source) == ("tischlampe", "DE", "pinterest")
    assert (signal.growth_wow, signal.growth_mom, signal.growth_yoy) == (5.0, 40.0, 10001.0)
    assert (signal.weekly, signal.weeks_start) == ((40, 60, 100), date(2026, 11, 2))
    assert signal.fetched_at == fetched_at
    assert signal.matched == "“tischlampe” fits: the title says “tischlampe”"
    research.turn(minutes=240)
    assert await signals(research) == {}, "an expired answer is no signal"


async def test_another_tenants_trends_are_not_read(
    research: Research, mallorys: Research, tools: TrendTools
) -> None:
    await add_account(research.database, research.tenant_id, research.clock.now())
    lamp = msgspec.structs.replace(seen(LAMP, 1), title="Tischlampe Vintage, dimmbar")
    await mallorys.see(await mallorys.watch("Beleuchtung"), page(lamp))
    await refresh_trends(tools, research.tenant_id, research.project.id, research.clock.now())
    assert await signals(mallorys) == {}


async def test_the_database_keeps_nothing_of_pinterests_for_longer_than_a_day(
    research: Research, clock: FixedClock
) -> None:
    account = await add_account(research.database, research.tenant_id, clock.now())
    with pytest.raises(InvalidInputError):
        async with research.database.tenant_session(research.tenant_id) as session:
            await session.execute(
                "insert into trend_answer (tenant_id, account_id, topic, region, filter, answer, fetched_at,"
                " expires_at) values ($1, $2, 'growing', 'US', '', '[]', $3, $4)",
                research.tenant_id,
                account.id,
                clock.now(),
                clock.now() + timedelta(hours=25),
            )


def test_a_week_that_was_left_out_stands_as_the_one_before_it() -> None:
    series = {date(2026, 11, 22): 100.0, date(2026, 11, 1): 40.0, date(2026, 11, 8): 60.0}
    assert read_weeks(series) == ((40, 60, 60, 100), date(2026, 10, 26))
    assert read_weeks({}) == ((), None)
