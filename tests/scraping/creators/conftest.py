"""The stand-in for the Creators API over HTTP, and what look-ups work with."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from datetime import timedelta
from typing import Any

import httpx2
import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.http import new_http_client
from pinflow.kit.jobs import JobQueue
from pinflow.sandbox.amazon.goods import list_goods
from pinflow.sandbox.creators import create_app
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.connect_creators import connect_creators
from pinflow.scraping.creators.models import Connection, Pace
from pinflow.scraping.sources.creators import CreatorsApi
from tests.contract.fixtures import running_server
from tests.factories.accounts import SECRETS, actor_of
from tests.factories.cast import Cast, Person

SECRET = "the-credential-secret"


class StandIn:
    """A running stand-in and its control."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx2.Client(base_url=url, trust_env=False, timeout=30)

    def close(self) -> None:
        self._http.close()

    def add_credential(self, identifier: str = "cred-1", **changes: object) -> None:
        body = {"id": identifier, "secret": SECRET, "version": "2.1", "tags": ["finds-20"], **changes}
        self._control("POST", "/credentials", body)

    def order(self, kind: str, **details: object) -> None:
        self._control("POST", "/orders", {"kind": kind, **details})

    def expire_tokens(self) -> None:
        self._control("DELETE", "/tokens")

    def requests(self, path: str = "") -> list[dict[str, Any]]:
        answer = self._http.get("/_sandbox/requests").raise_for_status().json()
        return [row for row in answer["requests"] if row["path"].startswith(path)]

    def _control(self, method: str, path: str, body: object = None) -> None:
        content = None if body is None else msgspec.json.encode(body)
        self._http.request(method, f"/_sandbox{path}", content=content).raise_for_status()


@pytest.fixture
def standin(clock: FixedClock) -> Iterator[StandIn]:
    with running_server(create_app(clock)) as url:
        standin = StandIn(url)
        standin.add_credential()
        yield standin
        standin.close()


@pytest.fixture
def waits() -> list[float]:
    """How long each request waited for its turn."""
    return []


@pytest.fixture
async def tools(
    database: Database,
    system_database: SystemDatabase,
    clock: FixedClock,
    standin: StandIn,
    waits: list[float],
) -> AsyncIterator[CreatorsTools]:
    async def sleep(seconds: float) -> None:
        waits.append(seconds)
        clock.turn(timedelta(seconds=seconds))
        await asyncio.sleep(0)

    async with new_http_client() as http:
        yield CreatorsTools(
            database=database,
            system_database=system_database,
            clock=clock,
            secrets=SECRETS,
            api=CreatorsApi(http, standin.url),
            jobs=JobQueue(),
            pace=Pace(spacing=timedelta(seconds=1.1), daily_budget=40),
            sleep=sleep,
        )


async def connect(tools: CreatorsTools, person: Person, **changes: str) -> Connection:
    """A connection of the person's tenant for amazon.com."""
    values = {
        "marketplace": "amazon.com",
        "partner_tag": "finds-20",
        "version": "2.1",
        "credential_id": "cred-1",
        "credential_secret": SECRET,
        **changes,
    }
    return await connect_creators(tools, actor_of(person), now=tools.clock.now(), **values)


@pytest.fixture
async def connection(tools: CreatorsTools, cast: Cast) -> Connection:
    """alice's."""
    return await connect(tools, cast.alice)


@pytest.fixture
def an_asin() -> str:
    """A product the stand-in has."""
    return list_goods()[0].asin
