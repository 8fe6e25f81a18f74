"""The jobs about the Creators API."""

from __future__ import annotations

import structlog

from pinflow.kit.counted import counted
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.scraping.creators.purge_creators import purge_creators

log = structlog.get_logger(__name__)


def register(jobs: JobQueue, database: SystemDatabase) -> None:
    """Says how they are carried out."""

    async def purge(job: JobContext) -> str:
        count = await purge_creators(database, job.now)
        log.info("scraping.creators.purged", items=count)
        return f"{counted(count, 'product')} removed."

    jobs.register("scraping.purge_creators", purge, concurrency_limit=1)
