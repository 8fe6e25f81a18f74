"""The words of best hours as data."""

from __future__ import annotations

from datetime import datetime

import msgspec


class HourWeights(msgspec.Struct, frozen=True, kw_only=True):
    """By hour of the account's local day from 0 to 23 how many pins count and what they brought.

    ``weights``: against the account's mean (1.0), cautiously where pins are few. ``counted`` of ``needed``
    pins count, from ``weeks`` of ``needed_weeks`` weeks; what counts is each pin's first ``days`` days.
    ``missing``: in words why the weights may not be used yet.
    """

    pins: tuple[int, ...]
    weights: tuple[float, ...]
    counted: int
    needed: int
    weeks: int
    needed_weeks: int
    days: int
    missing: str | None
    weighed_at: datetime
