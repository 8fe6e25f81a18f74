"""How a day's places lean to the best hours, and what they never do."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest

from pinflow.posting.best_hours.lean import Lean, describe_hour
from pinflow.posting.governor import AccountRules, find_slot, spread_of_day
from pinflow.posting.hours import Hours

BERLIN = ZoneInfo("Europe/Berlin")
DAY = timedelta(days=1)
EVENING = Lean(
    tuple(1.6 if 18 <= hour < 20 else 0.9 for hour in range(24)),
    tuple(14 if 18 <= hour < 20 else 0 if hour == 7 else 3 for hour in range(24)),
)
FLAT = Lean((1.0,) * 24, (40,) * 24)
RULES = AccountRules(
    time_zone="Europe/Berlin",
    daily_cap=10,
    spacing=timedelta(minutes=45),
    warm_up_started_at=datetime(2025, 1, 1, tzinfo=UTC),
    spread=True,
    seed="winter",
    lean=EVENING,
)


def hours_of(moments: list[datetime]) -> Counter[int]:
    return Counter(moment.astimezone(BERLIN).hour for moment in moments)


def first_slots(rules: AccountRules, days: int = 400) -> list[datetime]:
    """The slot of the only pin of each day."""
    midnight = datetime(2026, 1, 1, tzinfo=BERLIN).astimezone(UTC)
    return [find_slot(rules, (), midnight + number * DAY).at for number in range(days)]


def test_most_lone_pins_go_to_the_best_hours_and_every_open_hour_gets_some() -> None:
    hours = hours_of(first_slots(RULES))
    assert sum(hours[hour] for hour in (18, 19)) > 400 * 0.4
    assert set(hours) == set(range(7, 22))
    plain = hours_of(first_slots(msgspec.structs.replace(RULES, lean=None)))
    assert sum(plain[hour] for hour in (18, 19)) < 20


def test_a_fifth_of_the_days_is_even_however_bad_an_hour_was() -> None:
    steep = Lean(tuple(5.0 if hour == 18 else 0.1 for hour in range(24)), (9,) * 24)
    hours = hours_of(first_slots(msgspec.structs.replace(RULES, lean=steep, daily_cap=3), 600))
    assert 600 * 0.12 < 600 - hours[18] < 600 * 0.28
    assert set(hours) == set(range(7, 22))


def test_flat_weights_prefer_no_hour() -> None:
    hours = hours_of(first_slots(msgspec.structs.replace(RULES, lean=FLAT), 900))
    assert all(900 / 15 * 0.5 < hours[hour] < 900 / 15 * 1.7 for hour in range(7, 22))


def test_a_full_day_is_denser_in_the_best_hours_and_keeps_its_spacing() -> None:
    places = [spread_of_day(RULES, date(2026, 6, 1) + number * DAY, 10) for number in range(100)]
    assert {len(day) for day in places} == {10}
    assert all(
        later - earlier >= RULES.spacing for day in places for earlier, later in itertools.pairwise(day)
    )
    hours = hours_of([moment for day in places for moment in day])
    plain_rules = msgspec.structs.replace(RULES, lean=None)
    plain = hours_of(
        [
            moment
            for number in range(100)
            for moment in spread_of_day(plain_rules, date(2026, 6, 1) + number * DAY, 10)
        ]
    )
    assert hours[18] + hours[19] > 1.5 * (plain[18] + plain[19])


@pytest.mark.parametrize("best", [7, 14, 21])
def test_as_many_places_as_fit_stay_in_the_open_hours_however_steep_the_lean(best: int) -> None:
    steep = Lean(tuple(50.0 if hour == best else 0.05 for hour in range(24)), (1,) * 24)
    rules = msgspec.structs.replace(RULES, lean=steep, daily_cap=25, spacing=timedelta(minutes=60))
    for number in range(60):
        day = date(2026, 3, 1) + number * DAY
        places = spread_of_day(rules, day, 25)
        assert len(places) == 15
        local = [moment.astimezone(BERLIN) for moment in places]
        assert all(each.date() == day and 7 <= each.hour < 22 for each in local)
        assert all(later - earlier >= timedelta(hours=1) for earlier, later in itertools.pairwise(places))


@pytest.mark.parametrize("day", [date(2026, 3, 29), date(2026, 10, 25)])
def test_on_days_when_clocks_are_turned_the_clock_on_the_wall_decides_the_hour(day: date) -> None:
    """Also in the hour that comes twice, and around the one that is left out."""
    night = Lean(tuple(5.0 if hour == 3 else 0.5 for hour in range(24)), (1,) * 24)
    rules = msgspec.structs.replace(
        RULES, lean=night, hours=Hours((((0, 1440),),) * 7), spacing=timedelta(minutes=20)
    )
    midnight = datetime(day.year, day.month, day.day, tzinfo=BERLIN).astimezone(UTC)
    slots = [find_slot(msgspec.structs.replace(rules, seed=str(seed)), (), midnight).at for seed in range(60)]
    hours = hours_of(slots)
    assert hours[3] > 30
    assert {moment.astimezone(BERLIN).date() for moment in slots} == {day}
    places = spread_of_day(rules, day, 25)
    assert all(later - earlier >= timedelta(minutes=20) for earlier, later in itertools.pairwise(places))


def test_the_same_seed_gives_the_same_slots_and_another_one_others() -> None:
    assert first_slots(RULES, 50) == first_slots(RULES, 50)
    assert first_slots(RULES, 50) != first_slots(msgspec.structs.replace(RULES, seed="summer"), 50)


def test_a_slot_says_what_its_hour_brought_and_how_many_pins_that_was() -> None:
    midnight = datetime(2026, 1, 1, tzinfo=BERLIN).astimezone(UTC)
    slots = [find_slot(RULES, (), midnight + number * DAY) for number in range(60)]
    reasons = [slot.reason for slot in slots if slot.at.astimezone(BERLIN).hour == 18]
    said = "pins from 18:00 to 19:00 brought 1.6 times the account's average (of 14 pins)"
    assert any(f"leans to the best hours: {said}" in reason for reason in reasons)
    assert any("is even on every fifth day or so, to try all hours" in slot.reason for slot in slots)
    assert describe_hour(EVENING, 7) == (
        "no pin that counts went out from 07:00 to 08:00 yet, and every hour gets its chance"
    )


def test_a_pin_that_lost_its_slot_gets_the_first_free_minute_whatever_the_hours_are_worth() -> None:
    rules = msgspec.structs.replace(RULES, spread=False)
    at = find_slot(rules, (), datetime(2026, 6, 1, 8, tzinfo=UTC)).at
    assert at == datetime(2026, 6, 1, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("weights", "pins"),
    [((1.0,) * 23, (1,) * 24), ((1.0,) * 24, (1,) * 25), ((0.0,) + (1.0,) * 23, (1,) * 24)],
)
def test_a_lean_that_is_none_is_refused(weights: tuple[float, ...], pins: tuple[int, ...]) -> None:
    with pytest.raises(ValueError, match="24 positive weights"):
        Lean(weights, pins)
