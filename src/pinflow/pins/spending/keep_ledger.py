"""The ledger of a draft: a call's most is set aside before it is made, under the tenant's budget."""

from __future__ import annotations

from decimal import Decimal
from uuid import UUID

import msgspec

from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantId
from pinflow.kit.errors import LimitReachedError
from pinflow.kit.ids import new_id
from pinflow.kit.one_line import one_line
from pinflow.pins.models import ProductFacts
from pinflow.pins.spending.models import Money, WriterCall, month_of
from pinflow.pins.spending.queries import find_budget, insert_call, lock_spending, sum_calls, update_call
from pinflow.pins.writers.call_ledger import CallId, CallLedger, CallResult, Outcome, PlannedCall

# What the table's columns hold.
_MOST_TOKENS = 2**31 - 1
_COST_LIMIT = Decimal(10) ** 8


class StoredLedger(CallLedger):
    """Keeps the calls of one draft in the tenant's table.

    A call that nobody closes, because its process died, keeps the most it can have cost.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        money: Money,
        tenant_id: TenantId,
        project_id: UUID,
        facts: ProductFacts,
    ) -> None:
        self._database = database
        self._clock = clock
        self._money = money
        self._tenant_id = tenant_id
        self._project_id = project_id
        self._facts = facts

    async def open_call(self, call: PlannedCall) -> CallId:
        now = self._clock.now()
        begin, end = month_of(now)
        row = WriterCall(
            id=new_id(now),
            project_id=self._project_id,
            marketplace=self._facts.marketplace,
            asin=self._facts.asin,
            model=call.model,
            prompt_version=call.prompt_version,
            at=now,
            outcome=Outcome.PENDING,
            detail=None,
            tokens_in=None,
            tokens_out=None,
            cost=call.most,
            currency=call.currency,
            duration_ms=None,
        )
        async with self._database.tenant_session(self._tenant_id) as session:
            # Two drafts at once must not both take the last of the budget.
            await lock_spending(session)
            budget = await find_budget(session)
            monthly = self._money.default_monthly if budget is None else budget.monthly
            spent = (await sum_calls(session, begin, end, call.currency)).cost
            # What costs nothing needs no budget, even when what cost something has used it up.
            if call.most and spent + call.most > monthly:
                raise LimitReachedError(
                    "writers.budget_spent", _words(monthly, spent, call.currency), retry_after=end - now
                )
            await insert_call(session, row)
        return CallId(row.id)

    async def close_call(self, call_id: CallId, result: CallResult) -> None:
        async with self._database.tenant_session(self._tenant_id) as session:
            await update_call(session, call_id, _storable(result))


def _storable(result: CallResult) -> CallResult:
    """Whatever a vendor says, the call is closed: words without NUL, no number that cannot be."""
    cost = result.cost if result.cost is None or 0 <= result.cost < _COST_LIMIT else None
    return msgspec.structs.replace(
        result,
        detail=one_line(result.detail) or None if result.detail else None,
        tokens_in=_counted(result.tokens_in),
        tokens_out=_counted(result.tokens_out),
        cost=cost,
    )


def _counted(tokens: int | None) -> int | None:
    return tokens if tokens is not None and 0 <= tokens <= _MOST_TOKENS else None


def _words(monthly: Decimal, spent: Decimal, currency: str) -> str:
    return (
        f"This month's budget for the language model is used up: {spent:.2f} of {monthly:.2f} {currency}. "
        "Raise it with `pinflow writer budget AMOUNT`, or wait for the next month."
    )
