"""Sets the demo's clock before anything runs on it: a clock that goes back would stop every schedule."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from tzlocal import get_localzone_name

from pinflow.entrypoints.demo.files import DemoFiles
from pinflow.kit.clock import FileClock

# Long enough for the lists to have a past when the demo opens.
HISTORY = timedelta(hours=2)
_OPENING_HOUR = 9


def start_day(files: DemoFiles) -> None:
    """A new demo begins today at nine of the user's zone, less two hours; an old one keeps its time."""
    if not files.clock.exists():
        clock = FileClock(files.clock)
        clock.turn_to(opening(clock.now(), local_zone()) - HISTORY)


def opening(now: datetime, time_zone: str) -> datetime:
    """Nine o'clock, in UTC, of the zone's day in which ``now`` lies."""
    local = now.astimezone(ZoneInfo(time_zone))
    return local.replace(hour=_OPENING_HOUR, minute=0, second=0, microsecond=0, fold=0).astimezone(UTC)


def local_zone() -> str:
    """The IANA name of this machine's zone; UTC by the name that people choose it by."""
    name = get_localzone_name()
    return "UTC" if name in (None, "Etc/UTC", "Etc/UCT", "UCT", "Zulu") else name
