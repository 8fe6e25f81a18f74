"""Library pictures as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId

MediaId = NewType("MediaId", UUID)


class Licence(StrEnum):
    """By what right a picture may be shown in advertising, cropped and with text on it.

    Licences for non-commercial use, and those that forbid changes, are not among them: pins are both.
    """

    OWN = "own"
    BOUGHT = "bought"
    PERMISSION = "permission"
    PUBLIC_DOMAIN = "public_domain"
    CC0 = "cc0"
    CC_BY = "cc_by"
    CC_BY_SA = "cc_by_sa"


# These ask for the author's name.
NAMES_AUTHOR = (Licence.CC_BY, Licence.CC_BY_SA)


class Media(msgspec.Struct, frozen=True, kw_only=True):
    """A library picture. ``width``, ``height`` and the focus (shares of them) are of the upright picture.

    ``preview_sha256``: small and upright, for lists. ``cutout_sha256``: the product without its white ground.
    ``perceptual_hash``: 8 bytes, as `pinflow.pins.similar.perceptual_hash` counts them, the highest first.
    """

    id: MediaId
    tenant_id: TenantId
    sha256: bytes
    media_type: str
    size: int
    width: int
    height: int
    preview_sha256: bytes
    cutout_sha256: bytes | None
    perceptual_hash: bytes
    name: str
    licence: Licence
    author: str | None
    source_url: str | None
    made_with_ai: bool
    focus_x: float
    focus_y: float
    focus_chosen: bool
    added_by: str
    created_at: datetime

    @property
    def focus(self) -> tuple[float, float] | None:
        """The point that a person chose to be seen; None: each crop looks for itself."""
        return (self.focus_x, self.focus_y) if self.focus_chosen else None


class ShownFor(msgspec.Struct, frozen=True, kw_only=True):
    """What a picture is shown for; ``title`` None: of no single product, or nobody knows its name."""

    project_id: UUID
    asin: str | None
    title: str | None


class ProductMedia(msgspec.Struct, frozen=True, kw_only=True):
    """Which picture a project's pins show; ``marketplace`` and ``asin`` None: for every other product."""

    project_id: UUID
    marketplace: str | None
    asin: str | None
    media_id: MediaId
    created_at: datetime
