"""The words of the pins slice as data."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

import msgspec

from pinflow.projects.models import BrandKit, LinkMode, PicturePolicy


class ProductFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What may be said about a product: no price, rating or review count, they go stale."""

    marketplace: str
    asin: str
    title: str
    category: str
    brand: str | None = None
    points: tuple[str, ...] = ()
    language: str = "en"


class PinCopy(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is written: on Pinterest (title, description, alt text) and on the picture."""

    title: str
    description: str
    alt_text: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    hook: str
    writer: str


class PinDesign(msgspec.Struct, frozen=True, kw_only=True):
    """What a renderer draws. Same design and photo, same bytes.

    ``seed`` chooses artwork and colours; it is none of the texts, so an edit of one leaves the rest alone.
    ``focus``: the point of the photo that must be seen, as shares of its width and height; None: found.
    """

    template: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    brand: BrandKit
    seed: str = ""
    focus: tuple[float, float] | None = None
    picture_format: Literal["jpeg", "png"] = "jpeg"


class TextBox(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it stands on the picture; the rules read these instead of guessing from pixels.

    Pixels from the upper left corner; ``contrast`` is the lowest WCAG ratio of the text's colour to the
    pixels behind its box. ``shortened``: the text did not fit and ends in an ellipsis.
    """

    role: str
    text: str
    x: float
    y: float
    width: float
    height: float
    font_px: float
    contrast: float
    shortened: bool = False


class RenderedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A finished picture and what is known about it."""

    data: bytes
    media_type: str
    width: int
    height: int
    dominant_color: str
    text_boxes: tuple[TextBox, ...]


class RenderedVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A finished video (H.264 in MP4, silent); its cover is the picture of its first scene, drawn apart."""

    data: bytes
    media_type: str
    width: int
    height: int
    seconds: float


class Severity(StrEnum):
    """``block`` keeps a pin from approval; ``warn`` asks for a look; ``info`` explains."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a pin breaks, with its source, so that a user can check it."""

    rule_id: str
    severity: Severity
    field: str
    message: str
    fix: str | None
    source: str
    source_url: str | None
    source_date: date


class PinToCheck(msgspec.Struct, frozen=True, kw_only=True):
    """A pin and what the rules need to know around it. Built by the caller; rules do no I/O."""

    title: str
    description: str
    alt_text: str
    link: str | None
    marker: str
    marketplace: str
    asin: str
    affiliate_tag: str
    link_mode: LinkMode
    link_mode_confirmed: bool
    # The account is one of a stand-in on this machine, or not chosen yet: its readers may be here too.
    readers_on_this_machine: bool = False
    picture_policy: PicturePolicy
    picture_policy_confirmed: bool
    uses_marketplace_photo: bool
    # The project may use the marketplace's photos, but nobody allowed to fetch them.
    photo_withheld: bool = False
    picture_bytes: int
    picture_media_type: str
    picture_width: int
    picture_height: int
    text_boxes: tuple[TextBox, ...]
    ai_picture: bool
    ai_disclosures: tuple[str, ...]
    product_title: str
    category: str
    same_link_published_days_ago: float | None = None
    same_link_on_other_account: str | None = None
    same_picture_on_other_account: str | None = None
