"""The jobs of the scraping slice."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec
import structlog

from pinflow.kit.counted import counted
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobQueue, NewJob
from pinflow.projects.models import ProjectId
from pinflow.scraping.collect_pages import collect_pages
from pinflow.scraping.drop_old_history import drop_old_history
from pinflow.scraping.fetch_list import FETCH_PAGE_JOB, fetch_list
from pinflow.scraping.fetch_page import fetch_page
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.fetching.queries import list_due_pages, list_open_walks
from pinflow.scraping.fill_cards import FILL_JOB, fill_cards
from pinflow.scraping.make_partitions import make_partitions
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import list_due_lists, want_visits
from pinflow.scraping.roll_up_history import roll_up_history
from pinflow.scraping.walk_categories import WALK_JOB, walk_categories
from pinflow.scraping.watch_list import FETCH_JOB

_BATCH = 500
log = structlog.get_logger(__name__)


class ListJob(msgspec.Struct, frozen=True):
    """The payload of a visit."""

    list_id: ListId


class ProjectJob(msgspec.Struct, frozen=True):
    """The payload of a project's wish to have its lists visited."""

    project_id: ProjectId


class PageJob(msgspec.Struct, frozen=True):
    """The payload of a later page of a visit."""

    list_id: ListId
    page: int


class WalkJob(msgspec.Struct, frozen=True):
    """The payload of a walk through a category tree."""

    walk_id: UUID


def register(jobs: JobQueue, tools: FetchTools) -> None:
    """Says how this slice's jobs are carried out."""

    async def fetch(job: JobContext) -> None:
        list_id = job.read(ListJob).list_id
        outcome = await fetch_list(tools, list_id)
        log.info("scraping.list.visited", list_id=str(list_id), outcome=outcome)

    async def fetch_later_page(job: JobContext) -> None:
        payload = job.read(PageJob)
        outcome = await fetch_page(tools, payload.list_id, payload.page)
        log.info("scraping.page.visited", list_id=str(payload.list_id), page=payload.page, outcome=outcome)

    async def fetch_due(_: JobContext) -> str:
        return f"{counted(await enqueue_due(jobs, tools), 'visit')} due."

    async def visit_lists(job: JobContext) -> str:
        assert job.tenant_id is not None
        project_id = job.read(ProjectJob).project_id
        async with tools.database.system_session() as session:
            wanted = await want_visits(session, job.tenant_id, job.now, project_id=project_id)
        await enqueue_due(jobs, tools)
        log.info("scraping.lists.wanted", project_id=str(project_id), lists=wanted)
        return f"A visit to {counted(wanted, 'list')} asked for."

    async def fill(_: JobContext) -> str:
        filled = await fill_cards(tools)
        log.info("scraping.cards.filled", count=filled)
        return f"{counted(filled, 'product')} filled."

    async def walk(job: JobContext) -> None:
        walk_id = job.read(WalkJob).walk_id
        outcome = await walk_categories(tools, walk_id)
        log.info("scraping.categories.walked", walk_id=str(walk_id), outcome=outcome)

    async def collect(job: JobContext) -> str:
        deleted = await collect_pages(tools.database, tools.pages, job.now)
        log.info("scraping.pages.collected", count=deleted)
        return f"{counted(deleted, 'page')} removed."

    jobs.register(FETCH_JOB, fetch)
    jobs.register(FETCH_PAGE_JOB, fetch_later_page)
    jobs.register("scraping.fetch_due", fetch_due)
    jobs.register("scraping.visit_lists", visit_lists)
    # One at a time over all workers: it walks through what is due, page by page.
    jobs.register(FILL_JOB, fill, concurrency_limit=1)
    jobs.register(WALK_JOB, walk)
    jobs.register("scraping.collect_pages", collect, concurrency_limit=1)


def register_history(jobs: JobQueue, database: SystemDatabase, keep: timedelta) -> None:
    """Says how the history is kept: room ahead of time, the days summed up, old months dropped."""

    async def make(job: JobContext) -> str:
        made = await make_partitions(database, job.now)
        log.info("scraping.partitions.made", count=made)
        return f"Room made for {counted(made, 'month')}."

    async def roll_up(job: JobContext) -> str:
        visits = await roll_up_history(database, job.now)
        log.info("scraping.history.rolled_up", visits=visits)
        return f"{counted(visits, 'visit')} summed up."

    async def drop(job: JobContext) -> str:
        months = await drop_old_history(database, keep, job.now)
        log.info("scraping.history.dropped", months=months)
        return f"{counted(months, 'month')} dropped."

    jobs.register("scraping.make_partitions", make, concurrency_limit=1)
    jobs.register("scraping.roll_up_history", roll_up, concurrency_limit=1)
    jobs.register("scraping.drop_old_history", drop, concurrency_limit=1)


async def enqueue_due(jobs: JobQueue, tools: FetchTools) -> int:
    """A job for every list, later page and walk whose time has come. Returns how many were wanted."""
    now, live = tools.clock.now(), tools.live_sources()
    async with tools.database.system_session() as session:
        lists = await list_due_lists(session, now, live_sources=live, limit=_BATCH)
        pages = await list_due_pages(session, now, live_sources=live, limit=_BATCH)
        walks = await list_open_walks(session, _BATCH)
        due = [
            *(NewJob(FETCH_JOB, ListJob(each), None, dedupe_key=f"{FETCH_JOB}:{each}") for each in lists),
            *(
                NewJob(
                    FETCH_PAGE_JOB,
                    PageJob(list_id, page),
                    None,
                    dedupe_key=f"{FETCH_PAGE_JOB}:{list_id}:{page}",
                )
                for list_id, page in pages
            ),
            *(
                NewJob(WALK_JOB, WalkJob(each.id), each.tenant_id, dedupe_key=f"{WALK_JOB}:{each.id}")
                for each in walks
            ),
        ]
        await jobs.enqueue_many(session, due)
    return len(due)
