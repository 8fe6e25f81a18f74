"""Finds the library pictures that show what another one shows: the same picture, saved in another way."""

from __future__ import annotations

from pinflow.kit.db import TenantSession
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import list_media_alike
from pinflow.pins.similar.distance import SAME_PICTURE_BITS

# So many are told of at most.
MOST = 5


async def find_alike(session: TenantSession, media: Media) -> list[Media]:
    """Other pictures of the library that look like ``media``, the nearest first.

    Their fingerprints differ in at most `SAME_PICTURE_BITS` of 64 bits; that of a crop or a mirrored one does
    in more.
    """
    return await list_media_alike(session, media, SAME_PICTURE_BITS, MOST)
