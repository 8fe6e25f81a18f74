"""Watched lists, saved pages, product history and the decision about live fetching over the API."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from datetime import timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, UploadFile

from pinflow.identity.acting import ProvidedSystem, Who
from pinflow.kit.api_models import Job, PathId
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided
from pinflow.projects.models import ProjectId
from pinflow.scraping import schemas
from pinflow.scraping.decide_fetching import decide_fetching
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import (
    find_fetch_decision,
    get_watched,
    list_watched,
)
from pinflow.scraping.read_history import read_history
from pinflow.scraping.sources.source import Source
from pinflow.scraping.unwatch_list import unwatch_list
from pinflow.scraping.watch_list import request_visit, upload_page, watch_list

HISTORY = timedelta(days=90)


@dataclasses.dataclass(frozen=True)
class Sources:
    """The sources of lists by name."""

    by_name: Mapping[str, Source]

    def get(self, name: str) -> Source:
        """The source called ``name``.

        Raises:
            InvalidInputError: ``scraping.unknown_source``.
        """
        if name not in self.by_name:
            raise InvalidInputError(
                "scraping.unknown_source",
                f"There is no source “{name}”. Known: {', '.join(sorted(self.by_name))}.",
                field="source",
            )
        return self.by_name[name]


ProvidedSources = Annotated[Sources, provided(Sources)]
ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
router = APIRouter()


@router.get("/lists", tags=["scraping"], summary="Watched lists", name="list_lists")
async def show_lists(
    who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.WatchedListPage:
    """The lists that the tenant's projects watch."""
    async with who.read() as session:
        # Two projects may watch one list: it is shown once.
        watched = {row.id: row for row in await list_watched(session)}
    page, following = cut_page(
        list(watched.values()), cursor, limit, key=lambda row: (row.id,), into=tuple[UUID]
    )
    return schemas.WatchedListPage(items=[schemas.WatchedList.of(row) for row in page], next_cursor=following)


@router.post("/lists", tags=["scraping"], summary="Watch a list", status_code=201, name="watch_list")
async def add_list(
    body: schemas.NewList, who: Who, system: ProvidedSystem, sources: ProvidedSources
) -> schemas.WatchedList:
    """Follows a list for a project."""
    list_id = await watch_list(
        who.database, system, sources.by_name, who.actor, ProjectId(body.project_id), body.url, who.now
    )
    async with who.read() as session:
        return schemas.WatchedList.of(await get_watched(session, list_id))


@router.post("/lists/upload", tags=["scraping"], summary="Read a saved page", name="upload_page")
async def read_saved_page(
    who: Who,
    sources: ProvidedSources,
    jobs: ProvidedJobs,
    file: Annotated[UploadFile, File(description="The page as the browser saved it.")],
    project_id: Annotated[UUID, Form()],
    source: Annotated[str | None, Form(description="Left out: amazon.")] = None,
) -> schemas.ParsedPage:
    """Takes in a list page that was saved in a browser, for one project."""
    observed = await upload_page(
        who.database,
        jobs,
        sources.get(source or "amazon"),
        who.actor,
        ProjectId(project_id),
        await file.read(),
        who.now,
    )
    return schemas.ParsedPage(
        kind="list",
        marketplace=observed.marketplace,
        list_kind=observed.list_kind,
        category=observed.category,
        items=len(observed.products),
        warnings=list(observed.warnings),
    )


@router.post(
    "/lists/{id}/scrape", tags=["scraping"], summary="Fetch a list now", status_code=202, name="fetch_list"
)
async def fetch_list_now(
    list_id: PathId, who: Who, system: ProvidedSystem, jobs: ProvidedJobs, sources: ProvidedSources
) -> Job:
    """Asks for a visit as soon as politeness allows."""
    async with who.read() as session:
        await get_watched(session, ListId(list_id))
    job_id = await request_visit(system, jobs, sources.by_name, who.actor, ListId(list_id), who.now)
    return Job(job_id=None if job_id is None else str(job_id))


@router.delete(
    "/lists/{id}", tags=["scraping"], summary="Stop watching a list", status_code=204, name="unwatch_list"
)
async def unwatch(
    list_id: PathId,
    who: Who,
    project_id: Annotated[UUID | None, Query(description="Left out: every project that watches it.")] = None,
) -> None:
    """Stops following a list. What was observed stays."""
    async with who.write() as session:
        await unwatch_list(
            session,
            who.actor,
            None if project_id is None else ProjectId(project_id),
            ListId(list_id),
            who.now,
        )


@router.get("/fetch-decision", tags=["scraping"], summary="The decision about live fetching")
async def get_fetch_decision(who: Who) -> schemas.FetchDecision:
    """The newest decision, and what is to be read before deciding."""
    async with who.read() as session:
        return schemas.FetchDecision.of(await find_fetch_decision(session))


@router.post("/fetch-decision", tags=["scraping"], summary="Record the decision", name="decide_fetching")
async def record_fetch_decision(body: schemas.FetchDecisionChoice, who: Who) -> schemas.FetchDecision:
    """Records the decision of somebody who has read the terms. For admins."""
    async with who.write() as session:
        decision = await decide_fetching(session, who.actor, allowed=body.allowed, now=who.now)
    return schemas.FetchDecision.of(decision)


@router.get("/products/{marketplace}/{asin}/history", tags=["scraping"], summary="Rank and price history")
async def get_product_history(marketplace: str, asin: str, who: Who) -> schemas.ProductHistory:
    """A product of the shared catalogue or of the tenant's uploads, and its last 90 days."""
    async with who.read() as session:
        product, points = await read_history(session, marketplace, asin, who.now - HISTORY)
    return schemas.ProductHistory.of(product, points)
