"""The jobs of the scraping slice."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import structlog

from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue, NewJob
from pinflow.scraping.collect_pages import collect_pages
from pinflow.scraping.drop_old_history import drop_old_history
from pinflow.scraping.fetch_list import FetchTools, fetch_list
from pinflow.scraping.make_partitions import make_partitions
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import list_due_lists
from pinflow.scraping.roll_up_history import roll_up_history
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


def register_history(jobs: JobQueue, database: SystemDatabase, keep: timedelta) -> None:
    """Says how the history is kept: room ahead of time, the days summed up, old months dropped."""

    async def make(job: JobContext) -> None:
        log.info("scraping.partitions.made", count=await make_partitions(database, job.now))

    async def roll_up(job: JobContext) -> None:
        log.info("scraping.history.rolled_up", visits=await roll_up_history(database, job.now))

    async def drop(job: JobContext) -> None:
        log.info("scraping.history.dropped", months=await drop_old_history(database, keep, job.now))

    jobs.register("scraping.make_partitions", make, concurrency_limit=1)
    jobs.register("scraping.roll_up_history", roll_up, concurrency_limit=1)
    jobs.register("scraping.drop_old_history", drop, concurrency_limit=1)
