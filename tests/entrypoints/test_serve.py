"""`pinflow service PART`: each part alone, several of one, on a database server that is there already."""

from __future__ import annotations

import asyncio
import base64
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx2
import pytest

from pinflow.entrypoints.serve import PARENT_VARIABLE
from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from tests.conftest import ROOT, TestUrls
from tests.contract.fixtures import SandboxPinterest
from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest
from tests.contract.pictures import jpeg
from tests.e2e.run_pinflow import free_port
from tests.posting.conftest import world as world
from tests.posting.world import World

DEADLINE_SECONDS = 90
# The key that tests.factories.accounts seals with.
MASTER_KEY = base64.b64encode(b"a master key of thirty-two bytes").decode()


class Service:
    """One part that runs."""

    def __init__(self, process: asyncio.subprocess.Process, log: Path) -> None:
        self.process = process
        self._log = log

    @property
    def told(self) -> str:
        return self._log.read_text("utf-8", errors="replace")

    async def until(self, words: str) -> None:
        """Until its log says so."""
        async with asyncio.timeout(DEADLINE_SECONDS):
            while words not in self.told:
                assert self.process.returncode is None, self.told
                await asyncio.sleep(0.05)

    async def end(self, number: signal.Signals = signal.SIGTERM) -> int:
        """Its exit code after the signal."""
        if self.process.returncode is None:
            self.process.send_signal(number)
        return await asyncio.wait_for(self.process.wait(), DEADLINE_SECONDS)


class Services:
    """Starts parts on the test's database, each with a data folder of its own."""

    def __init__(self, urls: TestUrls, folder: Path) -> None:
        self._urls = urls
        self._folder = folder
        self._count = 0

    async def start(self, part: str, **changes: str) -> Service:
        self._count += 1
        folder = self._folder / f"{part}-{self._count}"
        folder.mkdir()
        own = {
            "PINFLOW_DATABASE_URL": self._urls.app,
            "PINFLOW_SYSTEM_DATABASE_URL": self._urls.system,
            "PINFLOW_MASTER_KEY": MASTER_KEY,
            "PINFLOW_DATA_DIR": str(folder),
            "PINFLOW_STUDIO_PROCESSES": "1",
        }
        kept = {name: value for name, value in os.environ.items() if not name.startswith("PINFLOW_")}
        log = folder / "log"
        with log.open("wb") as output:
            process = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "pinflow.entrypoints",
                "service",
                part,
                cwd=ROOT,
                env={**kept, **own, "PYTHONPATH": os.pathsep.join(sys.path), **changes},
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        return Service(process, log)

    @asynccontextmanager
    async def running(self, part: str, **changes: str) -> AsyncIterator[Service]:
        """A part while the block runs; it is killed after it if it did not end."""
        service = await self.start(part, **changes)
        try:
            yield service
        finally:
            if service.process.returncode is None:
                service.process.kill()
                await service.process.wait()


@pytest.fixture
def services(database_urls: TestUrls, tmp_path: Path) -> Services:
    return Services(database_urls, tmp_path)


@pytest.mark.parametrize("part", ["scraper", "studio", "poster", "scheduler"])
async def test_a_part_runs_alone_and_ends_when_told(services: Services, part: str) -> None:
    async with services.running(part) as service:
        await service.until("worker.started")
        assert await service.end() == 0
        assert "Traceback" not in service.told


async def test_the_api_serves_alone_and_ends_when_told(services: Services) -> None:
    port = free_port()
    async with services.running("api", PINFLOW_PORT=str(port)) as service:
        await service.until("api.started")

        async with httpx2.AsyncClient(base_url=f"http://127.0.0.1:{port}", trust_env=False) as http:
            await _until(lambda: _answers(http))
            assert (await http.get("/api/v1/pins")).status_code == 401
        assert await service.end() == 0
        assert "Traceback" not in service.told


async def _answers(http: httpx2.AsyncClient) -> bool:
    try:
        return (await http.get("/api/v1/health")).status_code == 200
    except httpx2.HTTPError:
        return False


async def _until(ready: Callable[[], Any]) -> None:
    async with asyncio.timeout(DEADLINE_SECONDS):
        while not await ready():
            await asyncio.sleep(0.05)


async def test_a_part_ends_by_itself_when_its_parent_is_gone(services: Services) -> None:
    # The parent it is told of is not its own, as after a kill -9 that hands it to another process.
    async with services.running("poster", **{PARENT_VARIABLE: "999999"}) as service:
        assert await asyncio.wait_for(service.process.wait(), DEADLINE_SECONDS) == 0
        assert "process.parent.gone" in service.told


async def test_a_login_that_row_level_security_would_not_bind_is_refused(
    services: Services, database_urls: TestUrls
) -> None:
    async with services.running("poster", PINFLOW_DATABASE_URL=database_urls.migration) as service:
        assert await asyncio.wait_for(service.process.wait(), DEADLINE_SECONDS) != 0
        assert "is a superuser" in service.told
        assert "worker.started" not in service.told


async def test_a_database_that_does_not_answer_is_said_in_words_without_the_password(
    services: Services,
) -> None:
    nowhere = f"postgresql://app:open-sesame@127.0.0.1:{free_port()}/pinflow"
    async with services.running("poster", PINFLOW_DATABASE_URL=nowhere) as service:
        assert await asyncio.wait_for(service.process.wait(), DEADLINE_SECONDS) != 0
        assert "open-sesame" not in service.told
        assert "Traceback" not in service.told


async def test_two_posters_at_once_publish_every_pin_once(
    services: Services, world: World, sandbox_pinterest: SandboxPinterest, tmp_path: Path
) -> None:
    pins = []
    for number in range(8):
        there = sandbox_pinterest.create_account(f"brand_{number}")
        account = await world.add_account(
            f"Brand {number}",
            base_url=sandbox_pinterest.base_url,
            token=there.access_token,
            pinterest_id=there.id,
        )
        # One picture on several accounts of a tenant is against the rules.
        picture = jpeg(400, 600, shade=20 * number + 20)
        pins.append(await world.add_due(account.id, board_id=there.boards[0][0], picture=picture))
    clock_file = tmp_path / "clock"
    clock_file.write_text(repr((world.clock.now() - datetime.now(UTC)).total_seconds()), "ascii")
    clock = {"PINFLOW_CLOCK_FILE": str(clock_file)}

    async def all_published() -> bool:
        return [(await world.read(pin)).state for pin in pins] == [PinState.PUBLISHED] * len(pins)

    async with services.running("poster", **clock) as one, services.running("poster", **clock) as two:
        await asyncio.gather(one.until("worker.started"), two.until("worker.started"))
        for _sweep in range(3):
            async with world.system_database.system_session() as session:
                await JobQueue().enqueue(session, "posting.publish_due", {}, tenant_id=None)
        await _until(all_published)
        assert [await one.end(), await two.end()] == [0, 0]
    links = [found["link"] for found in await asyncio.to_thread(sandbox_pinterest.pins)]
    assert sorted(links) == sorted(str(pin.link) for pin in pins)
