"""Pins that a person brings: what is refused, what the rules say, and that nothing of it is changed."""

from __future__ import annotations

import struct
import zlib

import msgspec
import numpy as np
import pytest

from pinflow.accounts.models import AccountId, Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.require_board import BoardCheck
from pinflow.identity.models import Role
from pinflow.kit.errors import AppError, ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.add_pin import FIRST_PROJECT, BroughtPin, add_pin
from pinflow.pins.convert_pin import convert_pin
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.media.read_ai_mark import read_ai_mark
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.models import Severity
from pinflow.pins.picture_source import AI_MODIFIED
from pinflow.pins.pin import LIBRARY, Pin, PinKind, PinOrigin, PinState
from pinflow.pins.queries import list_pins
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.renderers.decode_photo import decode_photo
from pinflow.pins.restore_version import restore_version
from pinflow.projects.models import PicturePolicy
from pinflow.projects.queries import list_projects
from tests.contract.pictures import jpeg
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.projects import add_project
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.pins.media.test_media import numbered, store
from tests.pins.renderers.photos import encoded, scene
from tests.posting.world import World

LINK = "https://example.org/Mugs?b=2&a=1&utm_source=x#the-blue%20one"


def film(seconds: int = 7) -> bytes:
    """The boxes of a video that say how long it is."""
    header = struct.pack(">I4sIIIII", 28 + 80, b"mvhd", 0, 0, 0, 1000, seconds * 1000) + bytes(80)
    return (
        struct.pack(">I4s4sI", 16, b"ftyp", b"mp42", 0)
        + struct.pack(">I4s", 8 + len(header), b"moov")
        + header
    )


def brought(world: World, **changes: object) -> BroughtPin:
    plain = BroughtPin(
        account_id=world.account.id, board_id="4711", pictures=(jpeg(400, 600),), title="A mug", link=LINK
    )
    return msgspec.structs.replace(plain, **changes)


async def add(world: World, **changes: object) -> Pin:
    return await add_pin(
        world.database,
        store(world),
        boards(world),
        actor_of(world.cast.bob),
        brought(world, **changes),
        world.clock.now(),
    )


def boards(world: World) -> BoardCheck:
    """Pinterest, which knows one board."""
    return BoardCheck(
        world.database, SECRETS, FakeProvider(Identity("1001", "evergreenhome"), [Board("4711", "Mugs")])
    )


async def test_link_and_picture_go_out_byte_for_byte(world: World) -> None:
    pin = await add(world)
    assert (pin.state, pin.origin, pin.kind, pin.link) == (
        PinState.IN_REVIEW,
        PinOrigin.ADDED,
        PinKind.IMAGE,
        LINK,
    )
    assert (pin.picture_width, pin.picture_height) == (400, 600)
    assert not pin.blocked
    await world.plan(await world.approve(pin))
    await world.run()
    (sent,) = world.channel.publications
    assert (sent.link, sent.picture, sent.title) == (LINK, jpeg(400, 600), "A mug")


async def test_a_file_that_says_that_ai_made_it_is_disclosed(world: World) -> None:
    mark = b"<Iptc4xmpExt:DigitalSourceType>trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>"
    plain = jpeg(400, 600)
    marked = plain[:2] + b"\xff\xe1" + (len(mark) + 2).to_bytes(2, "big") + mark + plain[2:]
    pin = await add(world, pictures=(marked,))
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, (AI_MODIFIED,))
    assert not (await add(world, link=LINK + "2")).ai_disclosures
    # A video's own file says so, whatever its cover says: a box that players skip.
    box = (len(mark) + 8).to_bytes(4, "big") + b"free" + mark
    video = await add(world, video=film() + box, link=LINK + "3")
    assert (video.picture_made_with_ai, video.ai_disclosures) == (True, (AI_MODIFIED,))
    assert not (await add(world, video=film(), link=LINK + "4")).ai_disclosures


@pytest.mark.parametrize("kind", ["webp", "avif"])
async def test_what_pinterest_does_not_take_becomes_a_jpeg_of_the_same(world: World, kind: str) -> None:
    pixels = scene(400, 600)
    pin = await add(world, pictures=(encoded(pixels, kind),))
    assert (pin.picture_media_type, pin.picture_width, pin.picture_height) == ("image/jpeg", 400, 600)
    sent = (await store(world).get(pin.picture_sha256)).data
    assert len(sent) == pin.picture_size
    shown = decode_photo(sent).pixels[..., :3].astype(int)
    assert abs(shown - decode_photo(encoded(pixels, "png")).pixels[..., :3]).mean() < 6


async def test_what_is_clear_in_a_webp_is_white_and_a_mark_of_ai_outlives_the_change(world: World) -> None:
    pixels = np.zeros((600, 400, 4), np.uint8)
    pixels[200:400, 100:300] = (180, 30, 30, 255)
    mark = b"<Iptc4xmpExt:DigitalSourceType>trainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>"
    chunk = b"XMP " + struct.pack("<I", len(mark)) + mark + b"\0" * (len(mark) % 2)
    plain = encoded(pixels, "webp")
    marked = plain[:4] + struct.pack("<I", len(plain) + len(chunk) - 8) + plain[8:] + chunk
    assert read_ai_mark(marked)
    pin = await add(world, pictures=(marked,))
    shown = decode_photo((await store(world).get(pin.picture_sha256)).data).pixels
    assert shown[20, 20, :3].min() > 250
    assert shown[300, 200, 0] > shown[300, 200, 1] + 100
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, (AI_MODIFIED,))


async def test_a_picture_of_the_library_is_pinned_as_it_is_and_stays_there_while_it_may_go_out(
    world: World,
) -> None:
    data = numbered(1)
    media, _ = await add_media(world, data, made_with_ai=True)
    pin = await add(world, pictures=(), media_id=media.id)
    assert (pin.media_id, pin.picture_source, pin.picture_sha256) == (media.id, LIBRARY, media.sha256)
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, (AI_MODIFIED,))
    async with world.database.tenant_session(world.tenant_id) as session:
        with pytest.raises(ConflictError) as shown:
            await remove_media(session, actor_of(world.cast.bob), media.id, world.clock.now())
    assert shown.value.code == "media.in_use"
    await world.plan(await world.approve(pin))
    await world.run()
    assert world.channel.publications[0].picture == data
    webp, _ = await add_media(world, encoded(scene(400, 500), "webp"))
    turned = await add(world, pictures=(), media_id=webp.id, link=LINK + "2")
    assert (turned.media_id, turned.picture_media_type) == (webp.id, "image/jpeg")


async def test_a_library_picture_of_somebody_else_is_not_found_and_none_stands_beside_a_file(
    world: World,
) -> None:
    mallory = actor_of(world.cast.mallory)
    theirs, _ = await add_media(world, numbered(2), actor=mallory)
    with pytest.raises(NotFoundError) as missing:
        await add(world, pictures=(), media_id=theirs.id)
    assert missing.value.code == "media.not_found"
    mine, _ = await add_media(world, numbered(3))
    with pytest.raises(InvalidInputError) as both:
        await add(world, media_id=mine.id)
    assert (both.value.code, both.value.data["field"]) == ("pins.picture_twice", "image")


async def test_one_picture_by_ai_among_those_of_a_carousel_is_enough(world: World) -> None:
    mark = b"digitalsourcetype/trainedAlgorithmicMedia"
    plain = jpeg(400, 600)
    marked = plain[:2] + b"\xff\xe1" + (len(mark) + 2).to_bytes(2, "big") + mark + plain[2:]
    for number, pictures in enumerate(((plain, marked), (marked, plain), (plain, plain, marked))):
        pin = await add(world, pictures=pictures, link=f"{LINK}{number}")
        assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, (AI_MODIFIED,)), number
    # What a person says besides stays.
    both = await add(world, pictures=(marked,), link=f"{LINK}-own", ai_disclosures=("SYNTHETIC_PERFORMER",))
    assert both.ai_disclosures == ("SYNTHETIC_PERFORMER",)


async def test_nothing_is_known_that_ones_own_words_could_be_held_against(world: World) -> None:
    """It is about anything; the product's facts are those of drafted pins."""
    said = "#ad It is dishwasher safe, holds 750 ml and was made in Portugal."
    pin = await add(world, title="A dishwasher safe mug", description=said)
    assert "claims.invented" not in {finding.rule_id for finding in pin.findings}
    drafted = await world.add_pin(title="A dishwasher safe mug", description=said)
    async with world.database.tenant_session(world.tenant_id) as session:
        findings = await recheck_pin(session, drafted, world.project, world.clock.now())
    assert "claims.invented" in {finding.rule_id for finding in findings}


async def test_a_board_that_is_not_the_accounts_is_refused_before_anything_is_kept(
    world: World,
) -> None:
    with pytest.raises(NotFoundError) as caught:
        await add(world, board_id="999999")
    assert caught.value.code == "accounts.no_such_board"
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await list_pins(session) == []


async def test_several_pictures_are_a_carousel_and_a_video_has_a_cover(world: World) -> None:
    pictures = (jpeg(400, 600), jpeg(300, 450), jpeg(500, 750))
    carousel = await add(world, pictures=pictures)
    assert (carousel.kind, [slide.width for slide in carousel.slides]) == (PinKind.CAROUSEL, [400, 300, 500])
    video = await add(world, video=film(), link="https://example.org/film")
    assert (video.kind, video.video_seconds, video.video_size) == (PinKind.VIDEO, 7.0, len(film()))
    await world.plan(await world.approve(carousel))
    await world.run()
    assert [slide.data for slide in world.channel.publications[0].slides] == list(pictures)


def png_of_nothing(width: int, height: int) -> bytes:
    """A PNG without its pixels: who goes on reading has asked for their memory already."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", bytes(20)) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": "  "}, "pins.no_title"),
        ({"link": "example.org"}, "pins.bad_link"),
        ({"link": "javascript:alert(1)"}, "pins.bad_link"),
        ({"link": "https://nora:secret@example.org/"}, "pins.bad_link"),
        ({"board_id": "Kitchen"}, "pins.bad_board"),
        ({"pictures": ()}, "pins.picture_count"),
        ({"pictures": (jpeg(200, 300),) * 6}, "pins.picture_count"),
        ({"pictures": (b"no picture",)}, "pins.photo_unreadable"),
        ({"pictures": (jpeg(200, 300)[:300],)}, "pins.photo_unreadable"),
        # 280 million pixels of one colour are a small file, and more memory than there is.
        ({"pictures": (png_of_nothing(20_000, 14_000),)}, "pins.photo_too_large"),
        ({"pictures": (b"RIFF\0\0\0\0WEBPVP8 " + bytes(40),)}, None),
        ({"video": b"no video"}, "pins.video_format"),
        ({"video": film()[:40]}, "pins.video_format"),
        ({"video": film(), "pictures": (jpeg(200, 300), jpeg(300, 450))}, "pins.one_cover"),
    ],
)
async def test_what_cannot_be_published_is_refused_by_name(
    world: World, changes: dict[str, object], code: str | None
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        await add(world, **changes)
    assert code is None or refused.value.code == code
    assert "WebP" not in refused.value.message, "which Pinterest does not take"
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await session.fetch_value("select count(*) from blob") == 0, "nothing of it is kept"


async def test_other_peoples_accounts_and_viewers(world: World) -> None:
    with pytest.raises(NotFoundError):
        await add(world, account_id=AccountId(new_id(world.clock.now())))
    vera = actor_of(world.cast.vera)
    with pytest.raises(ForbiddenError):
        await add_pin(world.database, store(world), boards(world), vera, brought(world), world.clock.now())
    mallory = actor_of(world.cast.mallory)
    with pytest.raises(NotFoundError):
        await add_pin(world.database, store(world), boards(world), mallory, brought(world), world.clock.now())


async def test_the_first_project_is_made_and_of_several_one_has_to_be_named(world: World) -> None:
    mallory, now = actor_of(world.cast.mallory), world.clock.now()
    account = await add_account(world.database, mallory.tenant_id, now)
    theirs = store(world, mallory)
    mine = brought(world, account_id=account.id)
    editor = msgspec.structs.replace(mallory, role=Role.EDITOR)
    with pytest.raises(ForbiddenError):
        await add_pin(world.database, theirs, boards(world), editor, mine, now)
    await add_pin(world.database, theirs, boards(world), mallory, mine, now)
    async with world.database.tenant_session(mallory.tenant_id) as session:
        assert [project.name for project in await list_projects(session)] == [FIRST_PROJECT]
    other = await add_project(world.database, world.tenant_id, now, name="Other")
    with pytest.raises(InvalidInputError, match="Other"):
        await add(world)
    assert (await add(world, project_id=other.id)).project_id == other.id


async def test_the_rules_hold_but_what_they_cannot_know_does_not_block(world: World) -> None:
    tiny = await add(world, pictures=(jpeg(40, 60),), link="http://example.org/plain")
    found = {finding.rule_id: finding.severity for finding in tiny.findings}
    assert not tiny.blocked
    assert found["pictures.too_small"] is found["links.not_an_address"] is Severity.WARN
    assert found["disclosure.text_missing"] is Severity.WARN
    assert "links.marker_missing" not in found
    short = await add(world, link="https://bit.ly/3abc")
    amazon = await add(world, link="https://www.amazon.de/dp/B000000001?tag=x-21")
    assert short.blocked
    assert amazon.blocked
    assert {"links.own_site_leads_to_amazon", "disclosure.text_missing"} <= {
        finding.rule_id for finding in amazon.findings if finding.severity is Severity.BLOCK
    }


async def test_that_nobody_read_what_stands_on_ones_own_files_is_said_until_a_person_approves(
    world: World,
) -> None:
    """What our own videos say is data, and checked: `test_convert_pin`."""
    plain = await add(world)
    carousel = await add(world, pictures=(jpeg(400, 600), jpeg(300, 450)), link="https://example.org/two")
    video = await add(world, video=film(), link="https://example.org/film")
    for pin, where, words in (
        (plain, "picture", "the words on your picture"),
        (carousel, "picture", "the words on your picture"),
        (video, "video", "what is said and written in this video"),
    ):
        (told,) = [found for found in pin.findings if found.rule_id == "pictures.words_not_read"]
        assert (told.severity, told.field) == (Severity.INFO, where)
        assert f"Nobody has checked {words}" in told.message
    label = {found.rule_id: found for found in video.findings}["disclosure.picture_missing"]
    assert label.message.startswith("See for yourself that your video says")
    assert "template" not in (label.fix or ""), "none of ours is on it"
    approved = await world.approve(video)
    assert approved.state is PinState.APPROVED, "a person's look at it is the check"


async def test_its_words_can_be_edited_and_its_picture_is_nobody_elses_to_draw(world: World) -> None:
    pin = await add(world)
    tools, bob = draft_tools(world, InstantStudio()), actor_of(world.cast.bob)

    async def edit(change: PinChange) -> Pin:
        return await edit_pin(
            tools, store(world), bob, pin.id, change, seen_version=pin.version, now=world.clock.now()
        )

    with pytest.raises(ConflictError, match="picture of your own"):
        await edit(PinChange(headline="Ours"))
    with pytest.raises(AppError, match="picture of your own"):
        await convert_pin(
            tools,
            store(world),
            bob,
            pin.id,
            PinKind.CAROUSEL,
            seen_version=pin.version,
            now=world.clock.now(),
        )
    edited = await edit(PinChange(title="Another mug", link="https://example.org/other?z=1"))
    assert (edited.title, edited.link) == ("Another mug", "https://example.org/other?z=1")


async def test_a_version_that_comes_back_leaves_the_link_as_it_was_brought(world: World) -> None:
    pin = await add(world)
    tools, bob, now = draft_tools(world, InstantStudio()), actor_of(world.cast.bob), world.clock.now()
    change = PinChange(title="Another")
    changed = await edit_pin(tools, store(world), bob, pin.id, change, seen_version=pin.version, now=now)
    back = await restore_version(tools, bob, pin.id, seen_version=changed.version, now=now)
    assert (back.title, back.link, back.payload_hash) == (pin.title, LINK, pin.payload_hash)


async def test_nothing_is_said_of_a_photo_that_the_owners_own_picture_does_not_lack(world: World) -> None:
    """Where a project draws with Amazon's photos and none may be fetched, drafts say so."""
    pin = await add(world)
    project = msgspec.structs.replace(world.project, picture_policy=PicturePolicy.MARKETPLACE_PHOTO)
    async with world.database.tenant_session(world.tenant_id) as session:
        told = {found.rule_id for found in await recheck_pin(session, pin, project, world.clock.now())}
        drafted = msgspec.structs.replace(pin, origin=PinOrigin.DRAFTED, template="hero")
        other = {found.rule_id for found in await recheck_pin(session, drafted, project, world.clock.now())}
    assert "policy.photo_not_fetched" not in told
    assert "policy.photo_not_fetched" in other
