"""Carousels and videos: what is approved is every byte of them, and only single pictures go out."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import asyncpg
import msgspec
import pytest

from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.collect_pictures import KEEP_REJECTED, collect_pictures
from pinflow.pins.convert_pin import VIDEO_JOB, VideoRequest, convert_pin, request_video
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.pin import Pin, PinKind, PinState
from pinflow.pins.review.queries import list_versions
from tests.conftest import ROOT, TestUrls
from tests.factories.accounts import actor_of
from tests.pins.drawing import InstantStudio, draft_tools
from tests.posting.world import World

POINTS = ("Does the lid lock?", "Fits a car's holder", "Easy to clean")


def store(world: World) -> BlobStore:
    return BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)


async def convert(
    world: World, pin: Pin, kind: PinKind, *, actor: Actor | None = None, version: int | None = None
) -> Pin:
    return await convert_pin(
        draft_tools(world, InstantStudio()),
        store(world),
        actor or actor_of(world.cast.bob),
        pin.id,
        kind,
        seen_version=pin.version if version is None else version,
        now=world.clock.now(),
    )


async def test_a_carousel_is_the_picture_and_one_for_each_point(world: World) -> None:
    pin = await world.add_scheduled(points=POINTS)
    made = await convert(world, pin, PinKind.CAROUSEL)
    assert (made.kind, made.state, made.version) == (PinKind.CAROUSEL, PinState.IN_REVIEW, pin.version + 1)
    assert len(made.slides) == 4
    assert made.slides[0].sha256 == made.picture_sha256.hex()
    assert len(set(made.files())) == 4
    for sha256, words in zip(made.files(), (made.headline, *POINTS), strict=True):
        assert words.encode() in (await store(world).get(sha256)).data
    assert {POINTS[0], made.headline} <= {box.text for box in made.shown_texts()}
    assert made.payload_hash == made.payload().hash() != pin.payload_hash


async def test_a_video_has_the_picture_as_its_cover_and_is_part_of_what_is_approved(world: World) -> None:
    pin = await world.add_pin(points=POINTS)
    made = await convert(world, pin, PinKind.VIDEO)
    assert made.kind is PinKind.VIDEO
    assert made.video_sha256 is not None
    video = await store(world).get(made.video_sha256)
    assert (video.media_type, len(video.data)) == ("video/mp4", made.video_size)
    assert b"Easy to clean" in video.data
    assert made.video_seconds == 9.3
    other = msgspec.structs.replace(made, video_sha256=bytes(32))
    assert other.payload().hash() != made.payload().hash()


async def test_whatever_a_video_says_is_checked_as_it_is_on_a_carousel(world: World) -> None:
    claims = ("Only $19.99 today", "Rated 5 out of 5 stars", "Cures back pain")
    rules = []
    for kind in (PinKind.CAROUSEL, PinKind.VIDEO):
        made = await convert(world, await world.add_pin(points=claims), kind)
        assert set(claims) <= {box.text for box in made.shown_texts()}
        assert made.blocked
        assert "pictures.words_not_read" not in {finding.rule_id for finding in made.findings}
        rules.append({finding.rule_id for finding in made.findings if finding.field.startswith("text_boxes")})
        single = await convert(world, made, PinKind.IMAGE)
        assert not set(claims) & {box.text for box in single.shown_texts()}
    assert rules[0] == rules[1] != set()


async def test_a_video_made_before_its_words_were_kept_has_those_of_its_points(
    world: World, database_urls: TestUrls
) -> None:
    points = (" ", *POINTS, "A fourth", "One too many")
    video = await convert(world, await world.add_pin(points=points), PinKind.VIDEO)
    edited = await _edit(world, video, PinChange(title="Another title for a travel mug"))
    await world.change_row(edited, "scenes = '[]'")
    async with world.system_database.system_session() as session:
        await session.execute("update pin_version set content = content #- '{made_of,scenes}'")
        await session.execute(
            "update account set token_kind = null, token_saved_at = null, state = 'paused',"
            " state_reason = 'Rest'"
        )
    script = (ROOT / "migrations" / "sql" / "0020_scenes.sql").read_text("utf-8")
    connection = await asyncpg.connect(database_urls.migration)
    await connection.execute("set role pinflow_owner")
    await connection.execute(script[script.index("alter table pinflow.pin no force") :])
    await connection.close()
    found = await world.read(edited)
    assert [box.text for box in found.shown_texts()] == [
        video.headline,
        video.disclosure,
        *POINTS,
        "A fourth",
    ]
    async with world.database.tenant_session(world.tenant_id) as session:
        (_, former) = await list_versions(session, video.id)
    assert former.content.made_of is not None
    assert former.content.made_of.scenes == found.scenes
    # Of accounts, too, what came before is written down where the owner of the tables sees no row by itself.
    async with world.system_database.system_session() as session:
        (account,) = await session.fetch_values(
            "select jsonb_build_array(token_kind, token_saved_at = created_at, pause_reason, token_state)"
            " from account where state = 'paused'"
        )
    assert account == ["pasted", True, "Rest", "good"]


async def test_a_pin_becomes_a_single_picture_again(world: World) -> None:
    for kind in (PinKind.CAROUSEL, PinKind.VIDEO):
        pin = await world.add_pin(points=POINTS)
        made = await convert(world, await convert(world, pin, kind), PinKind.IMAGE)
        assert (made.kind, made.slides, made.video_sha256) == (PinKind.IMAGE, (), None)
        assert made.files() == (made.picture_sha256,)


async def test_what_cannot_be_converted_is_refused(world: World) -> None:
    pin = await world.add_pin(points=())
    with pytest.raises(InvalidInputError) as told:
        await convert(world, pin, PinKind.CAROUSEL)
    assert told.value.code == "pins.too_few_points"
    with pytest.raises(InvalidInputError) as told:
        await convert(world, pin, PinKind.IMAGE)
    assert told.value.code == "pins.same_kind"
    with pytest.raises(ConflictError):
        await convert(world, pin, PinKind.VIDEO, version=99)
    with pytest.raises(ForbiddenError):
        await convert(world, pin, PinKind.VIDEO, actor=actor_of(world.cast.vera))
    with pytest.raises(NotFoundError):
        await convert(world, pin, PinKind.VIDEO, actor=actor_of(world.cast.mallory))


async def test_new_words_are_on_every_picture_and_a_video_says_what_to_do_first(world: World) -> None:
    for kind in (PinKind.CAROUSEL, PinKind.VIDEO):
        pin = await convert(world, await world.add_pin(points=POINTS), kind)
        title = await _edit(world, pin, PinChange(title="Another title for a travel mug"))
        assert title.files() == pin.files()
        if kind is PinKind.VIDEO:
            with pytest.raises(InvalidInputError) as told:
                await _edit(world, title, PinChange(headline="New words"))
            assert told.value.code == "pins.video_stands"
        else:
            edited = await _edit(world, title, PinChange(template="list"))
            assert len(edited.slides) == 4
            assert not set(edited.files()) & set(pin.files())


async def _edit(world: World, pin: Pin, change: PinChange) -> Pin:
    return await edit_pin(
        draft_tools(world, InstantStudio()),
        store(world),
        actor_of(world.cast.bob),
        pin.id,
        change,
        seen_version=pin.version,
        now=world.clock.now(),
    )


async def test_the_file_s_kind_stays_until_it_is_changed(world: World) -> None:
    pin = await world.add_pin()
    png = await _edit(world, pin, PinChange(picture_format="png"))
    assert b"|png|" in (await store(world).get(png.picture_sha256)).data
    assert png.payload_hash != pin.payload_hash


async def _plan_both(world: World) -> list[Pin]:
    pins = []
    # One picture stands on a board once.
    for kind, board in ((PinKind.CAROUSEL, "4711"), (PinKind.VIDEO, "4712")):
        pin = await convert(world, await world.add_pin(points=POINTS, board_id=board), kind)
        pins.append(await world.plan(await world.approve(pin)))
    world.clock.turn(timedelta(days=2))
    return pins


async def test_a_carousel_and_a_video_go_out_with_all_their_files(world: World) -> None:
    carousel, video = await _plan_both(world)
    await world.run()
    assert world.channel.calls == 2
    sent = {publication.link: publication for publication in world.channel.publications}
    slides = sent[carousel.link].slides
    assert [hashlib.sha256(slide.data).hexdigest() for slide in slides] == [s.sha256 for s in carousel.slides]
    film = sent[video.link].video
    assert film is not None
    assert hashlib.sha256(film.data).digest() == video.video_sha256
    assert hashlib.sha256(sent[video.link].picture).digest() == video.picture_sha256, "the cover"


async def test_a_channel_that_cannot_publish_a_kind_publishes_no_cover_alone(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(type(world.channel), "kinds", frozenset({"image"}))
    pins = await _plan_both(world)
    await world.run()
    assert world.channel.calls == 0
    for pin in pins:
        refused = await world.read(pin)
        assert (refused.state, refused.failure_code) == (PinState.FAILED, "posting.kind_not_supported")
        assert "single picture" in (refused.failure_message or "")


async def test_every_file_of_an_open_pin_is_kept_and_goes_with_a_rejected_one(world: World) -> None:
    carousel = await convert(world, await world.add_pin(points=POINTS), PinKind.CAROUSEL)
    video = await convert(world, await world.add_pin(points=POINTS[:1]), PinKind.VIDEO)
    world.clock.turn(timedelta(days=400))
    await _collect(world)
    for sha256 in (*carousel.files(), *video.files()):
        assert (await store(world).get(sha256)).data
    for pin in (carousel, video):
        await world.change_row(pin, "state = 'rejected', updated_at = $2", world.clock.now())
    world.clock.turn(KEEP_REJECTED + timedelta(seconds=1))
    await _collect(world)
    for sha256 in (*carousel.files(), *video.files()):
        with pytest.raises(NotFoundError):
            await store(world).get(sha256)


async def _collect(world: World) -> int:
    return await collect_pictures(
        world.system_database,
        lambda tenant_id: BlobStore(world.system_database.system_session, tenant_id, None),
        world.clock.now(),
    )


async def test_a_video_is_asked_for_once_by_somebody_who_may_and_of_the_pin_as_seen(world: World) -> None:
    pin = await world.add_pin(points=POINTS)

    async def ask(actor: Actor, version: int) -> object:
        async with world.database.tenant_session(actor.tenant_id) as session:
            return await request_video(
                session, JobQueue(), actor, pin.id, seen_version=version, now=world.clock.now()
            )

    bob = actor_of(world.cast.bob)
    assert await ask(bob, pin.version) is not None
    assert await ask(bob, pin.version) is None
    with pytest.raises(ConflictError):
        await ask(bob, pin.version + 1)
    with pytest.raises(ForbiddenError):
        await ask(actor_of(world.cast.vera), pin.version)
    async with world.system_database.system_session() as session:
        (job,) = [job for job in await JobQueue().list_jobs(session) if job.name == VIDEO_JOB]
    assert msgspec.json.decode(msgspec.json.encode(VideoRequest(pin.id, 1, bob)), type=VideoRequest)
    assert job.tenant_id == world.tenant_id
