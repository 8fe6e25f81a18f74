"""Who may still send: processes that stand still, long calls, leases that are lost."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from pinflow.accounts.models import Account
from pinflow.kit.clock import FixedClock
from pinflow.kit.share_work import Item, Result, SharedWork, Work
from pinflow.pins.pin import PinState
from pinflow.posting.claim_pin import LEASE
from pinflow.posting.models import AttemptState
from pinflow.posting.publish_pin import publish_pin
from pinflow.posting.queries import extend_lease
from pinflow.posting.reconcile_attempt import abandon_attempt
from tests.posting.test_reconcile import DiedError, fail
from tests.posting.world import CALL_TIMEOUT, World

SECOND = timedelta(seconds=1)
RARELY = timedelta(days=1)


class StandsStill(SharedWork):
    """After it has committed that an attempt is being sent, the process stands still."""

    def __init__(self, clock: FixedClock, pause: timedelta) -> None:
        super().__init__()
        self._clock, self._pause = clock, pause

    async def share(self, key: Hashable, item: Item, work: Work[Item, Result]) -> Result:
        done = await super().share(key, item, work)
        if isinstance(key, tuple) and key[0] == "begin":
            self._clock.turn(self._pause)
        return done


@pytest.mark.parametrize(("pause", "calls"), [(29, 1), (30, 0), (3600, 0)])
async def test_who_stood_still_between_its_intent_and_its_call_sends_nothing(
    world: World, pause: int, calls: int
) -> None:
    pin = await world.add_due()
    tools = world.tools()
    object.__setattr__(tools, "shared", StandsStill(world.clock, timedelta(seconds=pause)))
    await world.publish(pin, tools)
    assert world.channel.calls == calls
    (attempt,) = await world.attempts(pin)
    if not calls:
        assert (attempt.state, attempt.error_code) == (AttemptState.REFUSED, "posting.too_late_to_send")
        await world.run()
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert world.on_boards(pin) == 1


async def test_who_stood_still_while_the_accounts_way_out_was_found_sends_nothing(world: World) -> None:
    pin = await world.add_due()

    @asynccontextmanager
    async def slowly(account: Account) -> AsyncIterator[None]:
        (attempt,) = await world.attempts(pin)
        if attempt.state is AttemptState.SENDING:
            world.clock.turn(timedelta(hours=1))
        yield

    await world.publish(pin, dataclasses.replace(world.tools(), speaking_for=slowly))
    (attempt,) = await world.attempts(pin)
    assert (attempt.error_code, world.channel.calls) == ("posting.too_late_to_send", 0)


async def test_a_long_call_keeps_its_lease_without_any_sign_of_life(world: World) -> None:
    pin = await world.add_due()
    began, goes_on = asyncio.Event(), asyncio.Event()

    async def slow() -> None:
        began.set()
        await goes_on.wait()

    world.channel.before = slow
    silent = dataclasses.replace(world.tools(), heartbeat=RARELY)
    publishing = asyncio.create_task(publish_pin(silent, world.tenant_id, pin.id))
    await began.wait()
    (held,) = await world.attempts(pin)
    world.clock.turn(CALL_TIMEOUT + LEASE - SECOND)
    await abandon_attempt(world.tools(), world.tenant_id, held.id)
    assert (await world.attempts(pin))[0].state is AttemptState.SENDING
    world.clock.turn(SECOND)
    await abandon_attempt(world.tools(), world.tenant_id, held.id)
    assert (await world.attempts(pin))[0].state is AttemptState.UNKNOWN
    # Its answer comes all the same, and counts.
    goes_on.set()
    await publishing
    assert (await world.read(pin)).state is PinState.PUBLISHED
    assert (world.channel.calls, world.on_boards(pin)) == (1, 1)


async def test_who_lost_its_lease_while_it_prepared_sends_nothing(world: World) -> None:
    pin = await world.add_due()

    async def too_long() -> None:
        world.clock.turn(LEASE)

    world.channel.preparing = too_long
    await world.publish(pin, dataclasses.replace(world.tools(), heartbeat=RARELY))
    assert world.channel.calls == 0
    (attempt,) = await world.attempts(pin)
    assert (attempt.state, attempt.error_code) == (AttemptState.REFUSED, "posting.attempt_lost")
    world.channel.preparing = None
    await world.run()
    assert world.on_boards(pin) == 1


async def test_a_sign_of_life_never_shortens_a_lease(world: World) -> None:
    pin = await world.add_due()
    world.channel.after = lambda: fail(DiedError())
    with pytest.raises(DiedError):
        await world.publish(pin)
    (held,) = await world.attempts(pin)
    now = world.clock.now()
    for until, lease in ((now + SECOND, held.lease_until), (held.lease_until + SECOND,) * 2):
        async with world.database.tenant_session(world.tenant_id) as session:
            assert await extend_lease(session, held, now, until)
        assert (await world.attempts(pin))[0].lease_until == lease
