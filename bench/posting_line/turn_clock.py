"""Turns the run's clock to where something is due, and never past a call that may still be under way.

The settle window is minutes of a clock that is turned by hours; a call takes seconds of real time. In the
world both run alike: nobody's call is still under way when its window is over. Here the clock stands (it
creeps) until everything due is done, no request is being answered, and no attempt is younger in anybody's
hands than any call can last.
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
# While there is work the clock creeps at this many seconds a second, so that schedules go on firing.
_CREEP = 10.0


class ClockTurner:
    """``longest_call_seconds``: what no call of the publisher outlasts, with room to spare."""

    def __init__(
        self, clock: FileClock, watch: Watch, stand_in: StandIn, *, longest_call_seconds: float
    ) -> None:
        self._clock = clock
        self._watch = watch
        self._stand_in = stand_in
        self._longest_call_seconds = longest_call_seconds
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
            quiet = await self._is_quiet(standing)
            if quiet and standing.open_pins == 0:
                return True
            if quiet and standing.next_at is not None:
                # It may have jumped meanwhile; a moment that has passed needs no turning.
                ahead = standing.next_at - self._clock.now()
                self._clock.turn(max(ahead, timedelta(0)) + timedelta(seconds=1))
            else:
                self._clock.turn(timedelta(seconds=_CREEP * elapsed))
        return False

    async def _is_quiet(self, standing: Standing) -> bool:
        now = time.monotonic()
        self._seen_since = {each: self._seen_since.get(each, now) for each in standing.in_hand}
        if standing.due or standing.jobs:
            return False
        if any(now - since < self._longest_call_seconds for since in self._seen_since.values()):
            return False
        return (await self._stand_in.busy())[0] == 0
