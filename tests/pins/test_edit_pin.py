"""Editing: what was approved is void, what is drawn is drawn anew, and nobody writes over another."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from typing import Any

import httpx2
import pytest

from pinflow.accounts.models import Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.require_board import BoardCheck
from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import AppError, ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import find_approval
from pinflow.pins.studio import seed_of
from pinflow.projects.models import PicturePolicy
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.pins import add_opportunity, read_pin
from tests.factories.projects import add_project
from tests.pins.drawing import InstantStudio, PhotoHost, decide, draft_tools
from tests.posting.world import World


async def edit(
    world: World,
    pin: Pin,
    *,
    actor: Actor | None = None,
    studio: InstantStudio | None = None,
    host: PhotoHost | None = None,
    seen_version: int | None = None,
    boards: BoardCheck | None = None,
    **changes: Any,
) -> Pin:
    who = actor or actor_of(world.cast.bob)
    return await edit_pin(
        dataclasses.replace(draft_tools(world, studio or InstantStudio(), host), boards=boards),
        BlobStore(lambda: world.database.tenant_session(who.tenant_id), who.tenant_id, None),
        who,
        pin.id,
        PinChange(**changes),
        seen_version=pin.version if seen_version is None else seen_version,
        now=world.clock.now(),
    )


EDITS: dict[str, Any] = {
    "title": "Another title for a travel mug",
    "description": "#ad Another text about the mug.",
    "alt_text": "Another card.",
    "link": "https://finds.example/other/",
    "board_id": "5",
    "board_section_id": "6",
    "template": "list",
    "headline": "Another headline",
    "kicker": "Another kicker",
    "points": ("One thing", "Another thing"),
    "items": ("A first item", "A second one"),
    "columns": ("Mug", "Tumbler"),
    "rows": (("At the desk", "✓", "✗"), ("On the train", "✗", "✓")),
    "scheme": "evening",
    "ai_disclosures": ("AI_MODIFIED",),
    "notes": ("The lid locks.",),
}


async def test_every_edit_voids_the_approval_and_the_slot(world: World) -> None:
    # Which photo and which kind of file have tests of their own.
    assert set(EDITS) | {"account_id", "media_id", "picture_format"} == set(PinChange.__struct_fields__)
    other = await world.add_account("Other")
    for field, value in {**EDITS, "account_id": other.id}.items():
        pin = await world.add_scheduled()
        edited = await edit(world, pin, **{field: value})
        assert (edited.state, edited.scheduled_at) == (PinState.IN_REVIEW, None), field
        # Notes are no part of what goes out; what is known of the product was another matter all the same.
        assert (edited.payload().hash() != pin.payload().hash()) is (field != "notes"), field
        assert edited.payload_hash == edited.payload().hash()
        assert edited.version > pin.version
        async with world.database.tenant_session(world.tenant_id) as session:
            assert await find_approval(session, pin.id) is None
    world.clock.turn(timedelta(days=2))
    await world.run()
    assert world.channel.calls == 0


async def test_a_table_is_tidied_and_one_that_does_not_fit_is_refused(world: World) -> None:
    pin = await world.add_pin()
    rows = (("  At   the desk ", "✓", " "), ("", ""), ("On the train",))
    edited = await edit(world, pin, columns=("Mug", "", " "), rows=rows)
    assert (edited.columns, edited.rows) == (("Mug",), (("At the desk", "✓"), ("On the train",)))
    bad: list[dict[str, Any]] = [
        {"rows": (("", "a cell without a label"),)},
        {"rows": (("one", "two", "three", "four", "five"),)},
        {"rows": (("x" * 121,),)},
        {"rows": (("row",),) * 9},
        {"columns": ("one", "two", "three", "four")},
    ]
    for change in bad:
        with pytest.raises(InvalidInputError) as refused:
            await edit(world, edited, **change)
        assert refused.value.code == "pins.bad_table"
    assert (await edit(world, edited, rows=(), columns=())).rows == ()


async def test_an_edit_that_changes_nothing_voids_it_all_the_same(world: World) -> None:
    pin = await world.add_scheduled()
    assert (await edit(world, pin, title=pin.title)).state is PinState.IN_REVIEW


async def test_a_new_picture_is_drawn_only_when_the_picture_changes(world: World) -> None:
    studio = InstantStudio()
    pin = await world.add_pin()
    pin = await edit(world, pin, studio=studio, title="New title", description="#ad New.")
    assert studio.drawn == []
    edited = await edit(world, pin, studio=studio, headline="New headline")
    ((design, _),) = studio.drawn
    assert (design.headline, design.template) == ("New headline", pin.template)
    assert edited.picture_sha256 != pin.picture_sha256
    assert "New headline" in {box.text for box in edited.text_boxes}
    store = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    assert b"New headline" in (await store.get(edited.picture_sha256)).data


async def test_a_new_picture_keeps_artwork_and_colours(world: World) -> None:
    studio = InstantStudio()
    pin = await world.add_pin()
    changes: list[dict[str, Any]] = [
        {"headline": "New headline"},
        {"kicker": "New"},
        {"headline": "Newer headline"},
    ]
    for change in changes:
        pin = await edit(world, pin, studio=studio, **change)
    assert {design.seed for design, _ in studio.drawn} == {seed_of(pin.project_id, pin.marketplace, pin.asin)}


async def test_an_edit_in_another_season_draws_the_one_that_the_pin_was_made_in(world: World) -> None:
    studio = InstantStudio()
    pin = await world.add_pin()
    made_in = season_of(pin.created_at, pin.marketplace)
    for _ in range(4):
        world.clock.turn(timedelta(days=91))
        pin = await edit(world, pin, studio=studio, headline=f"Headline of {world.clock.now():%B}")
    assert {design.season for design, _ in studio.drawn} == {made_in}
    assert season_of(world.clock.now() - timedelta(days=182), pin.marketplace) != made_in


async def test_an_alt_text_of_ours_follows_the_picture_and_a_person_s_own_stays(world: World) -> None:
    ours = await edit(world, await world.add_pin(), headline="New headline", alt_text="Card of mine")
    theirs = await edit(world, ours, headline="Newer headline")
    assert theirs.alt_text == "Card of mine"
    text = "Karte mit der Überschrift „Newer headline“. Gekennzeichnet als " + theirs.disclosure + "."
    followed = await edit(world, await edit(world, theirs, alt_text=text), headline="The newest headline")
    assert "The newest headline" in followed.alt_text


async def test_an_edit_fetches_a_photo_only_while_fetching_is_allowed(world: World) -> None:
    project = await add_project(
        world.database,
        world.tenant_id,
        world.clock.now(),
        name="Photos",
        picture_policy=PicturePolicy.MARKETPLACE_PHOTO,
        picture_policy_confirmed_by="alice",
        picture_policy_confirmed_at=world.clock.now(),
    )
    photo = "https://m.media-amazon.com/images/I/71abc.jpg"
    opportunity_id = await add_opportunity(world.database, project, world.clock.now(), image_url=photo)
    pin = await world.add_pin(project_id=project.id, opportunity_id=opportunity_id)
    host = PhotoHost(lambda _: httpx2.Response(200, content=b"the photo"))
    for headline, allowed in (("One", None), ("Two", True), ("Three", False)):
        if allowed is not None:
            await decide(world, allowed=allowed)
        host.asked.clear()
        studio = InstantStudio()
        pin = await edit(world, pin, studio=studio, host=host, headline=headline)
        assert host.asked == ([photo] if allowed else []), headline
        assert [drawn for _, drawn in studio.drawn] == [b"the photo" if allowed else None], headline
        assert pin.picture_uses_marketplace_photo is bool(allowed), headline
        told = "policy.photo_not_fetched" in {finding.rule_id for finding in pin.findings}
        assert told is not bool(allowed), headline


async def test_what_ai_did_is_disclosed_in_the_words_that_pinterest_knows(world: World) -> None:
    pin = await edit(world, await world.add_pin(), ai_disclosures=("AI_MODIFIED", "AI_MODIFIED"))
    assert (pin.ai_disclosures, pin.blocked) == (("AI_MODIFIED",), False)
    pin = await edit(world, pin, ai_disclosures=("AI_MADE",))
    assert {finding.rule_id for finding in pin.findings} == {"policy.ai_disclosure_unknown"}
    pin = await edit(world, pin, ai_disclosures=())
    assert (pin.ai_disclosures, pin.blocked) == ((), False)


async def test_a_new_link_keeps_the_marker(world: World) -> None:
    pin = await world.add_pin()
    edited = await edit(world, pin, link="https://finds.example/page?pf=someoneelses&b=2")
    assert edited.link == f"https://finds.example/page?b=2&pf={pin.marker}"
    assert edited.canonical_link == "https://finds.example/page?b=2"


async def test_a_board_that_the_account_does_not_have_is_refused_and_nothing_changes(world: World) -> None:
    pin = await world.add_pin()
    known = FakeProvider(Identity("1001", "evergreenhome"), [Board("4711", "Mugs")])
    boards = BoardCheck(world.database, SECRETS, known)
    with pytest.raises(NotFoundError) as caught:
        await edit(world, pin, boards=boards, title="Another", board_id="999999")
    assert caught.value.code == "accounts.no_such_board"
    assert await read_pin(world.database, world.tenant_id, pin.id) == pin
    assert (await edit(world, pin, boards=boards, board_id="4711")).board_id == "4711"


async def test_another_account_or_board_does_not_keep_what_belongs_to_the_old_one(world: World) -> None:
    other = await world.add_account("Other")
    pin = await world.add_pin(board_section_id="12")
    moved = await edit(world, pin, account_id=other.id)
    assert (moved.account_id, moved.board_id, moved.board_section_id) == (other.id, None, None)
    pin = await world.add_pin(board_section_id="12")
    assert (await edit(world, pin, board_id="99")).board_section_id is None
    pin = await world.add_pin(board_section_id="12")
    both = await edit(world, pin, account_id=other.id, board_id="7", board_section_id="8")
    assert (both.board_id, both.board_section_id) == ("7", "8")
    pin = await world.add_pin(board_section_id="12")
    same = await edit(world, pin, account_id=world.account.id)
    assert (same.board_id, same.board_section_id) == (pin.board_id, "12")


async def test_bad_values_are_refused_and_change_nothing(world: World) -> None:
    pin = await world.add_scheduled()
    theirs = await add_account(world.database, world.cast.mallory.tenant_id, world.clock.now())
    for bad in (
        {},
        {"title": "x" * 5001},
        {"link": "javascript:alert(1)"},
        {"link": "http://finds.example/"},
        {"link": ""},
        {"link": "https://user:pw@finds.example/"},
        {"template": "../../etc/passwd"},
        {"template": "no such template"},
        {"board_id": ""},
        {"account_id": theirs.id},
        {"account_id": world.project.id},
    ):
        with pytest.raises(AppError):
            await edit(world, pin, **bad)
    assert await world.read(pin) == pin


async def test_an_edit_that_breaks_a_rule_is_kept_and_blocked(world: World) -> None:
    pin = await world.add_pin()
    edited = await edit(world, pin, description="A mug, and no word of advertising.")
    assert edited.blocked
    assert any(finding.fix for finding in edited.findings)
    healed = await edit(world, edited, description="#ad A mug that keeps its coffee warm.")
    assert not healed.blocked


async def test_only_the_first_of_two_edits_counts_and_a_late_page_is_told(world: World) -> None:
    pin = await world.add_pin()
    results = await asyncio.gather(
        edit(world, pin, title="One"), edit(world, pin, title="Two", headline="Two"), return_exceptions=True
    )
    assert sorted(type(result).__name__ for result in results) == ["ConflictError", "Pin"]
    with pytest.raises(ConflictError) as told:
        await edit(world, pin, title="Three")
    assert told.value.code == "pins.changed_since_seen"


async def test_an_edit_that_was_drawing_while_the_pin_was_approved_does_not_slip_through(
    world: World,
) -> None:
    pin = await world.add_pin()

    class SlowStudio(InstantStudio):
        async def draw(
            self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
        ) -> RenderedPicture:
            await world.approve(pin)
            return await super().draw(design, photo)

    with pytest.raises(ConflictError):
        await edit(world, pin, studio=SlowStudio(), headline="Slow")
    assert (await world.read(pin)).state is PinState.APPROVED


async def test_viewers_strangers_and_finished_pins(world: World) -> None:
    pin = await world.add_pin()
    with pytest.raises(ForbiddenError):
        await edit(world, pin, actor=actor_of(world.cast.vera), title="No")
    with pytest.raises(NotFoundError):
        await edit(world, pin, actor=actor_of(world.cast.mallory), title="No")
    for state in (PinState.PUBLISHING, PinState.PUBLISHED, PinState.REJECTED, PinState.NEEDS_ATTENTION):
        await world.change_row(pin, "state = $2", state)
        with pytest.raises(ConflictError) as told:
            await edit(world, pin, link="https://finds.example/new/")
        assert told.value.code == "pins.not_now"
    await world.change_row(pin, "state = 'in_review'")
    assert await world.read(pin) == pin


def test_nothing_given_is_nothing() -> None:
    assert PinChange().given() == {}
    assert PinChange(board_section_id=None).given() == {"board_section_id": None}


async def test_what_the_user_knows_of_the_product_supports_what_its_copy_says(world: World) -> None:
    pin = await edit(
        world, await world.add_pin(), description="Anzeige: A waterproof mug for the way to work."
    )
    assert [finding.rule_id for finding in pin.findings] == ["claims.invented"]
    assert not pin.blocked
    pin = await edit(world, pin, notes=("It is waterproof, says the maker.", " "))
    assert (pin.findings, pin.notes) == ((), ("It is waterproof, says the maker.",))
    with pytest.raises(InvalidInputError) as refusal:
        await edit(world, pin, notes=("x" * 301,))
    assert refusal.value.code == "pins.notes_too_long"
