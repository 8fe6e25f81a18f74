"""Watched lists, saved pages, product history and the decision about live fetching over the API."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, UploadFile

from pinflow.identity.acting import ProvidedSystem, Who
from pinflow.kit.api_models import Job, PathId
from pinflow.kit.jobs import JobQueue
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.projects.models import ProjectId
from pinflow.scraping import schemas
from pinflow.scraping.bring.bring_page import bring_page
from pinflow.scraping.bring.readers.known_readers import ProvidedReaders
from pinflow.scraping.decide_fetching import decide_fetching
from pinflow.scraping.fetching import schemas as fetching
from pinflow.scraping.fetching.queries import (
    find_walk_of,
    list_categories,
    list_hosts,
    list_refusals,
)
from pinflow.scraping.models import ListId, ListKind
from pinflow.scraping.queries import (
    find_fetch_decision,
    get_watched,
    list_watched,
)
from pinflow.scraping.read_history import read_history
from pinflow.scraping.set_depth import set_list_depth
from pinflow.scraping.sources.known_sources import ProvidedSources
from pinflow.scraping.unwatch_list import unwatch_list
from pinflow.scraping.walk_categories import MAX_DEPTH, request_walk
from pinflow.scraping.watch_list import request_visit, watch_list

ProvidedJobs = Annotated[JobQueue, provided(JobQueue)]
Marketplace = Annotated[str, Query(description="Such as amazon.de.", max_length=50)]
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
        who.database,
        system,
        sources.by_name,
        who.actor,
        ProjectId(body.project_id),
        body.url,
        who.now,
        body.depth,
    )
    async with who.read() as session:
        return schemas.WatchedList.of(await get_watched(session, list_id))


@router.post("/lists/upload", tags=["scraping"], summary="Read a saved page", name="upload_page")
async def read_saved_page(
    who: Who,
    sources: ProvidedSources,
    readers: ProvidedReaders,
    jobs: ProvidedJobs,
    file: Annotated[UploadFile, File(description="The page as the browser saved it.")],
    project_id: Annotated[UUID, Form()],
    source: Annotated[str | None, Form(description="Left out: amazon.")] = None,
    saved_on: Annotated[
        date | None, Form(description="When the page was saved; left out, it counts as of now.")
    ] = None,
) -> schemas.ParsedPage:
    """Takes in a list page or a product's page that was saved in a browser, for one project."""
    brought = await bring_page(
        who.database,
        jobs,
        sources.get(source or "amazon"),
        readers,
        who.actor,
        ProjectId(project_id),
        await file.read(),
        who.now,
        name=file.filename or "",
        seen_at=None if saved_on is None else datetime.combine(saved_on, time(), UTC),
    )
    return schemas.ParsedPage(
        kind=brought.kind,
        marketplace=brought.marketplace,
        list_kind=brought.list_kind,
        category=brought.category,
        title=brought.title,
        items=brought.items,
        message=brought.words,
        warnings=list(brought.warnings),
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
async def get_fetch_decision(who: Who, sources: ProvidedSources) -> schemas.FetchDecision:
    """The newest decision, and what is to be read before deciding."""
    async with who.read() as session:
        return schemas.FetchDecision.of(await find_fetch_decision(session), sources.by_name)


@router.post("/fetch-decision", tags=["scraping"], summary="Record the decision", name="decide_fetching")
async def record_fetch_decision(
    body: schemas.FetchDecisionChoice, who: Who, sources: ProvidedSources
) -> schemas.FetchDecision:
    """Records the decision of somebody who has read the terms. For admins."""
    async with who.write() as session:
        decision = await decide_fetching(session, who.actor, allowed=body.allowed, now=who.now)
    return schemas.FetchDecision.of(decision, sources.by_name)


@router.get("/products/{marketplace}/{asin}/history", tags=["scraping"], summary="Rank and price history")
async def get_product_history(
    marketplace: str,
    asin: str,
    who: Who,
    days: Annotated[int, Query(description="How many days back.", ge=1, le=3660)] = 90,
) -> schemas.ProductHistory:
    """A product that was observed or uploaded: every visit of the last 30 days, one point a day before."""
    async with who.read() as session:
        since = who.now - timedelta(days=days)
        product, points = await read_history(session, marketplace, asin, since=since, now=who.now)
    return schemas.ProductHistory.of(product, points)


@router.get("/refusals", tags=["scraping"], summary="Counted refusals", name="list_refusals")
async def show_refusals(
    who: Who,
    days: Annotated[int, Query(description="How many days back, today included.", ge=1, le=3660)] = 30,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> fetching.RefusalCountPage:
    """How often hosts answered with something else than the page, by day and kind."""
    after = decode_cursor(cursor, tuple[date, str, str])
    since = who.now.date() - timedelta(days=days - 1)
    async with who.read() as session:
        rows = await list_refusals(session, since=since, after=after, limit=limit + 1)
    page, following = split_page(rows, limit, key=lambda row: (row.day, row.host, row.kind))
    return fetching.RefusalCountPage(
        items=[fetching.RefusalCount.of(row) for row in page], next_cursor=following
    )


@router.get("/hosts", tags=["scraping"], summary="Hosts that are asked", name="list_hosts")
async def show_hosts(who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> fetching.HostPage:
    """Every host, what of today's budget is used, and whether it is left alone after a refusal."""
    async with who.read() as session:
        rows = await list_hosts(session)
    page, following = cut_page(rows, cursor, limit, key=lambda row: (row.host,), into=tuple[str])
    return fetching.HostPage(items=[fetching.Host.of(row, who.now) for row in page], next_cursor=following)


@router.get("/categories", tags=["scraping"], summary="The category tree", name="list_categories")
async def show_categories(
    who: Who,
    marketplace: Marketplace,
    list_kind: ListKind = "bestsellers",
    depth: Annotated[int, Query(description="How many levels.", ge=1, le=MAX_DEPTH)] = MAX_DEPTH,
    parent_url: Annotated[
        str | None, Query(description="Only what stands right below this category.", max_length=2000)
    ] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> fetching.CategoryPage:
    """What is known of a marketplace's tree, to choose lists from. Nothing is fetched."""
    after = decode_cursor(cursor, tuple[int, str])
    async with who.read() as session:
        rows = await list_categories(
            session,
            marketplace=marketplace,
            list_kind=list_kind,
            depth=depth,
            parent_url=parent_url,
            after=after,
            limit=limit + 1,
        )
        walk = await find_walk_of(session, marketplace, list_kind)
    page, following = split_page(rows, limit, key=lambda row: (row.depth, row.url))
    return fetching.CategoryPage(
        items=[fetching.Category.of(row) for row in page],
        next_cursor=following,
        walk=None if walk is None else fetching.CategoryWalk.of(walk),
    )


@router.post(
    "/categories/walk",
    tags=["scraping"],
    summary="Walk a category tree",
    status_code=202,
    name="walk_categories",
)
async def start_walk(
    body: fetching.NewCategoryWalk, who: Who, sources: ProvidedSources, jobs: ProvidedJobs
) -> fetching.CategoryWalk:
    """Asks for the tree from the front page on, within the budget. What is known already is not asked for."""
    await request_walk(
        who.database,
        jobs,
        sources.by_name,
        who.actor,
        marketplace=body.marketplace,
        list_kind=body.list_kind,
        depth=body.depth,
        now=who.now,
    )
    async with who.read() as session:
        walk = await find_walk_of(session, body.marketplace, body.list_kind)
    assert walk is not None
    return fetching.CategoryWalk.of(walk)


@router.patch("/lists/{id}", tags=["scraping"], summary="Change a watched list", name="change_list")
async def change_list(list_id: PathId, body: fetching.WatchedListChange, who: Who) -> schemas.WatchedList:
    """How many of its ranks the tenant's projects want."""
    async with who.write() as session:
        await set_list_depth(session, who.actor, ListId(list_id), body.depth, who.now)
        return schemas.WatchedList.of(await get_watched(session, ListId(list_id)))
