"""What a score stands on, what it is made of, and how much each part may earn."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Any, Literal, TypeAlias

import msgspec

from pinflow.research.momentum import RankDay
from pinflow.research.trend_signal import TrendSignal

# Changes with every change of the formula or of the weights that are shipped; stored with every score.
FORMULA = "2026-11.5"


class Source(StrEnum):
    """Where the figures behind a part come from.

    ``own``: the tenant's pins, rates and uploads. Of ``pinterest`` and ``creators_api`` no figure is stored,
    only the points, the region and the time: their terms allow no more.
    """

    PUBLIC = "public"
    OWN = "own"
    PINTEREST = "pinterest"
    CREATORS_API = "creators_api"


class AppliedRate(msgspec.Struct, frozen=True, kw_only=True):
    """The commission rate that a score was made with. ``category`` empty: all that have none of their own."""

    marketplace: str
    category: str
    percent: float
    valid_from: date
    own: bool

    def unnamed(self) -> AppliedRate:
        """The same percentage, without what tells which category it was looked up for."""
        return AppliedRate(
            marketplace=self.marketplace, category="", percent=self.percent, valid_from=date.min, own=False
        )


# ``price`` goes with its currency, ``rating`` with the count of reviews.
LiveFact: TypeAlias = Literal["price", "rating", "title", "category"]


class LiveFacts(msgspec.Struct, frozen=True, kw_only=True):
    """Says what came through the tenant's key: ``region`` is the marketplace.

    ``goods``: what prohibited goods the title or category spoke of when it was scored, None: none. The
    verdict is kept, as the words are not.
    """

    region: str
    fetched_at: datetime
    facts: tuple[LiveFact, ...] = ("price", "rating", "title")
    goods: str | None = None

    @property
    def names_the_product(self) -> bool:
        return "title" in self.facts or "category" in self.facts


_BLANK: dict[LiveFact, dict[str, object]] = {
    "price": {"price": None, "currency": None},
    "rating": {"rating": None, "review_count": None},
    "title": {"title": ""},
    "category": {"category": ""},
}


class Signals(msgspec.Struct, frozen=True, kw_only=True):
    """What a score stands on: public observations, the project's own pins and rates, a trend.

    ``rank`` is 1-based on a list of ``list_size`` ranks, seen at ``observed_at``; both are None for a product
    that is on no list. ``days`` tells its last weeks there, newest first, see ``rank_days``.
    ``first_seen_at`` is the product's first time on this list, ``list_watched_since`` the first visit that is
    known to have looked as deep as the product stands or stood; None: none did before this one.
    ``typical_reviews`` is the median count of reviews on the list: how big its category is.
    ``rank_change_percent`` is what movers & shakers print: 120 is a rank better by 120 %. ``price`` is in
    ``currency`` (ISO 4217). ``own_pins_at`` are the times of the project's earlier pins of this product.
    ``rates_known``: whether any commission rate of the marketplace is known. ``trends_asked``: whether
    anybody was asked for trends.
    """

    rank: int | None
    list_size: int | None
    observed_at: datetime
    title: str
    category: str
    marketplace: str = ""
    days: tuple[RankDay, ...] = ()
    first_seen_at: datetime | None = None
    list_watched_since: datetime | None = None
    typical_reviews: float | None = None
    rank_change_percent: float | None = None
    price: float | None = None
    currency: str | None = None
    rating: float | None = None
    review_count: int | None = None
    own_pins_at: tuple[datetime, ...] = ()
    commission: AppliedRate | None = None
    trends_asked: bool = False
    trend: TrendSignal | None = None
    live: LiveFacts | None = None

    def came_live(self, fact: LiveFact) -> LiveFacts | None:
        """Of which look-up this fact is, None: of none."""
        return self.live if self.live is not None and fact in self.live.facts else None

    def storable(self) -> dict[str, Any]:
        """What may be kept: without what Pinterest and the Creators API told."""
        kept = msgspec.structs.replace(self, trend=None)
        for fact in self.live.facts if self.live is not None else ():
            kept = msgspec.structs.replace(kept, **_BLANK[fact])
        if kept.commission is not None and self.came_live("category"):
            # The rate's name and its day tell the category; its percentage is ours.
            kept = msgspec.structs.replace(kept, commission=kept.commission.unnamed())
        stored: dict[str, Any] = msgspec.to_builtins(kept)
        return stored


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
    """Most points a part can earn, in half points; together 100. ``version`` is stored with every score.

    The expected rank weighs much and the slope little because of what `bench/momentum.py` measured: the
    level of the last weeks forecasts the next one, the slope alone hardly does. It weighs less than the
    current rank because on one of three series it forecast a little worse than that.
    """

    version: str = FORMULA
    demand: float = 20.0
    outlook: float = 14.0
    momentum: float = 6.0
    new_entry: float = 4.0
    staying_power: float = 4.0
    trend: float = 8.0
    trend_growth: float = 5.0
    season: float = 7.0
    price_band: float = 8.0
    commission: float = 6.0
    quality: float = 10.0
    competition: float = 8.0
    price_bands: dict[str, tuple[float, float]] = msgspec.field(default_factory=PRICE_BANDS.copy)

    def mosts(self) -> dict[str, float]:
        """The most points of each part by its name."""
        return {name: getattr(self, name) for name in PART_NAMES}


PART_NAMES: tuple[str, ...] = tuple(
    name for name in Weights.__struct_fields__ if name not in ("version", "price_bands")
)

TREND_PARTS = ("trend", "trend_growth", "season")


class ScorePart(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One reason: 0 <= points <= max_points, and a sentence.

    The sentence holds the figures the part stands on, except those of ``pinterest`` and ``creators_api``:
    of these only ``region`` and ``as_of`` are kept.
    """

    name: str
    label: str
    points: float
    max_points: float
    reason: str
    source: Source = Source.PUBLIC
    region: str | None = None
    as_of: datetime | None = None


class Score(msgspec.Struct, frozen=True, kw_only=True):
    """``points`` is exactly the sum of the parts' points."""

    points: float
    parts: tuple[ScorePart, ...]
    weights_version: str


class Share(msgspec.Struct, frozen=True, kw_only=True):
    """How much of its points a part earns, from 0 to 1, and why."""

    share: float
    reason: str
    source: Source = Source.PUBLIC
    region: str | None = None
    as_of: datetime | None = None
