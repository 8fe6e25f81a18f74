"""The words of the posting slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType
from uuid import UUID

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantId
from pinflow.pins.pin import PinId

AttemptId = NewType("AttemptId", UUID)


class AttemptState(StrEnum):
    """``sending`` and ``unknown`` may stand on Pinterest; nothing is sent again before that is known."""

    PREPARED = "prepared"
    SENDING = "sending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    RECONCILED = "reconciled"


class Attempt(msgspec.Struct, frozen=True, kw_only=True):
    """One try to create a pin. ``fencing_token`` grows: an older holder's writes are refused."""

    id: AttemptId
    tenant_id: TenantId
    pin_id: PinId
    account_id: AccountId
    number: int
    state: AttemptState
    payload_hash: str
    board_id: str
    marker: str
    fencing_token: int
    lease_until: datetime
    started_at: datetime
    sent_at: datetime | None
    ended_at: datetime | None
    settles_at: datetime | None
    next_reading_at: datetime | None
    complete_readings: int
    last_reading_at: datetime | None
    http_status: int | None
    error_code: str | None
    message: str | None
    pinterest_pin_id: str | None
    heartbeat_at: datetime | None = None


class EventKind(StrEnum):
    """What happened to an attempt besides its beginning, sending and end."""

    UNKNOWN = "unknown"
    LOOKED = "looked"
    COULD_NOT_LOOK = "could_not_look"
    DECIDED = "decided"
    LATE_ANSWER = "late_answer"
    DELETED = "deleted"


class AttemptEvent(msgspec.Struct, frozen=True):
    """One of them, in words."""

    attempt_id: AttemptId
    at: datetime
    kind: EventKind
    message: str


class ResendUnknown(StrEnum):
    """What becomes of an attempt that never turned up: sent again after the window, or a person decides."""

    AFTER_WINDOW = "after_window"
    NEVER = "never"


class PostingHours(msgspec.Struct, frozen=True, kw_only=True):
    """When an account's pins may go out, as stored: ``{"mon": [["07:00", "22:00"]], ...}`` in its own zone.

    ``choice``: ``best_hours`` leans to those that the account's own figures favour within these; until there
    are enough figures, all of them hold alike. ``seed``: what the jitter of the spread is made from.
    """

    choice: Literal["hours", "best_hours"]
    hours: dict[str, list[list[str]]]
    seed: str
    changed_by: str | None = None
    changed_at: datetime | None = None


class DuePin(msgspec.Struct, frozen=True):
    """A pin whose slot has come, or that has none yet."""

    tenant_id: TenantId
    pin_id: PinId
    due_at: datetime | None = None


class OpenAttempt(msgspec.Struct, frozen=True):
    """An attempt that somebody has to look after."""

    tenant_id: TenantId
    attempt_id: AttemptId


class InTurn(msgspec.Struct, frozen=True):
    """Its account is busy, with another pin perhaps: it is done by itself, and waits for its turn."""


class OutcomeState(StrEnum):
    """``unknown``: it may stand and is looked for. ``held``: its account stopped, or it is not approved.
    ``failed``: the pin was refused.
    """

    PUBLISHED = "published"
    WAITING = "waiting"
    UNKNOWN = "unknown"
    HELD = "held"
    FAILED = "failed"
