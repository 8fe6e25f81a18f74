"""100,000 random plans break no rule of the governor, and a rule that is broken on purpose is found."""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

import msgspec
import pytest

from pinflow.accounts import daily_cap
from pinflow.pins.pin import PinId
from pinflow.posting import governor, replan
from pinflow.posting.governor import AccountRules
from pinflow.posting.hours import DEFAULT_HOURS, Hours
from tests.posting.check_plan import AccountFacts, Placed, broken_rules
from tests.posting.random_plans import RandomPlan

PLANS, PARTS = 100_000, 8
# A mutant that so many plans do not find is not found.
ENOUGH = 20_000
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)


@pytest.mark.parametrize("part", range(PARTS))
def test_a_hundred_thousand_random_plans_break_no_rule(part: int) -> None:
    broken = {
        number: found
        for number in range(part * PLANS // PARTS, (part + 1) * PLANS // PARTS)
        if (found := RandomPlan(number).play())
    }
    assert broken == {}


def test_the_same_number_makes_the_same_plan() -> None:
    def places(number: int) -> list[Placed]:
        plan = RandomPlan(number)
        plan.play()
        return plan.placed()

    assert [places(number) for number in range(200)] == [places(number) for number in range(200)]


def _nothing(*_: Any, **__: Any) -> None:
    return None


def _only(kept: Sequence[str]) -> Callable[..., Any]:
    """The check for what no moment changes, with only some of its rules."""
    check = governor._check_final

    def some(against: governor.Against) -> governor.Refusal | None:
        return check(governor.Against(**{name: getattr(against, name) for name in kept}))

    return some


def _plain_day(zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """A day of always 24 hours, in UTC: as if no clocks were turned and no zones were."""
    start = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return start, start + timedelta(days=1)


MUTANTS: dict[str, tuple[str, list[tuple[object, str, Any]]]] = {
    "hours": ("outside the hours", [(governor, "_check_hours", _nothing)]),
    "spacing": ("too close", [(governor, "_check_spacing", _nothing)]),
    "least spacing": ("too close", [(governor, "LEAST_SPACING", timedelta(minutes=1))]),
    "cap": ("more than the day's cap", [(governor, "_check_cap", _nothing)]),
    "ceiling": ("more than the day's cap", [(daily_cap, "DAILY_CAP_CEILING", 40)]),
    "warm-up": ("more than the day's cap", [(daily_cap, "WARM_UP_WEEKS", 0)]),
    "a shorter warm-up": ("more than the day's cap", [(daily_cap, "WARM_UP_START", 4)]),
    "local days": ("more than the day's cap", [(governor, "day_bounds", _plain_day)]),
    "link rest": ("the link does not rest", [(governor, "_check_link", _nothing)]),
    "a shorter link rest": (
        "the link does not rest",
        [(governor, "LINK_REST", timedelta(days=7) - timedelta(minutes=1))],
    ),
    "picture on a board": (
        "picture twice on a board",
        [(governor, "_check_final", _only(["link_elsewhere", "picture_elsewhere"]))],
    ),
    "link on two accounts": (
        "link on two accounts",
        [(governor, "_check_final", _only(["picture_on_board", "picture_elsewhere"]))],
    ),
    "picture on two accounts": (
        "picture on two accounts",
        [(governor, "_check_final", _only(["picture_on_board", "link_elsewhere"]))],
    ),
    "replanning": ("outside the hours", [(replan, "_why_not", _nothing)]),
    "whole minutes": ("not on a minute", [(governor, "_whole_minute", lambda at: at + timedelta(seconds=1))]),
}


@pytest.mark.parametrize("mutant", MUTANTS)
def test_a_rule_that_is_broken_on_purpose_is_found(mutant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected, changes = MUTANTS[mutant]
    caches = (governor._spread, governor._cap_of_day)
    for owner, name, value in changes:
        monkeypatch.setattr(owner, name, value)
    for cache in caches:
        cache.cache_clear()
    try:
        assert any(expected in RandomPlan(number).play() for number in range(ENOUGH))
    finally:
        for cache in caches:
            cache.cache_clear()


FACTS = AccountFacts("Europe/Berlin", 10, 60, MONDAY - timedelta(days=100), DEFAULT_HOURS.week)


def placed(at: datetime, **changes: Any) -> Placed:
    picture = random.Random(at.timestamp()).getrandbits(64)
    return msgspec.structs.replace(Placed(0, at, f"link {picture}", picture, "A"), **changes)


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        ([placed(MONDAY), placed(MONDAY + timedelta(minutes=60))], []),
        ([placed(MONDAY), placed(MONDAY + timedelta(minutes=59))], ["too close"]),
        ([placed(MONDAY.replace(hour=5, minute=59))], ["outside the hours"]),
        ([placed(MONDAY.replace(hour=21))], ["outside the hours"]),
        ([placed(MONDAY + timedelta(seconds=1))], ["not on a minute"]),
        (
            [placed(MONDAY, link="a"), placed(MONDAY + timedelta(days=6, hours=23), link="a")],
            ["the link does not rest"],
        ),
        ([placed(MONDAY, link="a"), placed(MONDAY + timedelta(days=7), link="a")], []),
        (
            [placed(MONDAY, picture=2**10 - 1), placed(MONDAY + timedelta(days=1), picture=0)],
            ["picture twice on a board"],
        ),
        ([placed(MONDAY, picture=2**10 - 1), placed(MONDAY + timedelta(days=1), picture=0, board="B")], []),
    ],
)
def test_the_checker_itself_knows_the_rules(plan: list[Placed], expected: list[str]) -> None:
    assert broken_rules([FACTS], plan) == expected


def rules(**changes: Any) -> AccountRules:
    return msgspec.structs.replace(
        AccountRules(
            time_zone="Europe/Berlin",
            daily_cap=10,
            spacing=timedelta(minutes=60),
            warm_up_started_at=MONDAY - timedelta(days=100),
            spread=True,
            seed="a",
        ),
        **changes,
    )


def places(*moments: datetime) -> list[replan.Place]:
    return [
        replan.Place(PinId(UUID(int=number)), at, f"link {number}") for number, at in enumerate(moments, 1)
    ]


def moves_of(account: AccountRules, planned: list[replan.Place], now: datetime) -> dict[int, datetime]:
    moves = replan.replan(account, [], {}, planned, now, not_before=now + timedelta(minutes=2))
    return {move.place.pin_id.int: move.slot.at for move in moves if move.slot is not None}


def test_replanning_an_allowed_plan_moves_nothing() -> None:
    planned = places(*(MONDAY + timedelta(hours=number) for number in range(1, 11)))
    assert moves_of(rules(), planned, MONDAY) == {}


def test_replanning_moves_only_the_pins_that_a_stricter_rule_forbids() -> None:
    planned = places(*(MONDAY + timedelta(hours=number) for number in range(1, 11)))
    # The eleventh hour on is closed now: 20:00 in Berlin is 19:00 UTC.
    closing = rules(hours=Hours((((7 * 60, 20 * 60),),) * 7))
    assert set(moves_of(closing, planned, MONDAY)) == {10}
    fewer = moves_of(rules(daily_cap=7), planned, MONDAY)
    assert set(fewer) == {8, 9, 10}
    assert {at.date() for at in fewer.values()} == {MONDAY.date() + timedelta(days=1)}


def test_pins_missed_in_three_days_of_outage_get_allowed_places_and_the_rest_stays() -> None:
    missed = [MONDAY + timedelta(hours=12 * number) for number in range(6)]
    now = MONDAY + timedelta(days=3)
    ahead = [now + timedelta(hours=1), now + timedelta(hours=4)]
    moved = moves_of(rules(), places(*missed, *ahead), now)
    assert set(moved) == {1, 2, 3, 4, 5, 6}
    whole = sorted([*moved.values(), *ahead])
    assert all(later - earlier >= timedelta(minutes=60) for earlier, later in itertools.pairwise(whole))
    assert broken_rules([FACTS], [placed(at) for at in whole]) == []
