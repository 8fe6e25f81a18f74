"""The governor's rules: a table of cases, and properties over any account, day and plan."""

from __future__ import annotations

import itertools
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinflow.posting.governor import AccountRules, cap_on, check_moment, find_slot

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "Asia/Kathmandu",
    "Australia/Lord_Howe",
    "Pacific/Chatham",
    "Pacific/Kiritimati",
    "America/Santiago",
    "Africa/Casablanca",
)
# Days on which some of these zones turn their clocks.
TURNS = (
    date(2026, 3, 8),
    date(2026, 3, 29),
    date(2026, 4, 5),
    date(2026, 9, 6),
    date(2026, 10, 4),
    date(2026, 10, 25),
    date(2026, 11, 1),
)


def rules(**changes: object) -> AccountRules:
    given: dict[str, object] = {
        "time_zone": "UTC",
        "daily_cap": 10,
        "spacing": timedelta(minutes=60),
        "warm_up_started_at": MONDAY - timedelta(days=365),
        **changes,
    }
    return AccountRules(**given)  # type: ignore[arg-type]


def at(hour: int, minute: int = 0, day: int = 0) -> datetime:
    return MONDAY.replace(hour=hour, minute=minute) + timedelta(days=day)


@pytest.mark.parametrize(
    ("week", "cap"), [(0, 3), (0.99, 3), (1.1, 4), (2.1, 6), (3.1, 8), (3.99, 8), (4.1, 10), (50, 10)]
)
def test_the_warm_up_goes_from_3_to_10_in_four_weeks(week: float, cap: int) -> None:
    started = MONDAY - timedelta(weeks=week)
    assert cap_on(rules(warm_up_started_at=started), MONDAY)[0] == cap


def test_the_cap_is_the_same_all_day_and_rises_on_the_day_after_the_week() -> None:
    account = rules(warm_up_started_at=at(12), time_zone="Europe/Berlin")
    assert [cap_on(account, at(hour, day=7))[0] for hour in (7, 11, 12, 22)] == [3, 3, 3, 3]
    # 23:00 in UTC is midnight in Berlin.
    assert cap_on(account, at(23, day=7))[0] == 4
    taken = [at(7, day=7), at(9, day=7), at(11, day=7)]
    assert find_slot(account, taken, at(11, 30, day=7)).at == at(6, day=8)


def test_a_low_cap_holds_during_the_warm_up_too() -> None:
    assert cap_on(rules(warm_up_started_at=MONDAY, daily_cap=2), MONDAY) == (2, "daily cap")


def test_no_cap_is_ever_above_the_ceiling() -> None:
    assert cap_on(rules(daily_cap=500), MONDAY)[0] == 25


@pytest.mark.parametrize(
    ("taken", "moment", "code"),
    [
        ([], at(9), None),
        ([], at(6, 59), "outside_hours"),
        ([], at(7), None),
        ([], at(21, 59), None),
        ([], at(22), "outside_hours"),
        ([at(9)], at(9), "too_close"),
        ([at(9)], at(9, 59), "too_close"),
        ([at(9)], at(8, 1), "too_close"),
        ([at(9)], at(10), None),
        ([at(9)], at(8), None),
        ([at(8, day=1)], at(21), None),
    ],
)
def test_hours_and_spacing(taken: list[datetime], moment: datetime, code: str | None) -> None:
    refusal = check_moment(rules(), taken, moment)
    assert (refusal.code if refusal else None) == code


def test_spacing_is_never_under_twenty_minutes_whatever_the_account_says() -> None:
    close = rules(spacing=timedelta(minutes=1))
    assert check_moment(close, [at(9)], at(9, 19)) is not None
    assert check_moment(close, [at(9)], at(9, 20)) is None


def test_a_pin_at_the_same_moment_is_not_told_to_be_zero_minutes_away() -> None:
    refusal = check_moment(rules(), [at(9)], at(9))
    assert refusal is not None
    assert refusal.message.startswith("Another pin stands at the same time; the account keeps")


def test_the_cap_counts_the_local_day() -> None:
    berlin = rules(time_zone="Europe/Berlin", daily_cap=2)
    # 23:30 UTC is half past midnight of the next day in Berlin.
    sent = [datetime(2026, 11, 22, 23, 30, tzinfo=UTC), at(8)]
    refusal = check_moment(berlin, sent, at(12))
    assert refusal is not None
    assert refusal.code == "cap_reached"
    assert refusal.not_before == datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
    assert check_moment(berlin, [datetime(2026, 11, 22, 22, 30, tzinfo=UTC), at(8)], at(12)) is None


def test_a_late_pin_may_go_out_after_hours_but_no_other_rule_bends() -> None:
    assert check_moment(rules(), [], at(22, 5), hours=False) is None
    assert check_moment(rules(), [at(21, 30)], at(22, 5), hours=False) is not None
    assert check_moment(rules(daily_cap=1), [at(8)], at(22, 5), hours=False) is not None


@pytest.mark.parametrize(
    ("zone", "day", "opening"),
    [
        ("Europe/Berlin", date(2026, 10, 24), "05:00"),
        ("Europe/Berlin", date(2026, 10, 25), "06:00"),
        ("America/New_York", date(2026, 3, 7), "12:00"),
        ("America/New_York", date(2026, 3, 8), "11:00"),
    ],
)
def test_slots_do_not_drift_at_daylight_saving(zone: str, day: date, opening: str) -> None:
    midnight = datetime.combine(day, time(0), ZoneInfo(zone)).astimezone(UTC)
    slot = find_slot(rules(time_zone=zone), [], midnight)
    assert f"{slot.at:%H:%M}" == opening
    assert slot.at.astimezone(ZoneInfo(zone)).hour == 7


def test_a_slot_says_why_this_minute_and_what_forbade_an_earlier_one() -> None:
    free = find_slot(rules(), [], at(9))
    assert "first free moment" in free.reason
    assert "pin 1 of 10" in free.reason
    close = find_slot(rules(), [at(9)], at(9, 10))
    assert close.at == at(10)
    assert "10 min away" in close.reason
    assert "60 min" in close.reason
    full = find_slot(rules(daily_cap=2, warm_up_started_at=MONDAY), [at(7), at(12)], at(14))
    assert full.at == at(7, day=1)
    assert "2 of 2 pins of Monday 23 November are taken" in full.reason
    night = find_slot(rules(), [], at(23))
    assert "23:00 in UTC" in night.reason
    warm = find_slot(rules(warm_up_started_at=MONDAY), [], at(9))
    assert "warm-up, week 1 of 4" in warm.reason


@st.composite
def accounts(draw: st.DrawFn) -> tuple[AccountRules, datetime]:
    """An account and a moment near a day on which clocks are turned, or any other."""
    day = draw(st.one_of(st.sampled_from(TURNS), st.dates(date(2026, 1, 1), date(2027, 12, 31))))
    moment = datetime.combine(day, time(0), UTC) + timedelta(seconds=draw(st.integers(-86_400, 86_400)))
    account = AccountRules(
        time_zone=draw(st.sampled_from(ZONES)),
        daily_cap=draw(st.integers(1, 40)),
        spacing=timedelta(minutes=draw(st.integers(0, 700))),
        warm_up_started_at=moment - timedelta(hours=draw(st.integers(-100, 24 * 40))),
    )
    return account, moment


taken_offsets = st.lists(st.integers(-2880, 2880), max_size=60)


def broken(account: AccountRules, plan: list[datetime], fixed: list[datetime]) -> str | None:
    """An oracle of its own: which rule a plan breaks, each slot against all moments before it in ``plan``."""
    zone = ZoneInfo(account.time_zone)
    spacing = max(account.spacing, timedelta(minutes=20))
    everything = list(fixed)
    for moment in plan:
        local = moment.astimezone(zone)
        if not time(7) <= local.time() < time(22):
            return f"{moment} is at {local}"
        if any(abs(moment - other) < spacing for other in everything):
            return f"{moment} is too close"
        everything.append(moment)
        weeks = max((moment - account.warm_up_started_at) // timedelta(weeks=1), 0)
        warm = (3, 4, 6, 8)[weeks] if weeks < 4 else 25
        count = Counter(other.astimezone(zone).date() for other in everything)[local.date()]
        if count > min(warm, account.daily_cap, 25):
            return f"{moment} is number {count} of its day"
    return None


@settings(max_examples=300, deadline=None)
@given(accounts(), taken_offsets, st.integers(1, 40))
def test_no_plan_ever_breaks_a_rule(
    given_account: tuple[AccountRules, datetime], offsets: list[int], count: int
) -> None:
    account, start = given_account
    fixed = [start + timedelta(minutes=offset) for offset in offsets]
    plan: list[datetime] = []
    for _ in range(count):
        slot = find_slot(account, [*fixed, *plan], start)
        assert slot.at >= start
        assert slot.at.second == slot.at.microsecond == 0
        assert slot.reason
        plan.append(slot.at)
    assert broken(account, plan, fixed) is None


@settings(max_examples=150, deadline=None)
@given(accounts(), taken_offsets)
def test_a_slot_is_the_first_allowed_minute_and_always_the_same(
    given_account: tuple[AccountRules, datetime], offsets: list[int]
) -> None:
    account, start = given_account
    taken = [start + timedelta(minutes=offset) for offset in offsets]
    slot = find_slot(account, taken, start)
    assert find_slot(account, list(reversed(taken)), start) == slot
    minute = start.replace(second=0, microsecond=0)
    minute += timedelta(0) if minute == start else timedelta(minutes=1)
    for moment in itertools.islice(
        itertools.count(),
        min(int((slot.at - minute) / timedelta(minutes=1)), 3000),
    ):
        assert check_moment(account, taken, minute + timedelta(minutes=moment)) is not None


@settings(max_examples=300, deadline=None)
@given(accounts(), st.integers(2, 30), st.data())
def test_a_rule_broken_on_purpose_is_found(
    given_account: tuple[AccountRules, datetime], count: int, data: st.DataObject
) -> None:
    account, start = given_account
    plan: list[datetime] = []
    for _ in range(count):
        plan.append(find_slot(account, plan, start).at)
    victim = data.draw(st.sampled_from(plan))
    how = data.draw(st.sampled_from(["too close", "at night", "one too many"]))
    if how == "too close":
        spacing = int(max(account.spacing, timedelta(minutes=20)) / timedelta(seconds=1))
        moment = victim + timedelta(seconds=data.draw(st.integers(1 - spacing, spacing - 1)))
    elif how == "at night":
        night = data.draw(st.sampled_from([0, 3, 6, 22, 23]))
        zone = ZoneInfo(account.time_zone)
        moment = datetime.combine(victim.astimezone(zone).date(), time(night, 30), zone).astimezone(UTC)
    else:
        day = victim.astimezone(ZoneInfo(account.time_zone)).date()
        cap = min(account.daily_cap, 25)
        # A full day, whatever is planned: the spacing is not what is asked here.
        same_day = [victim] * cap
        account = AccountRules(
            time_zone=account.time_zone,
            daily_cap=account.daily_cap,
            spacing=timedelta(0),
            warm_up_started_at=account.warm_up_started_at,
        )
        moment = victim + timedelta(minutes=20)
        if moment.astimezone(ZoneInfo(account.time_zone)).date() != day:
            moment = victim - timedelta(minutes=20)
        plan = same_day
    assert check_moment(account, plan, moment) is not None
