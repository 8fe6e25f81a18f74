"""Makes a draft of an opportunity: copy, picture, link, findings; then it waits for a person."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import TypedDict

import httpx2
import msgspec
import structlog

from pinflow.accounts.models import AccountId
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore, Sha256
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError, ConflictError, InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.pins.build_link import build_destination, canonical_destination, new_marker, with_marker
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.fetch_photo import AskHost, choose_photo, fetch_photo
from pinflow.pins.models import PinCopy, PinDesign, ProductFacts, RenderedPicture, TextBox
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import find_open_pin_of_opportunity, get_pin, insert_pin, update_findings
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.studio import Studio, seed_of
from pinflow.pins.writers.writer import Writer
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.projects.queries import find_destination, get_project
from pinflow.research.opportunity import Opportunity, OpportunityId, OpportunityState
from pinflow.research.queries import get_opportunity, update_opportunity_state

DRAFT_JOB = "pins.draft_pin"
log = structlog.get_logger(__name__)


class PictureFields(TypedDict):
    """How a picture stands in a pin."""

    picture_sha256: bytes
    picture_media_type: str
    picture_width: int
    picture_height: int
    picture_size: int
    dominant_color: str
    text_boxes: tuple[TextBox, ...]


@dataclasses.dataclass(frozen=True)
class DraftTools:
    """What drafting works with."""

    database: Database
    clock: Clock
    http: httpx2.AsyncClient
    writer: Writer
    studio: Studio
    templates: tuple[str, ...]
    photo_templates: frozenset[str]
    sandbox_url: str | None
    ask_host: AskHost


class DraftRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The payload of a draft job. ``template`` and ``hook`` None: chosen by the product."""

    opportunity_id: OpportunityId
    requested_by: str
    template: str | None = None
    hook: str | None = None


async def request_draft(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    opportunity_id: OpportunityId,
    *,
    now: datetime,
    template: str | None = None,
    hook: str | None = None,
) -> JobId | None:
    """Asks the studio for a draft; the job and the note about it are written together.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such opportunity.
        ConflictError: ``pins.no_own_title``: see ``require_own_title``.
    """
    require_role(actor, Role.EDITOR)
    require_own_title(await get_opportunity(session, opportunity_id))
    request = DraftRequest(
        opportunity_id=opportunity_id, requested_by=actor.name, template=template, hook=hook
    )
    await record_audit(session, actor, "draft.requested", "opportunity", opportunity_id, now)
    return await jobs.enqueue(
        session,
        DRAFT_JOB,
        request,
        tenant_id=session.tenant_id,
        dedupe_key=f"{DRAFT_JOB}:{opportunity_id}",
    )


async def draft_pin(tools: DraftTools, blobs: BlobStore, tenant_id: TenantId, request: DraftRequest) -> Pin:
    """Makes the draft, once: an opportunity with a pin that was not rejected gives that pin again.

    Network and drawing happen outside any transaction.

    Raises:
        NotFoundError: no such opportunity.
        InvalidInputError: the template or the hook is unknown.
        ConflictError: ``pins.no_own_title``: see ``require_own_title``.
    """
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        opportunity = await get_opportunity(session, request.opportunity_id)
        existing = await find_open_pin_of_opportunity(session, request.opportunity_id)
        if existing is not None:
            return await get_pin(session, existing)
        require_own_title(opportunity)
        project = await get_project(session, opportunity.project_id)
        given_url = await find_destination(session, project.id, opportunity.marketplace, opportunity.asin)
        photo_url = await choose_photo(session, project, opportunity.image_url, tools.sandbox_url)
    facts = facts_of(opportunity)
    seed = seed_of(project.id, opportunity.marketplace, opportunity.asin)
    copy = tools.writer.write(facts, hook=request.hook, seed=seed)
    template = request.template or choose_template(tools.templates, seed)
    photo = await _photo(tools, photo_url, opportunity) if template in tools.photo_templates else None
    picture, photo = await _draw(tools, design_of(template, copy, project, seed), photo)
    sha256 = await blobs.put(picture.data, picture.media_type, tools.clock.now())
    destination = destination_of(project, opportunity.marketplace, opportunity.asin, facts.title, given_url)
    now = tools.clock.now()
    marker = new_marker()
    pin = Pin(
        id=PinId(new_id(now)),
        tenant_id=tenant_id,
        project_id=project.id,
        opportunity_id=opportunity.id,
        state=PinState.IN_REVIEW,
        version=1,
        blocked=False,
        account_id=AccountId(project.default_account_id) if project.default_account_id else None,
        board_id=project.default_board_id,
        board_section_id=None,
        title=copy.title,
        description=copy.description,
        alt_text=describe_picture(
            language=facts.language,
            product_title=facts.title,
            shows_photo=photo is not None,
            text_boxes=picture.text_boxes,
            headline=copy.headline,
            kicker=copy.kicker,
            points=copy.points,
            disclosure=copy.disclosure,
        ),
        link=with_marker(destination, marker, project.link_mode) if destination else None,
        destination=destination,
        canonical_link=canonical_destination(destination) if destination else None,
        marker=marker,
        ai_disclosures=(),
        **picture_fields(picture, sha256),
        picture_uses_marketplace_photo=photo is not None,
        template=template,
        hook=copy.hook,
        writer=copy.writer,
        headline=copy.headline,
        kicker=copy.kicker,
        points=copy.points,
        disclosure=copy.disclosure,
        findings=(),
        payload_hash="",
        marketplace=opportunity.marketplace,
        asin=opportunity.asin,
        product_title=facts.title,
        category=facts.category,
        created_at=now,
        updated_at=now,
    )
    pin = msgspec.structs.replace(pin, payload_hash=pin.payload().hash())
    return await _record(tools.database, pin, project, opportunity, now)


async def _record(
    database: Database, pin: Pin, project: Project, opportunity: Opportunity, now: datetime
) -> Pin:
    async with database.tenant_session(pin.tenant_id) as session:
        # Two deliveries of one job meet here: the second finds the first one's pin.
        await get_opportunity(session, opportunity.id, lock=True)
        existing = await find_open_pin_of_opportunity(session, opportunity.id)
        if existing is not None:
            return await get_pin(session, existing)
        await insert_pin(session, pin)
        findings = await recheck_pin(session, pin, project, now)
        await update_findings(session, pin.id, findings, is_blocked(findings))
        await update_opportunity_state(session, opportunity.id, OpportunityState.DRAFTED)
        for kind, object_id in (("pin.changed", pin.id), ("opportunity.changed", opportunity.id)):
            await record_change(session, tenant_id=pin.tenant_id, kind=kind, object_id=object_id, now=now)
        return await get_pin(session, pin.id)


def require_own_title(opportunity: Opportunity) -> None:
    """What came through a key for the Creators API goes within a day and may not stand in a pin, which stays.

    Raises:
        ConflictError: ``pins.no_own_title``: nobody but the Creators API told the product's name.
    """
    if opportunity.title is None or "title" in opportunity.live_facts:
        raise ConflictError(
            "pins.no_own_title",
            f"Only the Creators API told the name of {opportunity.asin}, so it may not stand in a pin. "
            "Bring the product with a name: in a file, by a saved page or on a list. Then draft it.",
        )


def facts_of(opportunity: Opportunity) -> ProductFacts:
    """What may be said about the product."""
    return ProductFacts(
        marketplace=opportunity.marketplace,
        asin=opportunity.asin,
        title=opportunity.title or opportunity.asin,
        category="" if "category" in opportunity.live_facts else opportunity.category,
        language=get_marketplace(opportunity.marketplace).language,
    )


def choose_template(templates: tuple[str, ...], seed: str) -> str:
    """A template for the seed, evenly over all, so that a board does not look like one picture."""
    return templates[int(seed, 16) % len(templates)]


def design_of(template: str, copy: PinCopy, project: Project, seed: str) -> PinDesign:
    """The design of the project's brand with this copy."""
    return PinDesign(
        template=template,
        headline=copy.headline,
        kicker=copy.kicker,
        points=copy.points,
        disclosure=copy.disclosure,
        brand=project.brand,
        seed=seed,
    )


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


def picture_fields(picture: RenderedPicture, sha256: Sha256) -> PictureFields:
    """The fields of a pin that describe its picture."""
    return {
        "picture_sha256": sha256,
        "picture_media_type": picture.media_type,
        "picture_width": picture.width,
        "picture_height": picture.height,
        "picture_size": len(picture.data),
        "dominant_color": picture.dominant_color,
        "text_boxes": picture.text_boxes,
    }


async def _draw(
    tools: DraftTools, design: PinDesign, photo: bytes | None
) -> tuple[RenderedPicture, bytes | None]:
    """The picture, and the photo that is really on it: one that cannot be read is done without."""
    try:
        return await tools.studio.draw(design, photo), photo
    except InvalidInputError as error:
        if photo is None or not error.code.startswith("pins.photo_"):
            raise
        log.warning("pins.photo.unreadable", code=error.code)
        return await tools.studio.draw(design, None), None


async def _photo(tools: DraftTools, url: str | None, opportunity: Opportunity) -> bytes | None:
    """The marketplace's photo; one that cannot be had is done without.

    Raises:
        LimitReachedError: ``scraping.queue_at_host``: its turn comes soon, and the job with it.
    """
    if url is None:
        return None
    try:
        return await fetch_photo(tools.http, url, sandbox_url=tools.sandbox_url, ask_host=tools.ask_host)
    except AppError as error:
        # Thirty drafts at once must not be twenty without their photo, only because others were first.
        if error.code == "scraping.queue_at_host":
            raise
        log.warning("pins.photo.unavailable", code=error.code, opportunity_id=str(opportunity.id))
        return None
