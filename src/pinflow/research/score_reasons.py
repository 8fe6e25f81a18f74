"""Figures in words, for the reasons of a score."""

from __future__ import annotations

import math

from pinflow.kit.counted import counted


def days(length: float) -> str:
    """``less than a day``, ``1 day``, ``12 days``."""
    if length < 1:
        return "less than a day"
    return counted(int(length), "day")


def money(amount: float, currency: str | None) -> str:
    """``24.99 EUR``; yen have no decimals."""
    return f"{amount:,.0f} {currency}" if currency == "JPY" else f"{amount:,.2f} {currency}"


def percent_a_day(slope: float) -> str:
    """A slope of ln(rank) as the percentage by which the rank changes in one day."""
    change = abs(math.expm1(max(min(slope, 2.0), -2.0))) * 100
    return f"{change:.0f} %" if change >= 1 else "under 1 %"
