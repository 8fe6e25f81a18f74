"""Records what became of an attempt: accepted, refused, not sent or unknown, under its fencing token."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from pinflow.accounts.change_account import hold_account
from pinflow.accounts.models import AccountState
from pinflow.identity.models import system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import get_pin, update_pin_state, void_approval
from pinflow.posting.channels.channel import Published, RefusedError, UnknownOutcomeError
from pinflow.posting.keep_pace import AccountPace, close_requests
from pinflow.posting.models import Attempt, AttemptState, EventKind
from pinflow.posting.plan_pin import give_slot
from pinflow.posting.publish_tools import PublishTools, settle_window
from pinflow.posting.queries import (
    add_event,
    end_attempt,
    flag_pin,
    get_attempt,
    lock_account,
    mark_unknown,
    record_delay,
    record_published,
)
from pinflow.posting.replan import LATENESS

log = structlog.get_logger(__name__)

# A sweep may have taken this process for dead and marked its attempt; the answer that came says more.
_UNDECIDED = (AttemptState.PREPARED, AttemptState.SENDING, AttemptState.UNKNOWN)
_RETRY_NOT_SENT = timedelta(minutes=2)
_RETRY_LIMITED = timedelta(minutes=15)
# A delay below this is an ordinary answer; only longer ones could ever move the settle window.
_WORTH_NOTING = timedelta(seconds=5)


async def record_accepted(
    tools: PublishTools,
    pin: Pin,
    attempt: Attempt,
    published: Published,
    pace: AccountPace,
    *,
    sent_at: datetime,
    goes_out_at: datetime,
) -> None:
    """Notes that the pin stands; a late answer to an attempt that was given up is told to a person."""
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if (delay := now - sent_at) >= _WORTH_NOTING:
            await record_delay(session, attempt.account_id, delay, now)
        current = await get_pin(session, pin.id, lock=True)
        if await _end_accepted(session, attempt, published, now, _UNDECIDED):
            await finish_published(session, pin.id, published.id, max(goes_out_at, now), now)
            return
        ended = await get_attempt(session, attempt.id)
        if ended.pinterest_pin_id == published.id:
            return
        # The answer came after the attempt had been given up. What stands, stands.
        await add_event(
            session,
            attempt.id,
            now,
            EventKind.LATE_ANSWER,
            f"Pinterest's answer came very late: it stands as {published.id}.",
        )
        log.error("posting.attempt.accepted_late", attempt_id=str(attempt.id), pinterest_id=published.id)
        if current.state in (PinState.PUBLISHING, PinState.PUBLISHED):
            await flag_pin(
                session,
                pin.id,
                "posting.duplicate_found",
                f"Pinterest took this pin twice, the first time very late. Delete {published.id} there.",
            )
        elif await _end_accepted(session, attempt, published, now, (AttemptState.REFUSED,)):
            await void_approval(session, pin.id, "published by an earlier try", now)
            await finish_published(session, pin.id, published.id, max(goes_out_at, now), now)


async def _end_accepted(
    session: TenantSession,
    attempt: Attempt,
    published: Published,
    now: datetime,
    from_states: tuple[AttemptState, ...],
) -> bool:
    return await end_attempt(
        session,
        attempt.id,
        AttemptState.ACCEPTED,
        now,
        from_states=from_states,
        fencing_token=attempt.fencing_token,
        http_status=201,
        pinterest_pin_id=published.id,
    )


async def finish_published(
    session: TenantSession, pin_id: PinId, pinterest_pin_id: str, published_at: datetime, now: datetime
) -> None:
    """Notes that the pin stands on Pinterest."""
    await record_published(session, pin_id, pinterest_pin_id, published_at, now)
    await record_audit(
        session,
        system_actor(session.tenant_id),
        "pin.published",
        "pin",
        pin_id,
        now,
        pinterest_pin_id=pinterest_pin_id,
    )
    await record_change(session, tenant_id=session.tenant_id, kind="pin.changed", object_id=pin_id, now=now)


async def record_unknown(
    tools: PublishTools, attempt: Attempt, error: UnknownOutcomeError, pace: AccountPace
) -> None:
    """It may stand: it is looked up, and never sent blindly again."""
    now = tools.clock.now()
    status = error.data.get("status")
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if error.holds_account:
            await hold_account(
                session,
                system_actor(attempt.tenant_id),
                attempt.account_id,
                AccountState.PAUSED,
                error.message,
                now,
            )
        if await mark_unknown(
            session,
            attempt,
            settles_at=now + await settle_window(tools, session, attempt),
            next_reading_at=now,
            http_status=status if isinstance(status, int) else None,
            error_code=error.code,
            message=error.message,
        ):
            await add_event(session, attempt.id, now, EventKind.UNKNOWN, error.message)
            await record_change(
                session, tenant_id=attempt.tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
            )


async def record_interrupted(tools: PublishTools, attempt: Attempt, pace: AccountPace) -> None:
    """The process is told to end while it sends: what it sent is looked up at once, not after its lease."""
    error = UnknownOutcomeError("posting.interrupted", "Sending was broken off before an answer came.")
    try:
        await record_unknown(tools, attempt, error, pace)
    except AppError as lost:
        # Then the lease runs out, as with a process that dies.
        log.warning("posting.attempt.not_recorded", attempt_id=str(attempt.id), code=lost.code)


async def record_not_sent(
    tools: PublishTools, pin: Pin, attempt: Attempt, error: AppError, pace: AccountPace
) -> None:
    """Nothing was sent: the pin waits for a new slot."""
    retry_after = getattr(error, "retry_after", None) or _RETRY_NOT_SENT
    await _back_to_queue(tools, pin, attempt, error, retry_after, pace)


async def record_refused(
    tools: PublishTools, pin: Pin, attempt: Attempt, error: RefusedError, pace: AccountPace
) -> None:
    """Nothing stands: the pin waits, fails, or is held with its account, by whom the refusal blames."""
    if error.blame == "nobody":
        wait = error.retry_after or _RETRY_LIMITED
        await _back_to_queue(tools, pin, attempt, error, wait, pace, limited=True)
        return
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if error.blame == "account":
            # Whatever became of the attempt meanwhile: what Pinterest says of the account holds.
            state = AccountState.RECONNECT_NEEDED if error.reconnect else AccountState.PAUSED
            await hold_account(
                session,
                system_actor(pin.tenant_id),
                attempt.account_id,
                state,
                error.message,
                now,
                renewable=error.renewable,
            )
        if not await _end_refused(session, attempt, error, now):
            return
        if error.blame == "account":
            # The pin keeps its approval and waits; when the account goes on, it gets a slot.
            await give_slot(session, pin, now + LATENESS, now, because=f"Waits: {error.message}")
            return
        await update_pin_state(session, pin.id, PinState.FAILED, now, failure=(error.code, error.message))
        await void_approval(session, pin.id, error.message, now)
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)


async def _back_to_queue(
    tools: PublishTools,
    pin: Pin,
    attempt: Attempt,
    error: AppError,
    retry_after: timedelta,
    pace: AccountPace,
    *,
    limited: bool = False,
) -> None:
    """``limited``: Pinterest said so, and it holds for everything else of the account too."""
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if limited:
            await close_requests(session, attempt.account_id, "write", now + retry_after, now)
        if await _end_refused(session, attempt, error, now):
            await give_slot(session, pin, now + retry_after, now, because=f"Again later: {error.message}")


async def _end_refused(session: TenantSession, attempt: Attempt, error: AppError, now: datetime) -> bool:
    status = error.data.get("status")
    return await end_attempt(
        session,
        attempt.id,
        AttemptState.REFUSED,
        now,
        from_states=_UNDECIDED,
        fencing_token=attempt.fencing_token,
        http_status=status if isinstance(status, int) else None,
        error_code=error.code,
        message=error.message,
    )
