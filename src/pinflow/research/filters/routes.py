"""Saved filters over the API. `GET /opportunities?filter_id=` applies one."""

from __future__ import annotations

from uuid import UUID

from fastapi import APIRouter

from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.research.filters import schemas
from pinflow.research.filters.queries import list_filters
from pinflow.research.filters.save_filter import forget_filter, save_filter

router = APIRouter()


# A condition that is not made is not sent, rather than sent as null.
@router.get(
    "/opportunity-filters",
    tags=["research"],
    summary="Saved filters",
    name="list_filters",
    response_model_exclude_unset=True,
)
async def show_filters(
    who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT
) -> schemas.OpportunityFilterPage:
    """The member's own, by name."""
    async with who.read() as session:
        saved = await list_filters(session, who.actor.user_id)
    page, following = cut_page(
        saved, cursor, limit, key=lambda row: (row.name, row.id), into=tuple[str, UUID]
    )
    return schemas.OpportunityFilterPage(
        items=[schemas.OpportunityFilter.of(row) for row in page], next_cursor=following
    )


@router.post(
    "/opportunity-filters",
    tags=["research"],
    summary="Save a filter",
    status_code=201,
    name="save_filter",
    response_model_exclude_unset=True,
)
async def keep_filter(body: schemas.NewOpportunityFilter, who: Who) -> schemas.OpportunityFilter:
    """Keeps conditions under a name, for the member alone."""
    async with who.write() as session:
        saved = await save_filter(session, who.actor, body.name, body.conditions.read(), who.now)
    return schemas.OpportunityFilter.of(saved)


@router.delete(
    "/opportunity-filters/{id}",
    tags=["research"],
    summary="Delete a filter",
    status_code=204,
    name="delete_filter",
)
async def drop_filter(filter_id: PathId, who: Who) -> None:
    """Forgets one of the member's own filters."""
    async with who.write() as session:
        await forget_filter(session, who.actor, filter_id)
