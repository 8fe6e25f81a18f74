"""What reviewers do, in one line each."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from pinflow.identity.models import Actor
from pinflow.kit.blobs import BlobStore
from pinflow.kit.jobs import JobQueue
from pinflow.pins.approve_pin import approve_pin
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.review.approve_batch import approve_batch
from pinflow.pins.review.assign_pin import assign_pin
from pinflow.pins.review.comment_pin import add_comment
from pinflow.pins.review.models import Comment, Mode, Result, SeenPin
from pinflow.pins.review.record_seen import record_seen
from pinflow.projects.create_project import ProjectChange, change_project
from pinflow.projects.queries import get_project
from tests.factories.accounts import actor_of
from tests.pins.drawing import InstantStudio, draft_tools
from tests.posting.world import World


def as_seen(pin: Pin) -> SeenPin:
    return SeenPin(pin.id, pin.payload().hash())


async def approve(world: World, pin: Pin, actor: Actor) -> Pin:
    """Approves the pin as the test holds it."""
    async with world.database.tenant_session(actor.tenant_id) as session:
        return await approve_pin(
            session, JobQueue(), actor, pin.id, seen_hash=pin.payload().hash(), now=world.clock.now()
        )


async def edit(world: World, pin: Pin, actor: Actor | None = None, **changes: Any) -> Pin:
    """bob edits the pin as it stands now."""
    who = actor or actor_of(world.cast.bob)
    return await edit_pin(
        draft_tools(world, InstantStudio(), None),
        BlobStore(lambda: world.database.tenant_session(who.tenant_id), who.tenant_id, None),
        who,
        pin.id,
        PinChange(**changes),
        seen_version=(await world.read(pin)).version,
        now=world.clock.now(),
    )


async def look_at(world: World, actor: Actor, *pins: Pin) -> list[PinId]:
    async with world.database.tenant_session(actor.tenant_id) as session:
        return await record_seen(session, actor, [as_seen(pin) for pin in pins], world.clock.now())


async def approve_several(world: World, actor: Actor, *pins: Pin, mode: Mode = "each") -> list[Result]:
    return await approve_batch(
        world.database, JobQueue(), actor, [as_seen(pin) for pin in pins], mode=mode, now=world.clock.now()
    )


async def say(world: World, actor: Actor, pin: Pin, text: str) -> Comment:
    async with world.database.tenant_session(actor.tenant_id) as session:
        return await add_comment(session, actor, pin.id, text, world.clock.now())


async def assign(world: World, actor: Actor, pin: Pin, user_id: UUID | None) -> None:
    async with world.database.tenant_session(actor.tenant_id) as session:
        await assign_pin(session, actor, pin.id, user_id, world.clock.now())


async def ask_for_two(world: World, wanted: bool = True) -> None:
    """alice switches approval by two people on or off."""
    async with world.database.tenant_session(world.tenant_id) as session:
        project = await get_project(session, world.project.id)
        await change_project(
            session,
            actor_of(world.cast.alice),
            project.id,
            ProjectChange(two_person_approval=wanted),
            seen_version=project.version,
            now=world.clock.now(),
        )
