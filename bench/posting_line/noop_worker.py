"""The raw queue engine: takes jobs that do nothing, as PgQueuer ships it, until it is terminated."""

from __future__ import annotations

import asyncio
import sys

import asyncpg
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver
from pgqueuer.adapters.persistence.qb import (
    QueryBuilderEnvironment,
    QueryQueueBuilder,
    QuerySchedulerBuilder,
)
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.models import Job

from pinflow.kit.jobs.names import SETTINGS

JOB = "bench.nothing"


async def main(url: str) -> None:
    """Its own defaults throughout; only the tables' names are ours."""
    async with asyncpg.create_pool(url) as pool:
        queries = Queries(
            AsyncpgPoolDriver(pool),
            qbe=QueryBuilderEnvironment(SETTINGS),
            qbq=QueryQueueBuilder(SETTINGS),
            qbs=QuerySchedulerBuilder(SETTINGS),
        )
        manager = QueueManager(queries, channel=SETTINGS.channel)

        @manager.entrypoint(JOB)
        async def nothing(_: Job) -> None:
            pass

        await manager.run()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
