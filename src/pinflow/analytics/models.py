"""The words of the analytics slice as data."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, nullcontext
from datetime import date, datetime, timedelta

import msgspec

from pinflow.accounts.models import Account, AccountId
from pinflow.analytics.sources.figures_source import FiguresSource
from pinflow.kit.clock import Clock
from pinflow.kit.counted import counted
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.pins.pin import PinId

# Pinterest tells at most 90 days back; a day less, as its day and ours need not end together.
DAYS_BACK = 89
# Figures of a day come about a day later and are settled within two.
DELAY = timedelta(days=2)


class StoredDay(msgspec.Struct, frozen=True, kw_only=True):
    """A row of ``pin_day_figures``. ``day`` is Pinterest's, in UTC; ``final`` False: it may still grow."""

    day: date
    impressions: int
    saves: int
    outbound_clicks: int
    pin_clicks: int
    final: bool
    read_at: datetime


class DuePin(msgspec.Struct, frozen=True, kw_only=True):
    """A published pin whose figures are to be asked for."""

    pin_id: PinId
    pinterest_pin_id: str
    published_at: datetime


class PinReading(msgspec.Struct, frozen=True, kw_only=True):
    """When a pin's figures were told, when they are asked for again, and why there are none."""

    read_at: datetime | None
    next_at: datetime
    problem: str | None


class AccountReading(msgspec.Struct, frozen=True, kw_only=True):
    """How an account may be asked. ``singly_until``: many pins at once are not open to it before then."""

    singly_until: datetime | None = None
    wait_until: datetime | None = None
    problem: str | None = None


class PinOutcome(msgspec.Struct, frozen=True, kw_only=True):
    """What a pin brought in the days that count, and when it went out."""

    published_at: datetime
    clicks: float
    saves: float


class CountRules(msgspec.Struct, frozen=True, kw_only=True):
    """Which pins count for the best hours: their first ``days`` days; ``pins`` of them over ``weeks`` weeks
    are needed."""

    pins: int = 30
    weeks: int = 4
    days: int = 7


@dataclasses.dataclass(frozen=True)
class FigureTools:
    """What reading figures works with. Pins younger than ``daily`` are read every day, older ones weekly."""

    database: Database
    clock: Clock
    secrets: SecretBox
    source: FiguresSource
    daily: timedelta = timedelta(days=28)
    count: CountRules = dataclasses.field(default_factory=CountRules)
    # As `AccountEgress.speaking_for`: by which way calls for an account leave.
    speaking_for: Callable[[Account], AbstractAsyncContextManager[None]] = lambda _: nullcontext()


class FiguresRead(msgspec.Struct, frozen=True, kw_only=True):
    """What a run came to. ``problems``: in words, by account."""

    pins: int
    without: int
    problems: dict[AccountId, str]

    def in_words(self) -> str:
        """How many pins were told of, how many not, and what kept accounts from it."""
        said = [f"The figures of {counted(self.pins, 'pin')} read."]
        if self.without:
            said.append(f"{self.without} left out: Pinterest told nothing of them.")
        return " ".join((*said, *dict.fromkeys(self.problems.values())))
