"""The least that an honest publisher does for a pin, on the same queue engine: three commits and the call.

Intent, begin and outcome are one statement each on one row; the call carries a picture as large as the pins'
by the product's own HTTP client. No account, no approval, no rules, no limits, no token to open, no picture
to read.
"""

from __future__ import annotations

import base64
import random
import sys

import asyncpg
import msgspec
from bench.posting_line.furnish import make_picture
from bench.posting_line.stand_in import StandInAccount
from pgqueuer.adapters.drivers.asyncpg import AsyncpgPoolDriver
from pgqueuer.adapters.persistence.qb import (
    QueryBuilderEnvironment,
    QueryQueueBuilder,
    QuerySchedulerBuilder,
)
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.models import Job

from pinflow.kit.http import new_http_client
from pinflow.kit.jobs.names import SETTINGS

JOB = "bench.bare"
TABLE = "create table if not exists public.bare_attempt (id bigint primary key, state text not null)"
# As many at once as a poster.
_BATCH = 32


async def main(url: str, base_url: str, account: StandInAccount) -> None:
    picture = base64.b64encode(make_picture(random.Random(1))).decode("ascii")
    headers = {"authorization": f"Bearer {account.access_token}", "content-type": "application/json"}
    async with asyncpg.create_pool(url) as pool, new_http_client() as http:
        queries = Queries(
            AsyncpgPoolDriver(pool),
            qbe=QueryBuilderEnvironment(SETTINGS),
            qbq=QueryQueueBuilder(SETTINGS),
            qbs=QuerySchedulerBuilder(SETTINGS),
        )
        manager = QueueManager(queries, channel=SETTINGS.channel)

        @manager.entrypoint(JOB)
        async def publish(job: Job) -> None:
            await pool.execute("insert into public.bare_attempt values ($1, 'prepared')", job.id)
            await pool.execute("update public.bare_attempt set state = 'sending' where id = $1", job.id)
            body = {
                "board_id": account.boards[0],
                "title": f"Pin {job.id}",
                "link": f"https://finds.example/bare/{job.id}",
                "media_source": {
                    "source_type": "image_base64",
                    "content_type": "image/jpeg",
                    "data": picture,
                },
            }
            answer = await http.post(f"{base_url}/pins", content=msgspec.json.encode(body), headers=headers)
            answer.raise_for_status()
            await pool.execute("update public.bare_attempt set state = 'accepted' where id = $1", job.id)

        await manager.run(batch_size=_BATCH, max_concurrent_tasks=2 * _BATCH)


if __name__ == "__main__":
    import uvloop

    uvloop.run(main(sys.argv[1], sys.argv[2], msgspec.json.decode(sys.argv[3], type=StandInAccount)))
