"""The words of the scheduling slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, NewType, TypeAlias
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.projects.models import ProjectId

ScheduleId = NewType("ScheduleId", UUID)
# What becomes of a fire time that passed while no scheduler ran.
Misfire: TypeAlias = Literal["run_once", "skip"]
Field: TypeAlias = str | int


class CronTrigger(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag="cron",
    tag_field="type",
    forbid_unknown_fields=True,
    omit_defaults=True,
):
    """At wall-clock times of the schedule's zone. Fields as in cron; ``day_of_week``: mon..sun or 0..6.

    A field left out means every value, or its first if it is finer than all that are given.
    """

    minute: Field | None = None
    hour: Field | None = None
    day: Field | None = None
    month: Field | None = None
    day_of_week: Field | None = None


class IntervalTrigger(
    msgspec.Struct, frozen=True, kw_only=True, tag="interval", tag_field="type", forbid_unknown_fields=True
):
    """Every so many minutes of elapsed time, counted from the schedule's fixed start."""

    minutes: int


class DateTrigger(
    msgspec.Struct, frozen=True, kw_only=True, tag="date", tag_field="type", forbid_unknown_fields=True
):
    """Once. A moment without an offset is wall-clock time in the schedule's zone."""

    at: datetime


Trigger: TypeAlias = CronTrigger | IntervalTrigger | DateTrigger


class Schedule(msgspec.Struct, frozen=True):
    """A row of ``schedule``. ``trigger`` as stored: a row of another version may not be readable here."""

    id: ScheduleId
    tenant_id: TenantId | None
    project_id: ProjectId | None
    kind: str
    name: str
    trigger: dict[str, Any]
    time_zone: str
    misfire: Misfire
    enabled: bool
    start_at: datetime
    active_from: datetime
    version: int


class PlannedSchedule(Schedule, frozen=True):
    """A schedule and the newest fire time that was dealt with."""

    last_fire_at: datetime | None


class ScheduleOverview(msgspec.Struct, frozen=True):
    """A schedule as a person sees it. ``last_outcome`` None: still running, skipped, or never fired."""

    id: ScheduleId
    tenant_id: TenantId | None
    project_id: ProjectId | None
    project_name: str | None
    kind: str
    name: str
    trigger: dict[str, Any]
    trigger_text: str
    time_zone: str
    enabled: bool
    version: int
    misfire: Misfire
    about: str
    next_fire_at: datetime | None
    coming: tuple[datetime, ...]
    last_fire_at: datetime | None
    last_outcome: Literal["ok", "failed"] | None
    last_message: str | None


class TriggerPreview(msgspec.Struct, frozen=True):
    """When a schedule would fire. ``coming`` is short where the trigger has no more times: a single date."""

    trigger_text: str
    time_zone: str
    coming: tuple[datetime, ...]


class ScheduleRun(msgspec.Struct, frozen=True):
    """A firing. ``outcome`` None: still waiting or running, or left out; ``message`` says which."""

    fire_at: datetime
    fired_at: datetime
    fired_by: str
    manual: bool
    finished_at: datetime | None
    outcome: Literal["ok", "failed"] | None
    message: str | None


class ScheduledJob(msgspec.Struct, frozen=True):
    """The payload of every job a schedule enqueues."""

    schedule_id: ScheduleId
    fire_at: datetime
    project_id: ProjectId | None


class Firing(StrEnum):
    """What came of one fire time."""

    FIRED = "fired"
    # A run of the same schedule still waits in the queue: it does this one's work.
    MERGED = "merged"
    # Missed, and the schedule says that missed runs are left out.
    SKIPPED = "skipped"
    # Another scheduler dealt with it, or with a later one.
    ALREADY = "already"
    # The row is not what was planned with any more: paused, edited or gone.
    CHANGED = "changed"
