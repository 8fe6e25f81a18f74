"""The rows of schedules and their runs.

Tenants' sessions read their own schedules and runs and change their own schedules; only the system's session
sees the installation's and writes runs.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from pinflow.kit.db import Session, TenantId
from pinflow.kit.db.sessions import Connection
from pinflow.kit.errors import NotFoundError
from pinflow.projects.models import ProjectId
from pinflow.scheduling.models import Misfire, PlannedSchedule, Schedule, ScheduleId, ScheduleRun, Trigger

CHANNEL = "pinflow_schedule"
# Any number that nothing else in this database locks.
_LEADER_LOCK = 724_310
_COLUMNS = (
    "s.id, s.tenant_id, s.project_id, s.kind, s.name, s.trigger, s.time_zone, s.misfire, s.enabled,"
    " s.start_at, s.active_from, s.version"
)
_LAST_FIRE = (
    "(select max(r.fire_at) from schedule_run r"
    " where r.schedule_id = s.id and not r.manual and r.fire_at <= $1) as last_fire_at"
)


class LastRun(msgspec.Struct, frozen=True):
    """The newest run of a schedule."""

    schedule_id: ScheduleId
    fire_at: datetime
    outcome: Literal["ok", "failed"] | None
    message: str | None


async def list_enabled(session: Session, now: datetime) -> list[PlannedSchedule]:
    """Everything that may fire, with the newest fire time up to ``now`` that was dealt with."""
    return await session.fetch_all(
        PlannedSchedule, f"select {_COLUMNS}, {_LAST_FIRE} from schedule s where s.enabled order by s.id", now
    )


async def list_visible(session: Session, tenant_id: TenantId, now: datetime) -> list[PlannedSchedule]:
    """The tenant's schedules, and the installation's if the session sees them."""
    return await session.fetch_all(
        PlannedSchedule,
        f"select {_COLUMNS}, {_LAST_FIRE} from schedule s"
        " where s.tenant_id = $2 or s.tenant_id is null order by s.tenant_id nulls last, s.name, s.id",
        now,
        tenant_id,
    )


class _NamedProject(msgspec.Struct, frozen=True):
    id: ProjectId
    name: str


async def find_project_names(session: Session, project_ids: Collection[ProjectId]) -> dict[ProjectId, str]:
    """The names of these projects."""
    rows = await session.fetch_all(
        _NamedProject, "select id, name from project where id = any ($1)", list(project_ids)
    )
    return {row.id: row.name for row in rows}


async def list_last_runs(session: Session, schedule_ids: list[ScheduleId]) -> list[LastRun]:
    """The newest run of each schedule that has one."""
    return await session.fetch_all(
        LastRun,
        "select distinct on (schedule_id) schedule_id, fire_at, outcome, message from schedule_run"
        " where schedule_id = any ($1) order by schedule_id, fire_at desc",
        schedule_ids,
    )


async def find_schedule(session: Session, schedule_id: ScheduleId) -> Schedule | None:
    """The schedule, locked until the transaction ends: nobody fires, pauses or edits it meanwhile."""
    return await session.fetch_one(
        Schedule, f"select {_COLUMNS} from schedule s where s.id = $1 for no key update", schedule_id
    )


async def get_schedule(session: Session, schedule_id: ScheduleId) -> Schedule:
    """As `find_schedule`.

    Raises:
        NotFoundError: ``scheduling.not_found``.
    """
    schedule = await find_schedule(session, schedule_id)
    if schedule is None:
        raise schedule_not_found(schedule_id)
    return schedule


def schedule_not_found(schedule_id: ScheduleId) -> NotFoundError:
    """Says so, whoever's it is."""
    return NotFoundError(
        "scheduling.not_found", "This schedule does not exist.", schedule_id=str(schedule_id)
    )


async def insert_schedule(
    session: Session,
    schedule_id: ScheduleId,
    *,
    tenant_id: TenantId | None,
    project_id: ProjectId | None,
    kind: str,
    name: str,
    trigger: Trigger,
    time_zone: str,
    misfire: Misfire,
    start_at: datetime,
    now: datetime,
) -> bool:
    """Whether it was added: there is one of a kind for each project, and for the installation."""
    count = await session.execute(
        "insert into schedule (id, tenant_id, project_id, kind, name, trigger, time_zone, misfire, start_at,"
        " active_from, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, $10)"
        " on conflict (tenant_id, project_id, kind) do nothing",
        schedule_id,
        tenant_id,
        project_id,
        kind,
        name,
        msgspec.to_builtins(trigger),
        time_zone,
        misfire,
        start_at,
        now,
    )
    return count == 1


async def update_schedule(
    session: Session,
    schedule_id: ScheduleId,
    *,
    enabled: bool,
    trigger: dict[str, Any],
    time_zone: str,
    misfire: Misfire,
    now: datetime,
) -> None:
    """Writes the new state; fire times before ``now`` do not count any more."""
    await session.execute(
        "update schedule set enabled = $2, trigger = $3, time_zone = $4, misfire = $5, active_from = $6,"
        " version = version + 1 where id = $1",
        schedule_id,
        enabled,
        trigger,
        time_zone,
        misfire,
        now,
    )


async def list_runs(
    session: Session, schedule_id: ScheduleId, before: datetime | None, limit: int
) -> list[ScheduleRun]:
    """The firings of a schedule, the newest first; ``before``: earlier than this fire time."""
    return await session.fetch_all(
        ScheduleRun,
        "select fire_at, fired_at, fired_by, manual, finished_at, outcome, message from schedule_run"
        " where schedule_id = $1 and ($2::timestamptz is null or fire_at < $2)"
        " order by fire_at desc limit $3",
        schedule_id,
        before,
        limit,
    )


async def insert_run(
    session: Session,
    schedule: Schedule,
    *,
    fire_at: datetime,
    now: datetime,
    by: str,
    manual: bool,
) -> bool:
    """The wall against double firing: whether this fire time was still free, and no later one taken."""
    inserted = await session.fetch_value(
        "insert into schedule_run (schedule_id, fire_at, tenant_id, fired_at, fired_by, manual)"
        " select $1, $2::timestamptz, $3, $4, $5, $6 where $6 or not exists (select from schedule_run r"
        " where r.schedule_id = $1 and not r.manual and r.fire_at > $2 and r.fire_at <= $4)"
        " on conflict do nothing returning true",
        schedule.id,
        fire_at,
        schedule.tenant_id,
        now,
        by,
        manual,
    )
    return bool(inserted)


async def finish_run(
    session: Session,
    schedule_id: UUID,
    fire_at: datetime,
    *,
    outcome: Literal["ok", "failed"] | None,
    message: str | None,
    now: datetime,
) -> bool:
    """Writes down how a run ended. False: the schedule is gone."""
    count = await session.execute(
        "update schedule_run set finished_at = $3, outcome = $4, message = $5"
        " where schedule_id = $1 and fire_at = $2",
        schedule_id,
        fire_at,
        now,
        outcome,
        message,
    )
    return count == 1


async def list_outcomes(session: Session, schedule_id: UUID, limit: int) -> list[str]:
    """How the newest runs ended, the newest first; those that still run or were left out do not count."""
    return await session.fetch_values(
        "select outcome from schedule_run where schedule_id = $1 and outcome is not null"
        " order by fire_at desc limit $2",
        schedule_id,
        limit,
    )


async def find_schedule_name(session: Session, schedule_id: UUID) -> str | None:
    """What people call it."""
    name: str | None = await session.fetch_value("select name from schedule where id = $1", schedule_id)
    return name


async def delete_old_runs(session: Session, before: datetime) -> int:
    """Forgets old runs, but never the newest of a schedule: it says what was dealt with."""
    return await session.execute(
        "delete from schedule_run old where old.fire_at < $1 and exists (select from schedule_run r"
        " where r.schedule_id = old.schedule_id and not r.manual and r.fire_at > old.fire_at)",
        before,
    )


async def try_lead(connection: Connection) -> bool:
    """Takes the leadership for this connection if nobody holds it; it ends with the connection."""
    return bool(await connection.fetchval("select pg_try_advisory_lock($1)", _LEADER_LOCK))


async def stop_leading(connection: Connection) -> None:
    """Gives the leadership back before the connection returns to its pool."""
    await connection.execute("select pg_advisory_unlock($1)", _LEADER_LOCK)


class BareProject(msgspec.Struct, frozen=True):
    """A project that lacks its schedules."""

    tenant_id: TenantId
    id: ProjectId
    time_zone: str


async def list_projects_without(session: Session, kinds: list[str]) -> list[BareProject]:
    """Projects of all tenants that lack a schedule of one of these kinds."""
    return await session.fetch_all(
        BareProject,
        "select p.tenant_id, p.id, p.time_zone from project p"
        " where (select count(distinct s.kind) from schedule s"
        " where s.project_id = p.id and s.kind = any ($1)) < cardinality($1::text[])"
        " order by p.created_at, p.id",
        kinds,
    )
