"""Reads a trigger from the words it is described with: what a person sees is what a person may write."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime

from pinflow.kit.errors import InvalidInputError
from pinflow.scheduling.fire_times import read_trigger
from pinflow.scheduling.models import DateTrigger, Trigger

_MINUTES = {"minute": 1, "hour": 60, "day": 24 * 60}
_EVERY = re.compile(r"every(?: (?P<count>\d{1,6}))? (?P<unit>minute|hour|day)s?")
_DAILY = re.compile(r"daily at (?P<hour>\d{1,2}):(?P<minute>\d{2})")
_ONCE = re.compile(r"once, (?P<at>.+)")
_CRON = re.compile(r"cron: (?P<fields>.+)")
# As crontab(5) writes it: minute, hour, day of the month, month, day of the week with Sunday as 0 or 7.
_CRONTAB = re.compile(r"(?:cron: )?(?P<fields>[\d*/,-]+ [\d*/,-]+ [\d*/,-]+ [\w*/,-]+ [\w*/,-]+)")
_WEEKDAYS = re.compile(r"(?:\*|(?P<first>\d{1,2})(?:-(?P<last>\d{1,2}))?)(?:/(?P<step>\d{1,2}))?")
_FIELDS = ("minute", "hour", "day", "month", "day_of_week")
_DAYS = ("sun", "mon", "tue", "wed", "thu", "fri", "sat", "sun")


def read_trigger_text(text: str) -> Trigger:
    """The trigger that ``describe_trigger`` would describe as ``text``, or that a line of crontab means.

    Raises:
        InvalidInputError: ``scheduling.bad_trigger``.
    """
    words = " ".join(text.split()).lower()
    if found := _EVERY.fullmatch(words):
        count = int(found["count"] or 1)
        return read_trigger({"type": "interval", "minutes": count * _MINUTES[found["unit"]]})
    if found := _DAILY.fullmatch(words):
        return read_trigger({"type": "cron", "hour": int(found["hour"]), "minute": int(found["minute"])})
    if found := _ONCE.fullmatch(words):
        with suppress(ValueError):
            return DateTrigger(at=datetime.fromisoformat(found["at"].upper()))
    if found := _CRONTAB.fullmatch(words):
        return _read_crontab(found["fields"].split())
    if found := _CRON.fullmatch(words):
        pairs = [part.strip().partition(" ") for part in found["fields"].split(", ")]
        return read_trigger({"type": "cron", **{name: value for name, _, value in pairs}})
    raise _refusal(
        "Write when it runs as “every 30 minutes”, “every 2 hours”, “daily at 03:30”, "
        "“cron: day_of_week mon-fri, hour 9, minute 0” or “0 9 * * 1-5”."
    )


def _read_crontab(fields: list[str]) -> Trigger:
    day, weekday = fields[2], fields[4]
    if "*" not in (day, weekday):
        # There it means either of the two, here both.
        raise _refusal("Name days of the month or of the week, not both; for either make two schedules.")
    told = {
        name: value
        for name, value in zip(_FIELDS, fields, strict=True)
        if value != "*" or name in ("minute", "hour")
    }
    if weekday != "*":
        told["day_of_week"] = ",".join(name for part in weekday.split(",") for name in _weekdays(part))
    return read_trigger({"type": "cron", **told})


def _weekdays(part: str) -> tuple[str, ...]:
    """The days that a part such as ``5``, ``1-5``, ``5-7`` or ``*/2`` means; names as they are."""
    found = _WEEKDAYS.fullmatch(part)
    if found is None:
        return (part,)
    first = int(found["first"] or 0)
    last = int(found["last"] or (first if found["first"] and not found["step"] else 6))
    step = int(found["step"] or 1)
    if last < first or last >= len(_DAYS) or step < 1:
        raise _refusal(f"“{part}” names no days of the week: 0 and 7 are Sunday, 6 is Saturday.")
    return _DAYS[first : last + 1 : step]


def _refusal(message: str) -> InvalidInputError:
    return InvalidInputError("scheduling.bad_trigger", message, field="trigger")
