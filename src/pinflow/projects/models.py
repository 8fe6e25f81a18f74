"""The words of the projects slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId

ProjectId = NewType("ProjectId", UUID)


class LinkMode(StrEnum):
    """Where a pin leads: the user's own approved site, or Amazon directly."""

    OWN_SITE = "own_site"
    DIRECT = "direct"


class PicturePolicy(StrEnum):
    """``own``: artwork, uploads, licensed pictures. ``marketplace_photo``: with a recorded confirmation."""

    OWN = "own"
    MARKETPLACE_PHOTO = "marketplace_photo"


class BrandKit(msgspec.Struct, frozen=True, kw_only=True):
    """Colours (``#RRGGBB``) and names a project's pictures are drawn with."""

    name: str
    ink: str = "#1B1F1D"
    paper: str = "#FBFAF7"
    accent: str = "#0F6B4F"
    site: str | None = None


class Project(msgspec.Struct, frozen=True, kw_only=True):
    """A brand or niche of a tenant.

    ``link_mode_confirmed_at``: when a person confirmed that the profile is registered with Amazon, which
    ``direct`` needs. ``picture_policy_confirmed_at``: when a person confirmed the right to use marketplace
    photos. ``site_url_pattern`` holds ``{asin}``, ``{marketplace}`` or ``{slug}``.
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
    # A pin goes out only after two people said yes to it.
    two_person_approval: bool = False
