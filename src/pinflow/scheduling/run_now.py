"""Runs a schedule at once, because a person wants it. Its fire times stay as they are."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.models import Actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import Session
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.scheduling.change_schedule import get_own_schedule
from pinflow.scheduling.fire_schedule import enqueue_run
from pinflow.scheduling.models import ScheduleId
from pinflow.scheduling.queries import insert_run


async def run_now(
    session: Session,
    jobs: JobQueue,
    actor: Actor,
    schedule_id: ScheduleId,
    *,
    now: datetime,
    operator: bool = False,
) -> JobId | None:
    """Enqueues the schedule's job, also of a paused one. None: a run still waits and does this one's work.

    Needs the system's session: tenants do not write runs.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such schedule of this tenant, or the installation's and no ``operator``.
        ConflictError: ``scheduling.already_fired``, it fires at this very moment.
    """
    schedule = await get_own_schedule(session, actor, schedule_id, operator=operator)
    if not await insert_run(session, schedule, fire_at=now, now=now, by=actor.name, manual=True):
        raise ConflictError("scheduling.already_fired", "This schedule has just been started.")
    job_id = await enqueue_run(session, jobs, schedule, now, now)
    await record_audit(session, actor, "schedule.run", "schedule", schedule_id, now)
    await record_change(
        session, tenant_id=schedule.tenant_id, kind="schedule.changed", object_id=schedule_id, now=now
    )
    return job_id
