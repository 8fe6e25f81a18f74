"""Makes a draft of an opportunity: copy, picture, link, findings; then it waits for a person."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import TypedDict
from uuid import UUID

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
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.build_link import build_destination, canonical_destination, new_marker, with_marker
from pinflow.pins.describe_picture import describe_picture
from pinflow.pins.fetch_photo import AskHost, fetch_photo
from pinflow.pins.media.queries import get_media
from pinflow.pins.models import PictureFormat, PinCopy, PinDesign, ProductFacts, RenderedPicture, TextBox
from pinflow.pins.picture_source import ARTWORK, PictureSource, choose_source, source_fields
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import find_open_pin_of_opportunity, get_pin, insert_pin, update_findings
from pinflow.pins.recent_photos import RecentPhotos
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.pins.rules.pictures import TextCut
from pinflow.pins.rules.repeats import NearDuplicatePicture
from pinflow.pins.studio import Studio, seed_of
from pinflow.pins.templates.find_layout import find_layout
from pinflow.pins.templates.model import TableRow, Template
from pinflow.pins.write_copy import Writers, write_copy
from pinflow.pins.writers.product_name import is_safe
from pinflow.pins.writers.writer import CopyRequest
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.projects.queries import find_destination, get_project
from pinflow.research.opportunity import Opportunity, OpportunityId, OpportunityState
from pinflow.research.queries import get_opportunity, update_opportunity_state
from pinflow.research.trends.find_keywords import find_keywords
from pinflow.scraping.bring.queries import find_note

DRAFT_JOB = "pins.draft_pin"
# What a picture may be drawn anew for, with another template, and how often; then it stays, and is blocked.
MENDED_BY_ANOTHER_TEMPLATE = frozenset({NearDuplicatePicture.id, TextCut.id})
MOST_REDRAWS = 3
MAX_NOTES, MAX_NOTE_CHARS = 10, 300
MAX_KEYWORDS, MAX_KEYWORD_CHARS = 3, 36
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
    picture_bits: int | None
    scheme: str


class CopyFields(TypedDict):
    """How copy stands in a pin."""

    title: str
    description: str
    alt_text: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    items: tuple[str, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    hook: str
    writer: str
    prompt_version: str | None


# Public facts that came through the tenant's own key: (session, marketplace, ASIN, now) -> what it lists.
ReadApiPoints = Callable[[TenantSession, str, str, datetime], Awaitable[tuple[str, ...]]]


@dataclasses.dataclass(frozen=True)
class DraftTools:
    """What drafting works with.

    ``schemes``: the colour schemes of each template; ``slide_templates``: the one that further pictures of a
    carousel, or scenes of a video, are drawn with.
    """

    database: Database
    clock: Clock
    http: httpx2.AsyncClient
    writers: Writers
    studio: Studio
    templates: tuple[str, ...]
    photo_templates: frozenset[str]
    sandbox_url: str | None
    ask_host: AskHost
    schemes: Mapping[str, tuple[str, ...]] = dataclasses.field(default_factory=dict)
    slide_templates: Mapping[str, str] = dataclasses.field(default_factory=dict)
    read_api_points: ReadApiPoints | None = None
    recent_photos: RecentPhotos = dataclasses.field(default_factory=RecentPhotos)


class DraftRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The payload of a draft job. ``template`` and ``hook`` None: chosen by the product.

    ``variant`` counts the drafts of one opportunity from 1; ``notes``: what the user knows about the product.
    ``media_id``: the library picture to show; None: the product's, if it has one.
    """

    opportunity_id: OpportunityId
    requested_by: str
    template: str | None = None
    hook: str | None = None
    variant: int = 1
    scheme: str | None = None
    without_photo: bool = False
    notes: tuple[str, ...] = ()
    media_id: UUID | None = None


async def request_draft(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    opportunity_id: OpportunityId,
    *,
    now: datetime,
    template: str | None = None,
    hook: str | None = None,
    notes: Sequence[str] = (),
    media_id: UUID | None = None,
) -> JobId | None:
    """Asks the studio for a draft; the job and the note about it are written together.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such opportunity, or library picture.
        ConflictError: ``pins.no_own_title``: see ``require_own_title``.
        InvalidInputError: ``pins.notes_too_long``.
    """
    request = DraftRequest(
        opportunity_id=opportunity_id,
        requested_by=actor.name,
        template=template,
        hook=hook,
        notes=tidy_notes(notes),
        media_id=media_id,
    )
    return await enqueue_draft(session, jobs, actor, request, now)


async def enqueue_draft(
    session: TenantSession, jobs: JobQueue, actor: Actor, request: DraftRequest, now: datetime
) -> JobId | None:
    """The same of a variant; None: a job that waits already does it."""
    require_role(actor, Role.EDITOR)
    opportunity_id = request.opportunity_id
    require_own_title(await get_opportunity(session, opportunity_id))
    if request.media_id is not None:
        await get_media(session, request.media_id)
    await record_audit(session, actor, "draft.requested", "opportunity", opportunity_id, now)
    key = f"{DRAFT_JOB}:{opportunity_id}"
    return await jobs.enqueue(
        session,
        DRAFT_JOB,
        request,
        tenant_id=session.tenant_id,
        dedupe_key=key if request.variant == 1 else f"{key}:{request.variant}",
    )


def tidy_notes(notes: Sequence[str]) -> tuple[str, ...]:
    """The user's notes without empty ones.

    Raises:
        InvalidInputError: ``pins.notes_too_long``: more than ten, or one of more than 300 characters.
    """
    tidy = tuple(folded for note in notes if (folded := " ".join(note.split())))
    if len(tidy) > MAX_NOTES or any(len(note) > MAX_NOTE_CHARS for note in tidy):
        raise InvalidInputError(
            "pins.notes_too_long",
            f"Give at most {MAX_NOTES} notes of {MAX_NOTE_CHARS} characters each, one fact a note.",
            field="notes",
        )
    return tidy


@dataclasses.dataclass(frozen=True)
class Ground:
    """What a draft is made from.

    ``source``: the photo there is for its picture. ``layout``: the tenant's own template that was asked for.
    """

    opportunity: Opportunity
    project: Project
    facts: ProductFacts
    keywords: tuple[str, ...]
    given_url: str | None
    source: PictureSource
    layout: Template | None = None


@dataclasses.dataclass(frozen=True)
class Composed:
    """Copy and picture of one combination. ``shown``: where the photo is from that is really on it."""

    copy: PinCopy
    writer_note: str | None
    design: PinDesign
    photo: bytes | None
    picture: RenderedPicture
    shown: PictureSource


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
        **copy_fields(made.copy, facts, picture, made.shown),
        link=with_marker(destination, marker, project.link_mode) if destination else None,
        destination=destination,
        canonical_link=canonical_destination(destination) if destination else None,
        marker=marker,
        **picture_fields(picture, sha256),
        **source_fields(made.shown),
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


async def read_ground(
    tools: DraftTools,
    session: TenantSession,
    opportunity_id: OpportunityId,
    notes: Sequence[str],
    now: datetime,
    *,
    template: str | None = None,
    media_id: UUID | None = None,
) -> Ground:
    """Everything that is known before a draft is written, in one look.

    Raises:
        NotFoundError: no such opportunity, or library picture.
        InvalidInputError: ``template`` is neither installed nor the tenant's own.
    """
    opportunity = await get_opportunity(session, opportunity_id)
    require_own_title(opportunity)
    project = await get_project(session, opportunity.project_id)
    place = (opportunity.marketplace, opportunity.asin)
    brought = await find_note(session, project.id, *place)
    facts = facts_of(opportunity, (*notes, *tidy_notes([(brought or "")[:MAX_NOTE_CHARS]])))
    if project.writer_reads_api and tools.read_api_points is not None:
        points = await tools.read_api_points(session, *place, now)
        facts = msgspec.structs.replace(facts, points=points)
    found = await find_keywords(session, project, opportunity.marketplace, facts.title, facts.category, now)
    return Ground(
        opportunity=opportunity,
        project=project,
        facts=facts,
        keywords=choose_keywords(found, facts),
        given_url=await find_destination(session, project.id, *place),
        source=await choose_source(session, project, opportunity, tools.sandbox_url, media_id),
        layout=await find_layout(session, template, tools.templates) if template else None,
    )


async def compose(
    tools: DraftTools,
    blobs: BlobStore,
    ground: Ground,
    *,
    seed: str,
    hook: str | None = None,
    template: str | None = None,
    scheme: str | None = None,
    without_photo: bool = False,
    picture_format: PictureFormat = "jpeg",
) -> Composed:
    """Writes and draws one combination, outside any transaction.

    Raises:
        InvalidInputError: the template or the hook is unknown.
        LimitReachedError: ``scraping.queue_at_host``: the photo's turn comes soon, and the job with it.
    """
    request = CopyRequest(facts=ground.facts, seed=seed, hook=hook, keywords=ground.keywords)
    source = ground.source
    template = template or choose_template(templates_for(tools, source), seed)
    photo = None
    layout = ground.layout if ground.layout is not None and ground.layout.name == template else None
    if may_show_photo(tools, template, layout) and not without_photo:
        # Before the copy: a draft that has to come again for its photo is not paid for twice.
        photo = await source.own_photo(blobs) or await _photo(tools, source.url, ground.opportunity)
    written = await write_copy(tools.writers, tools.database, tools.clock, ground.project, request)
    design = design_of(
        template,
        written.copy,
        ground.project,
        seed=seed,
        subject=subject_words(ground.facts.title, ground.facts.category),
        season=season_of(tools.clock.now(), ground.opportunity.marketplace),
        scheme=scheme,
        layout=layout,
        picture_format=picture_format,
    )
    design = source.seen_in(design)
    picture, photo = await _draw(tools, design, photo)
    shown = source if photo is not None else PictureSource()
    return Composed(written.copy, written.note, design, photo, picture, shown)


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


def facts_of(opportunity: Opportunity, notes: Sequence[str] = ()) -> ProductFacts:
    """What may be said about the product."""
    return ProductFacts(
        marketplace=opportunity.marketplace,
        asin=opportunity.asin,
        title=opportunity.title or opportunity.asin,
        category="" if "category" in opportunity.live_facts else opportunity.category,
        notes=tuple(dict.fromkeys(notes)),
        language=get_marketplace(opportunity.marketplace).language,
    )


def choose_keywords(found: Sequence[str], facts: ProductFacts) -> tuple[str, ...]:
    """The keywords that copy may use: none that says more about the product than its facts."""
    usable = [
        keyword
        for keyword in found
        if len(keyword) <= MAX_KEYWORD_CHARS and is_safe(keyword) and not find_invented(keyword, facts)
    ]
    return tuple(usable[:MAX_KEYWORDS])


def seed_of_variant(project_id: object, opportunity: Opportunity, variant: int) -> str:
    """The first draft's seed is the product's own; each further one has another."""
    further = () if variant == 1 else (variant,)
    return seed_of(project_id, opportunity.marketplace, opportunity.asin, *further)


def choose_template(templates: tuple[str, ...], seed: str) -> str:
    """A template for the seed, evenly over all, so that a board does not look like one picture."""
    return templates[int(seed, 16) % len(templates)]


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
    return dataclasses.replace(made, design=design, picture=await tools.studio.draw(design, made.photo))


def templates_for(tools: DraftTools, source: PictureSource) -> tuple[str, ...]:
    """Who chose a picture wants to see it: where there are templates that show one, it is one of them."""
    if source.media is None:
        return tools.templates
    return tuple(name for name in tools.templates if name in tools.photo_templates) or tools.templates


def may_show_photo(tools: DraftTools, template: str, layout: Template | None) -> bool:
    """Whether a template has a place for a photo; ``layout``: it is the tenant's own."""
    return layout.picture == "photo_or_art" if layout else template in tools.photo_templates


def subject_words(title: str, category: str) -> str:
    """What a product is, for the artwork: the title says more than the category it stands in."""
    return f"{title}\n{category}"


def design_of(
    template: str,
    texts: PinCopy | Pin,
    project: Project,
    *,
    seed: str,
    subject: str,
    season: str,
    scheme: str | None = None,
    layout: Template | None = None,
    picture_format: PictureFormat = "jpeg",
) -> PinDesign:
    """The design of the project's brand with these texts."""
    return PinDesign(
        template=template,
        headline=texts.headline,
        kicker=texts.kicker,
        points=texts.points,
        disclosure=texts.disclosure,
        brand=project.brand,
        seed=seed,
        scheme=scheme,
        subject=subject,
        season=season,
        items=texts.items,
        columns=texts.columns,
        rows=table_rows(texts.rows),
        layout=layout,
        picture_format=picture_format,
    )


def table_rows(rows: Sequence[tuple[str, ...]]) -> tuple[TableRow, ...]:
    """Rows as a writer writes them, the label first, for a design."""
    return tuple(TableRow(label=row[0], cells=row[1:]) for row in rows)


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
        "picture_bits": picture.picture_bits,
        "scheme": picture.scheme,
    }


def copy_fields(
    copy: PinCopy, facts: ProductFacts, picture: RenderedPicture, shown: PictureSource
) -> CopyFields:
    """The fields of a pin that were written; the alt text tells what the picture really shows."""
    return {
        "title": copy.title,
        "description": copy.description,
        "alt_text": describe_picture(
            language=facts.language,
            product_title=facts.title,
            shows_photo=shown.kind != ARTWORK,
            text_boxes=picture.text_boxes,
            headline=copy.headline,
            kicker=copy.kicker,
            points=copy.points,
            disclosure=copy.disclosure,
            items=copy.items,
        ),
        "headline": copy.headline,
        "kicker": copy.kicker,
        "points": copy.points,
        "disclosure": copy.disclosure,
        "items": copy.items,
        "columns": copy.columns,
        "rows": copy.rows,
        "hook": copy.hook,
        "writer": copy.writer,
        "prompt_version": copy.prompt_version,
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
