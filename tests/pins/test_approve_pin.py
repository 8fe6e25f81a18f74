"""Review: an approval binds to exactly what was seen, is given by a person, and can be taken back."""

from __future__ import annotations

import asyncio
import itertools
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from pinflow.identity.models import Actor, system_actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.errors import AppError, ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.pins.actions import permissions
from pinflow.pins.approve_pin import approve_pin, reject_pin, retry_pin, take_back
from pinflow.pins.pin import Payload, Pin, PinState
from pinflow.pins.queries import find_approval
from tests.factories.accounts import actor_of
from tests.posting.world import World


async def approve(world: World, pin: Pin, actor: Actor, *, seen_hash: str | None = None) -> Pin:
    async with world.database.tenant_session(actor.tenant_id) as session:
        return await approve_pin(
            session,
            JobQueue(),
            actor,
            pin.id,
            seen_hash=seen_hash or pin.payload().hash(),
            now=world.clock.now(),
        )


async def run_out(world: World) -> None:
    """Everything that could go out does."""
    world.clock.turn(timedelta(days=2))
    await world.run()


async def test_an_approval_names_who_when_and_exactly_what(world: World) -> None:
    pin = await world.add_pin()
    approved = await approve(world, pin, actor_of(world.cast.bob, via="cli"))
    assert approved.state is PinState.APPROVED
    async with world.database.tenant_session(world.tenant_id) as session:
        approval = await find_approval(session, pin.id)
        kept = await session.fetch_value("select payload from approval")
        (entry,) = await list_audit_entries(session, object_id=str(pin.id))
    assert approval is not None
    assert (approval.user_id, approval.actor, approval.via) == (world.cast.bob.user_id, "bob", "cli")
    assert (approval.payload_hash, approval.approved_at) == (pin.payload().hash(), world.clock.now())
    assert msgspec.convert(kept, Payload, strict=False) == pin.payload()
    assert (entry.action, entry.actor) == ("pin.approved", "bob")
    async with world.system_database.system_session() as session:
        (job,) = await JobQueue().list_jobs(session)
    assert (job.name, job.tenant_id) == ("posting.plan_pin", world.tenant_id)


_SLIDE = {"media_type": "image/jpeg", "width": 1000, "height": 1500, "size": 1, "text_boxes": []}
SLIDES = msgspec.json.encode([{"sha256": "a" * 64, **_SLIDE}, {"sha256": "b" * 64, **_SLIDE}]).decode()
# What somebody could do to the row behind the product's back; one entry for every field of the payload.
CHANGES: dict[str, list[str]] = {
    "account_id": ["account_id = (select id from account where name = 'Other')", "account_id = null"],
    "board_id": ["board_id = '1'", "board_id = null"],
    "board_section_id": ["board_section_id = '1'"],
    "title": ["title = title || '.'", "title = ''"],
    "description": ["description = description || ' More.'"],
    "alt_text": ["alt_text = ''"],
    "link": [
        "link = replace(link, marker, 'bcdfghjkmnpq')",
        "link = link || '&x=1'",
        "link = null",
    ],
    "ai_disclosures": ["ai_disclosures = array['AI_MODIFIED']"],
    "picture_sha256": ["picture_sha256 = (select sha256 from blob where sha256 <> picture_sha256 limit 1)"],
    "slides": [f"kind = 'carousel', slides = '{SLIDES}'"],
    "video_sha256": [
        "kind = 'video', video_size = 1, video_seconds = 6, video_sha256 = picture_sha256",
    ],
}
CASES = [(field, change) for field in Payload.__struct_fields__ for change in CHANGES[field]]


async def test_a_pin_changed_behind_our_back_is_not_what_was_approved_or_seen(world: World) -> None:
    await world.add_account("Other")
    await world.add_pin()
    for field, change in CASES:
        pin = await world.add_due()
        seen = await world.add_pin()
        for row in (pin, seen):
            await world.change_row(row, change)
            assert getattr((await world.read(row)).payload(), field) != getattr(row.payload(), field)
        with pytest.raises(ConflictError) as told:
            await approve(world, seen, actor_of(world.cast.bob))
        assert told.value.code == "pins.changed_since_seen", change
        await run_out(world)
        assert world.channel.calls == 0, change
        back = await world.read(pin)
        assert (back.state, back.failure_code) == (PinState.IN_REVIEW, "posting.not_as_approved"), change
        async with world.database.tenant_session(world.tenant_id) as session:
            assert await find_approval(session, pin.id) is None


async def test_the_time_is_not_part_of_what_is_approved(world: World) -> None:
    pin = await world.add_scheduled()
    await world.change_row(
        pin, "scheduled_at = $2, slot_reason = 'dragged'", world.clock.now() + timedelta(hours=5)
    )
    await run_out(world)
    assert (await world.read(pin)).state is PinState.PUBLISHED


async def test_a_state_without_an_approval_publishes_nothing(world: World) -> None:
    for state in ("approved", "scheduled"):
        pin = await world.add_pin()
        await world.change_row(pin, f"state = '{state}', scheduled_at = $2", world.clock.now())
        await run_out(world)
        assert world.channel.calls == 0
        assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_an_approval_of_another_pin_is_worth_nothing(world: World) -> None:
    approved = await world.add_scheduled()
    other = await world.add_pin()
    async with world.system_database.system_session() as session:
        await session.execute("update approval set pin_id = $1", other.id)
        await session.execute(
            "update pin set state = 'scheduled', scheduled_at = $2 where id = $1", other.id, world.clock.now()
        )
    await run_out(world)
    assert world.channel.calls == 0
    assert {(await world.read(pin)).state for pin in (approved, other)} == {PinState.IN_REVIEW}


async def test_a_void_approval_does_not_come_back(world: World) -> None:
    pin = await world.add_scheduled()
    await decide(world, take_back, pin)
    await world.change_row(pin, "state = 'scheduled', scheduled_at = $2", world.clock.now())
    await run_out(world)
    assert world.channel.calls == 0


async def test_a_viewer_decides_nothing(world: World) -> None:
    pin = await world.add_pin()
    vera = actor_of(world.cast.vera)
    for decision in (
        approve(world, pin, vera),
        decide(world, take_back, pin, vera),
        reject(world, pin, vera),
    ):
        with pytest.raises(ForbiddenError):
            await decision
    assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_nobody_but_a_person_approves(world: World) -> None:
    pin = await world.add_pin()
    alice = actor_of(world.cast.alice)
    for machine in (
        msgspec.structs.replace(alice, user_id=None),
        msgspec.structs.replace(alice, via="system"),
        system_actor(world.tenant_id),
    ):
        with pytest.raises(ForbiddenError, match="Only a person"):
            await approve(world, pin, machine)
    assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_mallory_cannot_approve_alices_pin(world: World) -> None:
    pin = await world.add_pin()
    with pytest.raises(NotFoundError):
        await approve(world, pin, actor_of(world.cast.mallory))
    assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_mallorys_row_in_the_approvals_does_not_publish_alices_pin(world: World) -> None:
    """Even a row with alice's pin and the right hash: it carries mallory's tenant, and is not seen."""
    pin = await world.add_pin()

    async def forge() -> None:
        async with world.database.tenant_session(world.cast.mallory.tenant_id) as session:
            await session.execute(
                "insert into approval (id, tenant_id, pin_id, payload_hash, payload, actor, via, approved_at)"
                " values ($1, $2, $3, $4, '{}', 'mallory', 'api', $5)",
                new_id(world.clock.now()),
                world.cast.mallory.tenant_id,
                pin.id,
                pin.payload().hash(),
                world.clock.now(),
            )

    with pytest.raises(AppError):
        await forge()
    await world.change_row(pin, "state = 'scheduled', scheduled_at = $2", world.clock.now())
    await run_out(world)
    assert world.channel.calls == 0


async def test_a_blocked_pin_cannot_be_approved(world: World) -> None:
    for change, rule in (
        ("description = 'A mug without a word of advertising.'", "disclosure."),
        ("link = null, destination = null, canonical_link = null", "links."),
        ("title = ''", "texts.length"),
    ):
        pin = await world.add_pin()
        await world.change_row(pin, change)
        pin = await world.read(pin)
        with pytest.raises(InvalidInputError) as told:
            await approve(world, pin, actor_of(world.cast.bob))
        assert told.value.code == "pins.blocked_by_rules"
        assert rule in str(told.value.data["rules"])
        assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_a_pin_without_account_or_board_cannot_be_approved(world: World) -> None:
    for missing in ("account_id", "board_id"):
        pin = await world.add_pin()
        await world.change_row(pin, f"{missing} = null")
        pin = await world.read(pin)
        assert not permissions(pin)["approve"].allowed
        with pytest.raises(InvalidInputError, match="account and a board"):
            await approve(world, pin, actor_of(world.cast.bob))


async def test_of_two_people_who_approve_at_once_one_is_told_that_it_is_done(world: World) -> None:
    pin = await world.add_pin()
    results = await asyncio.gather(
        *(approve(world, pin, actor_of(person)) for person in (world.cast.alice, world.cast.bob)),
        return_exceptions=True,
    )
    assert sorted(type(result).__name__ for result in results) == ["ConflictError", "Pin"]
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await session.fetch_value("select count(*) from approval") == 1
    await run_out(world)
    assert world.on_boards(pin) == 1


async def reject(world: World, pin: Pin, actor: Actor | None = None) -> Pin:
    async with world.database.tenant_session(world.tenant_id) as session:
        return await reject_pin(
            session, actor or actor_of(world.cast.bob), pin.id, reason="dull", now=world.clock.now()
        )


async def decide(world: World, decision: object, pin: Pin, actor: Actor | None = None) -> Pin:
    assert callable(decision)
    async with world.database.tenant_session(world.tenant_id) as session:
        found: Pin = await decision(session, actor or actor_of(world.cast.bob), pin.id, world.clock.now())
    return found


# state: what may be done with a pin in it
TABLE = {
    "draft": {"reject", "edit"},
    "in_review": {"approve", "reject", "edit"},
    "approved": {"reject", "edit", "undo", "publish_now"},
    "scheduled": {"reject", "edit", "undo", "publish_now"},
    "publishing": {"settle"},
    "published": {"delete"},
    "deleted": set(),
    "rejected": {"undo"},
    "failed": {"reject", "edit", "retry"},
    "needs_attention": {"settle"},
}


async def test_each_state_allows_what_its_buttons_say_and_nothing_else(world: World) -> None:
    for state in PinState:
        await check_state(world, state)


async def check_state(world: World, state: PinState) -> None:
    pin = await world.add_pin()
    bob = actor_of(world.cast.bob)
    for action in ("approve", "reject", "undo", "retry"):
        await world.change_row(pin, "state = $2", state)
        before = await world.read(pin)
        told = permissions(before)[action]
        assert told.allowed is (action in TABLE[state])
        assert told.allowed or told.reason
        decision = {
            "approve": lambda: approve(world, pin, bob),
            "reject": lambda: reject(world, pin),
            "undo": lambda: decide(world, take_back, pin),
            "retry": lambda: decide(world, retry_pin, pin),
        }[action]()
        if told.allowed:
            after = await decision
            assert after.state is {"approve": PinState.APPROVED, "reject": PinState.REJECTED}.get(
                action, PinState.IN_REVIEW
            )
        else:
            with pytest.raises(ConflictError) as refused:
                await decision
            assert refused.value.message == told.reason
            assert (await world.read(pin)).state is state
    assert {name for name, told in permissions(before).items() if told.allowed} == TABLE[state]


@pytest.mark.parametrize("decision", [take_back, retry_pin, None], ids=["undo", "retry", "reject"])
async def test_no_approval_outlives_a_decision_against_it(world: World, decision: Any) -> None:
    pin = await world.approve(await world.add_pin())
    if decision is retry_pin:
        await world.change_row(pin, "state = 'failed'")
    back = await (decide(world, decision, pin) if decision else reject(world, pin))
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await find_approval(session, pin.id) is None
    if back.state is PinState.IN_REVIEW:
        assert (await world.approve(back)).state is PinState.APPROVED, "a new one is asked for, and counts"


async def test_what_is_taken_back_or_rejected_never_goes_out(world: World) -> None:
    for decision, planned in itertools.product((take_back, None), (True, False)):
        pin = await world.approve(await world.add_pin())
        if planned:
            pin = await world.plan(pin)
        back = await (decide(world, decision, pin) if decision else reject(world, pin))
        assert (back.scheduled_at, back.slot_reason) == (None, None)
        calls = world.channel.calls
        await run_out(world)
        assert world.channel.calls == calls
        again = back if decision else await decide(world, take_back, pin)
        assert again.state is PinState.IN_REVIEW
        await world.plan(await world.approve(again))
        await run_out(world)
        assert world.on_boards(pin) == 1


async def test_a_rejection_voids_the_approval_and_the_first_of_two(world: World) -> None:
    pin = await world.approve(await world.add_pin())
    await reject(world, pin)
    async with world.system_database.system_session() as session:
        (reason,) = await session.fetch_values("select void_reason from approval where pin_id = $1", pin.id)
    assert reason == "rejected"
    async with world.database.tenant_session(world.tenant_id) as session:
        assert await find_approval(session, pin.id) is None


async def test_undo_of_a_rejection_whose_picture_is_gone_says_so(world: World) -> None:
    pin = await world.add_pin()
    await reject(world, pin)
    async with world.system_database.system_session() as session:
        await session.execute("delete from blob")
    with pytest.raises(ConflictError) as told:
        await decide(world, take_back, pin)
    assert told.value.code == "pins.picture_gone"
    assert (await world.read(pin)).state is PinState.REJECTED


async def test_taking_back_and_publishing_at_once_ends_one_way_or_the_other(world: World) -> None:
    for _ in range(5):
        pin = await world.add_due()
        calls = world.channel.calls
        results = await asyncio.gather(
            decide(world, take_back, pin), world.publish(pin), return_exceptions=True
        )
        after = await world.read(pin)
        if isinstance(results[0], ConflictError):
            assert (after.state, world.channel.calls) == (PinState.PUBLISHED, calls + 1)
        else:
            assert (after.state, world.channel.calls) == (PinState.IN_REVIEW, calls)
        world.clock.turn(timedelta(hours=2))


async def test_the_database_keeps_one_valid_approval_a_pin(world: World) -> None:
    pin = await world.approve(await world.add_pin())

    async def approve_again() -> None:
        async with world.system_database.system_session() as session:
            await session.execute(
                "insert into approval select (jsonb_populate_record(a, $1::jsonb)).* from approval a",
                {"id": str(pin.project_id)},
            )

    with pytest.raises(ConflictError):
        await approve_again()


async def test_undo_of_a_published_pin_says_that_it_cannot_be_taken_back(world: World) -> None:
    pin = await world.add_pin(state=PinState.PUBLISHED, published_at=world.clock.now(), pinterest_pin_id="1")
    with pytest.raises(ConflictError, match="can be deleted there, and it is never changed"):
        await decide(world, take_back, pin)
