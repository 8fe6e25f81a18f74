"""What becomes of a job whose handler raised. Which error means what is a table in ``entrypoints``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeAlias

import msgspec


class Fail(msgspec.Struct, frozen=True):
    """Keep the job as failed, for a person to look at and requeue."""


class Drop(msgspec.Struct, frozen=True):
    """What the job was about is gone: forget it."""


class RetryAfter(msgspec.Struct, frozen=True):
    """Run it again when ``delay`` of real time has passed."""

    delay: timedelta


Decision: TypeAlias = Fail | Drop | RetryAfter

# (what the handler raised, which attempt it was, counted from 1) -> what to do.
Decide: TypeAlias = Callable[[Exception, int], Decision]
