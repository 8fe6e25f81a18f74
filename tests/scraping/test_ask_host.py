"""One door to every host: circuits that open, try once and close; counted refusals; tries where they help."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

import pytest

from pinflow.entrypoints.overview import read_overview
from pinflow.kit.errors import AppError, ExternalError, LimitReachedError
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.ask_host import TRIES, ask_host, opening
from pinflow.scraping.fetching.models import CircuitState
from pinflow.scraping.fetching.queries import list_hosts, list_refusals
from pinflow.scraping.models import ListState
from pinflow.scraping.reserve_request import TRIAL_LEASE, Turn, reserve_request
from pinflow.scraping.sources.source import SourceRefusedError
from tests.factories.cast import Cast, Person
from tests.scraping.shop import GARDEN, HOME, KITCHEN, UNHURRIED, Scraper, Shop

PAGE = "https://lists.example/page"
HOST = "lists.example"
HOUR = timedelta(hours=1)


def refusal(
    code: str = "scraping.bot_check", *, closes: bool = True, wait: timedelta | None = None
) -> AppError:
    return SourceRefusedError(code, "It refused.", status=200, page=b"", closes_host=closes, retry_after=wait)


class Site:
    """What a page answers, in order; then "page" for ever."""

    def __init__(self, *answers: AppError) -> None:
        self.answers = list(answers)
        self.asked = 0

    async def __call__(self) -> str:
        self.asked += 1
        if self.answers:
            raise self.answers.pop(0)
        return "page"


@pytest.fixture
async def ask(scraper: Scraper) -> Callable[[Callable[[], Awaitable[str]]], Awaitable[str]]:
    await scraper.allow_robots(HOST)
    return lambda site: ask_host(scraper.tools, PAGE, site)


async def circuit(scraper: Scraper) -> CircuitState:
    async with scraper.database.catalogue_session() as session:
        (host,) = [host for host in await list_hosts(session) if host.host == HOST]
    return host.circuit(scraper.clock.now())


async def refuse(scraper: Scraper, times: int = 1) -> None:
    """Refuses each time the circuit lets a request through."""
    for _ in range(times):
        with pytest.raises(SourceRefusedError):
            await ask_host(scraper.tools, PAGE, Site(refusal()))
        until = await scraper.value("select closed_until from host_budget where host = $1", HOST)
        scraper.clock.turn(until - scraper.clock.now())


@pytest.mark.parametrize(
    ("before", "asked_for", "expected"),
    [
        (0, None, HOUR),
        (1, None, 2 * HOUR),
        (3, None, 8 * HOUR),
        (4, None, 16 * HOUR),
        (5, None, 24 * HOUR),
        (5000, None, 24 * HOUR),
        (0, timedelta(seconds=5), HOUR),
        (0, 3 * HOUR, 3 * HOUR),
        (0, timedelta(days=30), 24 * HOUR),
    ],
)
def test_each_refusal_in_a_row_doubles_the_pause_up_to_a_day(
    before: int, asked_for: timedelta | None, expected: timedelta
) -> None:
    assert opening(before, asked_for) == expected


async def test_a_refusal_opens_the_circuit_and_one_trial_decides_about_it(
    scraper: Scraper, ask: Callable[[Site], Awaitable[str]]
) -> None:
    pauses = []
    for _ in range(6):
        site = Site(refusal())
        with pytest.raises(SourceRefusedError):
            await ask(site)
        assert site.asked == 1, "a refusal is not asked for again"
        assert await circuit(scraper) == "open"
        waiting = Site()
        with pytest.raises(LimitReachedError) as closed:
            await ask(waiting)
        assert (closed.value.code, waiting.asked) == ("scraping.host_closed", 0)
        pauses.append(closed.value.retry_after / HOUR)
        scraper.clock.turn(closed.value.retry_after)
        # The rules of a host that does not exist are put down anew: they hold for a day.
        await scraper.allow_robots(HOST)
        assert await circuit(scraper) == "half_open"
    assert pauses == [1, 2, 4, 8, 16, 24]
    assert await ask(Site()) == "page"
    assert await circuit(scraper) == "closed"
    with pytest.raises(SourceRefusedError):
        await ask(Site(refusal()))
    assert await scraper.value("select closed_until from host_budget where host = $1", HOST) == (
        scraper.clock.now() + HOUR
    ), "after a success the count begins anew"


async def test_while_one_request_tries_a_host_the_others_wait(scraper: Scraper) -> None:
    await scraper.allow_robots(HOST)
    await refuse(scraper)
    turns = await asyncio.gather(
        *(reserve_request(scraper.system, UNHURRIED, PAGE, scraper.clock.now()) for _ in range(5)),
        return_exceptions=True,
    )
    assert [turn.trial for turn in turns if isinstance(turn, Turn)] == [True]
    waiting = [turn for turn in turns if isinstance(turn, LimitReachedError)]
    assert {(turn.code, turn.retry_after) for turn in waiting} == {("scraping.host_on_trial", TRIAL_LEASE)}
    # Whoever tries and dies does not hold the host for ever.
    scraper.clock.turn(TRIAL_LEASE)
    assert (await reserve_request(scraper.system, UNHURRIED, PAGE, scraper.clock.now())).trial


async def test_a_trial_that_proves_nothing_is_given_back_and_not_repeated(
    scraper: Scraper, ask: Callable[[Site], Awaitable[str]]
) -> None:
    await refuse(scraper)
    for broken in (ExternalError("scraping.no_answer", "Nobody answers."), RuntimeError("a bug")):

        async def fail(error: Exception = broken) -> str:
            raise error

        with pytest.raises(type(broken)):
            await ask_host(scraper.tools, PAGE, fail)
        assert await circuit(scraper) == "half_open"
    assert await ask(Site()) == "page"
    used = await scraper.value("select used_today from host_budget where host = $1", HOST)
    assert used == 4, "the refusal, two trials that broke off, and the one that succeeded"


async def test_a_trial_that_has_to_ask_for_robots_first_does_not_stand_in_its_own_way(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    shop.refuse(RefusalMode.CAPTCHA)
    assert await scraper.visit(list_id) == "refused"
    scraper.clock.turn(timedelta(hours=25))
    shop.forget()
    assert await scraper.visit(list_id) == "observed"
    assert shop.paths()[0] == "/robots.txt"


async def test_a_host_that_answers_with_something_of_ours_to_mend_is_not_closed(
    scraper: Scraper, ask: Callable[[Site], Awaitable[str]]
) -> None:
    await refuse(scraper)
    with pytest.raises(SourceRefusedError):
        await ask(Site(refusal("scraping.markup_changed", closes=False)))
    assert await circuit(scraper) == "closed", "it answers again, if not as we expect"


async def test_requests_under_way_when_the_first_is_refused_open_nothing_twice(
    scraper: Scraper, ask: Callable[[Site], Awaitable[str]]
) -> None:
    gate = asyncio.Event()
    asked = 0

    async def slow_refusal() -> str:
        nonlocal asked
        asked += 1
        if asked == 3:
            gate.set()
        await gate.wait()
        raise refusal()

    results = await asyncio.gather(
        *(ask_host(scraper.tools, PAGE, slow_refusal) for _ in range(3)), return_exceptions=True
    )
    assert all(isinstance(result, SourceRefusedError) for result in results)
    assert await scraper.value("select refusals_in_row from host_budget where host = $1", HOST) == 1
    assert await scraper.value("select closed_until from host_budget where host = $1", HOST) == (
        scraper.clock.now() + HOUR
    )
    told = await scraper.values("select object_id from change_event where kind = 'host.closed'")
    assert told == [HOST], "one opening is told once"
    assert await scraper.value("select count from refusal_count") == 3


async def test_a_success_that_was_under_way_does_not_close_an_open_circuit(scraper: Scraper) -> None:
    await scraper.allow_robots(HOST)
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def slow() -> str:
        begun.set()
        await go_on.wait()
        return "page"

    slow_one = asyncio.create_task(ask_host(scraper.tools, PAGE, slow))
    await begun.wait()
    with pytest.raises(SourceRefusedError):
        await ask_host(scraper.tools, PAGE, Site(refusal()))
    go_on.set()
    assert await slow_one == "page"
    assert await circuit(scraper) == "open"


async def test_no_answer_is_asked_for_again_and_each_try_costs_budget(
    scraper: Scraper, ask: Callable[[Site], Awaitable[str]]
) -> None:
    site = Site(*(ExternalError("scraping.no_answer", "Nobody answers.") for _ in range(TRIES - 1)))
    assert await ask(site) == "page"
    assert site.asked == TRIES
    assert await scraper.value("select used_today from host_budget where host = $1", HOST) == TRIES
    site = Site(*(ExternalError("scraping.no_answer", "Nobody answers.") for _ in range(9)))
    with pytest.raises(ExternalError):
        await ask(site)
    assert site.asked == TRIES
    permanent = Site(ExternalError("scraping.broken", "It cannot be.", permanent=True))
    with pytest.raises(ExternalError):
        await ask(permanent)
    assert permanent.asked == 1


async def test_waits_between_tries_grow(scraper: Scraper) -> None:
    await scraper.allow_robots(HOST)
    waits: list[float] = []

    async def sleep(seconds: float) -> None:
        waits.append(seconds)

    patient = scraper.with_tools(sleep=sleep)
    site = Site(*(ExternalError("scraping.no_answer", "Nobody answers.") for _ in range(TRIES)))
    with pytest.raises(ExternalError):
        await ask_host(patient.tools, PAGE, site)
    between = [wait for wait in waits if wait]
    assert between == sorted(between)
    assert len(between) == TRIES - 1
    assert between[1] == 2 * between[0]


async def test_a_server_that_stumbles_is_asked_again_and_never_closed(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    shop.refuse(RefusalMode.ERROR_PAGE, TRIES - 1)
    assert await scraper.visit(list_id) == "observed"
    assert [request["status"] for request in shop.requests()] == [200, *[500] * (TRIES - 1), 200]
    scraper.clock.turn(HOUR)
    shop.refuse(RefusalMode.ERROR_PAGE, TRIES)
    assert await scraper.visit(list_id) == "waiting"
    market_list = await scraper.get(list_id)
    assert market_list.state is ListState.WAITING
    assert "failed with status 500" in (market_list.message or "")
    assert await scraper.value("select count(*) from refusal_count") == 0
    assert await scraper.value("select count(*) from host_budget where closed_until is not null") == 0


async def test_a_site_that_says_how_long_is_left_alone_as_long(
    scraper: Scraper, ask: Callable[[Site], Awaitable[str]]
) -> None:
    with pytest.raises(SourceRefusedError):
        await ask(Site(refusal("scraping.busy", wait=5 * HOUR)))
    assert await scraper.value("select closed_until from host_budget where host = $1", HOST) == (
        scraper.clock.now() + 5 * HOUR
    )


async def test_a_moment_that_was_missed_is_given_up_for_another(scraper: Scraper) -> None:
    """A process that wakes late would come too close to the next one's request."""
    await scraper.allow_robots(HOST)
    spacing = timedelta(seconds=10)
    late = [timedelta(seconds=0.9), timedelta(seconds=1.1), timedelta(0)]
    moments = []

    async def oversleep(seconds: float) -> None:
        scraper.clock.turn(timedelta(seconds=seconds) + late.pop(0))

    async def site() -> str:
        moments.append(scraper.clock.now())
        return "page"

    politeness = type(UNHURRIED)(spacing=spacing, daily_budget=100, user_agent="pinflow/test")
    tools = scraper.with_tools(politeness=politeness, sleep=oversleep).tools
    await ask_host(tools, PAGE, site)
    await ask_host(tools, PAGE, site)
    assert late == [], "the second request took two moments"
    assert moments[1] - moments[0] >= 2 * spacing


async def test_a_machine_that_misses_every_moment_asks_nothing(scraper: Scraper) -> None:
    await scraper.allow_robots(HOST)

    async def oversleep(seconds: float) -> None:
        scraper.clock.turn(timedelta(seconds=seconds + 5))

    politeness = type(UNHURRIED)(spacing=timedelta(seconds=10), daily_budget=100, user_agent="pinflow/test")
    site = Site()
    with pytest.raises(ExternalError) as told:
        await ask_host(scraper.with_tools(politeness=politeness, sleep=oversleep).tools, PAGE, site)
    assert told.value.code == "scraping.too_late"
    assert site.asked == 0


async def test_refusals_are_counted_by_host_day_and_kind(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    lists = [await scraper.watch(cast.bob, url) for url in (HOME, KITCHEN, GARDEN)]
    for mode in (RefusalMode.CAPTCHA, RefusalMode.CAPTCHA, RefusalMode.THROTTLE_429):
        shop.refuse(mode)
        assert await scraper.visit(lists[0]) == "refused"
        scraper.clock.turn(timedelta(hours=8))
        await scraper.make_due(lists[0])
    async with scraper.database.catalogue_session() as session:
        counts = await list_refusals(session, since=None, after=None, limit=10)
        newest = await list_refusals(session, since=date(2026, 11, 24), after=None, limit=10)
        second = await list_refusals(
            session, since=None, after=(counts[0].day, counts[0].host, counts[0].kind), limit=10
        )
    assert [(count.day.isoformat(), count.kind, count.count) for count in counts] == [
        ("2026-11-24", "busy", 1),
        ("2026-11-23", "bot_check", 2),
    ]
    assert {count.host for count in counts} == {shop.host}
    assert newest == counts[:1]
    assert second == counts[1:]


async def needs(scraper: Scraper, person: Person) -> dict[str, int]:
    async with scraper.database.tenant_session(person.tenant_id) as session:
        overview = await read_overview(session, scraper.clock.now(), clock_shifted=False, demo=True)
    return {need.code: need.count for need in overview.needs_you if need.href == "/lists"}


async def test_a_closed_site_is_told_once_to_those_who_watch_its_lists(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    first, second = await scraper.watch(cast.bob), await scraper.watch(cast.bob, KITCHEN)
    assert await scraper.visit(second) == "observed"
    shop.refuse(RefusalMode.BUSY_200)
    assert await scraper.visit(first) == "refused"
    assert await needs(scraper, cast.bob) == {"fetching.host_closed": 1, "lists.refused": 1}
    assert await needs(scraper, cast.mallory) == {}
    scraper.clock.turn(HOUR)
    assert await scraper.visit(first) == "observed"
    assert await needs(scraper, cast.bob) == {}
    assert await scraper.values("select kind from change_event where kind like 'host.%' order by id") == [
        "host.closed",
        "host.opened",
    ]


async def test_changed_markup_is_an_alert_of_its_own_told_once(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    source = scraper.tools.sources["amazon"]

    class Changed(type(source)):  # type: ignore[misc]
        async def fetch(self, url: str, **_: object) -> object:
            raise refusal("scraping.markup_changed", closes=False)

    blind = scraper.with_tools(sources={"amazon": Changed(scraper.tools.http, shop.url)})
    list_id = await scraper.watch(cast.bob)
    for _ in range(3):
        assert await blind.visit(list_id) == "refused"
        scraper.clock.turn(HOUR)
    assert await needs(scraper, cast.bob) == {"fetching.markup_changed": 1}
    assert await scraper.values("select object_id from change_event where kind = 'list.markup_changed'") == [
        str(list_id)
    ]
    assert await scraper.value("select count(*) from host_budget where closed_until is not null") == 0
    assert await scraper.value("select count from refusal_count where kind = 'markup_changed'") == 3
    assert await scraper.visit(list_id) == "observed"
    assert await needs(scraper, cast.bob) == {}
