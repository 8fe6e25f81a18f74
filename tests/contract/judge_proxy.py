"""Puts the judge in front of a server, so that tests of several processes pass through it as well."""

from __future__ import annotations

import httpx2
import msgspec
from starlette.types import Message, Receive, Scope, Send

from pinflow.sandbox.pinterest.connection import drop_connection
from tests.contract.judge import Judge, Reply, Request, Violation, is_judged, judged

_HOP_BY_HOP = frozenset({"connection", "keep-alive", "transfer-encoding", "content-length", "te", "upgrade"})


class JudgeProxy:
    """An ASGI application that passes everything on to ``upstream``.

    A bad request gets 422 and does not reach the server; a bad reply becomes 500. Both are recorded, and
    ``GET /_judge/violations`` lists them (``DELETE`` forgets them). A connection the server drops is
    dropped here as well. ``transport`` reaches a server of the same process.
    """

    def __init__(
        self, upstream: str, judge: Judge, transport: httpx2.AsyncBaseTransport | None = None
    ) -> None:
        self._upstream = upstream.rstrip("/")
        self._judge = judge
        self._http = httpx2.AsyncClient(
            timeout=120, trust_env=False, follow_redirects=False, transport=transport
        )
        self.violations: list[Violation] = []

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._pass_on(await _read_request(scope, receive), receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        while (await receive())["type"] != "lifespan.shutdown":
            await send({"type": "lifespan.startup.complete"})
        await self._http.aclose()
        await send({"type": "lifespan.shutdown.complete"})

    async def _pass_on(self, request: Request, receive: Receive, send: Send) -> None:
        if request.path == "/_judge/violations":
            if request.method == "DELETE":
                self.violations.clear()
            await _answer(send, 200, {"violations": self.violations})
            return
        under_judgement = is_judged(request.path)
        if under_judgement and (problems := judged(self._judge, self.violations.append, request)):
            await _refuse(send, 422, problems)
            return
        try:
            reply = await self._ask(request)
        except httpx2.TransportError:
            await drop_connection(receive, send)
            return
        if under_judgement and (problems := judged(self._judge, self.violations.append, request, reply)):
            await _refuse(send, 500, problems)
            return
        await _send(send, reply)

    async def _ask(self, request: Request) -> Reply:
        query = f"?{request.query}" if request.query else ""
        answer = await self._http.request(
            request.method,
            f"{self._upstream}{request.path}{query}",
            headers=[pair for pair in request.headers if pair[0] not in _HOP_BY_HOP],
            content=request.body or None,
        )
        # httpx2 has decoded the body: a content-encoding would be a lie.
        dropped = _HOP_BY_HOP | {"content-encoding"}
        headers = [pair for pair in answer.headers.multi_items() if pair[0] not in dropped]
        return Reply(status=answer.status_code, headers=headers, body=answer.content)


async def _read_request(scope: Scope, receive: Receive) -> Request:
    parts: list[bytes] = []
    message: Message = {"more_body": True}
    while message.get("more_body", False):
        message = await receive()
        parts.append(message.get("body", b""))
    return Request(
        method=scope["method"],
        path=scope["raw_path"].decode("ascii").partition("?")[0],
        query=scope["query_string"].decode("ascii"),
        headers=[(name.decode("latin-1"), value.decode("latin-1")) for name, value in scope["headers"]],
        body=b"".join(parts),
    )


async def _refuse(send: Send, status: int, problems: tuple[str, ...]) -> None:
    # In Pinterest's own form: another judge may stand between here and the client.
    await _answer(send, status, {"code": status, "message": f"breaks the contract: {'; '.join(problems)}"})


async def _answer(send: Send, status: int, body: object) -> None:
    await _send(
        send,
        Reply(status=status, headers=[("content-type", "application/json")], body=msgspec.json.encode(body)),
    )


async def _send(send: Send, reply: Reply) -> None:
    headers = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in reply.headers]
    if reply.status != 204:
        headers.append((b"content-length", str(len(reply.body)).encode()))
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    await send({"type": "http.response.body", "body": reply.body})
