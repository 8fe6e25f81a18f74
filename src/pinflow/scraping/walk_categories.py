"""Walks a marketplace's category tree from its front page, on request and within the budget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import structlog

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import Database
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError, ForbiddenError, InvalidInputError, LimitReachedError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.projects.marketplaces import get_marketplace
from pinflow.scraping.ask_host import SHORTEST_OPENING, ask_host
from pinflow.scraping.fetch_tools import LEASE, NO_DECISION, TRY_AGAIN, FetchTools
from pinflow.scraping.fetching.models import CategoryNode, CategoryWalk
from pinflow.scraping.fetching.queries import (
    allows_live,
    claim_node,
    count_unopened,
    end_walk,
    find_walk,
    insert_root,
    mark_opened,
    release_node,
    see_children_again,
    store_children,
    upsert_walk,
)
from pinflow.scraping.models import ListKind
from pinflow.scraping.queries import find_fetch_decision
from pinflow.scraping.sources.source import FetchedCategories, Source, SourceRefusedError

log = structlog.get_logger(__name__)

WALK_JOB = "scraping.walk_categories"
# Trees change rarely: a category's page is asked for its children at most this often.
INTERVAL = timedelta(days=7)
# Lists come first: a walk uses at most half of a host's day.
SHARE = 0.5
MAX_DEPTH = 5

WalkOutcome = Literal["walked", "waiting", "gone"]


async def request_walk(
    database: Database,
    jobs: JobQueue,
    sources: Mapping[str, Source],
    actor: Actor,
    *,
    marketplace: str,
    list_kind: ListKind,
    depth: int,
    now: datetime,
) -> UUID:
    """Asks for the tree down to ``depth`` levels; 1 is the departments. What is known is not asked for.

    Raises:
        ForbiddenError: the actor is a viewer, or ``scraping.no_decision``.
        InvalidInputError: ``projects.unknown_marketplace``, ``scraping.no_tree`` or ``scraping.bad_depth``.
    """
    require_role(actor, Role.EDITOR)
    get_marketplace(marketplace)
    if not 1 <= depth <= MAX_DEPTH:
        raise InvalidInputError("scraping.bad_depth", f"The depth is from 1 to {MAX_DEPTH}.", field="depth")
    source = next(
        (each for each in sources.values() if each.front_page(marketplace, list_kind) is not None), None
    )
    if source is None:
        raise InvalidInputError(
            "scraping.no_tree",
            f"No source knows a category tree of {list_kind} on {marketplace}.",
            field="list_kind",
        )
    walk = CategoryWalk(
        id=new_id(now),
        tenant_id=actor.tenant_id,
        source=source.name,
        marketplace=marketplace,
        list_kind=list_kind,
        depth=depth,
        requested_at=now,
        finished_at=None,
        message=None,
    )
    async with database.tenant_session(actor.tenant_id) as session:
        decision = await find_fetch_decision(session)
        if source.is_live() and (decision is None or not decision.allowed):
            raise ForbiddenError("scraping.no_decision", NO_DECISION)
        walk_id = await upsert_walk(session, actor, walk)
        await record_audit(
            session,
            actor,
            "categories.requested",
            "marketplace",
            marketplace,
            now,
            list_kind=list_kind,
            depth=depth,
        )
        await jobs.enqueue(
            session,
            WALK_JOB,
            {"walk_id": str(walk_id)},
            tenant_id=actor.tenant_id,
            dedupe_key=f"{WALK_JOB}:{walk_id}",
        )
    return walk_id


async def walk_categories(tools: FetchTools, walk_id: UUID) -> WalkOutcome:
    """Asks for category pages until the tree is as deep as was wanted. Safe to call any number of times.

    Raises:
        LimitReachedError: not now: the budget is spent or the host is closed; the job comes again then.
    """
    async with tools.database.system_session() as session:
        walk = await find_walk(session, walk_id)
        if walk is None or walk.finished_at is not None:
            return "gone"
        allowed = await allows_live(session, walk.tenant_id)
    source = tools.sources.get(walk.source)
    front = None if source is None else source.front_page(walk.marketplace, walk.list_kind)
    if source is None or front is None:
        return await _end(tools, walk, f"The source “{walk.source}” is not installed here.")
    if source.is_live() and not allowed:
        return await _end(tools, walk, NO_DECISION)
    async with tools.database.system_session() as session:
        await insert_root(session, _root(walk, front, tools.clock.now()))
    while True:
        async with tools.database.system_session() as session:
            node = await claim_node(
                session,
                marketplace=walk.marketplace,
                list_kind=walk.list_kind,
                above_depth=walk.depth,
                now=tools.clock.now(),
                lease=LEASE,
            )
        if node is None:
            break
        await _open_node(tools, source, walk, node)
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        left = await count_unopened(
            session,
            marketplace=walk.marketplace,
            list_kind=walk.list_kind,
            above_depth=walk.depth,
            now=now,
            soon=now + SHORTEST_OPENING,
        )
    # Pages that another process has in hand, or that did not answer: the sweep looks again.
    return "waiting" if left else await _end(tools, walk, None)


def _root(walk: CategoryWalk, url: str, now: datetime) -> CategoryNode:
    return CategoryNode(
        url=url,
        source=walk.source,
        marketplace=walk.marketplace,
        list_kind=walk.list_kind,
        name=walk.marketplace,
        parent_url=None,
        depth=0,
        seen_at=now,
        opened_at=None,
        message=None,
        etag=None,
        last_modified=None,
    )


async def _open_node(tools: FetchTools, source: Source, walk: CategoryWalk, node: CategoryNode) -> None:
    try:
        fetched = await ask_host(
            tools,
            source.address(node.url),
            lambda: source.fetch_categories(node.url, etag=node.etag, last_modified=node.last_modified),
            share=SHARE,
        )
    except SourceRefusedError as error:
        await _release(tools, node, SHORTEST_OPENING if error.closes_host else INTERVAL, error)
        if error.closes_host:
            await _note(tools, walk, error)
            raise LimitReachedError(
                "scraping.host_closed", error.message, retry_after=error.retry_after or SHORTEST_OPENING
            ) from error
    except LimitReachedError as error:
        await _release(tools, node, timedelta(0), error)
        await _note(tools, walk, error)
        raise
    except ForbiddenError as error:
        await _release(tools, node, INTERVAL, error)
    except AppError as error:
        await _release(tools, node, TRY_AGAIN, error)
    else:
        await _record(tools, node, fetched)


async def _record(tools: FetchTools, node: CategoryNode, fetched: FetchedCategories) -> None:
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        if fetched.categories is None:
            await see_children_again(session, node.url, now)
        else:
            children = [(each.name, each.url) for each in fetched.categories if each.url != node.url]
            await store_children(session, node, children, now)
        await mark_opened(
            session,
            node.url,
            now,
            next_fetch_at=now + INTERVAL,
            # A site need not repeat them with a 304.
            etag=fetched.etag or (node.etag if fetched.categories is None else None),
            last_modified=fetched.last_modified
            or (node.last_modified if fetched.categories is None else None),
        )
    log.info("scraping.category.opened", url=node.url, unchanged=fetched.categories is None)


async def _release(tools: FetchTools, node: CategoryNode, wait: timedelta, error: AppError) -> None:
    async with tools.database.system_session() as session:
        await release_node(session, node.url, next_fetch_at=tools.clock.now() + wait, message=error.message)


async def _note(tools: FetchTools, walk: CategoryWalk, error: AppError) -> None:
    """Why the walk stands still for now."""
    async with tools.database.system_session() as session:
        await end_walk(session, walk.id, finished_at=None, message=error.message)


async def _end(tools: FetchTools, walk: CategoryWalk, message: str | None) -> WalkOutcome:
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        await end_walk(session, walk.id, finished_at=now, message=message)
        await record_change(
            session, tenant_id=walk.tenant_id, kind="categories.changed", object_id=walk.id, now=now
        )
    return "walked" if message is None else "gone"
