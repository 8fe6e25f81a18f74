"""The jobs of the analytics slice."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import structlog

from pinflow.analytics.forget_figures import forget_figures
from pinflow.analytics.models import FigureTools
from pinflow.analytics.read_figures import read_figures
from pinflow.kit.counted import counted
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.projects.models import ProjectId

log = structlog.get_logger(__name__)


class ProjectJob(msgspec.Struct, frozen=True):
    """The payload of a job about one project."""

    project_id: ProjectId


def register(jobs: JobQueue, tools: FigureTools, system_database: SystemDatabase, keep: timedelta) -> None:
    """Says how this slice's jobs are carried out."""

    async def read(job: JobContext) -> str:
        assert job.tenant_id is not None
        project_id = job.read(ProjectJob).project_id
        run = await read_figures(tools, job.tenant_id, project_id)
        log.info(
            "analytics.figures.read",
            project_id=str(project_id),
            pins=run.pins,
            without=run.without,
            problems={str(account_id): problem for account_id, problem in run.problems.items()},
        )
        return run.in_words()

    async def forget(job: JobContext) -> str:
        days = await forget_figures(system_database, keep, job.now)
        log.info("analytics.figures.forgotten", days=days)
        return f"The figures of {counted(days, 'day')} forgotten."

    jobs.register("analytics.read_figures", read, concurrency_limit=2)
    jobs.register("analytics.forget_figures", forget, concurrency_limit=1)
