"""Fetches the photos that a picture is drawn with: as many as its template has places for."""

from __future__ import annotations

import functools

import structlog

from pinflow.kit.blobs import BlobStore
from pinflow.kit.errors import AppError, InvalidInputError
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.fetch_photo import fetch_photo
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.picture_source import PictureSource

log = structlog.get_logger(__name__)

# Encoded pictures, the first slot's first; none: artwork.
Photos = tuple[bytes, ...]


async def gather_photos(tools: DraftTools, blobs: BlobStore, source: PictureSource, most: int) -> Photos:
    """The library's pictures or the marketplace's photos of ``source``, up to ``most``.

    A photo asked for lately is not asked for again: a draft that comes back for its third has the others.

    Raises:
        ForbiddenError, LimitReachedError, ExternalError: as `fetch_photo`, about the first one. Further ones
            that cannot be had are done without: artwork stands in their places.
        LimitReachedError: ``scraping.queue_at_host``, about any: its turn comes soon.
    """
    if source.media is not None:
        return tuple([(await blobs.get(media.sha256)).data for media in source.all_media[:most]])
    photos: list[bytes] = []
    for url in source.all_urls[:most]:
        fetch = functools.partial(
            fetch_photo, tools.http, url, sandbox_url=tools.sandbox_url, ask_host=tools.ask_host
        )
        try:
            photos.append(await tools.recent_photos.get(url, fetch))
        except AppError as error:
            if not photos or error.code == "scraping.queue_at_host":
                raise
            log.warning("pins.photo.unavailable", code=error.code)
            break
    return tuple(photos)


async def draw_with(tools: DraftTools, design: PinDesign, photos: Photos) -> RenderedPicture:
    """The picture with these photos.

    Raises:
        InvalidInputError, ExternalError: as `Studio.draw`.
    """
    return await tools.studio.draw(design, photos[0] if photos else None, photos[1:])


async def draw_with_readable(
    tools: DraftTools, design: PinDesign, photos: Photos
) -> tuple[RenderedPicture, Photos]:
    """The picture, and the photos that are really on it: what cannot be read is done without."""
    for count in dict.fromkeys((len(photos), min(len(photos), 1))):
        try:
            return await draw_with(tools, design, photos[:count]), photos[:count]
        except InvalidInputError as error:
            if not count or not error.code.startswith("pins.photo_"):
                raise
            log.warning("pins.photo.unreadable", code=error.code)
    return await draw_with(tools, design, ()), ()
