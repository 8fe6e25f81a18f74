"""A former version comes back to the byte: what was drawn anew by mistake is taken back whole."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import ConflictError, ForbiddenError, NotFoundError
from pinflow.pins.collect_pictures import GRACE, collect_pictures
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.pin import Pin, PinKind, PinState
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.request_draft import DraftRequest
from pinflow.pins.restore_version import restore_version
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.pins.media.test_media import numbered, store
from tests.pins.review.deeds import edit
from tests.pins.test_convert_pin import convert
from tests.pins.test_draft_variants import draft, tools_of
from tests.posting.world import World

# What a restored pin does not share with what it was: when, and how often it was changed since.
MOVES = {"version", "updated_at", "created_at"}


async def restore(
    world: World, pin: Pin, number: int | None = None, *, actor: Actor | None = None, seen: int | None = None
) -> Pin:
    return await restore_version(
        draft_tools(world, InstantStudio()),
        actor or actor_of(world.cast.bob),
        pin.id,
        number=number,
        seen_version=pin.version if seen is None else seen,
        now=world.clock.now(),
    )


async def redraw(world: World, pin: Pin) -> Pin:
    return await redraw_pin(
        tools_of(world),
        store(world),
        actor_of(world.cast.bob),
        pin.id,
        seen_version=pin.version,
        now=world.clock.now(),
    )


def same(one: Pin, other: Pin) -> set[str]:
    """The fields that differ, besides those that always move."""
    before, after = msgspec.structs.asdict(one), msgspec.structs.asdict(other)
    return {name for name in before if before[name] != after[name]} - MOVES


async def drafted(world: World, media_id: UUID | None = None) -> Pin:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    return await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob", media_id=media_id))


async def test_a_pin_drawn_anew_comes_back_whole(world: World) -> None:
    media, _ = await add_media(world, numbered(1), made_with_ai=True)
    before = await drafted(world, media_id=media.id)
    drawn = await redraw(world, before)
    assert {"seed", "hook", "picture_sha256", "title"} <= same(before, drawn)
    back = await restore(world, drawn)
    assert same(before, back) == set()
    assert (back.version, back.state) == (3, PinState.IN_REVIEW)
    # What it was until then is a version too: the restoring can be taken back.
    assert same(drawn, await restore(world, back)) == set()
    # Drawn anew once more, it is not the picture that was just taken back.
    again = await restore(world, await world.read(back))
    assert len({pin.seed for pin in (before, drawn, await redraw(world, again))}) == 3


async def test_a_pin_drawn_anew_has_the_category_of_today_and_gets_its_former_one_back(world: World) -> None:
    before = await drafted(world)
    await world.change_row(before, "category = 'What it was filed under'")
    drawn = await redraw(world, await world.read(before))
    assert drawn.category == before.category != "What it was filed under"
    assert (await restore(world, drawn)).category == "What it was filed under"


async def test_any_version_comes_back_with_its_files_and_an_approval_is_void(world: World) -> None:
    pin = await world.add_pin(points=("One thing", "Another"))
    carousel = await convert(world, pin, PinKind.CAROUSEL)
    single = await convert(world, carousel, PinKind.IMAGE)
    video = await convert(world, single, PinKind.VIDEO)
    edited = await edit(world, await convert(world, video, PinKind.IMAGE), title="Another title for a mug")
    world.clock.turn(GRACE + timedelta(hours=1))
    await collect_pictures(
        world.system_database,
        lambda tenant_id: BlobStore(world.system_database.system_session, tenant_id, None),
        world.clock.now(),
    )
    approved = await world.approve(edited)
    back = await restore(world, approved, 2)
    assert (same(carousel, back), back.state) == (set(), PinState.IN_REVIEW)
    for sha256 in back.files():
        assert (await store(world).get(sha256)).data
    film = await restore(world, back, 4)
    assert same(video, film) == set()
    assert film.video_sha256 is not None
    assert (await store(world).get(film.video_sha256)).media_type == "video/mp4"


async def test_a_picture_that_left_the_library_stays_on_the_pin(world: World) -> None:
    media, _ = await add_media(world, numbered(2))
    before = await drafted(world, media_id=media.id)
    other = await edit(world, before, media_id=None)
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_media(session, actor_of(world.cast.bob), media.id, world.clock.now())
    back = await restore(world, other)
    assert same(before, back) == {"media_id"}


async def test_what_cannot_come_back_is_said(world: World) -> None:
    pin = await world.add_pin()
    with pytest.raises(NotFoundError) as alone:
        await restore(world, pin)
    assert alone.value.code == "pins.only_one_version"
    edited = await edit(world, pin, title="Another title for a travel mug")
    with pytest.raises(NotFoundError) as missing:
        await restore(world, edited, 2)
    assert missing.value.code == "pins.no_such_version"
    with pytest.raises(ConflictError):
        await restore(world, edited, seen=pin.version)
    with pytest.raises(ForbiddenError):
        await restore(world, edited, actor=actor_of(world.cast.vera))
    with pytest.raises(NotFoundError):
        await restore(world, edited, actor=actor_of(world.cast.mallory))
    async with world.system_database.system_session() as session:
        await session.execute("update pin_version set content = content - 'made_of'")
    with pytest.raises(ConflictError) as old:
        await restore(world, edited)
    assert old.value.code == "pins.version_incomplete"
