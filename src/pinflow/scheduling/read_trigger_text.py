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


def read_trigger_text(text: str) -> Trigger:
    """The trigger that ``describe_trigger`` would describe as ``text``.

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
    if found := _CRON.fullmatch(words):
        pairs = [part.strip().partition(" ") for part in found["fields"].split(", ")]
        return read_trigger({"type": "cron", **{name: value for name, _, value in pairs}})
    raise InvalidInputError(
        "scheduling.bad_trigger",
        "Write when it runs as “every 30 minutes”, “every 2 hours”, “daily at 03:30” or "
        "“cron: day_of_week mon-fri, hour 9, minute 0”.",
        field="trigger",
    )
