"""A process of the scraper for tests: as many workers as asked for, until its input is closed.

Run as ``python -m tests.scraping.scrape_in_process SYSTEM_URL CLOCK_FILE SITE_URL WORKERS SPACING BUDGET``.
"""

from __future__ import annotations

import asyncio
import sys
from datetime import timedelta
from pathlib import Path

from pinflow.entrypoints.job_errors import decide_job
from pinflow.kit.blobs import BlobStore
from pinflow.kit.clock import FileClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.http import USER_AGENT, new_http_client
from pinflow.kit.jobs import JobContext, JobQueue
from pinflow.kit.jobs.worker import Worker
from pinflow.scraping.fetch_list import SCORE_JOB
from pinflow.scraping.fetch_tools import FetchTools
from pinflow.scraping.reserve_request import Politeness
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.tasks import register


async def main(url: str, clock_file: str, site: str, workers: str, spacing: str, budget: str) -> None:
    clock, jobs = FileClock(Path(clock_file)), JobQueue()
    database = await SystemDatabase.open(url)
    async with new_http_client() as http:
        tools = FetchTools(
            database=database,
            clock=clock,
            http=http,
            jobs=jobs,
            sources={"amazon": AmazonSource(http, site)},
            politeness=Politeness(timedelta(seconds=float(spacing)), int(budget), USER_AGENT),
            pages=BlobStore(database.system_session, None, None),
        )
        register(jobs, tools)
        jobs.register(SCORE_JOB, _leave)
        stop = asyncio.Event()
        running = [
            asyncio.create_task(Worker(url, jobs, clock, decide=decide_job).run(stop))
            for _ in range(int(workers))
        ]
        print("ready", flush=True)
        await asyncio.to_thread(sys.stdin.read)
        stop.set()
        await asyncio.gather(*running)
    await database.close()


async def _leave(_: JobContext) -> None:
    """Scoring is another slice's business."""


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
