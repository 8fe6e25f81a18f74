"""The sandbox marketplace on loopback, and a scraper that visits it, for tests."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

import httpx2
import msgspec

from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock, FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import Project
from pinflow.sandbox.amazon.app import create_app
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.fetch_list import Outcome, fetch_list
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.fetching.queries import lock_host, store_robots
from pinflow.scraping.models import ListId, MarketList
from pinflow.scraping.queries import get_list, make_due
from pinflow.scraping.reserve_request import Politeness
from pinflow.scraping.sources.source import Source
from pinflow.scraping.watch_list import watch_list
from tests.contract.fixtures import running_server
from tests.factories.accounts import actor_of
from tests.factories.cast import Person
from tests.factories.projects import add_project

SITE = "https://www.amazon.com"
HOME, KITCHEN, GARDEN, HANDMADE = (
    f"{SITE}/Best-Sellers-{words}"
    for words in (
        "Home-Decor/zgbs/home-garden",
        "Kitchen-Dining/zgbs/kitchen",
        "Patio-Lawn-Garden/zgbs/lawn-garden",
        "Handmade-Gifts-Crafts/zgbs/handmade",
    )
)
CARDS, DEFERRED = 30, 20
UNHURRIED = Politeness(spacing=timedelta(0), daily_budget=1000, user_agent="pinflow/test")


class Shop:
    """The running sandbox marketplace."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.host = url.removeprefix("http://")
        self._http = httpx2.Client(base_url=url, trust_env=False, timeout=30)

    def close(self) -> None:
        self._http.close()

    def refuse(self, mode: RefusalMode, count: int = 1) -> None:
        """The next ``count`` pages are refused."""
        body = msgspec.json.encode({"mode": mode, "count": count})
        self._http.post("/_sandbox/refuse", content=body).raise_for_status()

    def forget(self) -> None:
        """Empties the log of requests."""
        self._http.post("/_sandbox/reset").raise_for_status()

    def requests(self) -> list[dict[str, Any]]:
        """What was asked for, oldest first."""
        log: list[dict[str, Any]] = self._http.get("/_sandbox/state").raise_for_status().json()["log"]
        return log

    def paths(self) -> list[str]:
        return [request["path"] for request in self.requests()]

    def moments(self) -> list[datetime]:
        """When it was asked, on the clock it was given."""
        return [datetime.fromisoformat(request["at"]) for request in self.requests()]


@contextmanager
def running_shop(clock: Clock) -> Iterator[Shop]:
    with running_server(create_app(clock)) as url:
        shop = Shop(url)
        shop.forget()
        try:
            yield shop
        finally:
            shop.close()


@dataclasses.dataclass
class Scraper:
    """One process of the scraper, and what a tenant does around it."""

    database: Database
    clock: FixedClock
    tools: FetchTools
    projects: dict[object, Project] = dataclasses.field(default_factory=dict)

    @property
    def system(self) -> SystemDatabase:
        return self.tools.database

    async def project_of(self, person: Person) -> Project:
        """The person's project, made when missing."""
        if person.tenant_id not in self.projects:
            self.projects[person.tenant_id] = await add_project(
                self.database, person.tenant_id, self.clock.now(), marketplace="amazon.com"
            )
        return self.projects[person.tenant_id]

    async def watch(self, person: Person, url: str = HOME) -> ListId:
        project = await self.project_of(person)
        return await watch_list(
            self.database,
            self.system,
            self.tools.sources,
            actor_of(person),
            project.id,
            url,
            self.clock.now(),
        )

    async def visit(self, list_id: ListId) -> Outcome:
        return await fetch_list(self.tools, list_id)

    async def get(self, list_id: ListId) -> MarketList:
        async with self.database.catalogue_session() as session:
            return await get_list(session, list_id)

    async def value(self, sql: str, *args: object) -> Any:
        """One value, as the system sees it."""
        async with self.system.system_session() as session:
            return await session.fetch_value(sql, *args)

    async def values(self, sql: str, *args: object) -> list[Any]:
        async with self.system.system_session() as session:
            return await session.fetch_values(sql, *args)

    async def make_due(self, list_id: ListId) -> None:
        async with self.system.system_session() as session:
            await make_due(session, list_id, self.clock.now())

    async def allow_robots(self, host: str, robots_txt: str = "") -> None:
        """Puts down a host's robots.txt, for hosts that do not exist."""
        async with self.system.system_session() as session:
            await lock_host(session, host, self.clock.now())
            await store_robots(session, host, robots_txt, self.clock.now())

    def with_tools(self, **changes: Any) -> Scraper:
        """The same scraper with other tools; projects are shared."""
        return dataclasses.replace(self, tools=dataclasses.replace(self.tools, **changes))


def make_tools(
    system_database: SystemDatabase, clock: Clock, http: httpx2.AsyncClient, *sources: Source
) -> FetchTools:
    return FetchTools(
        database=system_database,
        clock=clock,
        http=http,
        jobs=JobQueue(),
        sources={source.name: source for source in sources},
        politeness=UNHURRIED,
        pages=BlobStore(system_database.system_session, None, None),
        sleep=_do_not_wait,
    )


async def _do_not_wait(seconds: float) -> None:
    """Tests that are about waiting bring a sleep of their own."""


class TurningSleep:
    """A sleep that turns the clock instead of waiting.

    Time moves only when all ``sleepers`` wait, and then to the earliest of their moments: nobody is ever
    late, so what is measured on this clock is exact.
    """

    def __init__(self, clock: FixedClock, sleepers: int) -> None:
        self._clock = clock
        self._running = sleepers
        self._waiting: list[tuple[datetime, asyncio.Event]] = []

    async def __call__(self, seconds: float) -> None:
        moment = self._clock.now() + timedelta(seconds=seconds)
        if seconds <= 0:
            return
        woken = asyncio.Event()
        self._waiting.append((moment, woken))
        self._running -= 1
        self._turn_if_all_wait()
        await woken.wait()

    def leave(self) -> None:
        """A sleeper that has finished is waited for no longer."""
        self._running -= 1
        self._turn_if_all_wait()

    def _turn_if_all_wait(self) -> None:
        if self._running or not self._waiting:
            return
        earliest = min(self._waiting, key=lambda waiting: waiting[0])
        self._waiting.remove(earliest)
        moment, woken = earliest
        self._clock.turn(max(moment - self._clock.now(), timedelta(0)))
        self._running += 1
        woken.set()
