"""Writes a pin's copy anew with a hook that a person chose. Its look stays: template, colours, photo."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.blobs import BlobStore
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draw_anew import Materials, draw_anew, picture_format_of, read_materials, require_no_video
from pinflow.pins.edit_pin import record_edit, require_seen
from pinflow.pins.models import PinCopy
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import ARTWORK, Pin, PinId
from pinflow.pins.pin_fields import copy_fields
from pinflow.pins.queries import get_pin
from pinflow.pins.read_ground import Ground, read_ground_of_pin
from pinflow.pins.studio import seed_of
from pinflow.pins.write_copy import require_hook, write_copy
from pinflow.pins.writers.writer import CopyRequest


async def rewrite_pin(
    tools: DraftTools,
    blobs: BlobStore,
    actor: Actor,
    pin_id: PinId,
    hook: str,
    *,
    seen_version: int,
    now: datetime,
) -> Pin:
    """The pin with the copy of that hook, written and drawn; its former version is kept, as of any edit.

    The hook that it has already gives other words of the same angle.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, can no longer be changed, was added with a
            picture of one's own, or its opportunity is gone.
        InvalidInputError: ``writers.unknown_hook``, ``pins.video_stands``; a carousel whose new copy has no
            points.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        require_seen(before, seen_version)
        require_no_video(before)
        ground = await read_ground_of_pin(tools, session, before, now)
        require_hook(tools.writers, ground.project, hook)
        materials = await read_materials(session, tools, before, ground.project)
    request = request_anew(before, ground, hook)
    written = await write_copy(tools.writers, tools.database, tools.clock, ground.project, request)
    worded = _worded(before, ground, written.copy)
    drawn = await draw_anew(tools, blobs, worded, materials, now, picture_format=picture_format_of(before))
    shown = _shown(drawn, materials)
    after = msgspec.structs.replace(
        drawn,
        **copy_fields(written.copy, ground.facts, drawn.text_boxes, shown),
        writer_note=written.note,
    )
    return await record_edit(
        tools, actor, before, after, ground.project, now, action="pin.rewritten", hook=after.hook
    )


def request_anew(pin: Pin, ground: Ground, hook: str | None = None) -> CopyRequest:
    """What a writer gets when this version of the pin is written anew."""
    seed = seed_of(pin.seed, pin.id, pin.version)
    return CopyRequest(facts=ground.facts, seed=seed, hook=hook, keywords=ground.keywords)


def _worded(pin: Pin, ground: Ground, copy: PinCopy) -> Pin:
    """The pin as it is to be drawn."""
    return msgspec.structs.replace(
        pin,
        headline=copy.headline,
        kicker=copy.kicker,
        points=copy.points,
        disclosure=copy.disclosure,
        items=copy.items,
        columns=copy.columns,
        rows=copy.rows,
        notes=ground.facts.notes,
        product_title=ground.facts.title,
        category=ground.facts.category,
    )


def _shown(pin: Pin, materials: Materials) -> PictureSource:
    """Where the photo is from that is really on it."""
    return PictureSource() if pin.picture_source == ARTWORK else materials.source
