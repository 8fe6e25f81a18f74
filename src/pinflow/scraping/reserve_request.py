"""Politeness: robots.txt, spacing with jitter, a daily budget and a circuit per host, over all processes."""

from __future__ import annotations

import random
from datetime import datetime, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

import httpx2
import msgspec
from protego import Protego

from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError, ForbiddenError, LimitReachedError
from pinflow.kit.http import read_retry_after
from pinflow.scraping.fetching.models import HostBudget
from pinflow.scraping.fetching.queries import give_up_trial, lock_host, spend_request, store_robots
from pinflow.scraping.sources.source import SourceRefusedError

ROBOTS_LIFE = timedelta(hours=24)
MAX_ROBOTS_BYTES = 500_000
# A moment further away is not taken: giving it up again would spend the budget and push all others back.
LONGEST_WAIT = timedelta(seconds=30)
# Whoever tries a half-open host and dies holds the others up this long: waiting, robots.txt and one page.
TRIAL_LEASE = timedelta(minutes=3)
# Moments stand 1.15 to 1.35 spacings apart, and one that is missed by more than a tenth of the spacing is
# given up: a process that wakes late would come too close to the next one's request.
_BEFORE_MARKUP = b"\xef\xbb\xbf \t\r\n"
_JITTER = (0.15, 0.35)
_LATENESS = 0.1
_LONGEST_DELAY = 86_400


class Politeness(msgspec.Struct, frozen=True):
    """``spacing`` is the least time between two requests; jitter only ever adds to it."""

    spacing: timedelta
    daily_budget: int
    user_agent: str

    def is_missed(self, moment: datetime, now: datetime) -> bool:
        """Whether it is too late to use a moment that was reserved."""
        return bool(self.spacing) and now - moment > self.spacing * _LATENESS


class Turn(msgspec.Struct, frozen=True):
    """A moment at which the host may be asked. ``trial``: this request tries a host that had refused."""

    moment: datetime
    trial: bool


async def reserve_request(
    database: SystemDatabase,
    politeness: Politeness,
    url: str,
    now: datetime,
    *,
    on_trial: bool = False,
    share: float = 1.0,
) -> Turn:
    """Takes the next free moment at the URL's host and returns it; the caller waits until then.

    Args:
        on_trial: the caller holds the trial of a half-open host already and needs another moment for it.
        share: the part of the daily budget that such requests may use; the rest is kept for lists.

    Raises:
        LimitReachedError: ``scraping.host_closed`` after a refusal, ``scraping.host_on_trial`` while another
            request tries the host, ``scraping.budget_spent``, or ``scraping.queue_at_host`` when the next
            free moment is more than `LONGEST_WAIT` away.
    """
    host = urlsplit(url).netloc
    async with database.system_session() as session:
        budget = await lock_host(session, host, now)
        trial = _check_circuit(host, budget, now, on_trial=on_trial)
        if budget.used_today >= politeness.daily_budget * share:
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
        least = max(politeness.spacing, _crawl_delay(budget.robots_txt, politeness.user_agent))
        spacing = least * (1 + random.uniform(*_JITTER))
        await spend_request(session, host, moment + spacing, now + TRIAL_LEASE if trial else None)
    return Turn(moment, trial)


def _crawl_delay(robots_txt: str | None, user_agent: str) -> timedelta:
    """What robots.txt asks for between two requests; no rule of RFC 9309, but a wish that costs little."""
    seconds = None if robots_txt is None else _parse_robots(robots_txt).crawl_delay(user_agent)
    return timedelta(seconds=min(max(seconds or 0, 0), _LONGEST_DELAY))


@lru_cache(maxsize=64)
def _parse_robots(text: str) -> Protego:
    return Protego.parse(text)


def _check_circuit(host: str, budget: HostBudget, now: datetime, *, on_trial: bool) -> bool:
    """Whether this request is the trial of a half-open host; raises while others have to wait."""
    if budget.closed_until is None:
        return False
    if budget.closed_until > now:
        raise LimitReachedError(
            "scraping.host_closed",
            f"{host} refused and is left alone until {_when(budget.closed_until, now)}: {budget.reason}",
            retry_after=budget.closed_until - now,
        )
    if not on_trial and budget.trial_until is not None and budget.trial_until > now:
        raise LimitReachedError(
            "scraping.host_on_trial",
            f"{host} had refused; one request tries it now, and the others wait for what comes of it.",
            retry_after=budget.trial_until - now,
        )
    return True


def _when(until: datetime, now: datetime) -> str:
    return f"{until:%H:%M} UTC" if until - now < timedelta(hours=12) else f"{until:%d %b, %H:%M} UTC"


async def give_back_trial(database: SystemDatabase, url: str) -> None:
    """The request that was to try a half-open host came to nothing: the next one tries."""
    async with database.system_session() as session:
        await give_up_trial(session, urlsplit(url).netloc)


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
        SourceRefusedError: it is too busy, or answers with a page for people: a bot check, most likely.
    """
    parts = urlsplit(url)
    async with database.system_session() as session:
        budget = await lock_host(session, parts.netloc, now)
    text, asked = budget.robots_txt, False
    if text is None or budget.robots_fetched_at is None or now - budget.robots_fetched_at > ROBOTS_LIFE:
        text, asked = await _fetch_robots(http, f"{parts.scheme}://{parts.netloc}/robots.txt"), True
        async with database.system_session() as session:
            delay = _crawl_delay(text, politeness.user_agent)
            await store_robots(session, parts.netloc, text, now, next_allowed_at=now + delay)
    if not _parse_robots(text).can_fetch(url, politeness.user_agent):
        raise ForbiddenError(
            "scraping.robots_disallow", f"{parts.netloc} does not allow robots to read this page."
        )
    return asked


async def _fetch_robots(http: httpx2.AsyncClient, url: str) -> str:
    """As RFC 9309 reads the answer: 4xx means no rules, 5xx and silence mean keep out; 429 is a refusal."""
    try:
        response = await http.get(url, follow_redirects=True)
    except httpx2.HTTPError as error:
        raise ExternalError("scraping.no_robots", "The host does not answer for robots.txt.") from error
    if response.status_code in (429, 503):
        raise SourceRefusedError(
            "scraping.busy",
            f"The site refused robots.txt with status {response.status_code}. It is left alone for a while.",
            status=response.status_code,
            page=response.content,
            retry_after=read_retry_after(response.headers),
        )
    if response.status_code < 400 and response.content.lstrip(_BEFORE_MARKUP)[:1] == b"<":
        raise SourceRefusedError(
            "scraping.robots_withheld",
            "The site answered with a web page instead of robots.txt. It is left alone for a while.",
            status=response.status_code,
            page=response.content,
        )
    if response.status_code >= 500:
        raise ExternalError("scraping.no_robots", f"The host answered {response.status_code} for robots.txt.")
    return (
        "" if response.status_code >= 400 else response.content[:MAX_ROBOTS_BYTES].decode("utf-8", "replace")
    )
