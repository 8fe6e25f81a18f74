"""Finds what is due in the rows and wakes a job for it. Losing every queue entry loses no work."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue, NewJob
from pinflow.posting.models import DuePin, OpenAttempt
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
# However many pins are due: looking after open attempts, and the next sweep, do not wait behind them.
_AFTER_ALL_ELSE = -1


async def sweep_due(database: SystemDatabase, jobs: JobQueue, now: datetime, *, batch: int = _BATCH) -> int:
    """Enqueues a job for each pin that wants a slot or whose slot has come; returns how many were found.

    However many pins are due in one minute, they all have their jobs seconds later: a batch a transaction, so
    that the first are on their way while the last are looked up.
    """
    async with database.system_session() as session:
        unplanned = await list_unplanned_pins(session, batch)
        await jobs.enqueue_many(session, [_pin_job(PLAN_JOB, pin) for pin in unplanned])
    found, last = len(unplanned), None
    while True:
        async with database.system_session() as session:
            due = await list_due_pins(session, now, batch, after=last)
            await jobs.enqueue_many(session, [_pin_job(PUBLISH_JOB, pin, _AFTER_ALL_ELSE) for pin in due])
        found += len(due)
        if len(due) < batch:
            return found
        last = due[-1]


async def sweep_attempts(
    database: SystemDatabase, jobs: JobQueue, now: datetime, *, batch: int = _BATCH
) -> int:
    """Enqueues a job for each attempt whose holder died or whose outcome is to be looked up, at most
    ``batch`` of a kind; returns how many were found.
    """
    async with database.system_session() as session:
        dead = await list_dead_attempts(session, now, batch)
        unknown = await list_due_readings(session, now, batch)
        found = [_attempt_job(ABANDON_JOB, attempt) for attempt in dead]
        found += [_attempt_job(RECONCILE_JOB, attempt) for attempt in unknown]
        await jobs.enqueue_many(session, found)
    return len(found)


def _pin_job(name: str, pin: DuePin, priority: int = 0) -> NewJob:
    return NewJob(name, {"pin_id": str(pin.pin_id)}, pin.tenant_id, f"{name}:{pin.pin_id}", priority)


def _attempt_job(name: str, attempt: OpenAttempt) -> NewJob:
    return NewJob(
        name,
        {"attempt_id": str(attempt.attempt_id)},
        attempt.tenant_id,
        dedupe_key=f"{name}:{attempt.attempt_id}",
    )
