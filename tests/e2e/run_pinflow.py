"""Starts pinflow as a user does, in a process and a folder of its own, and looks at what it leaves."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil

from pinflow.kit.postgres.process_identity import ProcessIdentity, identify
from tests.conftest import ROOT

PATIENCE_SECONDS = 180.0
# The product as it is, but what its demo says to the stand-in of Pinterest is judged.
COMMAND = (sys.executable, "-m", "tests.e2e.judged_stand_in")


def wait_until(what: str, ready: Callable[[], object], seconds: float = PATIENCE_SECONDS) -> None:
    """Polls until ``ready`` returns something true; an AssertionError names what did not come about."""
    deadline = time.monotonic() + seconds
    while not ready():
        assert time.monotonic() < deadline, f"waited {seconds:.0f} s in vain: {what}"
        time.sleep(0.1)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def own_environ(data_dir: Path, **settings: object) -> dict[str, str]:
    """This environment with no settings of pinflow's but these, in a folder of the test's own."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PINFLOW_")}
    given = {f"PINFLOW_{name.upper()}": str(value) for name, value in settings.items()}
    path = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return {**kept, **given, "PINFLOW_DATA_DIR": str(data_dir), "PYTHONPATH": path}


class Running:
    """A command that runs, everything it printed, and every process it ever started that was seen."""

    def __init__(self, arguments: Sequence[str], environ: Mapping[str, str], folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        number = len(list(folder.glob("*.out")))
        self._out, self._err = folder / f"{number}.out", folder / f"{number}.err"
        self._data_dir = Path(environ["PINFLOW_DATA_DIR"])
        self._seen: set[ProcessIdentity] = set()
        with self._out.open("wb") as out, self._err.open("wb") as err:
            self._process = subprocess.Popen(
                [*COMMAND, *arguments], env=dict(environ), stdin=subprocess.DEVNULL, stdout=out, stderr=err,
                cwd=ROOT, start_new_session=True,
            )  # fmt: skip

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def printed(self) -> str:
        return self._out.read_text("utf-8", errors="replace")

    @property
    def told(self) -> str:
        """What went to the error stream: progress, logs, errors."""
        return self._err.read_text("utf-8", errors="replace")

    def wait_for(self, words: str) -> None:
        """Until it has printed these words on either stream."""

        def found() -> bool:
            assert self._process.poll() is None, f"ended with {self._process.returncode}: {self.told}"
            return words in self.printed or words in self.told

        wait_until(f"{words!r} was not printed; {self.printed} {self.told[-3000:]}", found)

    def part(self, name: str) -> psutil.Process | None:
        """The child that is ``pinflow service NAME``."""
        for child in self._children():
            try:
                if child.cmdline()[-2:] == ["service", name]:
                    return child
            except (psutil.Error, IndexError):
                continue
        return None

    def living(self) -> list[ProcessIdentity]:
        """Of all processes it was seen to have, its database server included, those that still run."""
        self.look()
        return [identity for identity in self._seen if identity.is_alive()]

    def look(self) -> None:
        """Notes the processes that belong to it now."""
        pids = [self.pid, *(child.pid for child in self._children()), *self._postgres_pids()]
        self._seen |= {found for pid in pids if (found := identify(pid)) is not None}

    def _children(self) -> list[psutil.Process]:
        try:
            return list(psutil.Process(self.pid).children(recursive=True))
        except psutil.Error:
            return []

    def _postgres_pids(self) -> Iterator[int]:
        for record in self._data_dir.rglob("holders.json"):
            server = json.loads(record.read_bytes()).get("server")
            if server:
                yield server["pid"]

    def send(self, number: signal.Signals) -> None:
        self.look()
        self._process.send_signal(number)

    def interrupt(self) -> None:
        """Ctrl-C."""
        self.send(signal.SIGINT)

    def wait(self, seconds: float = PATIENCE_SECONDS) -> int:
        """Its exit code."""
        return self._process.wait(seconds)

    def end(self) -> None:
        """Whatever became of the test: nothing it started outlives it."""
        self.look()
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(60)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
        for identity in self._seen:
            if identity.is_alive():
                os.kill(identity.pid, signal.SIGKILL)


@contextmanager
def running(arguments: Sequence[str], environ: Mapping[str, str], folder: Path) -> Iterator[Running]:
    """A command while the block runs."""
    command = Running(arguments, environ, folder)
    try:
        yield command
    finally:
        command.end()


def run(
    arguments: Sequence[str], environ: Mapping[str, str], seconds: float = PATIENCE_SECONDS
) -> subprocess.CompletedProcess[str]:
    """Runs a command to its end."""
    return subprocess.run(
        [*COMMAND, *arguments], env=dict(environ), cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, timeout=seconds, check=False,
    )  # fmt: skip
