"""A refusal is an outcome of its own, said on the list, and never "no products"."""

from __future__ import annotations

import gzip
import hashlib
from datetime import timedelta

import msgspec
import pytest

from pinflow.kit.errors import ForbiddenError
from pinflow.kit.ids import new_id
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.ask_host import SHORTEST_OPENING as CLOSED_AFTER_REFUSAL
from pinflow.scraping.decide_fetching import decide_fetching
from pinflow.scraping.models import FetchDecision, ListState
from pinflow.scraping.queries import (
    find_fetch_decision,
    insert_fetch_decision,
    list_due_lists,
    list_watched,
    may_fetch_live,
)
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.terms import TERMS, TERMS_VERSION
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.scraping.shop import CARDS, DEFERRED, KITCHEN, Scraper, Shop

# What each of the sandbox's refusals is called, and whether the host is left alone after it.
OUTCOMES = {
    RefusalMode.CAPTCHA: ("scraping.bot_check", True),
    RefusalMode.BUSY_503: ("scraping.busy", True),
    RefusalMode.BUSY_200: ("scraping.error_page", True),
    RefusalMode.THROTTLE_429: ("scraping.busy", True),
    RefusalMode.SIGN_IN: ("scraping.sign_in", True),
    RefusalMode.EMPTY_SHELL: ("scraping.empty_shell", True),
    RefusalMode.REDIRECT: ("scraping.sign_in", True),
}


def test_every_refusal_of_the_sandbox_is_tried() -> None:
    """A failing server is no refusal: it is asked again, see test_ask_host."""
    assert set(OUTCOMES) | {RefusalMode.ERROR_PAGE} == set(RefusalMode)


@pytest.mark.parametrize("mode", OUTCOMES)
async def test_a_refusal_is_recorded_said_and_tried_again_later(
    mode: RefusalMode, scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    code, closes = OUTCOMES[mode]
    list_id = await scraper.watch(cast.bob)
    shop.refuse(mode)
    assert await scraper.visit(list_id) == "refused"

    assert await scraper.values("select outcome from page_visit") == [code]
    assert await scraper.value("select count(*) from observation") == 0
    assert await scraper.value("select count(*) from product") == 0
    market_list = await scraper.get(list_id)
    assert market_list.state is ListState.REFUSED
    assert market_list.last_observed_at is None
    assert market_list.message
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        (watched,) = await list_watched(session)
    assert (watched.state, watched.message) == (ListState.REFUSED, market_list.message)
    # What was answered is kept, for whoever has to find out why.
    page = await scraper.tools.pages.get(await scraper.value("select page_sha256 from page_visit"))
    assert (b"<html" in gzip.decompress(page.data).lower()) is (mode is not RefusalMode.REDIRECT)

    closed_until = await scraper.value("select closed_until from host_budget where host = $1", shop.host)
    assert (closed_until is not None) is closes
    assert await scraper.visit(list_id) == "not_due"
    scraper.clock.turn(CLOSED_AFTER_REFUSAL)
    assert await scraper.visit(list_id) == "observed"
    assert await scraper.value("select count(*) from observation") == CARDS + DEFERRED
    assert (await scraper.get(list_id)).message is None


async def test_after_a_refusal_the_whole_host_is_left_alone_for_a_while(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    refused, other = await scraper.watch(cast.bob), await scraper.watch(cast.bob, KITCHEN)
    shop.refuse(RefusalMode.CAPTCHA)
    assert await scraper.visit(refused) == "refused"
    shop.forget()
    assert await scraper.visit(other) == "waiting"
    market_list = await scraper.get(other)
    assert market_list.state is ListState.WAITING
    assert market_list.message is not None
    assert "left alone until 10:00 UTC" in market_list.message
    assert market_list.next_fetch_at == scraper.clock.now() + CLOSED_AFTER_REFUSAL
    assert shop.requests() == []
    scraper.clock.turn(CLOSED_AFTER_REFUSAL)
    assert await scraper.visit(other) == "observed"
    assert await scraper.value("select reason from host_budget where host = $1", shop.host) is None


async def test_a_refusal_takes_nothing_away_that_was_seen_before(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    seen_at = scraper.clock.now()
    scraper.clock.turn(timedelta(hours=2))
    shop.refuse(RefusalMode.BUSY_200)
    assert await scraper.visit(list_id) == "refused"
    assert (await scraper.get(list_id)).last_observed_at == seen_at
    assert await scraper.value("select count(*) from observation") == CARDS + DEFERRED
    assert await scraper.value("select count(title) from product") == CARDS


async def test_a_front_page_with_several_lists_is_refused_with_what_to_do(
    scraper: Scraper, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob, "https://www.amazon.com/Best-Sellers/zgbs")
    assert await scraper.visit(list_id) == "refused"
    message = (await scraper.get(list_id)).message
    assert message is not None
    assert "Watch one of its categories" in message
    assert await scraper.value("select count(*) from host_budget where closed_until is not null") == 0


async def test_a_page_that_is_gone_is_refused(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob, "https://www.amazon.com/Best-Sellers-Gone/zgbs/gone")
    assert await scraper.visit(list_id) == "refused"
    assert await scraper.values("select status from page_visit") == [404]


# The decision about live fetching ------------------------------------------------------------------


async def decide(scraper: Scraper, person: Person, *, allowed: bool) -> None:
    async with scraper.database.tenant_session(person.tenant_id) as session:
        await decide_fetching(session, actor_of(person), allowed=allowed, now=scraper.clock.now())


@pytest.fixture
async def live(scraper: Scraper, shop: Shop) -> Scraper:
    """A scraper whose one source asks somebody else's site, as far as it knows."""

    class LiveSource(AmazonSource):
        def is_live(self) -> bool:
            return True

    return scraper.with_tools(sources={"amazon": LiveSource(scraper.tools.http, shop.url)})


async def test_nothing_live_is_fetched_without_a_decision(live: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await live.watch(cast.alice)
    with pytest.raises(ForbiddenError) as refusal:
        await live.visit(list_id)
    assert refusal.value.code == "scraping.no_decision"
    market_list = await live.get(list_id)
    assert market_list.state is ListState.WAITING
    assert market_list.message is not None
    assert "pinflow scrape decide" in market_list.message
    assert shop.requests() == []


async def test_the_newest_decision_counts(live: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await live.watch(cast.alice)
    await decide(live, cast.alice, allowed=True)
    assert await live.visit(list_id) == "observed"
    shop.forget()
    live.clock.turn(timedelta(hours=1))
    await decide(live, cast.alice, allowed=False)
    with pytest.raises(ForbiddenError):
        await live.visit(list_id)
    assert shop.requests() == []
    live.clock.turn(timedelta(hours=1))
    await decide(live, cast.alice, allowed=True)
    assert await live.visit(list_id) == "observed"


async def decide_earlier(scraper: Scraper, person: Person, *, allowed: bool) -> None:
    """A decision about terms that have changed since."""
    decision = FetchDecision(
        allowed=allowed, terms_version="2024-01", decided_by=person.name, decided_at=scraper.clock.now()
    )
    async with scraper.database.tenant_session(person.tenant_id) as session:
        await insert_fetch_decision(session, new_id(scraper.clock.now()), decision)


async def test_when_the_terms_change_nothing_is_fetched_until_somebody_decides_again(
    live: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await live.watch(cast.alice)
    await decide_earlier(live, cast.alice, allowed=True)
    for expected in (None, True):
        async with live.database.tenant_session(cast.alice.tenant_id) as session:
            assert (await find_fetch_decision(session) is not None) is (expected is not None)
        async with live.system.system_session() as system:
            assert await may_fetch_live(system, list_id) is (expected is True)
            due = await list_due_lists(system, live.clock.now(), live_sources=["amazon"], limit=10)
            assert due == ([list_id] if expected else [])
        if expected is None:
            with pytest.raises(ForbiddenError) as refusal:
                await live.visit(list_id)
            assert refusal.value.code == "scraping.no_decision"
            assert shop.requests() == []
            live.clock.turn(timedelta(hours=1))
            await decide(live, cast.alice, allowed=True)
    assert await live.visit(list_id) == "observed"


async def test_a_process_that_shows_older_terms_can_take_a_permission_back(live: Scraper, cast: Cast) -> None:
    """While hosts are updated one by one, the newest answer counts, whichever terms it was given to."""
    list_id = await live.watch(cast.alice)
    await decide(live, cast.alice, allowed=True)
    live.clock.turn(timedelta(minutes=1))
    await decide_earlier(live, cast.alice, allowed=False)
    async with live.system.system_session() as system:
        assert not await may_fetch_live(system, list_id)
        assert await list_due_lists(system, live.clock.now(), live_sources=["amazon"], limit=10) == []
    async with live.database.tenant_session(cast.alice.tenant_id) as session:
        assert await find_fetch_decision(session) is None


async def test_a_decision_of_another_tenant_allows_only_what_that_tenant_watches(
    live: Scraper, cast: Cast
) -> None:
    list_id = await live.watch(cast.alice)
    await decide(live, cast.mallory, allowed=True)
    with pytest.raises(ForbiddenError):
        await live.visit(list_id)
    await live.watch(cast.mallory)
    await live.make_due(list_id)
    live.clock.turn(timedelta(minutes=10))
    assert await live.visit(list_id) == "observed"


async def test_only_an_admin_decides_and_the_decision_is_kept_with_name_and_terms(
    live: Scraper, cast: Cast
) -> None:
    with pytest.raises(ForbiddenError):
        await decide(live, cast.bob, allowed=True)
    assert await live.value("select count(*) from fetch_decision") == 0
    await decide(live, cast.alice, allowed=True)
    assert await live.value("select decided_by from fetch_decision") == "alice"
    assert await live.value("select terms_version from fetch_decision") == TERMS_VERSION
    assert await live.values("select action from audit_entry") == ["fetching.allowed"]


def test_terms_that_change_get_a_new_version_and_so_ask_again() -> None:
    digest = hashlib.sha256(msgspec.json.encode(TERMS)).hexdigest()[:16]
    assert (TERMS_VERSION, digest) == ("2026-11", "621f2cc89f8d72fd"), (
        "raise TERMS_VERSION, then note both here"
    )


def test_every_term_says_where_it_comes_from() -> None:
    assert len(TERMS) >= 3
    assert all(term.title and term.text and term.source for term in TERMS)
