"""Fetches a later page of a list and completes the visit that its first page began."""

from __future__ import annotations

import gzip
from datetime import timedelta

import structlog

from pinflow.kit.errors import AppError, ForbiddenError, LimitReachedError
from pinflow.kit.ids import new_id
from pinflow.scraping.ask_host import SHORTEST_OPENING, ask_host
from pinflow.scraping.check_answer import PAGE_SIZE, fetch_checked
from pinflow.scraping.fetch_list import Outcome, tell_watchers
from pinflow.scraping.fetch_tools import LEASE, NO_DECISION, TRY_AGAIN, FetchTools
from pinflow.scraping.fetching.models import ListPage
from pinflow.scraping.fetching.queries import claim_page, complete_page, list_observed, release_page
from pinflow.scraping.models import ListId, MarketList, ObservedList
from pinflow.scraping.queries import get_list, insert_page_visit, may_fetch_live, record_observations
from pinflow.scraping.sources.source import Fetched, SourceRefusedError

log = structlog.get_logger(__name__)
_LAST_RANK = 10_000


async def fetch_page(tools: FetchTools, list_id: ListId, page: int) -> Outcome:
    """Asks for ``page`` (from 2) once a visit lacks it. Safe to call any number of times.

    Its observations carry the moment of the first page's visit: both pages are one visit. A page that cannot
    be had is tried again until the next visit of the list, which then wants its own.
    """
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        wanted = await claim_page(session, list_id, page, now, LEASE)
        if wanted is None:
            return "not_due"
        market_list = await get_list(session, list_id)
        allowed = await may_fetch_live(session, list_id)
    source = tools.sources.get(market_list.source)
    url = None if source is None else source.page_url(market_list.url, page)
    if source is None or url is None:
        await _release(tools, wanted, timedelta(days=1), "The list's source has no such page.")
        return "waiting"
    if source.is_live() and not allowed:
        await _release(tools, wanted, LEASE, NO_DECISION)
        raise ForbiddenError("scraping.no_decision", NO_DECISION)
    try:
        fetched = await ask_host(
            tools,
            source.address(url),
            lambda: fetch_checked(
                source, url, page=page, etag=wanted.etag, last_modified=wanted.last_modified
            ),
        )
    except SourceRefusedError as error:
        await _record_refusal(tools, wanted, url, error)
        return "refused"
    except LimitReachedError as error:
        await _release(tools, wanted, error.retry_after, error.message)
        return "waiting"
    except ForbiddenError as error:
        await _release(tools, wanted, timedelta(days=1), error.message)
        return "refused"
    except AppError as error:
        await _release(tools, wanted, TRY_AGAIN, error.message)
        return "waiting"
    return await _record(tools, market_list, wanted, url, fetched)


async def _record(
    tools: FetchTools, market_list: MarketList, wanted: ListPage, url: str, fetched: Fetched
) -> Outcome:
    now = tools.clock.now()
    stored = None
    if fetched.observed is not None:
        stored = await tools.pages.put(gzip.compress(fetched.body, mtime=0), "application/gzip", now)
    async with tools.database.system_session() as session:
        observed = fetched.observed
        if observed is None and wanted.completed_at is not None:
            # Unchanged since an earlier visit: it says of this one what it said of that.
            ranks = ((wanted.page - 1) * PAGE_SIZE + 1, _LAST_RANK)
            known = await list_observed(session, market_list.id, wanted.completed_at, ranks=ranks)
            observed = ObservedList(
                marketplace=market_list.marketplace,
                list_kind=market_list.list_kind,
                category=market_list.category,
                products=tuple(known),
            )
        if observed is not None:
            await record_observations(session, market_list.id, observed, wanted.visit_at)
        await insert_page_visit(
            session,
            visit_id=new_id(now),
            list_id=market_list.id,
            url=url,
            fetched_at=now,
            status=fetched.status,
            outcome="unchanged" if fetched.observed is None else "observed",
            message=None if observed is None else "; ".join(observed.warnings) or None,
            page_sha256=stored,
            items=0 if fetched.observed is None else len(fetched.observed.products),
            page=wanted.page,
            observed_at=wanted.visit_at,
        )
        await complete_page(session, wanted, now, etag=fetched.etag, last_modified=fetched.last_modified)
        await tell_watchers(session, tools.jobs, market_list.id, now)
    return "unchanged" if fetched.observed is None else "observed"


async def _record_refusal(tools: FetchTools, wanted: ListPage, url: str, error: SourceRefusedError) -> None:
    """The list itself was read: its state stays. What the host makes of us stands in its circuit."""
    now = tools.clock.now()
    page = await tools.pages.put(gzip.compress(error.page, mtime=0), "application/gzip", now)
    log.warning("scraping.page.refused", list_id=str(wanted.list_id), page=wanted.page, code=error.code)
    async with tools.database.system_session() as session:
        await insert_page_visit(
            session,
            visit_id=new_id(now),
            list_id=wanted.list_id,
            url=url,
            fetched_at=now,
            status=error.status,
            outcome=error.code,
            message=error.message,
            page_sha256=page,
            items=0,
            page=wanted.page,
            observed_at=wanted.visit_at,
        )
        await release_page(session, wanted, next_fetch_at=now + SHORTEST_OPENING, message=error.message)


async def _release(tools: FetchTools, wanted: ListPage, wait: timedelta, message: str) -> None:
    async with tools.database.system_session() as session:
        await release_page(session, wanted, next_fetch_at=tools.clock.now() + wait, message=message)
