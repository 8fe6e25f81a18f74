"""The words of review as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal
from uuid import UUID

import msgspec

from pinflow.pins.models import TextBox
from pinflow.pins.pin import Pin, PinId, Slide


class MadeOf(msgspec.Struct, frozen=True, kw_only=True):
    """How a version was made, as a pin has it: with it a version can be brought back to the byte.

    Ids and ``video_sha256`` as text; a library picture's is None too where it left the library.
    """

    seed: str
    writer: str
    prompt_version: str | None
    writer_note: str | None
    product_title: str
    picture_source: str
    picture_uses_marketplace_photo: bool
    picture_made_with_ai: bool
    media_id: str | None
    dominant_color: str
    picture_bits: int | None
    text_boxes: tuple[TextBox, ...]
    slides: tuple[Slide, ...]
    video_sha256: str | None
    video_size: int | None
    video_seconds: float | None
    scenes: tuple[tuple[TextBox, ...], ...] = ()
    scene_bits: tuple[int, ...] = ()
    further_media: tuple[str, ...] = ()
    # None: kept before a category could change.
    category: str | None = None
    # As a pin's that was written before they were kept.
    brand: str | None = None
    product_name: str = ""
    supported: tuple[str, ...] = ()
    logo_media_id: str | None = None

    @classmethod
    def of(cls, pin: Pin) -> MadeOf:
        """The pin as it stands."""
        taken = {name: getattr(pin, name) for name in cls.__struct_fields__}
        for name in ("media_id", "logo_media_id"):
            taken[name] = None if taken[name] is None else str(taken[name])
        taken["further_media"] = tuple(map(str, pin.further_media))
        taken["video_sha256"] = None if pin.video_sha256 is None else pin.video_sha256.hex()
        return cls(**taken)


class VersionContent(msgspec.Struct, frozen=True, kw_only=True):
    """What a pin said and showed. ``picture_sha256`` in hexadecimal; sizes in pixels and bytes.

    ``made_of`` None: kept before versions could be brought back.
    """

    title: str
    description: str
    alt_text: str
    link: str | None
    account_id: str | None
    board_id: str | None
    board_section_id: str | None
    template: str
    hook: str
    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    ai_disclosures: tuple[str, ...]
    picture_sha256: str
    picture_media_type: str
    picture_width: int
    picture_height: int
    picture_size: int
    items: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    scheme: str = ""
    kind: str = "image"
    made_of: MadeOf | None = None

    @classmethod
    def of(cls, pin: Pin) -> VersionContent:
        """The pin as it stands; ``link`` without the marker, which no edit changes."""
        taken = {name: getattr(pin, name) for name in cls.__struct_fields__ if name not in _OWN}
        return cls(
            link=pin.destination or pin.link,
            account_id=None if pin.account_id is None else str(pin.account_id),
            picture_sha256=pin.picture_sha256.hex(),
            made_of=MadeOf.of(pin),
            **taken,
        )


_OWN = frozenset({"link", "account_id", "picture_sha256", "made_of"})


class PinVersion(msgspec.Struct, frozen=True, kw_only=True):
    """A former version, and who replaced it by the next one."""

    pin_id: PinId
    number: int
    content: VersionContent
    payload_hash: str
    replaced_by: str
    via: str
    replaced_at: datetime


class WordChange(msgspec.Struct, frozen=True):
    """A run of text that stayed, went or came."""

    kind: Literal["same", "removed", "added"]
    text: str


class FieldChange(msgspec.Struct, frozen=True):
    """A field that differs. ``words``: both texts in one, in reading order."""

    field: str
    before: str
    after: str
    words: tuple[WordChange, ...]


class VersionDiff(msgspec.Struct, frozen=True):
    """What differs between two versions of a pin."""

    before_number: int
    after_number: int
    before: VersionContent
    after: VersionContent
    fields: tuple[FieldChange, ...]

    @property
    def picture_changed(self) -> bool:
        return self.before.picture_sha256 != self.after.picture_sha256


class Comment(msgspec.Struct, frozen=True, kw_only=True):
    """What a member said about a pin. ``mentions``: the members it names."""

    id: UUID
    pin_id: PinId
    user_id: UUID
    author: str
    text: str
    mentions: tuple[UUID, ...]
    created_at: datetime
    edited_at: datetime | None


class Reason(StrEnum):
    """Why a pin stands in the queue where it stands, the most pressing first."""

    MENTIONED = "mentioned"
    ASSIGNED_TO_ME = "assigned_to_me"
    NEEDS_SECOND_PERSON = "needs_second_person"
    CHANGED_SINCE_APPROVED = "changed_since_approved"
    COMMENT_WAITS = "comment_waits"
    NEW = "new"
    BLOCKED = "blocked"
    ASSIGNED_TO_OTHER = "assigned_to_other"
    WAITS_FOR_ANOTHER = "waits_for_another"


class QueueRow(msgspec.Struct, frozen=True):
    """A pin's place in one member's queue."""

    pin_id: PinId
    created_at: datetime
    rank: int
    reasons: tuple[Reason, ...]
    assignee: str | None
    first_by: str | None
    last_comment_by: str | None


class SeenPin(msgspec.Struct, frozen=True):
    """A pin and the hash of the payload that was on the screen."""

    pin_id: PinId
    payload_hash: str


MOST_AT_ONCE = 50
Outcome = Literal["approved", "needs_second_person", "refused", "not_done"]
Mode = Literal["each", "all"]


class Result(msgspec.Struct, frozen=True):
    """What became of one pin. ``not_done``: it could have been approved, but another one could not."""

    pin_id: PinId
    outcome: Outcome
    code: str | None = None
    message: str | None = None
