"""The queue: why each pin waits, in whose queue, in which order."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from pinflow.entrypoints.overview import read_overview
from pinflow.identity.models import Actor
from pinflow.identity.queries import list_audit_entries
from pinflow.pins.approve_pin import reject_pin, retry_pin, take_back
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.review.models import QueueRow, Reason
from pinflow.pins.review.queries import count_queue, list_queue_rows
from pinflow.pins.review.say_why import say_why
from tests.factories.accounts import actor_of
from tests.pins.review.deeds import approve, ask_for_two, assign, edit, say
from tests.posting.world import World


async def queue(world: World, who: Actor, reason: Reason | None = None, limit: int = 50) -> list[QueueRow]:
    """All pages of a member's queue."""
    assert who.user_id is not None
    rows: list[QueueRow] = []
    async with world.database.tenant_session(who.tenant_id, read_only=True) as session:
        while True:
            after = (rows[-1].rank, rows[-1].created_at, rows[-1].pin_id) if rows else None
            page = await list_queue_rows(
                session, who.user_id, project_id=None, reason=reason, after=after, limit=limit
            )
            rows += page
            if len(page) < limit:
                return rows


async def test_each_reason_has_its_place_and_its_words(world: World) -> None:
    alice, bob = actor_of(world.cast.alice), actor_of(world.cast.bob)
    pins: dict[str, Pin] = {}
    for name in ("mine", "theirs", "blocked", "new", "comment", "changed", "second", "assigned", "mentioned"):
        world.clock.turn(timedelta(minutes=1))
        pins[name] = await world.add_pin()
    await world.change_row(pins["blocked"], "blocked = true")
    await say(world, alice, pins["comment"], "Nice")
    await approve(world, pins["changed"], alice)
    await edit(world, pins["changed"], title="Another title for a travel mug")
    await ask_for_two(world)
    await approve(world, pins["second"], alice)
    await approve(world, pins["mine"], bob)
    await assign(world, alice, pins["assigned"], bob.user_id)
    await assign(world, alice, pins["theirs"], alice.user_id)
    await say(world, alice, pins["mentioned"], "@bob what do you say?")

    rows = await queue(world, bob)
    names = {pin.id: name for name, pin in pins.items()}
    assert [names[row.pin_id] for row in rows] == [
        "mentioned",
        "assigned",
        "second",
        "changed",
        "comment",
        "new",
        "blocked",
        "theirs",
        "mine",
    ]
    assert [say_why(row, row.reasons[0]) for row in rows] == [
        "A comment asks you.",
        "Assigned to you.",
        "alice approved it: a second person must, too.",
        "Changed since it was approved.",
        "alice left a comment.",
        "A new draft.",
        "A rule blocks it: it needs an edit.",
        "Assigned to alice.",
        "You approved it: it waits for a second person.",
    ]
    assert await queue(world, bob, limit=2) == rows
    assert [names[row.pin_id] for row in await queue(world, bob, Reason.ASSIGNED_TO_ME)] == ["assigned"]
    async with world.database.tenant_session(world.tenant_id) as session:
        counts = await count_queue(session, world.cast.bob.user_id)
        overview = await read_overview(
            session, world.clock.now(), clock_shifted=False, demo=True, user_id=bob.user_id
        )
    assert counts == {"total": 9} | {str(reason): 1 for reason in Reason}
    own = {need.code: need.count for need in overview.needs_you if need.code.startswith("review.")}
    assert own == {"review.mentioned": 1, "review.assigned_to_me": 1, "review.needs_second_person": 1}
    # In alice's queue the same pins wait for other reasons.
    first = {names[row.pin_id]: row.reasons[0] for row in await queue(world, alice)}
    assert (first["mine"], first["second"]) == (Reason.NEEDS_SECOND_PERSON, Reason.WAITS_FOR_ANOTHER)
    assert (first["theirs"], first["assigned"]) == (Reason.ASSIGNED_TO_ME, Reason.ASSIGNED_TO_OTHER)
    assert await queue(world, actor_of(world.cast.mallory)) == []


async def test_an_answer_settles_a_mention_and_a_decision_empties_the_queue(world: World) -> None:
    alice, bob = actor_of(world.cast.alice), actor_of(world.cast.bob)
    pin = await world.add_pin()
    await say(world, alice, pin, "@bob what do you say?")
    (row,) = await queue(world, bob)
    assert row.reasons == (Reason.MENTIONED,)
    world.clock.turn(timedelta(minutes=1))
    await say(world, bob, pin, "Fine")
    (row,) = await queue(world, bob)
    assert row.reasons == (Reason.NEW,)
    (row,) = await queue(world, alice)
    assert (row.reasons, row.last_comment_by) == ((Reason.COMMENT_WAITS,), "bob")
    await approve(world, pin, bob)
    assert await queue(world, bob) == []


async def test_another_project_and_one_that_was_taken_back(world: World) -> None:
    bob = actor_of(world.cast.bob)
    pin = await world.approve(await world.add_pin())
    async with world.database.tenant_session(world.tenant_id) as session:
        await take_back(session, bob, pin.id, world.clock.now())
        (row,) = await list_queue_rows(
            session, world.cast.bob.user_id, project_id=world.project.id, reason=None, after=None, limit=5
        )
        # Its last approval was not lost to an edit.
        assert row.reasons == (Reason.NEW,)
        assert (
            await list_queue_rows(
                session,
                world.cast.bob.user_id,
                project_id=UUID(int=1),
                reason=None,
                after=None,
                limit=5,
            )
            == []
        )


async def test_every_step_of_review_stands_in_the_audit_log(world: World) -> None:
    alice, bob = actor_of(world.cast.alice), actor_of(world.cast.bob)
    await ask_for_two(world)
    pin = await world.add_pin()
    now = world.clock.now()
    await assign(world, alice, pin, bob.user_id)
    await say(world, bob, pin, "Too dark?")
    await edit(world, pin, title="Another title for a travel mug")
    pin = await world.read(pin)
    await approve(world, pin, alice)
    await approve(world, pin, bob)
    async with world.database.tenant_session(world.tenant_id) as session:
        await take_back(session, bob, pin.id, now)
        await reject_pin(session, bob, pin.id, reason="Too dark", now=now)
        await take_back(session, alice, pin.id, now)
    await world.change_row(pin, "state = 'failed'")
    async with world.database.tenant_session(world.tenant_id) as session:
        await retry_pin(session, bob, pin.id, now)
    await assign(world, alice, pin, None)
    await world.change_row(pin, "state = 'scheduled', scheduled_at = $2", now)
    await world.publish(pin)
    await ask_for_two(world, wanted=False)
    async with world.database.tenant_session(world.tenant_id) as session:
        steps = await list_audit_entries(session, object_id=str(pin.id))
        settings = await list_audit_entries(session, object_id=str(world.project.id))
    assert [(entry.action, entry.actor) for entry in reversed(steps)] == [
        ("pin.assigned", "alice"),
        ("comment.added", "bob"),
        ("pin.edited", "bob"),
        ("pin.approved_first", "alice"),
        ("pin.approved", "bob"),
        ("pin.taken_back", "bob"),
        ("pin.rejected", "bob"),
        ("pin.taken_back", "alice"),
        ("pin.retried", "bob"),
        ("pin.unassigned", "alice"),
        ("pin.held", "pinflow"),
    ]
    assert next(entry.data for entry in steps if entry.action == "pin.rejected") == {"reason": "Too dark"}
    switched = [entry.action for entry in settings if entry.action.startswith("project.two_person")]
    assert switched == ["project.two_person_off", "project.two_person_on"]
    assert (await world.read(pin)).state is PinState.IN_REVIEW


async def test_bytes_that_changed_after_the_approval_never_go_out(world: World) -> None:
    pin = await world.add_due()
    async with world.system_database.system_session() as session:
        changed = await session.execute(
            "update blob set data = $2 where sha256 = $1", pin.picture_sha256, b"\xff\xd8\xff other bytes"
        )
    assert changed == 1
    await world.publish(pin)
    world.clock.turn(timedelta(days=2))
    await world.run()
    assert world.channel.calls == 0
    after = await world.read(pin)
    assert (after.state, after.failure_code) == (PinState.FAILED, "blobs.damaged")
