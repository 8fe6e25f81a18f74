"""How much a product deserves a pin now: a score from 0 to 100 made of named parts that add up to it.

A pure function of its inputs, so every score can be explained, and recomputed from what may be stored.
Points are whole halves: sums of halves are exact in binary floating point, so the parts add up to the total
to the last digit.
"""

from __future__ import annotations

import math
from datetime import datetime

from pinflow.kit.errors import InvalidInputError
from pinflow.research import score_list, score_product, score_trend
from pinflow.research.score_models import PART_NAMES, Score, ScorePart, Share, Signals, Weights
from pinflow.research.screen_goods import prohibited_goods

TOTAL = 100
LABELS = {
    "demand": "Demand",
    "outlook": "Expected rank",
    "momentum": "Momentum",
    "new_entry": "New on the list",
    "staying_power": "Staying power",
    "trend": "Trend",
    "trend_growth": "Growth of the trend",
    "season": "Season",
    "price_band": "Price band",
    "commission": "Commission",
    "quality": "Quality",
    "competition": "Room for another pin",
    "policy": "Policy",
}


def score_opportunity(signals: Signals, weights: Weights, now: datetime) -> Score:
    """Scores one product on one list for one project.

    Raises:
        InvalidInputError: ``research.bad_weights`` or ``research.bad_signals``.
    """
    check_weights(weights)
    _check(signals)
    shares = earn_shares(signals, weights, now)
    refused = _refused_goods(signals)
    parts = [_part(name, shares[name], most, refused is not None) for name, most in weights.mosts().items()]
    policy = (
        f"Pinterest does not allow pins for {refused}, so the score is 0."
        if refused
        else "Nothing in the title or category belongs to Pinterest's prohibited goods."
    )
    parts.append(ScorePart(name="policy", label=LABELS["policy"], points=0.0, max_points=0.0, reason=policy))
    return Score(
        points=sum(part.points for part in parts), parts=tuple(parts), weights_version=weights.version
    )


def _refused_goods(signals: Signals) -> str | None:
    """In words; without the one that was found where that may not be kept."""
    if signals.live is not None and signals.live.names_the_product:
        return signals.live.goods
    found = prohibited_goods(signals.title, signals.category)
    return f"{found.label} (“{found.word}”)" if found else None


def earn_shares(signals: Signals, weights: Weights, now: datetime) -> dict[str, Share]:
    """What each part earns of its points, whatever its weight."""
    return {
        "demand": score_list.demand(signals),
        "outlook": score_list.outlook(signals),
        "momentum": score_list.momentum(signals),
        "new_entry": score_list.new_entry(signals, now),
        "staying_power": score_list.staying_power(signals),
        "trend": score_trend.trend(signals),
        "trend_growth": score_trend.trend_growth(signals),
        "season": score_trend.season(signals, now),
        "price_band": score_product.price_band(signals, weights),
        "commission": score_product.commission(signals),
        "quality": score_product.quality(signals),
        "competition": score_product.competition(signals, now),
    }


def check_weights(weights: Weights) -> None:
    """Refuses weights that no score can be made with.

    Raises:
        InvalidInputError: ``research.bad_weights``.
    """
    mosts = weights.mosts()
    wrong = [name for name, most in mosts.items() if not math.isfinite(most) or most < 0 or most * 2 % 1]
    if wrong:
        raise InvalidInputError(
            "research.bad_weights",
            f"{', '.join(f'{LABELS[name]} cannot be {mosts[name]:g}' for name in wrong)}: "
            "points are whole halves from 0 up, such as 22.5.",
        )
    over = sum(mosts.values()) - TOTAL
    if over:
        raise InvalidInputError(
            "research.bad_weights",
            f"The parts make {TOTAL + over:g} together. "
            f"{'Take' if over > 0 else 'Add'} {abs(over):g}{' away' if over > 0 else ''} to make {TOTAL}.",
        )
    for currency, (low, high) in weights.price_bands.items():
        if not (math.isfinite(low) and math.isfinite(high) and 0 < low < high):
            raise InvalidInputError(
                "research.bad_weights",
                f"The price band of {currency} needs a lower and a higher price above 0.",
            )


def _check(signals: Signals) -> None:
    given = [number for number in (signals.rank, signals.list_size) if number is not None]
    if len(given) == 1 or min(given, default=1) < 1 or any(day.rank < 1 for day in signals.days):
        raise InvalidInputError(
            "research.bad_signals", "Ranks and list sizes start at 1, and are known or unknown together."
        )


def _part(name: str, share: Share, most: float, refused: bool) -> ScorePart:
    return ScorePart(
        name=name,
        label=LABELS[name],
        points=0.0 if refused else half_points(share.share, most),
        max_points=most,
        reason=f"Not counted because of the policy. {share.reason}" if refused else share.reason,
        source=share.source,
        region=share.region,
        as_of=share.as_of,
    )


def half_points(share: float, most: float) -> float:
    """The share of the most points, in whole halves."""
    return math.floor(min(max(share, 0.0), 1.0) * most * 2 + 0.5) / 2


assert set(PART_NAMES) | {"policy"} == LABELS.keys()
