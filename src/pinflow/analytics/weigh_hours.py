"""What the hours of an account's day are worth by its own pins. Pure and cautious: noise weighs nothing.

An hour's weight is the mean outcome of its pins against the mean of all, shrunk towards 1 by as many
pseudo-pins as the figures ask for: the more the pins of one and the same hour differ among themselves against
what the hours differ, the more. Where hours differ no more than chance makes them, every weight is 1.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pinflow.analytics.models import CountRules, PinOutcome
from pinflow.posting.best_hours.lean import HOURS
from pinflow.posting.best_hours.models import HourWeights

# A click earns, a save lets a pin be seen again.
CLICK_WORTH, SAVE_WORTH = 1.0, 0.5
# The best pins count as the one at this rank does: what went round the world speaks for its picture.
_CAP_RANK = 0.95
# As sure as figures may look: so many pins of an hour count no more than the account's mean.
_LEAST_PSEUDO_PINS = 20.0
# Hours must differ by this much more than chance makes them differ on average before they count.
_CHANCE = 1.25
_LEAST_WEIGHT = 0.1


def weigh_hours(
    outcomes: Sequence[PinOutcome], zone: ZoneInfo, rules: CountRules, now: datetime
) -> HourWeights:
    """The weights by hour on the account's wall, and in words why they may not be used yet."""
    local = [each.published_at.astimezone(zone) for each in outcomes]
    weeks = len({(moment - timedelta(days=moment.weekday())).date() for moment in local})
    by_hour: list[list[float]] = [[] for _ in range(HOURS)]
    for moment, worth in zip(local, _worths(outcomes), strict=True):
        by_hour[moment.hour].append(worth)
    return HourWeights(
        pins=tuple(len(hour) for hour in by_hour),
        weights=_shrunk(by_hour),
        counted=len(outcomes),
        needed=rules.pins,
        weeks=weeks,
        needed_weeks=rules.weeks,
        days=rules.days,
        missing=_missing(outcomes, weeks, rules),
        weighed_at=now,
    )


def _missing(outcomes: Sequence[PinOutcome], weeks: int, rules: CountRules) -> str | None:
    if len(outcomes) < rules.pins:
        return f"{len(outcomes)} of {rules.pins} pins"
    if weeks < rules.weeks:
        return f"{len(outcomes)} pins, but of {weeks} of {rules.weeks} weeks"
    if not any(each.clicks or each.saves for each in outcomes):
        return f"{len(outcomes)} pins, but none was clicked or saved"
    return None


def _worths(outcomes: Sequence[PinOutcome]) -> list[float]:
    plain = [CLICK_WORTH * each.clicks + SAVE_WORTH * each.saves for each in outcomes]
    if not plain:
        return []
    most = sorted(plain)[math.ceil(_CAP_RANK * len(plain)) - 1]
    return [min(worth, most) for worth in plain]


def _shrunk(by_hour: Sequence[Sequence[float]]) -> tuple[float, ...]:
    every = [worth for hour in by_hour for worth in hour]
    mean = sum(every) / max(len(every), 1)
    pseudo_pins = _pseudo_pins(by_hour, mean)
    if mean <= 0 or math.isinf(pseudo_pins):
        return (1.0,) * HOURS
    weights = ((sum(hour) + pseudo_pins * mean) / ((len(hour) + pseudo_pins) * mean) for hour in by_hour)
    return tuple(max(round(weight, 4), _LEAST_WEIGHT) for weight in weights)


def _pseudo_pins(by_hour: Sequence[Sequence[float]], mean: float) -> float:
    """How many pins at the account's mean each hour is mixed with: the variance within hours by that between
    them, by the moments of a one-way random-effects model (Searle, Casella and McCulloch, "Variance
    Components", chapter 3).
    """
    groups = [hour for hour in by_hour if hour]
    count = sum(len(hour) for hour in groups)
    if len(groups) < 2 or count <= len(groups):
        return math.inf
    between = sum(len(hour) * (sum(hour) / len(hour) - mean) ** 2 for hour in groups) / (len(groups) - 1)
    within = sum((worth - sum(hour) / len(hour)) ** 2 for hour in groups for worth in hour)
    within /= count - len(groups)
    size = (count - sum(len(hour) ** 2 for hour in groups) / count) / (len(groups) - 1)
    of_hours = (between - _CHANCE * within) / size
    return max(within / of_hours, _LEAST_PSEUDO_PINS) if of_hours > 0 else math.inf
