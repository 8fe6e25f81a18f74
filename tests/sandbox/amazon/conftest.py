"""A sandbox marketplace without a socket, on a clock that the test turns."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import httpx2
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.sandbox.amazon import create_app

MORNING = datetime(2026, 3, 2, 8, 20, tzinfo=UTC)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(MORNING)


@pytest.fixture
def visit(clock: FixedClock) -> Callable[..., httpx2.AsyncClient]:
    """Opens a client on a new marketplace of the same clock."""

    def open_client(seed: int = 1, address: str = "127.0.0.1") -> httpx2.AsyncClient:
        transport = httpx2.ASGITransport(app=create_app(clock, seed=seed), client=(address, 4711))
        return httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8401")

    return open_client


@pytest.fixture
async def shop(visit: Callable[..., httpx2.AsyncClient]) -> AsyncIterator[httpx2.AsyncClient]:
    async with visit() as client:
        yield client
