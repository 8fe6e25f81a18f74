"""Variants: further drafts of one product to compare, each made once, and a pin drawn anew as another one."""

from __future__ import annotations

import dataclasses

import msgspec
import pytest

from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError
from pinflow.pins.choose_combinations import combination_of
from pinflow.pins.convert_pin import convert_pin
from pinflow.pins.draft_limits import MOST_OPEN_VARIANTS
from pinflow.pins.draft_pin import draft_pin
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draft_variants import RequestedVariant, choose_next, draft_variants
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.models import ProductFacts
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import ARTWORK, MARKETPLACE_PHOTO, Pin, PinKind, PinState
from pinflow.pins.queries import list_pins_of_opportunity
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.request_draft import DraftRequest
from pinflow.research.opportunity import OpportunityId
from tests.factories.accounts import actor_of
from tests.factories.cast import Person
from tests.factories.pins import add_opportunity
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.pins.media.test_media import numbered
from tests.posting.world import CollectingQueue, World

SCHEMES = {"card": ("day", "night"), "list": ("day", "night"), "frame": ("dawn",)}


def tools_of(world: World, studio: InstantStudio | None = None) -> DraftTools:
    return dataclasses.replace(draft_tools(world, studio or InstantStudio()), schemes=SCHEMES)


async def ask(
    world: World,
    opportunity: OpportunityId,
    count: int,
    *,
    jobs: CollectingQueue | None = None,
    **who: Person,
) -> list[RequestedVariant]:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await draft_variants(
            tools_of(world),
            session,
            jobs or CollectingQueue(),
            actor_of(who.get("who", world.cast.bob)),
            opportunity,
            count=count,
            now=world.clock.now(),
        )


def blobs(world: World) -> BlobStore:
    return BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)


async def draft(world: World, request: DraftRequest, studio: InstantStudio | None = None) -> Pin:
    return await draft_pin(tools_of(world, studio), blobs(world), world.tenant_id, request)


async def draft_asked(world: World, opportunity: OpportunityId, count: int) -> list[Pin]:
    jobs = CollectingQueue()
    await ask(world, opportunity, count, jobs=jobs)
    return [await draft(world, msgspec.convert(job.payload, DraftRequest)) for job in jobs.jobs]


async def pins_of(world: World, opportunity: OpportunityId) -> list[Pin]:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await list_pins_of_opportunity(session, opportunity)


async def test_variants_are_drafts_of_their_own_each_another_combination_that_is_recorded(
    world: World,
) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    first = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob", notes=("A.",)))
    drawn = [first, *await draft_asked(world, opportunity, 2)]
    assert [pin.variant for pin in drawn] == [1, 2, 3]
    assert {pin.state for pin in drawn} == {PinState.IN_REVIEW}
    assert len({pin.template for pin in drawn}) == 3
    assert len({pin.hook for pin in drawn}) == 3
    assert len({pin.marker for pin in drawn}) == 3
    assert len({pin.seed for pin in drawn}) == 3
    assert {pin.notes for pin in drawn} == {("A.",)}
    assert all(pin.scheme in SCHEMES[pin.template] for pin in drawn[1:])
    assert [pin.id for pin in await pins_of(world, opportunity)] == [pin.id for pin in drawn]
    # Asked for more, none is made that there is.
    more = await ask(world, opportunity, 3)
    assert not {row.combination for row in more} & {combination_of(pin) for pin in drawn}
    assert [row.variant for row in more] == [4, 5, 6]


async def test_a_variant_is_made_once_however_often_its_job_comes(world: World) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    jobs = CollectingQueue()
    for _ in range(2):
        await ask(world, opportunity, 2, jobs=jobs)
    assert [job.dedupe_key for job in jobs.jobs[:2]] == [job.dedupe_key for job in jobs.jobs[2:]]
    requests = [msgspec.convert(job.payload, DraftRequest) for job in jobs.jobs]
    studio = InstantStudio()
    drawn = [await draft(world, request, studio) for request in requests]
    assert len({pin.id for pin in drawn}) == 2
    # Neither written nor drawn again: a second delivery costs nothing.
    assert len(studio.drawn) == 2
    assert [pin.variant for pin in await pins_of(world, opportunity)] == [1, 2]


async def test_no_viewer_asks_and_nobody_for_more_than_a_person_compares(world: World) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    with pytest.raises(ForbiddenError):
        await ask(world, opportunity, 1, who=world.cast.vera)
    for count in (0, 7):
        with pytest.raises(InvalidInputError):
            await ask(world, opportunity, count)
    await draft_asked(world, opportunity, 6)
    await draft_asked(world, opportunity, MOST_OPEN_VARIANTS - 6)
    with pytest.raises(ConflictError) as refusal:
        await ask(world, opportunity, 1)
    assert refusal.value.code == "pins.enough_variants"


async def redraw(world: World, pin: Pin, studio: InstantStudio | None = None, **wanted: str) -> Pin:
    return await redraw_pin(
        tools_of(world, studio),
        blobs(world),
        actor_of(world.cast.bob),
        pin.id,
        seen_version=pin.version,
        now=world.clock.now(),
        **wanted,
    )


async def test_a_pin_drawn_anew_is_another_combination_and_keeps_its_place(world: World) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    before = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"))
    after = await redraw(world, before)
    assert combination_of(after) != combination_of(before)
    assert after.template != before.template
    assert after.title != before.title
    assert (after.id, after.marker, after.link, after.variant) == (
        before.id,
        before.marker,
        before.link,
        before.variant,
    )
    assert (after.version, after.state) == (2, PinState.IN_REVIEW)
    assert after.payload_hash == after.payload().hash() != before.payload_hash
    wanted = await redraw(world, after, hook="compare", template="frame")
    assert (wanted.hook, wanted.template, wanted.scheme) == ("compare", "frame", "dawn")


async def test_what_was_approved_is_void_and_what_moved_on_is_left_alone(world: World) -> None:
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set default_account_id = $1, default_board_id = '4711'", world.account.id
        )
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"))
    approved = await world.approve(pin)
    drawn = await redraw(world, approved)
    assert drawn.state is PinState.IN_REVIEW
    with pytest.raises(ConflictError):
        await redraw(world, approved)
    with pytest.raises(InvalidInputError):
        await redraw(world, drawn, template="no such template")
    with pytest.raises(ConflictError) as gone:
        await redraw(world, await world.add_pin())
    assert gone.value.code == "pins.no_opportunity"


async def test_a_chosen_picture_of_the_library_stays_in_variants_and_when_drawn_anew(world: World) -> None:
    media, _ = await add_media(world, numbered(1), made_with_ai=True)
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    request = DraftRequest(opportunity_id=opportunity, requested_by="bob", media_id=media.id)
    first = await draft(world, request)
    assert (first.picture_source, first.media_id) == ("library", media.id)
    assert first.alt_text.startswith("Foto: Shelf, mit ")
    further = await draft_asked(world, opportunity, 2)
    studio = InstantStudio()
    drawn = await redraw(world, first, studio)
    assert combination_of(drawn) != combination_of(first)
    assert studio.drawn[-1][1] == numbered(1)
    for pin in (*further, drawn):
        assert (pin.picture_source, pin.media_id) == ("library", media.id)
        assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, ("AI_MODIFIED",))


@pytest.mark.parametrize(("shown", "other"), [(MARKETPLACE_PHOTO, ARTWORK), (ARTWORK, MARKETPLACE_PHOTO)])
async def test_a_pin_that_shows_its_photo_is_followed_by_one_that_does_not_and_the_other_way_round(
    world: World, shown: str, other: str
) -> None:
    """With hook, template and colours settled, the picture is all that a next one can differ in."""
    pin = await world.add_pin(hook="compare", template="frame", scheme="dawn", picture_source=shown)

    def following(*pins: Pin) -> list[str]:
        chosen = choose_next(
            tools_of(world),
            world.project,
            pins,
            PictureSource(url="https://m.media-amazon.com/images/I/1.jpg"),
            ProductFacts(marketplace="amazon.de", asin=pin.asin, title="Becher", category="Küche"),
            count=2,
            hook="compare",
            template="frame",
        )
        return [each.picture for each in chosen]

    assert following(pin) == [other]
    with pytest.raises(ConflictError) as refusal:
        following(pin, msgspec.structs.replace(pin, picture_source=other))
    assert refusal.value.code == "pins.no_more_variants"


async def test_every_picture_of_a_carousel_is_drawn_anew_and_a_video_is_left_alone(world: World) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"))
    carousel = await redraw(world, await _convert(world, pin, PinKind.CAROUSEL))
    assert carousel.kind is PinKind.CAROUSEL
    assert [slide.text_boxes[0].text for slide in carousel.slides] == [
        carousel.headline,
        *carousel.points[:4],
    ]
    assert carousel.slides[0].sha256 == carousel.picture_sha256.hex()
    video = await _convert(world, carousel, PinKind.VIDEO)
    with pytest.raises(InvalidInputError) as told:
        await redraw(world, video)
    assert told.value.code == "pins.video_stands"


async def test_what_is_edited_or_converted_is_drawn_as_the_same_combination(world: World) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    (pin,) = await draft_asked(world, opportunity, 1)
    studio = InstantStudio()
    first = await draft(
        world, DraftRequest(opportunity_id=opportunity, requested_by="bob", variant=9), studio
    )
    drafted = studio.drawn[-1][0]
    change = PinChange(kicker="Other words")
    await edit_pin(
        tools_of(world, studio),
        blobs(world),
        actor_of(world.cast.bob),
        first.id,
        change,
        seen_version=first.version,
        now=world.clock.now(),
    )
    edited = studio.drawn[-1][0]
    assert edited == msgspec.structs.replace(drafted, kicker="Other words", scheme=first.scheme)
    await _convert(world, pin, PinKind.CAROUSEL, studio)
    shown = [design for design, _ in studio.drawn[2:]]
    assert {(design.seed, design.scheme) for design in shown} == {(pin.seed, pin.scheme)}
    assert shown[0].items == pin.items
    assert {design.items for design in shown[1:]} == {()}


async def _convert(world: World, pin: Pin, kind: PinKind, studio: InstantStudio | None = None) -> Pin:
    return await convert_pin(
        tools_of(world, studio),
        blobs(world),
        actor_of(world.cast.bob),
        pin.id,
        kind,
        seen_version=pin.version,
        now=world.clock.now(),
    )
