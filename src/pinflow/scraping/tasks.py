"""The jobs of the scraping slice."""

from __future__ import annotations

import msgspec
import structlog

from pinflow.kit.jobs import JobContext, JobQueue, NewJob
from pinflow.scraping.collect_pages import collect_pages
from pinflow.scraping.fetch_list import FetchTools, fetch_list
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import list_due_lists
from pinflow.scraping.watch_list import FETCH_JOB

_BATCH = 500
log = structlog.get_logger(__name__)


class ListJob(msgspec.Struct, frozen=True):
    """The payload of a visit."""

    list_id: ListId


def register(jobs: JobQueue, tools: FetchTools) -> None:
    """Says how this slice's jobs are carried out."""

    async def fetch(job: JobContext) -> None:
        list_id = job.read(ListJob).list_id
        outcome = await fetch_list(tools, list_id)
        log.info("scraping.list.visited", list_id=str(list_id), outcome=outcome)

    async def fetch_due(job: JobContext) -> None:
        live = [name for name, source in tools.sources.items() if source.is_live()]
        async with tools.database.system_session() as session:
            due = await list_due_lists(session, job.now, live_sources=live, limit=_BATCH)
            await jobs.enqueue_many(
                session,
                [
                    NewJob(FETCH_JOB, ListJob(list_id), None, dedupe_key=f"{FETCH_JOB}:{list_id}")
                    for list_id in due
                ],
            )

    async def collect(job: JobContext) -> None:
        deleted = await collect_pages(tools.database, tools.pages, job.now)
        log.info("scraping.pages.collected", count=deleted)

    jobs.register(FETCH_JOB, fetch)
    jobs.register("scraping.fetch_due", fetch_due)
    jobs.register("scraping.collect_pages", collect, concurrency_limit=1)
