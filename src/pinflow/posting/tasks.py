"""The jobs of the posting slice."""

from __future__ import annotations

import msgspec
import structlog

from pinflow.kit.counted import counted
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.pins.pin import PinId
from pinflow.posting.models import AttemptId
from pinflow.posting.plan_pin import plan_pin
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import list_planned_accounts
from pinflow.posting.reconcile_attempt import abandon_attempt, reconcile_attempt
from pinflow.posting.replan_account import replan_account
from pinflow.posting.sweep import (
    ABANDON_JOB,
    PLAN_JOB,
    PUBLISH_JOB,
    RECONCILE_JOB,
    sweep_attempts,
    sweep_due,
)

log = structlog.get_logger(__name__)


class PinJob(msgspec.Struct, frozen=True):
    """The payload of a job about one pin."""

    pin_id: PinId


class AttemptJob(msgspec.Struct, frozen=True):
    """The payload of a job about one attempt."""

    attempt_id: AttemptId


def register(jobs: JobQueue, tools: PublishTools, system_database: SystemDatabase) -> None:
    """Says how this slice's jobs are carried out."""

    async def plan(job: JobContext) -> None:
        assert job.tenant_id is not None
        async with tools.database.tenant_session(job.tenant_id) as session:
            await plan_pin(session, job.read(PinJob).pin_id, job.now)

    async def publish(job: JobContext) -> None:
        assert job.tenant_id is not None
        await publish_pin(tools, job.tenant_id, job.read(PinJob).pin_id)

    async def replan(job: JobContext) -> str:
        async with system_database.system_session() as system:
            planned = await list_planned_accounts(system)
        moved = 0
        for each in planned:
            async with tools.database.tenant_session(each.tenant_id) as session:
                moved += await replan_account(session, each.account_id, job.now)
        if moved:
            log.info("posting.plan.moved", pins=moved)
        return f"{counted(moved, 'pin')} moved."

    async def abandon(job: JobContext) -> None:
        assert job.tenant_id is not None
        await abandon_attempt(tools, job.tenant_id, job.read(AttemptJob).attempt_id)

    async def reconcile(job: JobContext) -> None:
        assert job.tenant_id is not None
        await reconcile_attempt(tools, job.tenant_id, job.read(AttemptJob).attempt_id)

    async def find_due(_: JobContext) -> str:
        if found := await sweep_due(system_database, jobs, tools.clock.now()):
            log.info("posting.sweep.due", count=found)
        return f"{counted(found, 'pin')} due."

    async def find_open(_: JobContext) -> str:
        if found := await sweep_attempts(system_database, jobs, tools.clock.now()):
            log.info("posting.sweep.open", count=found)
        return f"{counted(found, 'outcome')} to settle."

    jobs.register(PLAN_JOB, plan)
    jobs.register(PUBLISH_JOB, publish)
    jobs.register(ABANDON_JOB, abandon)
    jobs.register(RECONCILE_JOB, reconcile)
    # Two schedules, each of which can be paused on its own: what was sent is settled while nothing goes out.
    jobs.register("posting.publish_due", find_due)
    jobs.register("posting.reconcile", find_open)
    jobs.register("posting.replan", replan, concurrency_limit=1)
