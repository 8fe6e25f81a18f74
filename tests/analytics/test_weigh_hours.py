"""Back-tested on made-up accounts: a planted preference is found, chance alone weighs (almost) nothing."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from pinflow.analytics.models import CountRules, PinOutcome
from pinflow.analytics.weigh_hours import weigh_hours
from pinflow.posting.best_hours.models import HourWeights

RULES = CountRules()
START = datetime(2026, 3, 2, tzinfo=UTC)
NOW = datetime(2026, 9, 1, tzinfo=UTC)
EVENING = (18, 19)


def outcomes(
    seed: int, pins: int, times: float = 1.0, zone: str = "UTC", liked: tuple[int, ...] = EVENING
) -> list[PinOutcome]:
    """Some bring ten times as much as others, by luck; those of the liked hours ``times`` as much."""
    chance = random.Random(seed)
    found = []
    for number in range(pins):
        local = (START + timedelta(days=number * 120 // pins)).replace(tzinfo=ZoneInfo(zone))
        local = local.replace(hour=chance.randrange(7, 22), minute=chance.randrange(60))
        expected = 4 * math.exp(chance.gauss(0, 0.9)) * (times if local.hour in liked else 1.0)
        clicks, saves = (sum(chance.random() < expected / 100 for _ in range(100)) for _ in range(2))
        found.append(PinOutcome(published_at=local.astimezone(UTC), clicks=clicks, saves=saves))
    return found


def weigh(found: list[PinOutcome], zone: str = "UTC") -> HourWeights:
    return weigh_hours(found, ZoneInfo(zone), RULES, NOW)


def best_of(weights: HourWeights) -> int:
    return max(range(24), key=lambda hour: weights.weights[hour])


@pytest.mark.parametrize(("pins", "times", "share"), [(150, 3.0, 0.9), (400, 2.0, 0.85)])
def test_a_planted_preference_is_found(pins: int, times: float, share: float) -> None:
    found = [weigh(outcomes(seed, pins, times)) for seed in range(40)]
    hits = sum(best_of(each) in EVENING and each.weights[best_of(each)] > 1.1 for each in found)
    assert hits >= 40 * share


@pytest.mark.parametrize("pins", [30, 60, 150, 400])
def test_noise_alone_yields_almost_flat_weights(pins: int) -> None:
    found = [weigh(outcomes(seed, pins)) for seed in range(60)]
    highest = sorted(max(each.weights) for each in found)
    lowest = sorted(min(each.weights) for each in found)
    assert highest[53] < 1.25 and lowest[6] > 0.8
    assert highest[-1] < 1.5 and lowest[0] > 0.65
    assert sum(set(each.weights) == {1.0} for each in found) > 60 / 2


def test_few_pins_of_an_hour_decide_little_however_good_they_are() -> None:
    found = outcomes(1, 200)
    found += [
        PinOutcome(published_at=START.replace(hour=5) + timedelta(days=n), clicks=40, saves=9)
        for n in range(2)
    ]
    assert max(weigh(found).weights) < 1.45


def test_one_pin_that_went_round_the_world_decides_nothing() -> None:
    found = outcomes(2, 150)
    viral = PinOutcome(published_at=START.replace(hour=9), clicks=50_000, saves=9_000)
    assert max(weigh([*found, viral]).weights) < 1.3


def test_hours_are_those_of_the_clock_on_the_accounts_wall_also_where_it_is_turned() -> None:
    zone = "America/New_York"
    found = outcomes(3, 400, 3.0, zone)
    # The clocks there go forward on 8 March and stay so: the pins straddle it.
    assert best_of(weigh(found, zone)) in EVENING
    assert best_of(weigh(found, "UTC")) in (22, 23, 0)
    twice = [
        PinOutcome(published_at=datetime(2026, 11, 1, hour, 30, tzinfo=UTC), clicks=1, saves=0)
        for hour in (5, 6)
    ]
    assert weigh(twice, zone).pins[1] == 2


def test_the_same_pins_give_the_same_weights_in_any_order() -> None:
    found = outcomes(4, 120, 2.5)
    assert weigh(found) == weigh(found)
    assert weigh(found).weights == pytest.approx(weigh(found[::-1]).weights, abs=1e-3)


def test_saves_count_half_of_what_clicks_do() -> None:
    def account(clicks: int, saves: int) -> HourWeights:
        return weigh(
            [
                PinOutcome(
                    published_at=START.replace(hour=hour) + timedelta(days=n),
                    clicks=clicks if hour == 18 else 2,
                    saves=saves if hour == 18 else 0,
                )
                for hour in (9, 18)
                for n in range(40)
            ]
        )

    assert account(4, 0).weights == account(2, 4).weights
    assert account(4, 0).weights[18] > 1.1


@pytest.mark.parametrize(
    ("found", "missing"),
    [
        ([], "0 of 30 pins"),
        (outcomes(5, 12), "12 of 30 pins"),
        (
            [PinOutcome(published_at=START + timedelta(hours=n), clicks=1, saves=0) for n in range(40)],
            "40 pins, but of 1 of 4 weeks",
        ),
        (
            [PinOutcome(published_at=START + timedelta(days=n), clicks=0, saves=0) for n in range(40)],
            "40 pins, but none was clicked or saved",
        ),
        (outcomes(6, 60), None),
    ],
)
def test_what_is_lacking_is_said(found: list[PinOutcome], missing: str | None) -> None:
    weights = weigh(found)
    assert weights.missing == missing
    assert (weights.counted, len(weights.pins), sum(weights.pins)) == (len(found), 24, len(found))
    assert all(weight > 0 for weight in weights.weights)
