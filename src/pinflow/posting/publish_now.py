"""Publishes an approved pin at once, in this process, because a person says so; the governor still holds.

Called again it never sends blindly: what may stand is looked up first.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.models import Account, AccountChannel, AccountState
from pinflow.accounts.pace.buckets import take
from pinflow.accounts.pace.queries import list_buckets
from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, LimitReachedError
from pinflow.pins.actions import permissions, require_action
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import get_pin
from pinflow.posting.find_against import find_against
from pinflow.posting.governor import NEVER, first_allowed
from pinflow.posting.hours import ALWAYS
from pinflow.posting.models import Attempt, AttemptState, OutcomeState
from pinflow.posting.plan_pin import LOOK_BACK, read_rules
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import (
    find_open_attempt,
    list_attempts,
    list_sent_moments,
    lock_account,
    schedule_pin,
)
from pinflow.posting.reconcile_attempt import abandon_attempt, reconcile_attempt
from pinflow.posting.shelves.models import ExportWay
from pinflow.posting.shelves.queries import find_export

# Nothing is sent for a pin in these states; what is known of it is the answer.
_KNOWN = (PinState.PUBLISHED, PinState.PUBLISHING, PinState.NEEDS_ATTENTION, PinState.FAILED)


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the pin, with the reason in words.

    ``next_at``: when something happens by itself. ``next_allowed_at``: of a pin that waits, from when on it
    may be published by hand; that is often earlier, as waking hours do not hold there.
    """

    pin_id: PinId
    state: OutcomeState
    code: str
    reason: str
    pinterest_pin_id: str | None
    published_at: datetime | None
    next_at: datetime | None
    next_allowed_at: datetime | None = None
    attempts: int


async def publish_now(tools: PublishTools, actor: Actor, pin_id: PinId) -> Outcome:
    """Publishes the pin and says what became of it.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such pin.
        ConflictError: ``pins.not_now``: it is not approved. ``exports.leaves_by_file``: it goes by file.
            ``posting.never_allowed``: its picture or link belongs to another pin.
        LimitReachedError: ``posting.not_allowed_yet``: ``data['next_allowed_at']`` says when.
    """
    require_role(actor, Role.EDITOR)
    await look_up(tools, actor, pin_id)
    if (known := await _known_outcome(tools, actor, pin_id)) is not None:
        return known
    if (held := await _schedule_now(tools, actor, pin_id)) is not None:
        return held
    await publish_pin(tools, actor.tenant_id, pin_id)
    # Often the answer is lost and the pin stands: one look at once spares the wait.
    await look_up(tools, actor, pin_id)
    outcome = await read_outcome(tools, actor, pin_id)
    if outcome.state is not OutcomeState.WAITING:
        return outcome
    return msgspec.structs.replace(outcome, next_allowed_at=await _next_allowed(tools, actor, pin_id))


async def look_up(tools: PublishTools, actor: Actor, pin_id: PinId) -> None:
    """One look at what became of the pin's open attempt, if it has one; sends nothing.

    Raises: as ``publish_now``.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        await get_pin(session, pin_id)
        attempt = await find_open_attempt(session, pin_id)
    if attempt is None:
        return
    if attempt.state is not AttemptState.UNKNOWN:
        # Only if its holder's lease has run out.
        await abandon_attempt(tools, actor.tenant_id, attempt.id)
    await reconcile_attempt(tools, actor.tenant_id, attempt.id, at_once=True)


async def _known_outcome(tools: PublishTools, actor: Actor, pin_id: PinId) -> Outcome | None:
    """What is known of a pin that has been published or refused, or is on its way."""
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pin = await get_pin(session, pin_id)
    if pin.state in _KNOWN:
        return await read_outcome(tools, actor, pin_id)
    return None


async def _schedule_now(tools: PublishTools, actor: Actor, pin_id: PinId) -> Outcome | None:
    """Gives the pin this very moment as its slot; an outcome when its account is stopped."""
    now = tools.clock.now()
    async with tools.database.tenant_session(actor.tenant_id) as session:
        pin = await get_pin(session, pin_id)
        require_action(pin, "publish_now")
        assert pin.account_id is not None
        await lock_account(session, pin.account_id)
        pin = await get_pin(session, pin_id, lock=True)
        require_action(pin, "publish_now")
        if pin.account_id is None:
            raise ConflictError("pins.not_now", "Choose an account and a board first.")
        account = await get_account(session, pin.account_id)
        if account.state is not AccountState.CONNECTED:
            return _outcome(pin, account, await list_attempts(session, pin_id))
        if account.channel is AccountChannel.EXPORT:
            await _require_feed(session, account)
        await _require_moment(session, pin, account, now)
        await schedule_pin(session, pin_id, now, f"Published at once by {actor.name}.", now)
        await record_audit(session, actor, "pin.publish_now", "pin", pin_id, now)
    return None


async def _require_feed(session: TenantSession, account: Account) -> None:
    if (await find_export(session, account.id)).way is ExportWay.CSV:
        raise ConflictError(
            "exports.leaves_by_file",
            f"The pins of “{account.name}” leave in a file for Pinterest's bulk upload, which keeps "
            f'their slots. Take it: pinflow export csv --account "{account.name}" --out pins.csv',
        )


async def _next_allowed(tools: PublishTools, actor: Actor, pin_id: PinId) -> datetime | None:
    now = tools.clock.now()
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pin = await get_pin(session, pin_id)
        if pin.account_id is None:
            return None
        refusal = await _refusal_at(session, pin, await get_account(session, pin.account_id), now)
    if refusal is None:
        return now
    return None if refusal[1] >= NEVER else refusal[1]


async def _require_moment(session: TenantSession, pin: Pin, account: Account, now: datetime) -> None:
    refusal = await _refusal_at(session, pin, account, now)
    if refusal is None:
        return
    message, not_before = refusal
    if not_before >= NEVER:
        raise ConflictError("posting.never_allowed", f"Not on this account: {message}")
    raise LimitReachedError(
        "posting.not_allowed_yet",
        f"Not now: {message}",
        retry_after=not_before - now,
        state=str(OutcomeState.WAITING),
        next_allowed_at=not_before.isoformat().replace("+00:00", "Z"),
    )


async def _refusal_at(
    session: TenantSession, pin: Pin, account: Account, now: datetime
) -> tuple[str, datetime] | None:
    """Why the pin may not be published by hand now, and the first moment at which nothing forbids it.

    The waking hours choose slots; who publishes by hand is awake. Cap, spacing, limits, the rest of the link
    and the pictures hold. The words are those of what holds longest.
    """
    rules = msgspec.structs.replace(await read_rules(session, account), hours=ALWAYS, spread=False)
    sent = await list_sent_moments(session, [account.id], now - max(LOOK_BACK, rules.spacing))
    wait = timedelta(0)
    if account.channel is AccountChannel.PINTEREST:
        wait, _ = take((await list_buckets(session, [account.id], "write"))[account.id], now)
    against = await find_against(session, pin, lock=False)
    at, refusal = first_allowed(rules, sent[account.id], now + wait, against)
    if refusal is not None:
        return refusal.message, at
    return ("Pinterest asked this account for fewer requests.", at) if wait else None


async def read_outcome(tools: PublishTools, actor: Actor, pin_id: PinId) -> Outcome:
    """What is known of the pin now.

    Raises:
        NotFoundError: no such pin.
    """
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pin = await get_pin(session, pin_id)
        account = None if pin.account_id is None else await get_account(session, pin.account_id)
        return _outcome(pin, account, await list_attempts(session, pin_id))


def _outcome(pin: Pin, account: Account | None, attempts: list[Attempt]) -> Outcome:
    last = attempts[-1] if attempts else None
    state, code, reason, next_at = _words(pin, account, last)
    return Outcome(
        pin_id=pin.id,
        state=state,
        code=code,
        reason=reason,
        pinterest_pin_id=pin.pinterest_pin_id,
        published_at=pin.published_at,
        next_at=next_at,
        attempts=len(attempts),
    )


def _words(
    pin: Pin, account: Account | None, last: Attempt | None
) -> tuple[OutcomeState, str, str, datetime | None]:
    if pin.state is PinState.PUBLISHED:
        note = f" {pin.failure_message}" if pin.failure_message else ""
        code = pin.failure_code or "posting.published"
        exported = account is not None and account.channel is AccountChannel.EXPORT
        stands = "It was handed out" if exported else f"It stands on Pinterest as {pin.pinterest_pin_id}"
        return OutcomeState.PUBLISHED, code, f"{stands}.{note}", None
    if pin.state is PinState.NEEDS_ATTENTION:
        return OutcomeState.UNKNOWN, pin.failure_code or "posting.decide", pin.failure_message or "", None
    if last is not None and last.state is AttemptState.UNKNOWN:
        return (
            OutcomeState.UNKNOWN,
            last.error_code or "posting.unknown",
            _unknown(last),
            last.next_reading_at,
        )
    if pin.state is PinState.PUBLISHING:
        until = None if last is None else last.lease_until
        return OutcomeState.UNKNOWN, "posting.under_way", "Another process is publishing it right now.", until
    if pin.state is PinState.FAILED or (pin.state is PinState.IN_REVIEW and pin.failure_message):
        return OutcomeState.FAILED, pin.failure_code or "posting.failed", pin.failure_message or "", None
    if (why := permissions(pin)["publish_now"].reason) is not None:
        return OutcomeState.HELD, "pins.not_now", why, None
    if account is not None and account.state is not AccountState.CONNECTED:
        code = (last.error_code if last is not None else None) or "posting.account_held"
        return OutcomeState.HELD, code, account.state_reason or "The account is paused.", None
    code = (last.error_code if last is not None else None) or "posting.waiting"
    return OutcomeState.WAITING, code, pin.slot_reason or "It waits for its slot.", pin.scheduled_at


def _unknown(attempt: Attempt) -> str:
    looked = f" {attempt.message}" if attempt.message else ""
    settles = attempt.settles_at
    until = "" if settles is None else f" It may still turn up until {settles:%H:%M:%S} UTC."
    return (
        f"Pinterest did not say whether it took the pin.{looked}{until} It is looked for again, and sent "
        "again only when it surely did not arrive."
    )
