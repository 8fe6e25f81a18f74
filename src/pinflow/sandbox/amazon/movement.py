"""How the lists move: ranks, prices and reviews as pure functions of (seed, hour).

Nothing is stored, so any hour can be asked for in any order and a history scraped twice is the same twice.
A score of 0 is the top of a list, 1 its end; goods above 1.2 are not on that list that hour.
"""

from __future__ import annotations

import hashlib
import math
from datetime import UTC, datetime, timedelta
from functools import lru_cache

import msgspec

from pinflow.sandbox.amazon.goods import SHELVES, Good, Shelf, list_goods

PAGE_LENGTH = 50
LIST_LENGTH = 2 * PAGE_LENGTH
_EPOCH_HOUR = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp()) // 3600
_UNLISTED = 1.2
# A newcomer that has not started to sell: it fills the end of a list that would be short.
_WAITING = 1.05
# What sells little stands behind everything, newcomers included.
_TAIL_FROM = 1.12
# Goods without a pinned rank start below the seven pinned ones of each list.
_UNPINNED_FROM = 0.14


class Offer(msgspec.Struct, frozen=True, kw_only=True):
    """What a card says about a good at one hour. Prices in US dollars.

    ``price_kind`` is ``price``, ``range`` (``price`` to ``price_max``), ``offers_from`` or ``none``.
    ``stock``: how many are left where that is said; 0: none; None: enough.
    """

    good: Good
    price_kind: str
    price: float
    price_max: float | None
    offers: int
    rating: float | None
    reviews: int
    stock: int | None = None


class RankedOffer(msgspec.Struct, frozen=True, kw_only=True):
    """An offer at its rank; sales ranks are those of the whole department, now and 24 hours before."""

    rank: int
    offer: Offer
    sales_rank: int
    sales_rank_before: int

    @property
    def gain_percent(self) -> int:
        return round((self.sales_rank_before - self.sales_rank) / self.sales_rank * 100)


def hour_of(now: datetime) -> int:
    """Hours since 1970 in UTC."""
    return int(now.timestamp()) // 3600


def hour_start(hour: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(hours=hour)


def draw(seed: int, *keys: str | int) -> float:
    """A number in [0, 1) that depends on nothing but its arguments."""
    text = "\x1f".join(str(key) for key in (seed, *keys))
    return int.from_bytes(hashlib.blake2b(text.encode(), digest_size=7).digest(), "big") / 2**56


@lru_cache(maxsize=256)
def rank_list(kind: str, shelf: Shelf, seed: int, hour: int) -> tuple[RankedOffer, ...]:
    """The list of ``kind`` (a key of ``markup.LIST_KINDS``) at ``hour``, best first."""
    scored = [(_list_score(kind, good, seed, hour), good) for good in list_goods() if shelf.holds(good)]
    scored = sorted(((score, good) for score, good in scored if score < _UNLISTED), key=_by_score)
    return tuple(
        RankedOffer(
            rank=rank,
            offer=make_offer(good, seed, hour),
            sales_rank=_sales_rank(good, seed, hour),
            sales_rank_before=_sales_rank(good, seed, hour - 24),
        )
        for rank, (_, good) in enumerate(scored[:LIST_LENGTH], start=1)
    )


def ranks_of(good: Good, seed: int, hour: int) -> list[tuple[int, Shelf]]:
    """The best-seller ranks a product page shows, its own department first."""
    return [
        (ranked.rank, shelf)
        for shelf in SHELVES
        if shelf.holds(good)
        for ranked in rank_list("bestsellers", shelf, seed, hour)
        if ranked.offer.good.asin == good.asin
    ]


@lru_cache(maxsize=1024)
def make_offer(good: Good, seed: int, hour: int) -> Offer:
    """Price, rating and review count of ``good`` at ``hour``. Reviews only ever grow."""
    price_kind = "price" if good.pinned_rank else _price_kind(draw(seed, good.asin, "price kind"))
    price = _price(good, seed, hour)
    per_day = 0.5 + 14 * draw(seed, good.asin, "reviews a day") ** 3
    first = 18 + 15_000 * draw(seed, good.asin, "first reviews") ** 4
    unrated = good.pinned_rank is None and draw(seed, good.asin, "unrated") < 0.03
    return Offer(
        good=good,
        price_kind=price_kind,
        price=price,
        price_max=round(price * 1.6 - 0.2, 2) if price_kind == "range" else None,
        offers=2 + int(9 * draw(seed, good.asin, "offers")),
        rating=None if unrated else round(3.9 + draw(seed, good.asin, "rating"), 1),
        reviews=0 if unrated else int(first + per_day * max(0, hour - _EPOCH_HOUR) / 24),
        stock=_stock(good, seed, hour),
    )


def _stock(good: Good, seed: int, hour: int) -> int | None:
    """Of what is not pinned, a few are scarce and fewer gone, for days at a time."""
    chance = draw(seed, good.asin, "stock", hour // 60)
    if good.pinned_rank is not None or chance > 0.1:
        return None
    return 0 if chance < 0.03 else 1 + int(chance * 90)


def _by_score(pair: tuple[float, Good]) -> tuple[float, str]:
    return pair[0], pair[1].asin


def _price_kind(chance: float) -> str:
    if chance < 0.03:
        return "none"
    if chance < 0.06:
        return "offers_from"
    return "range" if chance < 0.11 else "price"


def _price(good: Good, seed: int, hour: int) -> float:
    """The usual price, or, in about every eighth half-day, up to a quarter less, ending as prices do."""
    half_day = hour // 12
    if good.pinned_rank is None and draw(seed, good.asin, "deal", half_day) < 0.12:
        lower = good.usual_price * (0.76 + 0.18 * draw(seed, good.asin, "deal depth", half_day))
        return math.floor(lower) + 0.99
    return good.usual_price


def _sales_rank(good: Good, seed: int, hour: int) -> int:
    return max(1, round(6 * math.exp(7 * _score(good, seed, hour))))


def _list_score(kind: str, good: Good, seed: int, hour: int) -> float:
    score = _score(good, seed, hour)
    if kind == "bestsellers":
        return score
    if kind == "movers":
        if good.is_tail:
            return 2.0
        before, now = _sales_rank(good, seed, hour - 24), _sales_rank(good, seed, hour)
        return now / before if now < before * 0.97 else 2.0
    if kind == "new_releases":
        return score if _habit(good, seed) == "newcomer" and score < _WAITING else 2.0
    # Wishes and gifts follow sales, with a taste of their own.
    return 0.5 * score + 0.6 * draw(seed, good.asin, kind) if score < _WAITING else 2.0


def _score(good: Good, seed: int, hour: int) -> float:
    wobble = _smooth_noise(good, seed, hour) - 0.5
    if good.pinned_rank is not None:
        return (good.pinned_rank - 1) * 0.02 + 0.018 * wobble
    if good.is_tail:
        return _TAIL_FROM + 0.06 * draw(seed, good.asin, "place") + 0.01 * wobble
    habit = _habit(good, seed)
    if habit == "steady":
        return _UNPINNED_FROM + (1.0 - _UNPINNED_FROM) * draw(seed, good.asin, "place") + 0.05 * wobble
    days = 9 + 6 * draw(seed, good.asin, "period")
    turn = (hour / 24 / days + draw(seed, good.asin, "phase")) % 1.0
    best = _UNPINNED_FROM + 0.25 * draw(seed, good.asin, "best")
    return _CURVES[habit](turn, best) + 0.02 * wobble


def _habit(good: Good, seed: int) -> str:
    chance = draw(seed, good.asin, "habit")
    if chance < 0.48:
        return "steady"
    if chance < 0.70:
        return "climber"
    return "newcomer" if chance < 0.86 else "faller"


def _climb(turn: float, best: float) -> float:
    """Steadily up for three quarters of the period, quickly down again."""
    return 1.0 - (1.0 - best) * (turn / 0.75 if turn < 0.75 else (1.0 - turn) / 0.25)


def _enter(turn: float, best: float) -> float:
    """Too new to sell, then a quick rise from the end of the list, then a slow decline."""
    if turn < 0.3:
        return 1.1
    return 0.95 - (0.95 - best) * ((turn - 0.3) / 0.2 if turn < 0.5 else (1.0 - turn) / 0.5)


def _fall(turn: float, best: float) -> float:
    return _climb(1.0 - turn, best)


_CURVES = {"climber": _climb, "newcomer": _enter, "faller": _fall}


def _smooth_noise(good: Good, seed: int, hour: int) -> float:
    """Drifts between random heights that are five hours apart."""
    knot, step = divmod(hour, 5)
    here, there = draw(seed, good.asin, "noise", knot), draw(seed, good.asin, "noise", knot + 1)
    ease = step / 5
    ease = ease * ease * (3 - 2 * ease)
    return here + (there - here) * ease
