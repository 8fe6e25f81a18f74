"""Waits for a request's turn at its host."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from urllib.parse import urlsplit

import httpx2

from pinflow.kit.clock import Clock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import LimitReachedError
from pinflow.scraping.reserve_request import (
    Politeness,
    give_back_trial,
    require_robots,
    reserve_request,
)

_LOOK_AGAIN = timedelta(minutes=15)


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
        turn = await reserve_request(database, politeness, url, clock.now())
        if turn.trial:
            # Whether a host that refused answers again is found out with a page that can tell.
            await give_back_trial(database, url)
            raise LimitReachedError(
                "scraping.host_closed",
                f"{urlsplit(url).netloc} refused before, and has not answered again yet.",
                retry_after=_LOOK_AGAIN,
            )
        await sleep(max((turn.moment - clock.now()).total_seconds(), 0))
        if not await require_robots(database, http, politeness, url, clock.now()):
            return
