"""Finds what is due in the rows and wakes a job for it. Losing every queue entry loses no work."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase, SystemSession
from pinflow.kit.jobs import JobQueue, NewJob
from pinflow.posting.models import DuePin
from pinflow.posting.queries import (
    list_dead_attempts,
    list_due_pins,
    list_due_readings,
    list_unplanned_pins,
)

PLAN_JOB = "posting.plan_pin"
PUBLISH_JOB = "posting.publish_pin"
ABANDON_JOB = "posting.abandon_attempt"
RECONCILE_JOB = "posting.reconcile_attempt"
_BATCH = 1000


async def sweep_all(database: SystemDatabase, jobs: JobQueue, now: datetime, *, batch: int = _BATCH) -> int:
    """Enqueues a job for everything that is due; returns how many were found.

    However many pins are due in one minute, they all have their jobs seconds later: a batch a transaction, so
    that the first are on their way while the last are looked up.
    """
    async with database.system_session() as session:
        found = await sweep_posting(session, jobs, now, batch=batch)
        due = await list_due_pins(session, now, batch)
    while len(due) == batch:
        async with database.system_session() as session:
            due = await list_due_pins(session, now, batch, after=due[-1])
            await jobs.enqueue_many(session, [_publish_job(each) for each in due])
        found += len(due)
    return found


def _publish_job(due: DuePin) -> NewJob:
    return NewJob(
        PUBLISH_JOB,
        {"pin_id": str(due.pin_id)},
        due.tenant_id,
        dedupe_key=f"{PUBLISH_JOB}:{due.pin_id}",
    )


async def sweep_posting(session: SystemSession, jobs: JobQueue, now: datetime, *, batch: int = _BATCH) -> int:
    """Enqueues a job for what is due, at most ``batch`` of a kind, once each; returns how many were found."""
    found = [
        NewJob(name, {key: str(object_id)}, tenant_id, dedupe_key=f"{name}:{object_id}")
        for name, key, rows in (
            (
                PLAN_JOB,
                "pin_id",
                [(r.tenant_id, r.pin_id) for r in await list_unplanned_pins(session, batch)],
            ),
            (
                PUBLISH_JOB,
                "pin_id",
                [(r.tenant_id, r.pin_id) for r in await list_due_pins(session, now, batch)],
            ),
            (
                ABANDON_JOB,
                "attempt_id",
                [(r.tenant_id, r.attempt_id) for r in await list_dead_attempts(session, now, batch)],
            ),
            (
                RECONCILE_JOB,
                "attempt_id",
                [(r.tenant_id, r.attempt_id) for r in await list_due_readings(session, now, batch)],
            ),
        )
        for tenant_id, object_id in rows
    ]
    await jobs.enqueue_many(session, found)
    return len(found)
