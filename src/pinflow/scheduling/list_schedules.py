"""What runs by itself: when it ran last, how that ended, when it runs next."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import Session, TenantId
from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.fire_times import describe_trigger, read_trigger
from pinflow.scheduling.kinds import KINDS
from pinflow.scheduling.models import PlannedSchedule, ScheduleOverview
from pinflow.scheduling.plan import next_fire_times
from pinflow.scheduling.queries import LastRun, find_project_names, list_last_runs, list_visible

# As many fire times ahead as show what a trigger means.
COMING = 3


async def list_schedules(session: Session, tenant_id: TenantId, now: datetime) -> list[ScheduleOverview]:
    """The tenant's schedules by name, then, in the system's session, the installation's."""
    schedules = await list_visible(session, tenant_id, now)
    runs = await list_last_runs(session, [schedule.id for schedule in schedules])
    last = {run.schedule_id: run for run in runs}
    names = await find_project_names(session, {row.project_id for row in schedules if row.project_id})
    return [
        _overview(
            schedule,
            names.get(schedule.project_id) if schedule.project_id else None,
            last.get(schedule.id),
            now,
        )
        for schedule in schedules
    ]


def _overview(
    schedule: PlannedSchedule, project_name: str | None, last: LastRun | None, now: datetime
) -> ScheduleOverview:
    try:
        text = describe_trigger(read_trigger(schedule.trigger))
        coming = next_fire_times(schedule, now, COMING) if schedule.enabled else ()
    except InvalidInputError as error:
        text, coming = error.message, ()
    known = KINDS.get(schedule.kind)
    return ScheduleOverview(
        id=schedule.id,
        tenant_id=schedule.tenant_id,
        project_id=schedule.project_id,
        project_name=project_name,
        kind=schedule.kind,
        name=schedule.name,
        trigger=schedule.trigger,
        trigger_text=text,
        time_zone=schedule.time_zone,
        enabled=schedule.enabled,
        version=schedule.version,
        misfire=schedule.misfire,
        about=known.about if known else "",
        next_fire_at=coming[0] if coming else None,
        coming=coming,
        last_fire_at=last.fire_at if last else None,
        last_outcome=last.outcome if last else None,
        last_message=last.message if last else None,
    )
