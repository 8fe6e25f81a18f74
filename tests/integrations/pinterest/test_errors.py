"""Every answer and every silence, and what the caller is told: may it stand, and who has to act."""

from __future__ import annotations

from datetime import timedelta

import httpx2
import pytest

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import (
    PinterestAccountError,
    PinterestError,
    PinterestNotFoundError,
    PinterestNotPermittedError,
    PinterestNotSentError,
    PinterestPictureError,
    PinterestRateLimitedError,
    PinterestReconnectError,
    PinterestRefusedError,
    PinterestScopeError,
    PinterestSpamBlockError,
    PinterestSuspendedError,
    PinterestUnavailableError,
    PinterestUnknownOutcomeError,
)
from pinflow.integrations.pinterest.models import NewPin
from pinflow.kit.errors import ExternalError
from pinflow.kit.http import new_http_client
from tests.contract.canned_answers import Answer, OutsideContract, canned

TOKEN = "pina_a-token-nobody-may-see"
BASE = "https://api.pinterest.com/v5"
PIN = NewPin(
    board_id="42",
    picture=b"\xff\xd8\xff",
    media_type="image/jpeg",
    title="A kettle",
    description="#ad",
    alt_text="A kettle",
    link=None,
)


def client_of(answer: Answer) -> PinterestClient:
    return PinterestClient(new_http_client(transport=canned(answer)), BASE, TOKEN)


async def write_error(answer: Answer) -> PinterestError:
    with pytest.raises(PinterestError) as told:
        await client_of(answer).create_pin(PIN)
    return told.value


async def read_error(answer: Answer) -> PinterestError:
    with pytest.raises(PinterestError) as told:
        await client_of(answer).get_user_account()
    return told.value


def says(status: int, code: int, message: str = "No.", **headers: str) -> Answer:
    told = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda _: httpx2.Response(status, json={"code": code, "message": message}, headers=told)


def says_no_code(status: int) -> Answer:
    """The description requires a code; a proxy before Pinterest does not know that."""
    return OutsideContract(lambda _: httpx2.Response(status, json={"message": "No."}))


def fails(error: Exception) -> Answer:
    def answer(_: httpx2.Request) -> httpx2.Response:
        raise error

    return answer


@pytest.mark.parametrize(
    ("status", "code", "expected", "permanent"),
    [
        (400, 1, PinterestRefusedError, True),
        (401, 2, PinterestReconnectError, True),
        (401, None, PinterestReconnectError, True),
        (403, 2, PinterestReconnectError, True),
        (401, 3, PinterestScopeError, True),
        (403, 3, PinterestScopeError, True),
        (403, 7, PinterestNotPermittedError, True),
        (401, 29, PinterestNotPermittedError, True),
        (401, 7, PinterestNotPermittedError, True),
        (401, 2625, PinterestSuspendedError, True),
        (401, 2626, PinterestSuspendedError, True),
        (401, 233, PinterestPictureError, True),
        (401, 40, PinterestNotFoundError, True),
        (401, 1, PinterestReconnectError, True),
        (403, 29, PinterestNotPermittedError, True),
        (429, 8, PinterestRateLimitedError, False),
        (429, None, PinterestRateLimitedError, False),
        (403, 8, PinterestRateLimitedError, False),
        (403, 9, PinterestSpamBlockError, True),
        (429, 9, PinterestSpamBlockError, True),
        (404, 40, PinterestNotFoundError, True),
        (404, 50, PinterestNotFoundError, True),
        (400, 2031, PinterestNotFoundError, True),
        (404, None, PinterestNotFoundError, True),
        (400, 233, PinterestPictureError, True),
        (400, 235, PinterestPictureError, True),
        (403, 2625, PinterestSuspendedError, True),
        (403, 2626, PinterestSuspendedError, True),
        (409, 12345, PinterestRefusedError, True),
    ],
)
async def test_a_refusal_becomes_its_own_error_and_the_outcome_is_known(
    status: int, code: int | None, expected: type[PinterestError], permanent: bool
) -> None:
    error = await write_error(says_no_code(status) if code is None else says(status, code))
    assert type(error) is expected
    assert isinstance(error, ExternalError)
    assert error.permanent is permanent
    assert not error.outcome_unknown
    assert (error.status, error.pinterest_code) == (status, code)


@pytest.mark.parametrize(
    "answer",
    [
        says(500, 2787),
        says_no_code(502),
        says(503, 8),
        says(400, 2787),
        says_no_code(408),
        says_no_code(302),
        OutsideContract(lambda _: httpx2.Response(504, text="<html>gateway</html>")),
        OutsideContract(lambda _: httpx2.Response(201, text="<html>created?</html>")),
        fails(httpx2.ReadTimeout("")),
        fails(httpx2.WriteTimeout("")),
        fails(httpx2.ReadError("")),
        fails(httpx2.WriteError("")),
        fails(httpx2.RemoteProtocolError("")),
        fails(httpx2.LocalProtocolError("")),
        fails(httpx2.CloseError("")),
    ],
)
async def test_silence_after_a_write_is_an_unknown_outcome_and_after_a_read_it_is_not(
    answer: Answer,
) -> None:
    written = await write_error(answer)
    assert type(written) is PinterestUnknownOutcomeError
    assert written.outcome_unknown
    assert not written.permanent
    read = await read_error(answer)
    assert type(read) is PinterestUnavailableError
    assert not read.outcome_unknown
    assert not read.permanent


@pytest.mark.parametrize(
    "failure",
    [
        httpx2.ConnectError(""),
        httpx2.ConnectTimeout(""),
        httpx2.PoolTimeout(""),
        httpx2.ProxyError("407 Proxy Authentication Required"),
    ],
)
async def test_what_was_never_sent_has_no_unknown_outcome(failure: Exception) -> None:
    for error in (await write_error(fails(failure)), await read_error(fails(failure))):
        assert type(error) is PinterestNotSentError
        assert not error.outcome_unknown
        assert not error.permanent


async def test_a_port_nobody_listens_on_was_not_sent_to(unused_tcp_port: int) -> None:
    async with new_http_client() as http:
        client = PinterestClient(http, f"http://127.0.0.1:{unused_tcp_port}/v5", TOKEN)
        with pytest.raises(PinterestNotSentError):
            await client.create_pin(PIN)


async def test_a_pin_without_an_id_is_an_unknown_outcome() -> None:
    # Of an account nothing is required, so only a write can tell.
    body = {"title": "without an id"}
    error = await write_error(OutsideContract(lambda _: httpx2.Response(201, json=body)))
    assert type(error) is PinterestUnknownOutcomeError


@pytest.mark.parametrize("status", [400, 403, 429])
async def test_words_of_spam_are_no_rate_limit_whatever_status_and_code_say(status: int) -> None:
    error = await write_error(says(status, 8, "This looks like Spam.", retry_after="60"))
    assert type(error) is PinterestSpamBlockError
    assert isinstance(error, PinterestAccountError)
    assert error.permanent
    assert error.retry_after is None
    assert not error.outcome_unknown


@pytest.mark.parametrize("code", ["8", "E8", None, 9.5, {}])
async def test_words_of_spam_are_heard_whatever_the_code_is_written_as(code: object) -> None:
    body = {"code": code, "message": "Looks like spam."}
    error = await write_error(OutsideContract(lambda _: httpx2.Response(429, json=body)))
    assert type(error) is PinterestSpamBlockError


async def test_a_code_written_as_text_counts_as_the_number() -> None:
    body = {"code": "9", "message": None}
    error = await write_error(OutsideContract(lambda _: httpx2.Response(403, json=body)))
    assert type(error) is PinterestSpamBlockError


async def test_a_spam_block_with_a_server_error_may_have_been_carried_out_all_the_same() -> None:
    error = await write_error(says(500, 9, "Blocked."))
    assert type(error) is PinterestSpamBlockError
    assert error.outcome_unknown


@pytest.mark.parametrize(
    ("headers", "expected"),
    [
        ({"retry_after": "3600"}, timedelta(hours=1)),
        (
            {"retry_after": "Mon, 23 Nov 2026 09:02:00 GMT", "date": "Mon, 23 Nov 2026 09:00:00 GMT"},
            timedelta(minutes=2),
        ),
        ({"retry_after": "soon", "x_ratelimit_reset": "7"}, timedelta(seconds=7)),
        ({"x_ratelimit_reset": "42"}, timedelta(seconds=42)),
        # A moment instead of seconds, or nonsense: a day at most.
        ({"x_ratelimit_reset": "1795770000"}, timedelta(days=1)),
        ({"x_ratelimit_reset": "999999999999"}, timedelta(days=1)),
        ({"retry_after": "1795770000"}, timedelta(days=1)),
        ({}, None),
    ],
)
async def test_a_rate_limit_keeps_what_pinterest_asks_to_wait(
    headers: dict[str, str], expected: timedelta | None
) -> None:
    error = await write_error(says(429, 8, **headers))
    assert error.retry_after == expected


async def test_an_error_keeps_pinterests_request_id_and_words_but_never_the_token() -> None:
    error = await write_error(says(400, 1, f"The token {TOKEN} is odd.", x_pinterest_rid="1234567890"))
    assert error.rid == "1234567890"
    assert error.pinterest_message == "The token (token) is odd."
    for told in (str(error), repr(error), repr(error.data), repr(error.args), repr(vars(error))):
        assert TOKEN not in told
    assert error.__cause__ is None


async def test_messages_say_what_to_do() -> None:
    assert "Connect the account again" in (await write_error(says(401, 2))).message
    assert "smaller than 200 px" in (await write_error(says(400, 233))).message
    assert "sandbox address" in (await write_error(says(403, 29))).message
    assert "not sent again blindly" in (await write_error(says_no_code(500))).message
