"""Trend, growth and season: what they earn, when a season's peak is near, and what is not put into words."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, timedelta

import pytest

from pinflow.research import score_trend
from pinflow.research.score_models import Share, Signals, Source
from pinflow.research.score_trend import days_to_peak
from pinflow.research.trend_signal import TrendSignal
from tests.research.trends import trend

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
THIS_WEEK = date(2026, 11, 16)


def signals(found: TrendSignal | None, *, asked: bool = True) -> Signals:
    return Signals(
        rank=1,
        list_size=50,
        observed_at=NOW,
        title="Travel mug",
        category="Kitchen",
        trends_asked=asked,
        trend=found,
    )


def season_curve(peak_in_weeks: int, *, weeks: int = 53) -> TrendSignal:
    """A curve whose yearly peak of a few weeks comes ``peak_in_weeks`` from now."""
    curve = []
    for back in range(weeks - 1, -1, -1):
        distance = (-back - peak_in_weeks + 26) % 52 - 26
        curve.append(round(10 + 90 * math.exp(-((distance / 3) ** 2))))
    return trend(weekly=tuple(curve), weeks_start=THIS_WEEK - timedelta(weeks=weeks - 1))


def season(found: TrendSignal) -> Share:
    return score_trend.season(signals(found), NOW)


@pytest.mark.parametrize("weeks_ahead", [3, 7, 10, 12, 20, 30, 45])
def test_the_next_peak_is_where_last_years_was(weeks_ahead: int) -> None:
    for weeks in (53, 105):
        ahead = days_to_peak(season_curve(weeks_ahead, weeks=weeks), NOW)
        assert ahead == pytest.approx(7 * weeks_ahead, abs=5)


@pytest.mark.parametrize("weeks_ago", [0, 1])
def test_a_peak_of_this_or_last_week_is_now(weeks_ago: int) -> None:
    assert days_to_peak(season_curve(-weeks_ago), NOW) == 0


def test_a_pin_is_planned_45_to_90_days_ahead() -> None:
    shares = {weeks: season(season_curve(weeks)).share for weeks in (0, 2, 4, 8, 10, 12, 18, 30)}
    assert shares[0] == 0.3
    assert shares[0] < shares[2] < shares[4] < 1
    assert shares[8] == shares[10] == shares[12] == 1
    assert 0 < shares[18] < 1
    assert shares[30] == 0
    assert "45 to 90 days ahead: the time to pin it" in season(season_curve(10)).reason
    assert "late for a new pin" in season(season_curve(2)).reason
    assert "early" in season(season_curve(30)).reason


def test_a_flat_curve_has_no_season_and_a_short_one_cannot_tell() -> None:
    flat = season(trend(weekly=(60, 62) * 27))
    assert (flat.share, "all year round" in flat.reason) == (0.5, True)
    short = season(trend(weekly=(10, 90, 10)))
    assert (short.share, "too short" in short.reason) == (0.0, True)
    assert season(trend(weekly=(0,) * 53)).share == 0.5


def test_a_trend_earns_more_the_nearer_it_is_to_its_peak() -> None:
    shares = [score_trend.trend(signals(trend(weekly=(level,)))).share for level in (0, 50, 100)]
    assert shares == [0.5, 0.75, 1.0]
    assert score_trend.trend(signals(trend(weekly=()))).share == 0.5


@pytest.mark.parametrize(
    ("growth", "share", "word"),
    [
        ({"growth_mom": 100.0}, 1.0, "grows fast"),
        ({"growth_mom": 40.0}, 0.7, "grows"),
        ({"growth_mom": 0.0}, 0.5, "holds"),
        ({"growth_mom": -100.0, "growth_yoy": -200.0}, 0.0, "shrinks"),
        ({"growth_wow": 30.0, "growth_mom": 0.0, "growth_yoy": 10_000.0}, 5 / 6, "grows fast"),
        ({}, 0.0, "not told"),
    ],
)
def test_growth_is_the_mean_of_what_was_told(growth: dict[str, float], share: float, word: str) -> None:
    found = score_trend.trend_growth(signals(trend(**growth)))
    assert found.share == pytest.approx(share)
    assert word in found.reason


def test_without_a_trend_nothing_is_earned_and_why_is_said() -> None:
    for part in (score_trend.trend, score_trend.trend_growth, lambda given: score_trend.season(given, NOW)):
        unasked, unmatched = part(signals(None, asked=False)), part(signals(None))
        assert (unasked.share, unmatched.share) == (0.0, 0.0)
        assert "need a Pinterest account" in unasked.reason
        assert "No search trend" in unmatched.reason
        assert unmatched.source is Source.PUBLIC


@pytest.mark.parametrize(("peak", "seasonal"), [(89, False), (92, True)])
def test_a_peak_half_again_as_high_as_an_ordinary_week_is_a_season(peak: int, seasonal: bool) -> None:
    found = season(trend(weekly=(60,) * 20 + (peak,) * 5 + (60,) * 28))
    assert ("all year round" not in found.reason) is seasonal
