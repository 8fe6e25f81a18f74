"""What befalls the run itself: processes are killed, the clock jumps, the disk is full for a while."""

from __future__ import annotations

import asyncio
import random
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Collection
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
    """Runs until it is cancelled.

    Args:
        kinds: which of `MISHAPS` may happen.
        kill_every: seconds between two kills, on average.
        rare_every: seconds between two clock jumps, and between two full disks.
        most_kills, most_rare: then it is enough: a short run would go on breaking what little is left.
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
        kill_every: float,
        rare_every: float,
        most_kills: int,
        most_rare: int,
    ) -> None:
        self._dice = dice
        self._kinds = frozenset(kinds)
        self._fleet = fleet
        self._watch = watch
        self._clock = clock
        self._disk = disk
        self._data_directory = data_directory
        self._kill_every = kill_every
        self._rare_every = rare_every
        self._most_kills = most_kills
        self._most_rare = most_rare
        self._postgres_rested_at = 0.0
        self._measuring: set[asyncio.Task[None]] = set()
        self.happened: Counter[str] = Counter()
        self.recovery_seconds: list[float] = []

    async def run(self) -> None:
        """Lets things happen until it is cancelled; then there is room on the disk again."""
        async with asyncio.TaskGroup() as group:
            group.create_task(self._kill())
            if "clock_jump" in self._kinds:
                group.create_task(self._often(self._jump))
            if "full_disk" in self._kinds and self._disk.why_not is None:
                group.create_task(self._often(self._fill_disk))

    async def settle(self) -> None:
        """Waits for the recoveries that are still being measured."""
        await asyncio.gather(*self._measuring)

    async def _often(self, mishap: Callable[[], Awaitable[None]]) -> None:
        # The first one early: a short run has to see each once.
        await asyncio.sleep(self._dice.uniform(0.2, 0.5) * self._rare_every)
        for _ in range(self._most_rare):
            await mishap()
            await asyncio.sleep(self._dice.uniform(0.5, 1.5) * self._rare_every)

    async def _kill(self) -> None:
        kinds = [kind for kind in _KILLS if kind in self._kinds]
        while kinds and sum(self.happened[kind] for kind in kinds) < self._most_kills:
            await asyncio.sleep(self._dice.uniform(0.3, 1.7) * self._kill_every)
            rested = time.monotonic() >= self._postgres_rested_at
            ready = [kind for kind in kinds if kind != "kill_postgres" or rested]
            if not ready:
                continue
            kind = self._dice.choices(ready, [_KILLS[kind] for kind in ready])[0]
            if kind == "kill_postgres":
                self._postgres_rested_at = time.monotonic() + min(
                    _POSTGRES_REST_SECONDS, 4 * self._rare_every
                )
                killed = kill_postmaster(self._data_directory)
            else:
                places = self._fleet.places(kind.removeprefix("kill_"))
                killed = bool(places) and self._fleet.kill(self._dice.choice(places))
            if killed:
                self._note(kind)

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

    async def _jump(self) -> None:
        ahead = self._dice.random() < 0.6
        minutes = self._dice.uniform(20, 150) if ahead else -self._dice.uniform(2, 30)
        self._clock.turn(timedelta(minutes=minutes))
        self.happened["clock_jump_ahead" if ahead else "clock_jump_back"] += 1

    async def _fill_disk(self) -> None:
        await asyncio.to_thread(self._disk.fill)
        try:
            await asyncio.sleep(self._dice.uniform(2, 4))
        finally:
            self._disk.free()
        self._note("full_disk")
