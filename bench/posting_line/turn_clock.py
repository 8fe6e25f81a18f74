"""Turns the run's clock to where something is due, and never past a call that may still be under way.

The settle window is minutes of a clock that is turned by hours; a call takes seconds of real time. In the
world both run alike: nobody's call is still under way when its window is over. Here the clock creeps while
a request is being answered, or an attempt in somebody's hands is younger than any call can last: so slowly
that such a call ends within a third of the window. It leaps only when there is neither.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from uuid import UUID

from bench.posting_line.stand_in import StandIn
from bench.posting_line.watch import Standing, Watch

from pinflow.kit.clock import FileClock

_LOOK_SECONDS = 0.2
# Clock seconds a second: while much is due, so that schedules go on firing and nothing becomes late; and
# while little is, a fraction of settle window / longest call.
_SLOW_CREEP, _FAST_CREEP = 8.0, 60.0
_TO_NEXT_SWEEP = timedelta(minutes=1)


class ClockTurner:
    """``longest_call_seconds``: what no call outlasts, with room to spare. ``pins``: how many there are."""

    def __init__(
        self,
        clock: FileClock,
        watch: Watch,
        stand_in: StandIn,
        *,
        longest_call_seconds: float,
        pins: int,
    ) -> None:
        self._clock = clock
        self._watch = watch
        self._stand_in = stand_in
        self._longest_call_seconds = longest_call_seconds
        self._many = max(5, pins // 100)
        self._seen_since: dict[UUID, float] = {}

    async def run(self, deadline: float, on_look: Callable[[Standing], Awaitable[None]]) -> bool:
        """Until no pin has a way to go any more; False when the deadline (monotonic) comes first."""
        looked_at = time.monotonic()
        while time.monotonic() < deadline:
            await asyncio.sleep(_LOOK_SECONDS)
            elapsed, looked_at = time.monotonic() - looked_at, time.monotonic()
            now = self._clock.now()
            standing = await self._watch.standing(now)
            if standing is None:
                continue
            await on_look(standing)
            late_soon = standing.due > self._many and standing.jobs > 0
            if late_soon or standing.jobs or await self._call_may_be_under_way(standing):
                speed = _SLOW_CREEP if late_soon else _FAST_CREEP
                self._clock.turn(timedelta(seconds=speed * elapsed))
                continue
            if not standing.due and standing.open_pins == 0:
                return True
            # It may have jumped meanwhile; a moment that has passed needs no turning.
            ahead = max((standing.next_at or now) - self._clock.now(), timedelta(seconds=1))
            # What is due without a job waits for the next sweep.
            self._clock.turn(_TO_NEXT_SWEEP if standing.due else ahead)
        return False

    async def _call_may_be_under_way(self, standing: Standing) -> bool:
        now = time.monotonic()
        self._seen_since = {each: self._seen_since.get(each, now) for each in standing.in_hand}
        if any(now - since < self._longest_call_seconds for since in self._seen_since.values()):
            return True
        return (await self._stand_in.busy())[0] > 0
