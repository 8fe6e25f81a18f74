"""Which pictures are cleaned up, and which never."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import timedelta

import pytest

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.errors import ConflictError, NotFoundError
from pinflow.pins.approve_pin import take_back
from pinflow.pins.collect_pictures import GRACE, KEEP_REJECTED, collect_pictures
from pinflow.pins.pin import Pin, PinState
from tests.factories.accounts import actor_of
from tests.posting.world import World


def store(world: World, tenant_id: TenantId | None = None) -> BlobStore:
    owner = tenant_id or world.tenant_id
    return BlobStore(lambda: world.database.tenant_session(owner), owner, None)


def system_store(world: World, tenant_id: TenantId) -> BlobStore:
    return BlobStore(world.system_database.system_session, tenant_id, None)


async def collect(world: World) -> int:
    return await collect_pictures(
        world.system_database, lambda tenant_id: system_store(world, tenant_id), world.clock.now()
    )


async def stands(world: World, pin: Pin) -> bool:
    try:
        await store(world).get(pin.picture_sha256)
    except NotFoundError:
        return False
    return True


async def test_only_long_rejected_pins_let_go_of_their_pictures(world: World) -> None:
    pins = {}
    for state in PinState:
        pins[state] = await world.add_pin()
        await world.change_row(pins[state], "state = $2", state)
    world.clock.turn(KEEP_REJECTED)
    assert await collect(world) == 0
    world.clock.turn(timedelta(seconds=1))
    assert await collect(world) == 1
    for state, pin in pins.items():
        assert await stands(world, pin) is (state is not PinState.REJECTED), state
    world.clock.turn(timedelta(days=3650))
    assert await collect(world) == 0


async def test_a_picture_shared_with_an_open_pin_stays(world: World) -> None:
    rejected, open_pin = await world.add_pin(picture=b"shared"), await world.add_pin(picture=b"shared")
    await world.change_row(rejected, "state = 'rejected'")
    world.clock.turn(timedelta(days=100))
    assert await collect(world) == 0
    assert await stands(world, open_pin)


async def test_what_no_row_shows_yet_has_a_day(world: World) -> None:
    assert timedelta(days=1) <= GRACE
    sha256 = await store(world).put(b"being drafted", "image/jpeg", world.clock.now())
    world.clock.turn(GRACE)
    assert await collect(world) == 0
    await store(world).put(b"being drafted", "image/jpeg", world.clock.now())
    world.clock.turn(GRACE)
    assert await collect(world) == 0
    world.clock.turn(timedelta(seconds=1))
    assert await collect(world) == 1
    with pytest.raises(NotFoundError):
        await store(world).get(sha256)


async def test_the_same_bytes_of_another_tenant_and_of_the_catalogue_are_their_own(world: World) -> None:
    now = world.clock.now()
    pin = await world.add_pin(picture=b"same bytes")
    theirs = store(world, world.cast.mallory.tenant_id)
    page = BlobStore(world.system_database.system_session, None, None)
    await theirs.put(b"same bytes", "image/jpeg", now)
    await page.put(b"same bytes", "text/html", now)
    world.clock.turn(timedelta(days=2))
    assert await collect(world) == 1
    assert await stands(world, pin)
    assert (await page.get(hashlib.sha256(b"same bytes").digest())).data == b"same bytes"
    with pytest.raises(NotFoundError):
        await theirs.get(hashlib.sha256(b"same bytes").digest())


async def test_a_pin_taken_back_while_the_collector_is_at_work_keeps_its_picture(world: World) -> None:
    """The collector has the picture on its list; before it deletes, the pin comes back to review."""
    pin = await world.add_pin()
    await world.change_row(pin, "state = 'rejected'")
    world.clock.turn(KEEP_REJECTED + timedelta(days=1))
    listed, gate = asyncio.Event(), asyncio.Event()

    class SlowStore(BlobStore):
        async def delete(self, sha256: bytes, *, older_than: object) -> bool:
            listed.set()
            await gate.wait()
            return await super().delete(sha256, older_than=older_than)  # type: ignore[arg-type]

    collector = asyncio.create_task(
        collect_pictures(
            world.system_database,
            lambda tenant_id: SlowStore(world.system_database.system_session, tenant_id, None),
            world.clock.now(),
        )
    )
    await listed.wait()
    async with world.database.tenant_session(world.tenant_id) as session:
        await take_back(session, actor_of(world.cast.bob), pin.id, world.clock.now())
    gate.set()
    assert await collector == 0
    assert await stands(world, pin)


async def test_a_picture_that_was_collected_first_is_not_promised(world: World) -> None:
    pin = await world.add_pin()
    await world.change_row(pin, "state = 'rejected'")
    world.clock.turn(KEEP_REJECTED + timedelta(days=1))
    assert await collect(world) == 1
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ConflictError, match="picture was cleaned up"):
            await take_back(session, actor_of(world.cast.bob), pin.id, world.clock.now())
