"""Governor and rules agree about the 7 days that a link rests."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.pin import PinState
from tests.posting.world import World

WEEK = timedelta(days=7)


async def test_a_pin_goes_out_though_its_link_is_planned_again_seven_days_later(world: World) -> None:
    first = await world.add_scheduled()
    assert first.scheduled_at is not None
    later = await world.add_scheduled()
    await world.change_row(later, "canonical_link = $2", first.canonical_link)
    await world.change_row(later, "scheduled_at = $2", first.scheduled_at + WEEK)
    # Some seconds into its slot, as always.
    world.turn_to(first.scheduled_at + timedelta(seconds=5))
    assert (await world.publish(first)).state is PinState.PUBLISHED
    world.turn_to(first.scheduled_at + WEEK)
    waiting = await world.publish(later)
    assert waiting.state is PinState.SCHEDULED
    assert waiting.scheduled_at is not None
    assert waiting.scheduled_at >= first.scheduled_at + WEEK + timedelta(seconds=5)
    world.turn_to(waiting.scheduled_at)
    assert (await world.publish(later)).state is PinState.PUBLISHED


async def test_a_link_that_goes_out_again_in_some_days_keeps_a_pin_back_and_says_when(world: World) -> None:
    pin = await world.add_due()
    other = await world.add_pin(destination=pin.destination or "")
    await world.change_row(
        other, "state = 'scheduled', scheduled_at = $2", world.clock.now() + timedelta(days=3)
    )
    held = await world.publish(pin)
    assert held.state is PinState.IN_REVIEW
    assert "goes out in 3.0 days" in (held.failure_message or "")


async def test_a_link_of_an_approved_pin_without_a_slot_is_not_approved_again(world: World) -> None:
    first = await world.approve(await world.add_pin())
    second = await world.add_pin(destination=first.destination or "")
    with pytest.raises(InvalidInputError) as told:
        await world.approve(second)
    assert told.value.data["rules"] == ["repeats.same_link_too_soon"]
    assert "Another approved pin" in told.value.message


async def test_a_pin_that_may_stand_protects_its_link(world: World) -> None:
    pin = await world.add_due()
    other = await world.add_pin(destination=pin.destination or "")
    await world.change_row(
        other, "state = 'needs_attention', scheduled_at = $2", world.clock.now() - timedelta(days=2)
    )
    assert (await world.publish(pin)).state is PinState.IN_REVIEW
    assert world.channel.calls == 0
