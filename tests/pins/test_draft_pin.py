"""Drafting: once for each opportunity, whatever is missing, and said how to get it."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta
from functools import partial
from typing import Any

import httpx2
import msgspec
import pytest

from pinflow.accounts.models import Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.require_board import BoardCheck
from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import ForbiddenError, InvalidInputError, LimitReachedError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.approve_pin import reject_pin
from pinflow.pins.draft_best import LONGEST_QUEUE, draft_best
from pinflow.pins.draft_pin import draft_pin
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import PinDesign, RenderedPicture, Severity
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.queries import list_pins
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.request_draft import DRAFT_JOB, DraftRequest, request_draft
from pinflow.projects.models import LinkMode, PicturePolicy, Project
from pinflow.projects.queries import upsert_destinations
from pinflow.research.opportunity import OpportunityId, OpportunityState
from pinflow.research.queries import get_opportunity
from pinflow.scraping.ask_host import ask_host
from pinflow.scraping.fetching.queries import list_hosts
from tests.factories.accounts import SECRETS, actor_of
from tests.factories.pins import add_opportunity, box
from tests.factories.projects import add_project
from tests.pins.drawing import UNREADABLE, InstantStudio, PhotoHost, decide, draft_tools
from tests.pins.media.test_media import add as add_media
from tests.posting.world import World
from tests.scraping.shop import make_tools

PHOTO = "https://m.media-amazon.com/images/I/71abc.jpg"


async def draft(world: World, tools: DraftTools, opportunity_id: OpportunityId, **changes: Any) -> Pin:
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    request = DraftRequest(opportunity_id=opportunity_id, requested_by="bob", **changes)
    return await draft_pin(tools, blobs, world.tenant_id, request)


async def photo_project(world: World, name: str = "Photos") -> Project:
    return await add_project(
        world.database,
        world.tenant_id,
        world.clock.now(),
        name=name,
        picture_policy=PicturePolicy.MARKETPLACE_PHOTO,
        picture_policy_confirmed_by="alice",
        picture_policy_confirmed_at=world.clock.now(),
    )


async def all_pins(world: World) -> list[Pin]:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await list_pins(session)


async def test_a_draft_waits_for_review_with_copy_picture_link_and_no_finding(world: World) -> None:
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set default_account_id = $1, default_board_id = '4711'", world.account.id
        )
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    studio = InstantStudio()
    pin = await draft(world, draft_tools(world, studio), opportunity_id)
    assert (pin.state, pin.blocked, pin.findings) == (PinState.IN_REVIEW, False, ())
    assert (pin.account_id, pin.board_id) == (world.account.id, "4711")
    assert pin.link == f"https://finds.example/amazon.de/{pin.asin}/?pf={pin.marker}"
    assert pin.canonical_link == f"https://finds.example/amazon.de/{pin.asin}"
    assert pin.payload_hash == pin.payload().hash()
    blobs = BlobStore(lambda: world.database.tenant_session(world.tenant_id), world.tenant_id, None)
    assert (await blobs.get(pin.picture_sha256)).data.startswith(pin.template.encode())
    async with world.database.tenant_session(world.tenant_id) as session:
        assert (await get_opportunity(session, opportunity_id)).state is OpportunityState.DRAFTED
    await world.approve(pin)


async def test_a_board_that_is_gone_is_not_copied_into_a_draft(world: World) -> None:
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set default_account_id = $1, default_board_id = '4711'", world.account.id
        )
    tools = draft_tools(world, InstantStudio())
    for standing, expected in ([Board("4711", "Mugs")], "4711"), ([Board("1", "Other")], None):
        known = BoardCheck(world.database, SECRETS, FakeProvider(Identity("1001", "x"), standing))
        async with world.system_database.system_session() as session:
            await session.execute("delete from board_cache")
        opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
        pin = await draft(world, dataclasses.replace(tools, boards=known), opportunity_id)
        assert (pin.account_id, pin.board_id) == (world.account.id, expected)


async def test_a_job_delivered_many_times_makes_one_pin(world: World) -> None:
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    tools = draft_tools(world, InstantStudio())
    pins = await asyncio.gather(*(draft(world, tools, opportunity_id) for _ in range(5)))
    pins.append(await draft(world, tools, opportunity_id))
    assert len({pin.id for pin in pins}) == 1
    assert len(await all_pins(world)) == 1


async def test_after_a_rejection_a_new_draft_is_a_new_pin_with_a_marker_of_its_own(world: World) -> None:
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    tools = draft_tools(world, InstantStudio())
    first = await draft(world, tools, opportunity_id)
    async with world.database.tenant_session(world.tenant_id) as session:
        await reject_pin(session, actor_of(world.cast.bob), first.id, reason=None, now=world.clock.now())
    second = await draft(world, tools, opportunity_id)
    assert second.id != first.id
    assert second.marker != first.marker


async def test_without_a_destination_a_rule_blocks_it_and_says_how_to_get_one(world: World) -> None:
    cases: list[dict[str, Any]] = [
        {"site_url_pattern": None},
        {"site_url_pattern": "https://{asin}.example/{slug}"},
        {
            "link_mode": LinkMode.DIRECT,
            "link_mode_confirmed_by": "alice",
            "link_mode_confirmed_at": world.clock.now(),
            "affiliate_tag": "",
        },
    ]
    for number, changes in enumerate(cases):
        project = await add_project(
            world.database, world.tenant_id, world.clock.now(), name=f"P{number}", **changes
        )
        pin = await draft(
            world,
            draft_tools(world, InstantStudio()),
            await add_opportunity(world.database, project, world.clock.now()),
        )
        assert (pin.link, pin.destination, pin.blocked) == (None, None, True)
        (finding,) = [found for found in pin.findings if found.field == "link"]
        assert finding.fix
        assert finding.source


async def test_a_page_given_for_a_product_wins_over_the_pattern(world: World) -> None:
    opportunity_id = await add_opportunity(
        world.database, world.project, world.clock.now(), asin="B0ABCDEFGH"
    )
    async with world.database.tenant_session(world.tenant_id) as session:
        await upsert_destinations(
            session,
            world.project.id,
            [("amazon.de", "B0ABCDEFGH", "https://blog.example/mug?x=1")],
            source="given",
            now=world.clock.now(),
        )
    pin = await draft(world, draft_tools(world, InstantStudio()), opportunity_id)
    assert pin.link == f"https://blog.example/mug?x=1&pf={pin.marker}"


async def test_a_photo_is_used_where_the_project_may_and_never_where_it_may_not(world: World) -> None:
    await decide(world, allowed=True)
    for project, used in ((world.project, False), (await photo_project(world), True)):
        host = PhotoHost(lambda _: httpx2.Response(200, content=b"the photo"))
        studio = InstantStudio()
        opportunity_id = await add_opportunity(world.database, project, world.clock.now(), image_url=PHOTO)
        pin = await draft(world, draft_tools(world, studio, host), opportunity_id)
        assert pin.picture_uses_marketplace_photo is used
        assert [photo for _, photo in studio.drawn] == [b"the photo" if used else None]
        assert host.asked == ([PHOTO] if used else [])


async def test_without_a_decision_that_holds_no_photo_is_asked_for_but_in_the_sandbox(world: World) -> None:
    project = await photo_project(world)
    host = PhotoHost(lambda _: httpx2.Response(200, content=b"the photo"))

    async def drafted(image_url: str, sandbox_url: str | None = None) -> Pin:
        opportunity_id = await add_opportunity(
            world.database, project, world.clock.now(), image_url=image_url
        )
        return await draft(world, draft_tools(world, InstantStudio(), host, sandbox_url), opportunity_id)

    async def is_artwork_and_says_why() -> None:
        host.asked.clear()
        pin = await drafted(PHOTO)
        assert host.asked == []
        assert not pin.picture_uses_marketplace_photo
        (finding,) = pin.findings
        assert (finding.rule_id, pin.blocked) == ("policy.photo_not_fetched", False)
        assert "pinflow scrape decide" in (finding.fix or "")

    await is_artwork_and_says_why()
    sandbox = "http://127.0.0.1:8400"
    in_sandbox = await drafted(f"{sandbox}/pictures/1.jpg", sandbox)
    assert (in_sandbox.picture_uses_marketplace_photo, in_sandbox.findings) == (True, ())
    await decide(world, allowed=False)
    await is_artwork_and_says_why()
    await decide(world, allowed=True)
    allowed = await drafted(PHOTO)
    assert (allowed.picture_uses_marketplace_photo, allowed.findings) == (True, ())
    assert host.asked == [PHOTO]
    # The terms change: what was decided was about others.
    async with world.system_database.system_session() as session:
        await session.execute("update fetch_decision set terms_version = 'older'")
    await is_artwork_and_says_why()
    # A design without a place for a photo lacks none.
    pin = await drafted(PHOTO)
    project = await photo_project(world, "Art")
    async with world.database.tenant_session(world.tenant_id) as reading:
        for template, rules in (("hero", ["policy.photo_not_fetched"]), ("quote", [])):
            shown = msgspec.structs.replace(pin, template=template)
            found = await recheck_pin(reading, shown, project, world.clock.now())
            assert [finding.rule_id for finding in found] == rules


def timeout(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ReadTimeout("silent", request=request)


async def test_who_shows_a_picture_of_the_library_misses_no_photo(world: World) -> None:
    media, _ = await add_media(world)
    opportunity = await add_opportunity(
        world.database, await photo_project(world), world.clock.now(), image_url=PHOTO
    )
    pin = await draft(world, draft_tools(world, InstantStudio()), opportunity, media_id=media.id)
    assert (pin.media_id, pin.findings) == (media.id, ())


async def test_a_photo_that_cannot_be_had_is_done_without(world: World) -> None:
    await decide(world, allowed=True)
    project = await photo_project(world)
    for answer in (
        lambda _: httpx2.Response(404),
        lambda _: httpx2.Response(302, headers={"location": "http://127.0.0.1/"}),
        lambda _: httpx2.Response(200, content=UNREADABLE),
        timeout,
    ):
        studio = InstantStudio()
        opportunity_id = await add_opportunity(world.database, project, world.clock.now(), image_url=PHOTO)
        pin = await draft(world, draft_tools(world, studio, PhotoHost(answer)), opportunity_id)
        assert not pin.picture_uses_marketplace_photo
        assert [photo for _, photo in studio.drawn] == [None]


async def test_a_photo_whose_turn_comes_soon_is_waited_for_by_the_job_and_one_that_is_far_is_done_without(
    world: World,
) -> None:
    await decide(world, allowed=True)
    project = await photo_project(world)
    opportunity_id = await add_opportunity(world.database, project, world.clock.now(), image_url=PHOTO)

    def tools(code: str) -> DraftTools:
        async def ask_host(_: str, __: object) -> bytes:
            raise LimitReachedError(code, "Not now.", retry_after=timedelta(minutes=1))

        return dataclasses.replace(draft_tools(world, InstantStudio()), ask_host=ask_host)

    with pytest.raises(LimitReachedError):
        await draft(world, tools("scraping.queue_at_host"), opportunity_id)
    assert await all_pins(world) == []
    pin = await draft(world, tools("scraping.budget_spent"), opportunity_id)
    assert not pin.picture_uses_marketplace_photo


async def test_a_refused_photo_is_counted_and_closes_its_host_like_any_refusal(world: World) -> None:
    await decide(world, allowed=True)
    project = await photo_project(world)
    refusing = PhotoHost(
        lambda request: httpx2.Response(404 if request.url.path == "/robots.txt" else 429, content=b"no")
    )
    door = partial(ask_host, make_tools(world.system_database, world.clock, refusing.http))
    tools = dataclasses.replace(draft_tools(world, InstantStudio(), refusing), ask_host=door)
    for _ in range(2):
        opportunity_id = await add_opportunity(world.database, project, world.clock.now(), image_url=PHOTO)
        assert not (await draft(world, tools, opportunity_id)).picture_uses_marketplace_photo
    async with world.database.catalogue_session() as session:
        (host,) = await list_hosts(session)
    assert (host.host, host.circuit(world.clock.now())) == ("m.media-amazon.com", "open")
    # The second draft did not ask at all.
    assert [url for url in refusing.asked if not url.endswith("/robots.txt")] == [PHOTO]


async def test_an_address_inside_the_network_is_never_asked_for_a_photo(world: World) -> None:
    await decide(world, allowed=True)
    project = await photo_project(world)
    for url in (
        "http://169.254.169.254/latest/meta-data/",
        "http://127.0.0.1:5432/",
        "file:///etc/passwd",
        "https://m.media-amazon.com@evil.example/x.jpg",
        "https://[",
        "",
        None,
    ):
        host = PhotoHost(lambda _: httpx2.Response(200, content=b"secret"))
        opportunity_id = await add_opportunity(world.database, project, world.clock.now(), image_url=url)
        pin = await draft(world, draft_tools(world, InstantStudio(), host), opportunity_id)
        assert host.asked == []
        assert not pin.picture_uses_marketplace_photo


async def test_an_unknown_template_hook_or_opportunity_is_refused(world: World) -> None:
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    tools = draft_tools(world, InstantStudio())
    with pytest.raises(InvalidInputError):
        await draft(world, tools, opportunity_id, hook="no such hook")
    with pytest.raises(NotFoundError):
        await draft(world, tools, OpportunityId(world.project.id))
    mallory = msgspec.structs.replace(world.cast.mallory)
    blobs = BlobStore(lambda: world.database.tenant_session(mallory.tenant_id), mallory.tenant_id, None)
    with pytest.raises(NotFoundError):
        await draft_pin(
            tools,
            blobs,
            mallory.tenant_id,
            DraftRequest(opportunity_id=opportunity_id, requested_by="mallory"),
        )
    assert await all_pins(world) == []


async def test_a_request_is_one_job_however_often_it_is_made_and_no_viewers(world: World) -> None:
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())

    async def request(actor: Actor) -> object:
        async with world.database.tenant_session(world.tenant_id) as session:
            return await request_draft(session, JobQueue(), actor, opportunity_id, now=world.clock.now())

    assert await request(actor_of(world.cast.bob)) is not None
    assert await request(actor_of(world.cast.alice)) is None
    with pytest.raises(ForbiddenError):
        await request(actor_of(world.cast.vera))
    async with world.system_database.system_session() as session:
        (job,) = await JobQueue().list_jobs(session)
    assert job.name == DRAFT_JOB


async def test_no_more_is_drafted_ahead_than_a_person_looks_through(world: World) -> None:
    for _ in range(3):
        await add_opportunity(world.database, world.project, world.clock.now())

    async def ask(count: int) -> tuple[int, str]:
        async with world.database.tenant_session(world.tenant_id) as session:
            drafts = await draft_best(
                session,
                JobQueue(),
                actor_of(world.cast.bob),
                world.project.id,
                count=count,
                now=world.clock.now(),
            )
        return drafts.asked, drafts.in_words()

    assert await ask(2) == (2, "2 drafts asked for. 1 more left out: 2 at most are drafted at once.")
    assert await ask(5) == (3, "3 drafts asked for.")
    for _ in range(LONGEST_QUEUE - 1):
        await world.add_pin()
    full = "in review, and no more than 40 are drafted ahead."
    assert await ask(5) == (1, f"1 draft asked for. 2 more left out: 39 pins {full}")
    await world.add_pin()
    assert await ask(5) == (0, f"0 drafts asked for. 3 more left out: 40 pins {full}")


class Sameness(InstantStudio):
    """All its pictures say the same; those after the first ``alike`` look like nothing before."""

    def __init__(self, alike: int) -> None:
        super().__init__()
        self.alike = alike

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        picture = await super().draw(design, photo, further)
        return msgspec.structs.replace(
            picture,
            picture_bits=0 if len(self.drawn) <= self.alike else -1 << len(self.drawn),
            text_boxes=(box("Sort first, choose second", "headline", 84), box("#ad", "disclosure", 26)),
        )


async def draft_two(world: World, studio: InstantStudio, **changes: Any) -> Pin:
    async with world.system_database.system_session() as session:
        await session.execute(
            "update project set default_account_id = $1, default_board_id = '4711'", world.account.id
        )
    tools = draft_tools(world, studio)
    for wanted in ({}, changes):
        world.clock.turn(timedelta(minutes=1))
        opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
        pin = await draft(world, tools, opportunity_id, **wanted)
    return pin


async def test_a_draft_that_looks_like_another_is_drawn_with_another_template(world: World) -> None:
    studio = Sameness(alike=2)
    pin = await draft_two(world, studio)
    _, first, second = (design for design, _ in studio.drawn)
    assert (first.template != second.template, pin.template) == (True, second.template)
    assert (first.headline, first.seed) == (second.headline, second.seed), "nothing is written twice"
    assert not pin.blocked
    assert len(await all_pins(world)) == 2


async def test_what_cannot_be_drawn_unlike_another_stays_and_is_blocked(world: World) -> None:
    studio = Sameness(alike=99)
    pin = await draft_two(world, studio)
    # Three templates are installed: the first choice, and each of the others once.
    assert [len(studio.drawn), len({design.template for design, _ in studio.drawn[1:]})] == [4, 3]
    assert [f.rule_id for f in pin.findings if f.severity is Severity.BLOCK] == [
        "repeats.near_duplicate_picture"
    ]


class Narrow(InstantStudio):
    """Its first template has no room for the headline."""

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        picture = await super().draw(design, photo, further)
        cut = design.template == self.drawn[0][0].template
        boxes = tuple(
            msgspec.structs.replace(drawn, shortened=cut and drawn.role == "headline")
            for drawn in picture.text_boxes
        )
        return msgspec.structs.replace(picture, text_boxes=boxes)


async def test_a_draft_whose_text_does_not_fit_is_drawn_with_another_template(world: World) -> None:
    studio = Narrow()
    opportunity_id = await add_opportunity(world.database, world.project, world.clock.now())
    pin = await draft(world, draft_tools(world, studio), opportunity_id)
    assert [design.template == pin.template for design, _ in studio.drawn] == [False, True]
    assert not any(finding.rule_id == "pictures.text_cut" for finding in pin.findings)


async def test_a_template_that_was_asked_for_is_drawn_whatever_it_looks_like(world: World) -> None:
    studio = Sameness(alike=99)
    pin = await draft_two(world, studio, template="list")
    assert (len(studio.drawn), pin.template, pin.blocked) == (2, "list", True)
