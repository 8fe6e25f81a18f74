"""When a schedule fires: APScheduler's triggers, asked about any moment instead of the machine's."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import msgspec
from apscheduler.triggers.base import BaseTrigger
from apscheduler.triggers.cron import CronTrigger as ApCronTrigger
from apscheduler.triggers.date import DateTrigger as ApDateTrigger
from apscheduler.triggers.interval import IntervalTrigger as ApIntervalTrigger

from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.models import CronTrigger, DateTrigger, IntervalTrigger, Trigger

_TICK = timedelta(microseconds=1)
_LONGEST_INTERVAL_MINUTES = 366 * 24 * 60
# 29 February comes every four years, except around 2100: what does not fire within nine never does.
_LOOK_AHEAD = timedelta(days=9 * 366)
# No zone moves its clocks by more, or twice within it.
_NEAR = timedelta(hours=3)
_HOUR_FIELD = ApCronTrigger.FIELD_NAMES.index("hour")


_CALLED = {
    "minute": "minute",
    "hour": "hour",
    "day": "day",
    "month": "month",
    "day_of_week": "day of the week",
}
_MAY_BE = {
    "minute": "write 0 to 59, a range such as 0-30, or */15",
    "hour": "write 0 to 23, a range such as 9-17, or */2",
    "day": "write 1 to 31, a range such as 1-7, or last",
    "month": "write 1 to 12 or jan to dec",
    "day_of_week": "write mon to sun, or a range such as mon-fri",
}


class FireTimes(ABC):
    """The fire times of one schedule, as moments in UTC: the same from every process, whenever it asks."""

    @abstractmethod
    def next(self, after: datetime) -> datetime | None:
        """The first fire time later than ``after``."""

    def newest(self, after: datetime, until: datetime) -> datetime | None:
        """The last fire time later than ``after`` and not later than ``until``.

        Looks back in growing steps: after an outage of a year a minutely schedule takes no longer.
        """
        span = timedelta(minutes=1)
        while True:
            low = max(after, until - span)
            found, fire_at = None, self.next(low)
            while fire_at is not None and fire_at <= until:
                found, fire_at = fire_at, self.next(fire_at)
            if found is not None or low <= after:
                return found
            span *= 4


class ElapsedTimes(FireTimes):
    """Moments that no clock on a wall changes: intervals and single dates."""

    def __init__(self, trigger: BaseTrigger) -> None:
        self._trigger = trigger

    def next(self, after: datetime) -> datetime | None:
        found = self._trigger.get_next_fire_time(None, (after + _TICK).astimezone(UTC))
        # The trigger of a single date answers with it even when it has passed.
        if found is None or found <= after:
            return None
        fire_at: datetime = found.astimezone(UTC)
        return fire_at


class WallTimes(FireTimes):
    """Times on the wall of a zone.

    Summer time: a time that the clocks jump over fires as much later as they jumped; one that comes twice
    fires the first time only, unless the trigger means every hour.

    APScheduler's trigger is asked in plain wall time, and the zone is applied here: with a zone of its own,
    3.11 leaves out a schedule of 00:30 on the day after the clocks go forward and fires one of 02:30 twice
    when they go back.
    """

    def __init__(self, trigger: ApCronTrigger, zone: ZoneInfo) -> None:
        self._trigger = trigger
        self._zone = zone
        self._every_hour = str(trigger.fields[_HOUR_FIELD]).startswith("*")

    def next(self, after: datetime) -> datetime | None:
        wall = self._next_wall(self._wall(after))
        if wall is None:
            return None
        fire_at = self._moments(wall)[0]
        if self._is_calm(after) and self._is_calm(fire_at):
            return fire_at
        return self._search(after)

    def _search(self, after: datetime) -> datetime | None:
        """The earliest moment around a change of the clocks, where wall times do not come in order."""
        best: datetime | None = None
        wall = self._next_wall(self._wall(after) - _NEAR)
        while wall is not None and (best is None or wall <= self._wall(best) + _NEAR):
            for moment in self._moments(wall):
                if moment > after and (best is None or moment < best):
                    best = moment
            wall = self._next_wall(wall)
        return best

    def _moments(self, wall: datetime) -> list[datetime]:
        """When it is ``wall`` in the zone; never empty."""
        first, second = (wall.replace(tzinfo=self._zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        # For a time that does not exist the second is the earlier one.
        return [first, second] if self._every_hour and second > first else [first]

    def _is_calm(self, moment: datetime) -> bool:
        shifts = (-_NEAR, timedelta(0), _NEAR)
        return len({(moment + shift).astimezone(self._zone).utcoffset() for shift in shifts}) == 1

    def _wall(self, moment: datetime) -> datetime:
        return moment.astimezone(self._zone).replace(tzinfo=None)

    def _next_wall(self, after: datetime) -> datetime | None:
        found = self._trigger.get_next_fire_time(None, (after + _TICK).replace(tzinfo=UTC))
        return None if found is None else found.replace(tzinfo=None)


def read_trigger(data: object) -> Trigger:
    """A trigger from plain JSON values, or a trigger as it is.

    Raises:
        InvalidInputError: ``scheduling.bad_trigger``; says which field and why.
    """
    if isinstance(data, CronTrigger | IntervalTrigger | DateTrigger):
        return data
    try:
        return msgspec.convert(data, Trigger)  # type: ignore[no-any-return]
    except msgspec.ValidationError as error:
        raise _bad_trigger(f"{error}.") from None


def read_zone(time_zone: str) -> ZoneInfo:
    """An IANA time zone.

    Raises:
        InvalidInputError: ``scheduling.unknown_time_zone``.
    """
    try:
        return ZoneInfo(time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise InvalidInputError(
            "scheduling.unknown_time_zone",
            f"“{time_zone}” is no time zone. Use a name like Europe/Berlin or UTC.",
            time_zone=time_zone,
            field="time_zone",
        ) from None


def fire_times(trigger: Trigger, time_zone: str, start_at: datetime) -> FireTimes:
    """The fire times of a trigger in a zone. ``start_at`` is the fixed start of an interval.

    Raises:
        InvalidInputError: ``scheduling.bad_trigger`` or ``scheduling.unknown_time_zone``.
    """
    zone = read_zone(time_zone)
    if isinstance(trigger, IntervalTrigger):
        return ElapsedTimes(_interval(trigger, start_at))
    if isinstance(trigger, DateTrigger):
        return ElapsedTimes(ApDateTrigger(_moment(trigger, zone), zone))
    return WallTimes(_cron(trigger), zone)


def check_trigger(trigger: Trigger, time_zone: str, now: datetime) -> None:
    """Refuses a trigger that could never fire, now or later.

    Raises:
        InvalidInputError: ``scheduling.bad_trigger`` or ``scheduling.unknown_time_zone``.
    """
    times = fire_times(trigger, time_zone, now)
    if isinstance(trigger, DateTrigger) and times.next(now) is None:
        raise _bad_trigger("The date has passed.")
    if isinstance(trigger, CronTrigger):
        within_reach = _cron(trigger, now + _LOOK_AHEAD)
        if within_reach.get_next_fire_time(None, now) is None:
            raise _bad_trigger("There is no such day.")


def describe_trigger(trigger: Trigger) -> str:
    """In words: ``every 5 minutes``, ``daily at 03:30``, ``cron: hour 8-18, day_of_week mon-fri``."""
    if isinstance(trigger, IntervalTrigger):
        return _describe_minutes(trigger.minutes)
    if isinstance(trigger, DateTrigger):
        return f"once, {trigger.at.isoformat(sep=' ', timespec='minutes')}"
    fields = {name: str(value) for name, value in _cron_fields(trigger).items()}
    if (
        set(fields) <= {"hour", "minute"}
        and all(value.isdecimal() for value in fields.values())
        and "hour" in fields
    ):
        return f"daily at {int(fields['hour']):02d}:{int(fields.get('minute', '0')):02d}"
    return "cron: " + ", ".join(f"{name} {value}" for name, value in fields.items())


def _describe_minutes(minutes: int) -> str:
    for size, word in ((24 * 60, "day"), (60, "hour"), (1, "minute")):
        if minutes % size == 0:
            count = minutes // size
            return f"every {word}" if count == 1 else f"every {count} {word}s"
    raise AssertionError(minutes)


def _interval(trigger: IntervalTrigger, start_at: datetime) -> ApIntervalTrigger:
    if not 1 <= trigger.minutes <= _LONGEST_INTERVAL_MINUTES:
        raise _bad_trigger(
            f"The minutes must be from 1 to {_LONGEST_INTERVAL_MINUTES}, not {trigger.minutes}."
        )
    # Whole seconds: the trigger computes in floats, and two processes must get the same microsecond.
    start = start_at.astimezone(UTC).replace(microsecond=0)
    return ApIntervalTrigger(minutes=trigger.minutes, start_date=start, timezone=UTC)


def _moment(trigger: DateTrigger, zone: ZoneInfo) -> datetime:
    return trigger.at if trigger.at.tzinfo is not None else trigger.at.replace(tzinfo=zone)


def _cron(trigger: CronTrigger, end_date: datetime | None = None) -> ApCronTrigger:
    fields = _cron_fields(trigger)
    if not fields:
        raise _bad_trigger("A cron trigger needs at least one of minute, hour, day, month, day_of_week.")
    for name, value in fields.items():
        try:
            ApCronTrigger(timezone=UTC, **{name: value})
        except (ValueError, TypeError):
            raise _bad_trigger(f"“{value}” is no {_CALLED[name]}: {_MAY_BE[name]}.") from None
    return ApCronTrigger(timezone=UTC, end_date=end_date, **fields)


def _cron_fields(trigger: CronTrigger) -> dict[str, Any]:
    return {
        name: value for name in trigger.__struct_fields__ if (value := getattr(trigger, name)) is not None
    }


def _bad_trigger(reason: str) -> InvalidInputError:
    return InvalidInputError(
        "scheduling.bad_trigger", f"This trigger cannot be used. {reason}", reason=reason, field="trigger"
    )
