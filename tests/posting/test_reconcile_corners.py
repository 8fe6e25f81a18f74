"""Corners of looking up: clocks that differ, which of several is kept, delays, when it is looked again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from pinflow.accounts.change_account import tell_state
from pinflow.accounts.models import AccountState
from pinflow.accounts.queries import get_account
from pinflow.identity.models import system_actor
from pinflow.kit.errors import ExternalError
from pinflow.pins.pin import Pin, PinState
from pinflow.posting.channels.channel import RefusedError
from pinflow.posting.models import Attempt, AttemptState
from pinflow.posting.queries import get_longest_delay, record_delay
from pinflow.posting.reconcile_attempt import abandon_attempt, reconcile_attempt
from tests.posting.test_reconcile import DiedError, fail, lose, lose_added, put
from tests.posting.world import CALL_TIMEOUT, SETTLE, World

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)


async def look(world: World, attempt: Attempt) -> None:
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id, at_once=True)


async def longest_delay(world: World) -> timedelta:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await get_longest_delay(session, world.account.id)


@pytest.mark.parametrize(
    ("early", "state"),
    [(2 * MINUTE, PinState.PUBLISHED), (2 * MINUTE + SECOND, PinState.PUBLISHING)],
)
async def test_a_clock_that_is_up_to_two_minutes_behind_hides_no_pin(
    world: World, early: timedelta, state: PinState
) -> None:
    pin = await lose_added(world, commits=False)
    (attempt,) = await world.attempts(pin)
    assert attempt.sent_at is not None
    put(world, pin, "1", attempt.sent_at - early)
    await look(world, attempt)
    assert (await world.read(pin)).state is state


@pytest.mark.parametrize("lost", [lose, lose_added])
async def test_of_several_the_oldest_is_kept_whatever_its_id_or_place(
    world: World, lost: Callable[..., Awaitable[Pin]]
) -> None:
    pin = await lost(world, commits=False)
    now = world.clock.now()
    put(world, pin, "10", None)
    put(world, pin, "20", now + 2 * SECOND)
    put(world, pin, "30", now + SECOND)
    put(world, pin, "40", now + 3 * SECOND)
    (attempt,) = await world.attempts(pin)
    await look(world, attempt)
    kept = await world.read(pin)
    assert kept.pinterest_pin_id == "30"
    # The one without a time is the last to be believed.
    assert "delete 20, 40, 10 there" in (kept.failure_message or "")


async def test_a_complete_look_that_did_not_show_it_counts_for_the_delay_whatever_the_pin_says(
    world: World,
) -> None:
    pin = await lose(world, commits=False)
    (attempt,) = await world.attempts(pin)
    world.clock.turn(10 * MINUTE)
    await look(world, attempt)
    world.clock.turn(MINUTE)
    # No answer proves nothing.
    world.channel.reading = lambda: fail(ExternalError("x.away", "Away."))
    await look(world, attempt)
    world.channel.reading = None
    assert attempt.sent_at is not None
    put(world, pin, "1", attempt.sent_at + SECOND)
    await look(world, attempt)
    assert (await world.read(pin)).pinterest_pin_id == "1"
    assert await longest_delay(world) == 10 * MINUTE


@pytest.mark.parametrize(
    ("error", "wait"),
    [
        pytest.param(ExternalError("x.away", "Away."), MINUTE, id="nothing said"),
        pytest.param(
            ExternalError("x.away", "Away.", retry_after=25 * MINUTE), 25 * MINUTE, id="away for long"
        ),
        pytest.param(ExternalError("x.away", "Away.", retry_after=SECOND), MINUTE, id="away for a moment"),
        pytest.param(
            RefusedError("x.limited", "Fewer.", blame="nobody", retry_after=40 * MINUTE),
            40 * MINUTE,
            id="asked too often",
        ),
        pytest.param(
            RefusedError("x.limited", "Fewer.", blame="nobody"),
            15 * MINUTE,
            id="asked too often, no time",
        ),
    ],
)
async def test_a_board_that_cannot_be_read_is_asked_for_again_when_pinterest_says(
    world: World, error: ExternalError, wait: timedelta
) -> None:
    pin = await lose(world, commits=False)
    (attempt,) = await world.attempts(pin)
    world.channel.reading = lambda: fail(error)
    await look(world, attempt)
    (waits,) = await world.attempts(pin)
    assert waits.next_reading_at == world.clock.now() + wait
    assert waits.complete_readings == 0


KEY_REFUSED = RefusedError("x.key", "Pinterest no longer accepts this key.", blame="account", reconnect=True)


async def test_while_a_new_key_is_fetched_no_person_is_asked_however_long_it_takes(world: World) -> None:
    """Only who must be connected again is a person's case; here the board can be read again by itself."""
    async with world.system_database.system_session() as session:
        await session.execute("update account set refresh_token = access_token, token_kind = 'oauth'")
    pin = await lose(world, commits=True)
    world.channel.reading = lambda: fail(KEY_REFUSED)
    for _ in range(5):
        (attempt,) = await world.attempts(pin)
        await look(world, attempt)
        (waits,) = await world.attempts(pin)
        assert waits.next_reading_at == world.clock.now() + MINUTE, "not once an hour only"
        assert (await world.read(pin)).state is PinState.PUBLISHING
        world.clock.turn(20 * MINUTE)
    async with world.database.tenant_session(world.tenant_id) as session:
        assert (await get_account(session, world.account.id)).state is AccountState.RENEWING
    assert attempt.settles_at is not None
    assert world.clock.now() > attempt.settles_at + 60 * MINUTE
    # The renewal brought a key.
    async with world.system_database.system_session() as session:
        await session.execute(
            "update account set token_state = 'good', token_reason = null, token_version = 1,"
            " token_saved_at = $1",
            world.clock.now(),
        )
    async with world.database.tenant_session(world.tenant_id) as session:
        now = world.clock.now()
        await tell_state(session, system_actor(world.tenant_id), world.account.id, "account.resumed", now)
    world.channel.reading = None
    await world.run(until=world.clock.now() + MINUTE)
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.channel.calls == 1


async def test_while_one_looks_no_second_one_is_sent_to_look(world: World) -> None:
    pin = await lose(world, commits=True)
    (attempt,) = await world.attempts(pin)
    looks = 0

    async def another_sweep() -> None:
        nonlocal looks
        looks += 1
        assert looks == 1
        # As a second process would be told by the next sweep, half a minute later.
        world.clock.turn(timedelta(seconds=30))
        await reconcile_attempt(world.tools(), world.tenant_id, attempt.id)

    world.channel.reading = another_sweep
    await reconcile_attempt(world.tools(), world.tenant_id, attempt.id)
    assert looks == 1
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def test_after_a_first_look_the_next_one_is_at_the_end_of_the_window(world: World) -> None:
    pin = await lose(world, commits=False)
    (attempt,) = await world.attempts(pin)
    await look(world, attempt)
    (waits,) = await world.attempts(pin)
    assert waits.complete_readings == 1
    assert waits.next_reading_at == waits.settles_at
    # A look exactly then shows what came before: one more, later than the window, is needed.
    assert waits.settles_at is not None
    world.turn_to(waits.settles_at)
    await look(world, waits)
    (waits,) = await world.attempts(pin)
    assert (waits.complete_readings, waits.next_reading_at) == (2, world.clock.now() + MINUTE)
    assert (await world.read(pin)).state is PinState.PUBLISHING


async def test_a_clock_that_is_set_ahead_during_a_call_is_no_delay_of_days(world: World) -> None:
    pin = await world.add_due()

    async def days() -> None:
        world.clock.turn(timedelta(days=3))

    world.channel.after = days
    assert (await world.publish(pin)).state is PinState.PUBLISHED
    assert await longest_delay(world) == CALL_TIMEOUT
    world.channel.after = None
    # Nor while a pin is looked for that turns up without a time of its own.
    lost = await lose(world, commits=False)
    (attempt,) = await world.attempts(lost)
    world.clock.turn(timedelta(days=9))
    put(world, lost, "1", None)
    await look(world, attempt)
    assert (await world.read(lost)).pinterest_pin_id == "1"
    assert await longest_delay(world) == timedelta(days=1)


async def test_a_look_that_begins_before_the_windows_end_is_none_after_it(world: World) -> None:
    pin = await lose(world, commits=False)
    (attempt,) = await world.attempts(pin)
    await look(world, attempt)

    async def slowly() -> None:
        world.clock.turn(2 * MINUTE)

    assert attempt.settles_at is not None
    world.turn_to(attempt.settles_at - MINUTE)
    world.channel.reading = slowly
    await look(world, attempt)
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.complete_readings) == (AttemptState.UNKNOWN, 2)


async def test_a_dead_workers_attempt_has_the_whole_window(world: World) -> None:
    pin = await world.add_due()
    world.channel.after = lambda: fail(DiedError())
    with pytest.raises(DiedError):
        await world.publish(pin)
    (attempt,) = await world.attempts(pin)
    world.turn_to(attempt.lease_until)
    await abandon_attempt(world.tools(), world.tenant_id, attempt.id)
    (attempt,) = await world.attempts(pin)
    assert attempt.settles_at is not None
    assert attempt.settles_at >= world.clock.now() + SETTLE


async def test_the_longest_delay_of_an_account_is_kept_not_the_newest(world: World) -> None:
    other = await world.add_account("Other")
    async with world.database.tenant_session(world.tenant_id) as session:
        for minutes, longest in ((20, 20), (5, 20), (30, 30), (29, 30)):
            await record_delay(session, world.account.id, minutes * MINUTE, world.clock.now())
            assert await get_longest_delay(session, world.account.id) == longest * MINUTE
        assert await get_longest_delay(session, other.id) == timedelta(0)


@pytest.mark.parametrize(("seconds", "noted"), [(4, 0), (5, 5), (40, 40)])
async def test_a_slow_answer_counts_for_the_longest_delay_and_an_ordinary_one_does_not(
    world: World, seconds: int, noted: int
) -> None:
    pin = await world.add_due()

    async def slow() -> None:
        world.clock.turn(seconds * SECOND)

    world.channel.before = slow
    assert (await world.publish(pin)).state is PinState.PUBLISHED
    assert await longest_delay(world) == noted * SECOND
