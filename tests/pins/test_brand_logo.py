"""A brand's logo: taken from the library, shown on its pins, and kept as long as it is the logo."""

from __future__ import annotations

import cv2
import msgspec
import numpy as np
import pytest
import simplejpeg

from pinflow.identity.models import Actor
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.brand_logo import shown_logo, with_place_for_logo
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.follow_logo import follow_logo
from pinflow.pins.media.edit_media import MediaChange, edit_media
from pinflow.pins.media.models import Media
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.own_templates.check_texts import TemplateTexts, read_sound
from pinflow.pins.own_templates.preview_template import preview_template, preview_texts
from pinflow.pins.own_templates.read_installed import read_installed
from pinflow.pins.own_templates.save_template import add_template
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.renderers.decode_photo import decode_photo
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.renderers.try_template import misplaced_texts, trial_designs
from pinflow.pins.request_draft import DraftRequest
from pinflow.pins.restore_version import restore_version
from pinflow.pins.studio import Studio
from pinflow.pins.templates.load_template import (
    load_sample,
    load_template,
    template_directory,
    template_names,
)
from pinflow.pins.templates.place_logo import has_logo, place_logo
from pinflow.projects.create_project import ProjectChange, change_project
from pinflow.projects.models import BrandKit, Project
from pinflow.projects.queries import get_project
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.pins.media.test_media import store
from tests.pins.renderers.photos import encoded, jpeg, packshot, scene
from tests.pins.renderers.test_skia_renderer import design
from tests.pins.test_draft_variants import draft
from tests.posting.world import World

RENDERER = SkiaRenderer()


def wordmark(colour: tuple[int, int, int]) -> bytes:
    """A word on nothing."""
    pixels = np.zeros((220, 660, 4), np.uint8)
    cv2.putText(pixels, "Elm & Co", (20, 150), cv2.FONT_HERSHEY_DUPLEX, 4, (*colour, 255), 14)
    return encoded(pixels, "png")


class JpegStudio(InstantStudio):
    """Its pictures are real ones, so that they can be made small."""

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        drawn = await super().draw(design, photo, further)
        return msgspec.structs.replace(drawn, data=jpeg(scene(400, 600)))


async def set_logo(world: World, media: Media | None, actor: Actor | None = None) -> Project:
    who = actor or actor_of(world.cast.alice)
    async with world.database.tenant_session(who.tenant_id) as session:
        project = await get_project(session, world.project.id)
        return await change_project(
            session,
            who,
            project.id,
            ProjectChange(logo_media_id=None if media is None else media.id),
            seen_version=project.version,
            now=world.clock.now(),
        )


async def test_drafts_and_edits_show_the_logo_until_it_is_taken_away(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    assert (await set_logo(world, logo)).logo_media_id == logo.id
    studio = InstantStudio()
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"), studio)
    assert studio.drawn[-1][0].logo == wordmark((30, 30, 30))
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (False, ())
    tools, bob = draft_tools(world, studio), actor_of(world.cast.bob)
    for media, shown in ((logo, True), (None, False)):
        await set_logo(world, media)
        change = PinChange(headline=f"Shown: {shown}")
        pin = await edit_pin(
            tools, store(world), bob, pin.id, change, seen_version=pin.version, now=world.clock.now()
        )
        assert (studio.drawn[-1][0].logo is not None) is shown


async def test_a_logo_by_ai_is_disclosed_by_every_pin_that_is_drawn_with_it(world: World) -> None:
    before = await world.add_pin()
    plain, _ = await add_media(world, jpeg(scene(400, 600)))
    logo, _ = await add_media(world, wordmark((30, 30, 30)), made_with_ai=True)
    await set_logo(world, logo)
    studio = InstantStudio()
    tools, bob = draft_tools(world, studio), actor_of(world.cast.bob)
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"), studio)
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, ("AI_MODIFIED",))

    async def edit(change: PinChange) -> Pin:
        return await edit_pin(
            tools, store(world), bob, pin.id, change, seen_version=pin.version, now=world.clock.now()
        )

    def found(of: Pin) -> set[str]:
        return {finding.rule_id for finding in of.findings}

    # A picture of the library that no AI made does not take the logo's back.
    pin = await edit(PinChange(media_id=plain.id))
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, ("AI_MODIFIED",))
    pin = await edit(PinChange(ai_disclosures=()))
    assert "policy.ai_undisclosed" in found(pin)
    pin = await redraw_pin(tools, store(world), bob, pin.id, seen_version=pin.version, now=world.clock.now())
    assert (pin.picture_made_with_ai, "policy.ai_undisclosed" in found(pin)) == (True, False)
    # What was drawn without it is as it was.
    assert (await world.approve(before)).state is PinState.APPROVED
    await set_logo(world, None)
    pin = await edit(PinChange(headline="Another headline"))
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (False, ())


async def test_pins_follow_what_is_said_of_their_logo_later_and_an_approval_without_it_is_void(
    world: World,
) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    apart = await world.approve(await world.add_pin())
    await set_logo(world, logo)
    studio, bob = InstantStudio(), actor_of(world.cast.bob)

    async def drafted() -> Pin:
        opportunity = await add_opportunity(world.database, world.project, world.clock.now())
        return await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"), studio)

    async def mark(made_with_ai: bool) -> None:
        async with world.database.tenant_session(world.tenant_id) as session:
            change = MediaChange(made_with_ai=made_with_ai)
            await edit_media(session, bob, logo.id, change, world.clock.now(), follow=follow_logo)

    waiting, told = await drafted(), await drafted()
    assert waiting.logo_media_id == told.logo_media_id == logo.id
    # Approved with the disclosure, though nothing asked for it yet; and one without.
    due = await world.add_due(logo_media_id=logo.id)
    said = await world.add_due(logo_media_id=logo.id, ai_disclosures=("AI_MODIFIED",))
    # It is the logo no more, and still on what was drawn with it.
    await set_logo(world, None)
    await mark(True)
    for before in (waiting, told, due):
        after = await world.read(before)
        assert (after.state, after.version) == (PinState.IN_REVIEW, before.version + 1)
        assert (after.picture_made_with_ai, after.ai_disclosures) == (True, ("AI_MODIFIED",))
        assert after.payload_hash == after.payload().hash() != before.payload_hash
        assert "policy.ai_undisclosed" not in {finding.rule_id for finding in after.findings}
    assert (await world.read(due)).scheduled_at is None
    with pytest.raises(ConflictError):
        await world.approve(due)
    kept = await world.read(said)
    assert (kept.state, kept.payload_hash, kept.picture_made_with_ai) == (said.state, said.payload_hash, True)
    assert (await world.read(apart)).state is PinState.APPROVED
    # Who hides it again is kept back; what a hand took out is no part of what follows.
    hidden = await edit_pin(
        draft_tools(world, studio),
        store(world),
        bob,
        told.id,
        PinChange(ai_disclosures=()),
        seen_version=told.version + 1,
        now=world.clock.now(),
    )
    assert hidden.blocked
    await mark(False)
    shown = await world.read(told)
    assert (shown.blocked, shown.picture_made_with_ai, shown.version) == (False, False, hidden.version)
    assert (await world.read(waiting)).ai_disclosures == ()
    assert (await world.read(waiting)).payload_hash == waiting.payload_hash


async def test_a_version_comes_back_with_the_logo_that_it_shows(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    await set_logo(world, logo)
    studio, bob = InstantStudio(), actor_of(world.cast.bob)
    tools = draft_tools(world, studio)
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"), studio)
    await set_logo(world, None)
    change, now = PinChange(headline="Without it"), world.clock.now()
    pin = await edit_pin(tools, store(world), bob, pin.id, change, seen_version=pin.version, now=now)
    assert pin.logo_media_id is None
    pin = await restore_version(tools, bob, pin.id, seen_version=pin.version, now=now)
    assert pin.logo_media_id == logo.id
    pin = await edit_pin(tools, store(world), bob, pin.id, change, seen_version=pin.version, now=now)
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_media(session, bob, logo.id, now)
    pin = await restore_version(tools, bob, pin.id, seen_version=pin.version, now=now)
    assert pin.logo_media_id is None


async def test_a_logo_by_ai_counts_in_a_template_of_ones_own_where_a_layer_asks_for_it(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)), made_with_ai=True)
    plain = load_template("hero")
    assert not has_logo(plain)
    shown = msgspec.structs.replace(design("hero"), logo=b"logo")
    own = msgspec.structs.replace(shown, layout=plain)
    assert shown_logo(shown, logo) == logo
    assert shown_logo(own, logo) is None
    assert shown_logo(msgspec.structs.replace(own, layout=place_logo(plain)), logo) == logo


async def test_a_logo_on_white_is_shown_without_its_ground(world: World) -> None:
    logo, _ = await add_media(world, encoded(packshot(600, 600), "png"))
    assert logo.cutout_sha256 is not None
    await set_logo(world, logo)
    studio = InstantStudio()
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"), studio)
    assert studio.drawn[-1][0].logo == (await store(world).get(logo.cutout_sha256)).data


async def test_a_template_is_shown_with_the_logo_of_the_project_it_is_looked_at_for(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    await set_logo(world, logo)
    studio, vera = JpegStudio(), actor_of(world.cast.vera)
    for project_id, shown in ((world.project.id, True), (None, False)):
        await preview_template(world.database, studio, store(world), vera, "hero", project_id, 1000)
        drawn = studio.drawn[-1][0]
        assert drawn.layout is not None
        assert (drawn.logo is not None, has_logo(drawn.layout)) == (shown, shown)


async def test_a_copy_shows_the_logo_where_its_template_did(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    await set_logo(world, logo)
    blobs, bob = store(world), actor_of(world.cast.bob)
    studio = Studio(SkiaRenderer, 1)
    try:
        tile = await preview_template(
            world.database, studio, blobs, bob, "hero-frame", world.project.id, 1000
        )
        texts = read_installed("hero-frame", with_logo=True)
        copy = msgspec.structs.replace(texts, design=texts.design.replace('"hero-frame"', '"my-frame"'))
        shown = await preview_texts(world.database, studio, blobs, bob, copy, world.project.id, 1000)
        made = await add_template(world.database, studio, bob, copy, world.clock.now())
    finally:
        studio.close()
    assert shown == tile
    assert has_logo(read_sound(TemplateTexts(design=made.design, sample=made.sample))[0])
    # Who has no logo gets the files as they are.
    assert read_installed("hero-frame").design == (
        template_directory("hero-frame") / "template.json"
    ).read_text("utf-8")


@pytest.mark.parametrize("name", template_names())
def test_a_template_with_a_place_for_the_logo_is_written_as_it_is_drawn(name: str) -> None:
    texts = read_installed(name, with_logo=True)
    template, sample = read_sound(texts)
    assert (template, sample) == (place_logo(load_template(name)), load_sample(name))
    assert len(texts.design) < len(read_installed(name).design) + 1000, "what is so anyway is not said"


async def test_who_may_choose_a_logo_and_which(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    with pytest.raises(ForbiddenError):
        await set_logo(world, logo, actor_of(world.cast.bob))
    mallory = actor_of(world.cast.mallory)
    theirs, _ = await add_media(world, wordmark((9, 9, 9)), actor=mallory)
    for unknown in (theirs, msgspec.structs.replace(logo, id=new_id(world.clock.now()))):
        with pytest.raises(NotFoundError) as missing:
            await set_logo(world, unknown)
        assert missing.value.code == "media.not_found"
    with pytest.raises(NotFoundError):
        await set_logo(world, theirs, mallory)


async def test_a_logo_stays_in_the_library(world: World) -> None:
    logo, _ = await add_media(world, wordmark((30, 30, 30)))
    await set_logo(world, logo)
    bob, now = actor_of(world.cast.bob), world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ConflictError) as refused:
            await remove_media(session, bob, logo.id, now)
    assert refused.value.code == "media.is_logo"
    assert world.project.name in refused.value.message
    await set_logo(world, None)
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_media(session, bob, logo.id, now)


@pytest.mark.parametrize("name", template_names())
def test_every_template_finds_room_for_a_logo_and_loses_no_text(name: str) -> None:
    template, sample = place_logo(load_template(name)), load_sample(name)
    assert has_logo(template)
    logo = wordmark((200, 30, 30))
    (_, plain), *_ = trial_designs(load_template(name), sample)
    for _, trial in trial_designs(template, sample):
        drawn = RENDERER.render(msgspec.structs.replace(trial, logo=logo), None)
        assert misplaced_texts(drawn.text_boxes, template.margin) == []
    shown = RENDERER.render(msgspec.structs.replace(plain, layout=template, logo=logo), None)
    roles = sorted(box.role for box in RENDERER.render(plain, None).text_boxes)
    assert sorted(box.role for box in shown.text_boxes) == roles


def test_a_logo_gets_a_plate_where_the_headline_stands_in_the_midst_of_a_picture() -> None:
    logo = wordmark((200, 30, 30))
    placed = with_place_for_logo(design("hero-frame", logo=logo))
    pixels = decode_photo(RENDERER.render(placed, None).data).pixels[..., :3].astype(int)
    red = (pixels[..., 0] > 150) & (pixels[..., 1] < 90) & (pixels[..., 2] < 90)
    rows, columns = np.nonzero(red[:250, :500])
    assert len(rows) > 500
    assert (rows.min() > 96, columns.min() > 96, rows.max() < 96 + 132) == (True, True, True)


def test_the_studio_gives_an_installed_template_a_logo_and_leaves_ones_own_as_designed() -> None:
    logo = wordmark((30, 30, 30))
    own = load_template("hero")
    assert with_place_for_logo(design("hero")).layout is None
    placed = with_place_for_logo(design("hero", logo=logo)).layout
    assert placed is not None
    assert has_logo(placed)
    assert with_place_for_logo(design("hero", layout=own, logo=logo)).layout == own


def test_a_logo_that_would_be_lost_on_its_ground_is_drawn_in_the_colour_of_the_text() -> None:
    brand = BrandKit(name="Elm", ink="#101010", paper="#FFFFFF", accent="#0F6B4F")
    for colour in ((16, 90, 66), (200, 40, 40)):
        given = with_place_for_logo(design("quote", brand, logo=wordmark(colour)))
        pixels = simplejpeg.decode_jpeg(RENDERER.render(given, None).data, "RGB").astype(int)
        room = pixels[84:168, 72:392].reshape(-1, 3)
        ground = room[0]
        apart = np.abs(room - ground).max(axis=1) > 60
        assert apart.mean() > 0.02, "the word is seen"


def test_an_opaque_logo_keeps_its_colours() -> None:
    given = with_place_for_logo(design("hero", logo=encoded(scene(400, 400), "png")))
    pixels = simplejpeg.decode_jpeg(RENDERER.render(given, None).data, "RGB").astype(int)
    assert (np.abs(pixels - (200, 180, 150)).max(axis=2) < 12).sum() > 1000


async def test_not_even_the_database_takes_another_tenants_picture_for_a_logo(world: World) -> None:
    theirs, _ = await add_media(world, wordmark((9, 9, 9)), actor=actor_of(world.cast.mallory))
    async with world.system_database.system_session() as session:
        with pytest.raises(InvalidInputError) as refused:
            await session.execute(
                "update project set logo_media_id = $1 where id = $2", theirs.id, world.project.id
            )
    assert refused.value.data["constraint"] == "project_logo"
