"""The port to the queue. Everything PgQueuer-shaped stays behind it and `worker`.

PgQueuer is imported when a job is put in: most commands only look.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

import msgspec

from pinflow.kit.db import Session, TenantId
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs.models import Handler, JobId, JobInfo, JobStatus, NewJob, Payload, QueueCount

_NAME = re.compile(r"[a-z_]+(\.[a-z_]+)+")
_LIST = """
  select job.id, job.entrypoint as name, job.status::text as status, job.priority, job.attempts,
    job.created as created_at, job.updated as updated_at, (job.headers ->> 'tenant_id')::uuid as tenant_id,
    (select log.traceback ->> 'exception_message' from queue.pgqueuer_log log
      where log.job_id = job.id and log.traceback is not null order by log.created desc limit 1) as error
  from queue.pgqueuer job
  where ($1::text[] is null or job.status::text = any ($1))
    and ($2::text[] is null or job.entrypoint = any ($2))
    and ($3::uuid is null or (job.headers ->> 'tenant_id')::uuid = $3)
    and ($4::bigint is null or job.id < $4)
  order by job.id desc limit $5
"""
_STATS = """
  select entrypoint as name, status::text as status, count(*) as count, min(created) as oldest_at
  from queue.pgqueuer group by entrypoint, status order by entrypoint, status
"""


@functools.cache
def _enqueue_query() -> str:
    from pinflow.kit.jobs.names import BUILDER

    return BUILDER.build_enqueue_query("skip")


class Registration(msgspec.Struct, frozen=True):
    """A handler and how many of its jobs may run at once over all workers (0: any number)."""

    handler: Handler
    concurrency_limit: int


class JobQueue:
    """Puts jobs in, looks at them, and knows who carries them out.

    `enqueue` and `enqueue_many` work in a tenant's session and in the system's; the rest needs the system's.
    """

    def __init__(self) -> None:
        self._handlers: dict[str, Registration] = {}

    def register(self, name: str, handler: Handler, *, concurrency_limit: int = 0) -> None:
        """Says who carries out the jobs called ``name`` (``slice.what_to_do``).

        Raises:
            InvalidInputError: ``jobs.bad_name`` or ``jobs.registered_twice``.
        """
        _check_name(name)
        if name in self._handlers:
            raise InvalidInputError("jobs.registered_twice", f"Two handlers want the job {name}.")
        self._handlers[name] = Registration(handler, concurrency_limit)

    @property
    def handlers(self) -> Mapping[str, Registration]:
        """What is registered, by job name."""
        return self._handlers

    async def enqueue(
        self,
        session: Session,
        name: str,
        payload: Payload,
        *,
        tenant_id: TenantId | None,
        dedupe_key: str | None = None,
        priority: int = 0,
    ) -> JobId | None:
        """Adds a job in the session's transaction: it exists if and only if that commits.

        Returns the job's id, or None if a job with the same key already waits: that one, which has not begun,
        will do this one's work. The one narrow gap, a waiting job that begins and ends before this
        transaction commits, is closed by the sweeps, which look at the rows.
        """
        job = NewJob(name, payload, tenant_id, dedupe_key, priority)
        return (await self.enqueue_many(session, [job]))[0]

    async def enqueue_many(self, session: Session, jobs: Sequence[NewJob]) -> list[JobId | None]:
        """Adds many jobs in one round trip; the result has one entry a job, as `enqueue` would return it."""
        if not jobs:
            return []
        for job in jobs:
            _check_name(job.name)
        # One order of keys for everybody: two transactions that add the same keys never deadlock. By tenant
        # first: what is carried out at the same time can then share a tenant's transaction.
        order = sorted(
            range(len(jobs)), key=lambda place: (str(jobs[place].tenant_id), jobs[place].dedupe_key or "")
        )
        ordered = [jobs[place] for place in order]
        rows = await session.fetch_all(
            _Inserted,
            _enqueue_query(),
            [job.priority for job in ordered],
            [job.name for job in ordered],
            [msgspec.json.encode(job.payload) for job in ordered],
            [timedelta(0)] * len(ordered),
            [job.dedupe_key for job in ordered],
            [_headers(job) for job in ordered],
        )
        ids: list[JobId | None] = [None] * len(jobs)
        for row in rows:
            ids[order[row.ord - 1]] = JobId(row.id)
        return ids

    async def cancel(self, session: Session, job_ids: Sequence[JobId], now: datetime) -> int:
        """Takes jobs out of the queue; one that runs is interrupted when the transaction commits.

        Returns how many were still there.
        """
        from pgqueuer.domain.models import CancellationEvent
        from pgqueuer.domain.types import JobId as QueuedId

        from pinflow.kit.jobs.names import BUILDER, SETTINGS

        status = "canceled"
        count = await session.execute(
            BUILDER.build_log_job_query(), list(job_ids), [status] * len(job_ids), [None] * len(job_ids)
        )
        event = CancellationEvent(
            channel=SETTINGS.channel,
            ids=[QueuedId(job_id) for job_id in job_ids],
            sent_at=now,
            type="cancellation_event",
        )
        await session.execute("select pg_notify($1, $2)", SETTINGS.channel, event.model_dump_json())
        return count

    async def requeue(self, session: Session, job_ids: Sequence[JobId]) -> int:
        """Gives failed jobs a new set of attempts. Returns how many were failed and now wait."""
        from pinflow.kit.jobs.names import BUILDER

        return await session.execute(BUILDER.build_requeue_jobs_query(), list(job_ids))

    async def list_jobs(
        self,
        session: Session,
        *,
        statuses: Collection[JobStatus] | None = None,
        names: Collection[str] | None = None,
        tenant_id: TenantId | None = None,
        before: JobId | None = None,
        limit: int = 50,
    ) -> list[JobInfo]:
        """Jobs that wait, run or have failed, newest first; ``before``: the last id of the previous page."""
        return await session.fetch_all(
            JobInfo,
            _LIST,
            None if statuses is None else list(statuses),
            None if names is None else list(names),
            tenant_id,
            before,
            limit,
        )

    async def stats(self, session: Session) -> list[QueueCount]:
        """How many jobs stand where, by name and status."""
        return await session.fetch_all(QueueCount, _STATS)

    async def prune(self, session: Session, *, older_than: timedelta) -> int:
        """Forgets failed jobs and the log of what happened longer ago. Returns how many rows.

        In the server's time, with which PgQueuer stamps its rows; the clock may be turned.
        """
        failed = await session.execute(
            "delete from queue.pgqueuer where status = 'failed' and updated <= now() - $1::interval",
            older_than,
        )
        logged = await session.execute(
            "delete from queue.pgqueuer_log where created <= now() - $1::interval", older_than
        )
        counted = await session.execute(
            "delete from queue.pgqueuer_statistics where created <= now() - $1::interval", older_than
        )
        return failed + logged + counted


class _Inserted(msgspec.Struct, frozen=True):
    ord: int
    id: int


def _headers(job: NewJob) -> dict[str, str]:
    headers = {}
    if job.tenant_id is not None:
        headers["tenant_id"] = str(job.tenant_id)
    if job.dedupe_key is not None:
        headers["dedupe_key"] = job.dedupe_key
    return headers


def _check_name(name: str) -> None:
    if not _NAME.fullmatch(name):
        raise InvalidInputError("jobs.bad_name", f"A job is called slice.what_to_do, not “{name}”.")
