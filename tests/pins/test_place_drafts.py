"""Drafts from before their project had a place go there once it has one, and only they."""

from __future__ import annotations

from pinflow.pins.pin import Pin, PinState
from pinflow.pins.place_drafts import place_drafts
from pinflow.pins.queries import list_tenants_to_place
from tests.factories.pins import add_pin, read_pin
from tests.pins.run_job import run_job
from tests.posting.world import World


async def add_unplaced(world: World) -> Pin:
    return await add_pin(world.database, world.project, None, world.clock.now())


async def give_place(world: World, board: str | None = "4711") -> None:
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set default_account_id = $1, default_board_id = $2 where id = $3",
            world.account.id,
            board,
            world.project.id,
        )


async def place(world: World) -> int:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await place_drafts(session, world.clock.now())


async def test_a_draft_waits_until_its_project_has_an_account_and_a_board(world: World) -> None:
    draft = await add_unplaced(world)
    assert draft.account_id is None
    for board in (None, "4711"):
        async with world.system_database.system_session() as session:
            assert await list_tenants_to_place(session) == []
        assert await place(world) == 0
        await give_place(world, board)
    async with world.system_database.system_session() as session:
        assert await list_tenants_to_place(session) == [world.tenant_id]
    assert await place(world) == 1
    placed = await read_pin(world.database, world.tenant_id, draft.id)
    assert (placed.account_id, placed.board_id) == (world.account.id, "4711")
    assert placed.version == draft.version + 1
    assert await place(world) == 0
    # It can be approved, by the hash of what it is now.
    assert (await world.approve(placed)).state is PinState.APPROVED


async def test_what_has_a_place_or_was_decided_about_stays(world: World) -> None:
    other = await world.add_account("Other")
    elsewhere = await world.add_pin(other.id)
    rejected = await add_unplaced(world)
    await world.change_row(rejected, "state = 'rejected'")
    await give_place(world)
    assert await place(world) == 0
    assert await world.read(elsewhere) == elsewhere


async def test_the_job_that_runs_every_minute_does_it(world: World) -> None:
    draft = await add_unplaced(world)
    await give_place(world)
    await run_job(world, "pins.fill_links")
    assert (await read_pin(world.database, world.tenant_id, draft.id)).account_id == world.account.id
