"""What writers cost, as the API shows it. Amounts are decimal numbers as text."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated
from uuid import UUID

import msgspec
from pydantic import Field

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples
from pinflow.kit.pagination import Page
from pinflow.pins.spending import models
from pinflow.pins.spending.set_budget import MOST
from pinflow.pins.writers.call_ledger import Outcome


class WriterBudget(ApiModel):
    """The budget of language models and what is gone of it this month (UTC).

    ``changed_by`` null: nobody chose; it is the installation's. ``drafts``: calls whose copy was used.
    """

    model_config = examples(
        {
            "monthly": "5.00",
            "currency": "USD",
            "changed_by": None,
            "changed_at": None,
            "spent": "0.012345",
            "left": "4.987655",
            "next_month": "2026-12-01T00:00:00Z",
            "calls": 12,
            "drafts": 11,
            "tokens_in": 14_400,
            "tokens_out": 5200,
        }
    )

    monthly: Decimal
    currency: str
    changed_by: str | None
    changed_at: datetime | None
    spent: Decimal
    left: Decimal
    next_month: datetime
    calls: int
    drafts: int
    tokens_in: int
    tokens_out: int

    @classmethod
    def of(cls, spending: models.Spending) -> WriterBudget:
        """A budget and its month."""
        return cls(
            monthly=spending.budget.monthly,
            currency=spending.currency,
            changed_by=spending.budget.changed_by,
            changed_at=spending.budget.changed_at,
            spent=spending.month.cost,
            left=spending.left,
            next_month=spending.next_month,
            calls=spending.month.calls,
            drafts=spending.month.drafts,
            tokens_in=spending.month.tokens_in,
            tokens_out=spending.month.tokens_out,
        )


class NewWriterBudget(Change):
    """What language models may cost in a calendar month; 0 switches off those that cost anything."""

    model_config = change_examples({"monthly": "20.00"})

    monthly: Annotated[Decimal, Field(ge=0, le=MOST, decimal_places=2)]


class WriterCall(ApiModel):
    """One call to a language model. While it is pending, ``cost`` is the most it can come to.

    ``outcome``: used, rejected (what came cannot be used; ``detail`` says why), refused, failed, timed_out.
    """

    model_config = examples(
        {
            "id": "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b",
            "project_id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b",
            "marketplace": "amazon.de",
            "asin": "B0EXAMPLE1",
            "model": "small-model",
            "prompt_version": "pin-copy-v2",
            "at": "2026-11-23T09:00:00Z",
            "outcome": "used",
            "detail": None,
            "tokens_in": 1200,
            "tokens_out": 430,
            "cost": "0.000438",
            "currency": "USD",
            "duration_ms": 2310,
        }
    )

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

    @classmethod
    def of(cls, call: models.WriterCall) -> WriterCall:
        """A stored call."""
        return cls(**msgspec.structs.asdict(call))


class WriterCallPage(Page[WriterCall]):
    """Calls, the newest first."""
