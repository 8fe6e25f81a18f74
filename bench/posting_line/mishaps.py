"""What befalls the run itself: processes are killed, the clock jumps, the disk is full for a while."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import timedelta
from pathlib import Path

from bench.posting_line.full_disk import Disk
from bench.posting_line.processes import Fleet, kill_postmaster
from bench.posting_line.watch import Watch

from pinflow.kit.clock import FileClock

MISHAPS = ("kill_poster", "kill_scheduler", "kill_postgres", "clock_jump", "full_disk")
# Its supervisor waits longer after each crash of a server that has not lived a minute (0.2 s to 30 s).
_POSTGRES_REST_SECONDS = 62.0
_KILLS = {"kill_poster": 6, "kill_scheduler": 3, "kill_postgres": 1}
_PATIENCE_SECONDS = 60.0


class Mishaps:
    """Happen as the work goes on, not as time does: a slow machine sees as many as a fast one.

    Args:
        kinds: which of `MISHAPS` may happen.
        kills, rare: how many processes are killed; how often the clock jumps, and the disk is full.
    """

    def __init__(
        self,
        dice: random.Random,
        kinds: Collection[str],
        *,
        fleet: Fleet,
        watch: Watch,
        clock: FileClock,
        disk: Disk,
        data_directory: Path,
        kills: int,
        rare: int,
        postgres_rest_seconds: float = _POSTGRES_REST_SECONDS,
    ) -> None:
        self._dice = dice
        self._kinds = frozenset(kinds)
        self._fleet = fleet
        self._watch = watch
        self._clock = clock
        self._disk = disk
        self._data_directory = data_directory
        self._kills = kills
        self._rare = rare
        self._postgres_rest_seconds = postgres_rest_seconds
        self._postgres_rested_at = 0.0
        self._measuring: set[asyncio.Task[None]] = set()
        # How much of the work is done, 0 to 1; kept up by the run.
        self.progress = 0.0
        self.happened: Counter[str] = Counter()
        self.recovery_seconds: list[float] = []

    async def run(self) -> None:
        """Lets things happen until it is cancelled; then there is room on the disk again."""
        async with asyncio.TaskGroup() as group:
            kinds = [kind for kind in _KILLS if kind in self._kinds]
            if kinds:
                group.create_task(self._spread(self._kills, lambda number: self._kill(kinds, number)))
            if "clock_jump" in self._kinds:
                group.create_task(self._spread(self._rare, self._jump))
            if "full_disk" in self._kinds and self._disk.why_not is None:
                group.create_task(self._spread(self._rare, self._fill_disk))

    async def settle(self) -> None:
        """Waits for the recoveries that are still being measured."""
        await asyncio.gather(*self._measuring)

    async def _spread(self, count: int, mishap: Callable[[int], Awaitable[None]]) -> None:
        """``count`` mishaps over the work, each at a random instant of its part."""
        for number in range(count):
            due_at = (number + self._dice.random()) / count
            while self.progress < due_at:  # noqa: ASYNC110 - it is a number that others look at, too
                await asyncio.sleep(0.05)
            await asyncio.sleep(self._dice.uniform(0, 1))
            await mishap(number)

    async def _kill(self, kinds: Sequence[str], number: int) -> None:
        """Kills one process. What is down already, or must rest, makes room for another: none is left out."""
        # Each kind once at first: a short run has to see them all.
        kind = kinds[number] if number < len(kinds) else self._draw(kinds)
        while not self._kill_one(kind):
            await asyncio.sleep(0.1)
            kind = kind if number < len(kinds) else self._draw(kinds)
        self._note(kind)

    def _draw(self, kinds: Sequence[str]) -> str:
        return self._dice.choices(kinds, [_KILLS[kind] for kind in kinds])[0]

    def _kill_one(self, kind: str) -> bool:
        if kind != "kill_postgres":
            places = self._fleet.places(kind.removeprefix("kill_"))
            return bool(places) and self._fleet.kill(self._dice.choice(places))
        if time.monotonic() < self._postgres_rested_at or not kill_postmaster(self._data_directory):
            return False
        self._postgres_rested_at = time.monotonic() + self._postgres_rest_seconds
        return True

    def _note(self, kind: str) -> None:
        self.happened[kind] += 1
        measure = self._leader_back if kind == "kill_scheduler" else self._work_back
        task = asyncio.create_task(self._measure(measure))
        self._measuring.add(task)

    async def _measure(self, back: Callable[[], Awaitable[bool]]) -> None:
        began = time.monotonic()
        try:
            async with asyncio.timeout(_PATIENCE_SECONDS):
                counts = await back()
        except TimeoutError:
            counts = True
        if counts:
            self.recovery_seconds.append(time.monotonic() - began)

    async def _work_back(self) -> bool:
        """Every job that was in somebody's hands is done, or in hands that live; False: there was none."""
        at = ids = None
        while at is None or ids is None:
            at, jobs = await self._watch.server_now(), await self._watch.jobs_in_hand()
            ids = None if jobs is None else [job.id for job in jobs]
            await asyncio.sleep(0.05)
        while True:
            jobs = await self._watch.jobs_in_hand(ids)
            if jobs is not None and all(job.heartbeat > at for job in jobs):
                return bool(ids)
            await asyncio.sleep(0.1)

    async def _leader_back(self) -> bool:
        while not await self._watch.has_leader():  # noqa: ASYNC110 - a lock says nothing when it is taken
            await asyncio.sleep(0.05)
        return True

    async def _jump(self, number: int) -> None:
        ahead = number % 2 == 0
        minutes = self._dice.uniform(20, 150) if ahead else -self._dice.uniform(2, 30)
        self._clock.turn(timedelta(minutes=minutes))
        self.happened["clock_jump_ahead" if ahead else "clock_jump_back"] += 1

    async def _fill_disk(self, _: int) -> None:
        await asyncio.to_thread(self._disk.fill)
        try:
            await asyncio.sleep(self._dice.uniform(2, 4))
        finally:
            self._disk.free()
        self._note("full_disk")
