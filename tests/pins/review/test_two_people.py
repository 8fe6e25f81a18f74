"""Approval by two people: two members, one payload, whatever is tried."""

from __future__ import annotations

import asyncio
from datetime import timedelta

import asyncpg
import msgspec
import pytest

from pinflow.identity.models import Role, ShellUser, system_actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.errors import AppError, ConflictError, ForbiddenError
from pinflow.pins.approve_pin import reject_pin, take_back
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import find_approval, find_first_approval, get_pin, insert_approval
from pinflow.pins.review.models import Reason
from pinflow.pins.review.queries import list_queue_rows
from pinflow.pins.review.schemas import HistoryEntry
from pinflow.pins.show_pins import show_pins
from tests.factories.accounts import actor_of
from tests.pins.review.deeds import approve, ask_for_two, edit
from tests.posting.world import World


async def go_out(world: World) -> None:
    world.clock.turn(timedelta(days=2))
    await world.run()


async def holds(world: World, pin: Pin) -> tuple[bool, bool]:
    """Whether an approval stands, and whether a first yes does."""
    async with world.database.tenant_session(world.tenant_id) as session:
        approval = await find_approval(session, pin.id)
        first = await find_first_approval(session, pin.id)
        return approval is not None, first is not None


async def test_a_second_member_makes_a_first_yes_an_approval(world: World) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    waiting = await approve(world, pin, actor_of(world.cast.alice))
    assert waiting.state is PinState.IN_REVIEW
    assert await holds(world, pin) == (False, True)
    await go_out(world)
    assert world.channel.calls == 0
    approved = await approve(world, pin, actor_of(world.cast.bob))
    assert approved.state is PinState.APPROVED
    async with world.database.tenant_session(world.tenant_id) as session:
        approval = await find_approval(session, pin.id)
    assert approval is not None
    assert (approval.actor, approval.second_actor) == ("alice", "bob")
    await go_out(world)
    assert world.on_boards(pin) == 1


@pytest.mark.parametrize(
    ("first", "second", "by_one"),
    [
        (ShellUser("ada", "desk"), ShellUser("ada", "desk"), True),
        (ShellUser("ada", "desk"), ShellUser("bo", "desk"), False),
        (ShellUser("ada", "desk"), ShellUser("ada", "attic"), False),
        (None, ShellUser("ada", "desk"), False),
        (None, None, False),
    ],
)
async def test_the_history_tells_at_whose_command_line_both_were_typed(
    world: World, first: ShellUser | None, second: ShellUser | None, by_one: bool
) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    for member, shell in ((world.cast.alice, first), (world.cast.bob, second)):
        typist = msgspec.structs.replace(actor_of(member, via="cli" if shell else "dashboard"), shell=shell)
        await approve(world, pin, typist)
    async with world.database.tenant_session(world.tenant_id) as session:
        log = await list_audit_entries(session, object_id=str(pin.id))
    steps = {entry.action: HistoryEntry.of(entry) for entry in log}
    told = steps["pin.approved_first"], steps["pin.approved"]
    assert [step.typed_by for step in told] == [
        None if shell is None else f"{shell.name} on {shell.host}" for shell in (first, second)
    ]
    assert [step.both_typed_by_one for step in told] == [False, by_one]


async def test_what_one_person_typed_before_two_were_asked_for_counts_as_typed(world: World) -> None:
    pin = await world.add_pin()
    shell = ShellUser("ada", "desk")
    alice, bob = (
        msgspec.structs.replace(actor_of(member, via="cli"), shell=shell)
        for member in (world.cast.alice, world.cast.bob)
    )
    await approve(world, pin, alice)
    await ask_for_two(world)
    await go_out(world)
    await approve(world, pin, bob)
    async with world.database.tenant_session(world.tenant_id) as session:
        log = await list_audit_entries(session, object_id=str(pin.id))
    assert [e.data.get("both_typed_by_one") for e in log if e.action == "pin.approved"] == [True, None]


async def test_the_same_person_is_one_person_whatever_way_he_takes(world: World) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    bob = actor_of(world.cast.bob)
    await approve(world, pin, bob)
    for again in (
        bob,
        actor_of(world.cast.bob, via="api"),
        actor_of(world.cast.bob, via="cli"),
        msgspec.structs.replace(bob, name="somebody else"),
        msgspec.structs.replace(bob, role=Role.ADMIN),
        actor_of(world.cast.vera),
        msgspec.structs.replace(actor_of(world.cast.alice), via="system"),
        system_actor(world.tenant_id),
    ):
        with pytest.raises(ForbiddenError):
            await approve(world, pin, again)
    with pytest.raises(AppError):
        await approve(world, pin, actor_of(world.cast.mallory))
    assert await holds(world, pin) == (False, True)
    await go_out(world)
    assert world.channel.calls == 0


async def test_an_edit_voids_the_first_yes_and_both(world: World) -> None:
    await ask_for_two(world)
    alice, bob = actor_of(world.cast.alice), actor_of(world.cast.bob)
    pin = await world.add_pin()
    await approve(world, pin, alice)
    edited = await edit(world, pin, title="Another title for a travel mug")
    assert await holds(world, pin) == (False, False)
    with pytest.raises(ConflictError):
        await approve(world, pin, bob)
    assert (await approve(world, edited, bob)).state is PinState.IN_REVIEW
    assert (await approve(world, edited, alice)).state is PinState.APPROVED
    again = await edit(world, pin, title="A third title for a travel mug")
    assert await holds(world, pin) == (False, False)
    # Whoever said the second yes before is only the first now.
    assert (await approve(world, again, alice)).state is PinState.IN_REVIEW


async def test_two_yeses_to_different_payloads_are_not_two(world: World) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    await approve(world, pin, actor_of(world.cast.alice))
    await world.change_row(pin, "title = 'Changed behind their backs, and nobody said so'")
    changed = await world.read(pin)
    assert (await approve(world, changed, actor_of(world.cast.bob))).state is PinState.IN_REVIEW
    await go_out(world)
    assert world.channel.calls == 0


async def test_of_two_requests_at_once_of_one_person_one_counts(world: World) -> None:
    await ask_for_two(world)
    for _ in range(3):
        pin = await world.add_pin()
        bob = actor_of(world.cast.bob)
        results = await asyncio.gather(
            approve(world, pin, bob),
            approve(world, pin, actor_of(world.cast.bob, via="api")),
            return_exceptions=True,
        )
        assert sorted(type(result).__name__ for result in results) == ["ForbiddenError", "Pin"]
        assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_two_people_at_once_are_two(world: World) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    results = await asyncio.gather(
        *(approve(world, pin, actor_of(person)) for person in (world.cast.alice, world.cast.bob))
    )
    assert sorted(result.state for result in results) == [PinState.APPROVED, PinState.IN_REVIEW]
    await go_out(world)
    assert world.on_boards(pin) == 1


async def test_the_second_yes_and_an_edit_at_once_end_one_way_or_the_other(world: World) -> None:
    await ask_for_two(world)
    for _ in range(3):
        pin = await world.add_pin()
        await approve(world, pin, actor_of(world.cast.alice))
        await asyncio.gather(
            approve(world, pin, actor_of(world.cast.bob)),
            edit(world, pin, title="Another title for a travel mug"),
            return_exceptions=True,
        )
        after = await world.read(pin)
        approved = await holds(world, pin) == (True, False)
        assert approved is (after.state is PinState.APPROVED)
        assert approved is (after.title == pin.title)


async def test_switching_it_off_between_the_two_lets_nothing_out_by_itself(world: World) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    bob = actor_of(world.cast.bob)
    await approve(world, pin, bob)
    await ask_for_two(world, wanted=False)
    await go_out(world)
    assert world.channel.calls == 0
    # One person is enough now, and he says so once more.
    assert (await approve(world, pin, bob)).state is PinState.APPROVED
    await ask_for_two(world)
    await go_out(world)
    assert world.channel.calls == 0
    back = await world.read(pin)
    assert (back.state, back.failure_code) == (PinState.IN_REVIEW, "posting.needs_second_person")
    with pytest.raises(ForbiddenError):
        await approve(world, pin, bob)
    await approve(world, pin, actor_of(world.cast.alice))
    await go_out(world)
    assert world.on_boards(pin) == 1


async def test_what_one_person_approved_before_is_held_once_two_are_asked_for(world: World) -> None:
    pin = await world.add_scheduled()
    await ask_for_two(world)
    await go_out(world)
    assert world.channel.calls == 0
    assert await holds(world, pin) == (False, True)


async def test_a_first_yes_is_taken_back_by_undo_and_by_a_rejection(world: World) -> None:
    await ask_for_two(world)
    alice, bob = actor_of(world.cast.alice), actor_of(world.cast.bob)
    for way in ("undo", "reject"):
        pin = await world.add_pin()
        await approve(world, pin, alice)
        async with world.database.tenant_session(world.tenant_id) as session:
            if way == "undo":
                await take_back(session, bob, pin.id, world.clock.now())
            else:
                await reject_pin(session, bob, pin.id, reason="dull", now=world.clock.now())
                await take_back(session, bob, pin.id, world.clock.now())
        assert await holds(world, pin) == (False, False)
        assert (await approve(world, pin, bob)).state is PinState.IN_REVIEW
    with pytest.raises(ConflictError):
        async with world.database.tenant_session(world.tenant_id) as session:
            await take_back(session, bob, (await world.add_pin()).id, world.clock.now())


async def test_the_database_itself_takes_no_person_twice(world: World) -> None:
    await ask_for_two(world)
    pin = await world.add_pin()
    await approve(world, pin, actor_of(world.cast.alice))
    async with world.database.tenant_session(world.tenant_id) as session:
        first = await find_first_approval(session, pin.id)
        assert first is not None
    for forged in (
        "second_user_id = user_id, second_actor = 'x', second_via = 'api', second_at = approved_at",
        "second_user_id = gen_random_uuid()",
    ):
        with pytest.raises((AppError, asyncpg.PostgresError)):
            async with world.database.tenant_session(world.tenant_id) as session:
                await session.execute(f"update approval set {forged}")
    with pytest.raises(AppError):
        async with world.database.tenant_session(world.tenant_id) as session:
            await insert_approval(session, msgspec.structs.replace(first, id=pin.id), {})


async def test_a_first_yes_waits_for_nobody_once_one_person_is_enough(world: World) -> None:
    await ask_for_two(world)
    pin, alice = await world.add_pin(), actor_of(world.cast.alice)
    await approve(world, pin, alice)

    async def told() -> tuple[str | None, list[Reason]]:
        async with world.database.tenant_session(world.tenant_id) as session:
            (shown,) = await show_pins(session, [await get_pin(session, pin.id)])
            assert alice.user_id is not None
            (row,) = await list_queue_rows(
                session, alice.user_id, project_id=None, reason=None, after=None, limit=9
            )
        first = shown.first_approved
        return None if first is None else first.by, list(row.reasons)

    assert await told() == ("alice", [Reason.WAITS_FOR_ANOTHER])
    await ask_for_two(world, wanted=False)
    assert await told() == (None, [Reason.NEW])
    assert (await approve(world, pin, alice)).state is PinState.APPROVED
