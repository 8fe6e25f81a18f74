"""Real scheduler processes through what happens: clocks turned in autumn, kills, a jump, a long outage."""

from __future__ import annotations

import asyncio
import signal
import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pinflow.kit.clock import FileClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.scheduling.fire_schedule import MERGED
from pinflow.scheduling.models import Misfire, ScheduleId
from tests.conftest import TestUrls
from tests.factories.schedules import DEADLINE_SECONDS, Run, empty_queue, enqueued, runs, schedule, until

RUN_SCHEDULER = Path(__file__).with_name("run_scheduler.py")
# Berlin's clocks go back at 01:00 UTC: 02:30 comes at 00:30 and at 01:30 UTC.
EVENING = datetime(2026, 10, 24, 22, tzinfo=UTC)
HALF_HOUR = timedelta(minutes=30)


class Schedulers:
    """Two processes on one turned clock; those that were killed are replaced."""

    def __init__(self, urls: TestUrls, clock_file: Path) -> None:
        self.clock = FileClock(clock_file)
        self._urls, self._file = urls, clock_file
        self._started = 0
        self.living: dict[str, asyncio.subprocess.Process] = {}
        self._begun: dict[str, float] = {}

    async def keep_two(self) -> None:
        while len(self.living) < 2:
            self._started += 1
            name = f"s{self._started}"
            self._begun[name] = time.time()
            self.living[name] = await asyncio.create_subprocess_exec(
                sys.executable, str(RUN_SCHEDULER), self._urls.system, str(self._file), name
            )

    def slowest_start(self) -> float:
        """Seconds from asking for a process to its being ready: what this machine's load makes of it."""
        ready = {name: self._file.with_name(f"{name}.ready") for name in self._begun}
        return max(file.stat().st_mtime - self._begun[name] for name, file in ready.items() if file.exists())

    async def both_ready(self) -> bool:
        """Whether both have opened their database: a hand-over needs somebody to hand over to."""
        return all(self._file.with_name(f"{name}.ready").exists() for name in self.living)

    async def kill(self, name: str) -> None:
        process = self.living.pop(name)
        process.kill()
        assert await process.wait() == -signal.SIGKILL

    async def end(self) -> None:
        for process in self.living.values():
            process.send_signal(signal.SIGTERM)
        waiting = [process.wait() for process in self.living.values()]
        # One that has just been started may not listen to it yet.
        ended = set(await asyncio.wait_for(asyncio.gather(*waiting), DEADLINE_SECONDS))
        assert ended <= {0, -signal.SIGTERM}


async def test_two_schedulers_fire_once_through_the_end_of_summer_time_kills_a_jump_and_three_days_of_outage(
    system_database: SystemDatabase, database_urls: TestUrls, tmp_path: Path
) -> None:
    both = Schedulers(database_urls, tmp_path / "clock")
    both.clock.turn_to(EVENING)
    steady = await schedule(
        system_database, EVENING, kind="posting.reconcile", trigger={"type": "interval", "minutes": 30}
    )
    kinds: tuple[tuple[str, dict[str, object], Misfire], ...] = (
        ("pins.collect_pictures", {"type": "cron", "hour": 2, "minute": 30}, "run_once"),
        ("scraping.fetch_due", {"type": "cron", "minute": 0}, "run_once"),
        ("scheduling.prune", {"type": "cron", "hour": 12, "minute": 0}, "skip"),
    )
    nightly, _hourly, skipping = [
        await schedule(
            system_database, EVENING, kind=kind, trigger=trigger, time_zone="Europe/Berlin", misfire=misfire
        )
        for kind, trigger, misfire in kinds
    ]

    async def fired(schedule_id: ScheduleId, fire_at: datetime) -> Run:
        async def there() -> bool:
            return any(run.fire_at == fire_at for run in await runs(system_database, schedule_id))

        await until(there)
        await empty_queue(system_database)
        return next(run for run in await runs(system_database, schedule_id) if run.fire_at == fire_at)

    hand_overs: list[float] = []
    try:
        await both.keep_two()
        last = await fired(steady, EVENING)
        for step in range(1, 14):
            killed = step % 3 == 0
            if killed:
                await until(both.both_ready)
                await both.kill(last.fired_by)
            now = EVENING + step * HALF_HOUR
            both.clock.turn_to(now)
            last = await fired(steady, now)
            if killed:
                hand_overs.append((last.fired_at - now).total_seconds())
                await both.keep_two()
        night = [run.fire_at for run in await runs(system_database)]
        # A jump of hours: the newest time counts, the ones it passed over do not.
        morning = EVENING + timedelta(hours=11, minutes=47)
        both.clock.turn_to(morning)
        await fired(steady, EVENING + timedelta(hours=11, minutes=30))
        # All are killed; three days later two start at once.
        for name in list(both.living):
            await both.kill(name)
        both.clock.turn_to(morning + timedelta(days=3))
        await both.keep_two()
        newest = EVENING + timedelta(days=3, hours=11, minutes=30)
        await fired(steady, newest)
        await fired(skipping, datetime(2026, 10, 27, 11, tzinfo=UTC))
    finally:
        await both.end()
    assert [run.fire_at for run in await runs(system_database, nightly)] == [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 10, 28, 1, 30, tzinfo=UTC),
    ]
    of_steady = [run.fire_at for run in await runs(system_database, steady)]
    assert of_steady == [
        *(EVENING + number * HALF_HOUR for number in range(14)),
        EVENING + timedelta(hours=11, minutes=30),
        newest,
    ]
    # Each hour of the night once, the one that comes twice both times.
    assert [at for at in night if at in {EVENING + number * 2 * HALF_HOUR for number in range(7)}] == sorted(
        2 * [EVENING + number * 2 * HALF_HOUR for number in range(7)]
    )
    written = await runs(system_database)
    left_out = [run for run in written if run.schedule_id == skipping]
    assert [run.outcome for run in left_out] == [None]
    merged = sum(run.message == MERGED for run in written)
    assert len(await enqueued(system_database)) == len(written) - merged - len(left_out)
    assert len(hand_overs) == 4
    # The product promises five seconds. A busy machine adds to each what it adds to everything: as much as a
    # process that starts here needs, which is seconds of its own work.
    assert statistics.median(hand_overs) < 5
    assert max(hand_overs) < 5 + both.slowest_start()
