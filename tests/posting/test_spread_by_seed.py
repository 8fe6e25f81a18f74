"""The day's spread is chance that the seed and the day alone decide: the same in every process."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

from pinflow.posting import governor
from pinflow.posting.governor import AccountRules, spread_of_day

DAY = date(2026, 11, 25)
HOUR = timedelta(hours=1)
WINTER = ["08:20", "11:31", "13:39", "16:45", "19:02"]


def rules(seed: str) -> AccountRules:
    return AccountRules(
        time_zone="UTC",
        daily_cap=5,
        spacing=HOUR,
        warm_up_started_at=datetime(2025, 1, 1, tzinfo=UTC),
        spread=True,
        seed=seed,
    )


def minutes(seed: str, day: date = DAY) -> list[str]:
    """As a process that has just started reckons it."""
    governor._spread.cache_clear()
    return [f"{moment:%H:%M}" for moment in spread_of_day(rules(seed), day, 5)]


def test_a_plan_is_the_same_in_every_process_of_every_release() -> None:
    assert minutes("winter") == WINTER
    assert minutes("winter") == WINTER


def test_another_seed_and_another_day_make_another_plan() -> None:
    days = [DAY + timedelta(days=number) for number in range(20)]
    plans = [tuple(minutes(seed, day)) for seed in ("winter", "summer") for day in days]
    assert len(set(plans)) == len(plans)


def test_the_pins_of_a_day_stand_at_no_regular_distance() -> None:
    for number in range(50):
        governor._spread.cache_clear()
        moments = spread_of_day(rules(f"seed {number}"), DAY, 5)
        gaps = [later - earlier for earlier, later in itertools.pairwise(moments)]
        assert min(gaps) >= HOUR
        assert len(set(gaps)) > 1
