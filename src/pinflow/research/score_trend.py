"""The parts of a score that stand on what people search for: a trend that fits, its growth, its season.

Their reasons name no figure and no keyword: these are Pinterest's, live in a short cache and end with it.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from statistics import median

from pinflow.research.score_models import Share, Signals, Source
from pinflow.research.trend_signal import TrendSignal

# Growth in percent that earns everything: a month is less noise than a week, a year includes the season.
FULL_GROWTH = {"growth_wow": 30.0, "growth_mom": 100.0, "growth_yoy": 200.0}
# A pin needs weeks to be found, so the peak should lie this far ahead.
PLAN_FROM_DAYS, PLAN_TO_DAYS = 45, 90
TOO_EARLY_DAYS = 180
AT_THE_PEAK = 0.3
WEEKS_OF_A_YEAR = 52
LEAST_WEEKS = 45  # of a curve that can tell a season
SEASONAL_RATIO = 1.5  # of the peak to the median week; below it, it is wanted all year round


def trend(signals: Signals) -> Share:
    """That a trend fits at all earns half, how near it is to its own peak now earns the rest."""
    found = signals.trend
    if found is None:
        return _none(signals)
    level = found.weekly[-1] / 100 if found.weekly else 0.0
    near = "near" if level >= 0.75 else "far below" if level < 0.35 else "about halfway to"
    return _told(
        0.5 + 0.5 * min(max(level, 0.0), 1.0),
        f"A search trend fits it; people search for it {near} its peak of the year",
        found,
    )


def trend_growth(signals: Signals) -> Share:
    """How fast searches for it grow, over the week, the month and the year."""
    found = signals.trend
    if found is None:
        return _none(signals)
    shares = [
        min(max(0.5 + growth / (2 * full), 0.0), 1.0)
        for name, full in FULL_GROWTH.items()
        if (growth := getattr(found, name)) is not None
    ]
    if not shares:
        return _told(0.0, "A search trend fits it, its growth was not told", found)
    share = sum(shares) / len(shares)
    way = (
        "grows fast"
        if share >= 0.8
        else "grows"
        if share > 0.55
        else "holds, which earns about half"
        if share >= 0.45
        else "shrinks; one that holds would earn half"
    )
    return _told(share, f"The search trend that fits it {way}", found)


def season(signals: Signals, now: datetime) -> Share:
    """How the days until the trend's next peak fit the time that a pin needs to be found."""
    found = signals.trend
    if found is None:
        return _none(signals)
    if len(found.weekly) < LEAST_WEEKS:
        return _told(0.0, "The curve of its trend is too short to know a season", found)
    ahead = days_to_peak(found, now)
    if ahead is None:
        return _told(0.5, "It is searched for all year round: half the points", found)
    return _told(_season_share(ahead), _season_words(ahead), found)


def days_to_peak(found: TrendSignal, now: datetime) -> int | None:
    """Days until the season's next peak, 0 while it is on; None if there is no season.

    The curve of the last year is taken to come back; its weeks are smoothed with their neighbours.
    """
    year = found.weekly[-WEEKS_OF_A_YEAR:]
    last = len(year) - 1
    smooth = [
        (year[max(week - 1, 0)] + 2 * year[week] + year[min(week + 1, last)]) / 4 for week in range(len(year))
    ]
    peak = max(range(len(year)), key=lambda week: (smooth[week], week))
    if smooth[peak] < SEASONAL_RATIO * max(median(smooth), 1.0):
        return None
    weeks_ago = last - peak
    if weeks_ago <= 1:
        return 0
    newest_week = found.weeks_start + timedelta(weeks=len(found.weekly) - 1)
    middle = newest_week + timedelta(weeks=WEEKS_OF_A_YEAR - weeks_ago, days=3)
    return max((middle - now.date()).days, 0)


def _season_share(ahead: int) -> float:
    if ahead < PLAN_FROM_DAYS:
        return AT_THE_PEAK + (1 - AT_THE_PEAK) * ahead / PLAN_FROM_DAYS
    if ahead <= PLAN_TO_DAYS:
        return 1.0
    return max((TOO_EARLY_DAYS - ahead) / (TOO_EARLY_DAYS - PLAN_TO_DAYS), 0.0)


def _season_words(ahead: int) -> str:
    if ahead < PLAN_FROM_DAYS:
        return f"The peak of its season is nearer than {PLAN_FROM_DAYS} days: late for a new pin"
    if ahead <= PLAN_TO_DAYS:
        return f"The peak of its season is {PLAN_FROM_DAYS} to {PLAN_TO_DAYS} days ahead: the time to pin it"
    return f"The peak of its season is more than {PLAN_TO_DAYS} days ahead: early"


def _told(share: float, words: str, found: TrendSignal) -> Share:
    return Share(
        share=share,
        reason=f"{words} ({found.source.capitalize()}, {found.region}).",
        source=Source.PINTEREST,
        region=found.region,
        as_of=found.fetched_at,
    )


def _none(signals: Signals) -> Share:
    if signals.trends_asked:
        return Share(share=0.0, reason="No search trend that is known now fits it: nothing earned.")
    return Share(
        share=0.0,
        reason="Trends are not known: they need a Pinterest account whose access includes them.",
    )
