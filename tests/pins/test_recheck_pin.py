"""What stands around a pin is asked anew at every approval and at every claim."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from typing import Any

import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.pin import PinState
from pinflow.projects.models import LinkMode, PicturePolicy
from tests.factories.projects import add_project
from tests.pins.rule_switches.test_switch_rule import check
from tests.posting.world import World


def direct_links(now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    project = {
        "link_mode": LinkMode.DIRECT,
        "link_mode_confirmed_by": "alice",
        "link_mode_confirmed_at": now,
    }
    return project, {"asin": "B0ABCDEFGH", "destination": "https://www.amazon.de/dp/B0ABCDEFGH?tag=finds-21"}


def marketplace_photos(now: datetime) -> tuple[dict[str, Any], dict[str, Any]]:
    project = {
        "picture_policy": PicturePolicy.MARKETPLACE_PHOTO,
        "picture_policy_confirmed_by": "alice",
        "picture_policy_confirmed_at": now,
    }
    return project, {"picture_uses_marketplace_photo": True}


@pytest.mark.parametrize(
    ("confirmed", "column", "rule"),
    [
        (direct_links, "link_mode_confirmed_at", "links.direct_not_confirmed"),
        (marketplace_photos, "picture_policy_confirmed_at", "policy.marketplace_photo_not_confirmed"),
    ],
    ids=["direct links", "marketplace photos"],
)
async def test_a_confirmation_taken_back_blocks_approval_and_claim(
    world: World, confirmed: Any, column: str, rule: str
) -> None:
    of_project, of_pin = confirmed(world.clock.now())
    project = await add_project(
        world.database, world.tenant_id, world.clock.now(), name="Confirmed", **of_project
    )
    world = dataclasses.replace(world, project=project)
    scheduled = await world.add_scheduled(**of_pin)
    in_review = await world.add_pin(**of_pin)
    async with world.system_database.system_session() as session:
        await session.execute(f"update project set {column} = null")

    with pytest.raises(InvalidInputError) as told:
        await world.approve(in_review)
    assert told.value.code == "pins.blocked_by_rules"
    assert rule in str(told.value.data["rules"])

    world.clock.turn(timedelta(days=2))
    await world.run()
    assert world.channel.calls == 0
    kept_back = await world.read(scheduled)
    assert (kept_back.state, kept_back.failure_code) == (PinState.IN_REVIEW, "posting.blocked_by_rules")
    assert rule in {finding.rule_id for finding in kept_back.findings}


async def test_a_link_to_this_machine_is_only_for_accounts_on_this_machine(world: World) -> None:
    page = "http://127.0.0.1:8600/amazon.de/B0ABCDEFGH/"
    here = await world.add_account("Stand-in", base_url="http://127.0.0.1:8401/v5")
    assert (await world.approve(await world.add_pin(here.id, destination=page))).state is PinState.APPROVED
    with pytest.raises(InvalidInputError) as told:
        await world.approve(await world.add_pin(destination=f"{page}other/"))
    assert told.value.data["rules"] == ["links.on_this_machine"]


async def test_a_link_rests_although_its_pin_was_deleted_after_it_stood(world: World) -> None:
    first = await world.add_pin()
    ours = await world.add_pin(destination=first.destination or "")
    moment = world.clock.now()
    for days, rests in ((3, True), (6.9, True), (7.1, False)):
        await world.change_row(first, "state = 'deleted', published_at = $2", moment - timedelta(days=days))
        assert ("repeats.same_link_too_soon" in await check(world, ours)) is rests, days
    await world.change_row(first, "state = 'rejected', published_at = null")
    assert "repeats.same_link_too_soon" not in await check(world, ours)


async def test_a_link_is_on_another_account_only_where_another_one_has_it(world: World) -> None:
    other = await world.add_account("Other brand")
    rule = "repeats.link_on_other_account"
    ours = await world.add_pin()
    same = await world.add_pin(destination=ours.destination or "")
    theirs = await world.add_pin(other.id, destination=ours.destination or "")
    await world.change_row(same, "state = 'published', published_at = $2", world.clock.now())
    assert rule not in await check(world, ours), "the account's own, and one that waits for its review"
    for state in ("approved", "scheduled", "publishing", "published", "needs_attention"):
        await world.change_row(theirs, "state = $2", state)
        assert "Other brand" in (await check(world, ours))[rule].message, state
    await world.change_row(theirs, "state = 'rejected'")
    assert rule not in await check(world, ours)
