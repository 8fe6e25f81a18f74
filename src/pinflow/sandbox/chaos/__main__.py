"""``python -m pinflow.sandbox.chaos``: settings as JSON, then a clock file; prints its port."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import msgspec

from pinflow.kit.clock import Clock, FileClock, SystemClock
from pinflow.sandbox.chaos.api import Api, Settings
from pinflow.sandbox.chaos.serve import start_server

_PARENT_LOOK_SECONDS = 1.0


async def main(settings: Settings, clock: Clock) -> None:
    """Serves until the process that started it is gone."""
    parent = os.getppid()
    server = await start_server(Api(clock, settings))
    print(server.sockets[0].getsockname()[1], flush=True)  # noqa: T201 - what the parent waits for
    while os.getppid() == parent:  # noqa: ASYNC110 - nothing announces a parent's death
        await asyncio.sleep(_PARENT_LOOK_SECONDS)


if __name__ == "__main__":
    turned: Clock = FileClock(Path(sys.argv[2])) if len(sys.argv) > 2 else SystemClock()
    asyncio.run(main(msgspec.json.decode(sys.argv[1], type=Settings), turned))
