"""Claims pins whose slot has come, and commits what is about to be sent before anything is.

Approval, rules, spacing, cap and limits are asked about once more, under the account's lock. Pins of one
tenant that are due together are claimed in one transaction: every question is asked once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import NamedTuple

import msgspec
import structlog

from pinflow.accounts.models import Account, AccountId, AccountState
from pinflow.accounts.pace.keep_pace import take_requests
from pinflow.accounts.queries import list_accounts_of
from pinflow.identity.models import system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.changes import record_change, record_changes
from pinflow.kit.ids import new_id
from pinflow.pins.models import Severity
from pinflow.pins.pin import Approval, Pin, PinId, PinState
from pinflow.pins.queries import (
    ask_for_second,
    list_approvals,
    lock_pins,
    update_findings,
    update_pin_state,
    void_approval,
)
from pinflow.pins.recheck_pin import prepare_checks
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.posting.channels.channel import Channel
from pinflow.posting.channels.export_channel import ExportChannel
from pinflow.posting.governor import LINK_REST, check_moment
from pinflow.posting.models import Attempt, AttemptId, InTurn
from pinflow.posting.plan_pin import LOOK_BACK, give_slot, read_rules, rules_of
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import (
    NewAttempt,
    PinPlace,
    Stands,
    begin_publishing,
    insert_attempts,
    list_link_uses,
    list_pin_places,
    list_sent_moments,
    list_standing,
    list_taken_moments,
    schedule_pin,
)
from pinflow.posting.record_outcome import finish_published
from pinflow.posting.replan import LATENESS
from pinflow.projects.models import Project
from pinflow.projects.queries import list_projects_of

log = structlog.get_logger(__name__)

# Without a sign of life for so long the holder is taken for dead; a living one gives one every few seconds.
LEASE = timedelta(minutes=1)
# A slot that is this close to what spacing allows is kept and waited for.
_SHORT_WAIT = timedelta(minutes=5)
_SHORT_REST = timedelta(days=1)
# Who did not take a file today gets until tomorrow.
_NEXT_FILE = timedelta(days=1)


class Wish(msgspec.Struct, frozen=True):
    """A pin that is to go out. ``ahead``: as for ``publish_pin``."""

    pin_id: PinId
    ahead: timedelta | None


class Claim(NamedTuple):
    """A pin in this process's hands."""

    pin: Pin
    account: Account
    attempt: Attempt
    channel: Channel


class _Candidate(msgspec.Struct, frozen=True):
    """A pin whose turn it is. ``goes_out_at``: the moment that rules and rest of the link are asked about."""

    pin: Pin
    account: Account
    channel: Channel
    project: Project
    approval: Approval
    payload_hash: str
    goes_out_at: datetime


async def claim_pin(tools: PublishTools, tenant_id: TenantId, wish: Wish) -> Claim | None:
    """The pin, its account, its new attempt and its channel; None where nothing is to be sent now.

    Pins of different accounts that are due together share a transaction.
    """
    work = partial(claim_pins, tools, tenant_id)
    claimed = await tools.shared.share(("claim", tenant_id), wish, work)
    if isinstance(claimed, InTurn):
        claimed = await tools.shared.share(("claim", tenant_id, wish.pin_id), wish, work)
    return None if isinstance(claimed, InTurn) else claimed


async def claim_pins(
    tools: PublishTools, tenant_id: TenantId, wishes: Sequence[Wish]
) -> list[Claim | InTurn | None]:
    """What ``claim_pin`` gives for each, in one transaction and at most one an account."""
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        places = await list_pin_places(session, {wish.pin_id for wish in wishes})
        locked = await _lock(session, places, alone=len(places) == 1)
        candidates = await _find_candidates(tools, session, locked, wishes, now)
        for narrow in (_still_approved, _with_rested_links, _within_rules, _allowed_now, _within_limits):
            candidates = await narrow(session, candidates, now) if candidates else []
        claims = await _open_attempts(session, candidates, now) if candidates else {}
    busy = {place.pin_id for place in places} - locked.pins.keys()
    # Taken out: who asks for the same pin a second time gets nothing.
    return [InTurn() if wish.pin_id in busy else claims.pop(wish.pin_id, None) for wish in wishes]


class _Locked(msgspec.Struct, frozen=True):
    accounts: dict[AccountId, Account]
    pins: dict[PinId, Pin]


async def _lock(session: TenantSession, places: Sequence[PinPlace], *, alone: bool) -> _Locked:
    """The accounts before the pins, here and in planning: one order, no deadlock.

    Of several accounts those that are free; who waits for an account holds no other.
    """
    wanted = {place.account_id for place in places if place.account_id is not None}
    found = await list_accounts_of(session, wanted, lock="wait" if alone else "if_free")
    accounts = {account.id: account for account in found}
    first = {
        place.account_id or place.pin_id: place.pin_id
        for place in reversed(places)
        if place.account_id is None or place.account_id in accounts
    }
    pins = await lock_pins(session, list(first.values()))
    # One that was moved to another account meanwhile is not the first of that one.
    ours = {pin.id: pin for pin in pins if first.get(pin.account_id or pin.id) == pin.id}
    return _Locked(accounts, ours)


async def _find_candidates(
    tools: PublishTools, session: TenantSession, locked: _Locked, wishes: Sequence[Wish], now: datetime
) -> list[_Candidate]:
    """The pins whose turn it is: scheduled, due, not standing yet, and on an account that may publish."""
    ahead = {wish.pin_id: wish.ahead for wish in wishes}
    due = [pin for pin in locked.pins.values() if _is_due(pin, now + (ahead[pin.id] or timedelta(0)))]
    if not due:
        return []
    standing = await list_standing(session, [pin.id for pin in due])
    approvals = {each.pin_id: each for each in await list_approvals(session, [pin.id for pin in due])}
    projects = await list_projects_of(session, {pin.project_id for pin in due})
    candidates = []
    for pin in due:
        if (stands := standing.get(pin.id)) is not None:
            # A row that was set back, from a backup perhaps: it is told what stands, nothing is sent.
            assert stands.pinterest_pin_id is not None
            since = stands.sent_at or stands.started_at
            await finish_published(session, [Stands(pin.id, stands.pinterest_pin_id, since)], now)
            continue
        account = None if pin.account_id is None else locked.accounts[pin.account_id]
        if account is not None and account.state is not AccountState.CONNECTED:
            continue
        channel = tools.channel if account is None else await tools.channel_of(account, session)
        goes_out_at = await _find_moment(session, pin, channel, ahead[pin.id], now)
        if goes_out_at is None:
            continue
        approval, payload_hash = approvals.get(pin.id), pin.payload().hash()
        if account is None or approval is None or approval.payload_hash != payload_hash:
            await _hold_unapproved(session, pin, now)
            continue
        candidates.append(
            _Candidate(pin, account, channel, projects[pin.project_id], approval, payload_hash, goes_out_at)
        )
    return candidates


def _is_due(pin: Pin, until: datetime) -> bool:
    return pin.state is PinState.SCHEDULED and pin.scheduled_at is not None and pin.scheduled_at <= until


async def _find_moment(
    session: TenantSession, pin: Pin, channel: Channel, ahead: timedelta | None, now: datetime
) -> datetime | None:
    """When the pin goes out; None: not now."""
    assert pin.scheduled_at is not None
    names_slots = isinstance(channel, ExportChannel) and channel.ahead
    if not names_slots:
        return now if pin.scheduled_at <= now else None
    if ahead is None:
        await give_slot(session, pin, now + _NEXT_FILE, now, because="Nobody took the file it was to go in.")
        return None
    return max(pin.scheduled_at, now)


async def _hold_unapproved(session: TenantSession, pin: Pin, now: datetime) -> None:
    """Nothing goes out that a person did not approve, as it was approved."""
    await void_approval(session, pin.id, "the pin is not what was approved", now)
    log.error("posting.pin.not_as_approved", pin_id=str(pin.id))
    why = "It is not what was approved. Look at it and approve it again."
    await _hold(session, pin, ("posting.not_as_approved", why), now)


async def _hold(session: TenantSession, pin: Pin, failure: tuple[str, str], now: datetime) -> None:
    """Back to review, with the reason."""
    await update_pin_state(session, pin.id, PinState.IN_REVIEW, now, failure=failure)
    await record_audit(
        session, system_actor(pin.tenant_id), "pin.held", "pin", pin.id, now, reason=failure[1]
    )
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)


async def _still_approved(
    session: TenantSession, candidates: Sequence[_Candidate], now: datetime
) -> list[_Candidate]:
    """By two people where the project asks for two now, though it asked for one when they were approved."""
    agreed = []
    for each in candidates:
        if not each.project.two_person_approval or each.approval.second_user_id is not None:
            agreed.append(each)
            continue
        await ask_for_second(session, each.approval.id)
        why = "This project asks for two people now: one more must agree."
        await _hold(session, each.pin, ("posting.needs_second_person", why), now)
    return agreed


async def _with_rested_links(
    session: TenantSession, candidates: Sequence[_Candidate], now: datetime
) -> list[_Candidate]:
    """A pin that went out late used the link some minutes too recently: those are waited for.

    Where days are lacking, the rules say so, and a person decides anew.
    """
    uses = await list_link_uses(session, [each.pin for each in candidates])
    rested = []
    for each in candidates:
        before = [use for use in uses[each.pin.id].here if use <= each.goes_out_at]
        lacking = LINK_REST - (each.goes_out_at - before[-1]) if before else timedelta(0)
        if timedelta(0) < lacking < _SHORT_REST:
            at = before[-1] + LINK_REST
            await give_slot(session, each.pin, at, now, because="Its link must rest 7 days.")
        else:
            rested.append(each)
    return rested


async def _within_rules(
    session: TenantSession, candidates: Sequence[_Candidate], now: datetime
) -> list[_Candidate]:
    """All is looked at again. Where it is what was approved, what the rules find is known: nothing blocks."""
    asked = [(each.pin, each.project, each.goes_out_at) for each in candidates]
    within = []
    for each, check in zip(candidates, await prepare_checks(session, asked, as_stored=True), strict=True):
        findings = [] if each.approval.rules_saw_sha256 == check.saw() else check.findings()
        if not is_blocked(findings):
            within.append(each)
            continue
        await void_approval(session, each.pin.id, "a rule blocks it now", now)
        await update_findings(session, each.pin.id, findings, blocked=True)
        why = next(finding.message for finding in findings if finding.severity is Severity.BLOCK)
        await _hold(session, each.pin, ("posting.blocked_by_rules", why), now)
    return within


async def _allowed_now(
    session: TenantSession, candidates: Sequence[_Candidate], now: datetime
) -> list[_Candidate]:
    """Spacing and cap hold against what was really sent; a pin that is late gets a new slot, no burst.

    A slot ahead was allowed by the governor when it was given, and everything else keeps off it.
    """
    spacings = [rules_of(each.account).spacing for each in candidates]
    since = now - max(spacings, default=timedelta(0))
    sent = await list_sent_moments(
        session, [each.account.id for each in candidates], min(since, now - LOOK_BACK)
    )
    return [
        each
        for each in candidates
        if each.goes_out_at > now or await _is_allowed(session, each, sent[each.account.id], now)
    ]


async def _is_allowed(
    session: TenantSession, candidate: _Candidate, sent: Sequence[datetime], now: datetime
) -> bool:
    pin, account = candidate.pin, candidate.account
    assert pin.scheduled_at is not None
    late = now - pin.scheduled_at > LATENESS
    # Whether the moment is allowed does not depend on the open hours; when the next one is, does.
    if not late and check_moment(rules_of(account), sent, now, hours=False) is None:
        return True
    rules = await read_rules(session, account)
    refusal = check_moment(rules, sent, now, hours=False)
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
    if late:
        # It must not push away the pins that are planned next: beside them it may go out, or elsewhere.
        planned = await list_taken_moments(session, account.id, now, except_pin=pin.id)
        coming = [moment for moment in planned if moment > now]
        if (crowded := check_moment(rules, [*sent, *coming], now)) is not None:
            await give_slot(
                session, pin, crowded.not_before, now, because=f"Its slot was missed. {crowded.message}"
            )
            return False
    return True


async def _within_limits(
    session: TenantSession, candidates: Sequence[_Candidate], now: datetime
) -> list[_Candidate]:
    """Takes each one's request out of its account's buckets; who finds none waits.

    What is handed out asks nothing of Pinterest: its limits do not hold there.
    """
    asking = [each.account.id for each in candidates if not isinstance(each.channel, ExportChannel)]
    waits = await take_requests(session, asking, "write", now) if asking else {}
    for each in candidates:
        if wait := waits.get(each.account.id):
            await give_slot(
                session,
                each.pin,
                now + wait,
                now,
                because="Pinterest's limit of requests is used up for now.",
            )
    return [each for each in candidates if not waits.get(each.account.id)]


async def _open_attempts(
    session: TenantSession, candidates: Sequence[_Candidate], now: datetime
) -> dict[PinId, Claim]:
    ids = [each.pin.id for each in candidates]
    await begin_publishing(session, ids, now)
    attempts = await insert_attempts(
        session,
        [
            NewAttempt(
                id=AttemptId(new_id(now)),
                pin_id=each.pin.id,
                account_id=each.account.id,
                payload_hash=each.payload_hash,
                # An approval always names one.
                board_id=each.pin.board_id or "",
                marker=each.pin.marker,
            )
            for each in candidates
        ],
        now + LEASE,
        now,
    )
    await record_changes(session, tenant_id=session.tenant_id, kind="pin.changed", object_ids=ids, now=now)
    return {
        each.pin.id: Claim(each.pin, each.account, attempts[each.pin.id], each.channel) for each in candidates
    }
