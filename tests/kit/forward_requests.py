"""A proxy for tests, run as a process: HTTP (CONNECT and absolute form) and SOCKS5, with or without a login.

``python -m tests.kit.forward_requests KIND [USER PASSWORD]`` prints its port, then a line a request: where it
leads, and ``refused`` where the login was wrong. Every name leads to this machine.
"""

from __future__ import annotations

import asyncio
import base64
import sys
from urllib.parse import urlsplit

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]


class Proxy:
    def __init__(self, login: tuple[str, str] | None) -> None:
        self._login = login

    async def http(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        lines = head.split("\r\n")
        method, target, _ = lines[0].split(" ")
        headers = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        where = target if method == "CONNECT" else urlsplit(target).netloc
        if self._login is not None:
            expected = "basic " + base64.b64encode(":".join(self._login).encode()).decode().lower()
            if headers.get("proxy-authorization") != expected:
                print("refused", flush=True)
                writer.write(b"HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
                await close(writer)
                return
        print(where, flush=True)
        there = await asyncio.open_connection("127.0.0.1", int(where.rsplit(":", 1)[1]))
        if method == "CONNECT":
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            kept = [line for line in lines[1:] if not line.lower().startswith("proxy-")]
            asked = urlsplit(target)
            path = (asked.path or "/") + (f"?{asked.query}" if asked.query else "")
            there[1].write("\r\n".join([f"{method} {path} HTTP/1.1", *kept]).encode("latin-1"))
        await join((reader, writer), there)

    async def socks(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        methods = (await reader.readexactly(2))[1]
        await reader.readexactly(methods)
        writer.write(b"\x05\x00" if self._login is None else b"\x05\x02")
        if self._login is not None:
            await reader.readexactly(1)
            given = [await self._text(reader), await self._text(reader)]
            right = tuple(given) == self._login
            writer.write(b"\x01\x00" if right else b"\x01\x01")
            if not right:
                print("refused", flush=True)
                await close(writer)
                return
        kind = (await reader.readexactly(4))[3]
        host = await self._text(reader) if kind == 3 else ".".join(map(str, await reader.readexactly(4)))
        port = int.from_bytes(await reader.readexactly(2), "big")
        print(f"{host}:{port}", flush=True)
        there = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        await join((reader, writer), there)

    async def _text(self, reader: asyncio.StreamReader) -> str:
        return (await reader.readexactly((await reader.readexactly(1))[0])).decode()


async def join(here: Streams, there: Streams) -> None:
    """Passes on what either side sends until one ends."""

    async def pump(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while data := await reader.read(65536):
            writer.write(data)
            await writer.drain()
        await close(writer)

    await asyncio.gather(pump(here[0], there[1]), pump(there[0], here[1]), return_exceptions=True)


async def close(writer: asyncio.StreamWriter) -> None:
    writer.close()
    await writer.wait_closed()


async def main(kind: str, *login: str) -> None:
    proxy = Proxy((login[0], login[1]) if login else None)
    server = await asyncio.start_server(proxy.socks if kind == "socks" else proxy.http, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await asyncio.to_thread(sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
