"""Records what became of an attempt: accepted, refused, not sent or unknown, under its fencing token."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Literal, NamedTuple

import structlog

from pinflow.accounts.change_account import hold_refused
from pinflow.accounts.pace.keep_pace import RETRY_LIMITED, AccountPace, save_paces
from pinflow.accounts.queries import list_accounts_of
from pinflow.identity.models import system_actor
from pinflow.identity.record_audit import record_audits
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.changes import record_change, record_changes
from pinflow.kit.errors import AppError
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import get_pin, hold_pins, update_pin_state, void_approval
from pinflow.posting.channels.channel import Published, RefusedError, UnknownOutcomeError
from pinflow.posting.hold_blamed import hold_blamed
from pinflow.posting.models import Attempt, AttemptState, EventKind, InTurn
from pinflow.posting.plan_pin import give_slot
from pinflow.posting.publish_tools import PublishTools, settle_window
from pinflow.posting.queries import (
    Stands,
    accept_attempts,
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
from pinflow.posting.tell_owner import tell_duplicates, tell_refused, tell_settled

log = structlog.get_logger(__name__)

# A sweep may have taken this process for dead and marked its attempt; the answer that came says more.
_UNDECIDED = (AttemptState.PREPARED, AttemptState.SENDING, AttemptState.UNKNOWN)
_RETRY_NOT_SENT = timedelta(minutes=2)
# A delay below this is an ordinary answer; only longer ones could ever move the settle window.
_WORTH_NOTING = timedelta(seconds=5)


class Accepted(NamedTuple):
    """Pinterest took the pin. ``goes_out_at``: later than ``sent_at`` if it was handed out ahead."""

    pin: Pin
    attempt: Attempt
    published: Published
    pace: AccountPace
    sent_at: datetime
    goes_out_at: datetime


async def record_accepted(tools: PublishTools, accepted: Accepted) -> None:
    """Notes that the pin stands; a late answer to an attempt that was given up is told to a person.

    Answers that come together share a transaction.
    """
    tenant_id, attempt_id = accepted.pin.tenant_id, accepted.attempt.id
    work = partial(_record_several, tools, tenant_id)
    recorded = await tools.shared.share(("accepted", tenant_id), accepted, work)
    if isinstance(recorded, InTurn):
        await tools.shared.share(("accepted", tenant_id, attempt_id), accepted, work)


async def _record_several(
    tools: PublishTools, tenant_id: TenantId, accepted: Sequence[Accepted]
) -> list[InTurn | None]:
    now = tools.clock.now()
    lock: Literal["wait", "if_free"] = "wait" if len(accepted) == 1 else "if_free"
    async with tools.database.tenant_session(tenant_id) as session:
        found = await list_accounts_of(session, {each.pace.account_id for each in accepted}, lock=lock)
        free = {account.id for account in found}
        ours = [each for each in accepted if each.pace.account_id in free]
        await _record(session, ours, now, longest=tools.call_timeout)
    return [None if each.pace.account_id in free else InTurn() for each in accepted]


async def _record(
    session: TenantSession, accepted: Sequence[Accepted], now: datetime, *, longest: timedelta
) -> None:
    """The caller has locked the accounts. ``longest``: what no call outlasts, whatever a clock says that is
    set ahead meanwhile."""
    await save_paces(session, [each.pace for each in accepted], now)
    for each in accepted:
        if (delay := min(now - each.sent_at, longest)) >= _WORTH_NOTING:
            await record_delay(session, each.pace.account_id, delay, now)
    before = await hold_pins(session, [each.pin.id for each in accepted])
    ended = await accept_attempts(
        session,
        [(each.attempt, each.published) for each in accepted],
        now,
        from_states=_UNDECIDED,
    )
    await finish_published(
        session, [_standing(each, now) for each in accepted if each.attempt.id in ended], now
    )
    for each in accepted:
        if each.attempt.id not in ended:
            await _record_late(session, each, now)
        elif before[each.pin.id] is not PinState.PUBLISHING:
            await tell_settled(session, each.pin.id, now)


def _standing(accepted: Accepted, now: datetime) -> Stands:
    return Stands(accepted.pin.id, accepted.published.id, max(accepted.goes_out_at, now))


async def _record_late(session: TenantSession, accepted: Accepted, now: datetime) -> None:
    """The answer came after the attempt had been given up. What stands, stands."""
    attempt, there = accepted.attempt, accepted.published.id
    if (await get_attempt(session, attempt.id)).pinterest_pin_id == there:
        return
    await add_event(
        session,
        attempt.id,
        now,
        EventKind.LATE_ANSWER,
        f"Pinterest's answer came very late: it stands as {there}.",
    )
    log.error("posting.attempt.accepted_late", attempt_id=str(attempt.id), pinterest_id=there)
    pin = await get_pin(session, accepted.pin.id)
    if pin.state in (PinState.PUBLISHING, PinState.PUBLISHED):
        await flag_pin(
            session,
            pin.id,
            "posting.duplicate_found",
            f"Pinterest took this pin twice, the first time very late. Delete {there} there.",
        )
        await tell_duplicates(session, pin.id, [there], now)
    elif await accept_attempts(
        session, [(attempt, accepted.published)], now, from_states=(AttemptState.REFUSED,)
    ):
        await void_approval(session, pin.id, "published by an earlier try", now)
        await tell_settled(session, pin.id, now)
        await finish_published(session, [_standing(accepted, now)], now)


async def finish_published(session: TenantSession, pins: Sequence[Stands], now: datetime) -> None:
    """Notes that these pins stand on Pinterest."""
    if not pins:
        return
    await record_published(session, pins, now)
    await record_audits(
        session,
        system_actor(session.tenant_id),
        "pin.published",
        "pin",
        [(pin.pin_id, {"pinterest_pin_id": pin.pinterest_pin_id}) for pin in pins],
        now,
    )
    ids = [pin.pin_id for pin in pins]
    await record_changes(session, tenant_id=session.tenant_id, kind="pin.changed", object_ids=ids, now=now)


async def record_unknown(
    tools: PublishTools, attempt: Attempt, error: UnknownOutcomeError, pace: AccountPace, sent_at: datetime
) -> None:
    """It may stand: it is looked up, and never sent blindly again.

    The window begins when the call ended, or when it began if the clock was set back in between.
    """
    now = tools.clock.now()
    status = error.data.get("status")
    async with tools.database.tenant_session(attempt.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        if error.holds_account:
            await hold_refused(
                session, attempt.tenant_id, attempt.account_id, error.message, now, reconnect=False
            )
        if await mark_unknown(
            session,
            attempt,
            settles_at=max(now, sent_at) + await settle_window(tools, session, attempt),
            next_reading_at=now,
            http_status=status if isinstance(status, int) else None,
            error_code=error.code,
            message=error.message,
        ):
            await add_event(session, attempt.id, now, EventKind.UNKNOWN, error.message)
            await record_change(
                session, tenant_id=attempt.tenant_id, kind="pin.changed", object_id=attempt.pin_id, now=now
            )


async def record_interrupted(
    tools: PublishTools, attempt: Attempt, pace: AccountPace, sent_at: datetime
) -> None:
    """The process is told to end while it sends: what it sent is looked up at once, not after its lease."""
    error = UnknownOutcomeError("posting.interrupted", "Sending was broken off before an answer came.")
    try:
        await record_unknown(tools, attempt, error, pace, sent_at)
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
        wait = error.retry_after or RETRY_LIMITED
        await _back_to_queue(tools, pin, attempt, error, wait, pace)
        return
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        # Whatever became of the attempt meanwhile: what Pinterest says of the account holds.
        await hold_blamed(session, attempt.account_id, error, "write", now, asked_at=attempt.started_at)
        if not await _end_refused(session, attempt, error, now):
            return
        if error.blame == "account":
            # The pin keeps its approval and waits; when the account goes on, it gets a slot.
            await give_slot(session, pin, now + LATENESS, now, because=f"Waits: {error.message}")
            return
        await update_pin_state(session, pin.id, PinState.FAILED, now, failure=(error.code, error.message))
        await void_approval(session, pin.id, error.message, now)
        await tell_refused(session, pin, error.message, now)
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)


async def _back_to_queue(
    tools: PublishTools,
    pin: Pin,
    attempt: Attempt,
    error: AppError,
    retry_after: timedelta,
    pace: AccountPace,
) -> None:
    now = tools.clock.now()
    async with tools.database.tenant_session(pin.tenant_id) as session:
        await lock_account(session, attempt.account_id)
        await pace.save(session, now)
        await hold_blamed(session, attempt.account_id, error, "write", now, asked_at=attempt.started_at)
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
