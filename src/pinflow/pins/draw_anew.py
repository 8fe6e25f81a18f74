"""Draws the pictures of a pin that there is already, as its words and its photo are now."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.pins.artwork.seasons import season_of
from pinflow.pins.brand_logo import find_logo, read_logo, shown_logo
from pinflow.pins.build_design import design_of, photos_to_gather, subject_words
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.gather_photos import Photos, draw_with, gather_photos
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import get_media
from pinflow.pins.models import PictureFormat, PinDesign, RenderedPicture
from pinflow.pins.picture_source import PictureSource, library_source, marketplace_source, source_fields
from pinflow.pins.pin import Pin, PinKind, PinOrigin, Slide
from pinflow.pins.pin_fields import picture_fields
from pinflow.pins.slides import LEAST_SIDE_TO_CROP, PlannedSlide, plan_slides
from pinflow.pins.studio import seed_of
from pinflow.pins.templates.find_layout import find_layout
from pinflow.pins.templates.model import Template
from pinflow.projects.models import Project
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity


@dataclasses.dataclass(frozen=True)
class Materials:
    """What a pin is drawn with besides its words. ``layout``: its template, if that is the tenant's own.

    ``logo``: the brand's.
    """

    project: Project
    source: PictureSource
    layout: Template | None
    logo: Media | None = None


async def read_materials(
    session: TenantSession,
    tools: DraftTools,
    pin: Pin,
    project: Project,
    media_id: UUID | msgspec.UnsetType | None = msgspec.UNSET,
) -> Materials:
    """The materials of the pin. ``media_id``: another library picture, or None for none of them.

    UNSET leaves it as it is: its library picture, else the marketplace's photo where that may be used.

    Raises:
        NotFoundError: ``media.not_found``.
        InvalidInputError: ``pins.unknown_template``, ``pins.template_faulty``.
        ConflictError: ``pins.own_picture``: it was added with a picture, which nothing of ours has drawn.
    """
    if pin.origin is PinOrigin.ADDED:
        raise ConflictError(
            "pins.own_picture",
            "This pin was added with a picture of your own, so it is not drawn anew. For another picture add "
            "another pin.",
        )
    return Materials(
        project=project,
        source=await _source_of(session, tools, pin, project, media_id),
        layout=await find_layout(session, pin.template, tools.templates),
        logo=await find_logo(session, project),
    )


async def _source_of(
    session: TenantSession,
    tools: DraftTools,
    pin: Pin,
    project: Project,
    media_id: UUID | msgspec.UnsetType | None,
) -> PictureSource:
    chosen = pin.media_id if isinstance(media_id, msgspec.UnsetType) else media_id
    if chosen is not None:
        media = await get_media(session, chosen)
        # The same pictures again, unless another one was chosen.
        kept = pin.further_media if chosen == pin.media_id else ()
        return await library_source(session, project, media, pin.marketplace, pin.asin, kept)
    if pin.opportunity_id is None:
        return PictureSource()
    opportunity = await get_opportunity(session, OpportunityId(pin.opportunity_id))
    return await marketplace_source(session, project, opportunity, tools.sandbox_url)


def picture_format_of(pin: Pin) -> PictureFormat:
    """The kind of file its picture is."""
    return "png" if pin.picture_media_type == "image/png" else "jpeg"


def require_no_video(pin: Pin) -> None:
    """Raises:
    InvalidInputError: ``pins.video_stands``: other words or another picture would leave its video as it is.
    """
    if pin.kind is PinKind.VIDEO:
        raise InvalidInputError(
            "pins.video_stands",
            "Its video shows the words as they are. Make it a single picture first, then film it anew.",
        )


async def draw_anew(
    tools: DraftTools,
    blobs: BlobStore,
    pin: Pin,
    materials: Materials,
    now: datetime,
    *,
    picture_format: PictureFormat,
) -> Pin:
    """The pin with its picture, or pictures, as it is now told and with what they show.

    Raises:
        InvalidInputError: ``pins.video_stands``, or the renderer refuses it.
    """
    require_no_video(pin)
    design, photos = await design_and_photos(tools, blobs, pin, materials, picture_format=picture_format)
    picture = await draw_with(tools, design, photos)
    fields: dict[str, Any] = {
        **picture_fields(picture, await blobs.put(picture.data, picture.media_type, now))
    }
    if pin.kind is PinKind.CAROUSEL:
        fields["slides"] = await draw_slides(tools, blobs, design, photos, picture, materials.source, now)
    shown = materials.source.first(len(photos))
    fields |= source_fields(
        shown,
        pin.ai_disclosures,
        was_made_with_ai=pin.picture_made_with_ai,
        logo=shown_logo(design, materials.logo),
    )
    return msgspec.structs.replace(pin, **fields)


async def design_and_photos(
    tools: DraftTools,
    blobs: BlobStore,
    pin: Pin,
    materials: Materials,
    *,
    picture_format: PictureFormat,
) -> tuple[PinDesign, Photos]:
    """What the renderer gets for the pin's first picture."""
    source = materials.source
    most = photos_to_gather(tools, pin.template, materials.layout, source, pin.kind)
    photos = await gather_photos(tools, blobs, source, most)
    design = design_of(
        pin.template,
        pin,
        materials.project,
        seed=pin.seed or seed_of(pin.project_id, pin.marketplace, pin.asin),
        subject=subject_words(pin.product_title, pin.category),
        # As it was when the pin was made: an edit in spring does not melt its snow.
        season=season_of(pin.created_at, pin.marketplace),
        scheme=pin.scheme or None,
        layout=materials.layout,
        picture_format=picture_format,
        logo=await read_logo(blobs, materials.logo),
    )
    return source.seen_in(design), photos


def plan_pictures(
    tools: DraftTools, design: PinDesign, photos: Photos, source: PictureSource
) -> tuple[PlannedSlide, ...]:
    """What a carousel's pictures, or a video's scenes, show; no part of a marketplace's photo."""
    media = source.media
    may_crop = media is not None and min(media.width, media.height) >= LEAST_SIDE_TO_CROP
    return plan_slides(design, tools.slide_templates, photos=len(photos), may_crop=may_crop)


async def draw_slides(
    tools: DraftTools,
    blobs: BlobStore,
    design: PinDesign,
    photos: Photos,
    first: RenderedPicture,
    source: PictureSource,
    now: datetime,
) -> tuple[Slide, ...]:
    """The pictures of a carousel, the first one already drawn.

    Raises:
        InvalidInputError: ``pins.too_few_points``: it would have one picture.
    """
    further = plan_pictures(tools, design, photos, source)[1:]
    if not further:
        raise InvalidInputError(
            "pins.too_few_points", "This pin has no points, so there is nothing for a second picture to show."
        )
    pictures = [first]
    for slide in further:
        turned = photos[slide.first_photo :] + photos[: slide.first_photo]
        pictures.append(await draw_with(tools, slide.design, turned))
    return tuple([await _slide(blobs, picture, now) for picture in pictures])


async def _slide(blobs: BlobStore, picture: RenderedPicture, now: datetime) -> Slide:
    sha256 = await blobs.put(picture.data, picture.media_type, now)
    return Slide(
        sha256=sha256.hex(),
        media_type=picture.media_type,
        width=picture.width,
        height=picture.height,
        size=len(picture.data),
        text_boxes=picture.text_boxes,
        picture_bits=picture.picture_bits,
    )
