"""The whole way over HTTP to the sandbox Pinterest, every request and reply judged by the description."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import msgspec
import pytest

from pinflow.accounts.models import AccountId
from pinflow.integrations.pinterest.client import PinterestClient
from pinflow.integrations.pinterest.errors import PinterestRateLimitedError
from pinflow.integrations.pinterest.models import NewPin
from pinflow.kit.http import new_http_client
from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.pinterest import PinterestChannel
from pinflow.posting.models import AttemptState
from pinflow.posting.publish_tools import PublishTools
from tests.contract.fixtures import SandboxAccount, SandboxPinterest, running_sandbox
from tests.contract.pictures import jpeg
from tests.posting.world import World


class OnSandbox(msgspec.Struct):
    """The world with an account of the sandbox and our client in between."""

    world: World
    sandbox: SandboxPinterest
    tools: PublishTools
    there: SandboxAccount
    account_id: AccountId
    shade: int = 0

    async def add_due(self, **changes: object) -> Pin:
        # One picture stands on a board once: each pin has another.
        self.shade += 16
        picture = jpeg(400, 600, shade=self.shade)
        changes = {"board_id": self.there.boards[0][0], "picture": picture, **changes}
        return await self.world.add_due(self.account_id, **changes)

    async def publish(self, pin: Pin) -> Pin:
        return await self.world.publish(pin, self.tools)

    def standing(self, pin: Pin) -> list[str]:
        return [found["id"] for found in self.sandbox.pins() if pin.marker in (found["link"] or "")]

    async def account_state(self) -> tuple[str, str | None]:
        async with self.world.system_database.system_session() as session:
            record = await session.connection.fetchrow(
                "select state, state_reason from account where id = $1", self.account_id
            )
        assert record is not None
        return record["state"], record["state_reason"]


@asynccontextmanager
async def on_sandbox(
    world: World, sandbox: SandboxPinterest, timeout_seconds: float = 10
) -> AsyncIterator[OnSandbox]:
    there = sandbox.create_account()
    account = await world.add_account(
        "On the sandbox", base_url=sandbox.base_url, token=there.access_token, pinterest_id=there.id
    )
    async with new_http_client(timeout_seconds=timeout_seconds) as http:
        yield OnSandbox(world, sandbox, world.tools(channel=PinterestChannel(http)), there, account.id)


@pytest.fixture
async def line(world: World, sandbox_pinterest: SandboxPinterest) -> AsyncIterator[OnSandbox]:
    async with on_sandbox(world, sandbox_pinterest) as found:
        yield found


async def test_what_was_approved_stands_there_to_the_last_byte(line: OnSandbox) -> None:
    board_id = line.there.boards[0][0]
    as_owner = {"authorization": f"Bearer {line.there.access_token}"}
    async with new_http_client() as http:
        made = await http.post(
            f"{line.sandbox.base_url}/boards/{board_id}/sections",
            headers=as_owner,
            json={"name": "Mugs"},
        )
    section_id = made.raise_for_status().json()["id"]
    pin = await line.add_due(
        board_section_id=section_id, ai_disclosures=("AI_MODIFIED",), picture=jpeg(400, 600, shade=33)
    )
    published = await line.publish(pin)
    (found,) = line.sandbox.pins()
    assert (published.state, published.pinterest_pin_id) == (PinState.PUBLISHED, found["id"])
    assert found["picture_sha256"] == pin.picture_sha256.hex()
    assert found["picture_sha256"] == hashlib.sha256(jpeg(400, 600, shade=33)).hexdigest()
    for name in ("board_id", "title", "description", "alt_text", "link"):
        assert found[name] == getattr(pin, name)
    assert found["ai_disclosures"] == ["AI_MODIFIED"]
    async with new_http_client() as http:
        shown = await http.get(f"{line.sandbox.base_url}/pins/{found['id']}", headers=as_owner)
    assert shown.raise_for_status().json()["board_section_id"] == section_id


AFTER_ONE_FAULT: list[tuple[str, dict[str, object], AttemptState, int]] = [
    ("error_before_commit", {}, AttemptState.UNKNOWN, 2),
    ("error_after_commit", {}, AttemptState.UNKNOWN, 1),
    ("drop_before_commit", {}, AttemptState.UNKNOWN, 2),
    ("drop_after_commit", {}, AttemptState.UNKNOWN, 1),
    ("commit_late", {"seconds": 90}, AttemptState.UNKNOWN, 1),
    ("commit_late", {"seconds": 14 * 60, "drop": True}, AttemptState.UNKNOWN, 1),
    ("error_after_commit", {"status": 502}, AttemptState.UNKNOWN, 1),
    ("error_after_commit", {"status": 400, "code": 2787}, AttemptState.UNKNOWN, 1),
    ("rate_limited", {}, AttemptState.REFUSED, 2),
    ("rate_limited", {"retry_after": 3600}, AttemptState.REFUSED, 2),
]


async def test_after_one_fault_of_any_kind_the_pin_stands_once(line: OnSandbox) -> None:
    for kind, details, after_the_call, tries in AFTER_ONE_FAULT:
        pin = await line.add_due()
        calls = line.sandbox.calls("POST", "/v5/pins")
        line.sandbox.order_fault(kind, **details)
        await line.publish(pin)
        (attempt,) = await line.world.attempts(pin)
        assert attempt.state is after_the_call, kind
        await line.world.run(tools=line.tools)
        assert len(line.standing(pin)) == 1, kind
        assert (await line.world.read(pin)).pinterest_pin_id == line.standing(pin)[0]
        assert line.sandbox.calls("POST", "/v5/pins") == calls + tries, kind
    assert line.sandbox.duplicates() == 0


async def test_after_many_faults_in_a_row_the_pin_stands_once(line: OnSandbox) -> None:
    pin = await line.add_due()
    for kind in ("error_before_commit", "rate_limited", "drop_before_commit", "drop_after_commit"):
        line.sandbox.order_fault(kind)
    line.sandbox.order_fault("error_before_commit", method="GET", path="/v5/boards/*/pins", times=3)
    await line.world.run(tools=line.tools)
    assert (await line.world.read(pin)).state is PinState.PUBLISHED
    assert len(line.standing(pin)) == 1
    assert line.sandbox.duplicates() == 0


async def test_a_limit_with_retry_after_is_not_asked_again_before(line: OnSandbox) -> None:
    pin = await line.add_due()
    line.sandbox.order_fault("rate_limited", retry_after=3600)
    begun = line.world.clock.now()
    await line.publish(pin)
    await line.world.run(until=begun + timedelta(minutes=59), tools=line.tools)
    assert line.sandbox.calls("POST", "/v5/pins") == 1


HOLDS: list[tuple[str, dict[str, object], str]] = [
    ("spam_block", {}, "paused"),
    ("spam_block", {"status": 403, "code": 1, "message": "This looks like spam"}, "paused"),
    ("token_expired", {}, "reconnect_needed"),
    ("token_expired", {"status": 403, "code": 29, "message": "Not permitted"}, "paused"),
    ("token_expired", {"status": 403, "code": 2625, "message": "Disapproved"}, "paused"),
]


async def test_what_only_a_person_can_settle_holds_the_account_and_keeps_the_pin(line: OnSandbox) -> None:
    for number, (kind, details, state) in enumerate(HOLDS, 1):
        pin = await line.add_due()
        line.sandbox.order_fault(kind, **details)
        await line.publish(pin)
        held, reason = await line.account_state()
        assert held == state
        assert reason
        line.world.clock.turn(timedelta(days=2))
        await line.world.run(tools=line.tools)
        assert line.sandbox.calls("POST", "/v5/pins") == number
        assert (await line.world.read(pin)).state is PinState.SCHEDULED
        await line.world.change_row(pin, "state = 'rejected', scheduled_at = null")
        async with line.world.system_database.system_session() as session:
            await session.execute(
                "update account set state = 'connected', state_reason = null, token_state = 'good',"
                " token_reason = null, pause_reason = null"
            )


RENEWABLE: list[tuple[dict[str, object], str]] = [
    ({}, "renewing"),
    ({"status": 403, "code": 3, "message": "Missing: pins:write"}, "reconnect_needed"),
]


async def test_where_a_renewal_could_help_it_is_tried_and_a_missing_permission_is_asked_for_at_once(
    line: OnSandbox,
) -> None:
    for number, (details, state) in enumerate(RENEWABLE, 1):
        there = line.sandbox.create_account(f"renewable_{number}")
        account = await line.world.add_account(
            f"Renewable {number}",
            base_url=line.sandbox.base_url,
            token=there.access_token,
            pinterest_id=there.id,
            refresh_token=there.refresh_token,
            refresh_life=timedelta(days=60),
        )
        own = msgspec.structs.replace(line, there=there, account_id=account.id, shade=100 * number)
        pin = await own.add_due()
        line.sandbox.order_fault("token_expired", **details)
        waiting = await own.publish(pin)
        assert waiting.state is PinState.SCHEDULED
        assert (await own.account_state())[0] == state


async def test_a_spam_block_with_500_after_the_commit_stops_the_account_and_makes_no_second_pin(
    line: OnSandbox,
) -> None:
    pin = await line.add_due()
    line.sandbox.order_fault("error_after_commit", message="Blocked: may lead to spam.")
    await line.publish(pin)
    assert (await line.account_state())[0] == "paused"
    await line.world.run(tools=line.tools)
    assert (await line.world.read(pin)).state is PinState.PUBLISHED
    assert len(line.standing(pin)) == 1


REFUSED: list[tuple[dict[str, object], str]] = [
    ({"picture": jpeg(150, 150)}, "smaller than 200 px"),
    ({"board_id": "999999"}, "not on Pinterest"),
]


async def test_what_pinterest_refuses_fails_with_words_that_help(line: OnSandbox) -> None:
    for number, (changes, words) in enumerate(REFUSED, 1):
        pin = await line.add_due(**changes)
        failed = await line.publish(pin)
        assert failed.state is PinState.FAILED
        assert words in (failed.failure_message or "")
        await line.world.run(tools=line.tools)
        assert line.sandbox.calls("POST", "/v5/pins") == number


async def test_a_pinterest_that_cannot_be_reached_is_tried_again(line: OnSandbox) -> None:
    pin = await line.add_due()
    async with line.world.system_database.system_session() as session:
        await session.execute("update account set base_url = 'http://127.0.0.1:1/v5'")
    waiting = await line.publish(pin)
    assert waiting.state is PinState.SCHEDULED
    assert "could not be reached" in (waiting.slot_reason or "")
    async with line.world.system_database.system_session() as session:
        await session.execute("update account set base_url = $1", line.sandbox.base_url)
    await line.world.run(tools=line.tools)
    assert len(line.standing(pin)) == 1


async def test_an_answer_later_than_our_patience_makes_no_second_pin(
    world: World, sandbox_pinterest: SandboxPinterest
) -> None:
    async with on_sandbox(world, sandbox_pinterest, timeout_seconds=0.5) as line:
        pin = await line.add_due()
        sandbox_pinterest.order_fault("answer_late", seconds=2)
        await line.publish(pin)
        (attempt,) = await world.attempts(pin)
        assert attempt.state is AttemptState.UNKNOWN
        await world.run(tools=line.tools)
        assert len(line.standing(pin)) == 1
        assert len(await world.attempts(pin)) == 1


async def test_a_pin_is_found_on_the_second_page_of_its_board(world: World) -> None:
    """260 younger pins stand before it; one page holds 250."""
    with running_sandbox(world.clock, rate_limits={"org_write": 1000}) as sandbox:
        async with on_sandbox(world, sandbox) as line:
            pin = await line.add_due()
            sandbox.order_fault("error_after_commit")
            await line.publish(pin)
            await crowd(line, 260)
            await world.run(tools=line.tools)
            assert sandbox.calls("GET", "/v5/boards/*/pins") == 2
            assert (await world.read(pin)).pinterest_pin_id == line.standing(pin)[0]
            assert len(line.standing(pin)) == 1


async def crowd(line: OnSandbox, count: int) -> None:
    """Other pins on the same board, younger ones."""
    picture = jpeg(200, 300)
    async with new_http_client() as http:
        client = PinterestClient(http, line.sandbox.base_url, line.there.access_token)
        for number in range(count):
            line.world.clock.turn(timedelta(seconds=1))
            other = NewPin(
                board_id=line.there.boards[0][0],
                picture=picture,
                media_type="image/jpeg",
                title=f"Other {number}",
                description="#ad",
                alt_text="Other",
                link=None,
            )
            while True:
                try:
                    await client.create_pin(other)
                    break
                except PinterestRateLimitedError:
                    # A hundred a second, in the machine's time.
                    await asyncio.sleep(0.1)


async def test_forty_pins_on_four_accounts_with_a_fault_on_every_third_call(line: OnSandbox) -> None:
    boards = [line.there.boards[0][0]]
    accounts = [line.account_id]
    for number in range(3):
        there = line.sandbox.create_account(f"brand_{number}")
        account = await line.world.add_account(
            f"Brand {number}", base_url=line.sandbox.base_url, token=there.access_token, pinterest_id=there.id
        )
        boards.append(there.boards[0][0])
        accounts.append(account.id)
    pins = []
    for number in range(40):
        which = number % 4
        pins.append(
            await line.world.add_scheduled(
                accounts[which],
                board_id=boards[which],
                picture=jpeg(200, 300, shade=number * 3),
            )
        )
    kinds = ("error_before_commit", "error_after_commit", "drop_before_commit", "drop_after_commit")
    for number in range(16):
        line.sandbox.order_fault(kinds[number % 4])
    line.world.clock.turn(timedelta(days=2))
    await line.world.run(tools=line.tools)
    assert await line.world.states() == {PinState.PUBLISHED: 40}
    assert [len(line.standing(pin)) for pin in pins] == [1] * 40
    assert line.sandbox.duplicates() == 0


async def test_concurrent_posters_over_http_make_one_pin(line: OnSandbox) -> None:
    pin = await line.add_due()
    await asyncio.gather(*(line.publish(pin) for _ in range(5)))
    await line.world.run(tools=line.tools)
    assert len(line.standing(pin)) == 1
    assert line.sandbox.calls("POST", "/v5/pins") == 1
