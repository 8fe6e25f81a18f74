"""What the scheduling tests share: people as actors, rows as they stand, schedulers that run for a while."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from pinflow.identity.models import Actor, Role
from pinflow.kit.clock import Clock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue
from pinflow.scheduling.add_schedule import add_schedule
from pinflow.scheduling.models import Misfire, ScheduleId
from pinflow.scheduling.run_scheduler import Scheduler, SchedulerSettings
from tests.factories.cast import Person

DEADLINE_SECONDS = 60.0
JOBS = JobQueue()
FAST = SchedulerSettings(
    tick=timedelta(seconds=0.02), follow=timedelta(seconds=0.02), reload=timedelta(hours=1)
)


class Run(msgspec.Struct, frozen=True):
    """A row of schedule_run."""

    schedule_id: UUID
    fire_at: datetime
    fired_at: datetime
    fired_by: str
    manual: bool
    finished_at: datetime | None
    outcome: Literal["ok", "failed"] | None
    message: str | None


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Waits for ``condition``; far beyond the deadline something is broken."""
    async with asyncio.timeout(DEADLINE_SECONDS):
        while not await condition():
            await asyncio.sleep(0.02)


def as_actor(person: Person) -> Actor:
    return Actor(
        tenant_id=person.tenant_id,
        user_id=person.user_id,
        name=person.name,
        role=Role(person.role),
        via="api",
    )


async def schedule(
    database: SystemDatabase,
    now: datetime,
    *,
    kind: str = "posting.publish_due",
    trigger: object | None = None,
    time_zone: str = "UTC",
    misfire: Misfire = "run_once",
    person: Person | None = None,
) -> ScheduleId:
    async with database.system_session() as session:
        schedule_id = await add_schedule(
            session,
            kind,
            tenant_id=person.tenant_id if person else None,
            project_id=None,
            trigger=trigger,
            time_zone=time_zone,
            misfire=misfire,
            now=now,
        )
    assert schedule_id is not None
    return schedule_id


async def runs(database: SystemDatabase, schedule_id: UUID | None = None) -> list[Run]:
    async with database.system_session() as session:
        return await session.fetch_all(
            Run,
            "select schedule_id, fire_at, fired_at, fired_by, manual, finished_at, outcome, message"
            " from schedule_run where $1::uuid is null or schedule_id = $1 order by fire_at, schedule_id",
            schedule_id,
        )


async def enqueued(database: SystemDatabase) -> list[str]:
    """The names of the jobs that were ever put into the queue, in order."""
    async with database.system_session() as session:
        return await session.fetch_values(
            "select entrypoint from queue.pgqueuer_log where status = 'queued' order by id"
        )


async def empty_queue(database: SystemDatabase) -> None:
    async with database.system_session() as session:
        await session.execute("delete from queue.pgqueuer")


@asynccontextmanager
async def scheduling(
    database: SystemDatabase, clock: Clock, name: str, settings: SchedulerSettings = FAST
) -> AsyncIterator[Scheduler]:
    """A scheduler that runs inside the block."""
    scheduler = Scheduler(database, JOBS, clock, name=name, settings=settings)
    stop = asyncio.Event()
    task = asyncio.create_task(scheduler.run(stop))
    try:
        yield scheduler
    finally:
        stop.set()
        await asyncio.wait_for(task, DEADLINE_SECONDS)
