"""Evergreens: a product whose pin went out long ago is drafted afresh, in moderation, and reviewed."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

import msgspec
import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.choose_combinations import combination_of
from pinflow.pins.draft_best import LONGEST_QUEUE
from pinflow.pins.draft_evergreen import draft_evergreen
from pinflow.pins.draft_pin import draft_pin
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.pin import PinState
from pinflow.pins.queries import insert_pin, list_pins_of_opportunity
from pinflow.pins.request_draft import DraftRequest
from pinflow.posting.plan_pin import plan_pin
from pinflow.projects.create_project import ProjectChange, change_project
from pinflow.research.opportunity import OpportunityId
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity, good_pin, read_pin
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import store
from tests.posting.world import CollectingQueue, World

SCHEMES = {"card": ("day", "night"), "list": ("day", "night"), "frame": ("dawn",)}


def tools_of(world: World) -> DraftTools:
    return dataclasses.replace(draft_tools(world, InstantStudio()), schemes=SCHEMES)


async def set_days(world: World, days: int | None) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        world.project = await change_project(
            session,
            actor_of(world.cast.alice),
            world.project.id,
            ProjectChange(evergreen_after_days=days),
            seen_version=world.project.version,
            now=world.clock.now(),
        )


async def ask(world: World, count: int = 2, says: str = "") -> list[DraftRequest]:
    jobs = CollectingQueue()
    async with world.database.tenant_session(world.tenant_id) as session:
        asked = await draft_evergreen(
            tools_of(world),
            session,
            jobs,
            actor_of(world.cast.bob, via="system"),
            world.project.id,
            count=count,
            now=world.clock.now(),
        )
    assert asked.asked == len(jobs.jobs)
    assert says in asked.in_words()
    return [msgspec.convert(job.payload, DraftRequest) for job in jobs.jobs]


async def draft(world: World, request: DraftRequest) -> None:
    await draft_pin(tools_of(world), store(world), world.tenant_id, request)


async def add_published(world: World, days_ago: int) -> OpportunityId:
    """A product whose first draft went out so many days ago."""
    opportunity = await add_opportunity(world.database, world.project, world.clock.now())
    await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"))
    async with world.database.tenant_session(world.tenant_id) as session:
        (pin,) = await list_pins_of_opportunity(session, opportunity)
    await world.change_row(
        pin, "state = 'published', published_at = $2", world.clock.now() - timedelta(days=days_ago)
    )
    return opportunity


async def add_to_review(world: World, count: int) -> None:
    async with world.database.tenant_session(world.tenant_id) as session:
        for _ in range(count):
            await insert_pin(session, good_pin(world.project, world.account.id, world.clock.now()))


async def test_only_products_that_rested_long_enough_come_back_the_longest_rested_first(world: World) -> None:
    recent, old, older = [await add_published(world, days) for days in (59, 61, 90)]
    # No project asks for it of itself.
    assert await ask(world, says="The project drafts no evergreens.") == []
    await set_days(world, 60)
    assert [request.opportunity_id for request in await ask(world)] == [older, old]
    one = await ask(world, count=1, says="1 draft asked for. 1 more left out: 1 at most are drafted at once.")
    assert [request.opportunity_id for request in one] == [older]
    assert recent not in [request.opportunity_id for request in await ask(world, count=9)]


async def test_no_more_is_asked_for_than_the_review_queue_has_room_for(world: World) -> None:
    _, older = [await add_published(world, days) for days in (61, 90)]
    await set_days(world, 60)
    await add_to_review(world, LONGEST_QUEUE - 1)
    assert [request.opportunity_id for request in await ask(world)] == [older]
    await add_to_review(world, 1)
    assert await ask(world) == []


async def test_the_fresh_draft_is_another_combination_waits_for_review_and_then_gets_an_allowed_slot(
    world: World,
) -> None:
    opportunity = await add_published(world, 60)
    await set_days(world, 30)
    (request,) = await ask(world)
    await draft(world, request)
    async with world.database.tenant_session(world.tenant_id) as session:
        first, fresh = await list_pins_of_opportunity(session, opportunity)
    assert fresh.state is PinState.IN_REVIEW
    assert (fresh.marketplace, fresh.asin, fresh.variant) == (first.marketplace, first.asin, 2)
    assert combination_of(fresh) != combination_of(first)
    assert (fresh.picture_sha256, fresh.marker) != (first.picture_sha256, first.marker)
    # While it is open, no other is asked for.
    assert await ask(world, says="No product without an open pin has rested for 30 days.") == []
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await plan_pin(session, fresh.id, world.clock.now()) is None, "nobody approved it"
    assert (await read_pin(world.database, world.tenant_id, fresh.id)).scheduled_at is None


@pytest.mark.parametrize("days", [0, 7, 13, 731])
async def test_days_that_would_repeat_a_pin_or_never_come_are_refused(world: World, days: int) -> None:
    with pytest.raises(InvalidInputError, match="14 to 730 days or never"):
        await set_days(world, days)
