"""The words of the projects slice as data."""

from __future__ import annotations

from enum import StrEnum

import msgspec


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
