"""Serves the stand-in: HTTP/1.1 on this machine, with connections that can be broken at will."""

from __future__ import annotations

import asyncio
import contextlib
from http import HTTPStatus

import msgspec

from pinflow.sandbox.chaos.answers import Answer, Request
from pinflow.sandbox.chaos.api import Api

_MOST_HEAD_BYTES = 64 * 1024


async def start_server(api: Api, port: int = 0) -> asyncio.Server:
    """A server on 127.0.0.1 that answers with ``api``; port 0 takes a free one."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
                await _serve_connection(api, reader, writer)
        finally:
            writer.close()

    return await asyncio.start_server(serve, "127.0.0.1", port, limit=_MOST_HEAD_BYTES, backlog=512)


async def _serve_connection(api: Api, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while True:
        request = await _read_request(reader, writer)
        if reader.at_eof():
            # Its sender is gone and waits for nothing: taken now, it would be taken after any promise.
            return
        api.busy += 1
        try:
            answer = api.answer(request)
            if answer is not None and answer.late_seconds:
                await asyncio.sleep(answer.late_seconds)
        finally:
            api.busy -= 1
        if answer is None:
            # Reset, as by a host that is gone: no byte of an answer, no orderly end.
            writer.transport.abort()
            return
        data = _encode(answer)
        writer.write(data[: len(data) - 10] if answer.cut else data)
        if answer.cut:
            writer.close()
            return
        await writer.drain()


async def _read_request(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Request:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    method, target, _ = head[0].split(" ", 2)
    headers = {}
    for line in head[1:]:
        name, colon, value = line.partition(":")
        if colon:
            headers[name.strip().lower()] = value.strip()
    if headers.get("expect", "").lower() == "100-continue":
        writer.write(b"HTTP/1.1 100 Continue\r\n\r\n")
    body = await reader.readexactly(int(headers.get("content-length", "0")))
    path, _, query = target.partition("?")
    return Request(method=method, path=path, query=query, headers=headers, body=body)


def _encode(answer: Answer) -> bytes:
    body = b"" if answer.body is None else msgspec.json.encode(answer.body)
    kind = "text/html" if answer.body is None else "application/json"
    lines = [
        f"HTTP/1.1 {answer.status} {HTTPStatus(answer.status).phrase}",
        f"content-type: {kind}",
        *(f"{name}: {value}" for name, value in answer.headers.items()),
    ]
    if answer.status != HTTPStatus.NO_CONTENT:
        lines.append(f"content-length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body
