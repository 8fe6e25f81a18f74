"""Finds out what became of an attempt whose outcome is unknown, by asking; never by sending again.

One match on the board: that is the pin. None after two complete readings, the last one later than the settle
window: it never arrived, and the pin gets a new slot. Several: the first is kept and a person is told. While
Pinterest cannot be asked, the pin waits and says so.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import structlog

from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantId
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError
from pinflow.pins.pin import Pin
from pinflow.pins.queries import get_pin
from pinflow.posting.channels.channel import FoundPin
from pinflow.posting.models import Attempt, AttemptId, AttemptState
from pinflow.posting.plan_pin import LEAD, give_slot
from pinflow.posting.publish_pin import PublishTools, finish_published
from pinflow.posting.queries import (
    claim_reading,
    end_attempt,
    flag_pin,
    get_attempt,
    lock_account,
    mark_unknown,
    record_reading,
)

log = structlog.get_logger(__name__)

NEEDED_READINGS = 2
_READING_LEASE = timedelta(minutes=1)
_ASK_AGAIN = timedelta(minutes=1)
# Clocks differ, and Pinterest's created_at has whole seconds.
_SKEW = timedelta(minutes=2)


async def abandon_attempt(tools: PublishTools, tenant_id: TenantId, attempt_id: AttemptId) -> None:
    """Takes over from a holder that died: never sent -> a new slot; perhaps sent -> unknown."""
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        attempt = await get_attempt(session, attempt_id)
        await lock_account(session, attempt.account_id)
        attempt = await get_attempt(session, attempt_id, lock=True)
        if attempt.lease_until > now:
            return
        if attempt.state is AttemptState.SENDING:
            await mark_unknown(
                session,
                attempt,
                settles_at=now + tools.settle,
                next_reading_at=now,
                http_status=None,
                error_code="posting.worker_died",
                message="The process that was sending this ended before it heard the answer.",
            )
        elif attempt.state is AttemptState.PREPARED and await end_attempt(
            session,
            attempt.id,
            AttemptState.REFUSED,
            now,
            from_states=(AttemptState.PREPARED,),
            fencing_token=attempt.fencing_token,
            error_code="posting.worker_died_before_sending",
            message="The process ended before anything was sent.",
        ):
            pin = await get_pin(session, attempt.pin_id, lock=True)
            await give_slot(session, pin, now + LEAD, now, because="The first try was never sent.")
        await record_change(
            session, tenant_id=tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
        )


async def reconcile_attempt(tools: PublishTools, tenant_id: TenantId, attempt_id: AttemptId) -> None:
    """One look at the board, if it is time for one. Safe to call any number of times."""
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        attempt = await claim_reading(session, attempt_id, now, now + _READING_LEASE)
        if attempt is None:
            return
        pin = await get_pin(session, attempt.pin_id)
        account = await get_account(session, attempt.account_id)
    read_at = tools.clock.now()
    try:
        token = await open_access_token(tools.database, tools.secrets, account)
        found = await tools.channel.list_pins(account.base_url, token, attempt.board_id)
    except AppError as error:
        await _wait(tools, attempt, read_at, f"Pinterest cannot be asked now: {error.message}")
        return
    matches = match_pins(pin, attempt, found)
    if matches:
        await _adopt(tools, attempt, matches)
    else:
        await _record_nothing_found(tools, attempt, read_at)


def match_pins(pin: Pin, attempt: Attempt, found: Sequence[FoundPin]) -> list[FoundPin]:
    """Which pins of the board are this attempt's, the oldest first.

    The marker makes the link unique. A pin without a link is known by its title and its time.
    """
    earliest = (attempt.sent_at or attempt.started_at) - _SKEW
    if pin.link is not None:
        # Pinterest may give a link back in another spelling; the marker in it stays.
        matches = [
            other
            for other in found
            if other.link is not None and (other.link == pin.link or attempt.marker in other.link)
        ]
    else:
        matches = [
            other
            for other in found
            if other.title == pin.title and other.created_at is not None and other.created_at >= earliest
        ]
    return sorted(matches, key=lambda other: (other.created_at or datetime.max.replace(tzinfo=UTC), other.id))


async def _adopt(tools: PublishTools, attempt: Attempt, matches: Sequence[FoundPin]) -> None:
    now = tools.clock.now()
    first = matches[0]
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        if not await end_attempt(
            session,
            attempt.id,
            AttemptState.RECONCILED,
            now,
            from_states=(AttemptState.UNKNOWN,),
            fencing_token=attempt.fencing_token,
            http_status=attempt.http_status,
            error_code=attempt.error_code,
            message="Found on the board.",
            pinterest_pin_id=first.id,
        ):
            return
        await finish_published(session, attempt.pin_id, first.id, first.created_at or now, now)
        if len(matches) > 1:
            others = ", ".join(match.id for match in matches[1:])
            log.error("posting.pin.duplicate_found", pin_id=str(attempt.pin_id), others=others)
            await flag_pin(
                session,
                attempt.pin_id,
                "posting.duplicate_found",
                f"Pinterest shows this pin more than once. The first is kept; delete {others} there.",
            )


async def _record_nothing_found(tools: PublishTools, attempt: Attempt, read_at: datetime) -> None:
    now = tools.clock.now()
    settles_at = attempt.settles_at or now
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        readings = await record_reading(
            session,
            attempt.id,
            read_at,
            max(now + _ASK_AGAIN, settles_at) if read_at < settles_at else now + _ASK_AGAIN,
            "Not on the board so far.",
            complete=True,
        )
        if readings is None or readings < NEEDED_READINGS or read_at <= settles_at:
            return
        if await end_attempt(
            session,
            attempt.id,
            AttemptState.REFUSED,
            now,
            from_states=(AttemptState.UNKNOWN,),
            fencing_token=attempt.fencing_token,
            http_status=attempt.http_status,
            error_code="posting.never_arrived",
            message=f"Read the board {readings} times, the last time after the settle window: never arrived.",
        ):
            pin = await get_pin(session, attempt.pin_id, lock=True)
            await give_slot(session, pin, now + LEAD, now, because="The first try never arrived.")


async def _wait(tools: PublishTools, attempt: Attempt, read_at: datetime, message: str) -> None:
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        noted = await record_reading(
            session, attempt.id, read_at, tools.clock.now() + _ASK_AGAIN, message, complete=False
        )
        if noted is None:
            # Another process learned meanwhile what became of it.
            return
        await flag_pin(session, attempt.pin_id, "posting.waiting_for_pinterest", message)
        await record_change(
            session,
            tenant_id=attempt.tenant_id,
            kind="pin.changed",
            object_id=attempt.pin_id,
            now=tools.clock.now(),
        )
