"""The posting slice as the API shows it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Literal
from uuid import UUID

from pydantic import AwareDatetime, Field

from pinflow.accounts.models import Account
from pinflow.identity.schemas import Named
from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.pins.pin import Pin, PinState
from pinflow.pins.schemas import PICTURES, picture_url
from pinflow.posting import models
from pinflow.posting.best_hours.models import HourWeights
from pinflow.posting.models import AttemptState, EventKind, OutcomeState

# A command shows a slot without all that finding one needs.
if TYPE_CHECKING:
    from pinflow.posting.explain_slot import SlotExplanation


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

    ``state``: published; waiting (``next_at`` says for when by itself, ``next_allowed_at`` from when on by
    hand); unknown (it may stand, and is looked for); held (its account is stopped until a person acts);
    failed (Pinterest refused it, or it is in review again). ``attempts``: how often it was tried.
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
            "next_allowed_at": None,
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
    next_allowed_at: datetime | None
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


class Ground(ApiModel):
    """One rule and what it says of a slot. ``kept`` false: by today's rules it would forbid the slot."""

    model_config = examples(
        {
            "rule": "cap",
            "kept": True,
            "text": "It is number 2 of the 3 pins of that day, which takes 10 (daily cap).",
        },
    )

    rule: str
    kept: bool
    text: str


class Slot(ApiModel):
    """Why a pin goes out at its minute, and what would forbid the account's next one.

    ``at`` null: it has none. ``reason``: noted when the slot was given, at ``reason_at`` where that is known.
    ``grounds``: rule by rule, as of now. ``next_refusal``: why another pin may not follow a minute later;
    ``next_at``: where it may go.
    """

    model_config = examples(
        {
            "pin_id": "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b",
            "at": "2026-11-23T10:20:00Z",
            "state": "scheduled",
            "account": {"id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b", "name": "Evergreen"},
            "time_zone": "Europe/Berlin",
            "reason": "The first free place of the day's spread.",
            "reason_at": "2026-11-22T18:05:00Z",
            "grounds": [
                {
                    "rule": "cap",
                    "kept": True,
                    "text": "It is number 2 of the 3 pins of that day, which takes 10 (daily cap).",
                }
            ],
            "next_refusal": "This pin itself stands 1 min before; the account keeps 60 min between two.",
            "next_at": "2026-11-23T11:20:00Z",
        }
    )

    pin_id: UUID
    at: datetime | None
    state: PinState
    account: Named | None
    time_zone: str | None
    reason: str | None
    reason_at: datetime | None
    grounds: list[Ground]
    next_refusal: str | None
    next_at: datetime | None

    @classmethod
    def of(cls, found: SlotExplanation) -> Slot:
        """An explanation as a person reads it."""
        account = found.account
        return cls(
            pin_id=found.pin.id,
            at=found.at,
            state=found.pin.state,
            account=None if account is None else Named(id=account.id, name=account.name),
            time_zone=None if account is None else account.time_zone,
            reason=found.reason,
            reason_at=found.reason_at,
            grounds=[Ground(rule=each.rule, kept=each.kept, text=each.text) for each in found.grounds],
            next_refusal=found.next_refusal,
            next_at=found.next_at,
        )


class PinMove(ApiModel):
    """Where a person wants a pin: a moment, to the minute."""

    model_config = examples({"at": "2026-11-24T17:30:00Z"})

    at: AwareDatetime


class HourWeight(ApiModel):
    """What the pins of one hour of the account's local day brought, against its mean (1.0)."""

    model_config = examples({"hour": 18, "pins": 14, "weight": 1.6})

    hour: int
    pins: int
    weight: float


class BestHours(ApiModel):
    """What an account's own figures say of the hours of its day, from 0 to 23.

    ``ready`` false: ``missing`` says what is lacking, and the open hours hold. ``counted`` of ``needed`` pins
    count, from ``weeks`` of ``needed_weeks`` weeks; what counts is each pin's first ``days`` days: its clicks
    to the link and half its saves.
    """

    model_config = examples(
        {
            "ready": False,
            "missing": "12 of 30 pins",
            "counted": 12,
            "needed": 30,
            "weeks": 2,
            "needed_weeks": 4,
            "days": 7,
            "weighed_at": "2026-11-23T10:00:00Z",
            "hours": [{"hour": 18, "pins": 5, "weight": 1.0}],
        }
    )

    ready: bool
    missing: str | None
    counted: int
    needed: int
    weeks: int
    needed_weeks: int
    days: int
    weighed_at: datetime
    hours: list[HourWeight]

    @classmethod
    def of(cls, found: HourWeights) -> BestHours:
        """What was worked out."""
        return cls(
            ready=found.missing is None,
            missing=found.missing,
            counted=found.counted,
            needed=found.needed,
            weeks=found.weeks,
            needed_weeks=found.needed_weeks,
            days=found.days,
            weighed_at=found.weighed_at,
            hours=[
                HourWeight(hour=hour, pins=found.pins[hour], weight=found.weights[hour]) for hour in range(24)
            ],
        )


class PostingHours(ApiModel):
    """When an account's pins may go out, by day (``mon`` to ``sun``) in its own zone; closed if left out.

    ``choice``: ``best_hours`` leans to the hours that the account's own figures favour (``best``); while
    there are not enough, ``hours`` hold alike, and each slot says so. ``best`` null: no pin of the account
    was followed yet. ``seed``: what the spread of a day is made from.
    """

    model_config = examples(
        {
            "account_id": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b",
            "time_zone": "Europe/Berlin",
            "choice": "hours",
            "hours": {"mon": [["07:00", "11:30"], ["18:00", "22:00"]], "sat": [["09:00", "24:00"]]},
            "seed": "01936d2c-7c00-7a01-8b02-1c2d3e4f5a6b",
            "changed_by": "Alice",
            "changed_at": "2026-11-23T10:00:00Z",
            "moved": 0,
            "best": None,
        }
    )

    account_id: UUID
    time_zone: str
    choice: Literal["hours", "best_hours"]
    hours: dict[str, list[list[str]]]
    seed: str
    changed_by: str | None
    changed_at: datetime | None
    moved: int = Field(description="How many scheduled pins this change moved.")
    best: BestHours | None

    @classmethod
    def of(
        cls, account: Account, hours: models.PostingHours, best: HourWeights | None, moved: int = 0
    ) -> PostingHours:
        """An account's hours, and what its figures say of them."""
        return cls(
            account_id=account.id,
            time_zone=account.time_zone,
            choice=hours.choice,
            hours=hours.hours,
            seed=hours.seed,
            changed_by=hours.changed_by,
            changed_at=hours.changed_at,
            moved=moved,
            best=None if best is None else BestHours.of(best),
        )


class PostingHoursChange(Change):
    """What is to change. ``hours`` replaces the whole week."""

    model_config = change_examples(
        {"hours": {"mon": [["07:00", "22:00"]], "sat": [["09:00", "12:00"]]}},
        {"choice": "best_hours"},
        {"seed": "winter"},
    )

    hours: dict[str, list[list[str]]] = may_be_left_out()
    choice: Literal["hours", "best_hours"] = may_be_left_out()
    seed: str = may_be_left_out(min_length=1, max_length=100)
