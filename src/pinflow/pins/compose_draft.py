"""Writes and draws one combination of hook, template, picture and colours."""

from __future__ import annotations

import dataclasses

import structlog

from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import AppError, InvalidInputError
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.brand_logo import read_logo
from pinflow.pins.build_design import design_of, may_show_photo, subject_words
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.fetch_photo import fetch_photo
from pinflow.pins.models import PictureFormat, PinCopy, PinDesign, RenderedPicture
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.read_ground import Ground
from pinflow.pins.write_copy import write_copy
from pinflow.pins.writers.writer import CopyRequest
from pinflow.research.opportunity import Opportunity

log = structlog.get_logger(__name__)


@dataclasses.dataclass(frozen=True)
class Composed:
    """Copy and picture of one combination. ``shown``: where the photo is from that is really on it."""

    copy: PinCopy
    writer_note: str | None
    design: PinDesign
    photo: bytes | None
    picture: RenderedPicture
    shown: PictureSource


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
        logo=await read_logo(blobs, ground.logo),
    )
    design = source.seen_in(design)
    picture, photo = await _draw(tools, design, photo)
    shown = source if photo is not None else PictureSource()
    return Composed(written.copy, written.note, design, photo, picture, shown)


def choose_template(templates: tuple[str, ...], seed: str) -> str:
    """A template for the seed, evenly over all, so that a board does not look like one picture."""
    return templates[int(seed, 16) % len(templates)]


def templates_for(tools: DraftTools, source: PictureSource) -> tuple[str, ...]:
    """Who chose a picture wants to see it: where there are templates that show one, it is one of them."""
    if source.media is None:
        return tools.templates
    return tuple(name for name in tools.templates if name in tools.photo_templates) or tools.templates


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
