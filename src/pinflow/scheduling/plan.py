"""What a scheduler keeps in memory: every schedule's next fire time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

import msgspec
import structlog

from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.fire_times import FireTimes, fire_times, read_trigger
from pinflow.scheduling.kinds import get_kind
from pinflow.scheduling.models import PlannedSchedule, Schedule, ScheduleId

log = structlog.get_logger(__name__)
# A scheduler looks every second; what is later than this was due while none did.
LATE_AFTER = timedelta(seconds=60)
_TICK = timedelta(microseconds=1)


class DueFire(msgspec.Struct, frozen=True):
    """A fire time to deal with now: the newest one that has come."""

    schedule_id: ScheduleId
    version: int
    fire_at: datetime
    late: bool


class _Entry(msgspec.Struct, frozen=True):
    schedule: Schedule
    times: FireTimes
    next_at: datetime | None


class Plan:
    """The schedules that can fire here, by id."""

    def __init__(self, schedules: Iterable[PlannedSchedule]) -> None:
        self._entries: dict[ScheduleId, _Entry] = {}
        for schedule in schedules:
            entry = _plan(schedule)
            if entry is not None:
                self._entries[schedule.id] = entry

    def __len__(self) -> int:
        return len(self._entries)

    def due(self, now: datetime) -> list[DueFire]:
        """For each schedule whose time has come the newest fire time; the missed ones before it stay out."""
        found = []
        for entry in self._entries.values():
            if entry.next_at is None or entry.next_at > now:
                continue
            fire_at = entry.times.newest(entry.next_at, now) or entry.next_at
            found.append(
                DueFire(entry.schedule.id, entry.schedule.version, fire_at, now - fire_at > LATE_AFTER)
            )
        return sorted(found, key=lambda fire: fire.fire_at)

    def next_at(self) -> datetime | None:
        """The earliest fire time that is still to come or to be dealt with."""
        return min((entry.next_at for entry in self._entries.values() if entry.next_at), default=None)

    def dealt_with(self, fire: DueFire) -> None:
        """Looks ahead to the schedule's next fire time."""
        entry = self._entries[fire.schedule_id]
        following = entry.times.next(fire.fire_at)
        self._entries[fire.schedule_id] = msgspec.structs.replace(entry, next_at=following)


def next_fire_times(schedule: PlannedSchedule, now: datetime, count: int) -> tuple[datetime, ...]:
    """When it fires next if it is on; what is still to be caught up with counts as now, once.

    Raises:
        InvalidInputError: the row cannot be read by this version.
    """
    times = _times(schedule)
    upcoming = times.next(_dealt_with_until(schedule))
    found: list[datetime] = []
    while upcoming is not None and len(found) < count:
        found.append(max(upcoming, now))
        upcoming = times.next(found[-1])
    return tuple(found)


def _plan(schedule: PlannedSchedule) -> _Entry | None:
    try:
        get_kind(schedule.kind)
        times = _times(schedule)
    except InvalidInputError as error:
        # A newer version's row, or one edited by hand: the others must still fire.
        log.error("scheduling.schedule.unreadable", schedule_id=str(schedule.id), error=error.message)  # noqa: TRY400
        return None
    return _Entry(schedule, times, times.next(_dealt_with_until(schedule)))


def _times(schedule: PlannedSchedule) -> FireTimes:
    return fire_times(read_trigger(schedule.trigger), schedule.time_zone, schedule.start_at)


def _dealt_with_until(schedule: PlannedSchedule) -> datetime:
    # A fire time at the very moment of active_from counts.
    since = schedule.active_from - _TICK
    return since if schedule.last_fire_at is None else max(since, schedule.last_fire_at)
