"""When schedules fire: triggers as data, time zones, summer time, long gaps."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime, timedelta

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.fire_times import (
    FireTimes,
    check_trigger,
    describe_trigger,
    fire_times,
    read_trigger,
)
from pinflow.scheduling.models import CronTrigger, DateTrigger, IntervalTrigger

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def between(times: FireTimes, start: str, end: str) -> list[str]:
    """The fire times from ``start`` (excluded) to ``end`` as ``day hour:minute`` in UTC."""
    found = []
    moment = times.next(at(start))
    while moment is not None and moment <= at(end):
        found.append(f"{moment:%d %H:%M}")
        moment = times.next(moment)
    return found


# Clocks in Berlin: 2026-03-29 02:00 -> 03:00, 2026-10-25 03:00 -> 02:00.
# Clocks in New York: 2026-03-08 02:00 -> 03:00, 2026-11-01 02:00 -> 01:00.
@pytest.mark.parametrize(
    ("zone", "fields", "start", "end", "expected"),
    [
        # A plain daily time keeps its place on the wall.
        ("Europe/Berlin", {"hour": 8}, "2026-03-28T00:00", "2026-03-30T00:00", ["28 07:00", "29 06:00"]),
        ("Europe/Berlin", {"hour": 8}, "2026-10-24T00:00", "2026-10-26T00:00", ["24 06:00", "25 07:00"]),
        ("America/New_York", {"hour": 8}, "2026-03-07T00:00", "2026-03-09T00:00", ["07 13:00", "08 12:00"]),
        ("America/New_York", {"hour": 8}, "2026-10-31T00:00", "2026-11-02T00:00", ["31 12:00", "01 13:00"]),
        # The time that does not exist: an hour later on the wall, once.
        (
            "Europe/Berlin",
            {"hour": 2, "minute": 30},
            "2026-03-28T00:00",
            "2026-03-31T00:00",
            ["28 01:30", "29 01:30", "30 00:30"],
        ),
        (
            "America/New_York",
            {"hour": 2, "minute": 30},
            "2026-03-07T00:00",
            "2026-03-10T00:00",
            ["07 07:30", "08 07:30", "09 06:30"],
        ),
        # The time that comes twice: the first time only.
        (
            "Europe/Berlin",
            {"hour": 2, "minute": 30},
            "2026-10-24T00:00",
            "2026-10-27T00:00",
            ["24 00:30", "25 00:30", "26 01:30"],
        ),
        (
            "America/New_York",
            {"hour": 1, "minute": 30},
            "2026-10-31T00:00",
            "2026-11-03T00:00",
            ["31 05:30", "01 05:30", "02 06:30"],
        ),
        # Every hour means every hour that passes.
        (
            "Europe/Berlin",
            {"minute": 30},
            "2026-10-24T23:00",
            "2026-10-25T03:00",
            ["24 23:30", "25 00:30", "25 01:30", "25 02:30"],
        ),
        (
            "Europe/Berlin",
            {"minute": 30},
            "2026-03-28T23:00",
            "2026-03-29T03:00",
            ["28 23:30", "29 00:30", "29 01:30", "29 02:30"],
        ),
    ],
)
def test_cron_times_on_the_days_the_clocks_change(
    zone: str, fields: dict[str, str | int], start: str, end: str, expected: list[str]
) -> None:
    times = fire_times(read_trigger({"type": "cron", **fields}), zone, NOW)
    assert between(times, start, end) == expected


@pytest.mark.parametrize(
    "zone",
    ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "America/Santiago", "Asia/Kolkata", "UTC"],
)
@pytest.mark.parametrize("hour", [0, 1, 2, 3, 23])
def test_a_daily_schedule_fires_once_on_every_day_of_the_year(zone: str, hour: int) -> None:
    times = fire_times(CronTrigger(hour=hour, minute=30), zone, NOW)
    found = between(times, "2026-01-01T00:00", "2027-01-01T00:00")
    assert len(found) == 365


def test_every_quarter_of_an_hour_of_a_year_fires_once_in_order() -> None:
    times = fire_times(CronTrigger(minute="*/15"), "America/New_York", NOW)
    moment, count = at("2026-01-01T00:00"), 0
    while (following := times.next(moment)) is not None and following < at("2027-01-01T00:00"):
        assert following - moment == timedelta(minutes=15)
        moment, count = following, count + 1
    assert count == 365 * 96 - 1


def test_an_interval_counts_from_its_fixed_start_whoever_asks_and_when() -> None:
    start = datetime(2026, 11, 23, 9, 0, 7, 123456, tzinfo=UTC)
    times = fire_times(IntervalTrigger(minutes=7), "Europe/Berlin", start)
    walked: list[datetime] = []
    moment = times.next(start - timedelta(seconds=1))
    while moment is not None and len(walked) < 500:
        walked.append(moment)
        moment = times.next(moment)
    assert walked[0] == start.replace(microsecond=0)
    assert {late - early for early, late in itertools.pairwise(walked)} == {timedelta(minutes=7)}
    for fire_at in walked:
        assert times.next(fire_at - timedelta(seconds=200)) == fire_at


def test_a_date_fires_once_on_the_wall_of_its_zone() -> None:
    trigger = read_trigger({"type": "date", "at": "2026-12-24T18:00:00"})
    assert between(fire_times(trigger, "America/New_York", NOW), "2026-11-01T00:00", "2027-11-01T00:00") == [
        "24 23:00"
    ]


@pytest.mark.parametrize(
    "trigger",
    [
        IntervalTrigger(minutes=1),
        IntervalTrigger(minutes=60),
        CronTrigger(minute="*/5", hour="8-9"),
        CronTrigger(hour=2, minute=30),
        CronTrigger(day_of_week="mon", hour=3),
        CronTrigger(month=1, day=1),
        DateTrigger(at=NOW + timedelta(days=2)),
    ],
)
@pytest.mark.parametrize("gap_hours", [0.01, 1, 30, 72, 24 * 400])
def test_the_newest_missed_time_is_the_last_of_those_one_would_walk_over(
    trigger: IntervalTrigger | CronTrigger | DateTrigger, gap_hours: float
) -> None:
    times = fire_times(trigger, "Europe/Berlin", NOW - timedelta(days=1))
    until = NOW + timedelta(hours=gap_hours)
    # Walking over a year of minutes would take longer than it proves.
    after = max(NOW, until - timedelta(days=5)) if trigger == IntervalTrigger(minutes=1) else NOW
    last, moment = None, times.next(after)
    while moment is not None and moment <= until:
        last, moment = moment, times.next(moment)
    assert times.newest(after, until) == last
    if last is not None:
        assert times.newest(NOW, until) == last


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({}, "type"),
        ({"type": "chron", "hour": 8}, "chron"),
        ({"type": "interval"}, "minutes"),
        ({"type": "interval", "minutes": 0}, "from 1"),
        ({"type": "interval", "minutes": "5"}, "minutes"),
        ({"type": "interval", "minute": 5}, "minute"),
        ({"type": "cron"}, "at least one"),
        ({"type": "cron", "hours": 8}, "hours"),
        ({"type": "cron", "hour": 25}, "hour"),
        ({"type": "cron", "hour": "8-"}, "hour"),
        ({"type": "cron", "day_of_week": "monday"}, "“monday” is no day of the week: write mon to sun"),
        ({"type": "cron", "month": 2, "day": 30}, "no such day"),
        ({"type": "date", "at": "tomorrow"}, "at"),
        ({"type": "date", "at": "2026-11-22T09:00:00Z"}, "passed"),
        ("every day", "object"),
        (None, "object"),
    ],
)
def test_a_trigger_that_cannot_fire_is_refused_in_words(data: object, words: str) -> None:
    with pytest.raises(InvalidInputError) as refused:
        check_trigger(read_trigger(data), "UTC", NOW)
    assert refused.value.code == "scheduling.bad_trigger"
    assert words in refused.value.message


@pytest.mark.parametrize("zone", ["Berlin", "", "../etc/passwd", "Mars/Olympus"])
def test_an_unknown_time_zone_is_refused(zone: str) -> None:
    with pytest.raises(InvalidInputError, match="time zone"):
        fire_times(IntervalTrigger(minutes=5), zone, NOW)


def test_leap_days_are_accepted() -> None:
    check_trigger(CronTrigger(month=2, day=29), "UTC", NOW)


@pytest.mark.parametrize(
    ("trigger", "words"),
    [
        (IntervalTrigger(minutes=1), "every minute"),
        (IntervalTrigger(minutes=5), "every 5 minutes"),
        (IntervalTrigger(minutes=120), "every 2 hours"),
        (IntervalTrigger(minutes=1440), "every day"),
        (CronTrigger(hour=3, minute=5), "daily at 03:05"),
        (CronTrigger(hour=3), "daily at 03:00"),
        (CronTrigger(minute=0, day_of_week="mon-fri"), "cron: minute 0, day_of_week mon-fri"),
        (DateTrigger(at=NOW), "once, 2026-11-23 09:00+00:00"),
    ],
)
def test_a_trigger_is_said_in_words(trigger: IntervalTrigger | CronTrigger | DateTrigger, words: str) -> None:
    assert describe_trigger(trigger) == words
