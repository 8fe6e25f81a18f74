"""The jobs of the pins slice."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import structlog

from pinflow.identity.models import Actor, Role
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.pins.collect_pictures import collect_pictures
from pinflow.pins.draft_best import draft_best
from pinflow.pins.draft_pin import DRAFT_JOB, DraftRequest, DraftTools, draft_pin
from pinflow.pins.fill_links import fill_links
from pinflow.pins.queries import list_tenants_with_blocked_pins, list_tenants_without_links
from pinflow.pins.refresh_findings import refresh_blocked
from pinflow.projects.models import ProjectId

DAILY_DRAFTS = 5
log = structlog.get_logger(__name__)


class ProjectJob(msgspec.Struct, frozen=True):
    """The payload of a job about one project."""

    project_id: ProjectId


def register(
    jobs: JobQueue,
    tools: DraftTools,
    blobs: Callable[[TenantId], BlobStore],
    system_database: SystemDatabase,
    system_blobs: Callable[[TenantId], BlobStore],
) -> None:
    """Says how this slice's jobs are carried out."""

    async def draft(job: JobContext) -> None:
        assert job.tenant_id is not None
        await draft_pin(tools, blobs(job.tenant_id), job.tenant_id, job.read(DraftRequest))

    async def draft_daily(job: JobContext) -> None:
        assert job.tenant_id is not None
        actor = Actor(tenant_id=job.tenant_id, user_id=None, name="pinflow", role=Role.EDITOR, via="system")
        async with tools.database.tenant_session(job.tenant_id) as session:
            count = await draft_best(
                session, jobs, actor, job.read(ProjectJob).project_id, count=DAILY_DRAFTS, now=job.now
            )
        log.info("pins.drafts.requested", count=count)

    async def fill(job: JobContext) -> None:
        async with system_database.system_session() as system:
            tenants = await list_tenants_without_links(system)
        for tenant_id in tenants:
            async with tools.database.tenant_session(tenant_id) as session:
                await fill_links(session, job.now)

    async def refresh(job: JobContext) -> None:
        async with system_database.system_session() as system:
            tenants = await list_tenants_with_blocked_pins(system)
        for tenant_id in tenants:
            async with tools.database.tenant_session(tenant_id) as session:
                await refresh_blocked(session, job.now)

    async def collect(job: JobContext) -> None:
        deleted = await collect_pictures(system_database, system_blobs, job.now)
        log.info("pins.pictures.collected", count=deleted)

    jobs.register(DRAFT_JOB, draft)
    jobs.register("pins.draft_best", draft_daily)
    jobs.register("pins.fill_links", fill, concurrency_limit=1)
    jobs.register("pins.refresh_findings", refresh, concurrency_limit=1)
    jobs.register("pins.collect_pictures", collect, concurrency_limit=1)
