"""The client against a server that does not know everything, fails, and talks nonsense."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta
from decimal import Decimal

import httpx2
import msgspec
import pytest

from pinflow.integrations.openai_compatible.client import (
    MAX_ANSWER_BYTES,
    ChatClient,
    Completion,
    JsonSchema,
    Message,
    Usage,
)
from pinflow.integrations.openai_compatible.errors import (
    LanguageModelError,
    ModelRefusedError,
    ModelThrottledError,
    ModelTimeoutError,
    ModelUnavailableError,
    UnreadableAnswerError,
)
from pinflow.integrations.openai_compatible.fake import (
    Behaviour,
    FakeModelServer,
    fails,
    hangs_up,
    is_silent,
    knows_no,
    knows_only,
    says,
    sends,
)
from pinflow.integrations.openai_compatible.settings import Endpoint, read_endpoint
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.http import new_http_client

KEY = "sk-very-secret-key"
ENDPOINT = Endpoint(base_url="https://models.example/v1", model="small", key=KEY)
SCHEMA = JsonSchema("answer", {"type": "object"})
MESSAGES = [Message("system", "Be brief."), Message("user", "Hello")]


def client_of(server: FakeModelServer, endpoint: Endpoint = ENDPOINT) -> ChatClient:
    return ChatClient(new_http_client(transport=server.transport), endpoint)


async def ask(*behaviours: Behaviour, endpoint: Endpoint = ENDPOINT) -> tuple[Completion, FakeModelServer]:
    server = FakeModelServer(*behaviours)
    return await client_of(server, endpoint).complete(MESSAGES, SCHEMA, max_tokens=100), server


async def test_an_answer_is_asked_for_in_the_schema_and_told_with_its_tokens() -> None:
    answer, server = await ask(says('{"a": 1}', tokens=(12, 34)))
    assert answer == Completion(text='{"a": 1}', refusal=None, is_cut=False, usage=Usage(12, 34))
    (body,) = server.requests
    assert body["model"] == "small"
    assert [message["role"] for message in body["messages"]] == ["system", "user"]
    assert body["response_format"]["json_schema"] == {
        "name": "answer",
        "strict": True,
        "schema": {"type": "object"},
    }
    assert server.paths == ["/v1/chat/completions"]
    assert server.keys == [f"Bearer {KEY}"]


async def test_a_server_without_a_key_is_sent_none() -> None:
    _, server = await ask(says("{}"), endpoint=Endpoint(base_url="http://127.0.0.1:11434/v1", model="m"))
    assert server.keys == [None]


@pytest.mark.parametrize(
    ("known", "types"),
    [
        (["json_object", "plain"], ["json_schema", "json_object"]),
        (["plain"], ["json_schema", "json_object", None]),
    ],
)
async def test_a_looser_form_is_taken_where_a_server_does_not_know_the_strict_one_and_kept(
    known: list[str], types: list[str | None]
) -> None:
    server = FakeModelServer(knows_only(known, says("{}")))
    client = client_of(server)
    for _ in range(2):
        await client.complete(MESSAGES, SCHEMA, max_tokens=100)
    sent = [body.get("response_format", {}).get("type") for body in server.requests]
    assert sent == [*types, types[-1]]


async def test_models_that_take_the_other_name_for_the_limit_are_asked_with_it() -> None:
    server = FakeModelServer(knows_no("max_tokens", says("{}")))
    await client_of(server).complete(MESSAGES, SCHEMA, max_tokens=100)
    assert server.requests[-1]["max_completion_tokens"] == 100
    assert "max_tokens" not in server.requests[-1]


async def test_a_server_that_refuses_every_form_is_not_asked_for_ever() -> None:
    server = FakeModelServer(fails(400, "response_format and max_tokens are not supported"))
    with pytest.raises(LanguageModelError):
        await client_of(server).complete(MESSAGES, SCHEMA, max_tokens=100)
    assert len(server.requests) <= 4


async def test_refusals_and_answers_that_were_cut_are_told() -> None:
    refused, _ = await ask(says(None, refusal="I cannot help with that."))
    assert refused.refusal == "I cannot help with that."
    filtered, _ = await ask(says("", finish_reason="content_filter"))
    assert filtered.refusal
    cut, _ = await ask(says('{"a": ', finish_reason="length"))
    assert cut.is_cut
    uncounted, _ = await ask(says("{}", tokens=None))
    assert uncounted.usage is None


@pytest.mark.parametrize(
    "usage",
    [
        {},
        {"prompt_tokens": 700},
        {"prompt_tokens": None, "completion_tokens": 300},
        {"prompt_tokens": -5_000_000, "completion_tokens": 300},
        {"prompt_tokens": 700, "completion_tokens": 2**31},
        {"prompt_tokens": 1e300, "completion_tokens": 300},
        {"prompt_tokens": "many", "completion_tokens": 300},
        [700, 300],
        "many",
    ],
    ids=repr,
)
async def test_a_good_answer_is_taken_however_its_server_counts(usage: object) -> None:
    body = {"choices": [{"message": {"content": "{}"}}], "usage": usage}
    completion, _ = await ask(sends(msgspec.json.encode(body)))
    assert (completion.text, completion.usage) == ("{}", None)


FAILURES: list[tuple[Behaviour, type[LanguageModelError], bool]] = [
    (is_silent, ModelTimeoutError, False),
    (hangs_up, ModelUnavailableError, False),
    (fails(500), ModelUnavailableError, False),
    (fails(503), ModelUnavailableError, False),
    (fails(429), ModelThrottledError, False),
    (fails(429, code="insufficient_quota"), ModelRefusedError, True),
    (fails(401, f"Incorrect API key provided: {KEY}"), ModelRefusedError, True),
    (fails(403), ModelRefusedError, True),
    (fails(404, "The model `small` does not exist"), ModelRefusedError, True),
    (fails(400, f"bad request with {KEY}"), ModelRefusedError, True),
    (lambda _: httpx2.Response(302, headers={"location": "https://evil.example"}), ModelRefusedError, True),
    (sends(b"<html>not json</html>"), UnreadableAnswerError, False),
    (sends(b"\xff\xfe\x00"), UnreadableAnswerError, False),
    (sends(b'{"choices": []}'), UnreadableAnswerError, False),
    (sends(b'{"choices": [{"message": "text"}]}'), UnreadableAnswerError, False),
    (says("{}" + " " * MAX_ANSWER_BYTES), UnreadableAnswerError, False),
    (sends(b"[" * 100_000), UnreadableAnswerError, False),
    (sends(b"[" * 100_000, status=500), ModelUnavailableError, False),
]


@pytest.mark.parametrize(("behaviour", "kind", "permanent"), FAILURES, ids=range(len(FAILURES)))
async def test_what_goes_wrong_is_told_in_words_without_the_key(
    behaviour: Behaviour, kind: type[LanguageModelError], permanent: bool
) -> None:
    with pytest.raises(LanguageModelError) as failure:
        await ask(behaviour)
    assert type(failure.value) is kind
    assert failure.value.permanent is permanent
    assert KEY not in f"{failure.value!r} {failure.value.message} {failure.value.data}"
    assert failure.value.__cause__ is None


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "7"}, timedelta(seconds=7)),
        ({"retry-after": "0.5"}, timedelta(seconds=0.5)),
        (
            {"retry-after": "Mon, 23 Nov 2026 09:00:30 GMT", "date": "Mon, 23 Nov 2026 09:00:00 GMT"},
            timedelta(seconds=30),
        ),
        ({"retry-after": "soon"}, None),
        ({}, None),
    ],
)
async def test_a_throttled_request_tells_how_long_to_wait(
    headers: dict[str, str], wait: timedelta | None
) -> None:
    with pytest.raises(ModelThrottledError) as failure:
        await ask(fails(429, headers=headers))
    assert failure.value.retry_after == wait


async def test_an_answer_that_drips_is_given_up() -> None:
    class Dripping(httpx2.AsyncBaseTransport):
        async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
            async def drip() -> AsyncIterator[bytes]:
                while True:
                    yield b" "
                    await asyncio.sleep(0.005)

            return httpx2.Response(200, content=drip())

    endpoint = Endpoint(base_url="https://models.example/v1", model="small", timeout_seconds=0.05)
    client = ChatClient(new_http_client(transport=Dripping()), endpoint)
    with pytest.raises(ModelTimeoutError):
        await client.complete(MESSAGES, SCHEMA, max_tokens=10)


def keys(**changes: str) -> dict[str, str]:
    given = {"URL": "https://models.example/v1/", "": "small", "INPUT_PRICE": "0.15", "OUTPUT_PRICE": "0.6"}
    named = {**given, **changes}
    return {f"PINFLOW_LANGUAGE_MODEL{f'_{name}' if name else ''}": value for name, value in named.items()}


def test_an_endpoint_is_read_with_its_prices_and_never_shows_its_key() -> None:
    endpoint = read_endpoint(keys(KEY=KEY, CURRENCY="EUR"))
    assert endpoint.base_url == "https://models.example/v1"
    assert endpoint.cost(1_000_000, 500_000) == Decimal("0.45")
    assert endpoint.currency == "EUR"
    assert KEY not in repr(endpoint)
    local = {"PINFLOW_LANGUAGE_MODEL_URL": "http://localhost:8080/v1", "PINFLOW_LANGUAGE_MODEL": "own"}
    assert read_endpoint(local).cost(10**9, 10**9) == 0


@pytest.mark.parametrize(
    "wrong",
    [
        {"URL": "models.example/v1"},
        {"URL": "ftp://models.example/v1"},
        {"URL": "https://user:password@models.example/v1"},
        {"URL": "https://models.example/v1?key=abc"},
        {"URL": "http://models.example/v1", "KEY": KEY},
        {"URL": "https://[::1/v1"},
        {"INPUT_PRICE": ""},
        {"INPUT_PRICE": "cheap"},
        {"OUTPUT_PRICE": "-1"},
        {"OUTPUT_PRICE": "nan"},
        {"CURRENCY": "euro"},
    ],
)
def test_wrong_settings_are_refused_without_repeating_the_key(wrong: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        read_endpoint(keys(**wrong))
    assert refusal.value.code == "language_model.wrong_setting"
    assert KEY not in refusal.value.message
