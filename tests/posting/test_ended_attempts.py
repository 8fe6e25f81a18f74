"""States go forward only: who holds an attempt that has moved on changes nothing of it any more."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import msgspec
import pytest

from pinflow.kit.ids import new_id
from pinflow.posting.channels.channel import Published
from pinflow.posting.models import Attempt, AttemptId, AttemptState
from pinflow.posting.queries import (
    NewAttempt,
    accept_attempts,
    begin_sending,
    end_attempt,
    extend_lease,
    get_attempt,
    insert_attempts,
    mark_unknown,
)
from tests.posting.world import World

HOUR = timedelta(hours=1)
# Beyond every slot to which the clock is turned.
LONG = timedelta(days=30)
ENDED = (AttemptState.ACCEPTED, AttemptState.REFUSED, AttemptState.RECONCILED)
# The table that docs/exactly-once.md draws as arrows.
MAY_BEGIN = (AttemptState.PREPARED,)
MAY_BECOME_UNKNOWN = (AttemptState.SENDING,)
SHOWS_LIFE = (AttemptState.PREPARED, AttemptState.SENDING)


async def open_attempt(world: World) -> Attempt:
    pin = await world.add_due()
    now = world.clock.now()
    new = NewAttempt(
        id=AttemptId(new_id(now)),
        pin_id=pin.id,
        account_id=world.account.id,
        payload_hash=pin.payload().hash(),
        board_id="4711",
        marker=pin.marker,
    )
    async with world.database.tenant_session(world.tenant_id) as session:
        return (await insert_attempts(session, [new], now + LONG, now))[pin.id]


async def attempt_in(world: World, state: AttemptState) -> Attempt:
    """An attempt whose row stands in ``state``, with a lease that holds."""
    attempt = await open_attempt(world)
    ended = state in ENDED
    stands = "9001" if state in (AttemptState.ACCEPTED, AttemptState.RECONCILED) else None
    async with world.system_database.system_session() as session:
        await session.execute(
            "update publish_attempt set state = $2, ended_at = $3, pinterest_pin_id = $4 where id = $1",
            attempt.id,
            state,
            world.clock.now() if ended else None,
            stands,
        )
    return await read(world, attempt)


async def read(world: World, attempt: Attempt) -> Attempt:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await get_attempt(session, attempt.id)


async def begins(world: World, attempt: Attempt) -> bool:
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        return await begin_sending(session, [(attempt, now)], now, now + HOUR) == {attempt.id}


async def becomes_unknown(world: World, attempt: Attempt) -> bool:
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        return await mark_unknown(
            session,
            attempt,
            settles_at=now + HOUR,
            next_reading_at=now,
            http_status=None,
            error_code="x.unknown",
            message="Nobody knows.",
        )


async def shows_life(world: World, attempt: Attempt) -> bool:
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        return await extend_lease(session, attempt, now, now + 2 * HOUR)


Step = Callable[[World, Attempt], Awaitable[bool]]
STEPS: list[tuple[Step, tuple[AttemptState, ...]]] = [
    (begins, MAY_BEGIN),
    (becomes_unknown, MAY_BECOME_UNKNOWN),
    (shows_life, SHOWS_LIFE),
]


@pytest.mark.parametrize("state", AttemptState)
@pytest.mark.parametrize(("step", "allowed"), STEPS, ids=["begin", "unknown", "life"])
async def test_a_step_is_taken_from_its_own_states_alone_and_else_leaves_the_row_as_it_is(
    world: World, state: AttemptState, step: Step, allowed: tuple[AttemptState, ...]
) -> None:
    attempt = await attempt_in(world, state)
    taken = await step(world, attempt)
    assert taken is (state in allowed)
    assert (await read(world, attempt) != attempt) is taken


@pytest.mark.parametrize("state", AttemptState)
@pytest.mark.parametrize(
    "from_states",
    [
        (AttemptState.PREPARED,),
        (AttemptState.UNKNOWN,),
        (AttemptState.PREPARED, AttemptState.SENDING, AttemptState.UNKNOWN),
    ],
)
async def test_an_attempt_is_ended_from_the_states_that_are_named_and_else_stays_as_it_is(
    world: World, state: AttemptState, from_states: tuple[AttemptState, ...]
) -> None:
    attempt = await attempt_in(world, state)
    later = world.clock.now() + HOUR
    async with world.database.tenant_session(world.tenant_id) as session:
        ended = await end_attempt(
            session,
            attempt.id,
            AttemptState.REFUSED,
            later,
            from_states=from_states,
            fencing_token=attempt.fencing_token,
            error_code="x.late",
            message="Too late.",
        )
    now_it_is = await read(world, attempt)
    assert ended is (state in from_states)
    assert (now_it_is.state, now_it_is.ended_at) == (
        (AttemptState.REFUSED, later) if ended else (attempt.state, attempt.ended_at)
    )
    assert (now_it_is == attempt) is not ended


@pytest.mark.parametrize("state", ENDED)
async def test_an_answer_to_an_attempt_that_has_ended_is_not_written_over_what_ended_it(
    world: World, state: AttemptState
) -> None:
    attempt = await attempt_in(world, state)
    open_states = (AttemptState.PREPARED, AttemptState.SENDING, AttemptState.UNKNOWN)
    async with world.database.tenant_session(world.tenant_id) as session:
        accepted = await accept_attempts(
            session, [(attempt, Published("9999"))], world.clock.now(), from_states=open_states
        )
    assert accepted == set()
    assert await read(world, attempt) == attempt


async def test_of_several_that_begin_together_only_those_begin_that_still_may(world: World) -> None:
    ready, ended = await open_attempt(world), await attempt_in(world, AttemptState.REFUSED)
    strange = msgspec.structs.replace(await open_attempt(world), fencing_token=ready.fencing_token)
    lost = await open_attempt(world)
    now = world.clock.now()
    async with world.system_database.system_session() as session:
        await session.execute("update publish_attempt set lease_until = $2 where id = $1", lost.id, now)
    async with world.database.tenant_session(world.tenant_id) as session:
        begun = await begin_sending(
            session, [(each, now) for each in (ready, ended, strange, lost)], now, now + HOUR
        )
    assert begun == {ready.id}
    assert [(await read(world, each)).state for each in (ready, ended, strange, lost)] == [
        AttemptState.SENDING,
        AttemptState.REFUSED,
        AttemptState.PREPARED,
        AttemptState.PREPARED,
    ]
