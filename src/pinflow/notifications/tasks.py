"""The jobs of the notifications slice."""

from __future__ import annotations

from datetime import timedelta

import structlog

from pinflow.kit.counted import counted
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue, NewJob
from pinflow.notifications.deliver import NotifyTools, deliver
from pinflow.notifications.queries import delete_old_notifications, list_tenants_with_messages
from pinflow.notifications.tell import DELIVER_JOB

KEEP = timedelta(days=90)
log = structlog.get_logger(__name__)


def register(jobs: JobQueue, tools: NotifyTools, system_database: SystemDatabase) -> None:
    """Says how this slice's jobs are carried out."""

    async def deliver_one_tenants(job: JobContext) -> None:
        assert job.tenant_id is not None
        if sent := await deliver(tools, job.tenant_id):
            log.info("notifications.delivered", count=sent)

    async def find_due(job: JobContext) -> str:
        async with system_database.system_session() as session:
            due = await list_tenants_with_messages(session, job.now)
            await jobs.enqueue_many(
                session,
                [NewJob(DELIVER_JOB, {}, tenant, dedupe_key=f"{DELIVER_JOB}:{tenant}") for tenant in due],
            )
        return f"{counted(len(due), 'team')} with messages to send."

    async def prune(job: JobContext) -> str:
        async with system_database.system_session() as session:
            count = await delete_old_notifications(session, job.now - KEEP)
        if count:
            log.info("notifications.forgotten", count=count)
        return f"{counted(count, 'notification')} forgotten."

    # Some at a time: a mail server that answers slowly must not hold up pins.
    jobs.register(DELIVER_JOB, deliver_one_tenants, concurrency_limit=2)
    jobs.register("notifications.deliver_due", find_due, concurrency_limit=1)
    jobs.register("notifications.prune", prune, concurrency_limit=1)
