"""Starts the stand-in of `pinflow.sandbox.chaos` as a process of its own, and asks it."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import msgspec

# The only way in which this side knows the other: it is asked over HTTP, like any fault server.
MODULE = "pinflow.sandbox.chaos"
# The app that is registered there.
APP_ID, APP_SECRET = "1500001", "the-secret-of-the-app"


class StandInAccount(msgspec.Struct, frozen=True):
    """An account there, as its owner knows it. ``by_oauth``: to be connected on its page, see `allow`."""

    id: str
    username: str
    access_token: str
    boards: list[str]
    by_oauth: bool = False


class StandIn:
    """The running stand-in; ``base_url`` is what an account's setting holds."""

    def __init__(self, url: str) -> None:
        self.base_url = f"{url}/v5"
        self.authorize_page = f"{url}/oauth/"
        self._http = httpx2.AsyncClient(base_url=url, trust_env=False, timeout=60)

    async def close(self) -> None:
        await self._http.aclose()

    async def add_accounts(
        self, count: int, pins_each: int, *, by_oauth_every: int = 0
    ) -> list[StandInAccount]:
        """``by_oauth_every``: the first, and then every so many, are to be connected on its page; 0: none."""
        asked = {"count": count, "pins_each": pins_each, "by_oauth_every": by_oauth_every}
        answer = await self._ask("POST", "accounts", asked)
        return msgspec.convert(answer["accounts"], list[StandInAccount])

    async def allow(self, authorize_url: str, account_id: str) -> str:
        """Where the browser of the account's owner ends who allows what the page asks."""
        answer = await self._http.get(f"{authorize_url}&account_id={account_id}")
        if not answer.has_redirect_location:
            answer.raise_for_status()
        return str(answer.headers["location"])

    async def new_token(self, account_id: str) -> str | None:
        """What its owner pastes who connects again; None: they will not, or do not connect that way."""
        answer = await self._http.post(f"/_chaos/accounts/{account_id}/token")
        if answer.status_code == httpx2.codes.FORBIDDEN:
            return None
        return str(answer.raise_for_status().json()["access_token"])

    async def busy(self) -> tuple[int, int]:
        """How many requests it is answering, and how many pins come to stand later."""
        answer = await self._ask("GET", "busy")
        return int(answer["busy"]), int(answer["to_come"])

    async def report(self) -> Mapping[str, Any]:
        """Everything it saw; `pinflow.sandbox.chaos.world.Report` says what."""
        return await self._ask("GET", "report")

    async def _ask(self, method: str, path: str, body: object = None) -> Mapping[str, Any]:
        content = None if body is None else msgspec.json.encode(body)
        answer = await self._http.request(method, f"/_chaos/{path}", content=content)
        found: Mapping[str, Any] = msgspec.json.decode(answer.raise_for_status().content)
        return found


@asynccontextmanager
async def running_stand_in(
    environ: Mapping[str, str],
    clock_file: Path | None,
    *,
    seed: int,
    kinds: Sequence[str] = (),
    share: float = 0.0,
    late_seconds: float = 3.0,
    settle_seconds: float = 900.0,
    access_seconds: float = 30 * 24 * 3600,
) -> AsyncIterator[StandIn]:
    """The stand-in in a process of its own, with the faults it is told.

    ``access_seconds``: how long the access tokens of its OAuth live on average.
    """
    settings = msgspec.json.encode(
        {
            "seed": seed,
            "kinds": list(kinds),
            "share": share,
            "late_seconds": late_seconds,
            "settle_seconds": settle_seconds,
            "access_seconds": access_seconds,
            "app": f"{APP_ID}:{APP_SECRET}",
        }
    ).decode()
    command = [sys.executable, "-m", MODULE, settings, *([str(clock_file)] if clock_file else [])]
    process = await asyncio.create_subprocess_exec(
        *command, env=dict(environ), stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        port = int(await asyncio.wait_for(process.stdout.readline(), 30))
        stand_in = StandIn(f"http://127.0.0.1:{port}")
        try:
            yield stand_in
        finally:
            await stand_in.close()
    finally:
        process.kill()
        await process.wait()
