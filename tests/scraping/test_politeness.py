"""How a host is asked: robots.txt first, spacing and a daily budget over all processes."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterator
from datetime import timedelta

import msgspec
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from pinflow.kit.clock import FixedClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import LimitReachedError
from pinflow.kit.http import new_http_client
from pinflow.scraping.fetch_list import fetch_list
from pinflow.scraping.models import ListId, ListState
from pinflow.scraping.reserve_request import (
    LONGEST_WAIT,
    MAX_ROBOTS_BYTES,
    ROBOTS_LIFE,
    Politeness,
    reserve_request,
)
from pinflow.scraping.sources.amazon.source import AmazonSource
from tests.conftest import TestUrls
from tests.contract.fixtures import running_server
from tests.factories.cast import Cast
from tests.scraping.shop import (
    GARDEN,
    HANDMADE,
    HOME,
    KITCHEN,
    SITE,
    UNHURRIED,
    Scraper,
    Shop,
    TurningSleep,
    make_tools,
)

SPACING = timedelta(seconds=8)
POLITE = Politeness(spacing=SPACING, daily_budget=1000, user_agent="pinflow/test")


async def test_two_workers_never_ask_closer_than_the_spacing(
    scraper: Scraper, shop: Shop, cast: Cast, clock: FixedClock, database_urls: TestUrls
) -> None:
    """The sandbox's own log proves it, on the clock that all of them read."""
    pages = [
        HOME,
        KITCHEN,
        GARDEN,
        HANDMADE,
        f"{SITE}/gp/new-releases/kitchen",
        f"{SITE}/gp/most-gifted/kitchen",
    ]
    waiting = [await scraper.watch(cast.bob, url) for url in pages]
    sleep = TurningSleep(clock, sleepers=2)

    async def work() -> list[ListId]:
        """One process: connections and a client of its own, from the shared heap of due lists."""
        done = []
        async with new_http_client() as http:
            system = await SystemDatabase.open(database_urls.system)
            tools = make_tools(system, clock, http, AmazonSource(http, shop.url))
            process = scraper.with_tools(**{**vars(tools), "politeness": POLITE, "sleep": sleep})
            try:
                while waiting:
                    list_id = waiting.pop(0)
                    outcome = await fetch_list(process.tools, list_id)
                    if outcome == "observed":
                        done.append(list_id)
                    else:
                        assert outcome == "waiting"
                        await sleep(
                            (await process.get(list_id)).next_fetch_at.timestamp() - clock.now().timestamp()
                        )
                        waiting.append(list_id)
            finally:
                sleep.leave()
                await system.close()
        return done

    async with asyncio.timeout(60):
        first, second = await asyncio.gather(work(), work())
    assert len(first) + len(second) == len(pages)
    assert first, "one worker did everything: nothing was proved"
    assert second, "one worker did everything: nothing was proved"
    moments = shop.moments()
    assert len(moments) >= len(pages) + 1
    assert shop.paths().count("/robots.txt") <= 2
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert min(gaps) >= SPACING
    assert max(gaps) <= SPACING * 1.3 * 2, "it is polite, not asleep"


async def test_moments_taken_at_the_same_time_keep_the_spacing(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    spacing = timedelta(seconds=1)
    politeness = msgspec.structs.replace(POLITE, spacing=spacing)
    turns = await asyncio.gather(
        *(
            reserve_request(system_database, politeness, "https://lists.example/a", clock.now())
            for _ in range(15)
        )
    )
    moments = sorted(turn.moment for turn in turns)
    assert moments[0] == clock.now()
    gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
    assert min(gaps) >= spacing
    assert max(gaps) > spacing, "there is no jitter"


async def test_a_moment_far_away_is_not_taken(system_database: SystemDatabase, clock: FixedClock) -> None:
    """Whoever would give it up again must not push the others back, nor spend the budget."""
    politeness = msgspec.structs.replace(POLITE, spacing=timedelta(minutes=10))
    await reserve_request(system_database, politeness, "https://lists.example/a", clock.now())
    async with system_database.system_session() as session:
        before = await session.fetch_value("select (next_allowed_at, used_today)::text from host_budget")
    for _ in range(3):
        with pytest.raises(LimitReachedError) as later:
            await reserve_request(system_database, politeness, "https://lists.example/b", clock.now())
        assert later.value.code == "scraping.queue_at_host"
        assert later.value.retry_after > LONGEST_WAIT
    async with system_database.system_session() as session:
        after = await session.fetch_value("select (next_allowed_at, used_today)::text from host_budget")
    assert after == before


async def test_hosts_do_not_wait_for_one_another(system_database: SystemDatabase, clock: FixedClock) -> None:
    for host in ("one.example", "two.example"):
        turn = await reserve_request(system_database, POLITE, f"https://{host}/", clock.now())
        assert (turn.moment, turn.trial) == (clock.now(), False)


async def test_the_daily_budget_holds_over_all_workers_until_the_next_day(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    politeness = msgspec.structs.replace(UNHURRIED, daily_budget=3)
    workers = [scraper.with_tools(politeness=politeness), scraper.with_tools(politeness=politeness)]
    lists = [await scraper.watch(cast.bob, url) for url in (HOME, KITCHEN, GARDEN)]
    # robots.txt costs one as well.
    assert await workers[0].visit(lists[0]) == "observed"
    assert await workers[1].visit(lists[1]) == "observed"
    assert await workers[0].visit(lists[2]) == "waiting"
    assert len(shop.requests()) == 3
    market_list = await scraper.get(lists[2])
    assert market_list.message is not None
    assert "daily budget" in market_list.message
    assert market_list.next_fetch_at.isoformat() == "2026-11-24T00:00:00+00:00"
    scraper.clock.turn(market_list.next_fetch_at - scraper.clock.now())
    assert await workers[1].visit(lists[2]) == "observed"


async def test_what_robots_txt_disallows_is_not_asked_for(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    await scraper.allow_robots(shop.host, "User-agent: *\nDisallow: /Best-Sellers-Home-Decor/\n")
    list_id = await scraper.watch(cast.bob)
    assert await scraper.visit(list_id) == "refused"
    assert shop.requests() == []
    market_list = await scraper.get(list_id)
    assert market_list.state is ListState.REFUSED
    assert market_list.message is not None
    assert "does not allow robots" in market_list.message
    assert market_list.next_fetch_at == scraper.clock.now() + timedelta(days=1)
    assert await scraper.visit(await scraper.watch(cast.bob, KITCHEN)) == "observed"


async def test_a_rule_for_our_own_name_counts(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    await scraper.allow_robots(shop.host, "User-agent: pinflow\nDisallow: /\n\nUser-agent: *\nAllow: /\n")
    assert await scraper.visit(await scraper.watch(cast.bob)) == "refused"
    assert shop.requests() == []


async def test_robots_txt_is_read_again_after_a_day(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    for turn in (timedelta(0), timedelta(hours=2), ROBOTS_LIFE):
        scraper.clock.turn(turn)
        await scraper.make_due(list_id)
        assert await scraper.visit(list_id) == "observed"
    assert shop.paths().count("/robots.txt") == 2


class Host:
    """A host whose robots.txt is answered with ``status``, and which has no other page."""

    def __init__(self) -> None:
        self.status = 200
        self.robots = "User-agent: *\nDisallow:\n"
        self.moved = False
        self.asked: list[str] = []
        self.url = ""

    async def answer(self, request: Request) -> Response:
        self.asked.append(request.url.path)
        if request.url.path == "/robots.txt":
            if self.moved:
                return RedirectResponse("/robots-moved.txt")
            headers = {"retry-after": "7200"} if self.status == 429 else {}
            return PlainTextResponse(self.robots, self.status, headers)
        if request.url.path == "/robots-moved.txt":
            return PlainTextResponse(self.robots)
        return PlainTextResponse("nothing here", 404)


@pytest.fixture
def host() -> Iterator[Host]:
    host = Host()
    with running_server(Starlette(routes=[Route("/{path:path}", host.answer)])) as url:
        host.url = url
        host.asked.clear()
        yield host


@pytest.mark.parametrize("status", [500, 502, 504])
async def test_a_host_that_cannot_say_its_rules_is_not_asked_for_pages(
    status: int, host: Host, scraper: Scraper, cast: Cast
) -> None:
    host.status = status
    scraper = scraper.with_tools(sources={"amazon": AmazonSource(scraper.tools.http, host.url)})
    list_id = await scraper.watch(cast.bob)
    assert await scraper.visit(list_id) == "waiting"
    assert host.asked == ["/robots.txt"]
    market_list = await scraper.get(list_id)
    assert market_list.state is ListState.WAITING
    assert market_list.message is not None
    assert str(status) in market_list.message
    host.status = 200
    scraper.clock.turn(timedelta(minutes=15))
    assert await scraper.visit(list_id) == "refused"
    assert host.asked[-1] == "/Best-Sellers-Home-Decor/zgbs/home-garden"


async def test_a_host_without_robots_txt_has_no_rules(host: Host, scraper: Scraper, cast: Cast) -> None:
    host.status = 404
    scraper = scraper.with_tools(sources={"amazon": AmazonSource(scraper.tools.http, host.url)})
    assert await scraper.visit(await scraper.watch(cast.bob)) == "refused"
    assert len(host.asked) == 2


async def test_a_host_that_is_silent_is_asked_again_later(
    scraper: Scraper, cast: Cast, unused_port: int
) -> None:
    nobody = f"http://127.0.0.1:{unused_port}"
    scraper = scraper.with_tools(sources={"amazon": AmazonSource(scraper.tools.http, nobody)})
    list_id = await scraper.watch(cast.bob)
    assert await scraper.visit(list_id) == "waiting"
    assert "does not answer" in ((await scraper.get(list_id)).message or "")


@pytest.mark.parametrize(
    ("status", "robots", "kind", "pause"),
    [
        (429, "", "busy", timedelta(hours=2)),
        (503, "", "busy", timedelta(hours=1)),
        (200, "\ufeff <!doctype html><title>Robot Check</title>", "robots_withheld", timedelta(hours=1)),
    ],
)
async def test_a_refusal_instead_of_robots_txt_closes_the_host(
    status: int, robots: str, kind: str, pause: timedelta, host: Host, scraper: Scraper, cast: Cast
) -> None:
    host.status, host.robots = status, robots
    scraper = scraper.with_tools(sources={"amazon": AmazonSource(scraper.tools.http, host.url)})
    list_id = await scraper.watch(cast.bob)
    assert await scraper.visit(list_id) == "refused"
    assert host.asked == ["/robots.txt"]
    assert await scraper.values("select kind from refusal_count") == [kind]
    assert await scraper.value("select closed_until from host_budget") == scraper.clock.now() + pause
    assert await scraper.value("select robots_txt from host_budget") is None
    assert (await scraper.get(list_id)).next_fetch_at == scraper.clock.now() + pause
    host.status, host.robots = 200, ""
    scraper.clock.turn(pause)
    await scraper.visit(list_id)
    assert host.asked[-1] == "/Best-Sellers-Home-Decor/zgbs/home-garden"


@pytest.mark.parametrize("moved", [False, True])
async def test_robots_txt_is_followed_and_read_up_to_its_limit(
    moved: bool, host: Host, scraper: Scraper, cast: Cast
) -> None:
    host.moved = moved
    host.robots = "User-agent: *\nDisallow: /Best-Sellers-Home-Decor/\n" + "#" * MAX_ROBOTS_BYTES
    scraper = scraper.with_tools(sources={"amazon": AmazonSource(scraper.tools.http, host.url)})
    assert await scraper.visit(await scraper.watch(cast.bob)) == "refused"
    assert "/Best-Sellers-Home-Decor/zgbs/home-garden" not in host.asked
    assert await scraper.value("select length(robots_txt) from host_budget") == MAX_ROBOTS_BYTES


async def test_a_robots_txt_that_is_forbidden_has_no_rules(host: Host, scraper: Scraper, cast: Cast) -> None:
    host.status = 403
    scraper = scraper.with_tools(sources={"amazon": AmazonSource(scraper.tools.http, host.url)})
    await scraper.visit(await scraper.watch(cast.bob))
    assert host.asked[-1] == "/Best-Sellers-Home-Decor/zgbs/home-garden"


async def test_a_crawl_delay_is_kept_where_it_is_longer_than_our_own(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    await scraper.allow_robots(shop.host, "User-agent: *\nDisallow:\nCrawl-delay: 20\n")
    for least, spacing in ((20, timedelta(seconds=5)), (25, timedelta(seconds=25))):
        politeness = msgspec.structs.replace(POLITE, spacing=spacing)
        turn = await reserve_request(scraper.system, politeness, shop.url, scraper.clock.now())
        scraper.clock.turn(turn.moment - scraper.clock.now())
        following = await scraper.value("select next_allowed_at from host_budget where host = $1", shop.host)
        assert timedelta(seconds=least) <= following - turn.moment <= timedelta(seconds=least) * 1.4
