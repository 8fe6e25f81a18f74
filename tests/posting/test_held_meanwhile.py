"""An account that is paused, stopped or held while its pin is under way: nothing is sent any more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest

from pinflow.accounts.change_account import hold_account, pause_account, resume_account
from pinflow.accounts.models import AccountState
from pinflow.identity.models import system_actor
from pinflow.pins.pin import PinState
from pinflow.posting.models import AttemptState
from tests.factories.accounts import actor_of
from tests.posting.world import World


async def pause(world: World) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        await pause_account(session, actor_of(world.cast.bob), world.account.id, world.clock.now())


async def refuse_token(world: World) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        await hold_account(
            session,
            system_actor(world.tenant_id),
            world.account.id,
            AccountState.RECONNECT_NEEDED,
            "Pinterest no longer accepts this account's key.",
            world.clock.now(),
        )


@pytest.mark.parametrize("hold", [pause, refuse_token])
async def test_a_pin_that_is_being_prepared_is_not_sent_and_goes_back_to_the_queue(
    world: World, hold: Callable[[World], Awaitable[None]]
) -> None:
    pin = await world.add_due()
    # A video is prepared for minutes.
    world.channel.preparing = lambda: hold(world)
    waiting = await world.publish(pin)
    assert world.channel.calls == 0
    assert waiting.state is PinState.SCHEDULED
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.error_code) == (AttemptState.REFUSED, "posting.account_held")


async def test_when_the_account_goes_on_the_pin_goes_out_once(world: World) -> None:
    pin = await world.add_due()
    world.channel.preparing = lambda: pause(world)
    await world.publish(pin)
    world.channel.preparing = None
    async with world.database.tenant_session(world.tenant_id) as session:
        await resume_account(session, actor_of(world.cast.bob), world.account.id, world.clock.now())
    await world.run(until=world.clock.now() + timedelta(days=2))
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.on_boards(pin) == 1


@pytest.mark.parametrize("hold", [pause, refuse_token])
async def test_a_job_that_was_put_in_before_the_account_was_held_publishes_nothing(
    world: World, hold: Callable[[World], Awaitable[None]]
) -> None:
    pin = await world.add_due()
    await hold(world)
    kept = await world.publish(pin)
    assert (kept.state, kept.scheduled_at) == (PinState.SCHEDULED, pin.scheduled_at)
    assert world.channel.calls == 0
    assert await world.attempts(pin) == []
