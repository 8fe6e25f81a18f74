"""A server on this machine, over a real socket, made from settings as the product makes it."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

import pytest

from pinflow.integrations.openai_compatible.client import ChatClient, JsonSchema, Message
from pinflow.integrations.openai_compatible.settings import read_endpoint
from pinflow.kit.http import new_http_client


class LocalServer:
    """Speaks as little HTTP as an answer needs, and keeps what it was sent."""

    def __init__(self) -> None:
        self.url = ""
        self.heads: list[str] = []

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        self.heads.append(head)
        length = next(line for line in head.lower().splitlines() if line.startswith("content-length:"))
        asked = json.loads(await reader.readexactly(int(length.split(":")[1])))
        answer = json.dumps(
            {"choices": [{"message": {"content": asked["model"]}, "finish_reason": "stop"}]}
        ).encode()
        writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\n")
        writer.write(b"content-length: %d\r\n\r\n%b" % (len(answer), answer))
        await writer.drain()
        writer.close()


@pytest.fixture
async def server() -> AsyncIterator[LocalServer]:
    local = LocalServer()
    async with await asyncio.start_server(local.handle, "127.0.0.1", 0) as listening:
        local.url = f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}/v1"
        yield local


@pytest.mark.parametrize("key", [None, "sk-local"])
async def test_a_server_of_ones_own_is_asked_directly_past_any_proxy(
    server: LocalServer, key: str | None
) -> None:
    keys = {"PINFLOW_LANGUAGE_MODEL_URL": server.url, "PINFLOW_LANGUAGE_MODEL": "own"}
    if key is not None:
        keys["PINFLOW_LANGUAGE_MODEL_KEY"] = key
    # Nothing listens there: a request through it would fail.
    async with new_http_client(proxy="http://127.0.0.1:9") as http:
        client = ChatClient(http, read_endpoint(keys))
        answer = await client.complete([Message("user", "Hello")], JsonSchema("a", {}), max_tokens=5)
    assert answer.text == "own"
    (head,) = server.heads
    assert head.startswith("POST /v1/chat/completions HTTP/1.1")
    assert (f"authorization: Bearer {key}".lower() in head.lower()) is (key is not None)
    assert "authorization" not in head.lower() or key is not None
