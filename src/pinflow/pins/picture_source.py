"""Which photo a pin's picture is drawn with: a library picture, the marketplace's, or none."""

from __future__ import annotations

import dataclasses
from typing import TypedDict
from uuid import UUID

import msgspec

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.pins.fetch_photo import choose_photo
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import find_media_of_product, get_media, is_media_of_product
from pinflow.pins.models import PinDesign
from pinflow.projects.models import Project
from pinflow.research.opportunity import Opportunity

# What an AI-made picture is disclosed as, unless a person says more.
AI_MODIFIED = "AI_MODIFIED"
ARTWORK, MARKETPLACE_PHOTO, LIBRARY = "artwork", "marketplace_photo", "library"


class SourceFields(TypedDict):
    """Where a pin's picture is from, and what must be said about it."""

    picture_uses_marketplace_photo: bool
    picture_source: str
    media_id: UUID | None
    picture_made_with_ai: bool
    ai_disclosures: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class PictureSource:
    """At most one of both; neither: artwork. A library picture is the tenant's own and needs no policy.

    ``shows_product``: a marketplace's photo does; a library picture where a person said so.
    """

    media: Media | None = None
    url: str | None = None
    shows_product: bool = True

    @property
    def kind(self) -> str:
        """As a pin's ``picture_source``: ``artwork``, ``marketplace_photo`` or ``library``."""
        if self.media is not None:
            return LIBRARY
        return ARTWORK if self.url is None else MARKETPLACE_PHOTO

    async def own_photo(self, blobs: BlobStore) -> bytes | None:
        """The library picture's bytes, if it is one."""
        return None if self.media is None else (await blobs.get(self.media.sha256)).data

    def seen_in(self, design: PinDesign) -> PinDesign:
        """The design with the point that a person chose to be seen."""
        return design if self.media is None else msgspec.structs.replace(design, focus=self.media.focus)


async def choose_source(
    session: TenantSession,
    project: Project,
    opportunity: Opportunity,
    sandbox_url: str | None,
    media_id: UUID | None = None,
) -> PictureSource:
    """The named library picture, else the product's, else the project's, else the marketplace's if it may be.

    Raises:
        NotFoundError: ``media.not_found``.
    """
    place = (opportunity.marketplace, opportunity.asin)
    if media_id is not None:
        return await library_source(session, await get_media(session, media_id), *place)
    media = await find_media_of_product(session, project.id, *place)
    if media is not None:
        return await library_source(session, media, *place)
    return PictureSource(url=await choose_photo(session, project, opportunity.image_url, sandbox_url))


async def library_source(session: TenantSession, media: Media, marketplace: str, asin: str) -> PictureSource:
    """A library picture for a product, which it shows if a person linked the two."""
    linked = await is_media_of_product(session, media.id, marketplace, asin)
    return PictureSource(media=media, shows_product=linked)


def source_fields(
    shown: PictureSource, disclosed: tuple[str, ...] = (), *, was_made_with_ai: bool = False
) -> SourceFields:
    """The fields of a pin that say where its picture is from.

    ``shown``: what is really on it. ``disclosed`` and ``was_made_with_ai``: of the picture before.
    """
    made_with_ai = shown.media is not None and shown.media.made_with_ai
    return {
        "picture_uses_marketplace_photo": shown.kind == MARKETPLACE_PHOTO,
        "picture_source": shown.kind,
        "media_id": None if shown.media is None else shown.media.id,
        "picture_made_with_ai": made_with_ai,
        "ai_disclosures": _disclosures_after(disclosed, was_made_with_ai, made_with_ai),
    }


def _disclosures_after(
    disclosed: tuple[str, ...], was_made_with_ai: bool, is_made_with_ai: bool
) -> tuple[str, ...]:
    """AI disclosures that follow the picture; what a person disclosed besides stays."""
    if is_made_with_ai and not disclosed:
        return (AI_MODIFIED,)
    if was_made_with_ai and not is_made_with_ai:
        return tuple(value for value in disclosed if value != AI_MODIFIED)
    return disclosed
