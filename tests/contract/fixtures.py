"""A running sandbox Pinterest behind the judge, for any test.

In a ``conftest.py``: ``from tests.contract.fixtures import sandbox_pinterest as sandbox_pinterest``.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import httpx2
import msgspec
import pytest
import uvicorn
from starlette.types import ASGIApp

from pinflow.kit.clock import Clock, FixedClock
from pinflow.sandbox.pinterest.app import create_app
from tests.contract.judge import DESCRIPTION, official_judge
from tests.contract.judge_proxy import JudgeProxy

_START_SECONDS = 30


class SandboxAccount(msgspec.Struct, frozen=True, kw_only=True):
    """An account on the sandbox. ``boards`` are (id, name) in the order asked for."""

    id: str
    username: str
    access_token: str
    refresh_token: str
    boards: tuple[tuple[str, str], ...]


class SandboxPinterest:
    """A running sandbox. ``url`` is its root, ``base_url`` what an account's setting holds (``.../v5``)."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.base_url = f"{url}/v5"
        self._http = httpx2.Client(base_url=url, trust_env=False, timeout=30)

    def close(self) -> None:
        self._http.close()

    def control(self, method: str, path: str, body: object = None) -> Any:
        """Calls ``/_sandbox<path>``; the decoded answer, None for 204."""
        headers = {"content-type": "application/json"}
        content = None if body is None else msgspec.json.encode(body)
        answer = self._http.request(method, f"/_sandbox{path}", content=content, headers=headers)
        answer.raise_for_status()
        return msgspec.json.decode(answer.content) if answer.content else None

    def create_account(
        self,
        username: str = "larch_and_linen",
        boards: Sequence[str] = ("Kitchen", "Garden"),
        scopes: Sequence[str] | None = None,
    ) -> SandboxAccount:
        """An account with boards and a token with all scopes the product asks for, or ``scopes``."""
        asked: dict[str, object] = {"username": username, "boards": list(boards)}
        if scopes is not None:
            asked["scopes"] = list(scopes)
        made = self.control("POST", "/accounts", asked)
        return SandboxAccount(
            id=made["id"],
            username=username,
            access_token=made["access_token"],
            refresh_token=made["refresh_token"],
            boards=tuple((board["id"], board["name"]) for board in made["boards"]),
        )

    def order_fault(self, kind: str, **details: object) -> None:
        """See ``pinflow.sandbox.pinterest.faults.FaultOrder``."""
        self.control("POST", "/faults", {"kind": kind, **details})

    def pins(self) -> list[dict[str, Any]]:
        """All visible pins, newest first."""
        found: list[dict[str, Any]] = self.control("GET", "/pins")["pins"]
        return found

    def duplicates(self) -> int:
        """How many pins stand there beyond the first of the same link and title."""
        return int(self.control("GET", "/pins")["duplicates"])

    def calls(self, method: str = "*", path: str = "*") -> int:
        """How many calls of the API match; ``path`` is a glob such as ``/v5/boards/*``."""
        answer = self._http.get("/_sandbox/requests", params={"method": method, "path": path})
        return int(answer.raise_for_status().json()["total"])

    def violations(self) -> list[dict[str, Any]]:
        """What the judge has refused so far."""
        found: list[dict[str, Any]] = (
            self._http.get("/_judge/violations").raise_for_status().json()["violations"]
        )
        return found

    def forget_violations(self) -> None:
        """For tests that break the contract on purpose."""
        self._http.delete("/_judge/violations").raise_for_status()


@contextmanager
def running_server(app: ASGIApp) -> Iterator[str]:
    """Serves ``app`` on a free port of 127.0.0.1 in a thread of its own; yields ``http://127.0.0.1:port``."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    config = uvicorn.Config(app, log_level="error", access_log=False, ws="none", lifespan="on")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    # The listener is bound, so this waits in its queue until the server accepts; no polling is needed.
    listener.listen()
    with httpx2.Client(trust_env=False, timeout=_START_SECONDS) as http:
        http.get(f"{url}/_sandbox/health")
    try:
        yield url
    finally:
        server.should_exit = True
        thread.join(_START_SECONDS)
        listener.close()
        assert not thread.is_alive(), "the server did not stop"


@contextmanager
def running_sandbox(
    clock: Clock,
    *,
    state_file: Path | None = None,
    seed: int = 1,
    rate_limits: Mapping[str, int] | None = None,
) -> Iterator[SandboxPinterest]:
    """A sandbox behind the judge. Fails at the end if the judge refused anything that was not forgotten."""
    if not DESCRIPTION.is_file():
        pytest.skip("needs Pinterest's description, kept beside the project in ../shared/pinterest")
    with ExitStack() as stack:
        app = create_app(clock, state_file=state_file, seed=seed, rate_limits=rate_limits)
        upstream = stack.enter_context(running_server(app))
        url = stack.enter_context(running_server(JudgeProxy(upstream, official_judge())))
        sandbox = SandboxPinterest(url)
        stack.callback(sandbox.close)
        yield sandbox
        assert sandbox.violations() == []


@pytest.fixture
def sandbox_pinterest(clock: FixedClock) -> Iterator[SandboxPinterest]:
    """A fresh sandbox whose time is the test's ``clock``."""
    with running_sandbox(clock) as sandbox:
        yield sandbox
