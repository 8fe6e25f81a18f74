"""Serves the stand-in for Pinterest alone, with one account and a token for it in a file."""

from __future__ import annotations

import asyncio
import os
import socket
from collections.abc import Callable
from pathlib import Path

import httpx2
import msgspec

from pinflow.entrypoints.serve import make_server, serve_until, stop_on_signals
from pinflow.kit.clock import Clock
from pinflow.kit.errors import ConflictError, ExternalError, InvalidInputError
from pinflow.kit.http import new_http_client
from pinflow.sandbox.pinterest.app import create_app

USERNAME = "standin"
_BOARDS = ("Small kitchens", "Gifts")
_POLL_SECONDS, _PATIENCE_SECONDS = 0.05, 20.0


class StandIn(msgspec.Struct, frozen=True, kw_only=True):
    """``base_url``: what an account is connected to; ``page``: where a person sees its pins."""

    base_url: str
    page: str
    token_file: str


class _Account(msgspec.Struct):
    id: str
    username: str


class _Accounts(msgspec.Struct):
    accounts: list[_Account]


class _Token(msgspec.Struct):
    access_token: str


async def serve_stand_in(
    clock: Clock,
    *,
    port: int,
    state_file: Path,
    token_file: Path,
    on_ready: Callable[[StandIn], None],
) -> None:
    """Until it is told to stop. Its account, boards and pins are kept in ``state_file``.

    Raises:
        ConflictError: ``sandbox.port_taken``.
        InvalidInputError: ``sandbox.cannot_write``: one of the files.
        ExternalError: ``sandbox.not_ready``.
    """
    page = f"http://127.0.0.1:{port}"
    # Before the token file is emptied: a second start must not take the running one's token away.
    _require_free(port)
    try:
        state_file.parent.mkdir(parents=True, exist_ok=True)
        write_secret(token_file, "")
    except OSError as error:
        raise InvalidInputError(
            "sandbox.cannot_write", f"{error.filename} cannot be written: {error.strerror}."
        ) from None
    app = create_app(clock, state_file=state_file)
    async with stop_on_signals() as stop, asyncio.TaskGroup() as group:
        group.create_task(serve_until(make_server(app, "127.0.0.1", port), stop))
        try:
            async with new_http_client() as http:
                write_secret(token_file, await _open_account(http, f"{page}/_sandbox", stop))
            on_ready(StandIn(base_url=f"{page}/v5", page=page, token_file=str(token_file)))
        except BaseException:
            stop.set()
            raise


def write_secret(file: Path, text: str) -> None:
    """Writes a file that its owner alone can read."""
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as out:
        # It may have been there before, for everybody.
        os.fchmod(handle, 0o600)
        out.write(text and f"{text}\n")


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ConflictError(
                "sandbox.port_taken",
                f"Port {port} is in use. Perhaps the stand-in runs already; else choose another with --port.",
            ) from None


async def _open_account(http: httpx2.AsyncClient, control: str, stop: asyncio.Event) -> str:
    """A token for the stand-in's account, which is made on the first start."""
    await _until_it_answers(http, f"{control}/health", stop)
    made = await http.post(f"{control}/accounts", json={"username": USERNAME, "boards": _BOARDS})
    if made.status_code == httpx2.codes.CREATED:
        return msgspec.json.decode(made.content, type=_Token).access_token
    told = msgspec.json.decode((await http.get(f"{control}/accounts")).content, type=_Accounts)
    own = next(account for account in told.accounts if account.username == USERNAME)
    again = await http.post(f"{control}/accounts/{own.id}/tokens", json={})
    return msgspec.json.decode(again.content, type=_Token).access_token


async def _until_it_answers(http: httpx2.AsyncClient, url: str, stop: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    deadline = loop.time() + _PATIENCE_SECONDS
    while not stop.is_set() and loop.time() < deadline:
        try:
            if (await http.get(url)).is_success:
                return
        except httpx2.TransportError:
            pass
        await asyncio.sleep(_POLL_SECONDS)
    raise ExternalError("sandbox.not_ready", "The stand-in did not answer. Try again, or another --port.")
