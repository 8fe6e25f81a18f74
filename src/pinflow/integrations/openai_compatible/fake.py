"""A language model's server that stands in for all of them, and misbehaves on request."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import httpx2
import msgspec

Reply = httpx2.Response | Exception
# Looks at a request's body and answers.
Behaviour = Callable[[dict[str, Any]], Reply]


class FakeModelServer:
    """Answers ``POST /chat/completions`` with one behaviour after the other; the last one stays.

    Hand its ``transport`` to an HTTP client. ``requests`` holds the bodies as they came, ``keys`` the
    authorization headers.
    """

    def __init__(self, *behaviours: Behaviour) -> None:
        self._behaviours = list(behaviours)
        self.requests: list[dict[str, Any]] = []
        self.keys: list[str | None] = []
        self.paths: list[str] = []

    @property
    def transport(self) -> httpx2.MockTransport:
        return httpx2.MockTransport(self._handle)

    def _handle(self, request: httpx2.Request) -> httpx2.Response:
        body: dict[str, Any] = msgspec.json.decode(request.content)
        self.requests.append(body)
        self.keys.append(request.headers.get("authorization"))
        self.paths.append(request.url.path)
        behaviour = self._behaviours.pop(0) if len(self._behaviours) > 1 else self._behaviours[0]
        reply = behaviour(body)
        if isinstance(reply, Exception):
            raise reply
        return reply


def says(
    content: str | None,
    *,
    finish_reason: str = "stop",
    refusal: str | None = None,
    tokens: tuple[int, int] | None = (700, 300),
) -> Behaviour:
    """An answer as the API gives it; ``tokens`` None: a server that does not count."""
    answer: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "choices": [
            {
                "index": 0,
                "message": {"role": "assistant", "content": content, "refusal": refusal},
                "finish_reason": finish_reason,
            }
        ],
    }
    if tokens is not None:
        answer["usage"] = {
            "prompt_tokens": tokens[0],
            "completion_tokens": tokens[1],
            "total_tokens": sum(tokens),
        }
    return lambda _: httpx2.Response(200, json=answer)


def fails(
    status: int,
    message: str = "failed",
    *,
    param: str | None = None,
    code: str | None = None,
    headers: dict[str, str] | None = None,
) -> Behaviour:
    """An error as the API gives it."""
    error = {"message": message, "type": "invalid_request_error", "param": param, "code": code}
    return lambda _: httpx2.Response(status, json={"error": error}, headers=headers)


def sends(content: bytes, *, status: int = 200) -> Behaviour:
    """Bytes that need not be an answer."""
    return lambda _: httpx2.Response(status, content=content)


def is_silent(_body: dict[str, Any]) -> Reply:
    """No answer comes in time."""
    return httpx2.ReadTimeout("silent")


def hangs_up(_body: dict[str, Any]) -> Reply:
    """The connection breaks."""
    return httpx2.RemoteProtocolError("closed")


def knows_no(parameter: str, then: Behaviour) -> Behaviour:
    """A server that refuses requests with this parameter, and otherwise behaves as ``then``."""

    def behave(body: dict[str, Any]) -> Reply:
        if parameter in body:
            return fails(400, f"Unsupported parameter: '{parameter}'", param=parameter)(body)
        return then(body)

    return behave


def knows_only(response_formats: Sequence[str], then: Behaviour) -> Behaviour:
    """A server that knows these types of ``response_format`` alone."""

    def behave(body: dict[str, Any]) -> Reply:
        wanted = body.get("response_format", {}).get("type", "plain")
        if wanted not in response_formats:
            return fails(400, f"response_format type {wanted} is not supported")(body)
        return then(body)

    return behave
