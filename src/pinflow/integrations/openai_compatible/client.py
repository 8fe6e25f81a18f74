"""Asks a language model through ``POST {base_url}/chat/completions`` for an answer in JSON."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Annotated, Any, Literal

import httpx2
import msgspec

from pinflow.integrations.openai_compatible.errors import (
    UnknownParameterError,
    UnreadableAnswerError,
    error_of,
    translated_errors,
)
from pinflow.integrations.openai_compatible.settings import Endpoint

# A pin's copy is some hundred words: what is longer is no answer to what was asked.
MAX_ANSWER_BYTES = 256_000
# How an answer's shape is asked for, the strictest first; servers know one, two or all of them.
Strictness = Literal["json_schema", "json_object", "plain"]
_LOOSER: dict[Strictness, Strictness] = {"json_schema": "json_object", "json_object": "plain"}


# No answer has more tokens than a database's integer holds.
_Count = Annotated[int, msgspec.Meta(ge=0, le=2**31 - 1)]


class Message(msgspec.Struct, frozen=True):
    """One turn of the conversation."""

    role: Literal["system", "user", "assistant"]
    content: str


class JsonSchema(msgspec.Struct, frozen=True):
    """The shape that an answer is to have."""

    name: str
    schema: dict[str, Any]


class Usage(msgspec.Struct, frozen=True):
    """Tokens that were counted."""

    prompt_tokens: _Count
    completion_tokens: _Count


class Completion(msgspec.Struct, frozen=True, kw_only=True):
    """What the model said. ``refusal``: its own words that it will not; ``is_cut``: it ran out of room.

    ``usage`` None: what it cost is unknown.
    """

    text: str
    refusal: str | None
    is_cut: bool
    usage: Usage | None


class _Said(msgspec.Struct):
    content: str | None = None
    refusal: str | None = None


class _Choice(msgspec.Struct):
    message: _Said
    finish_reason: str | None = None


class _Answer(msgspec.Struct):
    choices: list[_Choice]
    # A good answer is not thrown away for how its server counts.
    usage: msgspec.Raw = msgspec.Raw(b"null")


class ChatClient:
    """One endpoint. It learns what the server does not know, and does not ask for that again."""

    def __init__(self, http: httpx2.AsyncClient, endpoint: Endpoint) -> None:
        self._http = http
        self._endpoint = endpoint
        self._strictness: Strictness = "json_schema"
        # OpenAI's newer models take only the second name, most other servers only the first.
        self._limit = "max_tokens"

    async def complete(
        self, messages: Sequence[Message], schema: JsonSchema, *, max_tokens: int
    ) -> Completion:
        """One answer. A server that does not know a part of the request is asked once more without it.

        Raises:
            LanguageModelError: there is no usable answer; its kinds say why, and whether asking again helps.
        """
        for _ in range(4):
            try:
                return await self._ask(messages, schema, max_tokens)
            except UnknownParameterError as error:
                if not self._do_without(error.parameter):
                    raise
        raise UnreadableAnswerError("The language model's server refuses every form of the request.")

    def _do_without(self, parameter: str) -> bool:
        """Whether there is another way to ask."""
        if parameter in ("response_format", "json_schema"):
            if self._strictness not in _LOOSER:
                return False
            self._strictness = _LOOSER[self._strictness]
            return True
        other = "max_completion_tokens" if self._limit == "max_tokens" else "max_tokens"
        known, self._limit = self._limit, other
        return known == "max_tokens"

    async def _ask(self, messages: Sequence[Message], schema: JsonSchema, max_tokens: int) -> Completion:
        body: dict[str, object] = {
            "model": self._endpoint.model,
            "messages": [msgspec.structs.asdict(message) for message in messages],
            self._limit: max_tokens,
        }
        if self._strictness != "plain":
            body["response_format"] = _response_format(self._strictness, schema)
        status, headers, content = await self._post(body)
        if not 200 <= status < 300:
            raise error_of(status, headers, content)
        return _read(content)

    async def _post(self, body: dict[str, object]) -> tuple[int, httpx2.Headers, bytes]:
        key, seconds = self._endpoint.key, self._endpoint.timeout_seconds
        headers = {"accept": "application/json"}
        if key is not None:
            headers["authorization"] = f"Bearer {key}"
        with translated_errors():
            # The limit is for the whole answer: a server that drips a byte a second holds nothing up.
            async with (
                asyncio.timeout(seconds),
                self._http.stream(
                    "POST",
                    f"{self._endpoint.base_url}/chat/completions",
                    json=body,
                    headers=headers,
                    timeout=seconds,
                ) as answer,
            ):
                content = await _read_at_most(answer, MAX_ANSWER_BYTES)
                return answer.status_code, answer.headers, content


async def _read_at_most(answer: httpx2.Response, limit: int) -> bytes:
    content = bytearray()
    async for piece in answer.aiter_bytes():
        content += piece
        if len(content) > limit:
            raise UnreadableAnswerError(
                f"The language model's answer is longer than {limit // 1000} kB.", status=answer.status_code
            )
    return bytes(content)


def _response_format(strictness: Strictness, schema: JsonSchema) -> dict[str, object]:
    if strictness == "json_object":
        return {"type": "json_object"}
    return {
        "type": "json_schema",
        "json_schema": {"name": schema.name, "strict": True, "schema": schema.schema},
    }


def _read(content: bytes) -> Completion:
    try:
        answer = msgspec.json.decode(content, type=_Answer)
        choice = answer.choices[0]
    except (msgspec.MsgspecError, UnicodeDecodeError, IndexError, RecursionError):
        raise UnreadableAnswerError("The language model's answer cannot be read.") from None
    refusal = choice.message.refusal
    if choice.finish_reason == "content_filter" and not refusal:
        refusal = "Its content filter stopped the answer."
    return Completion(
        text=choice.message.content or "",
        refusal=refusal or None,
        is_cut=choice.finish_reason == "length",
        usage=_usage(answer.usage),
    )


def _usage(counted: msgspec.Raw) -> Usage | None:
    """What was counted; None: the server did not count, or counts what cannot be."""
    try:
        return msgspec.json.decode(counted, type=Usage | None)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
