"""Writes down how a scheduled job ended. The worker calls it for every job."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.clock import Clock
from pinflow.kit.db.changes import record_change
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext
from pinflow.kit.jobs.models import OnFinished, Outcome
from pinflow.scheduling.queries import finish_run
from pinflow.scheduling.tell_failing import tell_of_outcome


class _RunOfJob(msgspec.Struct, frozen=True):
    schedule_id: UUID | None = None
    fire_at: datetime | None = None


def make_run_finisher(database: SystemDatabase, clock: Clock) -> OnFinished:
    """What a `Worker` takes as ``on_finished``: jobs that no schedule enqueued pass by untouched."""

    async def on_finished(job: JobContext, outcome: Outcome, message: str | None) -> None:
        run = job.read(_RunOfJob)
        if run.schedule_id is None or run.fire_at is None:
            return
        now = clock.now()
        async with database.system_session() as session:
            known = await finish_run(
                session, run.schedule_id, run.fire_at, outcome=outcome, message=message, now=now
            )
            if known:
                await record_change(
                    session,
                    tenant_id=job.tenant_id,
                    kind="schedule.changed",
                    object_id=run.schedule_id,
                    now=now,
                )
                await tell_of_outcome(session, run.schedule_id, job.tenant_id, message, now)

    return on_finished
