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
from pinflow.research.momentum import RankDay
from pinflow.research.score import earn_shares, score_opportunity
from pinflow.research.score_models import (
    PART_NAMES,
    PRICE_BANDS,
    AppliedRate,
    LiveFacts,
    Score,
    ScorePart,
    Signals,
    Source,
    Weights,
)
from tests.research.trends import trend

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
WEIGHTS = Weights()

moments = st.floats(0, 40).map(lambda days: NOW - timedelta(days=days))
rank_days = st.lists(
    st.builds(
        RankDay,
        days_ago=st.integers(1, 21),
        rank=st.floats(1, 101),
        visits=st.integers(1, 24),
    ),
    max_size=12,
    unique_by=lambda day: day.days_ago,
).map(lambda days: tuple(sorted(days, key=lambda day: day.days_ago)))
rates = st.builds(
    AppliedRate,
    marketplace=st.just("amazon.de"),
    category=st.sampled_from(["", "Kitchen"]),
    percent=st.floats(0, 100),
    valid_from=st.just(NOW.date()),
    own=st.booleans(),
)
trends = st.builds(
    trend,
    weekly=st.lists(st.integers(0, 100), max_size=110).map(tuple),
    growth_wow=st.none() | st.floats(-100, 10_000),
    growth_mom=st.none() | st.floats(-100, 10_000),
    growth_yoy=st.none() | st.floats(-100, 10_000),
)
signals = st.builds(
    Signals,
    rank=st.integers(1, 100),
    list_size=st.integers(1, 100),
    observed_at=st.just(NOW),
    title=st.sampled_from(["Travel mug", "Vape starter kit", "Chef's knife", ""]),
    category=st.sampled_from(["Kitchen & Dining", "Books", ""]),
    days=rank_days,
    typical_reviews=st.none() | st.floats(0, 10**6),
    rank_change_percent=st.none() | st.floats(-100, 10**6),
    commission=st.none() | rates,
    trend=st.none() | trends,
    trends_asked=st.booleans(),
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


def days(*ranks: float) -> tuple[RankDay, ...]:
    """Daily ranks, the last one being now."""
    return tuple(RankDay(days_ago=ago, rank=rank, visits=1) for ago, rank in enumerate(reversed(ranks)))


def falling_to(rank: int, start: int, visits: int = 8) -> tuple[RankDay, ...]:
    step = (math.log(rank) - math.log(start)) / visits
    return days(*(math.exp(math.log(start) + step * i) for i in range(visits + 1)))


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
    better, worse = sorted((given_signals.rank or 1, other))
    size = max(given_signals.list_size or 1, worse)
    scores = [
        score(msgspec.structs.replace(given_signals, rank=rank, list_size=size)).points
        for rank in (better, worse)
    ]
    assert scores[0] >= scores[1]


@given(signals)
def test_what_is_stored_gives_the_same_parts_but_for_those_of_others(given_signals: Signals) -> None:
    stored = msgspec.json.decode(msgspec.json.encode(given_signals.storable()), type=Signals)
    assert stored.trend is None
    again = {part.name: part for part in score(stored).parts}
    for part in score(given_signals).parts:
        if part.source in (Source.PUBLIC, Source.OWN):
            assert again[part.name] == part


@given(signals, st.floats(1, 5), st.floats(0, 1000))
def test_no_figure_of_the_creators_api_is_kept(given_signals: Signals, rating: float, price: float) -> None:
    live = LiveFacts(region="amazon.de", fetched_at=NOW)
    told = msgspec.structs.replace(
        given_signals, live=live, price=price, currency="EUR", rating=rating, review_count=77
    )
    stored = msgspec.convert(told.storable(), Signals)
    assert (stored.price, stored.currency, stored.rating, stored.review_count) == (None, None, None, None)
    shares = earn_shares(told, WEIGHTS, NOW)
    for name in ("price_band", "quality"):
        share = shares[name]
        assert (share.source, share.region, share.as_of) == (Source.CREATORS_API, "amazon.de", NOW)
        assert not any(char.isdigit() for char in share.reason)
    assert "a sale" not in shares["commission"].reason


@given(signals)
def test_no_word_of_a_trend_is_kept(given_signals: Signals) -> None:
    told = msgspec.structs.replace(given_signals, trend=trend(keyword="cosy reading nook"))
    for part in score(told).parts:
        if part.name in ("trend", "trend_growth", "season"):
            assert (part.source, part.region, part.as_of) == (Source.PINTEREST, "DE", told.trend.fetched_at)  # type: ignore[union-attr]
    assert "nook" not in str(told.storable())
    assert "nook" not in str(score(told).parts)


def test_ranks_of_a_whole_list_are_told_apart() -> None:
    totals = [score(plain(rank=rank)).points for rank in (1, 2, 4, 8, 16, 32, 50)]
    assert totals == sorted(totals, reverse=True)
    assert len(set(totals)) == len(totals)


def test_a_rising_product_beats_a_steady_one_and_a_steady_one_a_falling_one() -> None:
    rising = part("momentum", days=falling_to(5, 40))
    steady = part("momentum", days=falling_to(5, 5))
    falling = part("momentum", days=falling_to(5, 1))
    assert rising.points > steady.points > falling.points
    assert "improves by about" in rising.reason
    assert "over 9 visits" in rising.reason
    assert "steady" in steady.reason
    assert "falls" in falling.reason


def test_a_rank_that_was_held_is_expected_to_last_and_a_jump_to_fall_back() -> None:
    held = part("outlook", days=days(*[5] * 9))
    jumped = part("outlook", days=days(*[51] * 8, 5))
    assert held.points > jumped.points
    assert held.reason.startswith("About rank 5 is to be expected next week, after the last 9 days")
    once = part("outlook", days=days(5))
    assert once.points == part("outlook").points == held.points
    assert "taken to stay at rank 5" in once.reason


def test_what_movers_and_shakers_print_counts_as_momentum() -> None:
    first = part("momentum", rank_change_percent=150.0)
    assert first.points > 0
    assert "improved by 150 %" in first.reason
    assert part("momentum", rank_change_percent=1000.0).points == 6
    # The steeper of the two counts, and a fall in print is no rise.
    steep = part("momentum", days=falling_to(5, 50), rank_change_percent=20.0)
    assert "a day over" in steep.reason
    assert part("momentum", rank_change_percent=-50.0).points == 0


def test_one_day_has_no_momentum_and_says_so() -> None:
    assert part("momentum").points == 0
    assert "Seen on one day" in part("momentum").reason


def test_the_same_rank_counts_more_in_a_big_category() -> None:
    big, small = part("demand", typical_reviews=20_000.0), part("demand", typical_reviews=3.0)
    assert big.points > part("demand").points > small.points
    assert "A typical product there has 20,000 reviews" in big.reason


def test_staying_power_grows_with_the_days_on_the_list() -> None:
    got = [part("staying_power", first_seen_at=NOW - timedelta(days=d)).points for d in (0, 3, 7, 14, 60)]
    assert got == [0, 1, 2, 4, 4]
    assert "7 days before" in part("staying_power", first_seen_at=NOW - timedelta(days=7)).reason


def test_a_new_entry_counts_only_on_a_list_that_was_watched_before() -> None:
    watched = NOW - timedelta(days=9)
    assert part("new_entry", first_seen_at=NOW - timedelta(hours=5), list_watched_since=watched).points == 4
    assert part("new_entry", first_seen_at=watched, list_watched_since=watched).points == 0
    assert "since when is not known" in part("new_entry", first_seen_at=NOW, list_watched_since=None).reason
    assert part("new_entry", first_seen_at=NOW - timedelta(days=5), list_watched_since=watched).points == 0
    assert part("new_entry").points == 0


@pytest.mark.parametrize(
    ("price", "currency", "points_"),
    [
        (30.0, "EUR", 8),
        (5.0, "EUR", 2.5),
        (150.0, "EUR", 4),
        (9000.0, "EUR", 1.5),
        (None, "EUR", 4),
        (30.0, "XXX", 4),
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
    assert (fresh.points, rested.points, twice.points) == (0, 4, 3)
    assert "Pinned 2 times before, last 30 days ago" in twice.reason
    assert part("competition").points == 8


def rate(percent: float, *, own: bool = False, category: str = "Kitchen") -> AppliedRate:
    return AppliedRate(
        marketplace="amazon.com", category=category, percent=percent, valid_from=NOW.date(), own=own
    )


def test_commission_earns_by_its_rate_and_names_where_it_is_from() -> None:
    shipped = part("commission", commission=rate(4.5), price=20.0, currency="USD")
    assert shipped.points == 5.5
    assert "4.5 % for Kitchen (the rate we ship, since 2026-11-20), about 0.90 USD a sale" in shipped.reason
    own = part("commission", commission=rate(10, own=True, category=""))
    assert (own.points, own.source) == (6, Source.OWN)
    assert "categories without a rate of their own (your own rate" in own.reason
    assert part("commission", commission=rate(0)).points == 0
    unknown = part("commission", marketplace="amazon.de")
    assert unknown.points == 3
    assert "No commission rate of amazon.de is known" in unknown.reason


@pytest.mark.parametrize("percent", [0, 4.5])
def test_a_rate_of_a_category_that_the_creators_api_told_does_not_name_it(percent: float) -> None:
    live = LiveFacts(region="amazon.de", fetched_at=NOW, facts=("category",))
    given = plain(category="Kitchen", commission=rate(percent, own=True), live=live, price=20.0)
    told = score(given)
    (found,) = [part for part in told.parts if part.name == "commission"]
    assert (found.source, found.region, found.as_of) == (Source.CREATORS_API, "amazon.de", NOW)
    assert found.points == part("commission", commission=rate(percent)).points
    assert f"{percent:g} %" not in found.reason
    assert "Kitchen" not in found.reason + str(given.storable())
    kept = msgspec.convert(given.storable(), Signals)
    assert score(msgspec.structs.replace(kept, category="Kitchen")) == told, "recomputed within the day"


def test_prohibited_goods_score_nothing_and_say_why() -> None:
    result = score(plain(rank=1, title="Vape starter kit", category="Health"))
    assert result.points == 0
    policy = result.parts[-1]
    assert "tobacco and nicotine" in policy.reason
    assert "Vape" in policy.reason


@pytest.mark.parametrize(
    "changes",
    [
        {"demand": 31.0},
        {"demand": 20.25, "momentum": 5.75},
        {"demand": -1.0, "outlook": 35.0},
        {"demand": math.nan},
        {"demand": math.inf},
    ],
)
def test_weights_that_do_not_add_up_are_refused(changes: dict[str, float]) -> None:
    with pytest.raises(InvalidInputError, match=r"to make 100|whole halves"):
        score_opportunity(plain(), Weights(**changes), NOW)  # type: ignore[arg-type]


@pytest.mark.parametrize("band", [(0.0, 5.0), (5.0, 5.0), (9.0, 5.0), (1.0, math.inf)])
def test_price_bands_that_are_none_are_refused(band: tuple[float, float]) -> None:
    with pytest.raises(InvalidInputError, match="price band of EUR"):
        score_opportunity(plain(), Weights(price_bands={"EUR": band}), NOW)


def test_every_part_has_a_weight_and_the_policy_has_none() -> None:
    assert [part.name for part in score(plain()).parts] == [*PART_NAMES, "policy"]


@pytest.mark.parametrize("changes", [{"rank": 0}, {"list_size": 0}, {"rank": None}, {"days": days(0.5)}])
def test_ranks_below_one_are_refused(changes: dict[str, object]) -> None:
    with pytest.raises(InvalidInputError, match="start at 1"):
        score(plain(**changes))


def test_the_steepest_slope_that_earns_more_is_fifteen_percent_a_day() -> None:
    def earned(slope: float) -> float:
        return part("momentum", days=days(*(20 * math.exp(slope * day) for day in range(5)))).points

    assert [earned(slope) for slope in (-0.3, -0.15, -0.075, 0.0, 0.075, 0.15)] == [6, 6, 4.5, 3, 1.5, 0]


def test_fifty_ordinary_ratings_are_weighed_against_a_products_own() -> None:
    told = part("quality", rating=5.0, review_count=50).reason
    assert told == "Rated 5.0 by 50 customers; together with 50 ordinary ratings of 4.2 that is 4.60."
    told = part("quality", rating=4.2, review_count=900).reason
    assert told == "Rated 4.2 by 900 customers."


@pytest.mark.parametrize("price", [15.0, 75.0])
def test_the_edges_of_the_price_band_lie_in_it(price: float) -> None:
    told = part("price_band", price=price, currency="EUR")
    assert (told.points, told.reason) == (8, f"{price:.2f} EUR lies in the band of 15 to 75 EUR.")
    assert "above the band" in part("price_band", price=75.01, currency="EUR").reason


def test_pins_that_are_dated_in_the_future_take_no_room() -> None:
    assert part("competition", own_pins_at=(NOW + timedelta(minutes=1),)).points == 8
    assert part("competition", own_pins_at=(NOW,)).points == 0


def test_the_category_alone_can_be_prohibited() -> None:
    result = score(plain(title="Starter kit", category="Vape"))
    assert result.points == 0
    assert "(“Vape”)" in result.parts[-1].reason
    live = LiveFacts(region="amazon.de", fetched_at=NOW, facts=("category",), goods="tobacco")
    kept = score(plain(title="Starter kit", category="", live=live))
    assert (kept.points, "for tobacco, so" in kept.parts[-1].reason) == (0, True), "the verdict is kept"
