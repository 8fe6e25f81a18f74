"""Comments and assignment: one's own words, in one's own team."""

from __future__ import annotations

from uuid import UUID

import pytest

from pinflow.identity.models import Member, Role, system_actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.queries import list_marks
from pinflow.pins.review.comment_pin import edit_comment, find_mentions, remove_comment
from pinflow.pins.review.queries import list_comments
from tests.factories.accounts import actor_of
from tests.pins.review.deeds import assign, say
from tests.posting.world import World


async def test_a_comment_is_said_changed_and_deleted_by_its_author_alone(world: World) -> None:
    pin = await world.add_pin()
    alice, bob = actor_of(world.cast.alice), actor_of(world.cast.bob)
    said = await say(world, bob, pin, "  @alice is this our green?  ")
    assert (said.text, said.mentions, said.author) == (
        "@alice is this our green?",
        (world.cast.alice.user_id,),
        "bob",
    )
    now = world.clock.now()
    async with world.database.tenant_session(world.tenant_id) as session:
        changed = await edit_comment(session, bob, said.id, "Is this our green?", now)
    assert (changed.mentions, changed.edited_at) == ((), now)
    async with world.database.tenant_session(world.tenant_id) as session:
        for deed in (
            edit_comment(session, alice, said.id, "Mine", now),
            remove_comment(session, alice, said.id, now),
        ):
            with pytest.raises(ForbiddenError, match="bob's comment"):
                await deed
    async with world.database.tenant_session(world.tenant_id) as session:
        await remove_comment(session, bob, said.id, now)
        assert await list_comments(session, pin.id) == []
        entries = await list_audit_entries(session, object_id=str(pin.id))
        kinds = await session.fetch_values(
            "select distinct kind from change_event where object_id = $1", str(pin.id)
        )
        with pytest.raises(NotFoundError):
            await remove_comment(session, bob, said.id, now)
    assert [entry.action for entry in entries] == ["comment.deleted", "comment.edited", "comment.added"]
    assert not any("green" in str(entry.data) for entry in entries)
    assert "comment.changed" in kinds


async def test_who_may_not_work_on_pins_does_not_talk_about_them(world: World) -> None:
    pin = await world.add_pin()
    for actor, error in (
        (system_actor(world.tenant_id), ForbiddenError),
        (actor_of(world.cast.mallory), NotFoundError),
    ):
        with pytest.raises(error):
            await say(world, actor, pin, "Hello")
    for text in ("", "   ", "x" * 2001):
        with pytest.raises(InvalidInputError):
            await say(world, actor_of(world.cast.bob), pin, text)


def test_a_member_is_mentioned_by_the_whole_name_or_the_address(world: World) -> None:
    now = world.clock.now()

    def member(name: str) -> Member:
        address = f"{name.split()[0].lower()}@example.test"
        return Member(world.tenant_id, new_id(now), name, address, Role.EDITOR, now)

    bo, bo_lind, eve = member("Bo"), member("Bo Lind"), member("Eve")
    everybody = [bo, bo_lind, eve]
    for text, named in (
        ("@Bo Lind and @eve: look", {bo_lind.user_id, eve.user_id}),
        ("@bo look", {bo.user_id}),
        ("@Bob look", set()),
        ("mail me: x@eve", set()),
        ("@eve@example.test please", {eve.user_id}),
        ("Bo and Eve", set()),
    ):
        assert set(find_mentions(text, everybody)) == named, text


async def test_a_pin_is_given_to_a_member_who_may_decide(world: World) -> None:
    pin = await world.add_pin()
    alice = actor_of(world.cast.alice)

    async def assignee() -> UUID | None:
        async with world.database.tenant_session(world.tenant_id) as session:
            return (await list_marks(session, [pin.id]))[pin.id].assignee_id

    for user_id in (world.cast.bob.user_id, world.cast.bob.user_id, world.cast.alice.user_id, None, None):
        await assign(world, alice, pin, user_id)
        assert await assignee() == user_id
    async with world.database.tenant_session(world.tenant_id) as session:
        actions = [entry.action for entry in await list_audit_entries(session, object_id=str(pin.id))]
    # Saying the same again is no step.
    assert actions == ["pin.unassigned", "pin.assigned", "pin.assigned"]
    with pytest.raises(InvalidInputError, match="vera is a viewer"):
        await assign(world, alice, pin, world.cast.vera.user_id)
    for stranger in (world.cast.mallory.user_id, pin.id):
        with pytest.raises(NotFoundError):
            await assign(world, alice, pin, stranger)
    with pytest.raises(ForbiddenError):
        await assign(world, actor_of(world.cast.vera), pin, None)
    with pytest.raises(NotFoundError):
        await assign(world, actor_of(world.cast.mallory), pin, world.cast.mallory.user_id)


async def test_who_leaves_the_team_leaves_words_and_no_tasks(world: World) -> None:
    pin = await world.add_pin()
    await say(world, actor_of(world.cast.bob), pin, "Fine by me")
    await assign(world, actor_of(world.cast.alice), pin, world.cast.bob.user_id)
    async with world.system_database.system_session() as session:
        await session.execute("delete from member where user_id = $1", world.cast.bob.user_id)
    async with world.database.tenant_session(world.tenant_id) as session:
        assert [comment.author for comment in await list_comments(session, pin.id)] == ["bob"]
        assert (await list_marks(session, [pin.id]))[pin.id].assignee_id is None


async def test_mallory_sees_neither_comments_nor_assignments(world: World) -> None:
    pin = await world.add_pin()
    said = await say(world, actor_of(world.cast.bob), pin, "A secret plan")
    await assign(world, actor_of(world.cast.alice), pin, world.cast.bob.user_id)
    mallory = actor_of(world.cast.mallory)
    async with world.database.tenant_session(mallory.tenant_id) as session:
        assert await list_comments(session, pin.id) == []
        assert await list_marks(session, [pin.id]) == {}
        for table in ("pin_comment", "pin_assignment", "pin_seen", "pin_version"):
            assert await session.fetch_value(f"select count(*) from {table}") == 0
        with pytest.raises(NotFoundError):
            await edit_comment(session, mallory, said.id, "Mine", world.clock.now())
    with pytest.raises(Exception, match="does not exist|violates"):
        async with world.database.tenant_session(mallory.tenant_id) as session:
            await session.execute(
                "insert into pin_comment (tenant_id, id, pin_id, user_id, author, text, created_at)"
                " values ($1, $2, $3, $4, 'mallory', 'x', $5)",
                mallory.tenant_id,
                new_id(world.clock.now()),
                pin.id,
                mallory.user_id,
                world.clock.now(),
            )


@pytest.mark.parametrize(("length", "taken"), [(0, False), (1, True), (2000, True), (2001, False)])
async def test_a_comment_has_one_to_two_thousand_characters(world: World, length: int, taken: bool) -> None:
    pin, bob = await world.add_pin(), actor_of(world.cast.bob)
    text = f"  {'x' * length}\n"
    if taken:
        assert (await say(world, bob, pin, text)).text == "x" * length
        return
    with pytest.raises(InvalidInputError) as refused:
        await say(world, bob, pin, text)
    assert refused.value.code == "pins.bad_comment"
