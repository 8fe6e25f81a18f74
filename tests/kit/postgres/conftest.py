"""A place for real servers that the server's account can reach, and the processes that tests kill."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO, Any, TypeVar

import psutil
import pytest

from pinflow.kit.postgres import EmbeddedPostgres, ServerEvent
from pinflow.kit.postgres.read_postmaster import leftover_processes, read_postmaster

SRC = Path(__file__).parents[3] / "src"


T = TypeVar("T")


def wait_for(look: Callable[[], T | None], what: str, seconds: float = 60.0) -> T:
    """What ``look`` finds first, polled until a deadline."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        found = look()
        if found:
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited {seconds} s in vain for {what}")


class Child:
    """A process of its own that holds a server."""

    def __init__(self, data_dir: Path, system_dir: Path, *options: str) -> None:
        script = Path(__file__).with_name("hold_server.py")
        self.process = subprocess.Popen(
            [sys.executable, script, data_dir, "--system-dir", system_dir, *options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": str(SRC)},
        )

    def read_until(self, key: str) -> Any:
        """The value of ``key`` in the first line that has it. None when the process ends before."""
        for line in self._out:
            said = json.loads(line)
            if key in said:
                return said if key == "uid" else said[key]
        return None

    def kill(self) -> None:
        """``kill -9``."""
        self.process.kill()
        self.close()

    def stop(self) -> str:
        """Ends its input: it stops the server and says with which outcome."""
        assert self.process.stdin
        self.process.stdin.close()
        outcome = self.read_until("stopped")
        self.process.wait(60)
        return str(outcome)

    def close(self) -> None:
        """Waits for its end and closes its pipes."""
        self.process.wait(60)
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe and not pipe.closed:
                pipe.close()

    @property
    def _out(self) -> IO[str]:
        assert self.process.stdout
        return self.process.stdout


class Area:
    """A private directory for one test, the servers and processes in it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.data_dir = path / "data"
        self.system_dir = path / "system"
        self.events: list[ServerEvent] = []
        self._children: list[Child] = []

    def server(self, data_dir: Path | None = None, **options: Any) -> EmbeddedPostgres:
        """A supervisor that keeps its events in ``events``."""
        given = {"durable": False, "system_dir": self.system_dir, "on_event": self.events.append, **options}
        return EmbeddedPostgres(data_dir or self.data_dir, **given)

    def child(self, *options: str, data_dir: Path | None = None) -> Child:
        """A supervisor in a process of its own."""
        child = Child(data_dir or self.data_dir, self.system_dir, *options)
        self._children.append(child)
        return child

    def kinds(self) -> list[str]:
        """The kinds of the events so far."""
        return [event.kind for event in self.events]

    def clear(self) -> None:
        """Kills whatever still runs here and removes the directory."""
        for child in self._children:
            child.process.kill()
            child.close()
        for pid_file in self.path.rglob("postmaster.pid"):
            server = read_postmaster(pid_file.parent)
            if server:
                psutil.Process(server.process.pid).kill()
            for left in leftover_processes(pid_file.parent):
                left.kill()
        shutil.rmtree(self.path, ignore_errors=True)


def make_area() -> Area:
    # Not tmp_path: as root that lies in a directory which the server's account cannot enter.
    path = Path(tempfile.mkdtemp(prefix="pf-"))
    path.chmod(0o711)
    return Area(path)


@pytest.fixture(scope="session")
def empty_database() -> Iterator[Path]:
    """The data folder of a database that has just been created; tests get a copy."""
    area = make_area()
    with area.server():
        pass
    yield area.data_dir
    area.clear()


@pytest.fixture
def fresh_area() -> Iterator[Area]:
    """Where nothing has been started yet."""
    area = make_area()
    yield area
    area.clear()


@pytest.fixture
def area(fresh_area: Area, empty_database: Path) -> Area:
    """Where an empty database has been created and stopped, to save each test the second that takes."""
    subprocess.run(["cp", "-a", empty_database, fresh_area.data_dir], check=True)
    return fresh_area
