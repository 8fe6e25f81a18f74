"""Calls and budgets as data. A month is a calendar month in UTC."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

import msgspec

from pinflow.pins.writers.call_ledger import Outcome


class WriterCall(msgspec.Struct, frozen=True, kw_only=True):
    """One call to a language model. While ``outcome`` is pending, ``cost`` is the most it can come to."""

    id: UUID
    project_id: UUID
    marketplace: str
    asin: str
    model: str
    prompt_version: str
    at: datetime
    outcome: Outcome
    detail: str | None
    tokens_in: int | None
    tokens_out: int | None
    cost: Decimal
    currency: str
    duration_ms: int | None


class Budget(msgspec.Struct, frozen=True, kw_only=True):
    """What a tenant allows a month. ``changed_by`` None: nobody chose; it is the installation's default."""

    monthly: Decimal
    changed_by: str | None = None
    changed_at: datetime | None = None


class MonthTotal(msgspec.Struct, frozen=True, kw_only=True):
    """The calls of a month. ``drafts``: calls whose copy was used."""

    calls: int
    drafts: int
    tokens_in: int
    tokens_out: int
    cost: Decimal


class Spending(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's budget and what is gone of it this month. ``starts``: when the next month begins."""

    budget: Budget
    currency: str
    month: MonthTotal
    next_month: datetime

    @property
    def left(self) -> Decimal:
        """What may still be spent."""
        return max(self.budget.monthly - self.month.cost, Decimal(0))


class Money(msgspec.Struct, frozen=True, kw_only=True):
    """What the installation says about a writer's money."""

    currency: str
    default_monthly: Decimal


def month_of(now: datetime) -> tuple[datetime, datetime]:
    """[begin, end) of the month (UTC) that ``now`` is in."""
    begin = now.replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    end = begin.replace(year=begin.year + begin.month // 12, month=begin.month % 12 + 1)
    return begin, end
