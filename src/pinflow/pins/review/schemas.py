"""Review as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from pinflow.identity.models import AuditEntry, typed_by
from pinflow.identity.schemas import Named
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.pins import schemas
from pinflow.pins.review import models
from pinflow.pins.review.comment_pin import MAX_COMMENT
from pinflow.pins.review.models import MOST_AT_ONCE, VersionContent
from pinflow.pins.review.record_seen import MOST_SEEN

_PIN = "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b"
_USER = "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b"
_HASH = "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"
_REASON = {"code": "changed_since_approved", "text": "Changed since it was approved."}
_SEEN = {"pin_id": _PIN, "payload_hash": _HASH}
_RESULT = {"pin_id": _PIN, "outcome": "approved", "code": None, "message": None}
_WORD = {"kind": "removed", "text": "tidy"}
_FIELD = {
    "field": "title",
    "before": "A tidy drawer",
    "after": "A calm drawer",
    "words": [
        {"kind": "same", "text": "A "},
        _WORD,
        {"kind": "added", "text": "calm"},
        {"kind": "same", "text": " drawer"},
    ],
}
_PICTURE = {
    "url": f"{schemas.PICTURES}{_HASH}",
    "sha256": _HASH,
    "width": 1000,
    "height": 1500,
    "bytes": 214_512,
    "media_type": "image/jpeg",
}


class WaitReason(ApiModel):
    """Why a pin waits, for programs and in words."""

    model_config = examples(_REASON)

    code: models.Reason
    text: str


class QueuedPin(ApiModel):
    """A pin that waits, and why it stands here in the signed-in member's queue."""

    model_config = examples({"pin": schemas.Pin.model_json_schema()["examples"][0], "reasons": [_REASON]})

    pin: schemas.Pin
    reasons: list[WaitReason]


class ReasonCount(ApiModel):
    """How many pins wait for a reason; a pin may wait for several."""

    model_config = examples({"code": "changed_since_approved", "count": 3})

    code: models.Reason
    count: int


class QueuePage(Page[QueuedPin]):
    """What waits, the most pressing first. ``total`` and ``counts`` are those of the whole queue."""

    total: int
    counts: list[ReasonCount]


class SeenPin(ApiModel):
    """A pin and the hash of the payload that was on the screen."""

    model_config = examples(_SEEN)

    pin_id: UUID
    payload_hash: str = Field(max_length=64)


class SeenPins(ApiModel):
    """What the member has looked at."""

    model_config = examples({"items": [_SEEN]})

    items: Annotated[list[SeenPin], Field(min_length=1, max_length=MOST_SEEN)]


class SeenRecorded(ApiModel):
    """The pins that are another one by now: they were not noted, and have to be looked at again."""

    model_config = examples({"changed": [_PIN]})

    changed: list[UUID]


class Batch(ApiModel):
    """Pins to approve as they were seen. ``each``: those that can be; ``all``: all of them or none."""

    model_config = examples({"items": [_SEEN], "mode": "each"})

    items: Annotated[list[SeenPin], Field(min_length=1, max_length=MOST_AT_ONCE)]
    mode: models.Mode = "each"


class BatchResult(ApiModel):
    """What became of one pin. ``not_done``: it could have been approved, but another one could not."""

    model_config = examples(_RESULT)

    pin_id: UUID
    outcome: models.Outcome
    code: str | None
    message: str | None


class BatchResults(ApiModel):
    """One entry a pin, in the order they were named."""

    model_config = examples({"items": [_RESULT]})

    items: list[BatchResult]


class Comment(ApiModel):
    """What a member said about a pin. ``mentions``: whom it names; ``mine``: the asker may change it."""

    model_config = examples(
        {
            "id": "01936d2c-8000-7a01-8b02-1c2d3e4f5a6b",
            "author": {"id": _USER, "name": "Nora Winter"},
            "text": "@Bo Lind is this our green?",
            "mentions": [_USER],
            "created_at": "2026-11-23T09:12:00Z",
            "edited_at": None,
            "mine": True,
        }
    )

    id: UUID
    author: Named
    text: str
    mentions: list[UUID]
    created_at: datetime
    edited_at: datetime | None
    mine: bool

    @classmethod
    def of(cls, comment: models.Comment, asker: UUID | None) -> Comment:
        """A stored comment as the asker sees it."""
        return cls(
            id=comment.id,
            author=Named(id=comment.user_id, name=comment.author),
            text=comment.text,
            mentions=list(comment.mentions),
            created_at=comment.created_at,
            edited_at=comment.edited_at,
            mine=comment.user_id == asker,
        )


class CommentPage(Page[Comment]):
    """Comments, the oldest first."""


class NewComment(ApiModel):
    """What to say; ``@Name`` of a member asks that member."""

    model_config = examples({"text": "@Bo Lind is this our green?"})

    text: str = Field(max_length=MAX_COMMENT)


class Assignment(ApiModel):
    """Who is to look at the pin; null: whoever has time."""

    model_config = examples({"user_id": _USER})

    user_id: UUID | None


class Reviewer(ApiModel):
    """A member who may decide about pins."""

    model_config = examples({"id": _USER, "name": "Nora Winter"})

    id: UUID
    name: str


class ReviewerPage(Page[Reviewer]):
    """Editors and admins by name."""


class Version(ApiModel):
    """A version of a pin: who made it and when. ``current``: the pin as it stands."""

    model_config = examples(
        {
            "number": 2,
            "current": True,
            "title": "A calm drawer",
            "picture": _PICTURE,
            "payload_hash": _HASH,
            "by": "Nora Winter",
            "at": "2026-11-23T09:20:00Z",
        }
    )

    number: int
    current: bool
    title: str
    picture: schemas.Picture
    payload_hash: str
    by: str
    at: datetime


class VersionPage(Page[Version]):
    """Versions, the newest first."""


class WordChange(ApiModel):
    """A run of text that stayed, went or came."""

    model_config = examples(_WORD)

    kind: Literal["same", "removed", "added"]
    text: str


class FieldChange(ApiModel):
    """A field that differs; ``words``: both texts in one, in reading order."""

    model_config = examples(_FIELD)

    field: str
    before: str
    after: str
    words: list[WordChange]


class PicturePair(ApiModel):
    """The picture before and after."""

    model_config = examples({"before": _PICTURE, "after": _PICTURE})

    before: schemas.Picture
    after: schemas.Picture


class Diff(ApiModel):
    """What differs between two versions. ``pictures``: before and after, if the picture is another one."""

    model_config = examples(
        {"before": 1, "after": 2, "fields": [_FIELD], "pictures": {"before": _PICTURE, "after": _PICTURE}}
    )

    before: int
    after: int
    fields: list[FieldChange]
    pictures: PicturePair | None


class HistoryEntry(ApiModel):
    """A step in the pin's life, from the audit log. ``reason``: what was said with it.

    ``typed_by``: the operating system's user and machine of an approval that was typed at a command line;
    ``both_typed_by_one``: the first approval came from the same one.
    """

    model_config = examples(
        {
            "at": "2026-11-23T09:10:00Z",
            "by": "Nora Winter",
            "via": "dashboard",
            "action": "pin.rejected",
            "reason": "The picture is too dark.",
            "to": None,
            "fields": [],
            "typed_by": None,
            "both_typed_by_one": False,
        }
    )

    at: datetime
    by: str
    via: str
    action: str
    reason: str | None
    to: str | None
    fields: list[str]
    typed_by: str | None
    both_typed_by_one: bool

    @classmethod
    def of(cls, entry: AuditEntry) -> HistoryEntry:
        """An entry of the audit log about a pin."""
        reason, to, fields = entry.data.get("reason"), entry.data.get("to"), entry.data.get("fields")
        return cls(
            at=entry.at,
            by=entry.actor,
            via=entry.via,
            action=entry.action,
            reason=str(reason) if reason else None,
            to=str(to) if to else None,
            fields=[str(field) for field in fields] if isinstance(fields, list) else [],
            typed_by=typed_by(entry),
            both_typed_by_one=bool(entry.data.get("both_typed_by_one")),
        )


class HistoryPage(Page[HistoryEntry]):
    """Steps, the newest first."""


def picture_of(content: VersionContent) -> schemas.Picture:
    """The picture that a version shows."""
    return schemas.Picture(
        url=schemas.PICTURES + content.picture_sha256,
        sha256=content.picture_sha256,
        width=content.picture_width,
        height=content.picture_height,
        bytes=content.picture_size,
        media_type=content.picture_media_type,
    )
