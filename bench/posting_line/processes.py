"""Processes of the product that are started again when they die, and the ways in which they die here."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Mapping, Sequence
from pathlib import Path

import psutil

from pinflow.entrypoints.process_tree import child_command

_STOP_SECONDS = 15


class Fleet:
    """Keeps services running, several of a kind; each is ``pinflow service PART``."""

    def __init__(self, parts: Sequence[str], environ: Mapping[str, str], log_file: Path) -> None:
        self._environ = dict(environ)
        self._log_file = log_file
        self._running: dict[int, asyncio.subprocess.Process] = {}
        self._parts = list(parts)
        self._keeping: list[asyncio.Task[None]] = []
        self._stopping = False
        self.starts = 0

    async def __aenter__(self) -> Fleet:
        self._keeping = [asyncio.create_task(self._keep(*item)) for item in enumerate(self._parts)]
        return self

    async def __aexit__(self, *_: object) -> None:
        self._stopping = True
        for process in list(self._running.values()):
            with contextlib.suppress(ProcessLookupError):
                process.terminate()
        await asyncio.wait(self._keeping, timeout=_STOP_SECONDS)
        for place in list(self._running):
            self.kill(place)
        await asyncio.wait(self._keeping)

    def places(self, part: str) -> list[int]:
        """Where processes of this part run now."""
        return [place for place in self._running if self._parts[place] == part]

    def cpu_seconds(self, part: str) -> float:
        """What the running processes of this part have used."""
        return sum(cpu_seconds(self._running[place].pid) for place in self.places(part))

    def kill(self, place: int) -> bool:
        """``kill -9``; whether there was something to kill."""
        process = self._running.get(place)
        if process is None or process.returncode is not None:
            return False
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(signal.SIGKILL)
        return True

    async def _keep(self, place: int, part: str) -> None:
        while not self._stopping:
            with self._log_file.open("ab") as output:
                process = await asyncio.create_subprocess_exec(
                    *child_command(part),
                    env=self._environ,
                    stdin=asyncio.subprocess.DEVNULL,
                    stdout=output,
                    stderr=output,
                    start_new_session=True,
                )
            self.starts += 1
            self._running[place] = process
            await process.wait()
            del self._running[place]
            if not self._stopping and process.returncode != -signal.SIGKILL:
                # It ended by itself: the database was away when it began. Supervisors wait, too.
                await asyncio.sleep(0.5)


def cpu_seconds(pid: int) -> float:
    """What a process has used of the processors, which does not depend on who else uses them."""
    times = psutil.Process(pid).cpu_times()
    return float(times.user + times.system)


def kill_postmaster(data_directory: Path) -> bool:
    """``kill -9`` of a PostgreSQL server; its supervisor starts it again. Whether one ran."""
    try:
        pid = int((data_directory / "postmaster.pid").read_text("ascii").split("\n", 1)[0])
        os.kill(pid, signal.SIGKILL)
    except (OSError, ValueError):
        return False
    return True
