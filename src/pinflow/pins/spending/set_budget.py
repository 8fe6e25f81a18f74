"""A tenant's budget for language models: what there is, and how an admin changes it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.spending.models import Budget, Money, Spending, month_of
from pinflow.pins.spending.queries import find_budget, sum_calls, upsert_budget

MOST = Decimal(100_000)


async def read_spending(session: TenantSession, money: Money, now: datetime) -> Spending:
    """The budget and this month's calls."""
    begin, end = month_of(now)
    return Spending(
        budget=await find_budget(session) or Budget(monthly=money.default_monthly),
        currency=money.currency,
        month=await sum_calls(session, begin, end, money.currency),
        next_month=end,
    )


async def set_budget(
    session: TenantSession, actor: Actor, money: Money, monthly: Decimal, now: datetime
) -> Spending:
    """Lets language models cost so much in a calendar month; 0 switches those off that cost anything.

    Raises:
        ForbiddenError: the actor is no admin.
        InvalidInputError: ``writers.bad_budget``.
    """
    require_role(actor, Role.ADMIN)
    if not (monthly.is_finite() and 0 <= monthly <= MOST):
        raise InvalidInputError(
            "writers.bad_budget", f"A budget is an amount from 0 to {MOST:,} {money.currency} a month."
        )
    monthly = monthly.quantize(Decimal("0.01"))
    await upsert_budget(session, monthly, actor.name, now)
    await record_audit(
        session, actor, "writer_budget.changed", "tenant", actor.tenant_id, now, monthly=str(monthly)
    )
    return await read_spending(session, money, now)
