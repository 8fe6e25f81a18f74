"""A pin as it is stored, and the payload that an approval binds to."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import NewType, Protocol
from uuid import UUID

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantId
from pinflow.pins.models import Finding, ProductFacts, TextBox
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import ProjectId

PinId = NewType("PinId", UUID)


class PinState(StrEnum):
    """The life of a pin."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    APPROVED = "approved"
    SCHEDULED = "scheduled"
    PUBLISHING = "publishing"
    PUBLISHED = "published"
    REJECTED = "rejected"
    FAILED = "failed"
    NEEDS_ATTENTION = "needs_attention"
    DELETED = "deleted"


class PinKind(StrEnum):
    """One picture, two to five of them, or a video with a picture as its cover."""

    IMAGE = "image"
    CAROUSEL = "carousel"
    VIDEO = "video"


class PinOrigin(StrEnum):
    """Drafted by us, or added by a person with a picture and a link of their own."""

    DRAFTED = "drafted"
    ADDED = "added"


class Slide(msgspec.Struct, frozen=True, kw_only=True):
    """A picture of a carousel. ``sha256``: of its bytes, in hexadecimal."""

    sha256: str
    media_type: str
    width: int
    height: int
    size: int
    text_boxes: tuple[TextBox, ...]
    # As a pin's; None too: drawn before those of slides were kept.
    picture_bits: int | None = None


# What a pin's ``picture_source`` says.
ARTWORK, MARKETPLACE_PHOTO, LIBRARY = "artwork", "marketplace_photo", "library"


class Payload(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Exactly what goes to Pinterest. The time is not part of it.

    What a single picture does not have is left out, so its hash is that of before there were other kinds.
    """

    account_id: UUID | None
    board_id: str | None
    board_section_id: str | None
    title: str
    description: str
    alt_text: str
    link: str | None
    ai_disclosures: tuple[str, ...]
    picture_sha256: str
    slides: tuple[str, ...] = ()
    video_sha256: str | None = None

    def hash(self) -> str:
        """SHA-256 of the payload as canonical JSON (sorted keys, no spaces)."""
        canonical = msgspec.json.encode(self, order="sorted")
        return hashlib.sha256(b"pin payload v1\n" + canonical).hexdigest()


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """A pin with everything a review needs to see.

    ``variant`` counts the drafts of one opportunity from 1. What it is a combination of is kept, so that
    results can be compared: ``writer``, ``prompt_version``, ``hook``, ``template``, ``scheme`` (the colours),
    ``picture_source`` and ``seed``. ``notes``: the user's words it was written from. ``writer_note``: why
    another writer wrote it than the one that was asked. ``product_name``: what the copy calls the product;
    empty: it has no name that may be said, or none was kept. ``supported``: words of the copy that the
    product's own listing supported when it was written (``supported_claims``).
    """

    id: PinId
    tenant_id: TenantId
    project_id: ProjectId
    opportunity_id: UUID | None
    state: PinState
    version: int
    blocked: bool
    account_id: AccountId | None
    board_id: str | None
    board_section_id: str | None
    title: str
    description: str
    alt_text: str
    link: str | None
    destination: str | None
    canonical_link: str | None
    marker: str
    ai_disclosures: tuple[str, ...]
    picture_sha256: bytes
    picture_media_type: str
    picture_width: int
    picture_height: int
    picture_size: int
    picture_uses_marketplace_photo: bool
    dominant_color: str
    text_boxes: tuple[TextBox, ...]
    template: str
    hook: str
    writer: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    findings: tuple[Finding, ...]
    payload_hash: str
    marketplace: str
    asin: str
    product_title: str
    category: str
    origin: PinOrigin = PinOrigin.DRAFTED
    kind: PinKind = PinKind.IMAGE
    slides: tuple[Slide, ...] = ()
    video_sha256: bytes | None = None
    video_size: int | None = None
    video_seconds: float | None = None
    # The texts of each of its video's scenes; the first scene is the cover.
    scenes: tuple[tuple[TextBox, ...], ...] = ()
    # As ``picture_bits``, of each scene; empty: filmed before those of scenes were kept.
    scene_bits: tuple[int, ...] = ()
    # The library picture in the first slot, and those in its template's other slots.
    media_id: UUID | None = None
    further_media: tuple[UUID, ...] = ()
    # The library picture that is the logo on it; None too: drawn before this was kept.
    logo_media_id: UUID | None = None
    picture_made_with_ai: bool = False
    scheduled_at: datetime | None = None
    slot_reason: str | None = None
    published_at: datetime | None = None
    pinterest_pin_id: str | None = None
    failure_code: str | None = None
    failure_message: str | None = None
    created_at: datetime
    updated_at: datetime
    # The picture's fingerprint as SQL's bigint; None: drawn before there was one, or unreadable.
    picture_bits: int | None = None
    variant: int = 1
    seed: str = ""
    scheme: str = ""
    picture_source: str = ARTWORK
    prompt_version: str | None = None
    writer_note: str | None = None
    notes: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    brand: str | None = None
    product_name: str = ""
    supported: tuple[str, ...] = ()

    def facts(self) -> ProductFacts:
        """What its copy may say about the product."""
        return ProductFacts(
            marketplace=self.marketplace,
            asin=self.asin,
            title=self.product_title,
            category=self.category,
            brand=self.brand,
            points=self.supported,
            notes=self.notes,
            language=get_marketplace(self.marketplace).language,
        )

    def payload(self) -> Payload:
        """What an approval of this pin, as it stands now, would bind to."""
        return Payload(
            account_id=self.account_id,
            board_id=self.board_id,
            board_section_id=self.board_section_id,
            title=self.title,
            description=self.description,
            alt_text=self.alt_text,
            link=self.link,
            ai_disclosures=self.ai_disclosures,
            picture_sha256=self.picture_sha256.hex(),
            slides=tuple(slide.sha256 for slide in self.slides),
            video_sha256=self.video_sha256.hex() if self.video_sha256 is not None else None,
        )

    def files(self) -> tuple[bytes, ...]:
        """The SHA-256 of every stored file that the pin is made of."""
        rest = [bytes.fromhex(slide.sha256) for slide in self.slides]
        if self.video_sha256 is not None:
            rest.append(self.video_sha256)
        return tuple(dict.fromkeys([self.picture_sha256, *rest]))

    def shown_texts(self) -> tuple[TextBox, ...]:
        """The texts on all its pictures and in its video; its first slide or scene is the picture itself."""
        return tuple(box for boxes in self._texts_by_picture() for box in boxes)

    def pictures_of_texts(self) -> tuple[int, ...]:
        """On which of its pictures or scenes each of ``shown_texts`` stands."""
        return tuple(number for number, boxes in enumerate(self._texts_by_picture()) for _ in boxes)

    def _texts_by_picture(self) -> tuple[tuple[TextBox, ...], ...]:
        return (self.text_boxes, *(slide.text_boxes for slide in self.slides[1:]), *self.scenes[1:])

    def pictures(self) -> tuple[tuple[int | None, tuple[TextBox, ...]], ...]:
        """The fingerprint and the texts of each of its pictures and scenes, the cover first."""
        return pictures_of(self)


class ShowsPictures(Protocol):
    """What a pin's pictures are found in."""

    @property
    def picture_bits(self) -> int | None: ...
    @property
    def text_boxes(self) -> tuple[TextBox, ...]: ...
    @property
    def slides(self) -> tuple[Slide, ...]: ...
    @property
    def scenes(self) -> tuple[tuple[TextBox, ...], ...]: ...
    @property
    def scene_bits(self) -> tuple[int, ...]: ...


def pictures_of(pin: ShowsPictures) -> tuple[tuple[int | None, tuple[TextBox, ...]], ...]:
    """The fingerprint and the texts of each picture and scene, the cover first: it is the first of both."""
    slides = ((slide.picture_bits, slide.text_boxes) for slide in pin.slides[1:])
    scenes = zip(pin.scene_bits[1:], pin.scenes[1:], strict=False)
    return ((pin.picture_bits, pin.text_boxes), *slides, *scenes)


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """A person's yes to one payload, and a second person's where the project asks for two.

    ``rules_saw_sha256``: of what the rules looked at then (``recheck_pin.Check.saw``); None: not kept.
    """

    id: UUID
    pin_id: PinId
    payload_hash: str
    user_id: UUID | None
    actor: str
    via: str
    approved_at: datetime
    second_user_id: UUID | None = None
    second_actor: str | None = None
    second_via: str | None = None
    second_at: datetime | None = None
    rules_saw_sha256: bytes | None = None


class Surroundings(msgspec.Struct, frozen=True):
    """What other pins of the tenant mean for one pin's rules."""

    same_link_used_at: datetime | None
    same_link_on_other_account: str | None
    same_picture_on_other_account: str | None


class Marks(msgspec.Struct, frozen=True):
    """What reviewers left on a pin."""

    pin_id: PinId
    assignee_id: UUID | None
    assignee: str | None
    comments: int
