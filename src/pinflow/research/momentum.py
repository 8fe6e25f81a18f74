"""Where a product's rank on a list is heading: what to expect of next week, and how steeply it moves.

Pure functions of what was observed until a moment. Their constants were chosen on the first 60 % of the dates
of three real series (`bench/momentum.py --training`) and are kept simple on purpose: one memory of a week
for the level, no correction by the slope. A slope alone forecasts badly: ranks that jump mostly fall back.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import combinations
from statistics import median

import msgspec

HISTORY_WINDOW = timedelta(days=21)
SLOPE_WINDOW_DAYS = 14
RANKS_A_PAGE = 50  # of a list
MEMORY_DAYS = 7.0  # a day this long ago counts 1/e of today
_DAY = timedelta(days=1)


class ListVisit(msgspec.Struct, frozen=True):
    """A reading of the list: when, and its last rank then."""

    observed_at: datetime
    last_rank: int

    @property
    def read_to(self) -> int:
        """How deep was looked: pages are read whole, even if one shows a product or two less."""
        return read_to(self.last_rank)


def read_to(last_rank: int) -> int:
    """The last rank of the page that shows ``last_rank``."""
    return math.ceil(last_rank / RANKS_A_PAGE) * RANKS_A_PAGE


class RankDay(msgspec.Struct, frozen=True, kw_only=True):
    """A day of the product on the list, counted back from the newest visit in steps of 24 hours.

    ``rank`` is the geometric mean over the day's ``visits``; a visit that looked as deep as the product is
    known to stand and did not find it counts as the rank after the list's last.
    """

    days_ago: int
    rank: float
    visits: int


class ListDays:
    """The readings of one list until a moment, prepared so that each of its products costs little."""

    def __init__(self, visits: Iterable[ListVisit], now: datetime) -> None:
        """Only what was known at ``now``, the newest visit, is used, and of that the last 21 days."""
        self.now = now
        self._visits = {
            visit.observed_at: (
                _days_ago(visit.observed_at, now),
                math.log(visit.last_rank + 1),
                visit.read_to,
            )
            for visit in visits
            if now - HISTORY_WINDOW <= visit.observed_at < now
        }
        self._missed: dict[int, dict[int, tuple[float, int]]] = {}

    def of(self, seen: Iterable[tuple[datetime, int]], rank: int) -> tuple[RankDay, ...]:
        """The days of a product that stands at ``rank`` now and stood at ``seen`` (moment, rank) before.

        Newest first. Visits that ``seen`` has no rank for missed the product: they count as the rank after
        the list's last. But one that looked less deep than the product stands, or stood, tells nothing of
        it. How often a day was visited does not matter. Moments of ``seen`` must differ.
        """
        past = [(moment, then) for moment, then in seen if moment < self.now]
        deepest = read_to(max(rank, max((then for _, then in past), default=0)))
        days = dict(self._missed_from(deepest))
        for moment, then in past:
            known = self._visits.get(moment)
            if known is not None and known[2] >= deepest:
                total, count = days[known[0]]
                days[known[0]] = total - known[1] + math.log(then), count
            elif moment >= self.now - HISTORY_WINDOW:
                ago = _days_ago(moment, self.now)
                total, count = days.get(ago, (0.0, 0))
                days[ago] = total + math.log(then), count + 1
        total, count = days.get(0, (0.0, 0))
        days[0] = total + math.log(rank), count + 1
        return tuple(
            RankDay(days_ago=ago, rank=round(max(math.exp(total / count), 1.0), 4), visits=count)
            for ago, (total, count) in sorted(days.items())
        )

    def _missed_from(self, deepest: int) -> dict[int, tuple[float, int]]:
        """Days of a product that every visit missed which looked so deep; a list has few depths."""
        if deepest not in self._missed:
            days: dict[int, tuple[float, int]] = {}
            for ago, log_rank, looked in self._visits.values():
                if looked >= deepest:
                    total, count = days.get(ago, (0.0, 0))
                    days[ago] = total + log_rank, count + 1
            self._missed[deepest] = days
        return self._missed[deepest]


def _days_ago(moment: datetime, now: datetime) -> int:
    # Whole days around the moments 24 hours apart: daily visits that come a little early or late stay apart.
    return int((now - moment) / _DAY + 0.5)


def expected_log_rank(days: Sequence[RankDay], memory_days: float = MEMORY_DAYS) -> float:
    """ln of the rank to expect in the coming days: the recent level, newer days counting more.

    ``days`` must not be empty. A product that is new on a list, or that came back, is expected to fall
    behind one that has held the same rank for long; that is what such ranks do.
    """
    weights = [math.exp(-day.days_ago / memory_days) for day in days]
    total = sum(weight * math.log(day.rank) for weight, day in zip(weights, days, strict=True))
    return total / sum(weights)


def rank_slope(days: Sequence[RankDay]) -> float | None:
    """Theil-Sen slope of ln(rank) a day over the last 14 days; negative is rising. None below two days.

    The median of all pairwise slopes shrugs off single outliers (an hour of stock-out, one odd visit).
    """
    logs = [(-day.days_ago, math.log(day.rank)) for day in days if day.days_ago <= SLOPE_WINDOW_DAYS]
    slopes = [(later[1] - earlier[1]) / (later[0] - earlier[0]) for later, earlier in combinations(logs, 2)]
    return median(slopes) if slopes else None
