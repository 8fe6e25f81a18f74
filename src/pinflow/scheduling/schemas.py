"""The scheduling slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.scheduling.models import ScheduleOverview


class Schedule(ApiModel):
    """What runs by itself. ``trigger``: when, in words; ``project_name`` null: of no single project."""

    model_config = examples(
        {
            "id": "01936d2c-8100-7a01-8b02-1c2d3e4f5a6b",
            "kind": "research.score",
            "name": "Score opportunities",
            "project_name": "Evergreen Home",
            "trigger": "every hour",
            "time_zone": "UTC",
            "enabled": True,
            "next_fire_at": "2026-11-23T10:00:00Z",
            "last_fire_at": "2026-11-23T09:00:00Z",
            "last_outcome": "ok",
        }
    )

    id: UUID
    kind: str
    name: str
    project_name: str | None
    trigger: str
    time_zone: str
    enabled: bool
    next_fire_at: datetime | None
    last_fire_at: datetime | None
    last_outcome: str | None

    @classmethod
    def of(cls, schedule: ScheduleOverview) -> Schedule:
        """A schedule as a person sees it."""
        return cls(
            id=schedule.id,
            kind=schedule.kind,
            name=schedule.name,
            project_name=schedule.project_name,
            trigger=schedule.trigger_text,
            time_zone=schedule.time_zone,
            enabled=schedule.enabled,
            next_fire_at=schedule.next_fire_at,
            last_fire_at=schedule.last_fire_at,
            last_outcome=schedule.last_outcome,
        )


class SchedulePage(Page[Schedule]):
    """Schedules by name."""


class ScheduleChange(Change):
    """Pauses, resumes or edits. ``trigger``: words (`every 30 minutes`, `daily at 03:30`) or fields."""

    model_config = change_examples(
        {"enabled": False},
        {"trigger": "daily at 07:15"},
        {"trigger": {"type": "cron", "day_of_week": "mon-fri", "hour": 9, "minute": 0}},
    )

    enabled: bool = may_be_left_out()
    trigger: str | dict[str, Any] = may_be_left_out()
