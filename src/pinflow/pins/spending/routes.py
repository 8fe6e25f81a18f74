"""What writers cost, over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from pinflow.identity.acting import Who
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.pins.spending import schemas
from pinflow.pins.spending.models import Money
from pinflow.pins.spending.queries import list_calls
from pinflow.pins.spending.set_budget import read_spending, set_budget

ProvidedMoney = Annotated[Money, provided(Money)]
router = APIRouter()


@router.get("/writer/budget", tags=["writers"], summary="Budget and spending", name="get_writer_budget")
async def show_budget(who: Who, money: ProvidedMoney) -> schemas.WriterBudget:
    """What language models may cost a month, and what this month's calls came to."""
    async with who.read() as session:
        return schemas.WriterBudget.of(await read_spending(session, money, who.now))


@router.put("/writer/budget", tags=["writers"], summary="Set the budget", name="set_writer_budget")
async def change_budget(
    body: schemas.NewWriterBudget, who: Who, money: ProvidedMoney
) -> schemas.WriterBudget:
    """When it is spent, the template writer writes until the next month. For admins."""
    async with who.write() as session:
        return schemas.WriterBudget.of(await set_budget(session, who.actor, money, body.monthly, who.now))


@router.get("/writer/calls", tags=["writers"], summary="Calls to language models", name="list_writer_calls")
async def show_calls(who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> schemas.WriterCallPage:
    """Every call with its model, prompt, tokens, cost and outcome, the newest first."""
    async with who.read() as session:
        rows = await list_calls(session, before=decode_cursor(cursor, tuple[datetime, UUID]), limit=limit + 1)
    page, following = split_page(rows, limit, lambda row: (row.at, row.id))
    return schemas.WriterCallPage(items=[schemas.WriterCall.of(row) for row in page], next_cursor=following)
