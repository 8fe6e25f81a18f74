"""Corners of planning: held accounts, links at rest, the last minutes of a day, two who plan at once."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import pytest

from pinflow.accounts.change_account import pause_account
from pinflow.accounts.queries import update_account_limits
from pinflow.kit.errors import ConflictError
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import get_pin
from pinflow.posting.move_pin import move_pin
from pinflow.posting.plan_pin import LEAD, give_slot, plan_pin, rules_of
from pinflow.posting.queries import lock_account
from pinflow.posting.replan import Place, replan
from pinflow.posting.replan_account import replan_account
from tests.factories.accounts import actor_of
from tests.factories.beside import waits_for_lock
from tests.posting.test_plan import at_of, explain, move, set_hours
from tests.posting.world import World

MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


async def replanned(world: World) -> int:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await replan_account(session, world.account.id, world.clock.now())


async def given(world: World, pin: Pin, not_before: datetime, **changes: Any) -> Pin:
    assert pin.account_id is not None
    async with world.database.tenant_session(world.tenant_id) as session:
        await lock_account(session, pin.account_id)
        held = await get_pin(session, pin.id, lock=True)
        return await give_slot(session, held, not_before, world.clock.now(), **changes)


async def valid_approvals(world: World, pin: Pin) -> int:
    async with world.system_database.system_session() as session:
        count: int = await session.fetch_value(
            "select count(*) from approval where pin_id = $1 and voided_at is null", pin.id
        )
    return count


async def test_the_plan_of_a_held_account_stays_as_it_is(world: World) -> None:
    pins = [await world.add_scheduled() for _ in range(3)]
    async with world.database.tenant_session(world.tenant_id) as session:
        await pause_account(session, actor_of(world.cast.bob), world.account.id, world.clock.now())
    world.clock.turn(3 * DAY)
    assert await replanned(world) == 0
    assert [await world.read(pin) for pin in pins] == pins


async def test_replanning_keeps_a_link_at_rest_after_what_went_out_meanwhile(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    published_at = world.clock.now() - DAY
    await world.change_row(
        other,
        "state = 'published', published_at = $2, canonical_link = $3",
        published_at,
        pin.canonical_link,
    )
    assert await replanned(world) == 1
    moved = await world.read(pin)
    assert at_of(moved) >= published_at + 7 * DAY
    assert "it rests 7 days before and after" in (moved.slot_reason or "")


def test_a_pin_whose_slot_has_come_stays_however_late_in_the_evening(world: World) -> None:
    rules = rules_of(world.account)
    now = world.clock.now().replace(hour=22, minute=10)
    due, later = (
        Place(PinId(world.cast.bob.user_id), now - 10 * MINUTE, None),
        Place(PinId(world.cast.vera.user_id), now + 20 * MINUTE, None),
    )
    moves = replan(rules, [], {}, [due, later], now, not_before=now + LEAD)
    assert [each.place for each in moves] == [later]


async def test_a_pin_that_has_waited_already_gets_the_first_free_minute_and_no_place_of_the_spread(
    world: World,
) -> None:
    pin = await world.add_scheduled()
    goal = world.clock.now() + timedelta(hours=1, minutes=7)
    again = await given(world, pin, goal, because="It waited.")
    assert again.scheduled_at == goal
    assert (again.slot_reason or "").startswith("It waited. The first free moment")


async def test_between_approval_and_slot_there_is_time_for_a_second_thought(world: World) -> None:
    # Two minutes are open, and it is the first of them.
    await set_hours(world, hours={"mon": [["09:00", "09:02"]]})
    pin = await world.add_scheduled()
    assert at_of(pin) - world.clock.now() >= LEAD
    assert at_of(pin).date() == world.clock.now().date() + 7 * DAY


async def test_a_pin_without_any_slot_needs_a_new_approval(world: World) -> None:
    elsewhere = await world.add_account("Elsewhere")
    there = await world.add_scheduled(elsewhere.id)
    pin = await world.approve(await world.add_pin())
    await world.change_row(pin, "canonical_link = $2", there.canonical_link)
    assert await valid_approvals(world, pin) == 1
    held = await world.plan(pin)
    assert (held.state, held.failure_code) == (PinState.IN_REVIEW, "posting.no_slot")
    assert await valid_approvals(world, pin) == 0


@pytest.mark.parametrize("column", ["canonical_link", "picture_sha256"])
async def test_two_accounts_that_plan_one_link_or_picture_at_once_do_not_both_get_a_slot(
    world: World, column: str
) -> None:
    elsewhere = await world.add_account("Elsewhere")
    one = await world.approve(await world.add_pin())
    two = await world.approve(await world.add_pin(elsewhere.id))
    await world.change_row(two, f"{column} = $2", getattr(one, column))

    async def plan_two() -> None:
        async with world.database.tenant_session(world.tenant_id) as session:
            await plan_pin(session, two.id, world.clock.now())

    async with world.database.tenant_session(world.tenant_id) as session:
        await plan_pin(session, one.id, world.clock.now())
        planning = asyncio.create_task(plan_two())
        waited = await waits_for_lock(world.system_database, planning)
    await planning
    assert waited
    assert [(await world.read(pin)).state for pin in (one, two)] == [PinState.SCHEDULED, PinState.IN_REVIEW]


async def test_two_pins_that_are_dragged_to_one_place_at_once_do_not_both_get_it(world: World) -> None:
    one, two = await world.add_scheduled(), await world.add_scheduled()
    goal = world.clock.now().replace(hour=12) + 3 * DAY
    bob = actor_of(world.cast.bob)
    async with world.database.tenant_session(world.tenant_id) as session:
        await move_pin(session, bob, one.id, goal, now=world.clock.now())
        moving = asyncio.create_task(move(world, two, goal))
        waited = await waits_for_lock(world.system_database, moving)
    (refusal,) = await asyncio.gather(moving, return_exceptions=True)
    assert waited
    assert isinstance(refusal, ConflictError)
    assert refusal.data["rule"] == "too_close"


async def test_a_late_pin_does_not_push_away_what_is_planned_next(world: World) -> None:
    late, coming = await world.add_scheduled(), await world.add_scheduled()
    now = world.clock.now()
    await world.change_row(late, "scheduled_at = $2", now - 40 * MINUTE)
    await world.change_row(coming, "scheduled_at = $2", now + 5 * MINUTE)
    moved = await world.publish(late)
    assert world.channel.calls == 0
    assert moved.state is PinState.SCHEDULED
    assert at_of(moved) >= now + 25 * MINUTE
    assert (moved.slot_reason or "").startswith("Its slot was missed. Another pin stands 5 min away")
    assert at_of(await world.read(coming)) == now + 5 * MINUTE


async def not_kept(world: World, pin: Pin) -> dict[str, str]:
    """What the explanation says of each rule that is not kept."""
    return {ground.rule: ground.text for ground in (await explain(world, pin)).grounds if not ground.kept}


async def test_a_pin_behind_one_that_went_out_seconds_late_waits_for_those_seconds_and_keeps_its_place(
    world: World,
) -> None:
    first, second = [await world.add_scheduled() for _ in range(2)]
    assert first.scheduled_at is not None
    planned = first.scheduled_at + timedelta(minutes=20)
    await world.change_row(second, "scheduled_at = $2", planned)
    world.turn_to(first.scheduled_at + timedelta(seconds=7))
    assert (await world.publish(first)).state is PinState.PUBLISHED
    world.turn_to(planned)
    waiting = await world.publish(second)
    assert (waiting.state, waiting.slot_reason) == (PinState.SCHEDULED, second.slot_reason)
    assert waiting.scheduled_at == planned + timedelta(seconds=7)
    world.clock.turn(timedelta(seconds=7))
    assert (await world.publish(second)).state is PinState.PUBLISHED


async def test_a_slot_that_came_too_close_says_so(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    await move(world, pin, at_of(pin).replace(hour=12) + 3 * DAY)
    pin = await world.read(pin)
    await world.change_row(other, "scheduled_at = $2", at_of(pin) + 5 * MINUTE)
    after = f"{at_of(pin) + 5 * MINUTE:%H:%M}"
    assert await not_kept(world, pin) == {
        "spacing": f"20 min between two pins are not kept: the one after at {after}, 5 min away."
    }


async def test_a_slot_beyond_a_cap_that_was_lowered_says_so(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    noon = world.clock.now().replace(hour=12) + 3 * DAY
    await move(world, pin, noon)
    await move(world, other, noon + timedelta(hours=2))
    async with world.database.tenant_session(world.tenant_id) as session:
        await update_account_limits(
            session, world.account.id, daily_cap=1, spacing_minutes=20, time_zone="UTC"
        )
    assert await not_kept(world, pin) == {
        "cap": "It is number 1 of the 2 pins of that day, which takes 1 (daily cap)."
    }


async def test_a_slot_whose_link_is_used_again_too_soon_says_so(world: World) -> None:
    pin, other = await world.add_scheduled(), await world.add_scheduled()
    await world.change_row(
        other,
        "scheduled_at = $2, canonical_link = $3",
        at_of(pin) + 3 * DAY,
        pin.canonical_link,
    )
    told = await not_kept(world, pin)
    assert set(told) == {"link"}
    assert told["link"].endswith("3.0 days apart; it rests 7.")
