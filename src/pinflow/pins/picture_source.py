"""Which photo a pin's picture is drawn with: a library picture, the marketplace's, or none."""

from __future__ import annotations

import dataclasses
from uuid import UUID

import msgspec

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.pins.fetch_photo import choose_photo
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import find_media_of_product, get_media
from pinflow.pins.models import PinDesign
from pinflow.projects.models import Project

# What an AI-made picture is disclosed as, unless a person says more.
AI_MODIFIED = "AI_MODIFIED"


@dataclasses.dataclass(frozen=True)
class PictureSource:
    """At most one of both. A library picture is the tenant's own and needs no policy."""

    media: Media | None = None
    url: str | None = None

    @property
    def made_with_ai(self) -> bool:
        """Whether AI made or changed it."""
        return self.media is not None and self.media.made_with_ai

    async def own_photo(self, blobs: BlobStore) -> bytes | None:
        """The library picture's bytes, if it is one."""
        return None if self.media is None else (await blobs.get(self.media.sha256)).data

    def seen_in(self, design: PinDesign) -> PinDesign:
        """The design with the point that a person chose to be seen."""
        return design if self.media is None else msgspec.structs.replace(design, focus=self.media.focus)


async def choose_source(
    session: TenantSession,
    project: Project,
    marketplace: str,
    asin: str,
    image_url: str | None,
    sandbox_url: str | None,
    *,
    media_id: UUID | None = None,
) -> PictureSource:
    """The named library picture, else the product's, else the project's, else the marketplace's if it may be.

    Raises:
        NotFoundError: ``media.not_found``.
    """
    if media_id is not None:
        return PictureSource(media=await get_media(session, media_id))
    media = await find_media_of_product(session, project.id, marketplace, asin)
    if media is not None:
        return PictureSource(media=media)
    return PictureSource(url=await choose_photo(session, project, image_url, sandbox_url))


def disclosures_after(
    disclosed: tuple[str, ...], *, was_made_with_ai: bool, is_made_with_ai: bool
) -> tuple[str, ...]:
    """AI disclosures that follow the picture; what a person disclosed besides stays."""
    if is_made_with_ai and not disclosed:
        return (AI_MODIFIED,)
    if was_made_with_ai and not is_made_with_ai:
        return tuple(value for value in disclosed if value != AI_MODIFIED)
    return disclosed
