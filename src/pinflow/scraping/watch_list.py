"""Follows a list for a project, asks for a visit now, and takes in saved pages."""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import TypeAlias

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ForbiddenError, InvalidInputError, LimitReachedError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.projects.models import Project, ProjectId
from pinflow.projects.queries import get_project
from pinflow.scraping.fetch_list import SCORE_JOB, want_second_page
from pinflow.scraping.fetch_tools import NO_DECISION
from pinflow.scraping.models import ListId, ObservedList
from pinflow.scraping.queries import (
    find_last_answer,
    get_list,
    insert_uploaded,
    insert_watched_list,
    make_due,
    may_fetch_live,
    upsert_list,
    want_visits,
    watches,
)
from pinflow.scraping.set_depth import DEPTHS, set_list_depth
from pinflow.scraping.sources.source import Source, SourceRefusedError

_SHORT_LINK = re.compile(r"(?:https?://)?(?:www\.)?(?:amzn\.[a-z]+|a\.co)(?:/|$)", re.IGNORECASE)
_PRODUCT_PAGE = re.compile(r"/(?:dp|gp/product|gp/aw/d)/[A-Z0-9]{10}(?:[/?]|$)", re.IGNORECASE)
RecordUpload: TypeAlias = Callable[[TenantSession, Project, ObservedList, datetime], Awaitable[None]]
FETCH_JOB = "scraping.fetch_list"


async def watch_list(
    database: Database,
    system_database: SystemDatabase,
    sources: Mapping[str, Source],
    actor: Actor,
    project_id: ProjectId,
    url: str,
    now: datetime,
    depth: int = DEPTHS[0],
) -> ListId:
    """Enters the list into the shared catalogue if it is new, and the project among those that watch it.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``scraping.unknown_list``: no source can fetch this address;
            ``scraping.bad_depth``.
        NotFoundError: no such project.
    """
    require_role(actor, Role.EDITOR)
    url = url.strip().split("#")[0]
    for source in sources.values():
        recognised = source.recognises(url)
        if recognised is not None:
            break
    else:
        raise InvalidInputError("scraping.unknown_list", _why_no_list(url), field="url")
    marketplace, list_kind, category = recognised
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        require_marketplace(await get_project(session, project_id), marketplace, "url")
    async with system_database.system_session() as system:
        list_id = await upsert_list(
            system,
            ListId(new_id(now)),
            source=source.name,
            marketplace=marketplace,
            list_kind=list_kind,
            category=category,
            url=url,
            now=now,
        )
    async with database.tenant_session(actor.tenant_id) as session:
        await insert_watched_list(session, project_id, list_id, now)
        if depth != DEPTHS[0]:
            await set_list_depth(session, actor, list_id, depth, now, project_id)
        await record_audit(
            session, actor, "list.watched", "list", list_id, now, url=url, project_id=str(project_id)
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="list.changed", object_id=list_id, now=now
        )
    return list_id


def _why_no_list(url: str) -> str:
    """Why an address cannot be watched: a product's and a short link are the commonest."""
    how = (
        "Open a best-seller category on Amazon and copy the address, such as "
        "https://www.amazon.com/Best-Sellers-Garden/zgbs/lawn-garden."
    )
    if _SHORT_LINK.match(url):
        return (
            "This is a short link. Opening it would count as a click, so pinflow does not. Open it in your "
            "browser and copy the address that the page then has."
        )
    if _PRODUCT_PAGE.search(url):
        return f"This is the page of one product; only lists are watched. Bring it under Bring. {how}"
    return f"This is not the address of a list pinflow knows. {how}"


async def request_visit(
    system_database: SystemDatabase,
    jobs: JobQueue,
    sources: Mapping[str, Source],
    actor: Actor,
    list_id: ListId,
    now: datetime,
) -> JobId | None:
    """Asks for a visit as soon as politeness allows. Whoever else asks meanwhile shares it.

    Raises:
        ForbiddenError: the actor is a viewer, or ``scraping.no_decision``: said here and not only by the
            visit, whose end nobody waits for.
        LimitReachedError: ``scraping.fetched_recently``: the site has answered within the list's interval.
        NotFoundError: no such list, or none that the tenant watches.
    """
    require_role(actor, Role.EDITOR)
    async with system_database.system_session() as session:
        market_list = await get_list(session, list_id)
        if not await watches(session, actor.tenant_id, list_id):
            raise NotFoundError("scraping.no_such_list", "There is no such list.")
        source = sources.get(market_list.source)
        if source is not None and source.is_live() and not await may_fetch_live(session, list_id):
            raise ForbiddenError("scraping.no_decision", NO_DECISION)
        answered_at = await find_last_answer(session, list_id)
        seen_at, interval = market_list.last_observed_at, timedelta(minutes=market_list.interval_minutes)
        more_ranks = (
            source is not None
            and seen_at is not None
            and await want_second_page(session, jobs, source, market_list, seen_at)
        )
        if answered_at is not None and answered_at + interval > now:
            if more_ranks:
                # Wanted only since the last visit, they complete it: the first page need not be due.
                return None
            _require_age(answered_at, interval, now)
        await make_due(session, list_id, now)
        # Should the queue lose the job, the sweep finds the list.
        await want_visits(session, actor.tenant_id, now, list_id=list_id)
        return await jobs.enqueue(
            session,
            FETCH_JOB,
            {"list_id": str(list_id)},
            tenant_id=None,
            dedupe_key=f"{FETCH_JOB}:{list_id}",
        )


def _require_age(answered_at: datetime, interval: timedelta, now: datetime) -> None:
    """A page is asked for once in its interval, however many people would like it sooner."""
    left = answered_at + interval - now
    if left <= timedelta(0):
        return
    minutes = max(int((now - answered_at).total_seconds() // 60), 0)
    ago = "just now" if minutes == 0 else "a minute ago" if minutes == 1 else f"{minutes} minutes ago"
    raise LimitReachedError(
        "scraping.fetched_recently",
        f"This list was fetched {ago}; it is fetched next at {now + left:%H:%M} UTC.",
        retry_after=left,
    )


async def upload_page(
    database: Database,
    jobs: JobQueue,
    source: Source,
    actor: Actor,
    project_id: ProjectId,
    page: bytes,
    now: datetime,
    *,
    url: str | None = None,
    seen_at: datetime | None = None,
    also: RecordUpload | None = None,
) -> ObservedList:
    """Takes in a page that the user saved. What a tenant brings is the tenant's, not the catalogue's.

    ``url``: where the page was seen, ``seen_at``: when it was saved, if it is known; else it is of now.
    ``also``: records what else is kept of it, in the same transaction.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: the page is not a list; the message says what it is.
        NotFoundError: no such project.
    """
    require_role(actor, Role.EDITOR)
    try:
        observed = source.read(page, url)
    except SourceRefusedError as error:
        raise InvalidInputError(error.code, error.message, field="file") from error
    async with database.tenant_session(actor.tenant_id) as session:
        project = await get_project(session, project_id)
        if not observed.marketplace:
            raise InvalidInputError(
                "scraping.unknown_marketplace", "The page does not say which marketplace it is from."
            )
        require_marketplace(project, observed.marketplace, "file")
        seen_at = (seen_at or now).replace(microsecond=0)
        await insert_uploaded(session, project.id, observed, seen_at)
        if also is not None:
            await also(session, project, observed, seen_at)
        await record_audit(
            session,
            actor,
            "page.uploaded",
            "project",
            project_id,
            now,
            category=observed.category,
            products=len(observed.products),
        )
        await jobs.enqueue(
            session,
            SCORE_JOB,
            {"project_id": str(project_id)},
            tenant_id=actor.tenant_id,
            dedupe_key=f"{SCORE_JOB}:{project_id}",
        )
    return observed


def require_marketplace(project: Project, marketplace: str, field: str) -> None:
    """Another marketplace's products would be linked with this project's tag, and earn nothing.

    Raises:
        InvalidInputError: ``scraping.other_marketplace``.
    """
    if project.marketplace != marketplace:
        raise InvalidInputError(
            "scraping.other_marketplace",
            f"This is from {marketplace}; the project “{project.name}” and its affiliate tag belong to "
            f"{project.marketplace}. Choose or create a project for {marketplace}.",
            field=field,
        )
