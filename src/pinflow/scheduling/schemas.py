"""The scheduling slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.scheduling.models import Misfire, ScheduleOverview, ScheduleRun, TriggerPreview


class Schedule(ApiModel):
    """What runs by itself. ``trigger``: when, in words; ``project_name`` null: of no single project.

    ``misfire``: what becomes of a time that was missed, ``run_once`` or ``skip``. ``coming``: the next times.
    """

    model_config = examples(
        {
            "id": "01936d2c-8100-7a01-8b02-1c2d3e4f5a6b",
            "kind": "research.score",
            "name": "Score opportunities",
            "about": "Scores the products of the project's lists anew. A missed time is made up for once.",
            "project_id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b",
            "project_name": "Evergreen Home",
            "trigger": "every hour",
            "time_zone": "UTC",
            "enabled": True,
            "misfire": "run_once",
            "version": 1,
            "coming": ["2026-11-23T10:00:00Z", "2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z"],
            "next_fire_at": "2026-11-23T10:00:00Z",
            "last_fire_at": "2026-11-23T09:00:00Z",
            "last_outcome": "ok",
            "last_message": None,
        }
    )

    id: UUID
    kind: str
    name: str
    about: str
    project_id: UUID | None
    project_name: str | None
    trigger: str
    time_zone: str
    enabled: bool
    misfire: Misfire
    version: int
    coming: list[datetime]
    next_fire_at: datetime | None
    last_fire_at: datetime | None
    last_outcome: str | None
    last_message: str | None

    @classmethod
    def of(cls, schedule: ScheduleOverview) -> Schedule:
        """A schedule as a person sees it."""
        return cls(
            id=schedule.id,
            kind=schedule.kind,
            name=schedule.name,
            about=schedule.about,
            project_id=schedule.project_id,
            project_name=schedule.project_name,
            trigger=schedule.trigger_text,
            time_zone=schedule.time_zone,
            enabled=schedule.enabled,
            misfire=schedule.misfire,
            version=schedule.version,
            coming=list(schedule.coming),
            next_fire_at=schedule.next_fire_at,
            last_fire_at=schedule.last_fire_at,
            last_outcome=schedule.last_outcome,
            last_message=schedule.last_message,
        )


class SchedulePage(Page[Schedule]):
    """Schedules by name."""


class Run(ApiModel):
    """A firing. ``outcome`` null: it waits or runs still, or was left out, as ``message`` says."""

    model_config = examples(
        {
            "fire_at": "2026-11-23T09:00:00Z",
            "fired_at": "2026-11-23T09:00:00.4Z",
            "manual": False,
            "finished_at": "2026-11-23T09:00:02Z",
            "outcome": "ok",
            "message": None,
        }
    )

    fire_at: datetime
    fired_at: datetime
    manual: bool
    finished_at: datetime | None
    outcome: Literal["ok", "failed"] | None
    message: str | None

    @classmethod
    def of(cls, run: ScheduleRun) -> Run:
        """A stored run."""
        return cls.model_validate({name: getattr(run, name) for name in cls.model_fields})


class RunPage(Page[Run]):
    """Firings, the newest first."""


class SchedulePreview(ApiModel):
    """When it would run. ``trigger``: as it was understood, in words; ``coming``: the next times."""

    model_config = examples(
        {
            "trigger": "daily at 07:15",
            "time_zone": "Europe/Berlin",
            "coming": ["2026-11-24T06:15:00Z", "2026-11-25T06:15:00Z", "2026-11-26T06:15:00Z"],
        }
    )

    trigger: str
    time_zone: str
    coming: list[datetime]

    @classmethod
    def of(cls, preview: TriggerPreview) -> SchedulePreview:
        """A preview as a person sees it."""
        return cls(trigger=preview.trigger_text, time_zone=preview.time_zone, coming=list(preview.coming))


class ScheduleChange(Change):
    """Pauses, resumes or edits. ``trigger``: words (`every 30 minutes`, `daily at 03:30`) or fields.

    ``version``: refused with 409 if somebody changed the schedule since.
    """

    model_config = change_examples(
        {"enabled": False},
        {"trigger": "daily at 07:15"},
        {"trigger": {"type": "cron", "day_of_week": "mon-fri", "hour": 9, "minute": 0}},
        {"trigger": "once, 2026-12-24T08:00", "time_zone": "Europe/Berlin", "misfire": "skip", "version": 3},
    )

    enabled: bool = may_be_left_out()
    trigger: str | dict[str, Any] = may_be_left_out()
    time_zone: str = may_be_left_out(max_length=100)
    misfire: Misfire = may_be_left_out()
    version: int = may_be_left_out()
