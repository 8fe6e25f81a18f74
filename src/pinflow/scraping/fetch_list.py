"""Visits one list: claim, ask politely, record. A refusal is an outcome, never "no products"."""

from __future__ import annotations

import gzip
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

import structlog

from pinflow.kit.db.changes import record_change
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import AppError, ForbiddenError, LimitReachedError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.scraping.ask_host import SHORTEST_OPENING, ask_host
from pinflow.scraping.check_answer import fetch_checked
from pinflow.scraping.fetch_tools import LEASE, NO_DECISION, TRY_AGAIN, FetchTools
from pinflow.scraping.fetching.queries import note_asked, want_next_page
from pinflow.scraping.models import ListId, ListState, MarketList
from pinflow.scraping.queries import (
    claim_list,
    insert_page_visit,
    list_watchers,
    may_fetch_live,
    record_list_visit,
    release_list,
)
from pinflow.scraping.sources.source import Fetched, Source, SourceRefusedError

log = structlog.get_logger(__name__)

# Scores the projects that watch the list; research registers it.
SCORE_JOB = "research.score_project"
FETCH_PAGE_JOB = "scraping.fetch_page"
MARKUP_CHANGED = "markup_changed"

Outcome = Literal["observed", "unchanged", "refused", "waiting", "not_due"]


async def fetch_list(tools: FetchTools, list_id: ListId) -> Outcome:
    """One visit, if the list is due and the user has allowed it. Safe to call any number of times.

    Raises:
        ForbiddenError: ``scraping.no_decision``: nobody who watches the list allowed live fetching.
    """
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        market_list = await claim_list(session, list_id, now, LEASE)
        allowed = await may_fetch_live(session, list_id)
    if market_list is None:
        return "not_due"
    source = tools.sources.get(market_list.source)
    if source is None:
        message = f"The source “{market_list.source}” is not installed here."
        await _release(tools, market_list, ListState.WAITING, message, now + timedelta(days=1))
        return "waiting"
    if source.is_live() and not allowed:
        await _release(tools, market_list, ListState.WAITING, NO_DECISION, now + LEASE)
        raise ForbiddenError("scraping.no_decision", NO_DECISION)
    try:
        fetched = await ask_host(
            tools,
            source.address(market_list.url),
            lambda: fetch_checked(
                source, market_list.url, etag=market_list.etag, last_modified=market_list.last_modified
            ),
        )
    except SourceRefusedError as error:
        await _record_refusal(tools, market_list, source, error)
        return "refused"
    except LimitReachedError as error:
        await _release(
            tools, market_list, ListState.WAITING, error.message, tools.clock.now() + error.retry_after
        )
        return "waiting"
    except ForbiddenError as error:
        await _release(tools, market_list, ListState.REFUSED, error.message, now + timedelta(days=1))
        return "refused"
    except AppError as error:
        await _release(tools, market_list, ListState.WAITING, error.message, tools.clock.now() + TRY_AGAIN)
        return "waiting"
    return await _record(tools, market_list, source, fetched)


async def _record(tools: FetchTools, market_list: MarketList, source: Source, fetched: Fetched) -> Outcome:
    now = tools.clock.now().replace(microsecond=0)
    next_fetch_at = now + timedelta(minutes=market_list.interval_minutes)
    host = urlsplit(source.address(market_list.url)).netloc
    if fetched.observed is None:
        async with tools.database.system_session() as session:
            await note_asked(session, market_list.id, host, None)
            await release_list(
                session, market_list.id, state=ListState.OK, message=None, next_fetch_at=next_fetch_at
            )
            await insert_page_visit(
                session,
                visit_id=new_id(now),
                list_id=market_list.id,
                url=market_list.url,
                fetched_at=now,
                status=fetched.status,
                outcome="unchanged",
                message=None,
                page_sha256=None,
                items=0,
            )
            if market_list.last_observed_at is not None:
                # Whoever wants more ranks since then gets them, although the first fifty stand as they did.
                await want_second_page(session, tools.jobs, source, market_list, market_list.last_observed_at)
            await record_change(
                session, tenant_id=None, kind="list.changed", object_id=market_list.id, now=now
            )
        return "unchanged"
    page = await tools.pages.put(gzip.compress(fetched.body, mtime=0), "application/gzip", now)
    async with tools.database.system_session() as session:
        await note_asked(session, market_list.id, host, None)
        await record_list_visit(
            session,
            market_list.id,
            fetched.observed,
            now,
            next_fetch_at=next_fetch_at,
            etag=fetched.etag,
            last_modified=fetched.last_modified,
        )
        await insert_page_visit(
            session,
            visit_id=new_id(now),
            list_id=market_list.id,
            url=market_list.url,
            fetched_at=now,
            status=fetched.status,
            outcome="observed",
            message="; ".join(fetched.observed.warnings) or None,
            page_sha256=page,
            items=len(fetched.observed.products),
            observed_at=now,
        )
        await want_second_page(session, tools.jobs, source, market_list, now)
        await tell_watchers(session, tools.jobs, market_list.id, now)
    return "observed"


async def want_second_page(
    session: SystemSession, jobs: JobQueue, source: Source, market_list: MarketList, visit_at: datetime
) -> bool:
    """The ranks from 51 on are a unit of their own, asked for when somebody wants as many.

    False: nobody does, or the visit of ``visit_at`` has asked for them already.
    """
    if source.page_url(market_list.url, 2) is None:
        return False
    wanted = await want_next_page(session, market_list.id, 2, visit_at)
    if wanted:
        await jobs.enqueue(
            session,
            FETCH_PAGE_JOB,
            {"list_id": str(market_list.id), "page": 2},
            tenant_id=None,
            dedupe_key=f"{FETCH_PAGE_JOB}:{market_list.id}:2",
        )
    return wanted


async def tell_watchers(session: SystemSession, jobs: JobQueue, list_id: ListId, now: datetime) -> None:
    """A list shows something new: every project that watches it is scored, every dashboard told."""
    for tenant_id, project_id in await list_watchers(session, list_id):
        await jobs.enqueue(
            session,
            SCORE_JOB,
            {"project_id": str(project_id)},
            tenant_id=tenant_id,
            dedupe_key=f"{SCORE_JOB}:{project_id}",
        )
    await record_change(session, tenant_id=None, kind="list.changed", object_id=list_id, now=now)


async def _record_refusal(
    tools: FetchTools, market_list: MarketList, source: Source, error: SourceRefusedError
) -> None:
    now = tools.clock.now()
    host = urlsplit(source.address(market_list.url)).netloc
    page = await tools.pages.put(gzip.compress(error.page, mtime=0), "application/gzip", now)
    log.warning("scraping.list.refused", list_id=str(market_list.id), code=error.code)
    async with tools.database.system_session() as session:
        before = await note_asked(session, market_list.id, host, error.kind)
        await insert_page_visit(
            session,
            visit_id=new_id(now),
            list_id=market_list.id,
            url=market_list.url,
            fetched_at=now,
            status=error.status,
            outcome=error.code,
            message=error.message,
            page_sha256=page,
            items=0,
        )
        await release_list(
            session,
            market_list.id,
            state=ListState.REFUSED,
            message=error.message,
            next_fetch_at=now + max(error.retry_after or SHORTEST_OPENING, SHORTEST_OPENING),
        )
        await record_change(session, tenant_id=None, kind="list.changed", object_id=market_list.id, now=now)
        if error.kind == MARKUP_CHANGED and before != MARKUP_CHANGED:
            # Told once, until the list is read again: it is ours to mend, and every visit would say it.
            await record_change(
                session, tenant_id=None, kind="list.markup_changed", object_id=market_list.id, now=now
            )


async def _release(
    tools: FetchTools,
    market_list: MarketList,
    state: ListState,
    message: str,
    next_fetch_at: datetime,
) -> None:
    async with tools.database.system_session() as session:
        await release_list(session, market_list.id, state=state, message=message, next_fetch_at=next_fetch_at)
        await record_change(
            session,
            tenant_id=None,
            kind="list.changed",
            object_id=market_list.id,
            now=tools.clock.now(),
        )
