"""A person's decisions: approve exactly what was seen, reject, take back."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.join_locally import was_only_named
from pinflow.identity.models import Actor, Role
from pinflow.identity.queries import find_audit_entry
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.tell import tell_over
from pinflow.pins.actions import require_action
from pinflow.pins.models import Severity
from pinflow.pins.pin import Approval, Pin, PinId, PinState
from pinflow.pins.queries import (
    add_second_approval,
    changed_since_seen,
    find_first_approval,
    get_pin,
    insert_approval,
    renew_files,
    update_findings,
    update_pin_state,
    void_approval,
)
from pinflow.pins.recheck_pin import prepare_checks
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.projects.queries import get_project

# Gives an approved pin its slot; posting registers it.
PLAN_JOB = "posting.plan_pin"
FIRST_YES, YES = "pin.approved_first", "pin.approved"


async def approve_pin(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    pin_id: PinId,
    *,
    seen_hash: str,
    now: datetime,
) -> Pin:
    """Approves the payload whose hash the person saw.

    Where the project asks for two people, the first yes leaves the pin in review until another member says
    yes to the same payload.

    Raises:
        ForbiddenError: a viewer; no person (the system itself never approves); ``pins.second_person_needed``:
            the one who said the first yes; ``pins.only_named``: where two people are asked for, a member whom
            nobody set up.
        ConflictError: the pin is not in review, or another one than the person saw.
        InvalidInputError: ``pins.blocked_by_rules`` or ``pins.no_board``.
    """
    require_role(actor, Role.EDITOR)
    if actor.user_id is None or actor.via == "system":
        raise ForbiddenError("pins.only_a_person_approves", "Only a person can approve a pin.")
    pin = await get_pin(session, pin_id, lock=True)
    require_action(pin, "approve")
    if pin.payload().hash() != seen_hash:
        raise changed_since_seen()
    if pin.account_id is None or pin.board_id is None:
        raise InvalidInputError("pins.no_board", "Choose an account and a board before you approve.")
    project = await get_project(session, pin.project_id)
    if project.two_person_approval and await was_only_named(session, actor.user_id):
        raise ForbiddenError(
            "pins.only_named",
            f"{actor.name} joined by being named at the command line, and this project asks for two people. "
            "An admin has to say that it is one: set a password (pinflow user password EMAIL), or add the "
            "second person (pinflow user create).",
        )
    (check,) = await prepare_checks(session, [(pin, project, now)])
    findings = check.findings()
    if is_blocked(findings):
        rules = [finding.rule_id for finding in findings if finding.severity is Severity.BLOCK]
        raise InvalidInputError(
            "pins.blocked_by_rules",
            "A rule blocks this pin: " + "; ".join(f.message for f in findings if f.rule_id in rules),
            rules=rules,
        )
    first = await find_first_approval(session, pin_id)
    if first is not None and (not project.two_person_approval or first.payload_hash != seen_hash):
        # One person is enough by now, or the first one saw another pin than this: that yes is worth nothing.
        await void_approval(session, pin_id, "superseded", now)
        first = None
    await update_findings(session, pin_id, findings, blocked=False)
    if first is not None:
        await _say_second_yes(session, actor, first, now, check.saw())
    else:
        alone = not project.two_person_approval
        await _say_first_yes(session, actor, pin, now, check.saw(), alone=alone)
        if project.two_person_approval:
            await update_pin_state(session, pin_id, PinState.IN_REVIEW, now)
            await record_audit(
                session, actor, FIRST_YES, "pin", pin_id, now, payload_hash=seen_hash, **_typed_by(actor)
            )
            return await _changed(session, pin_id, now)
    await update_pin_state(session, pin_id, PinState.APPROVED, now)
    await jobs.enqueue(
        session,
        PLAN_JOB,
        {"pin_id": str(pin_id)},
        tenant_id=session.tenant_id,
        dedupe_key=f"{PLAN_JOB}:{pin_id}",
    )
    told = _typed_by(actor)
    if first is not None and told and await _was_typed_by(session, pin_id, told):
        told["both_typed_by_one"] = True
    await record_audit(session, actor, YES, "pin", pin_id, now, payload_hash=seen_hash, **told)
    return await _changed(session, pin_id, now)


def _typed_by(actor: Actor) -> dict[str, object]:
    """At whose command line the yes was typed, for the audit log; nothing if it was said otherwise."""
    return {} if actor.shell is None else {"typed_by": msgspec.to_builtins(actor.shell)}


async def _was_typed_by(session: TenantSession, pin_id: PinId, told: dict[str, object]) -> bool:
    """Whether the first yes to a pin came from the same user and machine."""
    # One person's whole approval becomes a first yes when the project asks for two from then on.
    first = await find_audit_entry(session, str(pin_id), FIRST_YES, YES)
    return first is not None and first.data.get("typed_by") == told["typed_by"]


async def _say_first_yes(
    session: TenantSession, actor: Actor, pin: Pin, now: datetime, rules_saw_sha256: bytes, *, alone: bool
) -> None:
    approval = Approval(
        id=new_id(now),
        pin_id=pin.id,
        payload_hash=pin.payload().hash(),
        user_id=actor.user_id,
        actor=actor.name,
        via=actor.via,
        approved_at=now,
        rules_saw_sha256=rules_saw_sha256,
    )
    await insert_approval(session, approval, msgspec.to_builtins(pin.payload()), needs_second=not alone)


async def _say_second_yes(
    session: TenantSession, actor: Actor, first: Approval, now: datetime, rules_saw_sha256: bytes
) -> None:
    """The member counts, not the way: an API token of the first person is the first person."""
    assert actor.user_id is not None
    if first.user_id == actor.user_id:
        raise ForbiddenError(
            "pins.second_person_needed",
            "You approved this already. This project asks for two people: another editor or admin must "
            "approve it too.",
        )
    await add_second_approval(
        session, first.id, actor.user_id, actor.name, actor.via, now, rules_saw_sha256=rules_saw_sha256
    )


async def reject_pin(
    session: TenantSession, actor: Actor, pin_id: PinId, *, reason: str | None, now: datetime
) -> Pin:
    """Takes a pin out of the line; its approval, if any, is void.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: it is on its way, published, or rejected already.
    """
    require_role(actor, Role.EDITOR)
    pin = await get_pin(session, pin_id, lock=True)
    require_action(pin, "reject")
    await void_approval(session, pin_id, "rejected", now)
    await update_pin_state(session, pin_id, PinState.REJECTED, now)
    await tell_over(session, session.tenant_id, [NotificationKind.PIN_FAILED], pin_id, now)
    await record_audit(session, actor, "pin.rejected", "pin", pin_id, now, reason=reason)
    return await _changed(session, pin_id, now)


async def take_back(session: TenantSession, actor: Actor, pin_id: PinId, now: datetime) -> Pin:
    """Undo: an approved, scheduled or rejected pin is in review again, and needs a new approval.

    A first yes that waits for a second person's is taken back, too.

    Raises: as ``reject_pin``.
    """
    require_role(actor, Role.EDITOR)
    pin = await get_pin(session, pin_id, lock=True)
    first = await find_first_approval(session, pin_id)
    require_action(pin, "undo", first_approval=first is not None)
    if not await renew_files(session, pin.files(), now):
        raise ConflictError(
            "pins.picture_gone", "Its picture was cleaned up after the rejection. Make a new draft instead."
        )
    await void_approval(session, pin_id, "taken back", now)
    await update_pin_state(session, pin_id, PinState.IN_REVIEW, now)
    await record_audit(session, actor, "pin.taken_back", "pin", pin_id, now, was=str(pin.state))
    return await _changed(session, pin_id, now)


async def retry_pin(session: TenantSession, actor: Actor, pin_id: PinId, now: datetime) -> Pin:
    """A pin that Pinterest refused goes back to review, where it can be changed and approved again.

    Raises: as ``reject_pin``.
    """
    require_role(actor, Role.EDITOR)
    pin = await get_pin(session, pin_id, lock=True)
    require_action(pin, "retry")
    await void_approval(session, pin_id, "to be tried again", now)
    await update_pin_state(session, pin_id, PinState.IN_REVIEW, now)
    await tell_over(session, session.tenant_id, [NotificationKind.PIN_FAILED], pin_id, now)
    await record_audit(session, actor, "pin.retried", "pin", pin_id, now)
    return await _changed(session, pin_id, now)


async def _changed(session: TenantSession, pin_id: PinId, now: datetime) -> Pin:
    await record_change(session, tenant_id=session.tenant_id, kind="pin.changed", object_id=pin_id, now=now)
    return await get_pin(session, pin_id)
