"""The interface to whoever tells the figures of published pins, and its fake."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from pinflow.accounts.pace.pace import NO_PACE, Pace
from pinflow.kit.errors import ExternalError

MOST_PINS = 100
Blame = Literal["pin", "pins", "permission", "account", "nobody"]


class DayFigures(msgspec.Struct, frozen=True, kw_only=True):
    """What a pin brought on one day in UTC. ``settled`` False: the platform says that it may still grow."""

    day: date
    impressions: int
    saves: int
    outbound_clicks: int
    pin_clicks: int
    settled: bool


class FiguresRefusedError(ExternalError):
    """There are no figures, and what that is due to.

    ``blame``: ``pin`` (it is gone or not ours), ``pins`` (so many at once may not be asked for; ``for_good``:
    the app may never), ``permission`` (this account tells none until somebody allows it), ``account`` (hold
    it, as when publishing; ``reconnect``: its token is refused) or ``nobody`` (again after ``retry_after``;
    ``limited``: the platform asks for fewer requests).
    """

    def __init__(
        self,
        code: str,
        message: str,
        *,
        blame: Blame,
        retry_after: timedelta | None = None,
        reconnect: bool = False,
        limited: bool = False,
        for_good: bool = False,
    ) -> None:
        super().__init__(code, message, permanent=blame != "nobody", retry_after=retry_after)
        self.blame = blame
        self.reconnect = reconnect
        self.limited = limited
        self.for_good = for_good


class FiguresSource(ABC):
    """Asks on behalf of one account's token; called outside any transaction, and asking twice does no harm.

    Every method raises FiguresRefusedError, and NotSentError where ``pace`` knows that the account has asked
    as often as it may.
    """

    def why_none(self, base_url: str) -> str | None:
        """Why this address tells no figures at all, in words; None: it may be asked."""
        return None

    @abstractmethod
    async def read_one(
        self, base_url: str, token: str, pin_id: str, start: date, end: date, pace: Pace = NO_PACE
    ) -> list[DayFigures]:
        """The days from ``start`` to ``end``, both included, of which something is known, in order."""

    @abstractmethod
    async def read_many(
        self, base_url: str, token: str, pin_ids: Sequence[str], start: date, end: date, pace: Pace = NO_PACE
    ) -> dict[str, list[DayFigures]]:
        """The same of up to ``MOST_PINS`` pins in one request; pins that are not told are left out."""


class FakeFiguresSource(FiguresSource):
    """Tells what it was given, or fails as it is told to."""

    def __init__(self, figures: Mapping[str, Sequence[DayFigures]] | None = None) -> None:
        self.figures = {pin_id: list(days) for pin_id, days in (figures or {}).items()}
        self.asked: list[tuple[str, ...]] = []
        # By pin id, or for everything that is asked one by one or together.
        self.failures: dict[str, ExternalError] = {}

    async def read_one(
        self, base_url: str, token: str, pin_id: str, start: date, end: date, pace: Pace = NO_PACE
    ) -> list[DayFigures]:
        await pace.before("analytics")
        self.asked.append((pin_id,))
        for key in ("one", pin_id):
            if key in self.failures:
                raise self.failures[key]
        return self._told(pin_id, start, end)

    async def read_many(
        self, base_url: str, token: str, pin_ids: Sequence[str], start: date, end: date, pace: Pace = NO_PACE
    ) -> dict[str, list[DayFigures]]:
        await pace.before("analytics")
        self.asked.append(tuple(pin_ids))
        if "many" in self.failures:
            raise self.failures["many"]
        return {pin_id: self._told(pin_id, start, end) for pin_id in pin_ids if pin_id in self.figures}

    def _told(self, pin_id: str, start: date, end: date) -> list[DayFigures]:
        return [each for each in self.figures.get(pin_id, []) if start <= each.day <= end]
