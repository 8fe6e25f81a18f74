"""Exports as the API shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Self
from uuid import UUID

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.posting.exports.public_address import PublicAddress
from pinflow.posting.shelves import models
from pinflow.posting.shelves.models import ExportWay

_PIN = "01936d2c-8f00-7a01-8b02-1c2d3e4f5a6b"
_BATCH = {"number": 3, "made_at": "2026-11-23T09:10:00Z", "made_by": "Nora Winter", "rows": 42}
_LEFT_OUT = {
    "pin_id": _PIN,
    "title": "Insulated travel mug",
    "reason": "Pinterest's file holds single pictures; this is a carousel.",
}


class AccountExport(ApiModel):
    """How an export account's pins leave.

    ``fault``: why nobody outside can fetch pictures from here yet, in words. ``feed_made_at``: when the
    feed's address was made; the address itself is told once.
    """

    model_config = examples({"way": "rss", "feed_made_at": "2026-11-23T09:10:00Z", "fault": None})

    way: ExportWay
    feed_made_at: datetime | None
    fault: str | None

    @classmethod
    def of(cls, found: models.AccountExport, address: PublicAddress) -> Self:
        return cls(way=found.way, feed_made_at=found.feed_made_at, fault=address.fault)


class NewWay(ApiModel):
    """How an export account's pins shall leave."""

    model_config = examples({"way": "rss"})

    way: ExportWay


class FeedAddress(ApiModel):
    """The address of a feed. It is told this once, and whoever knows it can read the feed."""

    model_config = examples({"url": "https://pins.example.org/api/v1/public/feeds/0aF3…"})

    url: str


class ExportBatch(ApiModel):
    """A file, by its number in the account."""

    model_config = examples(_BATCH)

    number: int
    made_at: datetime
    made_by: str
    rows: int

    @classmethod
    def of(cls, batch: models.ExportBatch) -> Self:
        return cls.model_validate(batch, from_attributes=True)


class ExportBatchPage(Page[ExportBatch]):
    """Files, the newest first."""

    model_config = examples({"items": [_BATCH], "next_cursor": None})


class LeftOut(ApiModel):
    """A pin that did not go into the file, with the reason."""

    model_config = examples(_LEFT_OUT)

    pin_id: UUID
    title: str
    reason: str


class HandedOut(ApiModel):
    """What handing out came to. ``batch`` null: there was nothing to put into a file.

    ``further``: how many pins of the next 14 days wait for another file.
    """

    model_config = examples({"batch": _BATCH, "left_out": [_LEFT_OUT], "further": 0})

    batch: ExportBatch | None
    left_out: list[LeftOut]
    further: int

    @classmethod
    def of(cls, handed: models.HandedOut) -> Self:
        return cls(
            batch=None if handed.batch is None else ExportBatch.of(handed.batch),
            left_out=[LeftOut.model_validate(each, from_attributes=True) for each in handed.left_out],
            further=handed.further,
        )
