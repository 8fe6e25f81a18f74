"""A forwarding proxy in a process of its own, HTTP or SOCKS5, with or without a login."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from tests.conftest import ROOT

PATIENCE = 30


class RunningProxy:
    """A proxy in a process of its own."""

    def __init__(self, *arguments: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.kit.forward_requests", *arguments],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())

    def end(self) -> list[str]:
        """Ends it; gives what it passed on."""
        out, _ = self._process.communicate(timeout=PATIENCE)
        assert self._process.returncode == 0
        return out.split()


@pytest.fixture
def start_proxy() -> Iterator[Callable[..., RunningProxy]]:
    started: list[RunningProxy] = []

    def run(*arguments: str) -> RunningProxy:
        started.append(RunningProxy(*arguments))
        return started[-1]

    yield run
    for proxy in started:
        if proxy._process.poll() is None:
            proxy._process.communicate(timeout=PATIENCE)
