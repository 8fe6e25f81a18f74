"""Drafts that lead nowhere get their link once their product has a page, and only they."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.kit.errors import ConflictError
from pinflow.pins.fill_links import fill_links
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import list_tenants_without_links
from pinflow.projects.models import LinkMode, Project
from pinflow.projects.queries import upsert_destinations
from tests.factories.cast import Person
from tests.factories.pins import add_pin, read_pin
from tests.factories.projects import add_project
from tests.pins.run_job import run_job
from tests.posting.world import World

PAGE = "https://blog.example/mug?ref=1"


async def fill(world: World, person: Person) -> int:
    async with world.database.tenant_session(person.tenant_id) as session:
        return await fill_links(session, world.clock.now())


async def add_unlinked(world: World, project: Project | None = None) -> Pin:
    """A pin as drafting leaves it when there is no page for its product."""
    project = project or world.project
    account_id = world.account.id if project.tenant_id == world.tenant_id else None
    pin = await add_pin(world.database, project, account_id, world.clock.now())
    await world.change_row(pin, "link = null, destination = null, canonical_link = null, blocked = true")
    return await read_pin(world.database, project.tenant_id, pin.id)


async def give_page(world: World, pin: Pin, url: str = PAGE) -> None:
    async with world.database.tenant_session(pin.tenant_id) as session:
        await upsert_destinations(
            session,
            world.project.id,
            [(pin.marketplace, pin.asin, url)],
            source="given",
            now=world.clock.now(),
        )


async def set_pattern(world: World, pattern: str | None) -> None:
    async with world.system_database.system_session() as session:
        await session.execute("update project set site_url_pattern = $1", pattern)


@pytest.fixture
async def world(world: World) -> World:
    """Its project has no pages yet."""
    await set_pattern(world, None)
    return world


async def test_a_page_that_comes_later_gives_the_draft_its_link_and_frees_it(world: World) -> None:
    waiting = await add_unlinked(world)
    assert await fill(world, world.cast.alice) == 0
    assert await world.read(waiting) == waiting

    await give_page(world, waiting)
    world.clock.turn(timedelta(minutes=1))
    assert await fill(world, world.cast.alice) == 1
    linked = await world.read(waiting)
    assert linked.link == f"https://blog.example/mug?ref=1&pf={waiting.marker}"
    assert (linked.destination, linked.canonical_link) == (PAGE, "https://blog.example/mug?ref=1")
    assert (linked.state, linked.blocked, linked.findings) == (PinState.IN_REVIEW, False, ())
    assert (linked.version, linked.updated_at) == (waiting.version + 1, world.clock.now())
    assert linked.payload_hash == linked.payload().hash() != waiting.payload_hash
    async with world.system_database.system_session() as session:
        told = await session.fetch_values("select object_id from change_event where kind = 'pin.changed'")
    assert told == [str(waiting.id)]
    assert (await world.approve(linked)).state is PinState.APPROVED


async def test_a_person_who_saw_the_draft_without_a_link_has_to_look_again(world: World) -> None:
    waiting = await add_unlinked(world)
    await give_page(world, waiting)
    await fill(world, world.cast.alice)
    with pytest.raises(ConflictError) as told:
        await world.approve(waiting)
    assert told.value.code == "pins.changed_since_seen"


async def test_a_link_once_given_stays_what_it_is(world: World) -> None:
    waiting = await add_unlinked(world)
    await give_page(world, waiting)
    assert await fill(world, world.cast.alice) == 1
    linked = await world.read(waiting)
    await give_page(world, waiting, "https://blog.example/another")
    assert await fill(world, world.cast.alice) == 0
    assert await world.read(waiting) == linked


async def test_a_pattern_links_all_drafts_each_to_its_own_page(world: World) -> None:
    waiting = [await add_unlinked(world) for _ in range(3)]
    await set_pattern(world, "https://finds.example/{marketplace}/{asin}/")
    assert await fill(world, world.cast.alice) == 3
    for pin in waiting:
        linked = await world.read(pin)
        assert linked.link == f"https://finds.example/amazon.de/{pin.asin}/?pf={pin.marker}"


async def test_a_project_that_links_to_amazon_gets_tag_and_marker_in_amazons_parameters(world: World) -> None:
    waiting = await add_unlinked(world)
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set link_mode = $1, link_mode_confirmed_by = 'alice',"
            " link_mode_confirmed_at = $2",
            LinkMode.DIRECT,
            world.clock.now(),
        )
    assert await fill(world, world.cast.alice) == 1
    linked = await world.read(waiting)
    assert linked.link == f"https://www.amazon.de/dp/{waiting.asin}?tag=finds-21&ascsubtag={waiting.marker}"
    assert linked.canonical_link == f"amazon.de/{waiting.asin}"


async def test_a_link_that_breaks_a_rule_is_filled_in_and_blocks(world: World) -> None:
    waiting = await add_unlinked(world)
    await give_page(world, waiting)
    await world.publish(await world.add_due(destination=PAGE))
    assert await fill(world, world.cast.alice) == 1
    linked = await world.read(waiting)
    assert linked.blocked
    assert [finding.rule_id for finding in linked.findings] == ["repeats.same_link_too_soon"]


async def test_only_drafts_in_review_are_filled(world: World) -> None:
    pins = {}
    for state in PinState:
        pins[state] = await add_unlinked(world)
        await give_page(world, pins[state])
        await world.change_row(pins[state], "state = $2", state)
    assert await fill(world, world.cast.alice) == 1
    linked = [state for state, pin in pins.items() if (await world.read(pin)).link is not None]
    assert linked == [PinState.IN_REVIEW]


async def test_the_job_links_every_tenants_drafts_and_one_tenant_no_others(world: World) -> None:
    theirs = await add_project(world.database, world.cast.mallory.tenant_id, world.clock.now())
    ours, mallorys = await add_unlinked(world), await add_unlinked(world, theirs)
    await set_pattern(world, "https://finds.example/{asin}/")
    assert await fill(world, world.cast.mallory) == 1
    assert (await world.read(ours)).link is None
    await run_job(world, "pins.fill_links")
    async with world.system_database.system_session() as session:
        assert (
            await session.fetch_value(
                "select count(link) from pin where id = any($1)", [ours.id, mallorys.id]
            )
            == 2
        )


async def test_one_tenants_trouble_does_not_keep_another_waiting(world: World) -> None:
    hers = await add_project(world.database, world.cast.mallory.tenant_id, world.clock.now())
    waiting = {pin.tenant_id: pin for pin in (await add_unlinked(world), await add_unlinked(world, hers))}
    await set_pattern(world, "https://finds.example/{marketplace}/{asin}/")
    async with world.system_database.system_session() as session:
        first, second = await list_tenants_without_links(session)
        await session.execute("update pin set findings = '\"damaged\"' where id = $1", waiting[first].id)
    with pytest.raises(ExceptionGroup):
        await run_job(world, "pins.fill_links")
    assert (await read_pin(world.database, second, waiting[second].id)).link is not None
