"""The explained score: it adds up, stays in bounds, and moves the way its reasons say."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.kit.errors import InvalidInputError
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.research.score import (
    PRICE_BANDS,
    RankPoint,
    Score,
    ScorePart,
    Signals,
    Weights,
    momentum_slope,
    score_opportunity,
)

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
WEIGHTS = Weights()

moments = st.floats(0, 40).map(lambda days: NOW - timedelta(days=days))
points = st.builds(RankPoint, observed_at=moments, rank=st.integers(1, 100))
signals = st.builds(
    Signals,
    rank=st.integers(1, 100),
    list_size=st.integers(1, 100),
    observed_at=st.just(NOW),
    title=st.sampled_from(["Travel mug", "Vape starter kit", "Chef's knife", ""]),
    category=st.sampled_from(["Kitchen & Dining", "Books", ""]),
    history=st.lists(points, max_size=12).map(tuple),
    first_seen_at=st.none() | moments,
    list_watched_since=st.none() | moments,
    price=st.none() | st.floats(0, 100_000),
    currency=st.sampled_from([None, "EUR", "JPY", "XXX"]),
    rating=st.none() | st.floats(1, 5),
    review_count=st.none() | st.integers(0, 10**6),
    own_pins_at=st.lists(moments, max_size=5).map(tuple),
)


def plain(**changes: object) -> Signals:
    base = Signals(rank=5, list_size=50, observed_at=NOW, title="Travel mug", category="Kitchen & Dining")
    return msgspec.structs.replace(base, **changes)


def score(given: Signals) -> Score:
    return score_opportunity(given, WEIGHTS, NOW)


def part(name: str, **changes: object) -> ScorePart:
    return next(p for p in score(plain(**changes)).parts if p.name == name)


def falling_to(rank: int, start: int, visits: int = 8) -> tuple[RankPoint, ...]:
    return tuple(
        RankPoint(
            observed_at=NOW - timedelta(days=visits - i),
            rank=max(1, round(math.exp(math.log(start) + (math.log(rank) - math.log(start)) * i / visits))),
        )
        for i in range(visits)
    )


@given(signals)
def test_parts_add_up_exactly_and_stay_in_their_bounds(given_signals: Signals) -> None:
    result = score(given_signals)
    assert result.points == sum(p.points for p in result.parts)
    assert 0 <= result.points <= 100
    assert all(0 <= p.points <= p.max_points and (p.points * 2).is_integer() for p in result.parts)
    assert sum(p.max_points for p in result.parts) == 100
    assert all(p.reason.endswith(".") and p.label for p in result.parts)
    assert result.weights_version == WEIGHTS.version


@given(signals, st.integers(1, 100))
def test_a_better_rank_never_scores_less(given_signals: Signals, other: int) -> None:
    better, worse = sorted((given_signals.rank, other))
    size = max(given_signals.list_size, worse)
    scores = [
        score(msgspec.structs.replace(given_signals, rank=rank, list_size=size)).points
        for rank in (better, worse)
    ]
    assert scores[0] >= scores[1]


@given(signals)
def test_a_score_can_be_recomputed_from_what_is_stored(given_signals: Signals) -> None:
    stored = msgspec.json.encode(given_signals)
    assert score(msgspec.json.decode(stored, type=Signals)) == score(given_signals)


@given(signals, points)
def test_what_was_observed_later_changes_nothing(given_signals: Signals, late: RankPoint) -> None:
    later = RankPoint(observed_at=NOW + timedelta(hours=1), rank=late.rank)
    leaked = msgspec.structs.replace(given_signals, history=(*given_signals.history, later))
    assert score(leaked) == score(given_signals)


def test_ranks_of_a_whole_list_are_told_apart() -> None:
    totals = [score(plain(rank=rank)).points for rank in (1, 2, 4, 8, 16, 32, 50)]
    assert totals == sorted(totals, reverse=True)
    assert len(set(totals)) == len(totals)


def test_a_rising_product_beats_a_steady_one_and_a_steady_one_a_falling_one() -> None:
    rising = part("momentum", history=falling_to(5, 40))
    steady = part("momentum", history=falling_to(5, 5))
    falling = part("momentum", history=falling_to(5, 1))
    assert rising.points > steady.points > falling.points
    assert "improves by about" in rising.reason
    assert "over 9 visits" in rising.reason
    assert "steady" in steady.reason
    assert "falls" in falling.reason


def test_momentum_shrugs_off_one_outlier() -> None:
    history = falling_to(5, 40)
    spoiled = (*history[:4], RankPoint(observed_at=history[4].observed_at, rank=99), *history[5:])
    current = RankPoint(observed_at=NOW, rank=5)
    clean, dirty = momentum_slope(history, current), momentum_slope(spoiled, current)
    assert clean is not None
    assert dirty is not None
    assert clean == pytest.approx(math.log(5 / 40) / 8, rel=0.1)
    assert dirty == pytest.approx(clean, abs=0.06)


def test_one_visit_has_no_momentum_and_says_so() -> None:
    assert momentum_slope((), RankPoint(observed_at=NOW, rank=3)) is None
    first = part("momentum")
    assert first.points == 0
    assert "Seen once" in first.reason


def test_staying_power_grows_with_the_days_on_the_list() -> None:
    got = [part("staying_power", first_seen_at=NOW - timedelta(days=d)).points for d in (0, 3, 7, 14, 60)]
    assert got == [0, 2, 5, 10, 10]
    assert "7 days before" in part("staying_power", first_seen_at=NOW - timedelta(days=7)).reason


def test_a_new_entry_counts_only_on_a_list_that_was_watched_before() -> None:
    watched = NOW - timedelta(days=9)
    assert part("new_entry", first_seen_at=NOW - timedelta(hours=5), list_watched_since=watched).points == 5
    assert part("new_entry", first_seen_at=watched, list_watched_since=watched).points == 0
    assert part("new_entry", first_seen_at=NOW - timedelta(days=5), list_watched_since=watched).points == 0
    assert part("new_entry").points == 0


@pytest.mark.parametrize(
    ("price", "currency", "points_"),
    [
        (30.0, "EUR", 10),
        (5.0, "EUR", 3.5),
        (150.0, "EUR", 5),
        (9000.0, "EUR", 2),
        (None, "EUR", 5),
        (30.0, "XXX", 5),
    ],
)
def test_the_price_band(price: float | None, currency: str, points_: float) -> None:
    assert part("price_band", price=price, currency=currency).points == points_


def test_every_marketplace_has_a_price_band() -> None:
    assert {m.currency for m in MARKETPLACES.values()} <= PRICE_BANDS.keys()


def test_few_enthusiasts_do_not_beat_many_satisfied_customers() -> None:
    few = part("quality", rating=5.0, review_count=3)
    many = part("quality", rating=4.7, review_count=12_345)
    bad = part("quality", rating=3.1, review_count=12_345)
    unknown = part("quality")
    assert many.points > few.points >= unknown.points > bad.points
    assert "Rated 4.7 by 12,345 customers" in many.reason
    assert "No rating was seen" in unknown.reason


def test_own_recent_pins_leave_no_room() -> None:
    fresh = part("competition", own_pins_at=(NOW - timedelta(days=2),))
    rested = part("competition", own_pins_at=(NOW - timedelta(days=30),))
    twice = part("competition", own_pins_at=(NOW - timedelta(days=30), NOW - timedelta(days=90)))
    assert (fresh.points, rested.points, twice.points) == (0, 5, 4)
    assert "Pinned 2 times before, last 30 days ago" in twice.reason
    assert part("competition").points == 10


def test_prohibited_goods_score_nothing_and_say_why() -> None:
    result = score(plain(rank=1, title="Vape starter kit", category="Health"))
    assert result.points == 0
    policy = result.parts[-1]
    assert "tobacco and nicotine" in policy.reason
    assert "Vape" in policy.reason


@pytest.mark.parametrize(
    "changes", [{"demand": 31.0}, {"demand": 30.25, "momentum": 19.75}, {"demand": -1.0}]
)
def test_weights_that_do_not_add_up_are_refused(changes: dict[str, float]) -> None:
    with pytest.raises(InvalidInputError, match="add up to 100"):
        score_opportunity(plain(), Weights(**changes), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "changes", [{"rank": 0}, {"list_size": 0}, {"history": (RankPoint(observed_at=NOW, rank=0),)}]
)
def test_ranks_below_one_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError, match="start at 1"):
        score(plain(**changes))
