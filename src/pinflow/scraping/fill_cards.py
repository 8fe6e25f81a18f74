"""Fills products that lists load later, known by ASIN and rank only, from their own pages."""

from __future__ import annotations

from datetime import timedelta
from typing import Literal

import structlog

from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError, ForbiddenError, LimitReachedError
from pinflow.scraping.ask_host import SHORTEST_OPENING, ask_host
from pinflow.scraping.fetch_tools import LEASE, NO_DECISION, TRY_AGAIN, FetchTools
from pinflow.scraping.fetching.models import AskedPage, DueCard
from pinflow.scraping.fetching.queries import (
    claim_card,
    fill_product,
    list_due_cards,
    may_fetch_card,
    release_card,
)
from pinflow.scraping.models import ObservedProduct
from pinflow.scraping.sources.source import FetchedProduct, SourceRefusedError

log = structlog.get_logger(__name__)

FILL_JOB = "scraping.fill_cards"
# A product's page is asked for at most this often, whatever came of it.
INTERVAL = timedelta(days=1)
# Lists come first: product pages use at most half of a host's day.
SHARE = 0.5
# One run asks for so many at most, so that other jobs get their turn as well.
BATCH = 50

CardOutcome = Literal["filled", "unchanged", "refused", "waiting", "not_due"]


async def fill_cards(tools: FetchTools) -> int:
    """Asks for the pages of products that no card was seen of, until the budget says otherwise.

    Returns how many were filled.
    """
    async with tools.database.system_session() as session:
        due = await list_due_cards(session, tools.clock.now(), live_sources=tools.live_sources(), limit=BATCH)
    filled = 0
    for card in due:
        outcome = await fill_card(tools, card)
        filled += outcome == "filled"
        if outcome == "waiting":
            break
    return filled


async def fill_card(tools: FetchTools, card: DueCard) -> CardOutcome:
    """Asks for one product's page, if its card is still missing. Safe to call any number of times.

    Raises:
        ForbiddenError: ``scraping.no_decision``: nobody who watches a list with it allowed live fetching.
    """
    now = tools.clock.now()
    source = tools.sources.get(card.source)
    url = None if source is None else source.product_url(card.marketplace, card.asin)
    if source is None or url is None:
        return "not_due"
    async with tools.database.system_session() as session:
        known = await claim_card(session, card, now, LEASE)
        if known is None:
            return "not_due"
        allowed = not source.is_live() or await may_fetch_card(session, card)
    if not allowed:
        await _release(tools, card, LEASE, "waiting", NO_DECISION)
        raise ForbiddenError("scraping.no_decision", NO_DECISION)
    try:
        fetched = await ask_host(
            tools,
            source.address(url),
            lambda: source.fetch_product(url, etag=known.etag, last_modified=known.last_modified),
            share=SHARE,
        )
    except SourceRefusedError as error:
        # A product without a page is not asked for every hour; a host that refused says when by its circuit.
        wait = SHORTEST_OPENING if error.closes_host else INTERVAL
        await _release(tools, card, wait, error.code, error.message, asked=True)
        return "refused"
    except LimitReachedError as error:
        await _release(tools, card, error.retry_after, "waiting", error.message)
        return "waiting"
    except ForbiddenError as error:
        await _release(tools, card, INTERVAL, error.code, error.message)
        return "refused"
    except AppError as error:
        await _release(tools, card, TRY_AGAIN, "waiting", error.message)
        return "waiting"
    if fetched.product is None:
        await _record_unchanged(tools, card, known, fetched)
        return "unchanged"
    return await _record(tools, card, fetched.product, fetched)


async def _record(
    tools: FetchTools, card: DueCard, product: ObservedProduct, fetched: FetchedProduct
) -> CardOutcome:
    now = tools.clock.now()
    same = product.asin == card.asin
    async with tools.database.system_session() as session:
        filled = same and await fill_product(session, product, now)
        # Of a page that should have filled the product and did not, "unchanged" would be no answer.
        keeps = filled or not same
        await release_card(
            session,
            card,
            now=now,
            next_fetch_at=now + INTERVAL,
            outcome="filled" if same else "scraping.other_product",
            message=None if same else f"The page shows another product: {product.asin}.",
            asked=True,
            etag=fetched.etag if keeps else None,
            last_modified=fetched.last_modified if keeps else None,
        )
        await record_change(
            session,
            tenant_id=None,
            kind="product.changed",
            object_id=f"{card.marketplace}/{card.asin}",
            now=now,
        )
    return "filled" if same else "refused"


async def _record_unchanged(
    tools: FetchTools, card: DueCard, known: AskedPage, fetched: FetchedProduct
) -> None:
    """The page says what it said: what came of it stays, and it was asked for now."""
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        await release_card(
            session,
            card,
            now=now,
            next_fetch_at=now + INTERVAL,
            outcome=known.outcome or "unchanged",
            message=known.message,
            asked=True,
            # A site need not repeat them with a 304.
            etag=fetched.etag or known.etag,
            last_modified=fetched.last_modified or known.last_modified,
        )


async def _release(
    tools: FetchTools, card: DueCard, wait: timedelta, outcome: str, message: str, *, asked: bool = False
) -> None:
    now = tools.clock.now()
    async with tools.database.system_session() as session:
        await release_card(
            session, card, now=now, next_fetch_at=now + wait, outcome=outcome, message=message, asked=asked
        )
