"""The jobs of the research slice."""

from __future__ import annotations

import msgspec
import structlog

from pinflow.kit.db import Database
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.projects.models import ProjectId
from pinflow.research.score_project import score_project

log = structlog.get_logger(__name__)


class ProjectJob(msgspec.Struct, frozen=True):
    """The payload of a job about one project."""

    project_id: ProjectId


def register(jobs: JobQueue, database: Database) -> None:
    """Says how this slice's jobs are carried out."""

    async def score(job: JobContext) -> None:
        assert job.tenant_id is not None
        project_id = job.read(ProjectJob).project_id
        async with database.tenant_session(job.tenant_id) as session:
            count = await score_project(session, project_id, job.now)
        log.info("research.project.scored", project_id=str(project_id), opportunities=count)

    # After a visit to a list, and by the clock: momentum fades even when nothing new is seen.
    jobs.register("research.score_project", score)
    jobs.register("research.score", score)
