"""What a writer that costs money asks before a call, and tells after it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from decimal import Decimal
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

CallId = NewType("CallId", UUID)


class Outcome(StrEnum):
    """``rejected``: what came broke a rule of ours. ``refused``: the model or its server would not."""

    PENDING = "pending"
    USED = "used"
    REJECTED = "rejected"
    REFUSED = "refused"
    FAILED = "failed"
    TIMED_OUT = "timed_out"


class PlannedCall(msgspec.Struct, frozen=True, kw_only=True):
    """A call before it is made. ``most``: the most it can cost, in ``currency`` (ISO 4217)."""

    model: str
    prompt_version: str
    most: Decimal
    currency: str


class CallResult(msgspec.Struct, frozen=True, kw_only=True):
    """What a call came to. ``cost`` None: nobody knows, so the most it can have cost counts.

    ``tokens_*`` None: the server did not say. ``detail``: why, in words, where it was of no use.
    """

    outcome: Outcome
    duration_ms: int
    tokens_in: int | None = None
    tokens_out: int | None = None
    cost: Decimal | None = None
    detail: str | None = None


class CallLedger(ABC):
    """Keeps the calls of one draft, and says no when the tenant's budget is spent."""

    @abstractmethod
    async def open_call(self, call: PlannedCall) -> CallId:
        """Sets the call's most aside; make the call only then, and close it whatever becomes of it.

        Raises:
            LimitReachedError: ``writers.budget_spent``.
        """

    @abstractmethod
    async def close_call(self, call_id: CallId, result: CallResult) -> None:
        """What it came to."""


class MemoryLedger(CallLedger):
    """Keeps calls in memory and never says no: for tests and for trying a writer out."""

    def __init__(self) -> None:
        self.calls: list[tuple[PlannedCall, CallResult | None]] = []

    async def open_call(self, call: PlannedCall) -> CallId:
        self.calls.append((call, None))
        return CallId(UUID(int=len(self.calls) - 1))

    async def close_call(self, call_id: CallId, result: CallResult) -> None:
        planned, _ = self.calls[call_id.int]
        self.calls[call_id.int] = (planned, result)
