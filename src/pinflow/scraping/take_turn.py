"""Waits for a request's turn at its host."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import httpx2

from pinflow.kit.clock import Clock
from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.reserve_request import Politeness, require_robots, reserve_request


async def take_turn(
    database: SystemDatabase,
    clock: Clock,
    http: httpx2.AsyncClient,
    politeness: Politeness,
    sleep: Callable[[float], Awaitable[None]],
    url: str,
) -> None:
    """Waits for this request's moment, and for one more when robots.txt had to be asked for first.

    Raises:
        LimitReachedError: the host is closed, its budget is spent, or others come first.
        ForbiddenError: ``scraping.robots_disallow``.
        ExternalError: ``scraping.no_robots``.
    """
    for _ in range(2):
        moment = await reserve_request(database, politeness, url, clock.now())
        await sleep(max((moment - clock.now()).total_seconds(), 0))
        if not await require_robots(database, http, politeness, url, clock.now()):
            return
