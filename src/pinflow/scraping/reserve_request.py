"""Politeness: robots.txt, spacing with jitter and a daily budget per host, over all processes and hosts."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import httpx2
import msgspec
from protego import Protego

from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError, ForbiddenError, LimitReachedError
from pinflow.scraping.queries import lock_host, spend_request, store_robots

ROBOTS_LIFE = timedelta(hours=24)
MAX_ROBOTS_BYTES = 500_000
# A moment further away is not taken: giving it up again would spend the budget and push all others back.
LONGEST_WAIT = timedelta(seconds=30)
_JITTER = 0.3


class Politeness(msgspec.Struct, frozen=True):
    """``spacing`` is the least time between two requests; jitter only ever adds to it."""

    spacing: timedelta
    daily_budget: int
    user_agent: str


async def reserve_request(
    database: SystemDatabase, politeness: Politeness, url: str, now: datetime
) -> datetime:
    """Takes the next free moment at the URL's host and returns it; the caller waits until then.

    Raises:
        LimitReachedError: ``scraping.host_closed`` after a refusal, ``scraping.budget_spent``, or
            ``scraping.queue_at_host`` when the next free moment is more than `LONGEST_WAIT` away.
    """
    host = urlsplit(url).netloc
    async with database.system_session() as session:
        budget = await lock_host(session, host, now)
        if budget.closed_until is not None and budget.closed_until > now:
            raise LimitReachedError(
                "scraping.host_closed",
                f"{host} refused and is left alone until {budget.closed_until:%H:%M} UTC: {budget.reason}",
                retry_after=budget.closed_until - now,
            )
        if budget.used_today >= politeness.daily_budget:
            tomorrow = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
            raise LimitReachedError(
                "scraping.budget_spent",
                f"{host} was asked {budget.used_today} times today; that is the daily budget.",
                retry_after=tomorrow - now,
            )
        moment = max(budget.next_allowed_at, now)
        if moment - now > LONGEST_WAIT:
            raise LimitReachedError(
                "scraping.queue_at_host", f"Other pages of {host} come first.", retry_after=moment - now
            )
        jitter = politeness.spacing * random.uniform(0, _JITTER)
        await spend_request(session, host, moment + politeness.spacing + jitter)
    return moment


async def require_robots(
    database: SystemDatabase,
    http: httpx2.AsyncClient,
    politeness: Politeness,
    url: str,
    now: datetime,
) -> bool:
    """Refuses a page that robots.txt disallows. Returns whether the host was asked for robots.txt now.

    Raises:
        ForbiddenError: ``scraping.robots_disallow``.
        ExternalError: ``scraping.no_robots``: the host does not say, so nothing is asked for now.
    """
    parts = urlsplit(url)
    async with database.system_session() as session:
        budget = await lock_host(session, parts.netloc, now)
    text, asked = budget.robots_txt, False
    if text is None or budget.robots_fetched_at is None or now - budget.robots_fetched_at > ROBOTS_LIFE:
        text, asked = await _fetch_robots(http, f"{parts.scheme}://{parts.netloc}/robots.txt"), True
        async with database.system_session() as session:
            await store_robots(session, parts.netloc, text, now)
    if not Protego.parse(text).can_fetch(url, politeness.user_agent):
        raise ForbiddenError(
            "scraping.robots_disallow", f"{parts.netloc} does not allow robots to read this page."
        )
    return asked


async def _fetch_robots(http: httpx2.AsyncClient, url: str) -> str:
    """As RFC 9309 reads the answer: 4xx means no rules, 5xx and silence mean keep out."""
    try:
        response = await http.get(url, follow_redirects=True)
    except httpx2.HTTPError as error:
        raise ExternalError("scraping.no_robots", "The host does not answer for robots.txt.") from error
    if response.status_code >= 500 or response.status_code == 429:
        raise ExternalError("scraping.no_robots", f"The host answered {response.status_code} for robots.txt.")
    return (
        "" if response.status_code >= 400 else response.content[:MAX_ROBOTS_BYTES].decode("utf-8", "replace")
    )
