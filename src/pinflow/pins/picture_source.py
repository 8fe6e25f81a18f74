"""Which photo a pin's picture is drawn with: a library picture, the marketplace's, or none."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypedDict
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.pins.fetch_photo import choose_photo, whole_photo
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import (
    get_media,
    is_media_of_product,
    list_media_of,
    list_media_of_product,
)
from pinflow.pins.models import PinDesign
from pinflow.pins.pin import ARTWORK, LIBRARY, MARKETPLACE_PHOTO
from pinflow.projects.models import Project
from pinflow.research.opportunity import Opportunity
from pinflow.scraping.bring.queries import list_more_pictures

# What an AI-made picture is disclosed as, unless a person says more.
AI_MODIFIED = "AI_MODIFIED"


class SourceFields(TypedDict):
    """Where a pin's picture is from, and what must be said about it."""

    picture_uses_marketplace_photo: bool
    picture_source: str
    media_id: UUID | None
    further_media: tuple[UUID, ...]
    logo_media_id: UUID | None
    picture_made_with_ai: bool
    ai_disclosures: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class PictureSource:
    """At most one of both; neither: artwork. A library picture is the tenant's own and needs no policy.

    ``shows_product``: a marketplace's photo does; a library picture where a person said so. ``further_media``
    and ``further_urls``: of the same kind, for the other slots of a template that shows several.
    """

    media: Media | None = None
    url: str | None = None
    shows_product: bool = True
    further_media: tuple[Media, ...] = ()
    further_urls: tuple[str, ...] = ()

    @property
    def kind(self) -> str:
        """As a pin's ``picture_source``: ``artwork``, ``marketplace_photo`` or ``library``."""
        if self.media is not None:
            return LIBRARY
        return ARTWORK if self.url is None else MARKETPLACE_PHOTO

    @property
    def name(self) -> str:
        """What its owner calls a library picture; empty for any other."""
        return "" if self.media is None else self.media.name

    @property
    def all_media(self) -> tuple[Media, ...]:
        """The library pictures, the first slot's first."""
        return () if self.media is None else (self.media, *self.further_media)

    @property
    def all_urls(self) -> tuple[str, ...]:
        """The addresses of the marketplace's photos, the first slot's first."""
        return () if self.url is None else (self.url, *self.further_urls)

    def first(self, count: int) -> PictureSource:
        """What is left of it where ``count`` photos are shown; of none: artwork."""
        if count == 0:
            return PictureSource()
        return dataclasses.replace(
            self, further_media=self.further_media[: count - 1], further_urls=self.further_urls[: count - 1]
        )

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
        return await library_source(session, project, await get_media(session, media_id), *place)
    linked = await list_media_of_product(session, project.id, *place)
    if linked:
        return await library_source(session, project, linked[0], *place)
    return await marketplace_source(session, project, opportunity, sandbox_url)


async def marketplace_source(
    session: TenantSession, project: Project, opportunity: Opportunity, sandbox_url: str | None
) -> PictureSource:
    """The product's photos of the marketplace, those that the project and the team may use."""
    first = await choose_photo(session, project, opportunity.image_url, sandbox_url)
    if first is None:
        return PictureSource()
    known = await list_more_pictures(session, project.id, opportunity.marketplace, opportunity.asin)
    others = {whole_photo(url): url for url in reversed(known)}
    others.pop(whole_photo(first), None)
    further = [await choose_photo(session, project, url, sandbox_url) for url in reversed(others.values())]
    return PictureSource(url=first, further_urls=tuple(url for url in further if url is not None))


async def library_source(
    session: TenantSession,
    project: Project,
    media: Media,
    marketplace: str,
    asin: str,
    further: Sequence[UUID] = (),
) -> PictureSource:
    """A library picture for a product, which it shows if a person linked the two.

    ``further``: what stands in the other slots by now; without it, what else is linked to the product.
    """
    linked = await is_media_of_product(session, media.id, marketplace, asin)
    others = (
        await list_media_of(session, further)
        if further
        else await list_media_of_product(session, project.id, marketplace, asin)
    )
    return PictureSource(
        media=media,
        shows_product=linked,
        further_media=tuple(other for other in others if other.id != media.id),
    )


def source_fields(
    shown: PictureSource,
    disclosed: tuple[str, ...] = (),
    *,
    was_made_with_ai: bool = False,
    logo: Media | None = None,
) -> SourceFields:
    """The fields of a pin that say where its picture is from.

    ``shown``: what is really on it. ``disclosed`` and ``was_made_with_ai``: of the picture before.
    ``logo``: the brand's, if it shows that.
    """
    library = shown.all_media if logo is None else (*shown.all_media, logo)
    made_with_ai = any(media.made_with_ai for media in library)
    return {
        "picture_uses_marketplace_photo": shown.kind == MARKETPLACE_PHOTO,
        "picture_source": shown.kind,
        "media_id": None if shown.media is None else shown.media.id,
        "further_media": tuple(media.id for media in shown.further_media),
        "logo_media_id": None if logo is None else logo.id,
        "picture_made_with_ai": made_with_ai,
        "ai_disclosures": disclosures_after(disclosed, was_made_with_ai, made_with_ai),
    }


def disclosures_after(
    disclosed: tuple[str, ...], was_made_with_ai: bool, is_made_with_ai: bool
) -> tuple[str, ...]:
    """AI disclosures that follow the picture; what a person disclosed besides stays."""
    if is_made_with_ai and not disclosed:
        return (AI_MODIFIED,)
    if was_made_with_ai and not is_made_with_ai:
        return tuple(value for value in disclosed if value != AI_MODIFIED)
    return disclosed
