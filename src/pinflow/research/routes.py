"""Opportunities over the API. Making a draft of one belongs to the pins slice."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from pinflow.identity.acting import Acting, Who
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.research import schemas
from pinflow.research.hide_opportunity import hide_opportunity
from pinflow.research.opportunity import OpportunityId, OpportunityState
from pinflow.research.queries import list_opportunities, list_pins_of

router = APIRouter()


@router.get(
    "/opportunities", tags=["research"], summary="Opportunities, best first", name="list_opportunities"
)
async def list_scored(
    who: Who,
    project_id: UUID | None = None,
    state: OpportunityState | None = None,
    min_score: Annotated[float, Query(ge=0, le=100)] = 0,
    q: Annotated[str | None, Query(description="In the title, or the ASIN.", max_length=200)] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.OpportunityPage:
    """Products worth a pin, the highest score first."""
    async with who.read() as session:
        rows = await list_opportunities(
            session,
            project_id=project_id,
            state=state,
            min_score=min_score,
            words=q or None,
            after=decode_cursor(cursor, tuple[Decimal, UUID]),
            limit=limit + 1,
        )
        page, following = split_page(rows, limit, lambda row: (row.score, row.id))
        pins = await list_pins_of(session, [row.id for row in page])
    items = [schemas.Opportunity.of(row, pins.get(row.id)) for row in page]
    return schemas.OpportunityPage(items=items, next_cursor=following)


@router.post("/opportunities/{id}/hide", tags=["research"], summary="Hide", name="hide_opportunity")
async def hide(opportunity_id: PathId, who: Who) -> schemas.Opportunity:
    """Takes an opportunity out of the way."""
    return await _set_hidden(who, opportunity_id, hidden=True)


@router.post("/opportunities/{id}/unhide", tags=["research"], summary="Show again", name="unhide_opportunity")
async def unhide(opportunity_id: PathId, who: Who) -> schemas.Opportunity:
    """Brings a hidden opportunity back."""
    return await _set_hidden(who, opportunity_id, hidden=False)


async def _set_hidden(who: Acting, opportunity_id: UUID, *, hidden: bool) -> schemas.Opportunity:
    async with who.write() as session:
        found = await hide_opportunity(
            session, who.actor, OpportunityId(opportunity_id), hidden=hidden, now=who.now
        )
        pins = await list_pins_of(session, [found.id])
    return schemas.Opportunity.of(found, pins.get(found.id))
