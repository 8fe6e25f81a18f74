"""Schedules over the API. A tenant sees and changes its own; the installation's are the operator's."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from pinflow.identity.acting import ProvidedSystem, Who
from pinflow.kit.api_models import Job, PathId
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided
from pinflow.scheduling import schemas
from pinflow.scheduling.change_schedule import change_schedule
from pinflow.scheduling.list_schedules import list_schedules
from pinflow.scheduling.models import ScheduleId
from pinflow.scheduling.read_trigger_text import read_trigger_text
from pinflow.scheduling.run_now import run_now

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
router = APIRouter()


@router.get("/schedules", tags=["scheduling"], summary="Schedules", name="list_schedules")
async def show_schedules(
    who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.SchedulePage:
    """What runs by itself, when it ran last and when it runs next."""
    async with who.read() as session:
        schedules = await list_schedules(session, who.tenant_id, who.now)
    page, following = cut_page(
        schedules, cursor, limit, key=lambda row: (row.name, row.id), into=tuple[str, UUID]
    )
    return schemas.SchedulePage(items=[schemas.Schedule.of(row) for row in page], next_cursor=following)


@router.post(
    "/schedules/{id}/run", tags=["scheduling"], summary="Run now", status_code=202, name="run_schedule"
)
async def start_now(schedule_id: PathId, who: Who, system: ProvidedSystem, jobs: ProvidedJobs) -> Job:
    """Runs it at once; its fire times stay as they are."""
    async with system.system_session() as session:
        job_id = await run_now(session, jobs, who.actor, ScheduleId(schedule_id), now=who.now)
    return Job(job_id=None if job_id is None else str(job_id))


@router.patch("/schedules/{id}", tags=["scheduling"], summary="Change a schedule", name="change_schedule")
async def edit_schedule(schedule_id: PathId, body: schemas.ScheduleChange, who: Who) -> schemas.Schedule:
    """Pauses, resumes or edits it. Nothing that was due before fires because of it."""
    given = body.sent()
    trigger = given.get("trigger")
    async with who.write() as session:
        await change_schedule(
            session,
            who.actor,
            ScheduleId(schedule_id),
            now=who.now,
            enabled=given.get("enabled"),
            trigger=read_trigger_text(trigger) if isinstance(trigger, str) else trigger,
        )
        schedules = await list_schedules(session, who.tenant_id, who.now)
    return next(schemas.Schedule.of(row) for row in schedules if row.id == schedule_id)
