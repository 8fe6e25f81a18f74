"""Visits one list: claim, ask politely, record. A refusal is an outcome, never "no products"."""

from __future__ import annotations

import asyncio
import dataclasses
import gzip
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Literal
from urllib.parse import urlsplit

import httpx2
import structlog

from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import Clock
from pinflow.kit.db.changes import record_change
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError, ForbiddenError, LimitReachedError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.scraping.models import ListId, ListState, MarketList
from pinflow.scraping.queries import (
    claim_list,
    close_host,
    insert_page_visit,
    list_watchers,
    may_fetch_live,
    open_host,
    record_list_visit,
    release_list,
)
from pinflow.scraping.reserve_request import Politeness, require_robots, reserve_request
from pinflow.scraping.sources.source import Fetched, Source, SourceRefusedError

log = structlog.get_logger(__name__)

# Scores the projects that watch the list; research registers it.
SCORE_JOB = "research.score_project"
LEASE = timedelta(minutes=10)
CLOSED_AFTER_REFUSAL = timedelta(hours=1)
_TRY_AGAIN = timedelta(minutes=15)

Outcome = Literal["observed", "unchanged", "refused", "waiting", "not_due"]


@dataclasses.dataclass(frozen=True)
class FetchTools:
    """What a visit works with."""

    database: SystemDatabase
    clock: Clock
    http: httpx2.AsyncClient
    jobs: JobQueue
    sources: Mapping[str, Source]
    politeness: Politeness
    pages: BlobStore
    # Waits until a request's moment; a test turns the clock here instead.
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep


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
        await _wait_for_turn(tools, source.address(market_list.url))
        fetched = await source.fetch(
            market_list.url, etag=market_list.etag, last_modified=market_list.last_modified
        )
    except SourceRefusedError as error:
        await _record_refusal(tools, market_list, source, error)
        return "refused"
    except LimitReachedError as error:
        await _release(tools, market_list, ListState.WAITING, error.message, now + error.retry_after)
        return "waiting"
    except ForbiddenError as error:
        await _release(tools, market_list, ListState.REFUSED, error.message, now + timedelta(days=1))
        return "refused"
    except AppError as error:
        await _release(tools, market_list, ListState.WAITING, error.message, tools.clock.now() + _TRY_AGAIN)
        return "waiting"
    return await _record(tools, market_list, source, fetched)


NO_DECISION = (
    "Live pages are fetched only after you have read the terms as they are now and allowed it. Decide under "
    "Lists, or run `pinflow scrape decide`."
)


async def _wait_for_turn(tools: FetchTools, address: str) -> None:
    """Waits for this request's moment, and for one more when robots.txt had to be asked for first."""
    for _ in range(2):
        moment = await reserve_request(tools.database, tools.politeness, address, tools.clock.now())
        wait = moment - tools.clock.now()
        await tools.sleep(max(wait.total_seconds(), 0))
        if not await require_robots(tools.database, tools.http, tools.politeness, address, tools.clock.now()):
            return


async def _record(tools: FetchTools, market_list: MarketList, source: Source, fetched: Fetched) -> Outcome:
    now = tools.clock.now().replace(microsecond=0)
    next_fetch_at = now + timedelta(minutes=market_list.interval_minutes)
    host = urlsplit(source.address(market_list.url)).netloc
    if fetched.observed is None:
        async with tools.database.system_session() as session:
            await open_host(session, host)
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
        return "unchanged"
    page = await tools.pages.put(gzip.compress(fetched.body, mtime=0), "application/gzip", now)
    async with tools.database.system_session() as session:
        await open_host(session, host)
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
        )
        for tenant_id, project_id in await list_watchers(session, market_list.id):
            await tools.jobs.enqueue(
                session,
                SCORE_JOB,
                {"project_id": str(project_id)},
                tenant_id=tenant_id,
                dedupe_key=f"{SCORE_JOB}:{project_id}",
            )
        await record_change(session, tenant_id=None, kind="list.changed", object_id=market_list.id, now=now)
    return "observed"


async def _record_refusal(
    tools: FetchTools, market_list: MarketList, source: Source, error: SourceRefusedError
) -> None:
    now = tools.clock.now()
    host = urlsplit(source.address(market_list.url)).netloc
    page = await tools.pages.put(gzip.compress(error.page, mtime=0), "application/gzip", now)
    log.warning("scraping.list.refused", list_id=str(market_list.id), code=error.code)
    async with tools.database.system_session() as session:
        if error.closes_host:
            await close_host(session, host, now + CLOSED_AFTER_REFUSAL, error.message)
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
            next_fetch_at=now + CLOSED_AFTER_REFUSAL,
        )
        await record_change(session, tenant_id=None, kind="list.changed", object_id=market_list.id, now=now)


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
