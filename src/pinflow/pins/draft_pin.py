"""Makes a draft of an opportunity: copy, picture, link, findings; then it waits for a person."""

from __future__ import annotations

import dataclasses
from datetime import datetime

import msgspec
import structlog

from pinflow.accounts.models import AccountId
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database, TenantId
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.pins.brand_logo import shown_logo
from pinflow.pins.build_design import photos_shown
from pinflow.pins.build_link import build_destination, canonical_destination, new_marker, with_marker
from pinflow.pins.compose_draft import Composed, compose
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.gather_photos import draw_with
from pinflow.pins.picture_source import source_fields
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.pin_fields import copy_fields, picture_fields
from pinflow.pins.queries import find_open_pin_of_opportunity, get_pin, insert_pin, update_findings
from pinflow.pins.read_ground import Ground, read_ground
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.request_draft import DraftRequest
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.rules.pictures import TextCut
from pinflow.pins.rules.repeats import NearDuplicatePicture
from pinflow.pins.studio import seed_of
from pinflow.projects.models import Project
from pinflow.research.opportunity import Opportunity, OpportunityState
from pinflow.research.queries import get_opportunity, update_opportunity_state

log = structlog.get_logger(__name__)

# What a picture may be drawn anew for, with another template, and how often; then it stays, and is blocked.
MENDED_BY_ANOTHER_TEMPLATE = frozenset({NearDuplicatePicture.id, TextCut.id})
MOST_REDRAWS = 3


async def draft_pin(tools: DraftTools, blobs: BlobStore, tenant_id: TenantId, request: DraftRequest) -> Pin:
    """Makes the draft, once: a variant of an opportunity that was not rejected gives that pin again.

    Network and drawing happen outside any transaction.

    Raises:
        NotFoundError: no such opportunity.
        InvalidInputError: the template or the hook is unknown.
        ConflictError: ``pins.no_own_title``: see ``require_own_title``.
    """
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        existing = await find_open_pin_of_opportunity(session, request.opportunity_id, request.variant)
        if existing is not None:
            return await get_pin(session, existing)
        ground = await read_ground(
            tools,
            session,
            request.opportunity_id,
            request.notes,
            tools.clock.now(),
            template=request.template,
            media_id=request.media_id,
        )
    seed = seed_of_variant(ground.project.id, ground.opportunity, request.variant)
    made = await compose(
        tools,
        blobs,
        ground,
        seed=seed,
        hook=request.hook,
        template=request.template,
        scheme=request.scheme,
        without_photo=request.without_photo,
    )
    for template in _other_templates(tools, made, request):
        try:
            return await _store(tools, blobs, tenant_id, request, ground, made, may_redraw=True)
        except _AnotherTemplateMayDoError:
            made = await _drawn_with(tools, made, template)
    return await _store(tools, blobs, tenant_id, request, ground, made)


async def _store(
    tools: DraftTools,
    blobs: BlobStore,
    tenant_id: TenantId,
    request: DraftRequest,
    ground: Ground,
    made: Composed,
    *,
    may_redraw: bool = False,
) -> Pin:
    opportunity, project, facts = ground.opportunity, ground.project, ground.facts
    picture, now = made.picture, tools.clock.now()
    sha256 = await blobs.put(picture.data, picture.media_type, now)
    destination = destination_of(
        project, opportunity.marketplace, opportunity.asin, facts.title, ground.given_url
    )
    marker, board_id = new_marker(), await _default_board(tools, project, now)
    pin = Pin(
        id=PinId(new_id(now)),
        tenant_id=tenant_id,
        project_id=project.id,
        opportunity_id=opportunity.id,
        state=PinState.IN_REVIEW,
        version=1,
        blocked=False,
        account_id=AccountId(project.default_account_id) if project.default_account_id else None,
        board_id=board_id,
        board_section_id=None,
        **copy_fields(made.copy, facts, picture.text_boxes, made.shown),
        link=with_marker(destination, marker, project.link_mode) if destination else None,
        destination=destination,
        canonical_link=canonical_destination(destination) if destination else None,
        marker=marker,
        **picture_fields(picture, sha256),
        **source_fields(made.shown, logo=shown_logo(made.design, ground.logo)),
        template=made.design.template,
        findings=(),
        payload_hash="",
        marketplace=opportunity.marketplace,
        asin=opportunity.asin,
        product_title=facts.title,
        category=facts.category,
        created_at=now,
        updated_at=now,
        variant=request.variant,
        seed=made.design.seed,
        writer_note=made.writer_note,
        notes=facts.notes,
    )
    pin = msgspec.structs.replace(pin, payload_hash=pin.payload().hash())
    return await _record(tools.database, pin, project, opportunity, now, may_redraw)


async def _default_board(tools: DraftTools, project: Project, now: datetime) -> str | None:
    """The project's board; None where the account surely has it no more: then a person chooses another."""
    account_id, board_id = project.default_account_id, project.default_board_id
    if tools.boards is None or account_id is None or board_id is None:
        return board_id
    try:
        await tools.boards.require(project.tenant_id, account_id, board_id, now)
    except NotFoundError:
        return None
    return board_id


class _AnotherTemplateMayDoError(Exception):
    """A rule blocks the picture that another template may satisfy: nothing was stored."""


async def _record(
    database: Database,
    pin: Pin,
    project: Project,
    opportunity: Opportunity,
    now: datetime,
    may_redraw: bool,
) -> Pin:
    async with database.tenant_session(pin.tenant_id) as session:
        # Two deliveries of one job meet here: the second finds the first one's pin.
        await get_opportunity(session, opportunity.id, lock=True)
        existing = await find_open_pin_of_opportunity(session, opportunity.id, pin.variant)
        if existing is not None:
            return await get_pin(session, existing)
        await insert_pin(session, pin)
        findings = await recheck_pin(session, pin, project, now)
        if may_redraw and is_blocked(f for f in findings if f.rule_id in MENDED_BY_ANOTHER_TEMPLATE):
            raise _AnotherTemplateMayDoError  # which takes the row back
        await update_findings(session, pin.id, findings, is_blocked(findings))
        await update_opportunity_state(session, opportunity.id, OpportunityState.DRAFTED)
        for kind, object_id in (("pin.changed", pin.id), ("opportunity.changed", opportunity.id)):
            await record_change(session, tenant_id=pin.tenant_id, kind=kind, object_id=object_id, now=now)
        return await get_pin(session, pin.id)


def seed_of_variant(project_id: object, opportunity: Opportunity, variant: int) -> str:
    """The first draft's seed is the product's own; each further one has another."""
    further = () if variant == 1 else (variant,)
    return seed_of(project_id, opportunity.marketplace, opportunity.asin, *further)


def _other_templates(tools: DraftTools, made: Composed, request: DraftRequest) -> tuple[str, ...]:
    """What to draw a picture with that a rule blocks as it is: with a photo or without, as before.

    None where a template was asked for: that one is drawn.
    """
    if request.template is not None:
        return ()
    chosen = made.design.template
    alike = [
        name
        for name in tools.templates
        if name != chosen and (name in tools.photo_templates) == (chosen in tools.photo_templates)
    ]
    start = int(made.design.seed, 16) % len(alike) if alike else 0
    return tuple((alike[start:] + alike[:start])[:MOST_REDRAWS])


async def _drawn_with(tools: DraftTools, made: Composed, template: str) -> Composed:
    design = msgspec.structs.replace(made.design, template=template, scheme=None)
    # It may have fewer places than the one before.
    photos = made.photos[: photos_shown(tools, template, None)]
    picture, shown = await draw_with(tools, design, photos), made.shown.first(len(photos))
    return dataclasses.replace(made, design=design, picture=picture, photos=photos, shown=shown)


def destination_of(
    project: Project, marketplace: str, asin: str, title: str, given_url: str | None
) -> str | None:
    """Where the pin leads, or None when the project has no destination for the product yet."""
    try:
        return build_destination(
            mode=project.link_mode,
            marketplace=marketplace,
            asin=asin,
            affiliate_tag=project.affiliate_tag,
            title=title,
            site_url_pattern=project.site_url_pattern,
            product_url=given_url,
        )
    except InvalidInputError as error:
        # The draft is made all the same: a rule blocks it and says how to get a destination.
        log.info("pins.draft.no_destination", code=error.code)
        return None
