"""Opportunities over the API. Making a draft of one belongs to the pins slice."""

from __future__ import annotations

from decimal import Decimal
from functools import partial
from uuid import UUID

from fastapi import APIRouter
from starlette.responses import StreamingResponse

from pinflow.identity.acting import Acting, Who
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, bad_cursor, decode_cursor, split_page
from pinflow.kit.send_export import EXPORTED, AsFile, send_export
from pinflow.research import schemas
from pinflow.research.explain_opportunity import explain_opportunity
from pinflow.research.export_opportunities import export_opportunities
from pinflow.research.filters.given_conditions import GivenConditions
from pinflow.research.hide_opportunity import hide_opportunity
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import (
    count_matching,
    list_opportunities,
    list_pins_of,
    stream_opportunities,
)
from pinflow.research.score import TOTAL
from pinflow.research.trends.find_trend_signals import find_trend_signals

router = APIRouter()


@router.get(
    "/opportunities", tags=["research"], summary="Opportunities, best first", name="list_opportunities"
)
async def list_scored(
    who: Who, given: GivenConditions, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.OpportunityPage:
    """Products worth a pin, the highest score first. All conditions must hold."""
    async with who.read() as session:
        conditions = await given.find(session, who.actor)
        total = await count_matching(session, conditions)
        rows = await list_opportunities(
            session,
            conditions=conditions,
            after=_read_cursor(cursor),
            limit=limit + 1,
        )
        page, following = split_page(rows, limit, lambda row: (row.score, row.id))
        pins = await list_pins_of(session, [row.id for row in page])
    items = [schemas.Opportunity.of(row, pins.get(row.id)) for row in page]
    return schemas.OpportunityPage(items=items, next_cursor=following, total=total)


@router.get(
    "/opportunities/export",
    tags=["research"],
    summary="Opportunities as a file",
    name="export_opportunities",
    response_class=StreamingResponse,
    responses={200: {"content": EXPORTED}},
)
async def export(who: Who, given: GivenConditions, export_format: AsFile) -> StreamingResponse:
    """All that match, as CSV, JSON or XLSX."""
    async with who.read() as session:
        conditions = await given.find(session, who.actor)
    return await send_export(
        who.read,
        "opportunities",
        who.now.date(),
        export_format,
        lambda session: export_opportunities(stream_opportunities(session, conditions), export_format),
    )


@router.get(
    "/opportunities/{id}/explanation",
    tags=["research"],
    summary="Why this score",
    name="explain_opportunity",
)
async def explain(opportunity_id: PathId, who: Who) -> schemas.Explanation:
    """The score computed once more from what is stored, part by part."""
    async with who.read() as session:
        found = await explain_opportunity(
            session,
            OpportunityId(opportunity_id),
            who.now,
            find_trends=partial(find_trend_signals, now=who.now),
        )
        pins = await list_pins_of(session, [found.opportunity.id])
    return schemas.Explanation.of(found, pins.get(found.opportunity.id))


@router.post("/opportunities/{id}/hide", tags=["research"], summary="Hide", name="hide_opportunity")
async def hide(opportunity_id: PathId, who: Who) -> schemas.Opportunity:
    """Takes an opportunity out of the way."""
    return await _set_hidden(who, opportunity_id, hidden=True)


@router.post("/opportunities/{id}/unhide", tags=["research"], summary="Show again", name="unhide_opportunity")
async def unhide(opportunity_id: PathId, who: Who) -> schemas.Opportunity:
    """Brings a hidden opportunity back."""
    return await _set_hidden(who, opportunity_id, hidden=False)


def _read_cursor(cursor: str | None) -> tuple[Decimal, UUID] | None:
    after = decode_cursor(cursor, tuple[Decimal, UUID])
    if after is not None and not (after[0].is_finite() and 0 <= after[0] <= TOTAL):
        raise bad_cursor()
    return after


async def _set_hidden(who: Acting, opportunity_id: UUID, *, hidden: bool) -> schemas.Opportunity:
    async with who.write() as session:
        found = await hide_opportunity(
            session, who.actor, OpportunityId(opportunity_id), hidden=hidden, now=who.now
        )
        pins = await list_pins_of(session, [found.id])
    return schemas.Opportunity.of(found, pins.get(found.id))
