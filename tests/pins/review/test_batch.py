"""Several approvals at once: only of what the same person has seen, exactly as it was seen."""

from __future__ import annotations

import asyncio

import pytest

from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.review.models import MOST_AT_ONCE, Mode, SeenPin
from pinflow.pins.review.record_seen import record_seen
from tests.factories.accounts import actor_of
from tests.pins.review.deeds import approve_several, ask_for_two, edit, look_at
from tests.posting.world import World


async def states(world: World, *pins: Pin) -> list[PinState]:
    return [(await world.read(pin)).state for pin in pins]


async def test_what_was_seen_is_approved_and_what_was_not_is_refused(world: World) -> None:
    bob, alice = actor_of(world.cast.bob), actor_of(world.cast.alice)
    seen, seen_by_alice, unseen = [await world.add_pin() for _ in range(3)]
    await look_at(world, bob, seen)
    await look_at(world, alice, seen_by_alice)
    results = await approve_several(world, bob, seen, seen_by_alice, unseen)
    assert [(row.outcome, row.code) for row in results] == [
        ("approved", None),
        ("refused", "pins.not_seen"),
        ("refused", "pins.not_seen"),
    ]
    assert await states(world, seen, seen_by_alice, unseen) == ["approved", "in_review", "in_review"]


async def test_all_means_all_or_none(world: World) -> None:
    bob = actor_of(world.cast.bob)
    first, second, unseen = [await world.add_pin() for _ in range(3)]
    await look_at(world, bob, first, second)
    results = await approve_several(world, bob, first, unseen, second, mode="all")
    assert [row.outcome for row in results] == ["not_done", "refused", "not_done"]
    assert await states(world, first, second, unseen) == ["in_review"] * 3
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await session.fetch_value("select count(*) from approval") == 0
    results = await approve_several(world, bob, first, second, mode="all")
    assert [row.outcome for row in results] == ["approved", "approved"]


@pytest.mark.parametrize("mode", ["each", "all"])
async def test_the_results_stand_in_the_order_that_was_asked_for(world: World, mode: Mode) -> None:
    bob = actor_of(world.cast.bob)
    pins = [await world.add_pin() for _ in range(3)]
    asked = [pins[2], pins[0], pins[1]]
    await look_at(world, bob, pins[0], pins[2])
    results = await approve_several(world, bob, *asked, mode=mode)
    assert [row.pin_id for row in results] == [pin.id for pin in asked]
    assert [row.outcome == "refused" for row in results] == [False, False, True]


async def test_an_edit_after_the_look_makes_it_unseen(world: World) -> None:
    bob = actor_of(world.cast.bob)
    pin = await world.add_pin()
    await look_at(world, bob, pin)
    edited = await edit(world, pin, title="Another title for a travel mug")
    (stale,) = await approve_several(world, bob, pin)
    assert stale.code == "pins.changed_since_seen"
    (unseen,) = await approve_several(world, bob, edited)
    assert unseen.code == "pins.not_seen"


async def test_a_client_cannot_claim_to_have_seen_what_is_not_there(world: World) -> None:
    bob = actor_of(world.cast.bob)
    pin = await world.add_pin()
    async with world.database.tenant_session(world.tenant_id) as session:
        claimed = [SeenPin(pin.id, "0" * 64)]
        assert await record_seen(session, bob, claimed, world.clock.now()) == [pin.id]
        assert await session.fetch_value("select count(*) from pin_seen") == 0
    # A hash that will come: seen in advance is not seen.
    coming = (await edit(world, pin, title="Another title for a travel mug")).payload().hash()
    other = await world.add_pin()
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await record_seen(session, bob, [SeenPin(other.id, coming)], world.clock.now()) == [other.id]


async def test_a_batch_refuses_what_a_single_approval_refuses(world: World) -> None:
    bob, alice = actor_of(world.cast.bob), actor_of(world.cast.alice)
    blocked = await world.add_pin(description="A mug without a word of advertising.")
    homeless = await world.add_pin()
    await world.change_row(homeless, "board_id = null")
    homeless = await world.read(homeless)
    rejected = await world.add_pin()
    await world.change_row(rejected, "state = 'rejected'")
    await look_at(world, bob, blocked, homeless, rejected)
    results = await approve_several(world, bob, blocked, homeless, rejected)
    assert [row.code for row in results] == ["pins.blocked_by_rules", "pins.no_board", "pins.not_now"]
    assert (await world.read(blocked)).blocked
    await ask_for_two(world)
    pin = await world.add_pin()
    for who, outcome in ((bob, "needs_second_person"), (bob, "refused"), (alice, "approved")):
        await look_at(world, who, pin)
        (result,) = await approve_several(world, who, pin)
        assert result.outcome == outcome


async def test_who_may_not_approve_one_approves_no_batch(world: World) -> None:
    pin = await world.add_pin()
    for actor, error in (
        (actor_of(world.cast.vera), ForbiddenError),
        (actor_of(world.cast.mallory), NotFoundError),
    ):
        for deed in (look_at(world, actor, pin), approve_several(world, actor, pin)):
            with pytest.raises(error):
                await deed
    bob = actor_of(world.cast.bob)
    for chosen in ([], [pin, pin], [pin] * (MOST_AT_ONCE + 1)):
        with pytest.raises(InvalidInputError):
            await approve_several(world, bob, *chosen)


async def test_two_batches_at_once_approve_each_pin_once(world: World) -> None:
    pins = [await world.add_pin() for _ in range(4)]
    people = [actor_of(world.cast.alice), actor_of(world.cast.bob)]
    for person in people:
        await look_at(world, person, *pins)
    await asyncio.gather(
        approve_several(world, people[0], *pins, mode="all"),
        approve_several(world, people[1], *reversed(pins), mode="all"),
    )
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await session.fetch_value("select count(*) from approval where voided_at is null") == 4
