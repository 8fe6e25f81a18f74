"""What a product's last weeks on a list say: days, the rank to expect, the slope."""

from __future__ import annotations

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pinflow.research.momentum import ListDays, ListVisit, RankDay, expected_log_rank, rank_slope

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def ago(**by: float) -> datetime:
    return NOW - timedelta(**by)


def days(*ranks: float) -> tuple[RankDay, ...]:
    """Daily ranks, the last one being now."""
    return tuple(RankDay(days_ago=back, rank=rank, visits=1) for back, rank in enumerate(reversed(ranks)))


def daily_visits(count: int, last_rank: int = 50) -> list[ListVisit]:
    return [ListVisit(ago(days=back), last_rank) for back in range(1, count + 1)]


def test_a_visit_that_missed_the_product_counts_as_the_rank_after_the_last() -> None:
    seen = [(ago(days=2), 8)]
    assert ListDays(daily_visits(3), NOW).of(seen, 4) == (
        RankDay(days_ago=0, rank=4, visits=1),
        RankDay(days_ago=1, rank=51, visits=1),
        RankDay(days_ago=2, rank=8, visits=1),
        RankDay(days_ago=3, rank=51, visits=1),
    )


def test_visits_a_little_early_or_late_are_days_of_their_own() -> None:
    visits = [ListVisit(ago(hours=hours), 50) for hours in (20, 47, 73)]
    found = ListDays(visits, NOW).of([(visit.observed_at, 9) for visit in visits], 9)
    assert [day.days_ago for day in found] == [0, 1, 2, 3]


def test_how_often_a_day_was_visited_does_not_matter() -> None:
    hourly = [ListVisit(ago(hours=hours), 50) for hours in range(1, 24 * 6)]
    often = ListDays(hourly, NOW).of([(visit.observed_at, 7) for visit in hourly], 7)
    once = ListDays(daily_visits(6), NOW).of([(visit.observed_at, 7) for visit in daily_visits(6)], 7)
    assert [(day.days_ago, day.rank) for day in often] == [(day.days_ago, day.rank) for day in once]
    assert expected_log_rank(often) == pytest.approx(math.log(7), abs=1e-4)


def test_what_is_older_than_three_weeks_or_later_than_now_is_not_used() -> None:
    old, late = ListVisit(ago(days=22), 50), ListVisit(NOW + timedelta(hours=1), 50)
    alone = (RankDay(days_ago=0, rank=3, visits=1),)
    assert ListDays([old, late], NOW).of([], 3) == alone
    assert ListDays([], NOW).of([(old.observed_at, 9), (late.observed_at, 9), (NOW, 9)], 3) == alone


@given(st.lists(st.integers(1, 100), min_size=1, max_size=21), st.integers(1, 100))
def test_the_expected_rank_lies_between_the_best_and_the_worst(ranks: list[int], now: int) -> None:
    visits = daily_visits(len(ranks), 100)
    seen = [(visit.observed_at, rank) for visit, rank in zip(visits, ranks, strict=True)]
    expected = math.exp(expected_log_rank(ListDays(visits, NOW).of(seen, now)))
    assert min(*ranks, now) - 0.01 <= expected <= max(*ranks, now) + 0.01


def test_newer_days_count_more() -> None:
    assert expected_log_rank(days(40, 40, 40, 5)) < math.log(40)
    assert expected_log_rank(days(5, 40, 40, 40)) > expected_log_rank(days(40, 40, 40, 5))


def test_the_slope_shrugs_off_one_outlier() -> None:
    steady = [math.exp(math.log(40) + (math.log(5) - math.log(40)) * step / 8) for step in range(9)]
    clean = rank_slope(days(*steady))
    dirty = rank_slope(days(*steady[:4], 99, *steady[5:]))
    assert clean == pytest.approx(math.log(5 / 40) / 8)
    assert dirty == pytest.approx(clean, abs=0.06)


def test_one_day_has_no_slope() -> None:
    assert rank_slope(days(3)) is None
    assert rank_slope(()) is None


def test_the_slope_shrugs_off_an_outlier_at_either_end() -> None:
    assert rank_slope(days(20, 20, 20, 20, 20, 20, 90)) == 0
    assert rank_slope(days(90, 20, 20, 20, 20, 20, 20)) == 0


def test_a_day_a_week_ago_counts_a_third_of_today() -> None:
    """The memory that the back-test chose: 1/e after seven days."""
    week = (RankDay(days_ago=0, rank=1, visits=1), RankDay(days_ago=7, rank=math.e, visits=1))
    assert expected_log_rank(week) == pytest.approx(math.exp(-1) / (1 + math.exp(-1)))


def test_the_slope_looks_back_two_weeks() -> None:
    def of(*agos: int) -> float | None:
        return rank_slope(tuple(RankDay(days_ago=ago, rank=5 + ago, visits=1) for ago in agos))

    assert of(0, 14) == pytest.approx(math.log(5 / 19) / 14)
    assert of(0, 15) is None


def test_a_visit_that_looked_less_deep_than_the_product_stood_tells_nothing_of_it() -> None:
    visits = [ListVisit(ago(days=3), 100), ListVisit(ago(days=2), 50), ListVisit(ago(days=1), 48)]
    assert [(day.days_ago, day.rank) for day in ListDays(visits, NOW).of([], 90)] == [(0, 90), (3, 101)]
    # It stood at 90 and stands at 30: where it was in between is not known, but not on the 51st rank.
    seen = [(ago(days=3), 90), (ago(days=1), 40)]
    found = ListDays(visits, NOW).of(seen, 30)
    assert [(day.days_ago, day.rank) for day in found] == [(0, 30), (1, 40), (3, 90)]
    # A page that shows 48 products was read to its end, rank 50.
    assert [day.days_ago for day in ListDays(visits, NOW).of([], 50)] == [0, 1, 2, 3]
