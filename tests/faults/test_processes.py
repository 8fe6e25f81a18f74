"""Real processes: killed while they send, and each with a data directory of its own."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from pinflow.kit.blobs import BlobStore
from pinflow.kit.http import new_http_client
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import list_pins
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.posting.models import AttemptState
from tests.conftest import ROOT, TestUrls
from tests.contract.fixtures import SandboxPinterest
from tests.contract.pictures import jpeg
from tests.factories.pins import add_opportunity
from tests.posting.world import World

DEADLINE_SECONDS = 60
# The key that tests.factories.accounts seals with.
MASTER_KEY = base64.b64encode(b"a master key of thirty-two bytes").decode()


class Processes:
    """Starts processes of the product on the test's database and clock."""

    def __init__(self, world: World, urls: TestUrls, tmp_path: Path) -> None:
        self._world = world
        self._urls = urls
        self._tmp_path = tmp_path

    async def start(self, data_dir: str, action: str, object_id: UUID) -> asyncio.subprocess.Process:
        clock_file = self._tmp_path / "clock"
        clock_file.write_text(repr((self._world.clock.now() - datetime.now(UTC)).total_seconds()), "ascii")
        own = {
            "PINFLOW_DATABASE_URL": self._urls.app,
            "PINFLOW_SYSTEM_DATABASE_URL": self._urls.system,
            "PINFLOW_MASTER_KEY": MASTER_KEY,
            "PINFLOW_DATA_DIR": str(self._tmp_path / data_dir),
            "PINFLOW_CLOCK_FILE": str(clock_file),
            "PINFLOW_STUDIO_PROCESSES": "1",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PINFLOW_")}
        return await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.faults.act_in_process",
            action,
            str(self._world.tenant_id),
            str(object_id),
            cwd=ROOT,
            env={**kept, **own, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )

    async def run(self, data_dir: str, action: str, object_id: UUID) -> None:
        """Runs one to its end."""
        process = await self.start(data_dir, action, object_id)
        output, _ = await asyncio.wait_for(process.communicate(), DEADLINE_SECONDS)
        assert process.returncode == 0, output.decode()


@pytest.fixture
def processes(world: World, database_urls: TestUrls, tmp_path: Path) -> Processes:
    return Processes(world, database_urls, tmp_path)


async def kill(process: asyncio.subprocess.Process) -> None:
    process.send_signal(signal.SIGKILL)
    assert await process.wait() == -signal.SIGKILL


async def standing(sandbox: SandboxPinterest, pin: Pin) -> list[str]:
    pins = await asyncio.to_thread(sandbox.pins)
    return [found["id"] for found in pins if found["link"] == pin.link]


async def recover(world: World) -> None:
    async with new_http_client() as http:
        await world.run(tools=world.tools(channel=PinterestChannel(http)))


async def test_a_poster_killed_after_pinterest_took_the_pin_leaves_it_there_once(
    world: World, sandbox_pinterest: SandboxPinterest, processes: Processes
) -> None:
    there = sandbox_pinterest.create_account()
    account = await world.add_account(
        "Brand", base_url=sandbox_pinterest.base_url, token=there.access_token, pinterest_id=there.id
    )
    pin = await world.add_due(account.id, board_id=there.boards[0][0], picture=jpeg(400, 600))
    sandbox_pinterest.order_fault("answer_late", seconds=6)
    process = await processes.start("poster", "publish", pin.id)
    async with asyncio.timeout(DEADLINE_SECONDS):
        while not await standing(sandbox_pinterest, pin):
            assert process.returncode is None
            await asyncio.sleep(0.05)
    await kill(process)
    (attempt,) = await world.attempts(pin)
    assert attempt.state is AttemptState.SENDING
    await recover(world)
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert await standing(sandbox_pinterest, pin) == [(await world.read(pin)).pinterest_pin_id]
    assert [attempt.state for attempt in await world.attempts(pin)] == [AttemptState.RECONCILED]


@asynccontextmanager
async def silent_server() -> AsyncIterator[tuple[str, asyncio.Event]]:
    """Takes requests and never answers; the event says that one has begun to arrive."""
    asked, done = asyncio.Event(), asyncio.Event()

    async def listen(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError):
            await reader.readuntil(b"\r\n\r\n")
            asked.set()
            await done.wait()
        writer.close()

    server = await asyncio.start_server(listen, "127.0.0.1", 0)
    try:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v5", asked
    finally:
        done.set()
        server.close()
        await server.wait_closed()


async def test_a_poster_killed_before_pinterest_took_the_pin_sends_it_in_the_end(
    world: World, sandbox_pinterest: SandboxPinterest, processes: Processes
) -> None:
    there = sandbox_pinterest.create_account()
    async with silent_server() as (base_url, asked):
        account = await world.add_account(
            "Brand", base_url=base_url, token=there.access_token, pinterest_id=there.id
        )
        pin = await world.add_due(account.id, board_id=there.boards[0][0], picture=jpeg(400, 600))
        process = await processes.start("poster", "publish", pin.id)
        await asyncio.wait_for(asked.wait(), DEADLINE_SECONDS)
        await kill(process)
    async with world.system_database.system_session() as session:
        await session.execute(
            "update account set base_url = $2 where id = $1", account.id, sandbox_pinterest.base_url
        )
    await recover(world)
    assert len(await standing(sandbox_pinterest, pin)) == 1
    states = [attempt.state for attempt in await world.attempts(pin)]
    assert states == [AttemptState.REFUSED, AttemptState.ACCEPTED]


async def test_what_one_process_drew_another_publishes_byte_for_byte(
    world: World, sandbox_pinterest: SandboxPinterest, processes: Processes, tmp_path: Path
) -> None:
    there = sandbox_pinterest.create_account()
    account = await world.add_account(
        "Brand", base_url=sandbox_pinterest.base_url, token=there.access_token, pinterest_id=there.id
    )
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set default_account_id = $1, default_board_id = $2",
            account.id,
            there.boards[0][0],
        )
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    await processes.run("studio", "draft", opportunity_id)
    async with world.database.tenant_session(world.tenant_id) as session:
        (pin,) = await list_pins(session)
    assert pin.opportunity_id == opportunity_id
    assert not pin.blocked
    scheduled = await world.plan(await world.approve(pin))
    assert scheduled.scheduled_at is not None
    world.turn_to(scheduled.scheduled_at)
    await processes.run("poster", "publish", pin.id)
    (found,) = await asyncio.to_thread(sandbox_pinterest.pins)
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    stored = (await blobs.get(pin.picture_sha256)).data
    assert stored[:3] == b"\xff\xd8\xff"
    assert found["picture_sha256"] == hashlib.sha256(stored).hexdigest()
    assert found["title"] == pin.title
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert [path for path in (tmp_path / "poster").rglob("*") if path.is_file()] == []
