"""Jobs as data."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Any, Literal, NewType, TypeAlias, TypeVar
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.kit.errors import InvalidInputError

JobId = NewType("JobId", int)
JobStatus: TypeAlias = Literal["queued", "picked", "failed"]
Outcome: TypeAlias = Literal["ok", "failed"]
Payload: TypeAlias = msgspec.Struct | Mapping[str, object]
ReadInto = TypeVar("ReadInto")


class NewJob(msgspec.Struct, frozen=True):
    """A job to put into the queue.

    ``dedupe_key``: while a job with the same key waits, a second one is not added. ``priority``: higher
    runs first. ``tenant_id`` None: a job of the installation.
    """

    name: str
    payload: Payload
    tenant_id: TenantId | None
    dedupe_key: str | None = None
    priority: int = 0


class JobContext(msgspec.Struct, frozen=True):
    """What a handler is given. ``attempt`` counts from 1; ``now`` is the clock's when the attempt began."""

    job_id: JobId
    name: str
    tenant_id: TenantId | None
    payload: dict[str, Any]
    attempt: int
    now: datetime

    def read(self, into: type[ReadInto]) -> ReadInto:
        """The payload as an ``into`` struct; extra keys are ignored.

        Raises:
            InvalidInputError: ``jobs.bad_payload``; names the field.
        """
        try:
            return msgspec.convert(self.payload, into, strict=False)
        except msgspec.ValidationError as error:
            raise InvalidInputError(
                "jobs.bad_payload", f"The job {self.name} cannot be read: {error}."
            ) from None


# What it answers, if anything, is what came of it, in words for people.
Handler: TypeAlias = Callable[[JobContext], Awaitable[str | None]]
# Called once a job will not be tried again, with what came of it or the failure in words.
OnFinished: TypeAlias = Callable[[JobContext, Outcome, str | None], Awaitable[None]]


class JobInfo(msgspec.Struct, frozen=True):
    """A job in the queue as a person sees it. ``error`` is what its last attempt said."""

    id: JobId
    name: str
    status: JobStatus
    priority: int
    attempts: int
    created_at: datetime
    updated_at: datetime
    tenant_id: UUID | None
    error: str | None


class QueueCount(msgspec.Struct, frozen=True):
    """How many jobs of a name stand in a status, and since when the oldest has."""

    name: str
    status: JobStatus
    count: int
    oldest_at: datetime
