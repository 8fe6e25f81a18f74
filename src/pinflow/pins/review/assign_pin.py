"""Gives a pin to a member, or to nobody again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.queries import get_member
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.review.queries import delete_assignment, find_assignee, upsert_assignment


async def assign_pin(
    session: TenantSession, actor: Actor, pin_id: PinId, user_id: UUID | None, now: datetime
) -> None:
    """The pin is ``user_id``'s to look at; None: whoever has time. Anybody may still decide.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such pin, or no such member in the team.
        InvalidInputError: ``pins.viewer_decides_nothing``.
    """
    require_role(actor, Role.EDITOR)
    await get_pin(session, pin_id, lock=True)
    if await find_assignee(session, pin_id) == user_id:
        return
    if user_id is None:
        await delete_assignment(session, pin_id)
        await record_audit(session, actor, "pin.unassigned", "pin", pin_id, now)
    else:
        member = await get_member(session, user_id)
        if not member.role.includes(Role.EDITOR):
            raise InvalidInputError(
                "pins.viewer_decides_nothing",
                f"{member.name} is a viewer and cannot decide about pins. Choose an editor or an admin.",
                field="user_id",
            )
        await upsert_assignment(session, pin_id, user_id, actor.name, now)
        await record_audit(
            session, actor, "pin.assigned", "pin", pin_id, now, to=member.name, user_id=str(user_id)
        )
    await record_change(session, tenant_id=session.tenant_id, kind="pin.changed", object_id=pin_id, now=now)
