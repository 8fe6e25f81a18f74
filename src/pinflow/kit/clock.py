"""Time enters here. Every due comparison, lease and schedule takes ``now`` from a Clock as a parameter."""

from __future__ import annotations

import os
import tempfile
from abc import ABC, abstractmethod
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pinflow.kit.errors import InvalidInputError


class Clock(ABC):
    """Tells the time, always as an aware datetime in UTC."""

    @abstractmethod
    def now(self) -> datetime:
        """The current moment in UTC."""

    @property
    def shifted(self) -> bool:
        """Whether this clock has been turned away from the machine's own."""
        return False


class SystemClock(Clock):
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class FixedClock(Clock):
    """Stands still until it is turned. For tests inside one process."""

    def __init__(self, now: datetime) -> None:
        self._now = now.astimezone(UTC)

    def now(self) -> datetime:
        return self._now

    def turn(self, by: timedelta) -> None:
        """Moves the clock on by ``by``."""
        self._now += by


class FileClock(Clock):
    """The machine's clock plus an offset that all processes read from one file.

    The file holds the offset in seconds. A missing file means no offset. Turning replaces the file
    atomically, so a reader never sees half a number.
    """

    def __init__(self, path: Path) -> None:
        self._path = path

    def now(self) -> datetime:
        return datetime.now(UTC) + self.offset()

    @property
    def shifted(self) -> bool:
        return self.offset() != timedelta(0)

    def offset(self) -> timedelta:
        """How far this clock is ahead of the machine's.

        Raises:
            InvalidInputError: ``clock.file_unreadable``, the file does not hold a number.
        """
        try:
            text = self._path.read_text("ascii")
        except FileNotFoundError:
            return timedelta(0)
        try:
            return timedelta(seconds=float(text))
        except ValueError:
            raise InvalidInputError(
                "clock.file_unreadable",
                f"The clock file {self._path} does not hold a number of seconds. Delete it to use real time.",
            ) from None

    def turn(self, by: timedelta) -> None:
        """Moves the clock on by ``by`` for every process that reads the same file."""
        self.set_offset(self.offset() + by)

    def turn_to(self, moment: datetime) -> None:
        """Moves the clock to ``moment`` for every process that reads the same file."""
        self.set_offset(moment - datetime.now(UTC))

    def set_offset(self, offset: timedelta) -> None:
        """Sets the distance to the machine's clock."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._path.parent, prefix=".clock-")
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(repr(offset.total_seconds()))
        Path(name).replace(self._path)
