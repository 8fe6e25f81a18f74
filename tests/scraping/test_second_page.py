"""The second page: asked for when wanted, a unit of its own, and part of the first page's visit."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import pytest

from pinflow.kit.errors import ForbiddenError, InvalidInputError, LimitReachedError, NotFoundError
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.fetch_list import FETCH_PAGE_JOB, Outcome
from pinflow.scraping.fetch_page import fetch_page
from pinflow.scraping.fetch_tools import LEASE
from pinflow.scraping.fetching.queries import list_due_pages
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import get_watched
from pinflow.scraping.set_depth import set_list_depth
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.watch_list import request_visit
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.scraping.shop import HOME, KITCHEN, SITE, Scraper, Shop

HOUR = timedelta(hours=1)


async def want(scraper: Scraper, person: Person, depth: int = 100, url: str = HOME) -> ListId:
    list_id = await scraper.watch(person, url)
    async with scraper.database.tenant_session(person.tenant_id) as session:
        await set_list_depth(session, actor_of(person), list_id, depth, scraper.clock.now())
    return list_id


async def second(scraper: Scraper, list_id: ListId) -> Outcome:
    return await fetch_page(scraper.tools, list_id, 2)


async def ranks(scraper: Scraper) -> list[int]:
    """Of the newest visit."""
    return await scraper.values(
        "select o.rank from observation o join market_list l on l.id = o.list_id"
        " and l.last_observed_at = o.observed_at order by 1"
    )


async def test_both_pages_are_one_visit(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await want(scraper, cast.bob)
    assert await second(scraper, list_id) == "not_due", "there is no visit to complete yet"
    assert await scraper.visit(list_id) == "observed"
    assert await ranks(scraper) == list(range(1, 51))
    visit_at = scraper.clock.now()
    scraper.clock.turn(timedelta(seconds=40))
    assert await second(scraper, list_id) == "observed"
    assert await ranks(scraper) == list(range(1, 101))
    assert await scraper.values("select distinct observed_at from observation") == [visit_at]
    assert await scraper.value("select count(title) from product") == 60
    market_list = await scraper.get(list_id)
    assert market_list.last_observed_at == visit_at
    assert market_list.next_fetch_at == visit_at + HOUR, "the second page does not move the next visit"
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        watched = await get_watched(session, list_id)
    assert (watched.products, watched.depth) == (100, 100)
    pages = await scraper.values("select page from page_visit order by fetched_at")
    assert pages == [1, 2]
    assert [request["query"] for request in shop.requests()][-2:] == ["", "pg=2"]


async def test_who_wants_fifty_ranks_is_asked_for_one_page(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    assert await second(scraper, list_id) == "not_due"
    assert (
        await scraper.value("select count(*) from queue.pgqueuer where entrypoint = $1", FETCH_PAGE_JOB) == 0
    )
    assert len([path for path in shop.paths() if path != "/robots.txt"]) == 1


async def test_a_visit_that_shows_something_queues_the_second_page_and_the_sweep_finds_a_lost_one(
    scraper: Scraper, cast: Cast
) -> None:
    list_id = await want(scraper, cast.bob)
    await scraper.visit(list_id)
    assert (
        await scraper.value("select count(*) from queue.pgqueuer where entrypoint = $1", FETCH_PAGE_JOB) == 1
    )
    async with scraper.system.system_session() as session:
        now = scraper.clock.now()
        assert await list_due_pages(session, now, live_sources=[], limit=9) == [(list_id, 2)]
        assert await list_due_pages(session, now, live_sources=["amazon"], limit=9) == []
    await second(scraper, list_id)
    async with scraper.system.system_session() as session:
        assert await list_due_pages(session, scraper.clock.now(), live_sources=[], limit=9) == []


async def test_workers_that_meet_at_a_page_ask_for_it_once(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await want(scraper, cast.bob)
    await scraper.visit(list_id)
    outcomes = await asyncio.gather(*(second(scraper, list_id) for _ in range(5)))
    assert sorted(outcomes) == ["not_due"] * 4 + ["observed"]
    assert await second(scraper, list_id) == "not_due"
    assert [request["query"] for request in shop.requests()].count("pg=2") == 1


async def test_an_unchanged_second_page_says_of_this_visit_what_it_said_of_the_last(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await want(scraper, cast.bob)
    await scraper.visit(list_id)
    await second(scraper, list_id)
    before = await scraper.values("select asin from observation where rank > 50 order by rank")
    scraper.clock.turn(timedelta(minutes=30))
    # The first page is read anew, as if it had changed; the sandbox's second has not, within the hour.
    async with scraper.system.system_session() as session:
        await session.execute("update market_list set etag = null, last_modified = null")
    await scraper.make_due(list_id)
    assert await scraper.visit(list_id) == "observed"
    assert await second(scraper, list_id) == "unchanged"
    assert shop.requests()[-1]["headers"]["if-none-match"]
    assert await ranks(scraper) == list(range(1, 101))
    now = await scraper.value("select last_observed_at from market_list")
    after = await scraper.values(
        "select asin from observation where rank > 50 and observed_at = $1 order by rank", now
    )
    assert after == before
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        assert (await get_watched(session, list_id)).products == 100


async def test_more_ranks_are_asked_for_although_the_first_page_is_unchanged(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        await set_list_depth(session, actor_of(cast.bob), list_id, 100, scraper.clock.now())
    scraper.clock.turn(timedelta(minutes=30))
    await scraper.make_due(list_id)
    assert await scraper.visit(list_id) == "unchanged"
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        watched = await get_watched(session, list_id)
    assert (watched.last_visit_at, watched.last_visit_outcome) == (scraper.clock.now(), "unchanged")
    assert watched.last_observed_at == scraper.clock.now() - timedelta(minutes=30)
    assert await second(scraper, list_id) == "observed"
    assert await ranks(scraper) == list(range(1, 101))
    assert await second(scraper, list_id) == "not_due"


async def test_whoever_asks_for_more_ranks_now_does_not_wait_for_the_next_visit(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    sources, bob = scraper.tools.sources, actor_of(cast.bob)

    async def ask() -> None:
        await request_visit(scraper.system, scraper.tools.jobs, sources, bob, list_id, scraper.clock.now())

    with pytest.raises(LimitReachedError):
        await ask()
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        await set_list_depth(session, bob, list_id, 100, scraper.clock.now())
    await ask()
    assert await second(scraper, list_id) == "observed"
    assert await ranks(scraper) == list(range(1, 101))
    with pytest.raises(LimitReachedError):
        await ask()


async def test_a_refused_second_page_leaves_the_list_as_it_is_and_is_tried_again(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await want(scraper, cast.bob)
    await scraper.visit(list_id)
    shop.refuse(RefusalMode.CAPTCHA)
    assert await second(scraper, list_id) == "refused"
    assert (await scraper.get(list_id)).state == "ok"
    assert await ranks(scraper) == list(range(1, 51))
    assert await scraper.values("select outcome from page_visit where page = 2") == ["scraping.bot_check"]
    assert await scraper.value("select kind from refusal_count") == "bot_check"
    assert await second(scraper, list_id) == "not_due"
    scraper.clock.turn(HOUR)
    assert await second(scraper, list_id) == "observed"
    assert len(await ranks(scraper)) == 100


async def test_the_next_visit_wants_a_second_page_of_its_own(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await want(scraper, cast.bob)
    for _ in range(3):
        await scraper.visit(list_id)
        await second(scraper, list_id)
        scraper.clock.turn(HOUR)
    visits = await scraper.values("select products from list_visit order by observed_at")
    assert visits == [100, 100, 100]
    assert [request["query"] for request in shop.requests()].count("pg=2") == 3


async def test_the_lease_of_a_dead_worker_runs_out(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await want(scraper, cast.bob)
    await scraper.visit(list_id)

    class Dying(AmazonSource):
        async def fetch(self, url: str, **_: object) -> object:  # type: ignore[override]
            raise asyncio.CancelledError

    dying = scraper.with_tools(sources={"amazon": Dying(scraper.tools.http, shop.url)})
    with pytest.raises(asyncio.CancelledError):
        await second(dying, list_id)
    assert await second(scraper, list_id) == "not_due"
    scraper.clock.turn(LEASE)
    assert await second(scraper, list_id) == "observed"


async def test_nothing_live_is_fetched_without_a_decision(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await want(scraper, cast.bob)
    await scraper.visit(list_id)

    class Live(AmazonSource):
        def is_live(self) -> bool:
            return True

    shop.forget()
    live = scraper.with_tools(sources={"amazon": Live(scraper.tools.http, shop.url)})
    with pytest.raises(ForbiddenError):
        await second(live, list_id)
    assert shop.requests() == []


async def test_movers_have_one_page(scraper: Scraper, cast: Cast) -> None:
    list_id = await want(scraper, cast.bob, url=f"{SITE}/gp/movers-and-shakers/kitchen")
    assert await scraper.visit(list_id) == "observed"
    assert await scraper.value("select count(*) from list_page") == 0


async def test_the_depth_is_the_watchers_own(scraper: Scraper, cast: Cast) -> None:
    list_id = await want(scraper, cast.bob, url=KITCHEN)
    await scraper.watch(cast.mallory, KITCHEN)
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        assert (await get_watched(session, list_id)).depth == 50
        with pytest.raises(InvalidInputError):
            await set_list_depth(session, actor_of(cast.mallory), list_id, 75, scraper.clock.now())
        with pytest.raises(NotFoundError):
            await set_list_depth(
                session, actor_of(cast.mallory), await scraper.watch(cast.bob), 100, scraper.clock.now()
            )
    with pytest.raises(ForbiddenError):
        await want(scraper, cast.vera)
