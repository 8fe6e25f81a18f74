"""Fires a schedule: the run's row and its job in one transaction, both or neither."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import Session
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.scheduling.kinds import get_kind
from pinflow.scheduling.models import Firing, Schedule, ScheduledJob, ScheduleId
from pinflow.scheduling.queries import find_schedule, finish_run, insert_run

MERGED = "An earlier run still waited in the queue and did this one's work."
MISSED = "Left out: no scheduler ran when it was due."


async def fire_schedule(
    session: Session,
    jobs: JobQueue,
    schedule_id: ScheduleId,
    *,
    version: int,
    fire_at: datetime,
    late: bool,
    by: str,
    now: datetime,
) -> Firing:
    """Deals with one fire time, once for all schedulers. Needs the system's session.

    ``version``: what the fire time was computed from. ``late``: it was due while no scheduler ran.
    """
    schedule = await find_schedule(session, schedule_id)
    if schedule is None or not schedule.enabled or schedule.version != version:
        return Firing.CHANGED
    if not await insert_run(session, schedule, fire_at=fire_at, now=now, by=by, manual=False):
        return Firing.ALREADY
    if late and schedule.misfire == "skip":
        await finish_run(session, schedule.id, fire_at, outcome=None, message=MISSED, now=now)
        return Firing.SKIPPED
    if await enqueue_run(session, jobs, schedule, fire_at, now) is None:
        return Firing.MERGED
    return Firing.FIRED


async def enqueue_run(
    session: Session, jobs: JobQueue, schedule: Schedule, fire_at: datetime, now: datetime
) -> JobId | None:
    """Puts the job of a run into the queue, or ends the run if one of the same schedule still waits there."""
    job_id = await jobs.enqueue(
        session,
        get_kind(schedule.kind).job,
        ScheduledJob(schedule.id, fire_at, schedule.project_id),
        tenant_id=schedule.tenant_id,
        dedupe_key=f"schedule:{schedule.id}",
    )
    if job_id is None:
        await finish_run(session, schedule.id, fire_at, outcome="ok", message=MERGED, now=now)
    return job_id
