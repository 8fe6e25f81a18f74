"""The media library: whose a picture is, what it is shown for, and that nobody else sees it."""

from __future__ import annotations

import asyncio
import zlib
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import cv2
import httpx2
import msgspec
import numpy as np
import pytest

from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.errors import (
    AppError,
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
)
from pinflow.kit.ids import new_id
from pinflow.kit.public_http import PublicTransport, new_public_http_client
from pinflow.pins.collect_pictures import collect_pictures
from pinflow.pins.draft_pin import draft_pin
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.follow_logo import follow_logo
from pinflow.pins.media.add_media import Provenance, add_media
from pinflow.pins.media.edit_media import MediaChange, edit_media
from pinflow.pins.media.fetch_picture import fetch_picture
from pinflow.pins.media.find_alike import MOST, find_alike
from pinflow.pins.media.inspect_picture import MAX_PICTURE_BYTES, inspect_picture
from pinflow.pins.media.models import Licence, Media, MediaId
from pinflow.pins.media.queries import get_media, list_media, list_product_media
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.media.show_for_product import show_for_product, stop_showing
from pinflow.pins.pin import Pin
from pinflow.pins.queries import find_made_with_ai
from pinflow.pins.recheck_pin import is_made_with_ai, recheck_pin
from pinflow.pins.request_draft import DraftRequest
from pinflow.pins.similar.distance import SAME_PICTURE_BITS, distance
from pinflow.projects.models import Project
from pinflow.research.queries import get_opportunity
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.factories.projects import add_project
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.renderers.photos import encoded, jpeg, packshot, scene, with_orientation
from tests.posting.world import World

SCENE = jpeg(scene(640, 480))


def store(world: World, actor: Actor | None = None) -> BlobStore:
    tenant_id = world.tenant_id if actor is None else actor.tenant_id
    return BlobStore(lambda: world.database.tenant_session(tenant_id), tenant_id, None)


async def add(
    world: World, data: bytes = SCENE, *, actor: Actor | None = None, **said: Any
) -> tuple[Media, bool]:
    who = actor or actor_of(world.cast.bob)
    told = Provenance(**{"name": "Shelf", "licence": Licence.OWN, **said})
    return await add_media(world.database, store(world, who), who, data, told, world.clock.now())


def numbered(number: int) -> bytes:
    """Pictures that differ."""
    pixels = scene(240, 240)
    pixels[:20, :20] = number
    return encoded(pixels, "png")


def test_what_is_kept_of_a_picture_is_that_of_the_upright_one() -> None:
    seen = inspect_picture(with_orientation(jpeg(scene(640, 480)), 6))
    assert (seen.width, seen.height, seen.media_type) == (480, 640, "image/jpeg")
    preview = cv2.imdecode(np.frombuffer(seen.preview, np.uint8), cv2.IMREAD_COLOR)
    assert preview is not None
    assert preview.shape == (640, 480, 3)
    assert seen.cutout is None
    assert len(seen.perceptual_hash) == 8


def test_a_packshot_has_a_cut_out_and_a_transparent_picture_a_preview_on_white() -> None:
    seen = inspect_picture(jpeg(packshot(400, 400)))
    assert seen.cutout is not None
    cut = cv2.imdecode(np.frombuffer(seen.cutout, np.uint8), cv2.IMREAD_UNCHANGED)
    assert cut is not None
    assert cut.shape == (400, 400, 4)
    assert cut[5, 5, 3] == 0
    clear = np.zeros((300, 300, 4), np.uint8)
    preview = cv2.imdecode(np.frombuffer(inspect_picture(encoded(clear, "png")).preview, np.uint8), 1)
    assert preview is not None
    assert preview.min() > 250


def test_a_file_that_is_too_large_is_refused_before_it_is_read() -> None:
    with pytest.raises(InvalidInputError) as told:
        inspect_picture(bytes(MAX_PICTURE_BYTES + 1))
    assert told.value.code == "media.too_large"


async def test_a_picture_is_kept_once_with_its_licence_and_its_files(world: World) -> None:
    media, is_new = await add(
        world, author="Ada", licence=Licence.CC_BY, source_url="https://example.org/a", made_with_ai=True
    )
    assert is_new
    assert (media.licence, media.author, media.added_by) == (Licence.CC_BY, "Ada", "bob")
    assert (await store(world).get(media.sha256)).data == SCENE
    assert (await store(world).get(media.preview_sha256)).media_type == "image/jpeg"
    again, is_new = await add(world, name="Other")
    assert not is_new
    assert again == media
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await get_media(session, media.id) == media


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ({"name": " "}, "media.name_missing"),
        ({"licence": Licence.CC_BY_SA}, "media.author_missing"),
        ({"source_url": "javascript:alert(1)"}, "media.bad_source"),
    ],
)
async def test_what_a_licence_needs_must_be_said(world: World, said: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInputError) as told:
        await add(world, **said)
    assert told.value.code == code


async def test_the_list_is_paged_newest_first_and_searched(world: World) -> None:
    added = []
    for number in range(5):
        added.append((await add(world, numbered(number), name=f"Picture {number}", author="Ada"))[0])
        world.clock.turn(timedelta(seconds=number % 2))
    async with world.database.tenant_session(world.tenant_id) as session:
        first = await list_media(session, limit=3)
        rest = await list_media(session, before=(first[-1].created_at, first[-1].id))
        assert {row.id for row in first + rest} == {row.id for row in added}
        assert len(first) + len(rest) == 5
        assert [row.name for row in await list_media(session, words="picture 3")] == ["Picture 3"]
        assert len(await list_media(session, words="ADA")) == 5
        assert await list_media(session, words="%") == []


async def test_a_point_is_proposed_chosen_and_given_up(world: World) -> None:
    media, _ = await add(world)
    assert media.focus is None
    bob, now = actor_of(world.cast.bob), world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        chosen = await edit_media(
            session, bob, media.id, MediaChange(focus=(0.1, 0.9), name="New"), now, follow=follow_logo
        )
        assert (chosen.focus, chosen.name) == ((0.1, 0.9), "New")
        assert await get_media(session, media.id) == chosen
        back = await edit_media(session, bob, media.id, MediaChange(focus=None), now, follow=follow_logo)
        assert back.focus is None
        with pytest.raises(InvalidInputError):
            await edit_media(session, bob, media.id, MediaChange(focus=(0.1, 1.1)), now, follow=follow_logo)
        with pytest.raises(InvalidInputError):
            await edit_media(
                session, bob, media.id, MediaChange(licence=Licence.CC_BY), now, follow=follow_logo
            )


async def test_viewers_change_nothing_and_other_tenants_see_nothing(world: World) -> None:
    media, _ = await add(world)
    project = await _project(world)
    now = world.clock.now()
    for member, error in ((world.cast.vera, ForbiddenError), (world.cast.mallory, NotFoundError)):
        actor = actor_of(member)
        async with world.database.tenant_session(actor.tenant_id) as session:
            for work in (
                edit_media(session, actor, media.id, MediaChange(name="x"), now, follow=follow_logo),
                remove_media(session, actor, media.id, now),
                show_for_product(session, actor, media.id, project.id, None, now),
                stop_showing(session, actor, media.id, project.id, None, now),
            ):
                with pytest.raises(error):
                    await work
    with pytest.raises(ForbiddenError):
        await add(world, actor=actor_of(world.cast.vera))
    mallory = actor_of(world.cast.mallory)
    theirs, is_new = await add(world, actor=mallory)
    assert is_new
    assert theirs.id != media.id
    async with world.database.tenant_session(mallory.tenant_id) as session:
        assert [row.id for row in await list_media(session)] == [theirs.id]


async def _project(world: World) -> Project:
    return await add_project(world.database, world.tenant_id, world.clock.now(), name="Own pictures")


async def _draft(world: World, project: Project, **asked: Any) -> tuple[Pin, InstantStudio]:
    opportunity = await add_opportunity(world.database, project, world.clock.now())
    async with world.database.tenant_session(world.tenant_id) as session:
        found = await get_opportunity(session, opportunity)
    for media_id, asin in asked.pop("links", ()):
        async with world.database.tenant_session(world.tenant_id) as session:
            await show_for_product(
                session,
                actor_of(world.cast.bob),
                media_id,
                project.id,
                found.asin if asin else None,
                world.clock.now(),
            )
    studio = InstantStudio()
    request = DraftRequest(opportunity_id=opportunity, requested_by="bob", **asked)
    return await draft_pin(draft_tools(world, studio), store(world), world.tenant_id, request), studio


async def test_drafts_show_the_product_s_picture_else_the_project_s(world: World) -> None:
    own, _ = await add(world, numbered(1))
    general, _ = await add(world, numbered(2))
    project = await _project(world)
    pin, studio = await _draft(world, project, links=[(own.id, True), (general.id, False)])
    assert pin.media_id == own.id
    assert studio.drawn[0][1] == numbered(1)
    assert not pin.picture_uses_marketplace_photo
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (False, ())
    other, studio = await _draft(world, project)
    assert other.media_id == general.id
    named, _ = await _draft(world, project, media_id=own.id)
    assert named.media_id == own.id
    async with world.database.tenant_session(world.tenant_id) as session:
        await stop_showing(session, actor_of(world.cast.bob), general.id, project.id, None, world.clock.now())
        assert await list_product_media(session, general.id) == []
    without, studio = await _draft(world, project)
    assert without.media_id is None
    assert studio.drawn[0][1] is None


async def test_a_picture_by_ai_is_disclosed_at_drafting_and_the_pin_remembers_it(world: World) -> None:
    made, _ = await add(world, numbered(1), made_with_ai=True)
    plain, _ = await add(world, numbered(2))
    pin, _ = await _draft(world, await _project(world), media_id=made.id)
    assert (pin.picture_made_with_ai, pin.ai_disclosures) == (True, ("AI_MODIFIED",))
    assert "policy.ai_undisclosed" not in {finding.rule_id for finding in pin.findings}
    hidden = await _edit(world, pin, ai_disclosures=())
    assert "policy.ai_undisclosed" in {finding.rule_id for finding in hidden.findings}
    shown = await _edit(world, hidden, media_id=plain.id)
    assert (shown.picture_made_with_ai, shown.media_id, shown.ai_disclosures) == (False, plain.id, ())
    again = await _edit(world, shown, media_id=made.id)
    assert (again.picture_made_with_ai, again.ai_disclosures) == (True, ("AI_MODIFIED",))
    none = await _edit(world, again, media_id=None)
    assert (none.media_id, none.picture_made_with_ai, none.ai_disclosures) == (None, False, ())
    assert len({pin.payload_hash, shown.payload_hash, again.payload_hash, none.payload_hash}) >= 3


async def test_a_picture_marked_as_ai_made_later_is_to_be_disclosed_by_every_pin_that_shows_it(
    world: World,
) -> None:
    media, _ = await add(world, numbered(1))
    other, _ = await add(world, numbered(2))
    project = await _project(world)
    pin, _ = await _draft(world, project, media_id=media.id)
    apart, _ = await _draft(world, project, media_id=other.id)
    bob, now = actor_of(world.cast.bob), world.clock.now()

    async def mark(made_with_ai: bool) -> set[str]:
        async with world.database.tenant_session(world.tenant_id) as session:
            await edit_media(
                session, bob, media.id, MediaChange(made_with_ai=made_with_ai), now, follow=follow_logo
            )
        return {finding.rule_id for finding in (await world.read(pin)).findings}

    assert "policy.ai_undisclosed" in await mark(True)
    assert (await world.read(pin)).blocked
    assert not (await world.read(apart)).blocked
    async with world.database.tenant_session(world.tenant_id) as session:
        found = await recheck_pin(session, await world.read(pin), project, now)
    assert "policy.ai_undisclosed" in {finding.rule_id for finding in found}
    told = await _edit(world, await world.read(pin), ai_disclosures=("AI_MODIFIED",))
    assert "policy.ai_undisclosed" not in {finding.rule_id for finding in told.findings}
    hidden = await _edit(world, told, ai_disclosures=())
    assert hidden.blocked
    assert "policy.ai_undisclosed" not in await mark(False)


_XMP = (
    b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta><Iptc4xmpExt:DigitalSourceType>"
    b"http://cv.iptc.org/newscodes/digitalsourcetype/%s</Iptc4xmpExt:DigitalSourceType></x:xmpmeta>"
)


def with_source_type(kind: bytes) -> bytes:
    """The scene with an XMP packet that says where it comes from."""
    packet = _XMP % kind
    return SCENE[:2] + b"\xff\xe1" + (len(packet) + 2).to_bytes(2, "big") + packet + SCENE[2:]


def with_comment(code: str) -> bytes:
    """A JPEG whose EXIF holds the words it was asked with, as programs for Stable Diffusion save it."""
    words = "a kettle on a table\nSteps: 20, Sampler: Euler a, CFG scale: 7".encode(code)
    part = b"Exif\0\0MM\0*\0\0\0\x08\0\0" + b"UNICODE\0" + words
    return SCENE[:2] + b"\xff\xe1" + (len(part) + 2).to_bytes(2, "big") + part + SCENE[2:]


def with_prompt(chunk: bytes) -> bytes:
    """A PNG as a program for Stable Diffusion saves it."""
    png = encoded(scene(300, 300), "png")
    at = 33  # behind the signature and the header
    size, check = len(chunk) - 4, zlib.crc32(chunk)
    return png[:at] + size.to_bytes(4, "big") + chunk + check.to_bytes(4, "big") + png[at:]


@pytest.mark.parametrize(
    ("data", "marked"),
    [
        (with_source_type(b"trainedAlgorithmicMedia"), True),
        (with_source_type(b"compositeWithTrainedAlgorithmicMedia"), True),
        (with_prompt(b"tEXtparameters\0a kettle on a table\nSteps: 20"), True),
        (with_prompt(b"tEXtworkflow\0{}"), True),
        (with_prompt(b"iTXtinvokeai_metadata\0\0\0\0\0{}"), True),
        (with_prompt(b"tEXtSoftware\0NovelAI"), True),
        (with_prompt(b"tEXtSoftware\0a camera"), False),
        (with_comment("utf-16-be"), True),
        (with_comment("utf-16-le"), True),
        (with_comment("ascii"), True),
        (with_source_type(b"digitalCapture"), False),
        (SCENE, False),
    ],
)
async def test_a_file_that_says_that_ai_made_it_is_marked_so(world: World, data: bytes, marked: bool) -> None:
    said = Provenance(name="Shelf", licence=Licence.OWN)
    media, _ = await add_media(
        world.database, store(world), actor_of(world.cast.bob), data, said, world.clock.now()
    )
    assert media.made_with_ai is marked


async def test_what_was_changed_of_a_picture_is_in_the_audit_log(world: World) -> None:
    media, _ = await add(world)
    bob, now = actor_of(world.cast.bob), world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        await edit_media(
            session, bob, media.id, MediaChange(name="New", focus=(0.5, 0.5)), now, follow=follow_logo
        )
    async with world.system_database.system_session() as session:
        (data,) = await session.fetch_values("select data from audit_entry where action = 'media.edited'")
    assert data == {"fields": ["focus", "name"]}


async def test_only_a_picture_that_is_said_to_be_of_the_product_is_called_by_its_name(world: World) -> None:
    own, _ = await add(world, numbered(1))
    general, _ = await add(world, numbered(2), name="Regal im Flur")
    project = await _project(world)
    linked, _ = await _draft(world, project, links=[(own.id, True), (general.id, False)])
    of_product = f"Foto: {linked.product_name} (Shelf), mit der Überschrift"
    assert linked.alt_text.startswith(of_product)
    assert linked.product_name
    unlinked, _ = await _draft(world, project)
    assert unlinked.media_id == general.id
    assert unlinked.alt_text.startswith("Foto: Regal im Flur, mit der Überschrift")
    # The alt text follows the picture, as long as nobody wrote another one.
    swapped = await _edit(world, linked, media_id=general.id)
    assert swapped.alt_text.startswith("Foto: Regal im Flur, mit der Überschrift")
    back = await _edit(world, swapped, media_id=own.id)
    assert back.alt_text.startswith(of_product)
    # Written before pictures were named in it: it is ours, too.
    before = back.alt_text.replace(
        f"Foto: {back.product_name} (Shelf), mit", f"Foto: {back.product_name}, mit"
    )
    await world.change_row(back, "alt_text = $2", before)
    back = await _edit(world, back, headline="Neue Worte")
    assert back.alt_text.startswith(f"{of_product} „Neue Worte“")
    written = await _edit(world, back, alt_text="A mug on a desk")
    assert (await _edit(world, written, media_id=general.id)).alt_text == "A mug on a desk"


async def test_the_chosen_point_is_seen_in_what_is_drawn(world: World) -> None:
    media, _ = await add(world)
    bob = actor_of(world.cast.bob)
    async with world.database.tenant_session(world.tenant_id) as session:
        await edit_media(
            session, bob, media.id, MediaChange(focus=(0.25, 0.75)), world.clock.now(), follow=follow_logo
        )
    pin, studio = await _draft(world, await _project(world), media_id=media.id)
    assert studio.drawn[0][0].focus == (0.25, 0.75)
    edited = await _edit(world, pin, headline="New words")
    assert b"(0.25, 0.75)" in (await store(world).get(edited.picture_sha256)).data


async def _edit(world: World, pin: Pin, **changes: Any) -> Pin:
    return await edit_pin(
        draft_tools(world, InstantStudio()),
        store(world),
        actor_of(world.cast.bob),
        pin.id,
        PinChange(**changes),
        seen_version=pin.version,
        now=world.clock.now(),
    )


async def test_a_picture_that_a_pin_in_flight_shows_stays_and_its_files_go_when_it_is_removed(
    world: World,
) -> None:
    media, _ = await add(world, jpeg(packshot(400, 400)), name="Box")
    project = await _project(world)
    pin, _ = await _draft(world, project, links=[(media.id, True)])
    bob = actor_of(world.cast.bob)
    with pytest.raises(ConflictError) as told:
        async with world.database.tenant_session(world.tenant_id) as session:
            await remove_media(session, bob, media.id, world.clock.now())
    assert told.value.data == {"pins": 1}
    world.clock.turn(timedelta(days=90))
    assert await _collect(world) == 0
    await world.change_row(pin, "state = 'published'")
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_media(session, bob, media.id, world.clock.now())
    kept = await world.read(pin)
    assert (kept.media_id, kept.picture_sha256) == (None, pin.picture_sha256)
    assert media.cutout_sha256 is not None
    assert await _collect(world) == 3


async def _collect(world: World) -> int:
    return await collect_pictures(
        world.system_database,
        lambda tenant_id: BlobStore(world.system_database.system_session, tenant_id, None),
        world.clock.now(),
    )


class _Host(httpx2.AsyncBaseTransport):
    def __init__(self, answers: dict[str, httpx2.Response]) -> None:
        self._answers = answers
        self.asked: list[str] = []

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        await asyncio.sleep(0)
        self.asked.append(request.headers["host"] + request.url.path)
        # A packed answer could be a bomb.
        assert request.headers["accept-encoding"] == "identity"
        return self._answers[request.url.path]


async def _fetch(url: str, answers: dict[str, httpx2.Response]) -> tuple[bytes | AppError, list[str]]:
    async def names(host: str) -> list[str]:
        return ["127.0.0.1"] if host == "inside.example" else ["93.184.216.34"]

    carrier = _Host(answers)
    async with new_public_http_client(PublicTransport(resolve=names, carrier=carrier)) as http:
        try:
            return (await fetch_picture(http, url)).data, carrier.asked
        except AppError as error:
            return error, carrier.asked


class _Stream(httpx2.AsyncByteStream):
    def __init__(self, data: bytes) -> None:
        self._data = data

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for start in range(0, len(self._data), 1_000_000):
            await asyncio.sleep(0)
            yield self._data[start : start + 1_000_000]


def _picture(data: bytes = SCENE) -> httpx2.Response:
    return httpx2.Response(200, stream=_Stream(data), headers={"content-type": "image/jpeg"})


async def test_three_redirects_are_followed_and_no_fourth_and_nothing_comes_packed() -> None:
    moves = {
        f"/{number}.jpg": httpx2.Response(302, headers={"location": f"/{number + 1}.jpg"})
        for number in range(4)
    }
    answers = {**moves, "/4.jpg": _picture()}
    assert (await _fetch("https://a.example/1.jpg", answers))[0] == SCENE
    for written in ("https://bücher.example/1.jpg", "https://xn--bcher-kva.example/1.jpg"):
        assert (await _fetch(written, {"/1.jpg": _picture()}))[0] == SCENE
    found, asked = await _fetch("https://a.example/0.jpg", answers)
    assert isinstance(found, ExternalError)
    assert len(asked) == 4


async def test_a_picture_comes_from_an_address_through_checked_redirects() -> None:
    moved = httpx2.Response(302, headers={"location": "/b.jpg"})
    assert await _fetch("https://a.example/a.jpg", {"/a.jpg": moved, "/b.jpg": _picture()}) == (
        SCENE,
        ["a.example/a.jpg", "a.example/b.jpg"],
    )


@pytest.mark.parametrize(
    ("answer", "code"),
    [
        (httpx2.Response(302, headers={"location": "http://inside.example/x"}), "http.address_not_public"),
        (httpx2.Response(302, headers={"location": "file:///etc/passwd"}), "media.bad_url"),
        (httpx2.Response(302, headers={"location": "/a.jpg"}), "media.unavailable"),
        (httpx2.Response(404), "media.unavailable"),
        (httpx2.Response(200, text="<html>", headers={"content-type": "text/html"}), "media.not_a_picture"),
        (_picture(bytes(MAX_PICTURE_BYTES + 1)), "media.too_large"),
    ],
    ids=["inside", "file", "for ever", "missing", "page", "large"],
)
async def test_what_is_not_a_public_picture_is_refused(answer: httpx2.Response, code: str) -> None:
    found, asked = await _fetch("https://a.example/a.jpg", {"/a.jpg": answer})
    assert isinstance(found, AppError)
    assert found.code == code
    assert all(host.startswith("a.example") for host in asked)


@pytest.mark.parametrize(
    "url",
    [
        "ftp://a.example/a.jpg",
        "https://user:pass@a.example/a.jpg",
        "https://a.example:8080/a.jpg",
        "a.jpg",
        "https://",
        "",
        "file:///etc/passwd",
        "https://a.example\\@inside.example/a.jpg",
        "https://a。example/a.jpg",
    ],
)
async def test_an_address_of_another_kind_is_not_asked(url: str) -> None:
    found, asked = await _fetch(url, {})
    assert isinstance(found, InvalidInputError | ForbiddenError | ExternalError)
    assert asked == []
    assert ("usual ports" in found.message) is ("@" in url or ":8080" in url)


class _Drip(httpx2.AsyncByteStream):
    """A byte every ten seconds of the loop's clock, which nobody waits for."""

    def __init__(self, parts: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._parts = parts
        self._passed = 0.0
        loop = asyncio.get_running_loop()
        real = loop.time
        monkeypatch.setattr(loop, "time", lambda: real() + self._passed)

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for _ in range(self._parts):
            self._passed += 10
            # One turn of the loop sees that time is up, the next one says so.
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            yield b"."


@pytest.mark.parametrize(("parts", "comes"), [(4, True), (5, False), (20, False)])
async def test_a_server_that_lets_a_picture_drip_is_cut_off(
    parts: int, comes: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = httpx2.Response(200, stream=_Drip(parts, monkeypatch), headers={"content-type": "image/jpeg"})
    found, _ = await _fetch("https://a.example/a.jpg", {"/a.jpg": slow})
    if comes:
        assert found == b"." * parts
        return
    assert isinstance(found, ExternalError)
    assert found.code == "media.unavailable"
    assert found.message == "The picture did not come within 45 seconds."


async def test_a_picture_that_the_library_has_in_another_file_is_named_to_its_tenant_alone(
    world: World,
) -> None:
    pixels = scene(640, 480)
    first, _ = await add(world, jpeg(pixels), name="Shelf")
    smaller = np.asarray(cv2.resize(pixels, (320, 240), interpolation=cv2.INTER_AREA), np.uint8)
    again, is_new = await add(world, encoded(smaller, "png"), name="Shelf, small")
    other, _ = await add(world, jpeg(packshot(400, 400)), name="Mug")
    mirrored, _ = await add(world, jpeg(np.ascontiguousarray(pixels[:, ::-1])), name="Mirrored")
    stranger = actor_of(world.cast.mallory)
    theirs, _ = await add(world, jpeg(pixels), actor=stranger)
    assert is_new

    async def alike(media: Media, tenant_id: TenantId = world.tenant_id) -> list[str]:
        async with world.database.tenant_session(tenant_id) as session:
            return [found.name for found in await find_alike(session, media)]

    assert await alike(again) == ["Shelf"]
    assert await alike(first) == ["Shelf, small"]
    assert await alike(other) == []
    assert await alike(mirrored) == []
    assert await alike(theirs, stranger.tenant_id) == []
    for number in range(MOST + 1):
        _, fresh = await add(world, encoded(smaller[: 230 + number], "png"), name=f"Cut {number}")
        assert fresh
    assert len(await alike(again)) <= MOST, "a person is told of few"


async def test_the_bound_is_in_bits(world: World) -> None:
    first, _ = await add(world)
    async with world.database.tenant_session(world.tenant_id) as session:
        for bits, found in ((SAME_PICTURE_BITS, [first.id]), (SAME_PICTURE_BITS + 1, [])):
            hashed = int.from_bytes(first.perceptual_hash, "big") ^ (2**bits - 1)
            near = msgspec.structs.replace(
                first, id=MediaId(uuid4()), perceptual_hash=hashed.to_bytes(8, "big")
            )
            assert [media.id for media in await find_alike(session, near)] == found


async def test_the_same_picture_saved_anew_is_named_and_one_that_was_cut_or_changed_is_not(
    world: World,
) -> None:
    shelf = scene(640, 480)
    first, _ = await add(world, jpeg(shelf), name="Shelf")
    small = np.asarray(cv2.resize(shelf, (320, 240), interpolation=cv2.INTER_AREA), np.uint8)
    flatter = np.asarray(cv2.convertScaleAbs(shelf, alpha=0.85, beta=10), np.uint8)
    with_a_plate = shelf.copy()
    cv2.circle(with_a_plate, (320, 240), 110, (250, 250, 250), -1)
    others = {
        "sent by a messenger": (jpeg(small, 30), True),
        "a little flatter": (jpeg(flatter), True),
        "its edges trimmed by a hair": (jpeg(shelf[10:-10, 13:-13]), True),
        "its top cut off by a tenth": (jpeg(shelf[48:]), False),
        "another thing in its middle": (jpeg(with_a_plate), False),
    }
    bits = {}
    for name, (data, same) in others.items():
        other, _ = await add(world, data, name=name)
        async with world.database.tenant_session(world.tenant_id) as session:
            found = [media.name for media in await find_alike(session, other)]
        assert ("Shelf" in found) is same, name
        hashes = (int.from_bytes(media.perceptual_hash, "big") for media in (first, other))
        bits[name] = distance(*hashes)
    # On both sides of the bound by a few bits: further off, the pictures would show nothing of where it is.
    assert 4 <= bits["its edges trimmed by a hair"] <= 6, bits
    assert 8 <= bits["its top cut off by a tenth"] <= 13, bits


async def test_whether_ai_had_a_part_is_not_known_where_the_library_lacks_a_picture(world: World) -> None:
    """Then what was known when the pin was drawn stays; one that is known to be by AI is enough."""
    plain, by_ai = (
        (await add(world, numbered(1)))[0].id,
        (await add(world, numbered(2), made_with_ai=True))[0].id,
    )
    gone = new_id(world.clock.now())
    async with world.database.tenant_session(world.tenant_id) as session:
        for shown, said in (
            ([plain], False),
            ([by_ai], True),
            ([plain, by_ai], True),
            ([gone], None),
            ([plain, gone], None),
            ([by_ai, gone], True),
        ):
            assert await find_made_with_ai(session, shown) is said, said


async def test_a_pin_drawn_with_ai_says_so_although_its_picture_left_the_library(world: World) -> None:
    media, _ = await add(world, made_with_ai=True)
    pin = await world.add_pin(media_id=media.id, picture_made_with_ai=True, picture_source="library")
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await is_made_with_ai(session, pin, world.project)
    gone = msgspec.structs.replace(pin, media_id=new_id(world.clock.now()))
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await is_made_with_ai(session, gone, world.project)
