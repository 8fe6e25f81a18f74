"""How well the score's momentum tells which ranks will be good later: pure functions over visits to lists.

A prediction is made from the visits until a moment alone, as a scoring at that moment would have seen them.
It is compared with the rank a number of days later; a product that has left counts as the rank after the
list's last, and products that came meanwhile are left out.
"""

from __future__ import annotations

import math
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from statistics import fmean
from typing import Literal, TypeAlias

import msgspec

from pinflow.research.momentum import ListDays, ListVisit, RankDay, expected_log_rank, rank_slope
from pinflow.research.queries import NEWEST_VISITS

TRAINING_SHARE = 0.6
TOP = 10
_DAY = timedelta(days=1)


class Visit(msgspec.Struct, frozen=True):
    """The ranks of a list at a moment, by ASIN; never empty."""

    at: datetime
    ranks: dict[str, int]

    @property
    def last_rank(self) -> int:
        return max(self.ranks.values())


class Series(msgspec.Struct, frozen=True):
    """Lists that were visited on the same dates, each oldest visit first, and how far ahead to look."""

    name: str
    horizon: timedelta
    lists: tuple[tuple[Visit, ...], ...]


Part: TypeAlias = Literal["training", "rest"]
# What to expect of each product on the last visit; less is better. It gets nothing that came later.
Predictor: TypeAlias = Callable[[Sequence[Visit]], Mapping[str, float]]


def current_rank(history: Sequence[Visit]) -> Mapping[str, float]:
    """Baseline: everything stays as it is."""
    return {asin: float(rank) for asin, rank in history[-1].ranks.items()}


def yesterdays_change(history: Sequence[Visit]) -> Mapping[str, float]:
    """Baseline: what gained most ranks since the visit nearest to 24 hours ago is best.

    Of equal changes the better rank comes first.
    """
    now = history[-1]
    before = nearest(history[:-1], now.at - _DAY)
    if before is None:
        return current_rank(history)
    missed, size = before.last_rank + 1, now.last_rank + 1
    return {asin: rank - before.ranks.get(asin, missed) + rank / size for asin, rank in now.ranks.items()}


def expected_rank(history: Sequence[Visit]) -> Mapping[str, float]:
    """The score's momentum: the rank that its part "Expected rank" stands on."""
    days = days_of(history)
    return {asin: expected_log_rank(days(asin, rank)) for asin, rank in history[-1].ranks.items()}


def slope_alone(history: Sequence[Visit]) -> Mapping[str, float]:
    """What the score's part "Momentum" stands on, for comparison."""
    days = days_of(history)
    return {asin: rank_slope(days(asin, rank)) or 0.0 for asin, rank in history[-1].ranks.items()}


def days_of(history: Sequence[Visit]) -> Callable[[str, int], tuple[RankDay, ...]]:
    """The days of a product (ASIN, its rank now) as a scoring at the last visit reads them."""
    now = history[-1].at
    read = _as_scoring_reads(history[:-1])
    prepared = ListDays((ListVisit(visit.at, visit.last_rank) for visit in read), now)
    seen: defaultdict[str, list[tuple[datetime, int]]] = defaultdict(list)
    for visit in read:
        for asin in visit.ranks.keys() & history[-1].ranks.keys():
            seen[asin].append((visit.at, visit.ranks[asin]))
    return lambda asin, rank: prepared.of(seen[asin], rank)


def _as_scoring_reads(earlier: Sequence[Visit]) -> list[Visit]:
    """The newest visits, and of each day (UTC) the last one: see `list_candidates`."""
    last_of_day = {visit.at.astimezone(UTC).date(): visit.at for visit in earlier}
    newest = {visit.at for visit in earlier[-NEWEST_VISITS:]}
    return [
        visit
        for visit in earlier
        if visit.at in newest or last_of_day[visit.at.astimezone(UTC).date()] == visit.at
    ]


def nearest(visits: Sequence[Visit], moment: datetime) -> Visit | None:
    """The visit nearest to the moment, if one lies within half a day of it."""
    found = min(visits, key=lambda visit: abs(visit.at - moment), default=None)
    return found if found is not None and abs(found.at - moment) <= _DAY / 2 else None


def first_date_of_rest(series: Series) -> date:
    """Training is what lies before it, targets included: the first 60 % of the dates."""
    dates = sorted({visit.at.date() for visits in series.lists for visit in visits})
    return dates[int(len(dates) * TRAINING_SHARE)]


class Case(msgspec.Struct, frozen=True):
    """A moment to predict at: the visits until then, and the visit that tells what came of it."""

    history: Sequence[Visit]
    outcome: Visit


def cases(series: Series, part: Part, rest_from: date | None = None) -> Iterator[Case]:
    """Every visit of the part that has a visit ``horizon`` later. No outcome of training lies in the rest.

    ``rest_from`` None: after the first 60 % of the series' dates.
    """
    rest_from = rest_from or first_date_of_rest(series)
    for visits in series.lists:
        for place, visit in enumerate(visits):
            if (visit.at.date() >= rest_from) is (part == "training"):
                continue
            outcome = nearest(visits[place + 1 :], visit.at + series.horizon)
            if outcome is None or (part == "training" and outcome.at.date() >= rest_from):
                continue
            yield Case(visits[: place + 1], outcome)


class Figures(msgspec.Struct, frozen=True):
    """How good predictions were on one date. ``precision`` None: its lists have ten products or fewer."""

    precision: float | None
    correlation: float | None


def evaluate(
    series: Series, predict: Predictor, part: Part, rest_from: date | None = None
) -> dict[date, Figures]:
    """By date, each the mean over the visits of all the series' lists on it."""
    found: defaultdict[date, list[Figures]] = defaultdict(list)
    for case in cases(series, part, rest_from):
        found[case.history[-1].at.date()].append(compare(predict(case.history), case.outcome))
    return {
        day: Figures(
            _mean([figures.precision for figures in all_of_day]),
            _mean([figures.correlation for figures in all_of_day]),
        )
        for day, all_of_day in sorted(found.items())
    }


def compare(predicted: Mapping[str, float], outcome: Visit) -> Figures:
    """Precision of the ten predicted best, and Spearman's correlation over all predicted products.

    Of products that share the tenth place of the outcome as many count as there are places.
    """
    asins = sorted(predicted)
    missed = outcome.last_rank + 1
    actual = [float(outcome.ranks.get(asin, missed)) for asin in asins]
    expected = [predicted[asin] for asin in asins]
    precision = None
    if len(asins) > TOP:
        chosen = sorted(range(len(asins)), key=lambda place: (expected[place], asins[place]))[:TOP]
        tenth = sorted(actual)[TOP - 1]
        better = sum(rank < tenth for rank in actual)
        hits = sum(actual[place] < tenth for place in chosen)
        shared = sum(actual[place] == tenth for place in chosen)
        precision = (hits + min(shared, TOP - better)) / TOP
    return Figures(precision, rank_correlation(expected, actual))


def rank_correlation(left: Sequence[float], right: Sequence[float]) -> float | None:
    """Spearman's, with mean ranks for ties; None if one side tells nothing apart."""
    a, b = _mean_ranks(left), _mean_ranks(right)
    middle = (len(a) + 1) / 2
    spread = math.sqrt(sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b))
    if spread == 0:
        return None
    return sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True)) / spread


def _mean_ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end + 1 < len(order) and values[order[end + 1]] == values[order[start]]:
            end += 1
        for place in order[start : end + 1]:
            ranks[place] = (start + end) / 2 + 1
        start = end + 1
    return ranks


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return fmean(known) if known else None


class Interval(msgspec.Struct, frozen=True):
    """A mean over dates, and where it lies in 95 of 100 resamplings of the dates."""

    mean: float
    low: float
    high: float


def bootstrap(groups: Sequence[Sequence[float]], *, rounds: int, seed: int) -> Interval | None:
    """The mean of all values. Values of a date stand for it; each group (series) is resampled by itself."""
    values = [value for group in groups for value in group]
    if not values:
        return None
    chance = random.Random(seed)
    means = sorted(
        fmean([value for group in groups for value in chance.choices(group, k=len(group))])
        for _ in range(rounds)
    )
    return Interval(fmean(values), means[int(0.025 * rounds)], means[min(int(0.975 * rounds), rounds - 1)])


def differences(
    ours: Mapping[date, Figures], theirs: Mapping[date, Figures], figure: Literal["precision", "correlation"]
) -> list[float]:
    """Ours minus theirs on each date; a correlation that does not exist counts as 0."""
    found = []
    for day, mine in ours.items():
        left, right = getattr(mine, figure), getattr(theirs[day], figure)
        if figure == "correlation":
            left, right = left or 0.0, right or 0.0
        if left is not None and right is not None:
            found.append(left - right)
    return found
