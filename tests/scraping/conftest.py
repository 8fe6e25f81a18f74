"""What every scraping test may ask for."""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator, Iterator

import httpx2
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.http import new_http_client
from pinflow.scraping.sources.amazon.source import AmazonSource
from tests.scraping.shop import Scraper, Shop, make_tools, running_shop


@pytest.fixture
def shop(clock: FixedClock) -> Iterator[Shop]:
    """A sandbox marketplace of this test's own; its time is the test's ``clock``."""
    with running_shop(clock) as shop:
        yield shop


@pytest.fixture
async def http() -> AsyncIterator[httpx2.AsyncClient]:
    client = new_http_client(timeout_seconds=20)
    yield client
    await client.aclose()


@pytest.fixture
def scraper(
    database: Database,
    system_database: SystemDatabase,
    clock: FixedClock,
    http: httpx2.AsyncClient,
    shop: Shop,
) -> Scraper:
    """A scraper whose Amazon is the sandbox marketplace."""
    return Scraper(database, clock, make_tools(system_database, clock, http, AmazonSource(http, shop.url)))


@pytest.fixture
def unused_port() -> Iterator[int]:
    """A port of loopback that is held and on which nobody listens."""
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        yield held.getsockname()[1]
