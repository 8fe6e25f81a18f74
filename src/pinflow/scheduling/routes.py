"""Schedules over the API. A tenant sees and changes its own; the installation's are the operator's."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from pinflow.identity.acting import ProvidedSystem, Who
from pinflow.kit.api_models import Job, PathId
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.scheduling import schemas
from pinflow.scheduling.change_schedule import change_schedule
from pinflow.scheduling.list_history import list_history
from pinflow.scheduling.list_schedules import list_schedules
from pinflow.scheduling.models import ScheduleId
from pinflow.scheduling.preview_trigger import MOST, USUAL, preview_trigger
from pinflow.scheduling.read_trigger_text import read_trigger_text
from pinflow.scheduling.run_now import run_now

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
router = APIRouter()


@router.get("/schedules", tags=["scheduling"], summary="Schedules", name="list_schedules")
async def show_schedules(
    who: Who,
    project_id: Annotated[UUID | None, Query(description="Of this project only.")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.SchedulePage:
    """What runs by itself, when it ran last and when it runs next."""
    async with who.read() as session:
        schedules = await list_schedules(session, who.tenant_id, who.now)
    if project_id is not None:
        schedules = [row for row in schedules if row.project_id == project_id]
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


@router.get("/schedules/{id}/runs", tags=["scheduling"], summary="History", name="list_schedule_runs")
async def show_runs(
    schedule_id: PathId, who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.RunPage:
    """When it ran, how that ended, and what was left out; kept for thirty days."""
    after = decode_cursor(cursor, tuple[datetime])
    async with who.read() as session:
        runs = await list_history(
            session,
            who.tenant_id,
            ScheduleId(schedule_id),
            None if after is None else after[0],
            limit + 1,
            now=who.now,
        )
    page, following = split_page(runs, limit, key=lambda run: (run.fire_at,))
    return schemas.RunPage(items=[schemas.Run.of(run) for run in page], next_cursor=following)


@router.get(
    "/schedules/{id}/preview", tags=["scheduling"], summary="When it would run", name="preview_schedule"
)
async def show_preview(
    schedule_id: PathId,
    who: Who,
    trigger: Annotated[
        str | None, Query(description="In words or as a line of crontab. Left out: its own.", max_length=200)
    ] = None,
    time_zone: Annotated[str | None, Query(description="Left out: its own.", max_length=100)] = None,
    count: Annotated[int, Query(description="How many times at most.", ge=1, le=MOST)] = USUAL,
) -> schemas.SchedulePreview:
    """The next times with another trigger or time zone; nothing is changed."""
    async with who.read() as session:
        preview = await preview_trigger(
            session,
            who.tenant_id,
            ScheduleId(schedule_id),
            now=who.now,
            trigger=None if trigger is None else read_trigger_text(trigger),
            time_zone=time_zone,
            count=count,
        )
    return schemas.SchedulePreview.of(preview)


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
            time_zone=given.get("time_zone"),
            misfire=given.get("misfire"),
            version=given.get("version"),
        )
        schedules = await list_schedules(session, who.tenant_id, who.now)
    return next(schemas.Schedule.of(row) for row in schedules if row.id == schedule_id)
