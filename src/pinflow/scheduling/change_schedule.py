"""Pauses, resumes and edits a schedule. The schedulers hear of it through the table's notification."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import Session
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.scheduling.fire_times import check_trigger, read_trigger
from pinflow.scheduling.models import Misfire, Schedule, ScheduleId
from pinflow.scheduling.queries import get_schedule, schedule_not_found, update_schedule


async def change_schedule(
    session: Session,
    actor: Actor,
    schedule_id: ScheduleId,
    *,
    now: datetime,
    enabled: bool | None = None,
    trigger: object | None = None,
    time_zone: str | None = None,
    misfire: Misfire | None = None,
    version: int | None = None,
    operator: bool = False,
) -> None:
    """Changes what is given. Nothing that was due before ``now`` fires because of it.

    ``version``: refuse if somebody else changed it since. ``operator``: the installation's schedules too.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such schedule of this tenant.
        InvalidInputError: ``scheduling.bad_trigger`` or ``scheduling.unknown_time_zone``.
        ConflictError: ``scheduling.changed_meanwhile``.
    """
    schedule = await get_own_schedule(session, actor, schedule_id, operator=operator)
    if version is not None and version != schedule.version:
        raise ConflictError(
            "scheduling.changed_meanwhile",
            "Somebody changed this schedule meanwhile. Look again.",
            version=schedule.version,
        )
    zone = time_zone or schedule.time_zone
    stored = schedule.trigger
    if trigger is not None or time_zone is not None:
        checked = read_trigger(stored if trigger is None else trigger)
        check_trigger(checked, zone, now)
        stored = msgspec.to_builtins(checked)
    on = schedule.enabled if enabled is None else enabled
    missed = misfire or schedule.misfire
    if (on, stored, zone, missed) == (
        schedule.enabled,
        schedule.trigger,
        schedule.time_zone,
        schedule.misfire,
    ):
        return
    await update_schedule(
        session, schedule_id, enabled=on, trigger=stored, time_zone=zone, misfire=missed, now=now
    )
    await record_audit(
        session,
        actor,
        "schedule.changed",
        "schedule",
        schedule_id,
        now,
        enabled=on,
        trigger=stored,
        time_zone=zone,
        misfire=missed,
    )
    await record_change(
        session, tenant_id=schedule.tenant_id, kind="schedule.changed", object_id=schedule_id, now=now
    )


async def get_own_schedule(
    session: Session, actor: Actor, schedule_id: ScheduleId, *, operator: bool
) -> Schedule:
    """The schedule, locked, if the actor may change it.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such schedule of this tenant, or the installation's and no operator.
    """
    require_role(actor, Role.EDITOR)
    schedule = await get_schedule(session, schedule_id)
    own = schedule.tenant_id == actor.tenant_id or (schedule.tenant_id is None and operator)
    if not own:
        raise schedule_not_found(schedule_id)
    return schedule
