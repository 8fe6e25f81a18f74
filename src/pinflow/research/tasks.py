"""The jobs of the research slice."""

from __future__ import annotations

from functools import partial

import msgspec
import structlog

from pinflow.kit.counted import counted
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.projects.models import ProjectId
from pinflow.research.purge_live_facts import purge_live_facts
from pinflow.research.score_project import score_project
from pinflow.research.trends.find_trend_signals import find_trend_signals
from pinflow.research.trends.list_trends import TrendTools
from pinflow.research.trends.purge_trends import purge_trends
from pinflow.research.trends.refresh_trends import refresh_trends

log = structlog.get_logger(__name__)


class ProjectJob(msgspec.Struct, frozen=True):
    """The payload of a job about one project."""

    project_id: ProjectId


def register(jobs: JobQueue, database: Database, system_database: SystemDatabase, trends: TrendTools) -> None:
    """Says how this slice's jobs are carried out."""

    async def score(job: JobContext) -> str:
        assert job.tenant_id is not None
        project_id = job.read(ProjectJob).project_id
        told = await refresh_trends(trends, job.tenant_id, project_id, job.now)
        if told.problem is not None:
            log.info("research.trends.not_told", project_id=str(project_id), problem=told.problem)
        find_trends = partial(find_trend_signals, now=job.now)
        async with database.tenant_session(job.tenant_id) as session:
            count = await score_project(session, project_id, job.now, find_trends=find_trends)
        log.info("research.project.scored", project_id=str(project_id), opportunities=count)
        return _with_problem(f"{counted(count, 'opportunity', 'opportunities')} scored.", told.problem)

    async def refresh(job: JobContext) -> str:
        assert job.tenant_id is not None
        project_id = job.read(ProjectJob).project_id
        told = await refresh_trends(trends, job.tenant_id, project_id, job.now)
        log.info(
            "research.trends.refreshed",
            project_id=str(project_id),
            keywords=told.keywords,
            problem=told.problem,
        )
        return _with_problem(f"{counted(told.keywords, 'keyword')} known.", told.problem)

    async def purge(job: JobContext) -> str:
        count = await purge_trends(system_database, job.now)
        log.info("research.trends.purged", answers=count)
        return f"{counted(count, 'answer')} removed."

    async def purge_facts(job: JobContext) -> str:
        count = await purge_live_facts(system_database, job.now)
        log.info("research.live_facts.purged", opportunities=count)
        return f"{counted(count, 'opportunity', 'opportunities')} cleaned."

    jobs.register("research.purge_live_facts", purge_facts, concurrency_limit=1)
    jobs.register("research.purge_trends", purge, concurrency_limit=1)
    # After a visit to a list, and by the clock: momentum fades even when nothing new is seen.
    jobs.register("research.score_project", score)
    jobs.register("research.score", score)
    jobs.register("research.refresh_trends", refresh)


def _with_problem(words: str, problem: str | None) -> str:
    """What came of it, and why trends are lacking."""
    return words if problem is None else f"{words} Trends: {problem}"
