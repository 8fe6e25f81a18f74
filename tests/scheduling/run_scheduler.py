"""A scheduler process of its own, for tests that kill it: ``python run_scheduler.py URL CLOCK_FILE NAME``."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import timedelta
from pathlib import Path

from pinflow.kit.clock import FileClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobQueue
from pinflow.scheduling.run_scheduler import Scheduler, SchedulerSettings


async def main(url: str, clock_file: Path, name: str) -> None:
    database = await SystemDatabase.open(url, max_size=3)
    settings = SchedulerSettings(tick=timedelta(seconds=0.1), follow=timedelta(seconds=3600))
    scheduler = Scheduler(database, JobQueue(), FileClock(clock_file), name=name, settings=settings)
    clock_file.with_name(f"{name}.ready").touch()
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await scheduler.run(stop)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2]), sys.argv[3]))
