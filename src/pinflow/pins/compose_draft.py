"""Writes and draws one combination of hook, template, picture and colours."""

from __future__ import annotations

import dataclasses

import structlog

from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import AppError
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.brand_logo import read_logo
from pinflow.pins.build_design import design_of, photos_to_gather, subject_words
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.gather_photos import Photos, draw_with_readable, gather_photos
from pinflow.pins.models import PictureFormat, PinCopy, PinDesign, ProductFacts, RenderedPicture
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import MARKETPLACE_PHOTO, PinKind
from pinflow.pins.read_ground import Ground
from pinflow.pins.write_copy import write_copy
from pinflow.pins.writers.wording import compares_kinds
from pinflow.pins.writers.writer import CopyRequest

log = structlog.get_logger(__name__)


@dataclasses.dataclass(frozen=True)
class Composed:
    """Copy and picture of one combination. ``shown``: where the photos are from that are really on it."""

    copy: PinCopy
    writer_note: str | None
    design: PinDesign
    photos: Photos
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
    kind: PinKind = PinKind.IMAGE,
) -> Composed:
    """Writes and draws one combination, outside any transaction.

    Raises:
        InvalidInputError: the template or the hook is unknown.
        LimitReachedError: ``scraping.queue_at_host``: the photo's turn comes soon, and the job with it.
    """
    request = CopyRequest(facts=ground.facts, seed=seed, hook=hook, keywords=ground.keywords)
    source = ground.source
    template = template or choose_template(templates_for(tools, source, ground.facts), seed)
    layout = ground.layout if ground.layout is not None and ground.layout.name == template else None
    most = 0 if without_photo else photos_to_gather(tools, template, layout, source, kind)
    # Before the copy: a draft that has to come again for its photo is not paid for twice.
    photos = await _photos(tools, blobs, ground, most)
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
    picture, photos = await draw_with_readable(tools, design, photos)
    return Composed(written.copy, written.note, design, photos, picture, source.first(len(photos)))


def choose_template(templates: tuple[str, ...], seed: str) -> str:
    """A template for the seed, evenly over all, so that a board does not look like one picture."""
    return templates[int(seed, 16) % len(templates)]


def templates_for(tools: DraftTools, source: PictureSource, facts: ProductFacts) -> tuple[str, ...]:
    """Who chose a picture wants to see it: where there are templates that show one, it is one of them.

    A comparison is drawn of what comes in two kinds: one column compares nothing. Amazon's photos may be
    resized, not altered.
    """
    fit = tools.templates
    if not compares_kinds(facts):
        fit = tuple(name for name in fit if tools.families.get(name) != "comparison") or fit
    if source.kind == MARKETPLACE_PHOTO:
        fit = tuple(name for name in fit if name not in tools.altering) or fit
    if source.media is None:
        return fit
    return tuple(name for name in fit if name in tools.photo_templates) or fit


async def _photos(tools: DraftTools, blobs: BlobStore, ground: Ground, most: int) -> Photos:
    """The photos there are for the picture; those that cannot be had are done without.

    Raises:
        LimitReachedError: ``scraping.queue_at_host``: a photo's turn comes soon, and the job with it.
    """
    try:
        return await gather_photos(tools, blobs, ground.source, most)
    except AppError as error:
        # Thirty drafts at once must not be twenty without their photo, only because others were first.
        if ground.source.media is not None or error.code == "scraping.queue_at_host":
            raise
        log.warning("pins.photo.unavailable", code=error.code, opportunity_id=str(ground.opportunity.id))
        return ()
