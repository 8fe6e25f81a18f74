"""Writes schedules: single ones, and those that every installation and project has."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import Session, TenantId
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.projects.models import ProjectId
from pinflow.scheduling.fire_times import check_trigger, read_trigger
from pinflow.scheduling.kinds import KINDS, get_kind
from pinflow.scheduling.models import Misfire, ScheduleId
from pinflow.scheduling.queries import insert_schedule, list_projects_without


async def add_schedule(
    session: Session,
    kind: str,
    *,
    tenant_id: TenantId | None,
    project_id: ProjectId | None,
    now: datetime,
    trigger: object | None = None,
    time_zone: str = "UTC",
    misfire: Misfire | None = None,
) -> ScheduleId | None:
    """Schedules a kind, by default as `KINDS` says. None: it is already scheduled for this project.

    An interval counts from the current minute, which is its first fire time.

    Raises:
        InvalidInputError: ``scheduling.unknown_kind``, ``.bad_trigger`` or ``.unknown_time_zone``.
    """
    known = get_kind(kind)
    checked = known.trigger if trigger is None else read_trigger(trigger)
    check_trigger(checked, time_zone, now)
    schedule_id = ScheduleId(new_id(now))
    added = await insert_schedule(
        session,
        schedule_id,
        tenant_id=tenant_id,
        project_id=project_id,
        kind=kind,
        name=known.name,
        trigger=checked,
        time_zone=time_zone,
        misfire=misfire or known.misfire,
        start_at=now.replace(second=0, microsecond=0),
        now=now,
    )
    if not added:
        return None
    await record_change(session, tenant_id=tenant_id, kind="schedule.changed", object_id=schedule_id, now=now)
    return schedule_id


async def ensure_default_schedules(session: Session, now: datetime) -> list[ScheduleId]:
    """Adds what the installation lacks; needs the system's session. Returns what was added."""
    added = [
        await add_schedule(session, kind, tenant_id=None, project_id=None, now=now)
        for kind, known in KINDS.items()
        if known.scope == "installation"
    ]
    return [schedule_id for schedule_id in added if schedule_id is not None]


async def furnish_projects(session: Session, now: datetime) -> int:
    """Gives every project, however it was made, the schedules it lacks; needs the system's session."""
    kinds = [kind for kind, known in KINDS.items() if known.scope == "project"]
    bare = await list_projects_without(session, kinds)
    for project in bare:
        await ensure_project_schedules(session, project.tenant_id, project.id, project.time_zone, now)
    return len(bare)


async def ensure_project_schedules(
    session: Session, tenant_id: TenantId, project_id: ProjectId, time_zone: str, now: datetime
) -> list[ScheduleId]:
    """Adds what the project lacks, by the clock of its ``time_zone``. Returns what was added."""
    added = [
        await add_schedule(
            session, kind, tenant_id=tenant_id, project_id=project_id, time_zone=time_zone, now=now
        )
        for kind, known in KINDS.items()
        if known.scope == "project"
    ]
    return [schedule_id for schedule_id in added if schedule_id is not None]
