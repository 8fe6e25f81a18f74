"""The back-test: nothing of the future reaches a prediction, and the figures are what their names say."""

from __future__ import annotations

import importlib.util
import random
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from pinflow.research.backtest_momentum import (
    Figures,
    Predictor,
    Series,
    Visit,
    bootstrap,
    cases,
    compare,
    current_rank,
    differences,
    evaluate,
    expected_rank,
    first_date_of_rest,
    nearest,
    rank_correlation,
    slope_alone,
    yesterdays_change,
)
from tests.conftest import ROOT

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
PREDICTORS: list[Predictor] = [expected_rank, slope_alone, current_rank, yesterdays_change]


def visits(count: int, *, seed: int = 1, every: timedelta = timedelta(days=1)) -> tuple[Visit, ...]:
    """A list of 20 out of 30 products, shuffled a little from visit to visit."""
    chance = random.Random(seed)
    strength = {f"B{number:09d}": number + chance.random() for number in range(30)}
    found = []
    for place in range(count):
        order = sorted(strength, key=lambda asin: strength[asin] + chance.gauss(0, 4))[:20]
        found.append(Visit(START + place * every, {asin: rank for rank, asin in enumerate(order, 1)}))
    return tuple(found)


def series(*lists: tuple[Visit, ...], days: int = 3) -> Series:
    return Series("test", timedelta(days=days), lists)


@pytest.mark.parametrize("predict", PREDICTORS)
@pytest.mark.parametrize("every", [timedelta(days=1), timedelta(hours=3)])
def test_changing_everything_later_changes_no_prediction(predict: Predictor, every: timedelta) -> None:
    true, other = visits(80, every=every), visits(80, seed=2, every=every)
    for known in (5, 20, 60):
        twisted = true[:known] + other[known:]
        before = [predict(case.history) for case in cases(series(true), "training")]
        after = [predict(case.history) for case in cases(series(twisted), "training")]
        told = [case for case in cases(series(true), "training") if case.history[-1].at < twisted[known].at]
        assert before[: len(told)] == after[: len(told)]
        assert len(told) > 0


def test_a_case_holds_nothing_later_than_its_moment_but_the_outcome() -> None:
    both = [*cases(series(visits(40)), "training"), *cases(series(visits(40)), "rest")]
    assert len(both) > 20
    for case in both:
        moment = case.history[-1].at
        assert all(visit.at <= moment for visit in case.history)
        assert case.outcome.at - moment == timedelta(days=3)


def test_the_training_part_ends_before_the_rest_begins_outcomes_included() -> None:
    found = series(visits(40))
    rest_from = first_date_of_rest(found)
    assert rest_from == (START + timedelta(days=24)).date()
    assert all(case.outcome.at.date() < rest_from for case in cases(found, "training"))
    assert all(case.history[-1].at.date() >= rest_from for case in cases(found, "rest"))
    # Changing the rest changes nothing that constants could be chosen by.
    twisted = series(found.lists[0][:24] + visits(40, seed=3)[24:])
    assert evaluate(twisted, expected_rank, "training") == evaluate(found, expected_rank, "training")
    assert evaluate(twisted, expected_rank, "rest") != evaluate(found, expected_rank, "rest")


def test_a_later_start_of_the_rest_can_be_given() -> None:
    late = date(2026, 4, 1)
    found = list(cases(series(visits(40)), "rest", late))
    assert {case.history[-1].at.date() >= late for case in found} == {True}


def test_a_gap_around_the_target_leaves_the_moment_out() -> None:
    daily = visits(10)
    gap = daily[:5] + daily[7:]
    moments = [case.history[-1].at for case in cases(series(gap, days=2), "training", date(2027, 1, 1))]
    assert daily[3].at not in moments
    assert daily[2].at in moments
    assert nearest(daily, START + timedelta(hours=12)) is not None
    assert nearest(daily, START - timedelta(hours=13)) is None
    assert nearest((), START) is None


def test_leaving_counts_as_the_rank_after_the_last_and_entrants_are_left_out() -> None:
    predicted = {f"A{place:02d}": float(place) for place in range(12)}
    stays = {f"A{place:02d}": place + 1 for place in range(9)}
    outcome = Visit(START, {**stays, "NEW1": 10, "NEW2": 11})
    # Three left. They share the tenth place: whichever is predicted there is right.
    found = compare(predicted, outcome)
    assert found.precision == 1.0
    assert found.correlation == pytest.approx(0.99, abs=0.02)
    # The other way round A00 and A01 are missed, and only one of the three that left fills a place.
    worst = compare({asin: -value for asin, value in predicted.items()}, outcome)
    assert worst.correlation == pytest.approx(-found.correlation)  # type: ignore[operator]
    assert worst.precision == 0.8


def test_a_list_of_ten_or_fewer_has_no_precision() -> None:
    assert compare({"A": 1.0, "B": 2.0}, Visit(START, {"A": 2, "B": 1})) == Figures(None, -1.0)


def test_the_correlation_of_ranks_is_spearmans() -> None:
    assert rank_correlation([1, 2, 3, 4], [10, 20, 30, 40]) == 1.0
    assert rank_correlation([1, 2, 3, 4], [4, 3, 2, 1]) == -1.0
    assert rank_correlation([1, 2, 2, 3], [1, 2, 3, 3]) == pytest.approx(5 / 6, abs=0.02)
    assert rank_correlation([1, 1, 1], [1, 2, 3]) is None


def test_the_interval_holds_its_mean_and_the_same_seed_gives_it_again() -> None:
    groups = [[0.1, 0.2, 0.3], [0.5, 0.7]]
    found = bootstrap(groups, rounds=500, seed=7)
    assert found is not None
    assert found.low <= found.mean <= found.high
    assert found.mean == pytest.approx(0.36)
    assert bootstrap(groups, rounds=500, seed=7) == found
    assert bootstrap([], rounds=5, seed=1) is None


def test_differences_pair_dates_and_take_no_order_for_no_correlation() -> None:
    day, other = date(2026, 3, 1), date(2026, 3, 2)
    ours = {day: Figures(0.5, None), other: Figures(None, 0.4)}
    theirs = {day: Figures(0.2, 0.1), other: Figures(None, 0.1)}
    assert differences(ours, theirs, "precision") == [pytest.approx(0.3)]
    assert differences(ours, theirs, "correlation") == [-0.1, pytest.approx(0.3)]


def test_a_level_that_lasts_is_told_apart_from_noise() -> None:
    found = series(visits(60))
    ours = evaluate(found, expected_rank, "rest")
    for baseline in (current_rank, yesterdays_change):
        gain = bootstrap(
            [differences(ours, evaluate(found, baseline, "rest"), "correlation")], rounds=200, seed=1
        )
        assert gain is not None
        assert gain.low > 0


def test_the_benchmark_is_better_than_both_baselines_on_the_pooled_rest(shared: Path) -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "bench/momentum.py"), "--quick", "--json"],
        check=True,
        capture_output=True,
        text=True,
    )
    result = msgspec.json.decode(ran.stdout.splitlines()[-1])
    assert result["series"].keys() == {"de-solar-daily", "us-books-hourly", "jp-ranking-daily"}
    assert [found["horizon_days"] for found in result["series"].values()] == [7, 3, 3]
    assert result["pooled"]["better_than_both"]
    for figure in ("precision", "correlation"):
        for baseline in ("current_rank", "yesterdays_change"):
            assert result["pooled"][f"{figure}_minus_{baseline}"]["low"] > 0


def test_the_benchmark_says_so_when_there_are_no_series(tmp_path: Path) -> None:
    ran = subprocess.run(
        [sys.executable, str(ROOT / "bench/momentum.py"), "--json", "--series", str(tmp_path)],
        check=True,
        capture_output=True,
        text=True,
    )
    assert "nothing is measured" in ran.stdout
    assert msgspec.json.decode(ran.stdout.splitlines()[-1]) == {"series": {}, "pooled": None}


def test_the_benchmark_names_no_constant_that_the_score_does_not_use() -> None:
    spec = importlib.util.spec_from_file_location("bench_momentum", ROOT / "bench/momentum.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert module.COMPARED["momentum"] is expected_rank


def test_what_left_ties_with_nothing_that_is_still_on_the_list() -> None:
    predicted = {f"A{place:02d}": float(place) for place in range(1, 12)}
    # Ten stay, one at the last rank; A11 left: it counts as one behind that, not as equal to it.
    found = compare(predicted, Visit(START, {f"A{place:02d}": place for place in range(1, 11)}))
    assert found.precision == 1.0
    assert found.correlation == pytest.approx(1.0)
    worse = compare(
        {**predicted, "A11": 9.5}, Visit(START, {f"A{place:02d}": place for place in range(1, 11)})
    )
    assert worse.precision == 0.9


def test_each_series_is_resampled_by_itself() -> None:
    """Dates of one series never stand in for another's: two that are constant have no spread at all."""
    found = bootstrap([[0.0] * 5, [1.0] * 15], rounds=200, seed=3)
    assert found is not None
    assert (found.low, found.mean, found.high) == (0.75, 0.75, 0.75)
