"""How much a product deserves a pin now: a score from 0 to 100 made of named parts that add up to it.

A pure function of stored inputs, so every score can be recomputed and explained. Points are whole halves:
sums of halves are exact in binary floating point, so the parts add up to the total to the last digit.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from itertools import combinations
from statistics import median

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.research.score_reasons import counted, days, money, percent_a_day
from pinflow.research.screen_goods import prohibited_goods

MOMENTUM_WINDOW = timedelta(days=14)
MOMENTUM_MAX_POINTS = 60  # observations; pairs grow with the square, 60 make 1,770
STEEP_SLOPE = 0.15  # of ln(rank) a day: a rank that halves in under five days earns everything
FULL_STAY_DAYS = 14.0
NEW_ENTRY_WINDOW = timedelta(hours=48)
PRIOR_RATING, PRIOR_WEIGHT = 4.2, 50  # what an unknown product is taken for, and how many reviews outweigh it
RATING_FLOOR, RATING_CEILING = 3.6, 4.7
COMPETITION_REST_DAYS = 60.0
# What the middle of a list of 50 earns. A product without a rank must not beat one that is known to sell.
UNRANKED_DEMAND = 0.2
SAME_LINK_REST_DAYS = 7.0  # the governor refuses the same link within this time anyway


class RankPoint(msgspec.Struct, frozen=True, kw_only=True):
    """The product's rank on the list at a moment."""

    observed_at: datetime
    rank: int


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """What a score stands on: public observations and the project's own pins.

    ``rank`` is 1-based on a list of ``list_size`` ranks, seen at ``observed_at``; both are None for a product
    that is on no list. ``history`` holds earlier
    ranks in any order; later ones are ignored. ``first_seen_at`` is the product's first time on this list,
    ``list_watched_since`` the list's first observation. ``price`` is in ``currency`` (ISO 4217).
    ``own_pins_at`` are the times of the project's earlier pins of this product.
    """

    rank: int | None
    list_size: int | None
    observed_at: datetime
    title: str
    category: str
    history: tuple[RankPoint, ...] = ()
    first_seen_at: datetime | None = None
    list_watched_since: datetime | None = None
    price: float | None = None
    currency: str | None = None
    rating: float | None = None
    review_count: int | None = None
    own_pins_at: tuple[datetime, ...] = ()


# Roughly 15 to 80 US dollars at 2026 rates, rounded: enough commission to matter, bought on impulse.
PRICE_BANDS: dict[str, tuple[float, float]] = {
    "USD": (15, 80),
    "CAD": (20, 110),
    "MXN": (280, 1500),
    "BRL": (80, 430),
    "GBP": (12, 65),
    "EUR": (15, 75),
    "SEK": (150, 800),
    "PLN": (60, 310),
    "TRY": (600, 3300),
    "AED": (55, 290),
    "SAR": (55, 300),
    "EGP": (700, 3900),
    "INR": (600, 3500),
    "JPY": (2200, 12000),
    "SGD": (20, 105),
    "AUD": (22, 120),
}


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """Most points a part can earn, in half points; together 100. ``version`` is stored with every score."""

    version: str = "2026-11.1"
    demand: float = 30.0
    momentum: float = 20.0
    staying_power: float = 10.0
    new_entry: float = 5.0
    price_band: float = 10.0
    quality: float = 15.0
    competition: float = 10.0
    price_bands: dict[str, tuple[float, float]] = msgspec.field(default_factory=PRICE_BANDS.copy)


class ScorePart(msgspec.Struct, frozen=True, kw_only=True):
    """One reason: 0 <= points <= max_points, and a sentence with the figures it stands on."""

    name: str
    label: str
    points: float
    max_points: float
    reason: str


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """``points`` is exactly the sum of the parts' points."""

    points: float
    parts: tuple[ScorePart, ...]
    weights_version: str


def score_opportunity(signals: Signals, weights: Weights, now: datetime) -> Score:
    """Scores one product on one list for one project.

    Raises:
        InvalidInputError: ``research.bad_weights`` or ``research.bad_signals``.
    """
    _check(signals, weights)
    shares = (
        ("demand", "Demand", weights.demand, _demand(signals)),
        ("momentum", "Momentum", weights.momentum, _momentum(signals)),
        ("staying_power", "Staying power", weights.staying_power, _staying_power(signals)),
        ("new_entry", "New on the list", weights.new_entry, _new_entry(signals)),
        ("price_band", "Price band", weights.price_band, _price_band(signals, weights)),
        ("quality", "Quality", weights.quality, _quality(signals)),
        ("competition", "Room for another pin", weights.competition, _competition(signals, now)),
    )
    refused = prohibited_goods(signals.title, signals.category)
    parts = [
        ScorePart(
            name=name,
            label=label,
            points=0.0 if refused else _half_points(share, most),
            max_points=most,
            reason=f"Not counted because of the policy. {reason}" if refused else reason,
        )
        for name, label, most, (share, reason) in shares
    ]
    policy = (
        f"Pinterest does not allow pins for {refused.label} (“{refused.word}”), so the score is 0."
        if refused
        else "Nothing in the title or category belongs to Pinterest's prohibited goods."
    )
    parts.append(ScorePart(name="policy", label="Policy", points=0.0, max_points=0.0, reason=policy))
    return Score(
        points=sum(part.points for part in parts), parts=tuple(parts), weights_version=weights.version
    )


def momentum_slope(history: tuple[RankPoint, ...], current: RankPoint) -> float | None:
    """Theil-Sen slope of ln(rank) a day over the last 14 days; negative is rising. None below two moments.

    The median of all pairwise slopes shrugs off single outliers (a bot check, an hour of stock-out).
    Only what was known at ``current.observed_at`` is used.
    """
    start = current.observed_at - MOMENTUM_WINDOW
    known = {p.observed_at: p for p in history if start <= p.observed_at < current.observed_at}
    earlier = [known[at] for at in sorted(known)]
    points = [*earlier[-(MOMENTUM_MAX_POINTS - 1) :], current]
    slopes = [
        (math.log(b.rank) - math.log(a.rank)) / ((b.observed_at - a.observed_at) / timedelta(days=1))
        for a, b in combinations(points, 2)
    ]
    return median(slopes) if slopes else None


def _check(signals: Signals, weights: Weights) -> None:
    mosts = [getattr(weights, n) for n in weights.__struct_fields__ if n not in ("version", "price_bands")]
    if any(most < 0 or not (most * 2).is_integer() for most in mosts) or sum(mosts) != 100:
        raise InvalidInputError(
            "research.bad_weights",
            f"Weights are half points from 0 up that add up to 100. These add up to {sum(mosts):g}.",
        )
    given = [number for number in (signals.rank, signals.list_size) if number is not None]
    if len(given) == 1 or min(given, default=1) < 1 or any(point.rank < 1 for point in signals.history):
        raise InvalidInputError(
            "research.bad_signals", "Ranks and list sizes start at 1, and are known or unknown together."
        )


def _half_points(share: float, most: float) -> float:
    return math.floor(min(max(share, 0.0), 1.0) * most * 2 + 0.5) / 2


def _demand(signals: Signals) -> tuple[float, str]:
    """Sales fall with rank roughly as a power law, so the logarithm of the rank is what counts."""
    if signals.rank is None or signals.list_size is None:
        return (
            UNRANKED_DEMAND,
            f"No rank is known: it earns {UNRANKED_DEMAND:.0%} of the points, as the middle of a list does.",
        )
    size = max(signals.list_size, signals.rank)
    share = 1 - math.log(signals.rank) / math.log(size + 1)
    return share, f"Rank {signals.rank} of {size} in {signals.category or 'its list'}."


def _momentum(signals: Signals) -> tuple[float, str]:
    if signals.rank is None:
        return 0.0, "No rank is known: there is nothing that could rise or fall."
    current = RankPoint(observed_at=signals.observed_at, rank=signals.rank)
    slope = momentum_slope(signals.history, current)
    if slope is None:
        return 0.0, "Seen once so far: momentum needs at least two visits to the list."
    seen = sum(
        signals.observed_at - MOMENTUM_WINDOW <= p.observed_at < signals.observed_at for p in signals.history
    )
    share = (STEEP_SLOPE - slope) / (2 * STEEP_SLOPE)
    if abs(slope) < 0.005:
        return share, f"The rank has been steady over {counted(seen + 1, 'visit')}."
    way = "improves" if slope < 0 else "falls"
    return share, f"The rank {way} by about {percent_a_day(slope)} a day over {counted(seen + 1, 'visit')}."


def _staying_power(signals: Signals) -> tuple[float, str]:
    if signals.rank is None:
        return 0.0, "It was not seen on a list."
    if signals.first_seen_at is None or signals.first_seen_at >= signals.observed_at:
        return 0.0, "First time seen on this list."
    stay = (signals.observed_at - signals.first_seen_at) / timedelta(days=1)
    return (
        stay / FULL_STAY_DAYS,
        f"First seen on this list {days(stay)} before this visit ({FULL_STAY_DAYS:.0f} days earn all).",
    )


def _new_entry(signals: Signals) -> tuple[float, str]:
    if signals.rank is None:
        return 0.0, "It was not seen on a list."
    first, since = signals.first_seen_at or signals.observed_at, signals.list_watched_since
    if since is None or since >= first:
        return 0.0, "It has been there since the list was first watched."
    age = signals.observed_at - first
    if age > NEW_ENTRY_WINDOW:
        return 0.0, f"It entered the list {days(age / timedelta(days=1))} ago, no longer news."
    return (
        1.0,
        f"It entered the list within the last {NEW_ENTRY_WINDOW / timedelta(hours=1):.0f} hours "
        f"and stands at rank {signals.rank} now.",
    )


def _price_band(signals: Signals, weights: Weights) -> tuple[float, str]:
    band = weights.price_bands.get(signals.currency or "")
    if signals.price is None or signals.price <= 0 or band is None:
        return 0.5, "No price was seen that can be judged: half the points."
    low, high = band
    price, wanted = money(signals.price, signals.currency), f"{low:g} to {high:g} {signals.currency}"
    if signals.price < low:
        return signals.price / low, f"{price} is below the band of {wanted}: little commission a sale."
    if signals.price > high:
        return max(
            high / signals.price, 0.2
        ), f"{price} is above the band of {wanted}: fewer people buy on sight."
    return 1.0, f"{price} lies in the band of {wanted}."


def _quality(signals: Signals) -> tuple[float, str]:
    count = signals.review_count or 0
    rating = signals.rating if signals.rating is not None and count > 0 else None
    mean = (PRIOR_RATING * PRIOR_WEIGHT + (rating or 0.0) * (count if rating else 0)) / (
        PRIOR_WEIGHT + (count if rating else 0)
    )
    share = (mean - RATING_FLOOR) / (RATING_CEILING - RATING_FLOOR)
    if rating is None:
        return share, f"No rating was seen: taken for an ordinary product at {PRIOR_RATING:.1f}."
    return (
        share,
        f"Rated {rating:.1f} by {counted(count, 'customer')}; "
        f"weighed against {PRIOR_WEIGHT} ordinary ratings that is {mean:.2f}.",
    )


def _competition(signals: Signals, now: datetime) -> tuple[float, str]:
    earlier = [at for at in signals.own_pins_at if at <= now]
    if not earlier:
        return 1.0, "This project has not pinned it yet."
    rest = (now - max(earlier)) / timedelta(days=1)
    pinned = f"Pinned {counted(len(earlier), 'time')} before, last {days(rest)} ago"
    if rest < SAME_LINK_REST_DAYS:
        return 0.0, f"{pinned}: the same link rests for {SAME_LINK_REST_DAYS:.0f} days."
    share = min(rest / COMPETITION_REST_DAYS, 1.0) / (1 + 0.25 * (len(earlier) - 1))
    return share, f"{pinned}; after {COMPETITION_REST_DAYS:.0f} days it counts as fresh again."
