"""The proof of politeness: two real processes of two workers each, and a site that notes every request."""

from __future__ import annotations

import asyncio
import itertools
import subprocess
import sys
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pinflow.kit.clock import FileClock, FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.http import USER_AGENT
from pinflow.kit.jobs import JobQueue
from pinflow.sandbox.amazon.app import create_app
from pinflow.scraping.queries import want_visits
from pinflow.scraping.set_depth import set_list_depth
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.tasks import enqueue_due
from pinflow.scraping.watch_list import watch_list
from tests.conftest import ROOT, TestUrls
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.projects import add_project
from tests.scraping.record_requests import Witness, running_witness
from tests.scraping.shop import GARDEN, HANDMADE, HOME, KITCHEN, SITE, make_tools

# A moment that is missed by a tenth of it is given up, so it is long enough for a busy machine.
SPACING = timedelta(seconds=2)
BUDGET = 1000
ROBOTS = "User-agent: *\nDisallow: /gp/most-gifted/\nDisallow: /_sandbox/\n"
FORBIDDEN = f"{SITE}/gp/most-gifted/kitchen"
LISTS = [HOME, KITCHEN, GARDEN, HANDMADE, f"{SITE}/gp/new-releases/kitchen", FORBIDDEN]
# Far beyond what a busy machine needs: then nothing comes any more.
PATIENCE = 300


@contextmanager
def processes(urls: TestUrls, clock_file: Path, site: str, budget: int = BUDGET) -> Iterator[None]:
    """Two processes of the scraper, two workers each."""
    command = [sys.executable, "-m", "tests.scraping.scrape_in_process", urls.system, str(clock_file), site]
    command += ["2", str(SPACING.total_seconds()), str(budget)]
    running = [
        subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        for _ in range(2)
    ]
    try:
        for process in running:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        yield
    finally:
        for process in running:
            process.communicate(timeout=PATIENCE)
    assert [process.returncode for process in running] == [0, 0]


async def until(done: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(PATIENCE):
        while not await done():
            await asyncio.sleep(0.2)


@pytest.fixture
def witness() -> Iterator[Witness]:
    # The site's own time stands still, so that what was fetched stays unchanged.
    with running_witness(create_app(FixedClock(datetime(2026, 11, 23, 9, 5, tzinfo=UTC))), ROBOTS) as site:
        yield site


async def test_four_workers_in_two_processes_are_one_polite_visitor(
    witness: Witness,
    database: Database,
    system_database: SystemDatabase,
    database_urls: TestUrls,
    cast: Cast,
    tmp_path: Path,
) -> None:
    clock = FileClock(tmp_path / "clock")
    # Far from midnight, when the day's count begins anew.
    clock.turn_to(clock.now().replace(hour=9))
    jobs = JobQueue()
    actor = actor_of(cast.bob)
    project = await add_project(database, actor.tenant_id, clock.now(), marketplace="amazon.com")
    tools = make_tools(system_database, clock, None, AmazonSource(None, witness.url))  # type: ignore[arg-type]
    lists = [
        await watch_list(database, system_database, tools.sources, actor, project.id, url, clock.now())
        for url in LISTS
    ]
    async with database.tenant_session(actor.tenant_id) as tenant:
        await set_list_depth(tenant, actor, lists[0], 100, clock.now())

    async def answered(pages: int) -> bool:
        """So many pages were read in all, the forbidden one was refused, and nobody works any more."""
        async with system_database.system_session() as session:
            # What this machine was too busy to ask for in time need not wait a quarter of an hour here.
            await session.execute(
                "update market_list set next_fetch_at = $1 where state = 'waiting'", clock.now()
            )
            await session.execute(
                "update list_page set next_fetch_at = $1 where message is not null", clock.now()
            )
            read = await session.fetch_value(
                "select count(*) from page_visit where outcome in ('observed', 'unchanged')"
            )
            refused = await session.fetch_value("select count(*) from market_list where state = 'refused'")
            busy = await session.fetch_value(
                "select count(*) from queue.pgqueuer where status in ('queued', 'picked')"
            )
        await enqueue_due(jobs, tools)
        return bool(read >= pages and refused and not busy)

    with processes(database_urls, tmp_path / "clock", witness.url):
        await until(lambda: answered(len(LISTS)))
        first = list(witness.asked)
        witness.forget()
        clock.turn(timedelta(hours=2))
        async with system_database.system_session() as session:
            # As the project's schedule does.
            await want_visits(session, cast.bob.tenant_id, clock.now())
        await until(lambda: answered(len(LISTS) + len(LISTS) - 1))
        second = list(witness.asked)

    allowed = Counter(url.removeprefix(SITE) for url in LISTS if url != FORBIDDEN)
    assert Counter(asked.path for asked in first if asked.query == "") == {"/robots.txt": 1, **allowed}
    assert [asked.path for asked in first if asked.query == "pg=2"] == [HOME.removeprefix(SITE)]
    assert {asked.status for asked in first} == {200}
    assert first[0].path == "/robots.txt", "the rules come first"
    # The second time: nothing has changed, and each page was asked for that, once.
    assert Counter(asked.path for asked in second) == allowed
    assert {asked.status for asked in second} == {304}
    assert all(asked.headers["if-none-match"] for asked in second)

    gaps = [
        later.at - earlier.at for asked in (first, second) for earlier, later in itertools.pairwise(asked)
    ]
    assert len(gaps) >= 9
    assert min(gaps) >= SPACING.total_seconds(), sorted(gaps)
    assert {asked.headers["user-agent"] for asked in first + second} == {USER_AGENT}
    async with system_database.system_session() as session:
        used = await session.fetch_value("select used_today from host_budget")
        assert used >= len(first) + len(second), "no request was made that was not counted"
        assert (
            await session.fetch_value("select message from market_list where url = $1", FORBIDDEN)
            == f"{witness.url.removeprefix('http://')} does not allow robots to read this page."
        )
        assert await session.fetch_value("select count(distinct list_id) from observation") == 5


async def test_a_days_budget_holds_over_both_processes(
    witness: Witness,
    database: Database,
    system_database: SystemDatabase,
    database_urls: TestUrls,
    cast: Cast,
    tmp_path: Path,
) -> None:
    clock = FileClock(tmp_path / "clock")
    # Far from midnight, when a new budget begins.
    clock.turn_to(clock.now().replace(hour=9))
    actor = actor_of(cast.bob)
    project = await add_project(database, actor.tenant_id, clock.now(), marketplace="amazon.com")
    tools = make_tools(system_database, clock, None, AmazonSource(None, witness.url))  # type: ignore[arg-type]
    for url in LISTS:
        await watch_list(database, system_database, tools.sources, actor, project.id, url, clock.now())

    async def spent() -> bool:
        await enqueue_due(JobQueue(), tools)
        async with system_database.system_session() as session:
            waiting = await session.fetch_value(
                "select count(*) from market_list where message like '%daily budget%'"
            )
        return bool(waiting >= 2)

    with processes(database_urls, tmp_path / "clock", witness.url, budget=3):
        await until(spent)
    assert len(witness.asked) <= 3
