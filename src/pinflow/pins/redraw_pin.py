"""Writes and draws a pin in review anew, as another combination. An approval is void then."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.blobs import BlobStore, Sha256
from pinflow.pins.brand_logo import shown_logo
from pinflow.pins.compose_draft import Composed, compose
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draft_variants import choose_next
from pinflow.pins.draw_anew import draw_slides, picture_format_of, require_no_video
from pinflow.pins.edit_pin import record_edit, require_seen
from pinflow.pins.picture_source import source_fields
from pinflow.pins.pin import ARTWORK, Pin, PinId, PinKind
from pinflow.pins.pin_fields import copy_fields, picture_fields
from pinflow.pins.queries import get_pin, list_pins_of_opportunity
from pinflow.pins.read_ground import Ground, read_ground_of_pin
from pinflow.pins.studio import seed_of


async def redraw_pin(
    tools: DraftTools,
    blobs: BlobStore,
    actor: Actor,
    pin_id: PinId,
    *,
    seen_version: int,
    now: datetime,
    hook: str | None = None,
    template: str | None = None,
) -> Pin:
    """The pin with other copy and another picture; link, board, marker, variant and kind stay.

    ``hook`` and ``template`` None: chosen unlike all drafts of the product, its present one included.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, can no longer be changed, its opportunity is
            gone, or every combination was made.
        InvalidInputError: the template or the hook is unknown; ``pins.video_stands``; a carousel whose new
            copy has no points.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        require_seen(before, seen_version)
        require_no_video(before)
        ground = await read_ground_of_pin(tools, session, before, now, template=template)
        siblings = await list_pins_of_opportunity(session, ground.opportunity.id)
    (chosen,) = choose_next(
        tools,
        ground.project,
        siblings,
        ground.source,
        ground.facts,
        count=1,
        hook=hook,
        template=template,
        layout=ground.layout,
    )
    made = await compose(
        tools,
        blobs,
        ground,
        seed=seed_of(before.seed, before.id, before.version),
        hook=chosen.hook,
        template=chosen.template,
        scheme=chosen.scheme or None,
        without_photo=chosen.picture == ARTWORK,
        picture_format=picture_format_of(before),
        kind=before.kind,
    )
    sha256 = await blobs.put(made.picture.data, made.picture.media_type, now)
    after = _apply(before, ground, made, sha256)
    if before.kind is PinKind.CAROUSEL:
        slides = await draw_slides(tools, blobs, made.design, made.photos, made.picture, made.shown, now)
        after = msgspec.structs.replace(after, slides=slides)
    made_of = {"template": after.template, "hook": after.hook, "scheme": after.scheme}
    return await record_edit(
        tools, actor, before, after, ground.project, now, action="pin.redrawn", **made_of
    )


def _apply(pin: Pin, ground: Ground, made: Composed, sha256: Sha256) -> Pin:
    return msgspec.structs.replace(
        pin,
        **copy_fields(made.copy, ground.facts, made.picture.text_boxes, made.shown),
        **picture_fields(made.picture, sha256),
        **source_fields(
            made.shown,
            pin.ai_disclosures,
            was_made_with_ai=pin.picture_made_with_ai,
            logo=shown_logo(made.design, ground.logo),
        ),
        template=made.design.template,
        seed=made.design.seed,
        writer_note=made.writer_note,
        notes=ground.facts.notes,
        product_title=ground.facts.title,
        category=ground.facts.category,
    )
