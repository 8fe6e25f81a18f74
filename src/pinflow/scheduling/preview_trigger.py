"""Says when a schedule would fire with another trigger or zone, before anything is changed."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import Session, TenantId
from pinflow.scheduling.fire_times import check_trigger, describe_trigger, read_trigger
from pinflow.scheduling.models import ScheduleId, TriggerPreview
from pinflow.scheduling.plan import next_fire_times
from pinflow.scheduling.queries import list_visible, schedule_not_found

# Enough to see a weekend, or the day on which clocks are turned.
USUAL = 5
MOST = 20


async def preview_trigger(
    session: Session,
    tenant_id: TenantId,
    schedule_id: ScheduleId,
    *,
    now: datetime,
    trigger: object | None = None,
    time_zone: str | None = None,
    count: int = USUAL,
) -> TriggerPreview:
    """The first ``count`` fire times after a save at ``now``; what is not given stays as it is.

    A paused schedule is shown as if it were on. In the system's session also one of the installation's.

    Raises:
        NotFoundError: no such schedule that this session sees.
        InvalidInputError: ``scheduling.bad_trigger`` or ``scheduling.unknown_time_zone``.
    """
    visible = await list_visible(session, tenant_id, now)
    schedule = next((each for each in visible if each.id == schedule_id), None)
    if schedule is None:
        raise schedule_not_found(schedule_id)
    checked = read_trigger(schedule.trigger if trigger is None else trigger)
    zone = time_zone or schedule.time_zone
    stored = msgspec.to_builtins(checked)
    if (stored, zone) != (schedule.trigger, schedule.time_zone):
        check_trigger(checked, zone, now)
        # As `change_schedule` writes it: what was due before does not fire because of the change.
        schedule = msgspec.structs.replace(schedule, trigger=stored, time_zone=zone, active_from=now)
    return TriggerPreview(describe_trigger(checked), zone, next_fire_times(schedule, now, count))
