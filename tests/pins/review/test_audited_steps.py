"""What changes a pin, its picture or what it may cost stands in the audit log, with who did it."""

from __future__ import annotations

from decimal import Decimal

from pinflow.identity.models import AuditEntry
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.jobs import JobQueue
from pinflow.pins.convert_pin import request_video
from pinflow.pins.media.edit_media import MediaChange, edit_media
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.redraw_pin import redraw_pin
from pinflow.pins.request_draft import DraftRequest
from pinflow.pins.restore_version import restore_version
from pinflow.pins.spending.set_budget import set_budget
from pinflow.pins.write_copy import DEFAULT_MONEY
from tests.factories.accounts import actor_of
from tests.factories.pins import add_opportunity
from tests.pins.drawing import InstantStudio, draft_tools
from tests.pins.media.test_media import add as add_picture
from tests.pins.media.test_media import store
from tests.pins.test_add_pin import add as add_own
from tests.pins.test_draft_variants import draft
from tests.posting.world import World


async def log_of(world: World, object_id: object) -> list[AuditEntry]:
    """The newest first."""
    async with world.database.tenant_session(world.tenant_id) as session:
        return await list_audit_entries(session, object_id=str(object_id))


async def test_drawing_anew_bringing_back_and_asking_for_a_video_are_steps(world: World) -> None:
    studio, bob = InstantStudio(), actor_of(world.cast.bob)
    tools, now = draft_tools(world, studio), world.clock.now()
    opportunity = await add_opportunity(world.database, world.project, now)
    first = await draft(world, DraftRequest(opportunity_id=opportunity, requested_by="bob"), studio)
    redrawn = await redraw_pin(tools, store(world), bob, first.id, seen_version=first.version, now=now)
    back = await restore_version(tools, bob, first.id, seen_version=redrawn.version, now=now)
    async with world.database.tenant_session(world.tenant_id) as session:
        await request_video(session, JobQueue(), bob, first.id, seen_version=back.version, now=now)
    steps = {entry.action: entry for entry in await log_of(world, first.id)}
    assert {"pin.redrawn", "pin.restored", "video.requested"} <= set(steps)
    assert steps["pin.redrawn"].data["template"] == redrawn.template
    assert steps["pin.restored"].data["number"] == 1
    assert {steps[name].actor for name in ("pin.redrawn", "pin.restored", "video.requested")} == {bob.name}


async def test_a_pin_that_is_brought_is_a_step(world: World) -> None:
    pin = await add_own(world)
    (entry,) = await log_of(world, pin.id)
    assert (entry.action, entry.data["account"]) == ("pin.added", world.account.name)


async def test_a_picture_s_way_through_the_library_is_written_down(world: World) -> None:
    media, _ = await add_picture(world)
    bob, now = actor_of(world.cast.bob), world.clock.now()
    nobody_shows_it = MediaChange(made_with_ai=True)

    async def follow(*_: object) -> int:
        return 0

    async with world.database.tenant_session(world.tenant_id) as session:
        await edit_media(session, bob, media.id, nobody_shows_it, now, follow=follow)
        await remove_media(session, bob, media.id, now)
    entries = {entry.action: entry for entry in await log_of(world, media.id)}
    assert set(entries) == {"media.added", "media.edited", "media.removed"}
    assert entries["media.edited"].data["fields"] == ["made_with_ai"]


async def test_who_set_a_budget_and_to_what_is_written_down(world: World) -> None:
    alice = actor_of(world.cast.alice)
    async with world.database.tenant_session(world.tenant_id) as session:
        await set_budget(session, alice, DEFAULT_MONEY, Decimal("7.5"), world.clock.now())
    (entry,) = (
        entry for entry in await log_of(world, world.tenant_id) if entry.action == "writer_budget.changed"
    )
    assert (entry.actor, entry.data["monthly"]) == (alice.name, "7.50")
