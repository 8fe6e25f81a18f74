"""A pin as it is stored, and the payload that an approval binds to."""

from __future__ import annotations

import hashlib
from datetime import datetime
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantId
from pinflow.pins.models import Finding, TextBox
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


class Payload(msgspec.Struct, frozen=True, kw_only=True):
    """Exactly what goes to Pinterest. The time is not part of it."""

    account_id: UUID | None
    board_id: str | None
    board_section_id: str | None
    title: str
    description: str
    alt_text: str
    link: str | None
    ai_disclosures: tuple[str, ...]
    picture_sha256: str

    def hash(self) -> str:
        """SHA-256 of the payload as canonical JSON (sorted keys, no spaces)."""
        canonical = msgspec.json.encode(self, order="sorted")
        return hashlib.sha256(b"pin payload v1\n" + canonical).hexdigest()


class Pin(msgspec.Struct, frozen=True, kw_only=True):
    """A pin with everything a review needs to see."""

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
    # A picture with a part that AI made or changed.
    picture_made_with_ai: bool = False

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
        )


class Approval(msgspec.Struct, frozen=True, kw_only=True):
    """A person's yes to one payload, and a second person's where the project asks for two."""

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


class Surroundings(msgspec.Struct, frozen=True):
    """What other pins of the tenant mean for one pin's rules."""

    same_link_published_at: datetime | None
    same_link_on_other_account: str | None
    same_picture_on_other_account: str | None


class Marks(msgspec.Struct, frozen=True):
    """What reviewers left on a pin."""

    pin_id: PinId
    assignee_id: UUID | None
    assignee: str | None
    comments: int
