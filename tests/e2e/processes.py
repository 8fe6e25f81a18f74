"""The product's parts as processes of their own, and waiting for what they bring about."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.conftest import ROOT

PATIENCE_SECONDS = 120.0
_STOP_SECONDS = 30


class Processes:
    """``pinflow service <part>`` for every part, each with its log."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._running: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, part: str, environment: Mapping[str, str]) -> None:
        name = f"{part}-{len(self._running)}"
        inherited = {key: value for key, value in os.environ.items() if not key.startswith("PINFLOW_")}
        with (self._logs / f"{name}.log").open("wb") as log:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", "pinflow.entrypoints", "service", part],
                env={**inherited, "PYTHONPATH": str(ROOT / "src"), **environment},
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=self._logs,
            )

    def check(self) -> None:
        """Fails when one of them has ended by itself."""
        for name, process in self._running.items():
            assert process.poll() is None, f"{name} has ended\n{self.tail(name)}"

    def tail(self, name: str) -> str:
        return (self._logs / f"{name}.log").read_text("utf-8", "replace")[-4000:]

    def tails(self) -> str:
        return "\n".join(f"== {name}\n{self.tail(name)}" for name in self._running)

    def stop(self) -> list[int]:
        """Asks all to end; their exit codes."""
        for process in self._running.values():
            process.terminate()
        codes = []
        for process in self._running.values():
            try:
                codes.append(process.wait(_STOP_SECONDS))
            except subprocess.TimeoutExpired:
                process.kill()
                codes.append(process.wait())
        return codes

    async def until(self, what: str, ready: Callable[[], Awaitable[bool]]) -> None:
        """Polls until ``ready``, as long as all processes live."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + PATIENCE_SECONDS
        while not await ready():
            self.check()
            assert loop.time() < deadline, f"waited {PATIENCE_SECONDS:.0f} s for: {what}\n{self.tails()}"
            await asyncio.sleep(0.1)


@contextmanager
def running_parts(parts: Sequence[str], environment: Mapping[str, str], logs: Path) -> Iterator[Processes]:
    logs.mkdir(parents=True, exist_ok=True)
    processes = Processes(logs)
    try:
        for part in parts:
            processes.start(part, environment)
        yield processes
    finally:
        codes = processes.stop()
    assert set(codes) == {0}, f"exit codes {codes}\n{processes.tails()}"
