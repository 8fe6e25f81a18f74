"""Finds what is due in the rows and wakes a job for it. Losing every queue entry loses no work."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemSession
from pinflow.kit.jobs import JobQueue, NewJob
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


async def sweep_posting(session: SystemSession, jobs: JobQueue, now: datetime) -> int:
    """Enqueues a job for everything that is due, once each; returns how many were found."""
    found = [
        NewJob(name, {key: str(object_id)}, tenant_id, dedupe_key=f"{name}:{object_id}")
        for name, key, rows in (
            (
                PLAN_JOB,
                "pin_id",
                [(r.tenant_id, r.pin_id) for r in await list_unplanned_pins(session, _BATCH)],
            ),
            (
                PUBLISH_JOB,
                "pin_id",
                [(r.tenant_id, r.pin_id) for r in await list_due_pins(session, now, _BATCH)],
            ),
            (
                ABANDON_JOB,
                "attempt_id",
                [(r.tenant_id, r.attempt_id) for r in await list_dead_attempts(session, now, _BATCH)],
            ),
            (
                RECONCILE_JOB,
                "attempt_id",
                [(r.tenant_id, r.attempt_id) for r in await list_due_readings(session, now, _BATCH)],
            ),
        )
        for tenant_id, object_id in rows
    ]
    await jobs.enqueue_many(session, found)
    return len(found)
