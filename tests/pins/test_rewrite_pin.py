"""The copy written anew with a hook that a person chose: look and place stay, and it can be taken back."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from pinflow.identity.models import Actor
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.pin import Pin, PinKind, PinState
from pinflow.pins.preview_hooks import preview_hooks_of_opportunity, preview_hooks_of_pin
from pinflow.pins.request_draft import DraftRequest
from pinflow.pins.restore_version import restore_version
from pinflow.pins.rewrite_pin import rewrite_pin
from pinflow.pins.write_copy import Writers
from pinflow.pins.writers.fake import FakeWriter
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.pins.drawing import InstantStudio
from tests.pins.media.test_media import add as add_media
from tests.pins.media.test_media import numbered, store
from tests.pins.test_convert_pin import convert
from tests.pins.test_draft_variants import draft, tools_of
from tests.posting.world import World

LOOK = ("template", "scheme", "seed", "picture_source", "media_id", "marker", "link", "board_id", "variant")


async def rewrite(
    world: World, pin: Pin, hook: str, *, tools: DraftTools | None = None, actor: Actor | None = None
) -> Pin:
    return await rewrite_pin(
        tools or tools_of(world),
        store(world),
        actor or actor_of(world.cast.bob),
        pin.id,
        hook,
        seen_version=pin.version,
        now=world.clock.now(),
    )


async def first_draft(world: World, **wanted: Any) -> Pin:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    return await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob", **wanted))


async def test_another_hook_writes_other_words_as_they_were_shown_and_leaves_the_look_alone(
    world: World,
) -> None:
    before = await first_draft(world, hook="checklist", notes=("The lid locks.",))
    shown = await preview_hooks_of_pin(tools_of(world), world.tenant_id, before.id, world.clock.now())
    assert (shown.writer, shown.exact) == ("template", True)
    assert [words.hook for words in shown.items] == [
        "checklist",
        "spotlight",
        "compare",
        "everyday",
        "wishlist",
    ]
    studio = InstantStudio()
    after = await rewrite(world, before, "everyday", tools=tools_of(world, studio))
    (promised,) = [words for words in shown.items if words.hook == "everyday"]
    assert (after.hook, after.headline, after.title, after.description) == (
        "everyday",
        promised.headline,
        promised.title,
        promised.description,
    )
    assert after.title != before.title
    assert [getattr(after, name) for name in LOOK] == [getattr(before, name) for name in LOOK]
    # What was drawn is what was written.
    assert studio.drawn[-1][0].headline == after.headline in after.alt_text
    assert (after.version, after.state, after.notes) == (2, PinState.IN_REVIEW, before.notes)
    assert after.payload_hash == after.payload().hash() != before.payload_hash
    # The same hook once more: the same angle in other words.
    again = await rewrite(world, after, "everyday")
    assert (again.hook, again.description != after.description) == ("everyday", True)


async def test_what_a_person_wrote_comes_back_whole_and_who_saw_another_version_is_refused(
    world: World,
) -> None:
    drafted = await first_draft(world)
    own = PinChange(headline="My own words", title="And my own title", description="Ad. All mine.")
    bob = actor_of(world.cast.bob)
    edited = await edit_pin(
        tools_of(world), store(world), bob, drafted.id, own, seen_version=1, now=world.clock.now()
    )
    with pytest.raises(ConflictError):
        await rewrite(world, drafted, "compare")
    written = await rewrite(world, edited, "compare")
    assert written.headline != "My own words"
    back = await restore_version(
        tools_of(world), bob, written.id, number=None, seen_version=written.version, now=world.clock.now()
    )
    for name in ("headline", "title", "description", "alt_text", "hook", "picture_sha256"):
        assert getattr(back, name) == getattr(edited, name)


async def test_its_chosen_picture_and_the_pictures_of_a_carousel_follow(world: World) -> None:
    media, _ = await add_media(world, numbered(1), made_with_ai=True)
    pin = await first_draft(world, media_id=media.id)
    studio = InstantStudio()
    written = await rewrite(world, pin, "wishlist", tools=tools_of(world, studio))
    assert (written.media_id, written.ai_disclosures) == (media.id, ("AI_MODIFIED",))
    assert studio.drawn[-1][1] == numbered(1)
    carousel = await rewrite(world, await convert(world, written, PinKind.CAROUSEL), "spotlight")
    assert [slide.text_boxes[0].text for slide in carousel.slides] == [
        carousel.headline,
        *carousel.points[:4],
    ]
    assert carousel.slides[0].sha256 == carousel.picture_sha256.hex()


async def test_what_cannot_be_written_anew_is_refused_and_stays_as_it_is(world: World) -> None:
    pin = await first_draft(world)
    with pytest.raises(InvalidInputError) as unknown:
        await rewrite(world, pin, "shouting")
    assert unknown.value.code == "writers.unknown_hook"
    assert "Known: checklist, spotlight," in unknown.value.message
    assert unknown.value.data["field"] == "hook"
    with pytest.raises(ForbiddenError):
        await rewrite(world, pin, "compare", actor=actor_of(world.cast.vera))
    with pytest.raises(ConflictError) as gone:
        await rewrite(world, await world.add_pin(), "compare")
    assert gone.value.code == "pins.no_opportunity"
    video = await convert(world, pin, PinKind.VIDEO)
    with pytest.raises(InvalidInputError) as stands:
        await rewrite(world, video, "compare")
    assert stands.value.code == "pins.video_stands"


async def test_a_drafts_hooks_are_shown_before_it_is_made(world: World) -> None:
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    shown = await preview_hooks_of_opportunity(
        tools_of(world), world.tenant_id, opportunity, world.clock.now()
    )
    made = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob", hook="compare"))
    (promised,) = [words for words in shown.items if words.hook == "compare"]
    assert (made.headline, made.title) == (promised.headline, promised.title)


async def test_a_writer_that_may_cost_is_not_asked_for_a_preview(world: World) -> None:
    pin = await first_draft(world)
    fake = FakeWriter()
    tools = dataclasses.replace(tools_of(world), writers=Writers(ready={"fake": fake}, default="fake"))
    shown = await preview_hooks_of_pin(tools, world.tenant_id, pin.id, world.clock.now())
    assert (shown.writer, shown.exact, fake.calls) == ("fake", False, [])
    assert [(words.hook, words.headline) for words in shown.items] == [("plain", None), ("short", None)]
    written = await rewrite(world, pin, "short", tools=tools)
    assert (written.hook, written.writer, len(fake.calls)) == ("short", "fake", 1)
