"""The parts of pinflow that carry out jobs, alone or together in one process."""

from __future__ import annotations

import asyncio
import functools
import os
import socket
from collections.abc import Collection, Coroutine, Sequence
from datetime import timedelta
from typing import Literal

import structlog

from pinflow.accounts import tasks as accounts_tasks
from pinflow.analytics import tasks as analytics_tasks
from pinflow.entrypoints import tools
from pinflow.entrypoints.bootstrap import Runtime
from pinflow.entrypoints.job_errors import decide_job
from pinflow.kit.jobs.worker import Worker, WorkerSettings
from pinflow.notifications import tasks as notifications_tasks
from pinflow.pins import tasks as pins_tasks
from pinflow.pins.studio import Studio
from pinflow.posting import tasks as posting_tasks
from pinflow.research import tasks as research_tasks
from pinflow.scheduling import tasks as scheduling_tasks
from pinflow.scheduling.add_schedule import ensure_default_schedules
from pinflow.scheduling.finish_run import make_run_finisher
from pinflow.scheduling.run_scheduler import Scheduler
from pinflow.scraping import tasks as scraping_tasks
from pinflow.scraping.creators import tasks as creators_tasks

log = structlog.get_logger(__name__)

Part = Literal["scraper", "studio", "poster", "scheduler"]
# Which part carries out the jobs of which slice.
SLICES: dict[Part, tuple[str, ...]] = {
    "scraper": ("scraping", "research"),
    "studio": ("pins",),
    "poster": ("posting", "accounts", "notifications", "analytics"),
    "scheduler": ("scheduling",),
}
# A poster mostly waits: for Pinterest, and for commits that pins due together share. The others work.
_JOBS_AT_ONCE: dict[Part, int] = {"scraper": 4, "studio": 4, "poster": 32, "scheduler": 4}


def register_all(runtime: Runtime, studio: Studio, parts: Collection[Part] = tuple(SLICES)) -> None:
    """Names the handler of every job of these parts; a job without one would wait for ever."""
    if "scraper" in parts:
        scraping_tasks.register(runtime.jobs, tools.fetch_tools(runtime))
        creators_tasks.register(runtime.jobs, runtime.system_database)
        scraping_tasks.register_history(
            runtime.jobs, runtime.system_database, timedelta(days=runtime.settings.observations_days)
        )
        research_tasks.register(
            runtime.jobs, runtime.database, runtime.system_database, tools.trend_tools(runtime)
        )
    if "studio" in parts:
        pins_tasks.register(
            runtime.jobs,
            tools.draft_tools(runtime, studio),
            runtime.blobs,
            runtime.system_database,
            functools.partial(tools.system_blobs, runtime),
        )
    if "poster" in parts:
        posting_tasks.register(runtime.jobs, tools.publish_tools(runtime), runtime.system_database)
        accounts_tasks.register(
            runtime.jobs,
            runtime.database,
            runtime.system_database,
            runtime.secrets,
            tools.provider(runtime),
            tools.renew_tools(runtime),
        )
        notifications_tasks.register(runtime.jobs, tools.notify_tools(runtime), runtime.system_database)
        analytics_tasks.register(
            runtime.jobs,
            tools.figure_tools(runtime),
            runtime.system_database,
            timedelta(days=runtime.settings.figures_days),
        )
    if "scheduler" in parts:
        scheduling_tasks.register(runtime.jobs, runtime.system_database)


async def run_parts(runtime: Runtime, parts: Collection[Part], stop: asyncio.Event) -> None:
    """Works as these parts until ``stop`` is set; running jobs end or are handed back within ten seconds."""
    studio = tools.make_studio(runtime)
    try:
        register_all(runtime, studio, parts)
        worker = Worker(
            runtime.urls.system,
            runtime.jobs,
            runtime.clock,
            decide=decide_job,
            on_finished=make_run_finisher(runtime.system_database, runtime.clock),
            settings=WorkerSettings(batch_size=min(_JOBS_AT_ONCE[part] for part in parts)),
        )
        running = [worker.run(stop)]
        if "scheduler" in parts:
            async with runtime.system_database.system_session() as session:
                await ensure_default_schedules(session, runtime.clock.now())
            name = f"{socket.gethostname()}:{os.getpid()}"
            running.append(
                Scheduler(runtime.system_database, runtime.jobs, runtime.clock, name=name).run(stop)
            )
        log.info("worker.started", parts=sorted(parts))
        await _run_together(running, stop)
    finally:
        studio.close()


async def _run_together(running: Sequence[Coroutine[None, None, None]], stop: asyncio.Event) -> None:
    """One part that fails ends the others, in order; the supervisor starts the process anew."""
    async with asyncio.TaskGroup() as group:
        for each in running:
            group.create_task(_stop_all_after(each, stop))


async def _stop_all_after(part: Coroutine[None, None, None], stop: asyncio.Event) -> None:
    try:
        await part
    finally:
        stop.set()
