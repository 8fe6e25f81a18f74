"""Carries out jobs until it is told to stop, through kills, restarts of PostgreSQL and handlers that fail."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections.abc import Callable, Collection, Coroutine, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any, TypeAlias
from uuid import UUID

import msgspec
import structlog
from pgqueuer.adapters.persistence.qb import (
    QueryBuilderEnvironment,
    QueryQueueBuilder,
    QuerySchedulerBuilder,
)
from pgqueuer.adapters.persistence.queries import Queries
from pgqueuer.core.logconfig import logger
from pgqueuer.core.qm import QueueManager
from pgqueuer.domain.errors import RetryRequested
from pgqueuer.domain.models import Context, Job
from structlog.contextvars import bound_contextvars

from pinflow.kit.clock import Clock
from pinflow.kit.db import TenantId, decode_json
from pinflow.kit.errors import AppError, InvalidInputError
from pinflow.kit.jobs.decisions import Decide, Drop, Fail, RetryAfter
from pinflow.kit.jobs.driver import PatientDriver
from pinflow.kit.jobs.models import JobContext, JobId, OnFinished, Outcome
from pinflow.kit.jobs.names import SETTINGS
from pinflow.kit.jobs.queue import JobQueue, Registration
from pinflow.kit.logging import redact_text
from pinflow.kit.share_work import SharedWork

log = structlog.get_logger(__name__)

# A job whose process died this often is not given to a fourth: it may be what kills them.
MAX_DEATHS = 3
_LONGEST_BACK_OFF_SECONDS = 5.0
# The key is freed when the job begins, so that news arriving while it runs adds a job that sees them.
# Every start is a line 'picked' in the log; what came before a failure does not count after a requeue.
_BEGIN = """
  with freed as (update queue.pgqueuer set dedupe_key = null where id = any ($1) and dedupe_key is not null)
  select begun.id, (select count(*) from queue.pgqueuer_log where job_id = begun.id and status = 'picked'
    and id > coalesce((select max(id) from queue.pgqueuer_log where job_id = begun.id and status = 'failed'),
      0)) as starts
  from unnest($1::bigint[]) as begun(id)
"""
_Performer: TypeAlias = Callable[[Job, Context], Coroutine[Any, Any, None]]


class WorkerSettings(msgspec.Struct, frozen=True):
    """How one worker works.

    ``heartbeat``: a running job whose worker has not been heard of for this long is given to another.
    ``poll``: how often the queue is looked at when no notification comes. ``drain``: how long running jobs
    may go on after a stop before they are interrupted and put back. ``batch_size``: jobs claimed at once;
    at most twice as many run at the same time.
    """

    heartbeat: timedelta = timedelta(seconds=5)
    poll: timedelta = timedelta(seconds=1)
    drain: timedelta = timedelta(seconds=7)
    batch_size: int = 4


class Worker:
    """Runs the handlers of a `JobQueue` on connections of the system login."""

    def __init__(
        self,
        url: str,
        queue: JobQueue,
        clock: Clock,
        *,
        decide: Decide,
        on_finished: OnFinished | None = None,
        settings: WorkerSettings | None = None,
    ) -> None:
        self._url = url
        self._queue = queue
        self._clock = clock
        self._decide = decide
        self._on_finished = on_finished
        self._settings = settings or WorkerSettings()
        self._running: set[asyncio.Future[str | None]] = set()
        self._beginning = SharedWork()
        self._interrupting = False
        _quieten_pgqueuer()

    async def run(self, stop: asyncio.Event, names: Collection[str] | None = None) -> None:
        """Works until ``stop`` is set, then ends within ten seconds. ``names`` None: every registered job.

        Raises:
            InvalidInputError: ``jobs.not_registered`` or ``jobs.nothing_registered``.
        """
        handlers = self._select(names)
        failures = 0
        while not stop.is_set():
            try:
                await self._run_until(stop, handlers)
                failures = 0
            # PgQueuer ends its loop at the first surprise; a worker must not.
            except Exception:
                failures += 1
                delay = min(0.2 * 2**failures, _LONGEST_BACK_OFF_SECONDS)
                log.exception("jobs.worker.restarting", delay_seconds=delay)
                with contextlib.suppress(TimeoutError):
                    await asyncio.wait_for(stop.wait(), delay)

    def _select(self, names: Collection[str] | None) -> Mapping[str, Registration]:
        handlers = self._queue.handlers
        if unknown := set(names or ()) - set(handlers):
            raise InvalidInputError(
                "jobs.not_registered",
                f"Nobody carries out {', '.join(sorted(unknown))}.",
                names=sorted(unknown),
            )
        selected = {name: handlers[name] for name in (handlers if names is None else names)}
        if not selected:
            raise InvalidInputError(
                "jobs.nothing_registered", "A worker without a single job has nothing to do."
            )
        return selected

    async def _run_until(self, stop: asyncio.Event, handlers: Mapping[str, Registration]) -> None:
        self._interrupting = False
        driver = PatientDriver(self._url)
        stopping = asyncio.create_task(stop.wait())
        opening = asyncio.create_task(driver.open())
        working: asyncio.Task[None] | None = None
        try:
            await asyncio.wait((stopping, opening), return_when=asyncio.FIRST_COMPLETED)
            if stop.is_set():
                return
            await opening
            manager = self._manager(driver, handlers)
            working = asyncio.create_task(self._work(manager))
            await asyncio.wait((stopping, working), return_when=asyncio.FIRST_COMPLETED)
            if not working.done():
                manager.shutdown.set()
                await self._drain(working, driver)
            if working.done() and not working.cancelled():
                working.result()
        finally:
            # Also on a cancellation of the worker itself: running jobs go back, none is taken for cancelled.
            self._interrupt()
            driver.give_up()
            await _end(stopping, opening, *([working] if working else []))
            await driver.close()

    async def _work(self, manager: QueueManager) -> None:
        await manager.run(
            dequeue_timeout=self._settings.poll,
            batch_size=self._settings.batch_size,
            max_concurrent_tasks=self._settings.batch_size * 2,
            heartbeat_timeout=self._settings.heartbeat,
        )

    async def _drain(self, working: asyncio.Task[None], driver: PatientDriver) -> None:
        """Lets running jobs end; interrupts and puts back those that do not."""
        await asyncio.wait((working,), timeout=self._settings.drain.total_seconds())
        if working.done():
            return
        log.warning("jobs.worker.interrupting", jobs=len(self._running))
        self._interrupt()
        await asyncio.wait((working,), timeout=1)
        # Whatever still holds on, a dead server or a handler that ignores its end, is left behind: its
        # heartbeat stops, and another worker takes it over.
        driver.give_up()
        await asyncio.wait((working,), timeout=0.5)

    def _interrupt(self) -> None:
        self._interrupting = True
        for task in self._running:
            task.cancel()

    def _manager(self, driver: PatientDriver, handlers: Mapping[str, Registration]) -> QueueManager:
        queries = Queries(
            driver,
            qbe=QueryBuilderEnvironment(SETTINGS),
            qbq=QueryQueueBuilder(SETTINGS),
            qbs=QuerySchedulerBuilder(SETTINGS),
        )
        manager = QueueManager(queries, channel=SETTINGS.channel)
        for name, registration in handlers.items():
            manager.entrypoint(
                name,
                concurrency_limit=registration.concurrency_limit,
                accepts_context=True,
                on_failure="hold",
            )(self._performer(driver, registration))
        return manager

    def _performer(self, driver: PatientDriver, registration: Registration) -> _Performer:
        async def perform(job: Job, context: Context) -> None:
            starts = await self._beginning.share(driver, job.id, partial(_begin, driver))
            work = self._read(job, starts)
            with bound_contextvars(
                job_id=str(job.id), job_name=job.entrypoint, tenant_id=_text(work.tenant_id)
            ):
                # Starts that ended neither in a retry nor in this one ended with their process.
                if starts - 1 - job.attempts >= MAX_DEATHS:
                    await self._fail(work, f"Its process died {MAX_DEATHS} times in the middle of it.")
                with context.cancellation:
                    await self._attempt(work, registration)
                    return
                # Leaving the block above without a return: somebody cancelled the job.
                log.info("jobs.job.cancelled")
                await self._finish(work, "failed", "It was cancelled.")

        return perform

    def _read(self, job: Job, starts: int) -> JobContext:
        tenant = (job.headers or {}).get("tenant_id")
        return JobContext(
            job_id=JobId(job.id),
            name=job.entrypoint,
            tenant_id=None if tenant is None else TenantId(UUID(str(tenant))),
            payload=decode_json(job.payload or b"{}"),
            attempt=starts,
            now=self._clock.now(),
        )

    async def _attempt(self, work: JobContext, registration: Registration) -> None:
        task = asyncio.ensure_future(registration.handler(work))
        self._running.add(task)
        try:
            await self._finish(work, "ok", await task)
        except asyncio.CancelledError:
            if self._interrupting:
                raise RetryRequested(timedelta(0), "the worker stopped") from None
            raise
        except RetryRequested:
            raise
        except Exception as error:  # noqa: BLE001 - the table decides about every error
            await self._settle(work, error)
        finally:
            self._running.discard(task)

    async def _settle(self, work: JobContext, error: Exception) -> None:
        decision = self._decide(error, work.attempt)
        words = redact_text(
            error.message if isinstance(error, AppError) else f"{type(error).__name__}: {error}"
        )
        about = {"attempt": work.attempt, "code": error.code} if isinstance(error, AppError) else {}
        known = isinstance(error, AppError)
        if isinstance(decision, Drop):
            log.info("jobs.job.dropped", reason=words, **about)
            await self._finish(work, "ok", words)
            return
        if isinstance(decision, RetryAfter):
            log.warning("jobs.job.retried", reason=words, exc_info=None if known else error, **about)
            raise RetryRequested(decision.delay, words) from None
        assert isinstance(decision, Fail)
        log.error("jobs.job.failed", reason=words, exc_info=None if known else error, **about)
        await self._fail(work, words)

    async def _fail(self, work: JobContext, words: str) -> None:
        await self._finish(work, "failed", words)
        raise JobFailedError(words)

    async def _finish(self, work: JobContext, outcome: Outcome, words: str | None) -> None:
        if self._on_finished is None:
            return
        try:
            await self._on_finished(work, outcome, words)
        except Exception as error:
            # The ending must not be lost: the job comes again, finds its work done, and ends once more.
            log.exception("jobs.job.ending_not_written", outcome=outcome)
            raise RetryRequested(timedelta(seconds=5), redact_text(str(error))) from None


async def _begin(driver: PatientDriver, job_ids: Sequence[int]) -> list[int]:
    """Notes that these jobs begin; how often each one did."""
    starts = {row["id"]: int(str(row["starts"])) for row in await driver.fetch(_BEGIN, list(job_ids))}
    return [starts[job_id] for job_id in job_ids]


class JobFailedError(Exception):
    """Tells PgQueuer to keep the job as failed; its words are already redacted and logged."""


class _OwnFailures(logging.Filter):
    """PgQueuer logs every exception of a handler with its traceback; ours are logged already."""

    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.exc_info and isinstance(record.exc_info[1], JobFailedError))


def _quieten_pgqueuer() -> None:
    if not any(isinstance(entry, _OwnFailures) for entry in logger.filters):
        logger.addFilter(_OwnFailures())


def _text(value: object) -> str | None:
    return None if value is None else str(value)


async def _end(*tasks: asyncio.Task[None] | asyncio.Task[bool]) -> None:
    """Cancels what still runs and waits a moment for it."""
    for task in tasks:
        task.cancel()
    await asyncio.wait(tasks, timeout=1)
    for task in tasks:
        if task.done() and not task.cancelled():
            task.exception()
