"""Stands before the API: log, request id, rate limits, and the faults on order."""

from __future__ import annotations

import asyncio
import secrets

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pinflow.sandbox.pinterest.connection import drop_connection
from pinflow.sandbox.pinterest.faults import Fault
from pinflow.sandbox.pinterest.rate_limits import category_of
from pinflow.sandbox.pinterest.refusals import ApiRefusal, rate_limited
from pinflow.sandbox.pinterest.stand_in import StandIn, timestamp

COMMIT_DELAY = "commit_delay_seconds"
# A picture of 20 MB is 27 MB in Base64.
MAX_BODY_BYTES = 32 * 1024 * 1024


class Gate:
    """ASGI middleware for everything under ``/v5``."""

    def __init__(self, app: ASGIApp, stand_in: StandIn) -> None:
        self._app = app
        self._stand_in = stand_in

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/v5/"):
            await self._app(scope, receive, send)
            return
        token = self._stand_in.token_of(Headers(scope=scope).get("authorization"))
        account_id = token.account_id if token is not None else None
        may_pass, headers, reset = self._stand_in.limiter.count(
            account_id or "nobody", category_of(scope["method"], scope["path"])
        )
        headers["x-pinterest-rid"] = str(secrets.randbelow(9 * 10**15) + 10**15)
        # Read before any refusal: an answer to half a request reaches the client as a broken connection.
        body = await _whole_body(receive)
        fault = None
        if body is None:
            answer = await _messages(ApiRefusal(413, 1, "The request is too large."), scope, receive)
        elif not may_pass:
            answer = await _messages(rate_limited(reset), scope, receive)
        else:
            fault = self._stand_in.faults.take(scope["method"], scope["path"], account_id)
            answer, fault = await self._answer(scope, _replay(body, receive), fault)
        status = answer[0]["status"] if answer else None
        self._log(scope, account_id, status, fault)
        if not answer:
            await drop_connection(receive, send)
            return
        head = MutableHeaders(raw=answer[0]["headers"])
        for name, value in headers.items():
            head[name] = value
        for message in answer:
            await send(message)

    async def _answer(
        self, scope: Scope, receive: Receive, fault: Fault | None
    ) -> tuple[list[Message], Fault | None]:
        """The messages to send, none for a dropped connection; and the fault that really struck."""
        answer: list[Message] = []
        if fault is None or fault.commit:
            scope.setdefault("state", {})[COMMIT_DELAY] = fault.commit_delay_seconds if fault else 0.0
            answer = await _carried_out(self._app, scope, receive)
            if fault is None:
                return answer, None
            if answer[0]["status"] >= 400:
                # Refused on its own merits: a fault after the commit has nothing to strike.
                self._stand_in.faults.give_back(fault)
                return answer, None
            await asyncio.sleep(fault.answer_delay_seconds)
        if fault.drop:
            return [], fault
        if fault.answer is not None:
            status, code, message = fault.answer
            refusal = ApiRefusal(status, code, message, retry_after=fault.order.retry_after)
            return await _messages(refusal, scope, receive), fault
        return answer, fault

    def _log(self, scope: Scope, account_id: str | None, status: int | None, fault: Fault | None) -> None:
        self._stand_in.log.add(
            at=timestamp(self._stand_in.now()),
            method=scope["method"],
            path=scope["path"],
            query=scope["query_string"].decode("latin-1"),
            account_id=account_id,
            status=status,
            fault=fault.order.kind if fault else None,
        )


async def _carried_out(app: ASGIApp, scope: Scope, receive: Receive) -> list[Message]:
    messages: list[Message] = []

    async def keep(message: Message) -> None:
        messages.append(message)

    await app(scope, receive, keep)
    return messages


async def _messages(refusal: ApiRefusal, scope: Scope, receive: Receive) -> list[Message]:
    return await _carried_out(refusal.as_response(), scope, receive)


async def _whole_body(receive: Receive) -> bytes | None:
    """The request's body, None when it is too large; all of it is read either way."""
    parts: list[bytes] = []
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return b"".join(parts)
        part = message.get("body", b"")
        size += len(part)
        if size <= MAX_BODY_BYTES:
            parts.append(part)
        if not message.get("more_body", False):
            return b"".join(parts) if size <= MAX_BODY_BYTES else None


def _replay(body: bytes, receive: Receive) -> Receive:
    given = False

    async def replayed() -> Message:
        nonlocal given
        if given:
            return await receive()
        given = True
        return {"type": "http.request", "body": body, "more_body": False}

    return replayed
