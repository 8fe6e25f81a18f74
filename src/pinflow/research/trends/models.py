"""Trends as data."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Generic, Literal, TypeVar, get_args

import msgspec

T = TypeVar("T")
TrendKind = Literal["growing", "monthly", "yearly", "seasonal"]
KINDS: tuple[TrendKind, ...] = get_args(TrendKind)
SOURCE = "pinterest"
# Pinterest's data may only be cached for a short time; its curves move once a week.
KEEP_ANSWER = timedelta(hours=4)
# A refusal is asked again sooner: somebody may have reconnected the account.
KEEP_REFUSAL = timedelta(minutes=30)
KEEP_SILENCE = timedelta(minutes=5)
# What Pinterest says for any growth of more than 10,000 percent.
MORE_THAN_TOLD = 10_001


class Keyword(msgspec.Struct, frozen=True, kw_only=True):
    """A trending keyword; growth in percent, `MORE_THAN_TOLD` for more than 10,000, None: not said.

    ``weekly`` is 0-100 of the keyword's own peak, oldest first, a week each; ``weeks_start`` is the first
    day of the first of them, None when there are none.
    """

    keyword: str
    growth_wow: int | None = None
    growth_mom: int | None = None
    growth_yoy: int | None = None
    weekly: tuple[int, ...] = ()
    weeks_start: date | None = None


class Category(msgspec.Struct, frozen=True, kw_only=True):
    """A product category of Pinterest's; ``growth_mom`` in percent, ``volume`` in percent of the largest."""

    name: str
    growth_mom: int
    volume: int
    verticals: tuple[str, ...] = ()


class CategoryCurve(msgspec.Struct, frozen=True, kw_only=True):
    """A product category's weeks, as `Keyword` has them, and what is searched around it."""

    name: str
    searches: tuple[str, ...] = ()
    weekly: tuple[int, ...] = ()
    weeks_start: date | None = None


class Told(msgspec.Struct, Generic[T], frozen=True, kw_only=True):
    """What Pinterest said, or in ``problem`` why it said nothing; gone after ``expires_at``."""

    items: tuple[T, ...]
    problem: str | None
    fetched_at: datetime
    expires_at: datetime


class StoredAnswer(msgspec.Struct, frozen=True, kw_only=True):
    """A row of the short cache."""

    topic: str
    region: str
    filter: str
    answer: object | None
    problem: str | None
    fetched_at: datetime
    expires_at: datetime
