"""Draws the pictures of a pin that there is already, as its words and its photo are now."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

import msgspec

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.draft_pin import DraftTools, picture_fields
from pinflow.pins.fetch_photo import choose_photo, fetch_photo
from pinflow.pins.media.queries import get_media
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.picture_source import PictureSource, disclosures_after
from pinflow.pins.pin import Pin, PinKind, Slide
from pinflow.pins.slides import slide_designs
from pinflow.pins.studio import seed_of
from pinflow.projects.models import Project
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity


async def source_of(
    session: TenantSession,
    tools: DraftTools,
    pin: Pin,
    project: Project,
    media_id: UUID | msgspec.UnsetType | None = msgspec.UNSET,
) -> PictureSource:
    """The photo the pin is drawn with. ``media_id``: another library picture, or None for none of them.

    UNSET leaves it as it is: its library picture, else the marketplace's photo where that may be used.

    Raises:
        NotFoundError: ``media.not_found``.
    """
    chosen = pin.media_id if isinstance(media_id, msgspec.UnsetType) else media_id
    if chosen is not None:
        return PictureSource(media=await get_media(session, chosen))
    if pin.opportunity_id is None:
        return PictureSource()
    opportunity = await get_opportunity(session, OpportunityId(pin.opportunity_id))
    return PictureSource(url=await choose_photo(session, project, opportunity.image_url, tools.sandbox_url))


def picture_format_of(pin: Pin) -> Literal["jpeg", "png"]:
    """The kind of file its picture is."""
    return "png" if pin.picture_media_type == "image/png" else "jpeg"


async def draw_anew(
    tools: DraftTools,
    blobs: BlobStore,
    pin: Pin,
    project: Project,
    source: PictureSource,
    now: datetime,
    *,
    png: bool,
) -> Pin:
    """The pin with its picture, or pictures, as it is now told and with what they show.

    Raises:
        InvalidInputError: ``pins.video_stands``, ``pins.unknown_template``, or the renderer refuses it.
    """
    if pin.kind is PinKind.VIDEO:
        raise InvalidInputError(
            "pins.video_stands",
            "Its video shows the words as they are. Make it a single picture first, then film it anew.",
        )
    design, photo = await design_and_photo(tools, blobs, pin, project, source, png=png)
    picture = await tools.studio.draw(design, photo)
    fields: dict[str, Any] = {
        **picture_fields(picture, await blobs.put(picture.data, picture.media_type, now))
    }
    if pin.kind is PinKind.CAROUSEL:
        fields["slides"] = await draw_slides(tools, blobs, design, photo, picture, now)
    shown = source.media if photo is not None else None
    made_with_ai = shown is not None and shown.made_with_ai
    return msgspec.structs.replace(
        pin,
        **fields,
        picture_uses_marketplace_photo=photo is not None and shown is None,
        media_id=shown.id if shown is not None else None,
        picture_made_with_ai=made_with_ai,
        ai_disclosures=disclosures_after(
            pin.ai_disclosures, was_made_with_ai=pin.picture_made_with_ai, is_made_with_ai=made_with_ai
        ),
    )


async def design_and_photo(
    tools: DraftTools, blobs: BlobStore, pin: Pin, project: Project, source: PictureSource, *, png: bool
) -> tuple[PinDesign, bytes | None]:
    """What the renderer gets for the pin's first picture.

    Raises:
        InvalidInputError: ``pins.unknown_template``.
    """
    if pin.template not in tools.templates:
        raise InvalidInputError(
            "pins.unknown_template",
            f"There is no template “{pin.template}”. Known: {', '.join(tools.templates)}.",
            field="template",
        )
    photo = None
    if pin.template in tools.photo_templates:
        photo = await source.own_photo(blobs)
        if photo is None and source.url is not None:
            photo = await fetch_photo(
                tools.http, source.url, sandbox_url=tools.sandbox_url, ask_host=tools.ask_host
            )
    design = PinDesign(
        template=pin.template,
        headline=pin.headline,
        kicker=pin.kicker,
        points=pin.points,
        disclosure=pin.disclosure,
        brand=project.brand,
        seed=seed_of(pin.project_id, pin.marketplace, pin.asin),
        picture_format="png" if png else "jpeg",
    )
    return source.seen_in(design), photo


async def draw_slides(
    tools: DraftTools,
    blobs: BlobStore,
    design: PinDesign,
    photo: bytes | None,
    first: RenderedPicture,
    now: datetime,
) -> tuple[Slide, ...]:
    """The pictures of a carousel, the first one already drawn.

    Raises:
        InvalidInputError: ``pins.too_few_points``: it would have one picture.
    """
    further = slide_designs(design)[1:]
    if not further:
        raise InvalidInputError(
            "pins.too_few_points", "This pin has no points, so there is nothing for a second picture to show."
        )
    pictures = [first] + [await tools.studio.draw(slide, photo) for slide in further]
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
    )
