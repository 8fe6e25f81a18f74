"""``pinflow sandbox``: the stand-in alone, with an account and its token."""

from __future__ import annotations

import asyncio
import signal
import socket
from pathlib import Path

import pytest

from pinflow.entrypoints.serve_stand_in import StandIn, serve_stand_in
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.kit.clock import SystemClock
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.http import new_http_client


async def account_of_a_start(folder: Path, port: int) -> tuple[str | None, list[str]]:
    """Starts the stand-in, asks whose the token is and which boards there are, and ends it."""
    ready: asyncio.Future[StandIn] = asyncio.get_running_loop().create_future()
    serving = asyncio.create_task(
        serve_stand_in(
            SystemClock(),
            port=port,
            state_file=folder / "state" / "pinterest.sqlite",
            token_file=folder / "token.txt",
            on_ready=ready.set_result,
        )
    )
    there = await ready
    assert (folder / "token.txt").stat().st_mode & 0o077 == 0
    async with new_http_client() as http:
        token = Path(there.token_file).read_text().strip()
        client = PinterestClient(http, there.base_url, token)
        account = await client.get_user_account()
        boards = [board.id for board in await client.list_boards()]
    signal.raise_signal(signal.SIGTERM)
    await serving
    return account.id, boards


async def test_each_start_gives_a_token_of_the_same_account(tmp_path: Path, unused_tcp_port: int) -> None:
    first = await account_of_a_start(tmp_path, unused_tcp_port)
    assert len(first[1]) == 2
    assert await account_of_a_start(tmp_path, unused_tcp_port) == first


async def test_a_port_that_is_taken_and_a_file_that_cannot_be_are_said(
    tmp_path: Path, unused_tcp_port: int
) -> None:
    async def start(token_file: Path) -> None:
        await serve_stand_in(
            SystemClock(),
            port=unused_tcp_port,
            state_file=tmp_path / "state",
            token_file=token_file,
            on_ready=lambda _: None,
        )

    (tmp_path / "token").write_text("of the one that runs")
    with socket.create_server(("127.0.0.1", unused_tcp_port)), pytest.raises(ConflictError) as taken:
        await start(tmp_path / "token")
    assert taken.value.code == "sandbox.port_taken"
    assert (tmp_path / "token").read_text() == "of the one that runs"
    with pytest.raises(InvalidInputError, match="cannot be written: No such file"):
        await start(tmp_path / "not" / "there")
