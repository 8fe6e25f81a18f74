"""The jobs of the pins slice."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime

import msgspec
import structlog

from pinflow.identity.models import system_actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.counted import counted
from pinflow.kit.db import TenantId, TenantSession
from pinflow.kit.db.system import SystemDatabase, SystemSession
from pinflow.kit.errors import ConflictError
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.pins.collect_pictures import collect_pictures
from pinflow.pins.convert_pin import VIDEO_JOB, VideoRequest, convert_pin
from pinflow.pins.draft_best import draft_best
from pinflow.pins.draft_evergreen import draft_evergreen
from pinflow.pins.draft_pin import draft_pin
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.fill_links import fill_links
from pinflow.pins.pin import PinKind
from pinflow.pins.place_drafts import place_drafts
from pinflow.pins.queries import (
    list_tenants_to_place,
    list_tenants_with_blocked_pins,
    list_tenants_without_links,
)
from pinflow.pins.refresh_findings import refresh_blocked, refresh_project
from pinflow.pins.request_draft import DRAFT_JOB, DraftRequest
from pinflow.pins.rule_switches.switch_rule import REFRESH_JOB
from pinflow.projects.models import ProjectId

DAILY_DRAFTS = 5
# In moderation: what was pinned before comes back a little at a time.
DAILY_EVERGREENS = 2
FindTenants = Callable[[SystemSession], Awaitable[Sequence[TenantId]]]
TenantWork = Callable[[TenantSession, datetime], Awaitable[int]]
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

    async def film(job: JobContext) -> None:
        asked = job.read(VideoRequest)
        try:
            await convert_pin(
                tools,
                blobs(asked.requested_by.tenant_id),
                asked.requested_by,
                asked.pin_id,
                PinKind.VIDEO,
                seen_version=asked.seen_version,
                now=job.now,
            )
        except ConflictError as error:
            # Somebody changed it meanwhile: what was asked for is not wanted any more.
            log.info("pins.video.given_up", code=error.code, pin_id=str(asked.pin_id))

    async def draft_daily(job: JobContext) -> str:
        assert job.tenant_id is not None
        actor = system_actor(job.tenant_id)
        async with tools.database.tenant_session(job.tenant_id) as session:
            drafts = await draft_best(
                session, jobs, actor, job.read(ProjectJob).project_id, count=DAILY_DRAFTS, now=job.now
            )
        log.info("pins.drafts.requested", count=drafts.asked)
        return drafts.in_words()

    async def draft_again(job: JobContext) -> str:
        assert job.tenant_id is not None
        actor = system_actor(job.tenant_id)
        async with tools.database.tenant_session(job.tenant_id) as session:
            drafts = await draft_evergreen(
                tools,
                session,
                jobs,
                actor,
                job.read(ProjectJob).project_id,
                count=DAILY_EVERGREENS,
                now=job.now,
            )
        log.info("pins.evergreens.requested", count=drafts.asked)
        return drafts.in_words()

    async def for_each_tenant(find: FindTenants, work: TenantWork, now: datetime) -> int:
        """One tenant's trouble must not keep the others waiting; it is raised in the end."""
        async with system_database.system_session() as system:
            tenants = await find(system)
        failures: list[Exception] = []
        count = 0
        for tenant_id in tenants:
            try:
                async with tools.database.tenant_session(tenant_id) as session:
                    count += await work(session, now)
            except Exception as error:
                log.exception("pins.tenant.failed", tenant_id=str(tenant_id))
                failures.append(error)
        if failures:
            raise ExceptionGroup("not every tenant's pins could be looked at", failures)
        return count

    async def fill(job: JobContext) -> str:
        count = await for_each_tenant(list_tenants_without_links, fill_links, job.now)
        placed = await for_each_tenant(list_tenants_to_place, place_drafts, job.now)
        return f"{counted(count, 'draft')} linked, {placed} placed."

    async def refresh(job: JobContext) -> str:
        count = await for_each_tenant(list_tenants_with_blocked_pins, refresh_blocked, job.now)
        return f"{counted(count, 'pin')} free of what blocked them."

    async def refresh_after_switch(job: JobContext) -> None:
        assert job.tenant_id is not None
        async with tools.database.tenant_session(job.tenant_id) as session:
            await refresh_project(session, job.read(ProjectJob).project_id, job.now)

    async def collect(job: JobContext) -> str:
        deleted = await collect_pictures(system_database, system_blobs, job.now)
        log.info("pins.pictures.collected", count=deleted)
        return f"{counted(deleted, 'picture')} removed."

    jobs.register(DRAFT_JOB, draft)
    jobs.register(VIDEO_JOB, film, concurrency_limit=2)
    jobs.register("pins.draft_best", draft_daily)
    jobs.register("pins.draft_evergreen", draft_again)
    jobs.register("pins.fill_links", fill, concurrency_limit=1)
    jobs.register("pins.refresh_findings", refresh, concurrency_limit=1)
    jobs.register(REFRESH_JOB, refresh_after_switch)
    jobs.register("pins.collect_pictures", collect, concurrency_limit=1)
