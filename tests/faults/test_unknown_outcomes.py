"""What becomes of an attempt whose outcome nobody heard."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Sequence
from datetime import timedelta

import pytest

from pinflow.kit.errors import ExternalError
from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.channel import (
    FoundPin,
    NotSentError,
    Publication,
    Published,
    RefusedError,
    UnknownOutcomeError,
)
from pinflow.posting.channels.fake import FakeChannel
from pinflow.posting.models import AttemptState
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.reconcile_attempt import abandon_attempt, reconcile_attempt
from tests.posting.world import SETTLE, World

NO_ANSWER = UnknownOutcomeError("x.no_answer", "No answer came.")


async def fail(error: Exception) -> None:
    raise error


async def lose_answer(world: World, *, commits: bool) -> Pin:
    """A pin whose outcome is unknown."""
    pin = await world.add_due()
    if commits:
        world.channel.after = lambda: fail(NO_ANSWER)
    else:
        world.channel.before = lambda: fail(NO_ANSWER)
    unknown = await world.publish(pin)
    world.channel.before = world.channel.after = None
    assert unknown.state is PinState.PUBLISHING
    return unknown


async def reconcile(world: World, pin: Pin) -> None:
    (attempt, *_) = reversed(await world.attempts(pin))
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id)


async def test_a_pin_that_stands_is_adopted_by_its_marker(world: World) -> None:
    pin = await lose_answer(world, commits=True)
    await reconcile(world, pin)
    found = await world.read(pin)
    assert (found.state, found.pinterest_pin_id) == (PinState.PUBLISHED, "9001")
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.pinterest_pin_id) == (AttemptState.RECONCILED, "9001")
    await world.run()
    assert world.channel.calls == 1


@pytest.mark.parametrize(
    "respell",
    [
        lambda link: link.replace("finds.example", "FINDS.example"),
        lambda link: link.replace("/?", "?"),
        lambda link: link + "&utm_source=pinterest",
    ],
)
async def test_a_link_that_pinterest_spells_differently_is_still_recognised(
    world: World, respell: object
) -> None:
    assert callable(respell)
    pin = await lose_answer(world, commits=True)
    board = world.channel.boards[pin.board_id or ""]
    board[0] = FoundPin(board[0].id, respell(pin.link), board[0].title, board[0].created_at)
    await world.run()
    assert (await world.read(pin)).pinterest_pin_id == "9001"
    assert world.channel.calls == 1


async def test_other_pins_with_the_same_title_are_never_adopted(world: World) -> None:
    pin = await lose_answer(world, commits=False)
    world.channel.boards[pin.board_id or ""] = [
        FoundPin("1", "https://finds.example/other/?pf=zzzzzzzzzzzz", pin.title, world.clock.now()),
        FoundPin("2", None, pin.title, world.clock.now()),
    ]
    await reconcile(world, pin)
    assert (await world.read(pin)).state is PinState.PUBLISHING


async def test_nothing_is_sent_again_before_two_complete_readings_and_the_settle_window(
    world: World,
) -> None:
    pin = await lose_answer(world, commits=False)
    lost_at = world.clock.now()
    while world.clock.now() <= lost_at + SETTLE:
        await world.sweep()
        (attempt,) = await world.attempts(pin)
        assert attempt.state is AttemptState.UNKNOWN
        assert (await world.read(pin)).state is PinState.PUBLISHING
        assert world.channel.calls == 1
        world.clock.turn(timedelta(seconds=30))
    assert attempt.complete_readings >= 1
    await world.run()
    first, second = await world.attempts(pin)
    assert first.state is AttemptState.REFUSED
    assert first.error_code == "posting.never_arrived"
    assert first.complete_readings >= 2
    assert first.last_reading_at is not None
    assert first.last_reading_at > lost_at + SETTLE
    assert second.state is AttemptState.ACCEPTED
    assert world.on_boards(pin) == 1


async def test_one_reading_after_a_long_silence_is_not_enough(world: World) -> None:
    pin = await lose_answer(world, commits=False)
    world.clock.turn(timedelta(hours=5))
    await reconcile(world, pin)
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.complete_readings) == (AttemptState.UNKNOWN, 1)


async def test_failed_readings_do_not_count_and_the_pin_says_that_it_waits(world: World) -> None:
    pin = await lose_answer(world, commits=False)
    world.channel.reading = lambda: fail(ExternalError("x.down", "Pinterest is down."))
    for _ in range(60):
        await world.sweep()
        world.clock.turn(timedelta(minutes=1))
    waiting = await world.read(pin)
    assert waiting.state is PinState.PUBLISHING
    assert waiting.failure_code == "posting.waiting_for_pinterest"
    assert "Pinterest is down." in (waiting.failure_message or "")
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.complete_readings) == (AttemptState.UNKNOWN, 0)
    assert world.channel.calls == 1
    world.channel.reading = None
    await world.run()
    done = await world.read(pin)
    assert (done.state, done.failure_code) == (PinState.PUBLISHED, None)
    assert world.on_boards(pin) == 1


async def test_a_commit_late_within_the_window_is_adopted(world: World) -> None:
    pin = await world.add_due()
    kept: list[Publication] = []

    class LateChannel(FakeChannel):
        async def publish(self, publication: Publication) -> Published:
            kept.append(publication)
            raise NO_ANSWER

    late = LateChannel(world.clock.now)
    await publish_pin(world.tools(channel=late), world.tenant_id, pin.id)
    await world.sweep(world.tools(channel=late))
    world.clock.turn(SETTLE - timedelta(seconds=1))
    await world.sweep(world.tools(channel=late))
    late.place(kept[0])
    await world.run(tools=world.tools(channel=late))
    assert len(kept) == 1
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def test_of_several_matches_the_first_is_kept_and_the_rest_are_named(world: World) -> None:
    pin = await lose_answer(world, commits=True)
    world.clock.turn(timedelta(seconds=5))
    world.channel.place(world.channel.publications[0])
    world.channel.boards[pin.board_id or ""].reverse()
    await reconcile(world, pin)
    found = await world.read(pin)
    assert (found.state, found.pinterest_pin_id) == (PinState.PUBLISHED, "9001")
    assert found.failure_code == "posting.duplicate_found"
    assert "9002" in (found.failure_message or "")


async def test_an_unknown_outcome_holds_its_place_in_spacing_and_cap(world: World) -> None:
    account = await world.add_account("Small", daily_cap=1)
    pin = await world.add_due(account.id)
    other = await world.add_scheduled(account.id)
    world.channel.before = lambda: fail(NO_ANSWER)
    await world.publish(pin)
    world.channel.before = None
    await world.change_row(other, "scheduled_at = $2", world.clock.now())
    moved = await world.publish(other)
    assert moved.state is PinState.SCHEDULED
    assert moved.scheduled_at is not None
    assert moved.scheduled_at.date() > world.clock.now().date()
    assert world.channel.calls == 1


async def test_the_lease_of_a_living_call_is_respected(world: World) -> None:
    pin = await world.add_due()
    inside, gate = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        inside.set()
        await gate.wait()

    world.channel.before = wait
    poster = asyncio.create_task(publish_pin(world.tools(), world.tenant_id, pin.id))
    await inside.wait()
    (attempt,) = await world.attempts(pin)
    await abandon_attempt(world.tools(), world.tenant_id, attempt.id)
    (attempt,) = await world.attempts(pin)
    assert attempt.state is AttemptState.SENDING
    gate.set()
    await poster
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def zombie(world: World, pin: Pin) -> tuple[asyncio.Task[None], asyncio.Event]:
    """A poster that hangs in its call; its lease has run out and the sweep has taken it for dead."""
    inside, gate = asyncio.Event(), asyncio.Event()

    async def wait() -> None:
        world.channel.before = None
        inside.set()
        await gate.wait()

    world.channel.before = wait
    poster = asyncio.create_task(publish_pin(world.tools(), world.tenant_id, pin.id))
    await inside.wait()
    world.clock.turn(timedelta(minutes=2))
    await world.sweep()
    (attempt,) = await world.attempts(pin)
    assert attempt.state is AttemptState.UNKNOWN
    return poster, gate


async def test_a_zombie_that_returns_with_success_is_believed(world: World) -> None:
    pin = await world.add_due()
    poster, gate = await zombie(world, pin)
    gate.set()
    await poster
    assert (await world.read(pin)).state is PinState.PUBLISHED
    await world.run()
    assert world.channel.calls == 1


async def test_a_zombie_that_returns_after_the_pin_was_given_up_keeps_it_from_going_out_twice(
    world: World,
) -> None:
    pin = await world.add_due()
    poster, gate = await zombie(world, pin)
    for _ in range(40):
        await world.sweep()
        if (await world.read(pin)).state is PinState.SCHEDULED:
            break
        world.clock.turn(timedelta(minutes=1))
    gate.set()
    await poster
    done = await world.read(pin)
    assert (done.state, done.pinterest_pin_id) == (PinState.PUBLISHED, "9001")
    await world.run()
    assert world.channel.calls == 1
    assert world.on_boards(pin) == 1


async def test_a_zombie_that_returns_after_the_second_try_is_told_to_a_person(world: World) -> None:
    pin = await world.add_due()
    poster, gate = await zombie(world, pin)
    await world.run()
    assert (await world.read(pin)).pinterest_pin_id == "9001"
    gate.set()
    await poster
    flagged = await world.read(pin)
    assert (flagged.state, flagged.pinterest_pin_id) == (PinState.PUBLISHED, "9001")
    assert flagged.failure_code == "posting.duplicate_found"
    assert "9002" in (flagged.failure_message or "")


async def test_a_zombie_that_returns_while_the_second_try_is_under_way_is_told_to_a_person(
    world: World,
) -> None:
    pin = await world.add_due()
    poster, gate = await zombie(world, pin)
    for _ in range(40):
        await world.sweep()
        again = await world.read(pin)
        if again.state is PinState.SCHEDULED:
            break
        world.clock.turn(timedelta(minutes=1))
    assert again.scheduled_at is not None
    world.turn_to(again.scheduled_at)

    async def returns() -> None:
        gate.set()
        await poster
        flagged = await world.read(pin)
        assert (flagged.state, flagged.failure_code) == (PinState.PUBLISHING, "posting.duplicate_found")

    world.channel.before = returns
    done = await world.publish(pin)
    assert (done.state, done.failure_code) == (PinState.PUBLISHED, "posting.duplicate_found")
    first, second = await world.attempts(pin)
    assert (first.state, second.state) == (AttemptState.REFUSED, AttemptState.ACCEPTED)
    assert done.pinterest_pin_id == second.pinterest_pin_id == "9002"
    assert "Delete 9001 there" in (done.failure_message or "")


async def test_a_process_that_stood_still_before_the_call_does_not_send_any_more(world: World) -> None:
    """Stopped between the note and the call, it wakes when others have given the attempt up."""
    pin = await world.add_due()
    tools = world.tools()

    class LateClock:
        calls = 0
        shifted = False

        def now(self) -> object:
            # claim, begin of sending, then the moment of the call: it slept in between.
            self.calls += 1
            if self.calls == 3:
                world.clock.turn(timedelta(hours=1))
            return world.clock.now()

    await publish_pin(
        dataclasses.replace(tools, clock=LateClock()),  # type: ignore[arg-type]
        world.tenant_id,
        pin.id,
    )
    assert world.channel.calls == 0
    await world.run()
    assert world.on_boards(pin) == 1
    assert [attempt.state for attempt in await world.attempts(pin)] == ["refused", "accepted"]


async def test_a_worker_whose_preparation_outlived_its_lease_sends_nothing(world: World) -> None:
    pin = await world.add_due()
    tools = world.tools()
    store = tools.blobs(world.tenant_id)

    class SlowStore:
        async def get_several(self, sha256s: Sequence[bytes]) -> object:
            world.clock.turn(timedelta(minutes=3))
            await world.sweep()
            return await store.get_several(sha256s)

    slow = dataclasses.replace(tools, blobs=lambda _: SlowStore())  # type: ignore[arg-type, return-value]
    await publish_pin(slow, world.tenant_id, pin.id)
    assert world.channel.calls == 0
    await world.run()
    assert world.on_boards(pin) == 1


async def test_an_answer_that_trickles_in_without_end_is_given_up_and_looked_up(world: World) -> None:
    pin = await world.add_due()
    forever = asyncio.Event()
    world.channel.after = forever.wait  # type: ignore[assignment]
    tools = dataclasses.replace(world.tools(), call_timeout=timedelta(milliseconds=50))
    await publish_pin(tools, world.tenant_id, pin.id)
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.error_code) == (AttemptState.UNKNOWN, "posting.answer_too_slow")
    world.channel.after = None
    await world.run()
    assert world.on_boards(pin) == 1
    assert world.channel.calls == 1


@pytest.mark.parametrize(
    "error",
    [
        RefusedError("x.refused", "Too small.", blame="pin"),
        RefusedError("x.limited", "Fewer.", blame="nobody"),
        NotSentError("x.not_sent", "No network."),
    ],
)
async def test_a_definite_answer_counts_even_after_the_lease(world: World, error: ExternalError) -> None:
    pin = await world.add_due()

    async def answer_late() -> None:
        world.channel.before = None
        world.clock.turn(timedelta(minutes=2))
        await world.sweep()
        raise error

    world.channel.before = answer_late
    await world.publish(pin)
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.error_code) == (AttemptState.REFUSED, error.code)


async def test_what_pinterest_says_of_an_account_counts_even_after_the_lease(world: World) -> None:
    pin = await world.add_due()

    async def answer_late() -> None:
        world.clock.turn(timedelta(hours=2))
        for _ in range(3):
            await world.sweep()
        raise RefusedError("x.spam", "Taken for spam.", blame="account")

    world.channel.before = answer_late
    await world.publish(pin)
    async with world.system_database.system_session() as session:
        assert await session.fetch_value("select state from account") == "paused"


async def test_a_spam_block_with_a_server_error_stops_the_account_and_is_looked_up(world: World) -> None:
    pin = await world.add_due()
    world.channel.after = lambda: fail(UnknownOutcomeError("x.spam", "Spam?", status=500, holds_account=True))
    await world.publish(pin)
    async with world.system_database.system_session() as session:
        assert await session.fetch_value("select state from account") == "paused"
    await world.run()
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.channel.calls == 1
