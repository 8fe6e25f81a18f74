"""The words of the projects slice as data."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId

ProjectId = NewType("ProjectId", UUID)
Corners = Literal["template", "sharp", "round"]


class LinkMode(StrEnum):
    """Where a pin leads: the user's own approved site, or Amazon directly."""

    OWN_SITE = "own_site"
    DIRECT = "direct"


class PicturePolicy(StrEnum):
    """``own``: artwork, uploads, licensed pictures. ``marketplace_photo``: with a recorded confirmation."""

    OWN = "own"
    MARKETPLACE_PHOTO = "marketplace_photo"


@dataclasses.dataclass(frozen=True)
class KnownWriters:
    """The writers of this installation, as a project may choose them; those that lack a key included."""

    names: tuple[str, ...]


@dataclasses.dataclass(frozen=True)
class KnownFonts:
    """The fonts that a brand may choose."""

    names: tuple[str, ...]


class BrandKit(msgspec.Struct, frozen=True, kw_only=True):
    """Colours (``#RRGGBB``), fonts and names a project's pictures are drawn with.

    ``heading_font`` and ``text_font`` take the place of a template's own, ``corners`` scales its radii.
    """

    name: str
    ink: str = "#1B1F1D"
    paper: str = "#FBFAF7"
    accent: str = "#0F6B4F"
    site: str | None = None
    heading_font: str | None = None
    text_font: str | None = None
    corners: Corners = "template"


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A brand or niche of a tenant.

    ``link_mode_confirmed_at``: when a person confirmed that the profile is registered with Amazon, which
    ``direct`` needs. ``picture_policy_confirmed_at``: when a person confirmed the right to use marketplace
    photos. ``site_url_pattern`` holds ``{asin}``, ``{marketplace}`` or ``{slug}``. ``writer``: who writes its
    copy, None for the installation's. ``writer_reads_api``: the writer may see what came through the tenant's
    own key for the Creators API. ``logo_media_id``: the library picture that is the brand's logo.
    """

    id: ProjectId
    tenant_id: TenantId
    name: str
    marketplace: str
    affiliate_tag: str
    link_mode: LinkMode
    link_mode_confirmed_by: str | None
    link_mode_confirmed_at: datetime | None
    site_url_pattern: str | None
    picture_policy: PicturePolicy
    picture_policy_confirmed_by: str | None
    picture_policy_confirmed_at: datetime | None
    time_zone: str
    default_account_id: UUID | None
    default_board_id: str | None
    brand: BrandKit
    version: int
    created_at: datetime
    writer: str | None = None
    writer_reads_api: bool = False
    # A pin goes out only after two people said yes to it.
    two_person_approval: bool = False
    logo_media_id: UUID | None = None
    # So many days after a product's pin went out, a fresh draft of it is asked for; None: never.
    evergreen_after_days: int | None = None
    # What becomes of a pin whose sending never turned up on Pinterest; None: as the installation says.
    resend_unknown: Literal["after_window", "never"] | None = None
