"""What is known of a search trend that a product belongs to, as the score takes it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec


class TrendSignal(msgspec.Struct, frozen=True, kw_only=True):
    """A trend and why it fits the product.

    ``growth_*`` are percent against the week, month and year before; None: not said. ``weekly`` holds the
    searches of each week from 0 to 100 of the keyword's own peak, oldest first, the last week being now;
    ``weeks_start`` is the first day of the first of them. ``matched`` says in words why the keyword fits,
    ``source`` who told it (``pinterest``), ``fetched_at`` when. It lives as long as the cache it came from:
    a score stores its points, never the signal.
    """

    keyword: str
    region: str
    growth_wow: float | None
    growth_mom: float | None
    growth_yoy: float | None
    weekly: tuple[int, ...]
    weeks_start: date
    matched: str
    source: str
    fetched_at: datetime
