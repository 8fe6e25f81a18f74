"""Each fault on order, seen through a real socket by our own client."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import (
    PinterestError,
    PinterestRateLimitedError,
    PinterestReconnectError,
    PinterestSpamBlockError,
    PinterestUnknownOutcomeError,
)
from pinflow.integrations.pinterest.models import NewPin
from pinflow.kit.clock import FixedClock
from pinflow.kit.http import new_http_client
from tests.contract.fixtures import SandboxAccount, SandboxPinterest
from tests.contract.pictures import jpeg


@pytest.fixture
def account(sandbox_pinterest: SandboxPinterest) -> SandboxAccount:
    return sandbox_pinterest.create_account()


@pytest.fixture
async def client(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount
) -> AsyncIterator[PinterestClient]:
    async with new_http_client(timeout_seconds=10) as http:
        yield PinterestClient(http, sandbox_pinterest.base_url, account.access_token)


def kettle(account: SandboxAccount) -> NewPin:
    return NewPin(
        board_id=account.boards[0][0],
        picture=jpeg(),
        media_type="image/jpeg",
        title="A kettle",
        description="#ad A kettle that sings.",
        alt_text="A kettle on a stove",
        link="https://example.com/kettle?pf=k1",
    )


@pytest.mark.parametrize(
    ("kind", "error", "stands"),
    [
        ("error_before_commit", PinterestUnknownOutcomeError, 0),
        ("error_after_commit", PinterestUnknownOutcomeError, 1),
        ("drop_before_commit", PinterestUnknownOutcomeError, 0),
        ("drop_after_commit", PinterestUnknownOutcomeError, 1),
        ("rate_limited", PinterestRateLimitedError, 0),
        ("spam_block", PinterestSpamBlockError, 0),
        ("token_expired", PinterestReconnectError, 0),
    ],
)
async def test_a_fault_strikes_once_and_the_board_tells_what_became_of_the_pin(
    sandbox_pinterest: SandboxPinterest,
    account: SandboxAccount,
    client: PinterestClient,
    kind: str,
    error: type[PinterestError],
    stands: int,
) -> None:
    sandbox_pinterest.order_fault(kind)
    with pytest.raises(error):
        await client.create_pin(kettle(account))
    assert len(await client.list_board_pins(account.boards[0][0])) == stands
    await client.create_pin(kettle(account))
    assert len(sandbox_pinterest.pins()) == stands + 1
    assert sandbox_pinterest.duplicates() == stands
    assert sandbox_pinterest.calls("POST", "/v5/pins") == 2


async def test_a_fault_strikes_as_often_as_ordered_and_only_what_it_names(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount, client: PinterestClient
) -> None:
    other = sandbox_pinterest.create_account("stranger")
    sandbox_pinterest.order_fault("error_before_commit", times=2, account_id=account.id)
    async with new_http_client() as http:
        stranger = PinterestClient(http, sandbox_pinterest.base_url, other.access_token)
        await stranger.create_pin(kettle(other))
    for _ in range(2):
        with pytest.raises(PinterestUnknownOutcomeError):
            await client.create_pin(kettle(account))
    await client.create_pin(kettle(account))
    sandbox_pinterest.order_fault("error_before_commit", method="GET", path="/v5/boards/*/pins")
    with pytest.raises(PinterestError, match="does not answer properly"):
        await client.list_board_pins(account.boards[0][0])


async def test_a_rate_limit_says_how_long_to_wait(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount, client: PinterestClient
) -> None:
    sandbox_pinterest.order_fault("rate_limited", retry_after=3600)
    with pytest.raises(PinterestRateLimitedError) as told:
        await client.create_pin(kettle(account))
    assert told.value.retry_after == timedelta(hours=1)


async def test_a_spam_block_with_403_is_one_too(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount, client: PinterestClient
) -> None:
    sandbox_pinterest.order_fault("spam_block", status=403, code=1, message="Looks like SPAM to us")
    with pytest.raises(PinterestSpamBlockError) as told:
        await client.create_pin(kettle(account))
    assert told.value.permanent
    assert told.value.retry_after is None


async def test_an_answer_that_comes_too_late_leaves_the_outcome_unknown_and_the_pin_standing(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount
) -> None:
    sandbox_pinterest.order_fault("answer_late", seconds=2)
    async with new_http_client(timeout_seconds=0.5) as http:
        client = PinterestClient(http, sandbox_pinterest.base_url, account.access_token)
        with pytest.raises(PinterestUnknownOutcomeError):
            await client.create_pin(kettle(account))
    assert len(sandbox_pinterest.pins()) == 1


@pytest.mark.parametrize("drop", [False, True])
async def test_a_late_commit_appears_when_its_time_has_come(
    sandbox_pinterest: SandboxPinterest,
    account: SandboxAccount,
    client: PinterestClient,
    clock: FixedClock,
    drop: bool,
) -> None:
    sandbox_pinterest.order_fault("commit_late", seconds=90, drop=drop)
    with pytest.raises(PinterestUnknownOutcomeError):
        await client.create_pin(kettle(account))
    assert await client.list_board_pins(account.boards[0][0]) == []
    assert len(sandbox_pinterest.control("GET", "/pins")["to_come"]) == 1
    clock.turn(timedelta(seconds=91))
    (pin,) = await client.list_board_pins(account.boards[0][0])
    assert pin.title == "A kettle"
    assert (await client.get_pin(pin.id)).id == pin.id


async def test_a_request_refused_on_its_own_merits_does_not_use_up_a_fault(
    sandbox_pinterest: SandboxPinterest, account: SandboxAccount, client: PinterestClient
) -> None:
    sandbox_pinterest.order_fault("error_after_commit")
    small = NewPin(
        board_id=account.boards[0][0],
        picture=jpeg(100, 100),
        media_type="image/jpeg",
        title="A small kettle",
        description="#ad",
        alt_text="A kettle",
        link=None,
    )
    with pytest.raises(PinterestError, match="smaller than 200 px"):
        await client.create_pin(small)
    assert [fault["left"] for fault in sandbox_pinterest.control("GET", "/faults")["faults"]] == [1]
    sandbox_pinterest.control("DELETE", "/faults")
    await client.create_pin(kettle(account))


@pytest.mark.parametrize(
    "order",
    [
        {"kind": "unheard_of"},
        {"kind": "answer_late"},
        {"kind": "rate_limited", "times": 0},
        {"kind": "rate_limited", "tims": 2},
    ],
)
def test_an_order_that_means_nothing_is_refused(
    sandbox_pinterest: SandboxPinterest, order: dict[str, Any]
) -> None:
    with pytest.raises(httpx2.HTTPStatusError, match="400"):
        sandbox_pinterest.control("POST", "/faults", order)
