"""Reads stored pages again with today's parser and writes what was missing or wrong.

The rule of correction, for the visit a page belongs to and the ranks that page covers:

- a rank that today's parser finds and the visit lacks is added;
- a rank with another product or other values is replaced;
- a rank that today's parser does not find is taken back, if it finds the list at all;
- a page that was recorded and that today's parser refuses, or finds to be another list, is reported and
  nothing is taken back: a parser that has become blind must not erase history;
- a page that was refused for what it holds and is a list today becomes the visit it was.

In the catalogue, what a page says of a product counts where no newer page has said something; else it only
fills what was not known.
"""

from __future__ import annotations

import zlib
from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Literal
from uuid import UUID

import msgspec
import structlog

from pinflow.kit.errors import AppError
from pinflow.scraping.check_answer import PAGE_SIZE, require_same_list
from pinflow.scraping.fetch_list import tell_watchers
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.fetching.models import StoredVisit
from pinflow.scraping.fetching.queries import (
    KnownCard,
    complete_products,
    correct_visit,
    list_known_cards,
    list_observed,
    list_stored_visits,
    reinstate_list,
    take_back_observed,
)
from pinflow.scraping.models import ListId, Observed, ObservedList
from pinflow.scraping.parse_saved_page import unpack_page
from pinflow.scraping.queries import record_observations
from pinflow.scraping.sources.source import SourceRefusedError

log = structlog.get_logger(__name__)

_BATCH = 50
# What the bytes were judged by; "busy" and redirects were judged by their status, which no parser changes.
REPLAYED = (
    "observed",
    "scraping.bot_check",
    "scraping.empty_shell",
    "scraping.error_page",
    "scraping.markup_changed",
    "scraping.not_a_list",
    "scraping.sign_in",
    "scraping.unreadable",
)
# What an observation holds; the rest of a card goes into the catalogue.
_FIELDS = (
    "asin",
    "price",
    "price_max",
    "currency",
    "price_kind",
    "rating",
    "review_count",
    "rank_change_percent",
)

Change = Literal["same", "corrected", "recovered", "refused_now", "page_missing"]


class ReplayedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What replaying one stored page changed, or would change.

    ``outcome``: what the page is today; ``before``: what its visit was. ``fields``: how often each field was
    corrected. ``catalogue``: corrections of products rather than observations. ``message``: why it is not a
    list, or why it could not be replayed.
    """

    visit_id: UUID
    list_id: ListId
    url: str
    fetched_at: datetime
    before: str
    outcome: str
    change: Change
    added: int = 0
    corrected: int = 0
    taken_back: int = 0
    catalogue: int = 0
    fields: dict[str, int] = {}
    message: str | None = None


class _Difference(msgspec.Struct, frozen=True):
    """Ranks by what has to become of them."""

    added: list[int]
    corrected: list[int]
    taken_back: list[int]
    fields: dict[str, int]


async def replay_pages(
    tools: FetchTools, *, since: datetime, list_id: ListId | None = None, dry_run: bool = False
) -> AsyncIterator[ReplayedPage]:
    """One result a stored page since a moment, the oldest first. Nothing is fetched.

    A page is corrected in one transaction; a replay that is broken off has corrected what it reported.
    """
    after: tuple[datetime, UUID] | None = None
    while True:
        async with tools.database.system_session() as session:
            visits = await list_stored_visits(
                session, since=since, list_id=list_id, outcomes=REPLAYED, after=after, limit=_BATCH
            )
        for visit in visits:
            yield await _replay(tools, visit, dry_run=dry_run)
        if len(visits) < _BATCH:
            return
        after = (visits[-1].fetched_at, visits[-1].id)


async def _replay(tools: FetchTools, visit: StoredVisit, *, dry_run: bool) -> ReplayedPage:
    source = tools.sources.get(visit.source)
    try:
        page = unpack_page((await tools.pages.get(visit.page_sha256)).data)
    except (AppError, zlib.error) as error:
        return _result(visit, visit.outcome, "page_missing", message=str(error))
    if source is None or page is None:
        return _result(visit, visit.outcome, "page_missing", message="The page or its source is gone.")
    try:
        observed = source.read(page, visit.url)
        require_same_list(source, visit.url, observed, page=visit.page, status=200, body=page)
    except SourceRefusedError as error:
        change: Change = "refused_now" if visit.outcome == "observed" else "same"
        if change == "same" and error.code != visit.outcome and not dry_run:
            async with tools.database.system_session() as session:
                await correct_visit(session, visit.id, outcome=error.code, message=error.message, items=0)
        return _result(visit, error.code, change, message=error.message)
    return await _correct(tools, visit, observed, dry_run=dry_run)


async def _correct(
    tools: FetchTools, visit: StoredVisit, observed: ObservedList, *, dry_run: bool
) -> ReplayedPage:
    recovered = visit.outcome != "observed"
    moment = visit.observed_at.replace(microsecond=0)
    async with tools.database.system_session() as session:
        known = await list_observed(session, visit.list_id, moment, ranks=_ranks(visit.page, observed))
        difference = _compare(known, observed)
        cards = await list_known_cards(
            session, observed.marketplace, [product.asin for product in observed.products]
        )
        catalogue = _catalogue_changes(cards, observed, moment)
        change: Change = "same"
        if recovered:
            change = "recovered"
        elif difference.added or difference.corrected or difference.taken_back or catalogue:
            change = "corrected"
        if change != "same" and not dry_run:
            gone = [*difference.taken_back, *difference.corrected]
            await take_back_observed(session, visit.list_id, moment, gone)
            await record_observations(session, visit.list_id, observed, moment)
            await complete_products(session, observed)
            await correct_visit(
                session,
                visit.id,
                outcome="observed",
                message="; ".join(observed.warnings) or None,
                items=len(observed.products),
                observed_at=moment,
            )
            if recovered and visit.page == 1:
                await reinstate_list(session, visit.list_id, moment)
            await tell_watchers(session, tools.jobs, visit.list_id, tools.clock.now())
    return _result(
        visit,
        "observed",
        change,
        added=len(difference.added),
        corrected=len(difference.corrected),
        taken_back=len(difference.taken_back),
        catalogue=sum(catalogue.values()),
        fields={**difference.fields, **catalogue},
    )


def _ranks(page: int, observed: ObservedList) -> tuple[int, int]:
    """The ranks a page covers: fifty, or as many as it shows."""
    first = (page - 1) * PAGE_SIZE + 1
    shown = max((product.rank for product in observed.products), default=first)
    return first, max(first + PAGE_SIZE - 1, shown)


def _catalogue_changes(
    cards: Sequence[KnownCard], observed: ObservedList, moment: datetime
) -> dict[str, int]:
    """How often the catalogue's fields change: where this page is the newest, or knows what was not known."""
    today = {product.asin: product for product in observed.products}
    changes: dict[str, int] = {}
    for card in cards:
        newest = card.last_seen_at <= moment
        for name in ("title", "image_url", "product_url"):
            before, after = getattr(card, name), getattr(today[card.asin], name)
            if after is not None and after != before and (newest or before is None):
                changes[name] = changes.get(name, 0) + 1
    return changes


def _compare(known: list[Observed], observed: ObservedList) -> _Difference:
    before = {each.rank: each for each in known}
    today = {each.rank: each for each in observed.products}
    fields: dict[str, int] = {}
    corrected = []
    for rank in sorted(before.keys() & today.keys()):
        differing = [name for name in _FIELDS if getattr(before[rank], name) != getattr(today[rank], name)]
        if differing:
            corrected.append(rank)
        for name in differing:
            fields[name] = fields.get(name, 0) + 1
    return _Difference(
        added=sorted(today.keys() - before.keys()),
        corrected=corrected,
        taken_back=sorted(before.keys() - today.keys()),
        fields=fields,
    )


def _result(
    visit: StoredVisit,
    outcome: str,
    change: Change,
    *,
    added: int = 0,
    corrected: int = 0,
    taken_back: int = 0,
    catalogue: int = 0,
    fields: dict[str, int] | None = None,
    message: str | None = None,
) -> ReplayedPage:
    return ReplayedPage(
        visit_id=visit.id,
        list_id=visit.list_id,
        url=visit.url,
        fetched_at=visit.fetched_at,
        before=visit.outcome,
        outcome=outcome,
        change=change,
        added=added,
        corrected=corrected,
        taken_back=taken_back,
        catalogue=catalogue,
        fields=fields or {},
        message=message,
    )
