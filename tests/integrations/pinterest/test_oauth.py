"""What the token endpoint's refusals mean: the app, the connection, or only this moment."""

from __future__ import annotations

import httpx2
import pytest

from pinflow.integrations.pinterest.errors import (
    PinterestAppError,
    PinterestError,
    PinterestRateLimitedError,
    PinterestReconnectError,
    PinterestUnavailableError,
)
from pinflow.integrations.pinterest.oauth import PinterestOAuthClient
from pinflow.kit.http import new_http_client
from tests.contract.canned_answers import OutsideContract, canned


@pytest.mark.parametrize(
    ("status", "code", "message", "expected"),
    [
        (400, 1, "The provided authorization grant is invalid, expired, revoked.", PinterestReconnectError),
        (400, None, "Bad request.", PinterestReconnectError),
        (401, 283, "Your refresh token is invalid.", PinterestReconnectError),
        (401, 283, None, PinterestReconnectError),
        (401, 2, "The authorization grant is invalid.", PinterestReconnectError),
        (401, None, "The refresh_token has expired.", PinterestReconnectError),
        (401, 2, "Authentication failed.", PinterestAppError),
        (401, None, "Unknown client.", PinterestAppError),
        (429, 8, "Too many requests.", PinterestRateLimitedError),
        (500, None, "Something went wrong.", PinterestUnavailableError),
    ],
)
async def test_a_dead_refresh_token_is_told_from_a_wrong_app_and_from_a_bad_moment(
    status: int, code: int | None, message: str | None, expected: type[PinterestError]
) -> None:
    def answer(_: httpx2.Request) -> httpx2.Response:
        return httpx2.Response(status, json={"code": code, "message": message})

    # The description requires a code and words; Pinterest and what stands before it do not always.
    told_all = code is not None and message is not None
    async with new_http_client(transport=canned(answer if told_all else OutsideContract(answer))) as http:
        oauth = PinterestOAuthClient(http, "https://api.pinterest.com/v5", "1500001", "secret")
        with pytest.raises(PinterestError) as told:
            await oauth.refresh_token("pinr.a")
    assert type(told.value) is expected
