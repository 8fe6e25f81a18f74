"""A site that notes when it was asked for what: the witness of politeness."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import msgspec
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.contract.fixtures import running_server


class Asked(msgspec.Struct, frozen=True):
    """A request as it arrived. ``at``: monotonic seconds of the server's clock."""

    at: float
    path: str
    query: str
    headers: dict[str, str]
    status: int


class Witness:
    """Wraps a site, gives it rules for robots, and writes down every request before the site sees it."""

    def __init__(self, site: ASGIApp, robots_txt: str) -> None:
        self._site = site
        self._robots = PlainTextResponse(robots_txt)
        self._lock = threading.Lock()
        self._asked: list[Asked] = []
        self.url = ""

    @property
    def asked(self) -> Sequence[Asked]:
        """In the order of arrival."""
        with self._lock:
            return sorted(self._asked, key=lambda asked: asked.at)

    def forget(self) -> None:
        with self._lock:
            self._asked.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._site(scope, receive, send)
            return
        at, statuses = time.monotonic(), [0]

        async def noting(message: object) -> None:
            assert isinstance(message, dict)
            if message["type"] == "http.response.start":
                statuses[0] = message["status"]
            await send(message)

        answer = self._robots if scope["path"] == "/robots.txt" else self._site
        await answer(scope, receive, noting)
        headers = {name.decode(): value.decode("latin-1") for name, value in scope["headers"]}
        with self._lock:
            self._asked.append(Asked(at, scope["path"], scope["query_string"].decode(), headers, statuses[0]))


@contextmanager
def running_witness(site: ASGIApp, robots_txt: str) -> Iterator[Witness]:
    witness = Witness(site, robots_txt)
    with running_server(witness) as url:
        witness.url = url
        witness.forget()
        yield witness
