"""Commission rates over the API."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

from fastapi import APIRouter, Query

from pinflow.identity.acting import Who
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.research.commission import schemas
from pinflow.research.commission.list_rates import list_rates, sort_key
from pinflow.research.commission.set_rate import reset_rates, set_rate

router = APIRouter()


@router.get("/commission-rates", tags=["research"], summary="Commission rates", name="list_commission_rates")
async def show_rates(
    who: Who,
    marketplace: Annotated[str | None, Query(max_length=40)] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.CommissionRatePage:
    """Shipped rates and the tenant's own, with what counts today."""
    async with who.read() as session:
        rates = await list_rates(session, who.now.date(), marketplace)
    page, following = cut_page(rates, cursor, limit, key=sort_key, into=tuple[str, str, bool, str])
    return schemas.CommissionRatePage(
        items=[schemas.CommissionRate.of(rate) for rate in page], next_cursor=following
    )


@router.put("/commission-rates", tags=["research"], summary="Enter a rate", name="set_commission_rate")
async def enter_rate(body: schemas.NewCommissionRate, who: Who) -> schemas.CommissionRatePage:
    """A rate of the tenant's own; the next scoring uses it. Answers with the marketplace's rates."""
    async with who.write() as session:
        await set_rate(
            session,
            who.actor,
            marketplace=body.marketplace,
            category=body.category,
            percent=Decimal(str(body.percent)),
            valid_from=body.valid_from,
            now=who.now,
        )
    return await show_rates(who, body.marketplace)


@router.post(
    "/commission-rates/reset", tags=["research"], summary="Shipped rates again", name="reset_commission_rates"
)
async def forget_rates(body: schemas.CommissionReset, who: Who) -> schemas.CommissionRatePage:
    """Forgets the tenant's own rates. Answers with the marketplace's rates."""
    async with who.write() as session:
        await reset_rates(
            session,
            who.actor,
            marketplace=body.marketplace,
            category=body.category,
            valid_from=body.valid_from,
            now=who.now,
        )
    return await show_rates(who, body.marketplace)
