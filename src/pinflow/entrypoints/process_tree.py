"""One process that starts the parts as children, restarts those that die, and ends with all of them."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import structlog

from pinflow.entrypoints.bootstrap import DatabaseUrls
from pinflow.entrypoints.serve import PARENT_VARIABLE
from pinflow.settings import PREFIX, Settings

log = structlog.get_logger(__name__)

PARTS = ("api", "scraper", "studio", "poster", "scheduler")
_STOP_SECONDS = 15.0
_SHORTEST_BACK_OFF, _LONGEST_BACK_OFF = 0.5, 10.0
# A child that lived this long was well: its next death starts with a short back-off again.
_WELL_AFTER_SECONDS = 30.0


def child_environ(settings: Settings, urls: DatabaseUrls) -> dict[str, str]:
    """The environment in which a child reads the same settings, with the database that is open already."""
    values: dict[str, str] = {
        name: value for name, value in os.environ.items() if not name.startswith(PREFIX)
    }
    for name in Settings.model_fields:
        value = getattr(settings, name)
        if value is not None:
            shown = value.get_secret_value() if hasattr(value, "get_secret_value") else str(value)
            values[f"{PREFIX}{name.upper()}"] = shown
    values[f"{PREFIX}DATABASE_URL"] = urls.app
    values[f"{PREFIX}SYSTEM_DATABASE_URL"] = urls.system
    # Children never migrate.
    values.pop(f"{PREFIX}MIGRATION_DATABASE_URL", None)
    values[PARENT_VARIABLE] = str(os.getpid())
    return values


def child_command(part: str) -> tuple[str, ...]:
    """How a part is started."""
    return (sys.executable, "-m", "pinflow.entrypoints", "service", part)


class ProcessTree:
    """Children called by their part; each is ``pinflow service PART``."""

    def __init__(
        self, parts: Sequence[str], environ: Mapping[str, str], log_file: Path | None = None
    ) -> None:
        self._parts = tuple(parts)
        self._environ = dict(environ)
        self._log_file = log_file
        self._running: dict[str, asyncio.subprocess.Process] = {}

    @property
    def pids(self) -> dict[str, int]:
        """The children that run now."""
        return {part: process.pid for part, process in self._running.items()}

    async def run(self, stop: asyncio.Event) -> None:
        """Keeps every part running until ``stop`` is set, then ends them in order within seconds."""
        async with asyncio.TaskGroup() as group:
            for part in self._parts:
                group.create_task(self._keep_running(part, stop))

    async def _keep_running(self, part: str, stop: asyncio.Event) -> None:
        loop = asyncio.get_running_loop()
        back_off = _SHORTEST_BACK_OFF
        while not stop.is_set():
            started = loop.time()
            process = await self._start(part)
            self._running[part] = process
            ended = asyncio.create_task(process.wait())
            stopping = asyncio.create_task(stop.wait())
            try:
                await asyncio.wait((ended, stopping), return_when=asyncio.FIRST_COMPLETED)
            finally:
                stopping.cancel()
                if not ended.done():
                    await self._end(process, ended)
                self._running.pop(part, None)
            if stop.is_set():
                return
            if loop.time() - started > _WELL_AFTER_SECONDS:
                back_off = _SHORTEST_BACK_OFF
            log.error("process.child.died", part=part, status=process.returncode, restart_seconds=back_off)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(stop.wait(), back_off)
            back_off = min(back_off * 2, _LONGEST_BACK_OFF)

    async def _start(self, part: str) -> asyncio.subprocess.Process:
        with contextlib.ExitStack() as stack:
            output = stack.enter_context(self._log_file.open("ab")) if self._log_file else None
            return await asyncio.create_subprocess_exec(
                *child_command(part),
                env=self._environ,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                # A Ctrl-C in the terminal is this process's to pass on, in order.
                start_new_session=True,
            )

    async def _end(self, process: asyncio.subprocess.Process, ended: asyncio.Task[int]) -> None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGTERM)
        await asyncio.wait((ended,), timeout=_STOP_SECONDS)
        if not ended.done():
            log.error("process.child.killed", pid=process.pid)
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await ended
