"""What keeps a pin back changes while nobody touches the pin itself: it shows what keeps it back now."""

from __future__ import annotations

import pytest

from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.actions import permissions
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.recheck_pin import LINK_REST
from pinflow.pins.refresh_findings import refresh_blocked, refresh_findings
from pinflow.posting.delete_published import delete_published
from tests.factories.accounts import actor_of
from tests.factories.cast import Person
from tests.factories.pins import add_pin
from tests.factories.projects import add_project
from tests.pins.run_job import run_job
from tests.posting.world import World

PAGE = "https://finds.example/amazon.de/one-and-the-same/"


async def refresh(world: World, pin: Pin) -> Pin:
    async with world.database.tenant_session(world.tenant_id) as session:
        await refresh_findings(session, pin.id, world.clock.now())
    return await world.read(pin)


async def refresh_all(world: World, person: Person) -> int:
    async with world.database.tenant_session(person.tenant_id) as session:
        return await refresh_blocked(session, world.clock.now())


async def changes_of(world: World, pin: Pin) -> int:
    async with world.system_database.system_session() as session:
        count: int = await session.fetch_value(
            "select count(*) from change_event where kind = 'pin.changed' and object_id = $1", str(pin.id)
        )
    return count


def rules_of(pin: Pin) -> list[str]:
    return [finding.rule_id for finding in pin.findings]


async def add_twin(world: World) -> Pin:
    """A pin that nothing kept back when it was drafted; then another of the same link went out."""
    twin = await world.add_pin(destination=PAGE)
    await world.publish(await world.add_due(destination=PAGE))
    return twin


async def test_after_a_refused_approval_the_pin_shows_the_rule_that_refused_it(world: World) -> None:
    twin = await add_twin(world)
    assert permissions(twin)["approve"].allowed
    with pytest.raises(InvalidInputError) as told:
        await world.approve(twin)
    assert told.value.code == "pins.blocked_by_rules"
    assert (await world.read(twin)).findings == ()

    shown = await refresh(world, twin)
    assert (shown.state, shown.blocked) == (PinState.IN_REVIEW, True)
    assert rules_of(shown) == told.value.data["rules"] == ["repeats.same_link_too_soon"]
    assert not permissions(shown)["approve"].allowed
    # A person's page stays valid: nothing of what would go out was changed.
    assert (shown.version, shown.payload_hash) == (twin.version, twin.payload_hash)
    assert await changes_of(world, twin) == 1


async def test_a_link_rests_although_its_pin_was_deleted(world: World) -> None:
    twin = await world.add_pin(destination=PAGE)
    first = await world.publish(await world.add_due(destination=PAGE))
    await delete_published(world.tools(), actor_of(world.cast.bob), first.id)
    assert rules_of(await refresh(world, twin)) == ["repeats.same_link_too_soon"]


async def test_a_check_that_finds_nothing_new_changes_nothing(world: World) -> None:
    pin = await world.add_pin()
    assert await refresh(world, pin) == pin
    assert await changes_of(world, pin) == 0


async def test_a_pin_that_is_not_in_review_is_left_alone(world: World) -> None:
    for state in PinState:
        pin = await world.add_pin()
        await world.change_row(pin, "state = $2, title = '', blocked = true", state)
        await refresh(world, pin)
        assert bool((await world.read(pin)).findings) is (state is PinState.IN_REVIEW), state


async def test_no_pin_and_another_tenants_pin_are_not_found(world: World) -> None:
    pin = await world.add_pin()
    for tenant_id, pin_id in (
        (world.tenant_id, PinId(new_id(world.clock.now()))),
        (world.cast.mallory.tenant_id, pin.id),
    ):
        async with world.database.tenant_session(tenant_id) as session:
            with pytest.raises(NotFoundError):
                await refresh_findings(session, pin_id, world.clock.now())


async def test_a_link_that_has_rested_frees_its_pin(world: World) -> None:
    twin = await refresh(world, await add_twin(world))
    assert await refresh_all(world, world.cast.alice) == 0
    assert (await world.read(twin)).blocked
    world.clock.turn(LINK_REST)
    assert await refresh_all(world, world.cast.alice) == 1
    freed = await world.read(twin)
    assert (freed.blocked, freed.findings) == (False, ())
    assert permissions(freed)["approve"].allowed
    await world.approve(freed)


async def test_a_pin_that_still_breaks_a_rule_stays_blocked_and_says_so(world: World) -> None:
    blocked = await world.add_pin()
    await world.change_row(blocked, "blocked = true, title = ''")
    assert await refresh_all(world, world.cast.alice) == 0
    shown = await world.read(blocked)
    assert shown.blocked
    assert "texts.length" in rules_of(shown)
    changed = await changes_of(world, blocked)
    assert await refresh_all(world, world.cast.alice) == 0
    assert await changes_of(world, blocked) == changed == 1


async def test_only_blocked_pins_in_review_are_checked(world: World) -> None:
    rejected, free = await world.add_pin(), await world.add_pin()
    await world.change_row(rejected, "blocked = true, state = 'rejected'")
    assert await refresh_all(world, world.cast.alice) == 0
    assert (await world.read(rejected)).blocked
    assert await world.read(free) == free


async def test_the_job_goes_through_all_tenants_each_in_its_own_session(world: World) -> None:
    now = world.clock.now()
    mallory = world.cast.mallory.tenant_id
    theirs = await add_pin(world.database, await add_project(world.database, mallory, now), None, now)
    ours = await world.add_pin()
    for pin in (theirs, ours):
        await world.change_row(pin, "blocked = true")
    assert await refresh_all(world, world.cast.alice) == 1
    await world.change_row(ours, "blocked = true")
    await run_job(world, "pins.refresh_findings")
    async with world.system_database.system_session() as session:
        assert await session.fetch_values("select blocked from pin") == [False, False]
