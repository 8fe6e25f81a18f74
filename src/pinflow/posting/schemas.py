"""The posting slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.accounts.models import Account
from pinflow.identity.schemas import Named
from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.schemas import PICTURES, picture_url
from pinflow.posting import models
from pinflow.posting.models import AttemptState


class Attempt(ApiModel):
    """One try to create a pin on Pinterest."""

    model_config = examples(
        {
            "id": "01936d2c-8000-7a01-8b02-1c2d3e4f5a6b",
            "number": 1,
            "state": "accepted",
            "started_at": "2026-11-23T10:20:00Z",
            "ended_at": "2026-11-23T10:20:01Z",
            "http_status": 201,
            "error_code": None,
            "message": None,
            "pinterest_pin_id": "1022106077912345678",
        }
    )

    id: UUID
    number: int
    state: AttemptState
    started_at: datetime
    ended_at: datetime | None
    http_status: int | None
    error_code: str | None
    message: str | None
    pinterest_pin_id: str | None

    @classmethod
    def of(cls, attempt: models.Attempt) -> Attempt:
        """A stored attempt."""
        return cls.model_validate({name: getattr(attempt, name) for name in cls.model_fields})


class AttemptPage(Page[Attempt]):
    """Attempts, the first one first."""


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
