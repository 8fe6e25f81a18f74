"""The words of the pins slice as data."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

import msgspec

from pinflow.pins.templates.model import TableRow, Template
from pinflow.projects.models import BrandKit, LinkMode, PicturePolicy


class ProductFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What may be said about a product: no price, rating or review count, they go stale.

    ``points``: what the product's public page lists. ``notes``: what the user wrote about it.
    """

    marketplace: str
    asin: str
    title: str
    category: str
    brand: str | None = None
    points: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    language: str = "en"


class PinCopy(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is written: on Pinterest (title, description, alt text) and on the picture.

    ``items``: up to five short entries for pictures that are a list. ``rows``: a comparison by use, each
    (when, what counts then), under ``columns``. ``prompt_version``: what a language model was asked with.
    """

    title: str
    description: str
    alt_text: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    hook: str
    writer: str
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    prompt_version: str | None = None


class HookWords(msgspec.Struct, frozen=True, kw_only=True):
    """A hook and how its copy reads; None: only its writer, who is not asked, knows."""

    hook: str
    headline: str | None
    title: str | None
    description: str | None


class HookPreview(msgspec.Struct, frozen=True, kw_only=True):
    """The hooks that ``writer`` knows. ``exact``: the words are those it would write, no mere example."""

    writer: str
    exact: bool
    items: tuple[HookWords, ...]


PictureFormat = Literal["jpeg", "png"]


class PinDesign(msgspec.Struct, frozen=True, kw_only=True):
    """What a renderer draws. Same design and photo, same bytes.

    ``seed`` chooses artwork and colours; it is none of the texts, so an edit of one leaves the rest alone.
    ``scheme`` asks for one of the template's colour schemes; one that it does not have is left to the seed.
    ``subject``: words that say what the product is (title, category), in any language of the writers; the
    artwork follows them. ``season``: spring, summer, autumn, winter or none, for gift guides. ``items``,
    ``columns`` and ``rows`` fill lists and tables; without them the points do. ``logo``: the brand's logo
    as a picture file. ``layout``: a template of the tenant's own, in place of the installed one of that
    name. ``focus``: the point of the photo that must be seen, as shares of its width and height; None: found.
    ``slide``: the picture's number in a carousel, 0 for the first: without photos each shows other artwork.
    """

    template: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    brand: BrandKit
    seed: str = ""
    scheme: str | None = None
    subject: str = ""
    season: str = ""
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[TableRow, ...] = ()
    logo: bytes | None = None
    layout: Template | None = None
    focus: tuple[float, float] | None = None
    slide: int = 0
    picture_format: PictureFormat = "jpeg"


class TextBox(msgspec.Struct, frozen=True, kw_only=True):
    """A text as it stands on the picture; the rules read these instead of guessing from pixels.

    Pixels from the upper left corner; ``contrast`` is the lowest WCAG ratio of the text's colour to the
    pixels behind its box. ``shortened``: the text did not fit and ends in an ellipsis, or one of its words is
    torn where it has no joint. ``missing``: its characters that are not on the picture, because no font has
    them.
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
    missing: str = ""


class RenderedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """A finished picture and what is known about it."""

    data: bytes
    media_type: str
    width: int
    height: int
    dominant_color: str
    text_boxes: tuple[TextBox, ...]
    # Its fingerprint (pins/similar), which the studio adds.
    picture_bits: int | None = None
    # The name of the template's colour scheme that was drawn.
    scheme: str = ""


class RenderedVideo(msgspec.Struct, frozen=True, kw_only=True):
    """A finished video (H.264 in MP4, silent); its cover is the picture of its first scene, drawn apart.

    ``scenes``: the texts of each scene, as they stand on it at its end; ``scene_bits``: its fingerprint then.
    """

    data: bytes
    media_type: str
    width: int
    height: int
    seconds: float
    scenes: tuple[tuple[TextBox, ...], ...]
    scene_bits: tuple[int, ...] = ()


class Severity(StrEnum):
    """``block`` keeps a pin from approval; ``warn`` asks for a look; ``info`` explains."""

    BLOCK = "block"
    WARN = "warn"
    INFO = "info"


class SwitchedOff(msgspec.Struct, frozen=True, kw_only=True):
    """Who switched a rule off for a project, when and why."""

    by: str
    at: datetime
    reason: str


# Fields of an edit and their new values: a change that a program can carry out.
FixPatch = dict[str, str | tuple[str, ...]]


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that a pin breaks, with its source, so that a user can check it.

    ``fix`` says what a person can do, ``fix_patch`` is the edit that does it. ``switched_off``: the project
    does without this rule; its severity is ``info`` then.
    """

    rule_id: str
    severity: Severity
    field: str
    message: str
    fix: str | None
    source: str
    source_url: str | None
    source_date: date
    fix_patch: FixPatch | None = None
    other_pin_id: str | None = None
    switched_off: SwitchedOff | None = None


class NearPin(msgspec.Struct, frozen=True, kw_only=True):
    """Another pin of the account that looks or reads like this one. ``likeness``: 1 is the same."""

    pin_id: UUID
    title: str
    likeness: float


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
    # The marketplace's photo is cut out, cut to a shape, tilted, tinted or painted on by the template.
    photo_altered: bool = False
    # The project may use the marketplace's photos, but nobody allowed to fetch them.
    photo_withheld: bool = False
    picture_bytes: int
    picture_media_type: str
    picture_width: int
    picture_height: int
    text_boxes: tuple[TextBox, ...]
    # On which picture or scene each text stands; empty: all on one.
    pictures_of_texts: tuple[int, ...] = ()
    ai_picture: bool
    ai_disclosures: tuple[str, ...]
    product_title: str
    category: str
    # What claims are held against; None: nothing is known that could be.
    facts: ProductFacts | None = None
    # Of the use nearest in time; below zero: it is going to be published.
    same_link_published_days_ago: float | None = None
    same_link_on_other_account: str | None = None
    same_picture_on_other_account: str | None = None
    # The project's pages, with {asin} or {slug}; None: it has none, and any page of one's own will do.
    site_url_pattern: str | None = None
    near_duplicate_picture: NearPin | None = None
    near_duplicate_text: NearPin | None = None
    # A person brought picture and link: what is on the picture is not known, the link goes out as it is.
    added: bool = False
    # It has a video of whose words nothing is known: one that a person brought.
    unread_video: bool = False
