"""The posting slice as the API shows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from pinflow.accounts.models import Account
from pinflow.identity.schemas import Named
from pinflow.kit.api_models import ApiModel, Change, change_examples, examples
from pinflow.kit.pagination import Page
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.schemas import PICTURES, picture_url
from pinflow.posting import models
from pinflow.posting.models import AttemptState, EventKind
from pinflow.posting.publish_now import OutcomeState


class AttemptEvent(ApiModel):
    """What happened to an attempt besides its beginning, its sending and its end."""

    model_config = examples(
        {
            "at": "2026-11-23T10:20:31Z",
            "kind": "looked",
            "message": "Read the whole board: not there so far.",
        }
    )

    at: datetime
    kind: EventKind
    message: str


class Attempt(ApiModel):
    """One try to create a pin on Pinterest.

    ``payload_hash``, ``board_id``, ``marker``: what was to be sent. ``settles_at``: until then an unknown
    outcome may still turn up. ``next_reading_at``: when the board is looked at again.
    """

    model_config = examples(
        {
            "id": "01936d2c-8000-7a01-8b02-1c2d3e4f5a6b",
            "number": 1,
            "state": "accepted",
            "payload_hash": "60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752",
            "board_id": "1022106146619699845",
            "marker": "k3m9x2",
            "started_at": "2026-11-23T10:20:00Z",
            "sent_at": "2026-11-23T10:20:00Z",
            "settles_at": None,
            "next_reading_at": None,
            "complete_readings": 0,
            "ended_at": "2026-11-23T10:20:01Z",
            "http_status": 201,
            "error_code": None,
            "message": None,
            "pinterest_pin_id": "1022106077912345678",
            "events": [],
        }
    )

    id: UUID
    number: int
    state: AttemptState
    payload_hash: str
    board_id: str
    marker: str
    started_at: datetime
    sent_at: datetime | None
    settles_at: datetime | None
    next_reading_at: datetime | None
    complete_readings: int
    ended_at: datetime | None
    http_status: int | None
    error_code: str | None
    message: str | None
    pinterest_pin_id: str | None
    events: list[AttemptEvent]

    @classmethod
    def of(cls, attempt: models.Attempt, events: Iterable[models.AttemptEvent] = ()) -> Attempt:
        """A stored attempt with those of ``events`` that are its own."""
        fields = {name: getattr(attempt, name) for name in cls.model_fields if name != "events"}
        own = [
            AttemptEvent(at=event.at, kind=event.kind, message=event.message)
            for event in events
            if event.attempt_id == attempt.id
        ]
        return cls.model_validate({**fields, "events": own})


class AttemptPage(Page[Attempt]):
    """Attempts, the first one first."""


class PublishOutcome(ApiModel):
    """What became of a pin that was to be published at once.

    ``state``: published; waiting (``next_at`` says for when); unknown (it may stand, and is looked for);
    held (its account is stopped until a person acts); failed (Pinterest refused it, or it is in review
    again). ``attempts``: how often it was tried.
    """

    model_config = examples(
        {
            "pin_id": "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b",
            "state": "published",
            "code": "posting.published",
            "reason": "It stands on Pinterest as 1022106077912345678.",
            "pinterest_pin_id": "1022106077912345678",
            "published_at": "2026-11-23T10:20:01Z",
            "next_at": None,
            "attempts": 1,
        }
    )

    pin_id: UUID
    state: OutcomeState
    code: str
    reason: str
    pinterest_pin_id: str | None
    published_at: datetime | None
    next_at: datetime | None
    attempts: int


class PersonsWord(Change):
    """What a person found on Pinterest: the pin's id there, or null: it is not there, send it again."""

    model_config = change_examples({"pinterest_pin_id": "1022106077912345678"}, {"pinterest_pin_id": None})

    pinterest_pin_id: Annotated[str, Field(pattern="^[0-9]{1,40}$")] | None


class CalendarItem(ApiModel):
    """A pin at the moment it goes or went out. ``reason``: why this slot."""

    model_config = examples(
        {
            "pin_id": "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b",
            "title": "A drawer that stays tidy",
            "picture_url": PICTURES + "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "at": "2026-11-23T10:20:00Z",
            "state": "scheduled",
            "account": {"id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b", "name": "Evergreen"},
            "reason": "First free slot of the day.",
        }
    )

    pin_id: UUID
    title: str
    picture_url: str
    at: datetime
    state: PinState
    account: Named
    reason: str | None

    @classmethod
    def of(cls, pin: Pin, account: Account) -> CalendarItem:
        """A pin that has a slot or is published."""
        at = pin.published_at or pin.scheduled_at
        assert at is not None
        return cls(
            pin_id=pin.id,
            title=pin.title,
            picture_url=picture_url(pin),
            at=at,
            state=pin.state,
            account=Named(id=account.id, name=account.name),
            reason=pin.slot_reason,
        )


class CalendarItemPage(Page[CalendarItem]):
    """What goes and went out, by time."""
