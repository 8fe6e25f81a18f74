"""Trends for tests."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from pinflow.research.trend_signal import TrendSignal


def trend(**changes: Any) -> TrendSignal:
    """A trend of 53 weeks that nobody searches for at another time than at another."""
    values: dict[str, Any] = {
        "keyword": "travel mug",
        "region": "DE",
        "growth_wow": None,
        "growth_mom": None,
        "growth_yoy": None,
        "weekly": (50,) * 53,
        "weeks_start": date(2025, 11, 17),
        "matched": "both words stand in the title",
        "source": "pinterest",
        "fetched_at": datetime(2026, 11, 20, 7, 0, tzinfo=UTC),
    }
    return TrendSignal(**(values | changes))
