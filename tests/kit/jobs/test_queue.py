"""Putting jobs in, and looking at them."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ForbiddenError, InvalidInputError
from pinflow.kit.jobs import JobContext, JobId, JobQueue, NewJob
from tests.factories.cast import Cast

jobs = JobQueue()


class Picture(msgspec.Struct, frozen=True):
    """Something to put into a payload."""

    sha256: str
    width: int


class RolledBackError(Exception):
    """Ends a session without a commit."""


async def count(system_database: SystemDatabase) -> int:
    async with system_database.system_session() as session:
        return len(await jobs.list_jobs(session))


async def test_a_job_exists_only_once_its_transaction_commits(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    async with database.tenant_session(cast.alice.tenant_id) as session:
        await jobs.enqueue(session, "tests.draw", {}, tenant_id=cast.alice.tenant_id)
        assert await count(system_database) == 0
    assert await count(system_database) == 1


async def test_a_rolled_back_transaction_leaves_no_job(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    async def enqueue_and_fail() -> None:
        async with database.tenant_session(cast.alice.tenant_id) as session:
            assert await jobs.enqueue(session, "tests.draw", {}, tenant_id=cast.alice.tenant_id)
            raise RolledBackError

    with pytest.raises(RolledBackError):
        await enqueue_and_fail()
    assert await count(system_database) == 0


async def test_a_job_with_the_key_of_a_waiting_one_is_not_added_and_breaks_nothing(
    database: Database, system_database: SystemDatabase, cast: Cast
) -> None:
    tenant = cast.alice.tenant_id
    async with database.tenant_session(tenant) as session:
        first = await jobs.enqueue(session, "tests.draw", {}, tenant_id=tenant, dedupe_key="pin-1")
        again = await jobs.enqueue(session, "tests.draw", {}, tenant_id=tenant, dedupe_key="pin-1")
        other = await jobs.enqueue(session, "tests.draw", {}, tenant_id=tenant, dedupe_key="pin-2")
    async with database.tenant_session(tenant) as session:
        later = await jobs.enqueue(session, "tests.draw", {}, tenant_id=tenant, dedupe_key="pin-1")
        keyless = await jobs.enqueue(session, "tests.draw", {}, tenant_id=tenant)
    assert first is not None
    assert other is not None
    assert keyless is not None
    assert again is None
    assert later is None
    assert await count(system_database) == 3


async def test_many_jobs_come_back_in_the_order_they_were_given(
    system_database: SystemDatabase, cast: Cast
) -> None:
    new = [
        NewJob("tests.draw", Picture(f"{number}", number), cast.alice.tenant_id, key, priority=number)
        for number, key in enumerate(("z", "a", None, "z", "m"))
    ]
    async with system_database.system_session() as session:
        ids = await jobs.enqueue_many(session, new)
        assert await jobs.enqueue_many(session, []) == []
        listed = {job.id: job.priority for job in await jobs.list_jobs(session)}
    assert [None if job_id is None else listed[job_id] for job_id in ids] == [0, 1, 2, None, 4]


async def test_jobs_are_listed_by_status_name_and_tenant_page_by_page(
    system_database: SystemDatabase, cast: Cast
) -> None:
    async with system_database.system_session() as session:
        for person in (cast.alice, cast.mallory):
            await jobs.enqueue(session, "tests.draw", {}, tenant_id=person.tenant_id)
        await jobs.enqueue(session, "tests.sweep", {}, tenant_id=None)
        newest_first = await jobs.list_jobs(session)
        assert [job.name for job in newest_first] == ["tests.sweep", "tests.draw", "tests.draw"]
        assert [job.tenant_id for job in newest_first] == [None, cast.mallory.tenant_id, cast.alice.tenant_id]
        assert await jobs.list_jobs(session, tenant_id=cast.alice.tenant_id) == newest_first[2:]
        assert await jobs.list_jobs(session, names=["tests.sweep"]) == newest_first[:1]
        assert await jobs.list_jobs(session, statuses=["failed"]) == []
        assert await jobs.list_jobs(session, before=newest_first[0].id, limit=1) == newest_first[1:2]
        stats = await jobs.stats(session)
    assert [(entry.name, entry.status, entry.count) for entry in stats] == [
        ("tests.draw", "queued", 2),
        ("tests.sweep", "queued", 1),
    ]


async def test_a_waiting_job_can_be_cancelled_and_its_key_is_free_again(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    async with system_database.system_session() as session:
        first = await jobs.enqueue(session, "tests.draw", {}, tenant_id=None, dedupe_key="k")
        assert first is not None
        assert await jobs.cancel(session, [first], clock.now()) == 1
        assert await jobs.cancel(session, [first], clock.now()) == 0
        assert await jobs.enqueue(session, "tests.draw", {}, tenant_id=None, dedupe_key="k")


async def test_only_failed_jobs_are_requeued(system_database: SystemDatabase) -> None:
    async with system_database.system_session() as session:
        waiting = await jobs.enqueue(session, "tests.draw", {}, tenant_id=None)
        assert waiting is not None
        assert await jobs.requeue(session, [waiting]) == 0


async def test_the_application_puts_jobs_in_but_reads_and_changes_none(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    tenant = cast.mallory.tenant_id
    async with database.tenant_session(tenant) as session:
        job_id = await jobs.enqueue(session, "tests.draw", {"of": "alice"}, tenant_id=tenant)
    assert job_id is not None
    for statement in (
        "select payload from queue.pgqueuer",
        "select headers from queue.pgqueuer",
        "select * from queue.pgqueuer",
        "select traceback from queue.pgqueuer_log",
        "update queue.pgqueuer set status = 'queued'",
        "delete from queue.pgqueuer",
        "insert into queue.pgqueuer (priority, status, entrypoint)"
        " values (0, 'queued', 'x') returning payload",
    ):
        with pytest.raises(ForbiddenError):
            async with database.tenant_session(tenant) as session:
                await session.execute(statement)
    for call in (jobs.list_jobs, jobs.stats):
        with pytest.raises(ForbiddenError):
            async with database.tenant_session(tenant) as session:
                await call(session)
    with pytest.raises(ForbiddenError):
        async with database.tenant_session(tenant) as session:
            await jobs.cancel(session, [job_id], clock.now())


async def test_old_failures_and_logs_are_forgotten(system_database: SystemDatabase) -> None:
    async with system_database.system_session() as session:
        kept = await jobs.enqueue(session, "tests.draw", {}, tenant_id=None)
        await jobs.enqueue(session, "tests.fail", {}, tenant_id=None)
        await session.execute("update queue.pgqueuer set status = 'failed' where entrypoint = 'tests.fail'")
        assert await jobs.prune(session, older_than=timedelta(days=1)) == 0
        assert await jobs.prune(session, older_than=timedelta(0)) == 3
        assert [job.id for job in await jobs.list_jobs(session)] == [kept]


async def test_a_badly_called_job_and_a_second_handler_are_refused(system_database: SystemDatabase) -> None:
    async def draw(job: JobContext) -> None:
        """Does nothing."""

    queue = JobQueue()
    queue.register("tests.draw", draw)
    with pytest.raises(InvalidInputError, match="Two handlers"):
        queue.register("tests.draw", draw)
    for name in ("draw", "Tests.draw", "tests.", "tests draw", ""):
        with pytest.raises(InvalidInputError, match="is called"):
            queue.register(name, draw)
    async with system_database.system_session() as session:
        with pytest.raises(InvalidInputError):
            await jobs.enqueue(session, "draw", {}, tenant_id=None)


def test_a_payload_is_read_as_a_struct_or_refused_with_the_field(clock: FixedClock) -> None:
    def given(payload: dict[str, object]) -> JobContext:
        return JobContext(JobId(1), "tests.draw", None, payload, 1, clock.now())

    assert given({"sha256": "ab", "width": 3, "schedule_id": "x"}).read(Picture) == Picture("ab", 3)
    with pytest.raises(InvalidInputError, match="width"):
        given({"sha256": "ab"}).read(Picture)
