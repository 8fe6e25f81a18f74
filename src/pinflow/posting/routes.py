"""Attempts and the calendar over the API."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import AwareDatetime

from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.posting import schemas
from pinflow.posting.list_calendar import list_calendar
from pinflow.posting.queries import list_attempts

router = APIRouter()


@router.get("/pins/{id}/attempts", tags=["posting"], summary="Attempts to publish", name="list_attempts")
async def show_attempts(pin_id: PathId, who: Who) -> schemas.AttemptPage:
    """Every try to create the pin, the first one first."""
    async with who.read() as session:
        await get_pin(session, PinId(pin_id))
        attempts = await list_attempts(session, PinId(pin_id))
    items = [schemas.Attempt.of(attempt) for attempt in attempts]
    return schemas.AttemptPage(items=items, next_cursor=None)


@router.get("/calendar", tags=["posting"], summary="Scheduled and published pins", name="list_calendar")
async def show_calendar(
    who: Who,
    start: Annotated[AwareDatetime, Query(alias="from", description="From this moment on.")],
    end: Annotated[AwareDatetime, Query(alias="to", description="Up to, without this moment.")],
) -> schemas.CalendarItemPage:
    """What goes out and went out in a range of up to 100 days, by time."""
    async with who.read() as session:
        entries = await list_calendar(session, start, end)
    items = [schemas.CalendarItem.of(entry.pin, entry.account) for entry in entries]
    return schemas.CalendarItemPage(items=items, next_cursor=None)
