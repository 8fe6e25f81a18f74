"""Asks a host for one page: in turn, as robots.txt allows, again where that helps, never after a refusal."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlsplit

import structlog

from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ExternalError
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.fetching.queries import close_circuit, count_refusal, lock_host, open_circuit
from pinflow.scraping.reserve_request import Turn, give_back_trial, require_robots, reserve_request
from pinflow.scraping.sources.source import SourceRefusedError
from pinflow.scraping.tell_watchers import tell_answers_again, tell_refused

log = structlog.get_logger(__name__)
Answer = TypeVar("Answer")

# A connection that broke or a server's stumble (500, 502, 504) is often gone a moment later; more tries only
# add to a server's trouble. Each try takes a turn of its own and so costs budget: that is why the rule is
# ours and not a library's, which would sleep by itself and know nothing of turns.
TRIES = 3
_FIRST_BACK_OFF = timedelta(seconds=4)
SHORTEST_OPENING, LONGEST_OPENING = timedelta(hours=1), timedelta(hours=24)
# A turn is missed when the machine is overloaded; then the page waits for better times.
_MISSED_TURNS = 5


async def ask_host(
    tools: FetchTools, address: str, ask: Callable[[], Awaitable[Answer]], *, share: float = 1.0
) -> Answer:
    """What ``ask`` answers, called at the host's next free moment. ``share``: see `reserve_request`.

    A refusal is counted; one that closes the host opens its circuit, and the change is told once.

    Raises:
        SourceRefusedError: an answer that is not the page, or not robots.txt; it is recorded here.
        LimitReachedError: not now; see `reserve_request`.
        ForbiddenError: ``scraping.robots_disallow``.
        ExternalError: no answer after `TRIES` tries, or robots.txt cannot be had.
    """
    for attempt in range(1, TRIES + 1):
        turn = await _wait_for_turn(tools, address, share)
        try:
            answer = await ask()
        except SourceRefusedError as error:
            await _record_refusal(tools, address, error, turn)
            raise
        except ExternalError as error:
            if turn.trial:
                await give_back_trial(tools.database, address)
            # A host that has just been closed for refusing is tried once, not three times.
            if turn.trial or error.permanent or attempt == TRIES:
                raise
            log.info("scraping.request.retried", host=urlsplit(address).netloc, code=error.code)
            await tools.sleep(_FIRST_BACK_OFF.total_seconds() * 2 ** (attempt - 1))
        except BaseException:
            if turn.trial:
                await give_back_trial(tools.database, address)
            raise
        else:
            if turn.trial:
                await _end_trial(tools, address)
            return answer
    raise AssertionError("the last try returns or raises")


async def _wait_for_turn(tools: FetchTools, address: str, share: float) -> Turn:
    """Waits for this request's moment, and for another when robots.txt came first or it was missed."""
    trial = False
    for _ in range(_MISSED_TURNS):
        turn = await reserve_request(
            tools.database, tools.politeness, address, tools.clock.now(), on_trial=trial, share=share
        )
        trial = turn.trial
        try:
            wait = turn.moment - tools.clock.now()
            await tools.sleep(max(wait.total_seconds(), 0))
            if tools.politeness.is_missed(turn.moment, tools.clock.now()):
                continue
            if not await require_robots(
                tools.database, tools.http, tools.politeness, address, tools.clock.now()
            ):
                return turn
        except SourceRefusedError as error:
            await _record_refusal(tools, address, error, turn)
            raise
        except BaseException:
            if trial:
                await give_back_trial(tools.database, address)
            raise
    if trial:
        await give_back_trial(tools.database, address)
    raise ExternalError(
        "scraping.too_late",
        "This machine is too busy to keep the moments it reserves. It is tried again later.",
    )


async def _record_refusal(tools: FetchTools, address: str, error: SourceRefusedError, turn: Turn) -> None:
    now = tools.clock.now()
    host = urlsplit(address).netloc
    async with tools.database.system_session() as session:
        await count_refusal(session, host, error.kind, now, error.message)
        budget = await lock_host(session, host, now)
        if not error.closes_host:
            # It answered, if not with the page: it does not turn everybody away.
            if turn.trial:
                await close_circuit(session, host)
                await tell_answers_again(session, host, now)
        # Requests under way when the first was refused find the circuit open: it is not opened twice.
        elif budget.closed_until is None or budget.closed_until <= now:
            until = now + opening(budget.refusals_in_row, error.retry_after)
            await open_circuit(session, host, now, until, error.message)
            await tell_refused(session, tools, host, error.message, until, now)
            await record_change(session, tenant_id=None, kind="host.closed", object_id=host, now=now)
            log.warning("scraping.host.closed", host=host, code=error.code, until=until.isoformat())


def opening(refusals_before: int, asked_for: timedelta | None) -> timedelta:
    """How long a host is left alone: an hour, doubled with every refusal in a row, at most a day."""
    doubled = SHORTEST_OPENING * (1 << min(refusals_before, 10))
    return min(max(doubled, asked_for or timedelta(0)), LONGEST_OPENING)


async def _end_trial(tools: FetchTools, address: str) -> None:
    host = urlsplit(address).netloc
    async with tools.database.system_session() as session:
        await close_circuit(session, host)
        await tell_answers_again(session, host, tools.clock.now())
        await record_change(
            session, tenant_id=None, kind="host.opened", object_id=host, now=tools.clock.now()
        )
