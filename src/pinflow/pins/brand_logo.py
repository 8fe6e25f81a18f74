"""The logo of a project's brand: a library picture, off its white ground where that was possible."""

from __future__ import annotations

import msgspec

from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantSession
from pinflow.pins.media.models import Media
from pinflow.pins.media.queries import get_media
from pinflow.pins.models import PinDesign
from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.place_logo import has_logo, place_logo
from pinflow.projects.models import Project


async def find_logo(session: TenantSession, project: Project) -> Media | None:
    """The library picture that is the logo, if the brand has one."""
    return None if project.logo_media_id is None else await get_media(session, project.logo_media_id)


async def read_logo(blobs: BlobStore, logo: Media | None) -> bytes | None:
    """Its bytes as a design takes them."""
    if logo is None:
        return None
    return (await blobs.get(logo.cutout_sha256 or logo.sha256)).data


def shown_logo(design: PinDesign, logo: Media | None) -> Media | None:
    """``logo``, where what is drawn of the design shows it."""
    if design.logo is None:
        return None
    return logo if design.layout is None or has_logo(design.layout) else None


def with_place_for_logo(design: PinDesign) -> PinDesign:
    """The design with a template that shows its logo.

    A tenant's own template stays as it was designed: there the logo stands where a layer asks for it.
    """
    if design.logo is None or design.layout is not None:
        return design
    return msgspec.structs.replace(design, layout=place_logo(load_template(design.template)))
