"""When in the week an account's pins may go out, in its own local time. Pure; knows nothing of pins."""

from __future__ import annotations

import itertools
import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import TypeAlias
from zoneinfo import ZoneInfo

import msgspec

from pinflow.kit.errors import InvalidInputError

DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A day of more pieces than this is a mistake.
MOST_SPANS = 6
_DAY_MINUTES = 24 * 60
_TIME = re.compile(r"([01]\d|2[0-3]):([0-5]\d)|24:00")

# As people and JSON write them: {"mon": [["07:00", "22:00"]], ...}; a day left out is closed.
WrittenHours: TypeAlias = dict[str, list[list[str]]]


class Hours(msgspec.Struct, frozen=True):
    """For each day from Monday on the open spans, as minutes from [start to end) of the local day."""

    week: tuple[tuple[tuple[int, int], ...], ...]

    def __hash__(self) -> int:
        return hash(self.week)


# When people look at Pinterest.
FIRST_HOUR, LAST_HOUR = 7, 22
DEFAULT_HOURS = Hours((((FIRST_HOUR * 60, LAST_HOUR * 60),),) * 7)
# For whom a person publishes by hand: they are awake.
ALWAYS = Hours((((0, _DAY_MINUTES),),) * 7)


def read_hours(written: Mapping[str, Sequence[Sequence[str]]]) -> Hours:
    """Hours from what a person or a row says.

    Raises:
        InvalidInputError: ``posting.bad_hours``; says which day and why.
    """
    if unknown := sorted(set(written) - set(DAYS)):
        raise _bad(f"“{unknown[0]}” is no day. Days: {', '.join(DAYS)}.")
    week = tuple(_read_day(day, written.get(day, ())) for day in DAYS)
    if not any(week):
        raise _bad("Leave at least one day open, or pause the account.")
    return Hours(week)


def write_hours(hours: Hours) -> WrittenHours:
    """The inverse of ``read_hours``; closed days are left out."""
    return {
        day: [[write_minutes(start), write_minutes(end)] for start, end in spans]
        for day, spans in zip(DAYS, hours.week, strict=True)
        if spans
    }


def write_minutes(minutes: int) -> str:
    """``07:30`` of 450."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def describe_day(hours: Hours, weekday: int) -> str:
    """``07:00 to 11:30 and 18:00 to 22:00``; empty when the day is closed."""
    return " and ".join(
        f"{write_minutes(start)} to {write_minutes(end)}" for start, end in hours.week[weekday]
    )


def is_open(hours: Hours, local: datetime) -> bool:
    """Whether the clock on the wall stands within the hours; seconds do not count."""
    minute = local.hour * 60 + local.minute
    return any(start <= minute < end for start, end in hours.week[local.weekday()])


@lru_cache(maxsize=20_000)
def day_bounds(zone: ZoneInfo, day: date) -> tuple[datetime, datetime]:
    """When a local day begins and ends: 23, 24 or 25 hours where clocks are turned."""
    return _moment(zone, day, 0), _moment(zone, day, _DAY_MINUTES)


@lru_cache(maxsize=20_000)
def open_spans(hours: Hours, zone: ZoneInfo, day: date) -> tuple[tuple[datetime, datetime], ...]:
    """The open spans of a local day as moments; a span that the clocks jump over is left out."""
    spans = ((_moment(zone, day, a), _moment(zone, day, b)) for a, b in hours.week[day.weekday()])
    return tuple((start, end) for start, end in spans if start < end)


def _moment(zone: ZoneInfo, day: date, minutes: int) -> datetime:
    if minutes == _DAY_MINUTES:
        day, minutes = day + timedelta(days=1), 0
    return datetime.combine(day, time(minutes // 60, minutes % 60), zone).astimezone(UTC)


def _read_day(day: str, spans: Sequence[Sequence[str]]) -> tuple[tuple[int, int], ...]:
    read = sorted(_read_span(day, span) for span in spans)
    if len(read) > MOST_SPANS:
        raise _bad(f"{day}: at most {MOST_SPANS} spans a day.")
    for (_, end), (start, _) in itertools.pairwise(read):
        if start < end:
            raise _bad(f"{day}: the spans overlap at {write_minutes(start)}.")
    return tuple(read)


def _read_span(day: str, span: Sequence[str]) -> tuple[int, int]:
    if len(span) != 2 or not all(_TIME.fullmatch(text) for text in span):
        raise _bad(f"{day}: write a span as two times, such as 07:00 and 22:00.")
    start, end = (int(text[:2]) * 60 + int(text[3:]) for text in span)
    if start >= end:
        raise _bad(f"{day}: a span ends after it begins. One over midnight is two: up to 24:00, from 00:00.")
    return start, end


def _bad(reason: str) -> InvalidInputError:
    return InvalidInputError("posting.bad_hours", f"These hours cannot be used. {reason}", field="hours")
