"""The jobs of the scheduling slice."""

from __future__ import annotations

from datetime import timedelta

import structlog

from pinflow.kit.counted import counted
from pinflow.kit.db.changes import delete_changes
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.scheduling.add_schedule import furnish_projects
from pinflow.scheduling.queries import delete_old_runs

KEEP_JOBS = timedelta(days=7)
KEEP_RUNS = timedelta(days=30)
KEEP_CHANGES = timedelta(days=2)
log = structlog.get_logger(__name__)


def register(jobs: JobQueue, database: SystemDatabase) -> None:
    """Says how this slice's jobs are carried out."""

    async def prune(job: JobContext) -> str:
        async with database.system_session() as session:
            forgotten_jobs = await jobs.prune(session, older_than=KEEP_JOBS)
            forgotten_runs = await delete_old_runs(session, job.now - KEEP_RUNS)
            # A client that was away for longer is told to fetch everything anew.
            await delete_changes(session, before=job.now - KEEP_CHANGES)
        log.info("scheduling.logs.pruned", jobs=forgotten_jobs, runs=forgotten_runs)
        entries = counted(forgotten_jobs, "entry", "entries")
        return f"{entries} of job logs and {counted(forgotten_runs, 'run')} forgotten."

    async def furnish(job: JobContext) -> str:
        async with database.system_session() as session:
            count = await furnish_projects(session, job.now)
        if count:
            log.info("scheduling.projects.furnished", count=count)
        return f"{counted(count, 'project')} given schedules."

    jobs.register("scheduling.furnish_projects", furnish, concurrency_limit=1)
    jobs.register("scheduling.prune", prune, concurrency_limit=1)
