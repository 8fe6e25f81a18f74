"""The parts of a score that stand on the list: where the product is, was, and is heading."""

from __future__ import annotations

import math
from datetime import datetime, timedelta

from pinflow.kit.counted import counted
from pinflow.research.momentum import SLOPE_WINDOW_DAYS, expected_log_rank, rank_slope
from pinflow.research.score_models import Share, Signals
from pinflow.research.score_reasons import days, percent_a_day

STEEP_SLOPE = 0.15  # of ln(rank) a day: a rank that halves in under five days earns everything
FULL_CHANGE_PERCENT = 1000.0  # of movers & shakers: ten times up in a day earns everything
FULL_STAY_DAYS = 14.0
NEW_ENTRY_WINDOW = timedelta(hours=48)
FULL_TYPICAL_REVIEWS = 10_000.0  # a list whose products have this many is as big as they get
CATEGORY_SHARE = 0.2  # of demand; the rest is the rank
# What the middle of a list of 50 earns. A product without a rank must not beat one that is known to sell.
UNRANKED_DEMAND = 0.2


def demand(signals: Signals) -> Share:
    """Sales fall with rank roughly as a power law, so the logarithm of the rank is what counts.

    The same rank sells more in a big category; how big it is shows in how many reviews its products have.
    """
    if signals.rank is None or signals.list_size is None:
        return Share(
            share=UNRANKED_DEMAND,
            reason=f"No rank is known: it earns {UNRANKED_DEMAND:.0%} of the points, "
            "as the middle of a list does.",
        )
    size = max(signals.list_size, signals.rank)
    reason = f"Rank {signals.rank} of {size} in {signals.category or 'its list'}."
    category = 0.5
    if signals.typical_reviews is not None:
        category = min(math.log1p(signals.typical_reviews) / math.log1p(FULL_TYPICAL_REVIEWS), 1.0)
        reason += (
            f" A typical product there has {counted(round(signals.typical_reviews), 'review')}: "
            "the more, the more that category sells."
        )
    rank = _rank_share(math.log(signals.rank), size)
    return Share(share=(1 - CATEGORY_SHARE) * rank + CATEGORY_SHARE * category, reason=reason)


def outlook(signals: Signals) -> Share:
    """The rank to expect next week."""
    if signals.rank is None or signals.list_size is None:
        return Share(
            share=UNRANKED_DEMAND,
            reason=f"No rank is known: it earns {UNRANKED_DEMAND:.0%} of the points, "
            "as the middle of a list does.",
        )
    size = max(signals.list_size, signals.rank)
    if len(signals.days) < 2:
        return Share(
            share=_rank_share(math.log(signals.rank), size),
            reason=f"Seen on one day so far: taken to stay at rank {signals.rank}.",
        )
    expected = expected_log_rank(signals.days)
    watched = signals.days[-1].days_ago
    return Share(
        share=_rank_share(expected, size),
        reason=f"About rank {math.exp(expected):.0f} is to be expected next week, "
        f"after the last {counted(watched + 1, 'day')}; newer days count more, ranks that jump fall back.",
    )


def _rank_share(log_rank: float, size: int) -> float:
    return 1 - log_rank / math.log(size + 1)


def momentum(signals: Signals) -> Share:
    """How steeply the rank moves: by the slope of our own visits, or by what movers & shakers print."""
    if signals.rank is None:
        return Share(share=0.0, reason="No rank is known: there is nothing that could rise or fall.")
    slope, gain = rank_slope(signals.days), _printed_gain(signals)
    by_slope = 0.0 if slope is None else (STEEP_SLOPE - slope) / (2 * STEEP_SLOPE)
    if gain is not None and gain.share >= by_slope:
        return gain
    if slope is None:
        return Share(share=0.0, reason="Seen on one day so far: momentum needs at least two.")
    seen = sum(day.visits for day in signals.days if day.days_ago <= SLOPE_WINDOW_DAYS)
    if abs(slope) < 0.005:
        return Share(share=by_slope, reason=f"The rank has been steady over {counted(seen, 'visit')}.")
    way = "improves" if slope < 0 else "falls"
    return Share(
        share=by_slope,
        reason=f"The rank {way} by about {percent_a_day(slope)} a day over {counted(seen, 'visit')}.",
    )


def _printed_gain(signals: Signals) -> Share | None:
    percent = signals.rank_change_percent
    if percent is None or percent <= 0:
        return None
    share = 0.5 + 0.5 * math.log1p(percent / 100) / math.log1p(FULL_CHANGE_PERCENT / 100)
    return Share(
        share=share, reason=f"The list itself says that its sales rank improved by {percent:,.0f} %."
    )


def staying_power(signals: Signals) -> Share:
    """How long it has been known on the list."""
    if signals.rank is None:
        return Share(share=0.0, reason="It was not seen on a list.")
    if signals.first_seen_at is None or signals.first_seen_at >= signals.observed_at:
        return Share(share=0.0, reason="First time seen on this list.")
    stay = (signals.observed_at - signals.first_seen_at) / timedelta(days=1)
    return Share(
        share=stay / FULL_STAY_DAYS,
        reason=f"First seen on this list {days(stay)} before this visit "
        f"({FULL_STAY_DAYS:.0f} days earn all).",
    )


def new_entry(signals: Signals, now: datetime) -> Share:
    """That it came onto a list that was read as deep as it stands before."""
    if signals.rank is None:
        return Share(share=0.0, reason="It was not seen on a list.")
    first, since = signals.first_seen_at or signals.observed_at, signals.list_watched_since
    age = now - first
    if age > NEW_ENTRY_WINDOW:
        return Share(
            share=0.0,
            reason=f"It was first seen on the list {days(age / timedelta(days=1))} ago: no news.",
        )
    if since is None or since >= first:
        return Share(
            share=0.0,
            reason="It was there at the first reading that went as deep as it stands: "
            "since when is not known.",
        )
    return Share(
        share=1.0,
        reason=f"It entered the list within the last {NEW_ENTRY_WINDOW / timedelta(hours=1):.0f} hours "
        f"and stands at rank {signals.rank} now.",
    )
