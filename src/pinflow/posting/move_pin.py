"""A person gives a scheduled pin another place: under the same rules as every slot."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec

from pinflow.accounts.queries import get_account
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import get_pin
from pinflow.posting.find_against import find_against
from pinflow.posting.governor import NoSlotError, check_moment, count_of_day, find_slot
from pinflow.posting.plan_pin import LOOK_BACK, read_rules
from pinflow.posting.queries import list_taken_moments, lock_account, schedule_pin

FARTHEST = timedelta(days=366)
_WHY_NOT = {
    PinState.APPROVED: "It is being planned. Move it when it has its slot.",
    PinState.PUBLISHING: "It is on its way to Pinterest and cannot be moved any more.",
    PinState.PUBLISHED: "It is published; what went out cannot be moved.",
    PinState.NEEDS_ATTENTION: "Somebody has to look at it on Pinterest first.",
}


async def move_pin(
    session: TenantSession, actor: Actor, pin_id: PinId, at: datetime, *, now: datetime
) -> Pin:
    """Moves the pin to the minute of ``at``. Taking it back is moving it to where it was.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such pin.
        ConflictError: ``posting.cannot_move``, the pin has no slot; ``posting.place_refused``: ``rule`` and
            the message say why, ``next_at`` is the first free place from there on, or null.
    """
    require_role(actor, Role.EDITOR)
    pin = await get_pin(session, pin_id)
    if pin.account_id is not None:
        await lock_account(session, pin.account_id)
    pin = await get_pin(session, pin_id, lock=True)
    if pin.state is not PinState.SCHEDULED or pin.account_id is None or pin.scheduled_at is None:
        raise ConflictError(
            "posting.cannot_move",
            _WHY_NOT.get(pin.state, "Only an approved pin that has a slot can be moved."),
            state=str(pin.state),
        )
    account = await get_account(session, pin.account_id)
    rules = await read_rules(session, account)
    taken = sorted(
        await list_taken_moments(session, account.id, now - max(LOOK_BACK, rules.spacing), except_pin=pin.id)
    )
    against = await find_against(session, pin)
    goal = at.astimezone(UTC).replace(second=0, microsecond=0)
    if not now < goal <= now + FARTHEST:
        when = "has passed" if goal <= now else "is more than a year ahead"
        raise _refused("out_of_range", f"This moment {when}.", None)
    refusal = check_moment(rules, taken, goal, against)
    if refusal is not None:
        try:
            next_at = find_slot(msgspec.structs.replace(rules, spread=False), taken, goal, against).at
        except NoSlotError:
            next_at = None
        raise _refused(refusal.code, refusal.message, next_at)
    before = pin.scheduled_at.astimezone(rules.zone)
    reason = (
        f"Moved here by {actor.name}, from {before:%A %-d %B, %H:%M}: {count_of_day(rules, taken, goal)}."
    )
    await schedule_pin(session, pin.id, goal, reason, now)
    await record_audit(
        session,
        actor,
        "pin.moved",
        "pin",
        pin.id,
        now,
        before=pin.scheduled_at.isoformat(),
        at=goal.isoformat(),
    )
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return await get_pin(session, pin.id)


def _refused(rule: str, message: str, next_at: datetime | None) -> ConflictError:
    return ConflictError(
        "posting.place_refused",
        message,
        rule=rule,
        next_at=None if next_at is None else next_at.isoformat(),
    )
