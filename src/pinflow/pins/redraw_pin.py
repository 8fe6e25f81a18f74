"""Writes and draws a pin in review anew, as another combination. An approval is void then."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore, Sha256
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.pins.actions import require_action
from pinflow.pins.draft_pin import (
    Composed,
    DraftTools,
    Ground,
    compose,
    copy_fields,
    picture_fields,
    read_ground,
    source_fields,
)
from pinflow.pins.draft_variants import choose_next
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import (
    changed_since_seen,
    get_pin,
    list_pins_of_opportunity,
    update_findings,
    update_pin,
    void_approval,
)
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.studio import seed_of
from pinflow.projects.models import Project
from pinflow.research.opportunity import OpportunityId


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
    """The pin with other copy and another picture; link, board, marker and variant stay.

    ``hook`` and ``template`` None: chosen unlike all drafts of the product, its present one included.

    Raises:
        ForbiddenError: the actor is a viewer.
        ConflictError: the pin moved on since ``seen_version``, can no longer be changed, its opportunity is
            gone, or every combination was made.
        InvalidInputError: the template or the hook is unknown.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        before = await get_pin(session, pin_id)
        _require_seen(before, seen_version)
        ground, siblings = await _ground(tools, session, before, template, now)
    (chosen,) = choose_next(
        tools,
        ground.project,
        siblings,
        has_photo=ground.photo_url is not None,
        count=1,
        hook=hook,
        template=template,
        layout=ground.layout,
    )
    made = await compose(
        tools,
        ground,
        seed=seed_of(before.seed, before.id, before.version),
        hook=chosen.hook,
        template=chosen.template,
        scheme=chosen.scheme or None,
        without_photo=chosen.picture == "artwork",
    )
    sha256 = await blobs.put(made.picture.data, made.picture.media_type, now)
    return await _record(tools, actor, before, _apply(before, ground, made, sha256, now), ground.project, now)


def _require_seen(pin: Pin, seen_version: int) -> None:
    require_action(pin, "edit")
    if pin.version != seen_version:
        raise changed_since_seen()


async def _ground(
    tools: DraftTools, session: TenantSession, pin: Pin, template: str | None, now: datetime
) -> tuple[Ground, list[Pin]]:
    if pin.opportunity_id is None:
        raise ConflictError("pins.no_opportunity", "What this pin was made of is gone; edit it by hand.")
    opportunity_id = OpportunityId(pin.opportunity_id)
    ground = await read_ground(tools, session, opportunity_id, pin.notes, now, template=template)
    return ground, await list_pins_of_opportunity(session, opportunity_id)


def _apply(pin: Pin, ground: Ground, made: Composed, sha256: Sha256, now: datetime) -> Pin:
    after = msgspec.structs.replace(
        pin,
        **copy_fields(made.copy, ground.facts, made.picture, shows_photo=made.shows_photo),
        **picture_fields(made.picture, sha256),
        **source_fields(shows_photo=made.shows_photo),
        template=made.template,
        seed=made.seed,
        writer_note=made.writer_note,
        notes=ground.facts.notes,
        product_title=ground.facts.title,
        version=pin.version + 1,
        state=PinState.IN_REVIEW,
        scheduled_at=None,
        slot_reason=None,
        failure_code=None,
        failure_message=None,
        updated_at=now,
    )
    return msgspec.structs.replace(after, payload_hash=after.payload().hash())


async def _record(
    tools: DraftTools, actor: Actor, before: Pin, after: Pin, project: Project, now: datetime
) -> Pin:
    async with tools.database.tenant_session(actor.tenant_id) as session:
        _require_seen(await get_pin(session, after.id, lock=True), before.version)
        voided = await void_approval(session, after.id, "drawn anew", now)
        await update_pin(session, after, seen_version=before.version)
        findings = await recheck_pin(session, after, project, now)
        await update_findings(session, after.id, findings, is_blocked(findings))
        made_of = {"template": after.template, "hook": after.hook, "scheme": after.scheme}
        await record_audit(
            session, actor, "pin.redrawn", "pin", after.id, now, **made_of, approval_voided=voided
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="pin.changed", object_id=after.id, now=now
        )
        return await get_pin(session, after.id)
