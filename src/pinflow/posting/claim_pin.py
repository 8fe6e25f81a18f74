"""Claims a pin whose slot has come, and commits what is about to be sent before anything is.

Approval, rules, spacing, cap and limits are asked about once more, under the account's lock.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from pinflow.accounts.models import Account, AccountState
from pinflow.accounts.queries import get_account
from pinflow.identity.models import system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.pins.models import Severity
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import (
    ask_for_second,
    find_approval,
    find_pin,
    get_pin,
    update_findings,
    update_pin_state,
    void_approval,
)
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.posting.channels.channel import Channel
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.governor import LINK_REST, check_moment
from pinflow.posting.keep_pace import take_request
from pinflow.posting.models import Attempt, AttemptId
from pinflow.posting.plan_pin import LOOK_BACK, give_slot, read_rules
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import (
    find_link_uses,
    find_standing,
    insert_attempt,
    list_sent_moments,
    list_taken_moments,
    lock_account,
    schedule_pin,
)
from pinflow.posting.record_outcome import finish_published
from pinflow.posting.replan import LATENESS
from pinflow.projects.queries import get_project

log = structlog.get_logger(__name__)

# Without a sign of life for so long the holder is taken for dead; a living one gives one every few seconds.
LEASE = timedelta(minutes=1)
# A slot that is this close to what spacing allows is kept and waited for.
_SHORT_WAIT = timedelta(minutes=5)
_SHORT_REST = timedelta(days=1)
# Who did not take a file today gets until tomorrow.
_NEXT_FILE = timedelta(days=1)


async def claim_pin(
    tools: PublishTools, tenant_id: TenantId, pin_id: PinId, ahead: timedelta | None
) -> tuple[Pin, Account, Attempt, Channel] | None:
    """The pin, its account, its new attempt and its channel; None where nothing is to be sent now.

    ``ahead``: as for ``publish_pin``.
    """
    now = tools.clock.now()
    until = now + (ahead or timedelta(0))
    async with tools.database.tenant_session(tenant_id) as session:
        pin = await find_pin(session, pin_id)
        if pin is None:
            return None
        if pin.account_id is not None:
            await lock_account(session, pin.account_id)
        pin = await get_pin(session, pin_id, lock=True)
        if pin.state is not PinState.SCHEDULED or pin.scheduled_at is None or pin.scheduled_at > until:
            return None
        if (standing := await find_standing(session, pin.id)) is not None:
            # A row that was set back, from a backup perhaps: it is told what stands, nothing is sent.
            assert standing.pinterest_pin_id is not None
            sent_at = standing.sent_at or standing.started_at
            await finish_published(session, pin.id, standing.pinterest_pin_id, sent_at, now)
            return None
        account = await get_account(session, pin.account_id) if pin.account_id is not None else None
        if account is not None and account.state is not AccountState.CONNECTED:
            return None
        channel = tools.channel if account is None else await tools.channel_of(account, session)
        names_slots = isinstance(channel, ExportChannel) and channel.ahead
        if not names_slots and pin.scheduled_at > now:
            return None
        if names_slots and ahead is None:
            await give_slot(
                session, pin, now + _NEXT_FILE, now, because="Nobody took the file it was to go in."
            )
            return None
        # Rest of the link and rules are asked about the moment at which it goes out.
        goes_out_at = max(pin.scheduled_at, now) if names_slots else now
        if not await _still_approved(session, pin, now) or not await _link_rests(session, pin, goes_out_at):
            return None
        if not await _within_rules(session, pin, now, goes_out_at):
            return None
        # An approval always names both.
        assert account is not None
        assert pin.board_id is not None
        # A slot ahead was allowed by the governor when it was given, and everything else keeps off it.
        if goes_out_at <= now and not await _allowed_now(session, pin, account, now):
            return None
        if (wait := await take_request(session, account.id, "write", now)) > timedelta(0):
            await give_slot(
                session, pin, now + wait, now, because="Pinterest's limit of requests is used up for now."
            )
            return None
        await update_pin_state(session, pin.id, PinState.PUBLISHING, now)
        attempt = await insert_attempt(
            session,
            attempt_id=AttemptId(new_id(now)),
            pin_id=pin.id,
            account_id=account.id,
            payload_hash=pin.payload().hash(),
            board_id=pin.board_id,
            marker=pin.marker,
            lease_until=now + LEASE,
            now=now,
        )
        await record_change(session, tenant_id=tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return pin, account, attempt, channel


async def _still_approved(session: TenantSession, pin: Pin, now: datetime) -> bool:
    """Nothing goes out that a person did not approve, as it was approved."""
    approval = await find_approval(session, pin.id)
    if approval is not None and approval.payload_hash == pin.payload().hash():
        project = await get_project(session, pin.project_id)
        if not project.two_person_approval or approval.second_user_id is not None:
            return True
        # The project asked for one person when this was approved, and asks for two now.
        await ask_for_second(session, approval.id)
        failure = (
            "posting.needs_second_person",
            "This project asks for two people now: one more must agree.",
        )
    else:
        await void_approval(session, pin.id, "the pin is not what was approved", now)
        failure = (
            "posting.not_as_approved",
            "It is not what was approved. Look at it and approve it again.",
        )
        log.error("posting.pin.not_as_approved", pin_id=str(pin.id))
    await update_pin_state(session, pin.id, PinState.IN_REVIEW, now, failure=failure)
    await record_audit(
        session, system_actor(pin.tenant_id), "pin.held", "pin", pin.id, now, reason=failure[1]
    )
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return False


async def _link_rests(session: TenantSession, pin: Pin, now: datetime) -> bool:
    """A pin that went out late used the link some minutes too recently: those are waited for.

    Where days are lacking, the rules say so, and a person decides anew.
    """
    uses = [use for use in (await find_link_uses(session, pin)).here if use <= now]
    lacking = LINK_REST - (now - uses[-1]) if uses else timedelta(0)
    if not timedelta(0) < lacking < _SHORT_REST:
        return True
    await give_slot(session, pin, uses[-1] + LINK_REST, now, because="Its link must rest 7 days.")
    return False


async def _within_rules(session: TenantSession, pin: Pin, now: datetime, goes_out_at: datetime) -> bool:
    project = await get_project(session, pin.project_id)
    findings = await recheck_pin(session, pin, project, goes_out_at)
    if not is_blocked(findings):
        return True
    await void_approval(session, pin.id, "a rule blocks it now", now)
    await update_findings(session, pin.id, findings, blocked=True)
    why = next(finding.message for finding in findings if finding.severity is Severity.BLOCK)
    await update_pin_state(
        session, pin.id, PinState.IN_REVIEW, now, failure=("posting.blocked_by_rules", why)
    )
    await record_audit(session, system_actor(pin.tenant_id), "pin.held", "pin", pin.id, now, reason=why)
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return False


async def _allowed_now(session: TenantSession, pin: Pin, account: Account, now: datetime) -> bool:
    """Spacing and cap hold against what was really sent; a pin that is late gets a new slot, no burst."""
    rules = await read_rules(session, account)
    sent = await list_sent_moments(session, account.id, now - max(LOOK_BACK, rules.spacing))
    refusal = check_moment(rules, sent, now, hours=False)
    assert pin.scheduled_at is not None
    if refusal is not None and refusal.not_before - now <= _SHORT_WAIT:
        # The pin before went out some seconds into its slot: wait those seconds, and keep the plan.
        reason = pin.slot_reason or "The first free moment."
        await schedule_pin(session, pin.id, refusal.not_before, reason, now)
        return False
    if refusal is not None:
        await give_slot(
            session, pin, refusal.not_before, now, because=f"Moved at {now:%H:%M} UTC: {refusal.message}"
        )
        return False
    if now - pin.scheduled_at > LATENESS:
        # It must not push away the pins that are planned next: beside them it may go out, or elsewhere.
        planned = await list_taken_moments(session, account.id, now, except_pin=pin.id)
        ahead = [moment for moment in planned if moment > now]
        if (late := check_moment(rules, [*sent, *ahead], now)) is not None:
            await give_slot(
                session, pin, late.not_before, now, because=f"Its slot was missed. {late.message}"
            )
            return False
    return True
