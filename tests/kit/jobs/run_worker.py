"""A worker process of its own, for tests that kill it: ``python run_worker.py URL MARKS_DIRECTORY``."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

from pinflow.entrypoints.job_errors import decide_job
from pinflow.kit.clock import SystemClock
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.kit.jobs.worker import Worker


async def main(url: str, marks: Path) -> None:
    async def hold_on(job: JobContext) -> None:
        # One file a start, named after the process: the test reads who began what.
        (marks / f"{job.job_id}.{os.getpid()}.begun").write_text(str(job.attempt))
        while not (marks / f"{job.job_id}.release").exists():
            await asyncio.sleep(0.02)
        (marks / f"{job.job_id}.{os.getpid()}.done").write_text(str(job.attempt))

    queue = JobQueue()
    queue.register("tests.hold_on", hold_on)
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    await Worker(url, queue, SystemClock(), decide=decide_job).run(stop)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], Path(sys.argv[2])))
