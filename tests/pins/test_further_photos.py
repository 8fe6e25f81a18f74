"""A template with several places shows several photos of the product, and says where each is from."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from uuid import UUID

import httpx2
import pytest

from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.pins.convert_pin import convert_pin
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.follow_logo import follow_logo
from pinflow.pins.media.edit_media import MediaChange, edit_media
from pinflow.pins.media.models import MediaId
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.media.show_for_product import show_for_product
from pinflow.pins.pin import Pin, PinKind, PinState
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.restore_version import restore_version
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.pins.drawing import UNREADABLE, InstantStudio, PhotoHost, decide, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.pins.media.test_media import numbered
from tests.pins.test_draft_pin import draft, photo_project
from tests.posting.world import World

HOST = "https://m.media-amazon.com/images/I/"
MORE = [f"{HOST}71abc._AC_SL1500_.jpg", f"{HOST}2.jpg", "https://elsewhere.example/3.jpg", f"{HOST}4.jpg"]


def tools_of(world: World, studio: InstantStudio, host: PhotoHost | None = None) -> DraftTools:
    """A card has one place, a list three."""
    return dataclasses.replace(draft_tools(world, studio, host), photo_slots={"card": 1, "list": 3})


async def product_with_pictures(world: World) -> OpportunityId:
    """Its page showed the picture of its card again and three others, one of them not the marketplace's."""
    project = await photo_project(world)
    opportunity_id = await add_opportunity(
        world.database, project, world.clock.now(), image_url=f"{HOST}71abc.jpg"
    )
    async with world.database.tenant_session(world.tenant_id) as session:
        found = await get_opportunity(session, opportunity_id)
    async with world.system_database.system_session() as session:
        await session.execute(
            "insert into product (marketplace, asin, first_seen_at, last_seen_at, more_image_urls)"
            " values ($1, $2, $3, $3, $4) on conflict (marketplace, asin) do update"
            " set more_image_urls = excluded.more_image_urls",
            found.marketplace,
            found.asin,
            world.clock.now(),
            MORE[:3],
        )
    return opportunity_id


def the_name(request: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, content=request.url.path.rsplit("/", 1)[-1].encode())


async def test_the_pictures_of_a_product_s_page_fill_the_other_places_and_none_is_asked_for_twice(
    world: World,
) -> None:
    await decide(world, allowed=True)
    opportunity_id = await product_with_pictures(world)
    host, studio = PhotoHost(the_name), InstantStudio()
    tools = tools_of(world, studio, host)
    pin = await draft(world, tools, opportunity_id, template="list")
    assert [photo for _, photo in studio.drawn] == [b"71abc.jpg"]
    assert studio.further[-1] == (b"2.jpg",), "not the card's again, not a stranger's"
    assert (pin.picture_source, pin.picture_uses_marketplace_photo) == ("marketplace_photo", True)
    asked = list(host.asked)
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    bob = actor_of(world.cast.bob)
    await edit_pin(
        tools, blobs, bob, pin.id, PinChange(headline="New"), seen_version=1, now=world.clock.now()
    )
    assert studio.further[-1] == (b"2.jpg",)
    assert host.asked == asked
    await draft(world, tools, opportunity_id, template="card", variant=2)
    assert not studio.further[-1], "one place, one photo"


async def test_without_the_recorded_confirmation_no_further_photo_is_asked_for(world: World) -> None:
    opportunity_id = await product_with_pictures(world)
    host, studio = PhotoHost(the_name), InstantStudio()
    await draft(world, tools_of(world, studio, host), opportunity_id, template="list")
    assert host.asked == []
    assert studio.further == [()]


@pytest.mark.parametrize("answer", [httpx2.Response(404), httpx2.Response(200, content=UNREADABLE)])
async def test_a_further_photo_that_cannot_be_had_leaves_the_first(
    world: World, answer: httpx2.Response
) -> None:
    await decide(world, allowed=True)
    opportunity_id = await product_with_pictures(world)
    studio = InstantStudio()
    host = PhotoHost(lambda request: answer if "/2.jpg" in str(request.url) else the_name(request))
    pin = await draft(world, tools_of(world, studio, host), opportunity_id, template="list")
    assert (studio.drawn[-1][1], studio.further[-1]) == (b"71abc.jpg", ())
    assert pin.picture_uses_marketplace_photo


async def linked(world: World, opportunity_id: OpportunityId, media_id: UUID) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        found = await get_opportunity(session, opportunity_id)
        world.clock.turn(timedelta(seconds=1))
        await show_for_product(
            session,
            actor_of(world.cast.bob),
            MediaId(media_id),
            found.project_id,
            found.asin,
            world.clock.now(),
        )


async def test_library_pictures_linked_to_a_product_fill_its_places_the_last_one_first(world: World) -> None:
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    bob = actor_of(world.cast.bob)
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    media = [(await add_media(world, numbered(n), made_with_ai=n == 1))[0] for n in (1, 2, 3, 4)]
    for one in media:
        await linked(world, opportunity_id, one.id)
    studio = InstantStudio()
    tools = tools_of(world, studio)
    pin = await draft(world, tools, opportunity_id, template="list")
    assert (studio.drawn[0][1], studio.further[0]) == (numbered(4), (numbered(3), numbered(2)))
    assert (pin.media_id, pin.further_media) == (media[3].id, (media[2].id, media[1].id))
    assert pin.ai_disclosures == (), "the one by AI is not on it"
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ConflictError) as told:
            await remove_media(session, bob, MediaId(media[2].id), world.clock.now())
    assert told.value.code == "media.in_use"
    # The same pictures stay on an edit, whatever is linked since; a new drawing takes what is linked.
    await linked(world, opportunity_id, media[0].id)
    change = PinChange(headline="New words")
    edited = await edit_pin(tools, blobs, bob, pin.id, change, seen_version=1, now=world.clock.now())
    assert (studio.drawn[-1][1], studio.further[-1]) == (numbered(4), (numbered(3), numbered(2)))
    assert edited.further_media == pin.further_media
    anew = await redraw_pin(tools, blobs, bob, pin.id, seen_version=2, now=world.clock.now(), template="list")
    assert anew.further_media == (media[0].id, media[2].id)
    assert anew.ai_disclosures == ("AI_MODIFIED",), "now the one by AI is, in a further place"
    back = await restore_version(tools, bob, pin.id, number=1, seen_version=3, now=world.clock.now())
    assert (back.media_id, back.further_media) == (pin.media_id, pin.further_media)


async def test_another_template_shows_as_many_as_it_has_places_for(world: World) -> None:
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    bob = actor_of(world.cast.bob)
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    for n in (1, 2):
        await linked(world, opportunity_id, (await add_media(world, numbered(n)))[0].id)
    studio = InstantStudio()
    tools = tools_of(world, studio)
    pin = await draft(world, tools, opportunity_id, template="card")
    assert (pin.further_media, studio.further) == ((), [()])
    change = PinChange(template="list")
    edited = await edit_pin(tools, blobs, bob, pin.id, change, seen_version=1, now=world.clock.now())
    assert len(edited.further_media) == 1
    assert studio.further[-1] == (numbered(1),)


async def test_a_carousel_shows_what_else_the_library_has_of_the_product(world: World) -> None:
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    bob = actor_of(world.cast.bob)
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    media = [(await add_media(world, numbered(n), made_with_ai=n == 1))[0] for n in (1, 2, 3)]
    for one in media:
        await linked(world, opportunity_id, one.id)
    async with world.database.tenant_session(world.tenant_id) as session:
        await edit_media(
            session,
            bob,
            MediaId(media[2].id),
            MediaChange(focus=(0.2, 0.8)),
            world.clock.now(),
            follow=follow_logo,
        )
    studio = InstantStudio()
    tools = dataclasses.replace(
        draft_tools(world, studio),
        templates=("hero",),
        photo_templates=frozenset({"hero"}),
        slide_templates={name: load_template(name) for name in template_names()},
    )
    pin = await draft(world, tools, opportunity_id, template="hero")

    async def convert(pin: Pin, kind: PinKind) -> Pin:
        return await convert_pin(
            tools, blobs, bob, pin.id, kind, seen_version=pin.version, now=world.clock.now()
        )

    studio.drawn.clear()
    carousel = await convert(pin, PinKind.CAROUSEL)
    with_photo = [
        (photo, one.focus) for one, photo in studio.drawn if one.template.startswith(("hero", "collage"))
    ]
    assert [photo for photo, _ in with_photo] == [numbered(3), numbered(2), numbered(1)]
    assert [focus for _, focus in with_photo] == [(0.2, 0.8), None, None], "a point of the first"
    assert (carousel.media_id, carousel.further_media) == (media[2].id, (media[1].id, media[0].id))
    assert carousel.ai_disclosures == ("AI_MODIFIED",), "one that only a further slide shows"
    anew = await redraw_pin(tools, blobs, bob, pin.id, seen_version=2, now=world.clock.now(), template="hero")
    assert anew.further_media == carousel.further_media
    assert (await convert(anew, PinKind.IMAGE)).further_media == ()


async def test_a_further_picture_that_is_marked_as_made_with_ai_counts_in_review_and_at_approval(
    world: World,
) -> None:
    bob = actor_of(world.cast.bob)
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    for number in (1, 2, 3):
        media, _ = await add_media(world, numbered(number))
        await linked(world, opportunity_id, media.id)
    pin = await draft(world, tools_of(world, InstantStudio()), opportunity_id, template="list")
    assert len(pin.further_media) == 2
    marked = MediaId(pin.further_media[1])

    async def mark(made_with_ai: bool) -> set[str]:
        async with world.database.tenant_session(world.tenant_id) as session:
            await edit_media(
                session,
                bob,
                marked,
                MediaChange(made_with_ai=made_with_ai),
                world.clock.now(),
                follow=follow_logo,
            )
        return {finding.rule_id for finding in (await world.read(pin)).findings}

    assert "policy.ai_undisclosed" in await mark(True)
    assert "policy.ai_undisclosed" not in await mark(False)
    # Marked behind a pin's back: it is asked again before it is approved, and before it is sent.
    due = await world.add_due(media_id=pin.media_id, further_media=pin.further_media)
    async with world.system_database.system_session() as system:
        await system.execute("update media set made_with_ai = true where id = $1", marked)
    with pytest.raises(InvalidInputError) as told:
        await world.approve(await world.add_pin(media_id=pin.media_id, further_media=pin.further_media))
    assert told.value.data["rules"] == ["policy.ai_undisclosed"]
    await world.publish(due)
    assert ((await world.read(due)).state, world.channel.calls) == (PinState.IN_REVIEW, 0)
    # A first picture that is none of the library's says nothing about the others.
    await world.change_row(pin, "media_id = null, picture_made_with_ai = false")
    async with world.database.tenant_session(world.tenant_id) as session:
        found = await recheck_pin(session, await world.read(pin), world.project, world.clock.now())
    assert "policy.ai_undisclosed" in {finding.rule_id for finding in found}
