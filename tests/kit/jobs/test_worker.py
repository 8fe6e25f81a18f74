"""Carrying jobs out, through everything that can happen to a worker."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

import asyncpg
import pytest

from pinflow.entrypoints.job_errors import MAX_ATTEMPTS, decide_job
from pinflow.kit.clock import FixedClock, SystemClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import (
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    LimitReachedError,
    NotFoundError,
)
from pinflow.kit.jobs import Decision, Drop, Fail, JobContext, JobId, JobInfo, JobQueue, RetryAfter
from pinflow.kit.jobs.models import OnFinished
from pinflow.kit.jobs.worker import MAX_DEATHS, Worker, WorkerSettings
from tests.conftest import TestUrls
from tests.factories.cast import Cast

RUN_WORKER = Path(__file__).with_name("run_worker.py")
DEADLINE_SECONDS = 60.0


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    """Waits for ``condition``; far beyond the deadline something is broken."""
    async with asyncio.timeout(DEADLINE_SECONDS):
        while not await condition():
            await asyncio.sleep(0.03)


def retry_at_once(error: Exception, attempt: int) -> Decision:
    decision = decide_job(error, attempt)
    return RetryAfter(timedelta(0)) if isinstance(decision, RetryAfter) else decision


@asynccontextmanager
async def working(
    urls: TestUrls,
    queue: JobQueue,
    *,
    on_finished: OnFinished | None = None,
    settings: WorkerSettings | None = None,
) -> AsyncIterator[Worker]:
    """A worker that runs inside the block."""
    worker = Worker(
        urls.system,
        queue,
        SystemClock(),
        decide=retry_at_once,
        on_finished=on_finished,
        settings=settings or WorkerSettings(drain=timedelta(seconds=2), poll=timedelta(seconds=0.2)),
    )
    stop = asyncio.Event()
    task = asyncio.create_task(worker.run(stop))
    try:
        yield worker
    finally:
        stop.set()
        await asyncio.wait_for(task, 10)


async def listed(system_database: SystemDatabase) -> list[JobInfo]:
    async with system_database.system_session() as session:
        return await JobQueue().list_jobs(session)


async def put(
    system_database: SystemDatabase, name: str, *, times: int = 1, key: str | None = None
) -> list[JobId]:
    ids = []
    async with system_database.system_session() as session:
        for number in range(times):
            job_id = await JobQueue().enqueue(
                session, name, {"number": number}, tenant_id=None, dedupe_key=key
            )
            assert job_id is not None
            ids.append(job_id)
    return ids


@pytest.fixture
def queue() -> JobQueue:
    return JobQueue()


async def test_a_handler_is_given_what_was_enqueued(
    database: Database, database_urls: TestUrls, queue: JobQueue, cast: Cast
) -> None:
    given: asyncio.Queue[JobContext] = asyncio.Queue()
    queue.register("tests.draw", given.put)
    async with database.tenant_session(cast.alice.tenant_id) as session:
        job_id = await queue.enqueue(
            session, "tests.draw", {"pin": "1"}, tenant_id=cast.alice.tenant_id, dedupe_key="k"
        )
    async with working(database_urls, queue):
        job = await asyncio.wait_for(given.get(), DEADLINE_SECONDS)
    assert (job.job_id, job.name, job.tenant_id, job.attempt) == (
        job_id,
        "tests.draw",
        cast.alice.tenant_id,
        1,
    )
    assert job.payload == {"pin": "1"}


async def test_a_failing_handler_is_tried_again_then_kept_as_failed_then_requeued(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    attempts: list[int] = []
    endings: list[tuple[str, str | None]] = []

    async def stumble(job: JobContext) -> None:
        attempts.append(job.attempt)
        raise RuntimeError("no idea: password=hunter2")

    async def note(_job: JobContext, outcome: str, words: str | None) -> None:
        endings.append((outcome, words))

    queue.register("tests.stumble", stumble)
    (job_id,) = await put(system_database, "tests.stumble")

    async def failed() -> bool:
        return [job.status for job in await listed(system_database)] == ["failed"]

    async with working(database_urls, queue, on_finished=note):
        await until(failed)
        assert attempts == list(range(1, MAX_ATTEMPTS + 1))
        assert [outcome for outcome, _ in endings] == ["failed"]
        (job,) = await listed(system_database)
        assert job.error is not None
        assert "RuntimeError: no idea" in job.error
        assert "hunter2" not in job.error
        assert "hunter2" not in str(endings)
        async with system_database.system_session() as session:
            assert await queue.requeue(session, [job_id]) == 1
        await until(lambda: _is(lambda: len(endings) == 2))
    assert attempts == [*range(1, MAX_ATTEMPTS + 1), *range(1, MAX_ATTEMPTS + 1)]


async def _is(condition: Callable[[], bool]) -> bool:
    return condition()


async def test_a_job_whose_object_is_gone_is_dropped(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    endings: list[str] = []

    async def look(job: JobContext) -> None:
        raise NotFoundError("tests.gone", "It is gone.")

    async def note(_job: JobContext, outcome: str, words: str | None) -> None:
        endings.append(f"{outcome}: {words}")

    async def empty() -> bool:
        return not await listed(system_database)

    queue.register("tests.look", look)
    await put(system_database, "tests.look")
    async with working(database_urls, queue, on_finished=note):
        await until(empty)
    assert endings == ["ok: It is gone."]


async def test_news_that_arrive_while_a_job_runs_add_another_one(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    begun, release = asyncio.Event(), asyncio.Event()
    runs = 0

    async def draw(job: JobContext) -> None:
        nonlocal runs
        runs += 1
        begun.set()
        await release.wait()

    queue.register("tests.draw", draw, concurrency_limit=1)
    await put(system_database, "tests.draw", key="k")
    async with working(database_urls, queue):
        await asyncio.wait_for(begun.wait(), DEADLINE_SECONDS)
        await put(system_database, "tests.draw", key="k")
        assert runs == 1
        release.set()
        await until(lambda: _is(lambda: runs == 2))


async def test_a_concurrency_limit_holds_over_two_workers(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    now_running = most = done = 0

    async def draw(job: JobContext) -> None:
        nonlocal now_running, most, done
        now_running += 1
        most = max(most, now_running)
        await asyncio.sleep(0.02)
        now_running -= 1
        done += 1

    queue.register("tests.draw", draw, concurrency_limit=1)
    await put(system_database, "tests.draw", times=12)
    async with working(database_urls, queue), working(database_urls, queue):
        await until(lambda: _is(lambda: done == 12))
    assert most == 1


async def test_two_workers_run_every_job_once(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    runs: dict[int, int] = {}

    async def draw(job: JobContext) -> None:
        runs[job.job_id] = runs.get(job.job_id, 0) + 1
        await asyncio.sleep(0.005)

    async def empty() -> bool:
        return not await listed(system_database)

    queue.register("tests.draw", draw)
    ids = await put(system_database, "tests.draw", times=150)
    async with working(database_urls, queue), working(database_urls, queue):
        await until(empty)
    assert runs == dict.fromkeys(ids, 1)


async def test_a_cancelled_job_is_interrupted(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue, clock: FixedClock
) -> None:
    begun = asyncio.Event()
    endings: list[str] = []

    async def wait_for_ever(job: JobContext) -> None:
        begun.set()
        await asyncio.Event().wait()

    async def note(_job: JobContext, outcome: str, words: str | None) -> None:
        endings.append(f"{outcome}: {words}")

    queue.register("tests.wait", wait_for_ever)
    (job_id,) = await put(system_database, "tests.wait")
    async with working(database_urls, queue, on_finished=note):
        await asyncio.wait_for(begun.wait(), DEADLINE_SECONDS)
        async with system_database.system_session() as session:
            assert await queue.cancel(session, [job_id], clock.now()) == 1
        await until(lambda: _is(lambda: bool(endings)))
    assert endings == ["failed: It was cancelled."]
    assert await listed(system_database) == []


async def test_a_stop_lets_running_jobs_end_and_takes_no_new_ones(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    begun, done = asyncio.Event(), 0

    async def draw(job: JobContext) -> None:
        nonlocal done
        begun.set()
        await asyncio.sleep(0.3)
        done += 1

    queue.register("tests.draw", draw)
    await put(system_database, "tests.draw")
    async with working(database_urls, queue):
        await asyncio.wait_for(begun.wait(), DEADLINE_SECONDS)
    assert done == 1
    assert await listed(system_database) == []


@pytest.mark.parametrize("how", ["stop", "cancel"])
async def test_a_job_that_outlasts_the_stop_is_interrupted_and_put_back(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue, how: str
) -> None:
    begun = asyncio.Event()

    async def wait_for_ever(job: JobContext) -> None:
        begun.set()
        await asyncio.Event().wait()

    queue.register("tests.wait", wait_for_ever)
    (job_id,) = await put(system_database, "tests.wait")
    settings = WorkerSettings(drain=timedelta(seconds=0.2))
    worker = Worker(database_urls.system, queue, SystemClock(), decide=decide_job, settings=settings)
    stop = asyncio.Event()
    task = asyncio.create_task(worker.run(stop))
    await asyncio.wait_for(begun.wait(), DEADLINE_SECONDS)
    if how == "stop":
        stop.set()
        await asyncio.wait_for(task, 10)
    else:
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(task, 10)
    assert [(job.id, job.status) for job in await listed(system_database)] == [(job_id, "queued")]


@pytest.mark.parametrize("victims", ["all", "the listener"])
async def test_a_worker_survives_the_end_of_its_connections(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue, victims: str
) -> None:
    done: list[int] = []

    async def draw(job: JobContext) -> None:
        done.append(job.payload["number"])

    async def empty() -> bool:
        return not await listed(system_database)

    async def terminated() -> bool:
        admin = await asyncpg.connect(database_urls.migration)
        killed = await admin.fetchval(
            "select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database()"
            " and usename = 'test_system'"
            " and (query ilike 'listen%' or ($1 and application_name = 'pinflow worker'))",
            victims == "all",
        )
        await admin.close()
        return bool(killed)

    queue.register("tests.draw", draw)
    async with working(database_urls, queue):
        for _round in range(3):
            done.clear()
            await put(system_database, "tests.draw", times=5)
            await until(empty)
            assert sorted(done) == list(range(5))
            await until(terminated)


async def test_a_worker_that_starts_before_its_database_waits_for_it(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    done = asyncio.Event()

    async def draw(job: JobContext) -> None:
        done.set()

    queue.register("tests.draw", draw)
    await put(system_database, "tests.draw")
    admin = await asyncpg.connect(database_urls.migration)
    name = await admin.fetchval("select current_database()")
    await admin.execute(f"alter database {name} connection limit 0")
    try:
        async with working(database_urls, queue):
            await asyncio.sleep(0.3)
            assert not done.is_set()
            await admin.execute(f"alter database {name} connection limit -1")
            await asyncio.wait_for(done.wait(), DEADLINE_SECONDS)
    finally:
        await admin.close()


async def start_process(urls: TestUrls, marks: Path) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(sys.executable, str(RUN_WORKER), urls.system, str(marks))


def starts(marks: Path) -> list[int]:
    """The processes that began the job, in the order of their attempts."""
    begun = sorted(marks.glob("*.begun"), key=lambda path: int(path.read_text() or "0"))
    return [int(path.name.split(".")[1]) for path in begun]


async def test_a_job_whose_worker_is_killed_in_the_middle_is_run_by_another(
    system_database: SystemDatabase, database_urls: TestUrls, tmp_path: Path
) -> None:
    (job_id,) = await put(system_database, "tests.hold_on")
    first = await start_process(database_urls, tmp_path)
    await until(lambda: _is(lambda: starts(tmp_path) == [first.pid]))
    second = await start_process(database_urls, tmp_path)
    try:
        first.send_signal(signal.SIGKILL)
        assert await first.wait() == -signal.SIGKILL
        await until(lambda: _is(lambda: starts(tmp_path) == [first.pid, second.pid]))
        (tmp_path / f"{job_id}.release").touch()
        await until(lambda: _is((tmp_path / f"{job_id}.{second.pid}.done").exists))
        assert (tmp_path / f"{job_id}.{second.pid}.done").read_text() == "2"
    finally:
        second.send_signal(signal.SIGTERM)
        assert await second.wait() == 0
    assert await listed(system_database) == []


async def test_a_job_that_kills_its_workers_is_not_given_to_a_fourth(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    ran = 0

    async def draw(job: JobContext) -> None:
        nonlocal ran
        ran += 1

    async def failed() -> bool:
        return [job.status for job in await listed(system_database)] == ["failed"]

    queue.register("tests.draw", draw)
    (job_id,) = await put(system_database, "tests.draw")
    async with system_database.system_session() as session:
        for _death in range(MAX_DEATHS):
            await session.execute(
                "insert into queue.pgqueuer_log (job_id, status, priority, entrypoint)"
                " values ($1, 'picked', 0, 'tests.draw')",
                job_id,
            )
    async with working(database_urls, queue):
        await until(failed)
        assert ran == 0
        async with system_database.system_session() as session:
            await queue.requeue(session, [job_id])
        await until(lambda: _is(lambda: ran == 1))


async def test_an_ending_that_cannot_be_written_brings_the_job_back(
    system_database: SystemDatabase, database_urls: TestUrls, queue: JobQueue
) -> None:
    runs = 0

    async def draw(job: JobContext) -> None:
        nonlocal runs
        runs += 1

    async def refuse(_job: JobContext, outcome: str, words: str | None) -> None:
        raise ExternalError("db.unreachable", "PostgreSQL does not answer.")

    async def back() -> bool:
        return [(job.status, job.attempts) for job in await listed(system_database)] == [("queued", 1)]

    queue.register("tests.draw", draw)
    await put(system_database, "tests.draw")
    async with working(database_urls, queue, on_finished=refuse):
        await until(back)
    assert runs == 1


async def test_a_worker_for_jobs_that_nobody_carries_out_is_refused(
    database_urls: TestUrls, queue: JobQueue
) -> None:
    worker = Worker(database_urls.system, queue, SystemClock(), decide=decide_job)
    with pytest.raises(InvalidInputError, match="nothing to do"):
        await worker.run(asyncio.Event())
    with pytest.raises(InvalidInputError, match=r"tests\.misspelt"):
        await worker.run(asyncio.Event(), ["tests.misspelt"])


@pytest.mark.parametrize(
    ("error", "attempt", "decision"),
    [
        (InvalidInputError("a.b", "No."), 1, Fail()),
        (ForbiddenError("a.b", "No."), 1, Fail()),
        (ConflictError("a.b", "No."), 1, Fail()),
        (ConflictError("db.busy", "No."), 1, RetryAfter(timedelta(seconds=10))),
        (NotFoundError("a.b", "No."), 1, Drop()),
        (
            LimitReachedError("a.b", "No.", retry_after=timedelta(seconds=30)),
            99,
            RetryAfter(timedelta(seconds=30)),
        ),
        (LimitReachedError("a.b", "No.", retry_after=timedelta(days=2)), 1, RetryAfter(timedelta(hours=1))),
        (ExternalError("a.b", "No.", permanent=True), 1, Fail()),
        (ExternalError("a.b", "No."), 2, RetryAfter(timedelta(seconds=20))),
        (ExternalError("a.b", "No.", retry_after=timedelta(seconds=3)), 1, RetryAfter(timedelta(seconds=3))),
        (ExternalError("a.b", "No."), MAX_ATTEMPTS, Fail()),
        (ZeroDivisionError(), 1, RetryAfter(timedelta(seconds=10))),
        (ZeroDivisionError(), MAX_ATTEMPTS, Fail()),
    ],
)
def test_the_table_decides_by_the_class_of_the_error(
    error: Exception, attempt: int, decision: Decision
) -> None:
    assert decide_job(error, attempt) == decision


async def test_a_process_that_is_told_to_stop_hands_its_job_back_within_ten_seconds(
    system_database: SystemDatabase, database_urls: TestUrls, tmp_path: Path
) -> None:
    """Two real processes: one is drained in the middle of a job, the other runs it from its beginning."""
    (job_id,) = await put(system_database, "tests.hold_on")
    first = await start_process(database_urls, tmp_path)
    await until(lambda: _is(lambda: starts(tmp_path) == [first.pid]))
    first.send_signal(signal.SIGTERM)
    # The promise to whoever drains a host, and what it waits for before it kills.
    assert await asyncio.wait_for(first.wait(), 10) == 0
    assert [(job.id, job.status) for job in await listed(system_database)] == [(job_id, "queued")]
    second = await start_process(database_urls, tmp_path)
    await until(lambda: _is(lambda: starts(tmp_path) == [first.pid, second.pid]))
    second.send_signal(signal.SIGTERM)
    # A job that can end in time ends.
    (tmp_path / f"{job_id}.release").touch()
    assert await asyncio.wait_for(second.wait(), 10) == 0
    assert (tmp_path / f"{job_id}.{second.pid}.done").exists()
    assert await listed(system_database) == []
