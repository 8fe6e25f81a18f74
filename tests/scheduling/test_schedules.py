"""Adding, listing, changing and running schedules by hand, and how their runs end."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest

from pinflow.entrypoints.job_errors import decide_job
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.kit.jobs.worker import Worker
from pinflow.projects.create_project import create_project
from pinflow.scheduling import tasks
from pinflow.scheduling.add_schedule import add_schedule, ensure_default_schedules, ensure_project_schedules
from pinflow.scheduling.change_schedule import change_schedule
from pinflow.scheduling.finish_run import make_run_finisher
from pinflow.scheduling.fire_schedule import fire_schedule
from pinflow.scheduling.fire_times import check_trigger, fire_times
from pinflow.scheduling.kinds import KINDS, get_kind
from pinflow.scheduling.list_schedules import list_schedules
from pinflow.scheduling.models import IntervalTrigger, ScheduledJob, ScheduleId
from pinflow.scheduling.run_now import run_now
from tests.conftest import TestUrls
from tests.factories.cast import Cast
from tests.factories.schedules import JOBS, as_actor, enqueued, runs, schedule, until


async def test_a_misspelt_kind_is_refused_and_told_what_was_meant(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    async with system_database.system_session() as session:
        with pytest.raises(InvalidInputError, match=r"Did you mean “posting\.publish_due”"):
            await add_schedule(
                session, "posting.publish_deu", tenant_id=None, project_id=None, now=clock.now()
            )
    with pytest.raises(InvalidInputError, match=r"Known: .*research\.score"):
        get_kind("zzz")


async def test_the_installation_gets_its_schedules_once_and_keeps_their_changes(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    expected = {name for name, kind in KINDS.items() if kind.scope == "installation"}
    async with system_database.system_session() as session:
        added = await ensure_default_schedules(session, clock.now())
        assert len(added) == len(expected)
        await change_schedule(
            session, as_actor(cast.alice), added[0], enabled=False, now=clock.now(), operator=True
        )
        assert await ensure_default_schedules(session, clock.now()) == []
        listed = await list_schedules(session, cast.alice.tenant_id, clock.now())
    assert {entry.kind for entry in listed} == expected
    assert [entry.kind for entry in listed if not entry.enabled] == [next(iter(KINDS))]


async def test_a_list_says_what_ran_last_how_it_ended_and_what_comes_next(
    system_database: SystemDatabase, database: Database, clock: FixedClock, cast: Cast
) -> None:
    schedule_id = await schedule(
        system_database,
        clock.now(),
        person=cast.alice,
        trigger={"type": "cron", "hour": 8},
        time_zone="Europe/Berlin",
    )
    await schedule(system_database, clock.now(), person=cast.mallory)
    async with database.tenant_session(cast.alice.tenant_id) as session:
        (entry,) = await list_schedules(session, cast.alice.tenant_id, clock.now())
    assert (entry.id, entry.trigger_text) == (schedule_id, "daily at 08:00")
    assert entry.next_fire_at == clock.now().replace(hour=7) + timedelta(days=1)
    assert (entry.last_fire_at, entry.last_outcome) == (None, None)
    clock.turn(timedelta(days=3))
    async with system_database.system_session() as session:
        (entry,) = await list_schedules(session, cast.alice.tenant_id, clock.now())
    assert entry.next_fire_at == clock.now(), "a missed run is caught up with now"


async def test_every_tenant_sees_and_changes_only_its_own(
    system_database: SystemDatabase, database: Database, clock: FixedClock, cast: Cast
) -> None:
    schedule_id = await schedule(system_database, clock.now(), person=cast.alice)
    shared = await schedule(system_database, clock.now(), kind="posting.reconcile")
    mallory = as_actor(cast.mallory)
    for foreign in (schedule_id, shared, ScheduleId(uuid4())):
        async with system_database.system_session() as session:
            with pytest.raises(NotFoundError):
                await change_schedule(session, mallory, foreign, enabled=False, now=clock.now())
            with pytest.raises(NotFoundError):
                await run_now(session, JOBS, mallory, foreign, now=clock.now())
        async with database.tenant_session(cast.mallory.tenant_id) as session:
            with pytest.raises(NotFoundError):
                await change_schedule(session, mallory, foreign, enabled=False, now=clock.now())
            assert await list_schedules(session, cast.mallory.tenant_id, clock.now()) == []
    async with database.tenant_session(cast.alice.tenant_id) as session:
        await change_schedule(session, as_actor(cast.bob), schedule_id, enabled=False, now=clock.now())


async def test_a_viewer_changes_and_runs_nothing(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    schedule_id = await schedule(system_database, clock.now(), person=cast.alice)
    async with system_database.system_session() as session:
        with pytest.raises(ForbiddenError):
            await change_schedule(session, as_actor(cast.vera), schedule_id, enabled=False, now=clock.now())
        with pytest.raises(ForbiddenError):
            await run_now(session, JOBS, as_actor(cast.vera), schedule_id, now=clock.now())


async def test_a_faulty_or_outdated_edit_is_refused_and_changes_nothing(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    alice = as_actor(cast.alice)
    schedule_id = await schedule(system_database, clock.now(), person=cast.alice)
    async with system_database.system_session() as session:
        with pytest.raises(InvalidInputError):
            await change_schedule(session, alice, schedule_id, trigger={"type": "cron"}, now=clock.now())
        with pytest.raises(InvalidInputError):
            await change_schedule(session, alice, schedule_id, time_zone="Nowhere", now=clock.now())
        await change_schedule(
            session, alice, schedule_id, trigger={"type": "cron", "hour": 8}, version=1, now=clock.now()
        )
        with pytest.raises(ConflictError):
            await change_schedule(session, alice, schedule_id, enabled=False, version=1, now=clock.now())
        (entry,) = await list_schedules(session, cast.alice.tenant_id, clock.now())
    assert (entry.trigger, entry.enabled, entry.version) == ({"type": "cron", "hour": 8}, True, 2)


async def test_a_run_by_hand_is_written_enqueued_and_leaves_the_fire_times_alone(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    schedule_id = await schedule(
        system_database, clock.now(), person=cast.alice, trigger={"type": "cron", "hour": 8}
    )

    async def run() -> int | None:
        async with system_database.system_session() as session:
            return await run_now(session, JOBS, as_actor(cast.bob), schedule_id, now=clock.now())

    async with system_database.system_session() as session:
        before = await list_schedules(session, cast.alice.tenant_id, clock.now())
    assert await run() is not None
    with pytest.raises(ConflictError):
        await run()
    clock.turn(timedelta(seconds=1))
    assert await run() is None, "the first one still waits"
    async with system_database.system_session() as session:
        after = await list_schedules(session, cast.alice.tenant_id, clock.now())
    assert [entry.next_fire_at for entry in after] == [entry.next_fire_at for entry in before]
    assert [(one.manual, one.fired_by, one.outcome) for one in await runs(system_database)] == [
        (True, "bob", None),
        (True, "bob", "ok"),
    ]
    assert await enqueued(system_database) == ["posting.publish_due"]


async def test_the_worker_writes_down_how_a_run_ended(
    system_database: SystemDatabase, database_urls: TestUrls, clock: FixedClock, cast: Cast
) -> None:
    good = await schedule(system_database, clock.now(), person=cast.alice, kind="posting.publish_due")
    bad = await schedule(system_database, clock.now(), person=cast.alice, kind="posting.reconcile")
    queue = JobQueue()
    given: list[JobContext] = []

    async def work(job: JobContext) -> str:
        given.append(job)
        return "3 pins due."

    async def refuse(job: JobContext) -> None:
        raise InvalidInputError("tests.no", "It cannot be done.")

    queue.register("posting.publish_due", work)
    queue.register("posting.reconcile", refuse)
    async with system_database.system_session() as session:
        for schedule_id in (good, bad):
            await fire_schedule(
                session,
                queue,
                schedule_id,
                version=1,
                fire_at=clock.now(),
                late=False,
                by="t",
                now=clock.now(),
            )
        await queue.enqueue(session, "posting.publish_due", {"by": "hand"}, tenant_id=None)
    stop = asyncio.Event()
    worker = Worker(
        database_urls.system,
        queue,
        clock,
        decide=decide_job,
        on_finished=make_run_finisher(system_database, clock),
    )
    task = asyncio.create_task(worker.run(stop))

    async def finished() -> bool:
        return all(one.finished_at for one in await runs(system_database)) and len(given) == 2

    await until(finished)
    stop.set()
    await task
    ends = {one.schedule_id: (one.outcome, one.message) for one in await runs(system_database)}
    assert ends == {good: ("ok", "3 pins due."), bad: ("failed", "It cannot be done.")}
    scheduled = next(job for job in given if "schedule_id" in job.payload)
    assert scheduled.read(ScheduledJob) == ScheduledJob(good, clock.now(), None)
    assert scheduled.tenant_id == cast.alice.tenant_id


async def test_old_runs_are_forgotten_but_never_the_newest(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    for _day in range(3):
        async with system_database.system_session() as session:
            await fire_schedule(
                session,
                JOBS,
                schedule_id,
                version=1,
                fire_at=clock.now(),
                late=False,
                by="t",
                now=clock.now(),
            )
        newest = clock.now()
        clock.turn(timedelta(days=1))
    clock.turn(tasks.KEEP_RUNS)
    queue = JobQueue()
    tasks.register(queue, system_database)
    job = JobContext(JobId(1), "scheduling.prune", None, {}, 1, clock.now())
    said = await queue.handlers["scheduling.prune"].handler(job)
    assert said == "0 entries of job logs and 2 runs forgotten."
    assert [one.fire_at for one in await runs(system_database)] == [newest]


@pytest.mark.parametrize("name", KINDS)
def test_every_kind_fires_from_its_first_minute_on(name: str, clock: FixedClock) -> None:
    kind = get_kind(name)
    check_trigger(kind.trigger, "UTC", clock.now())
    upcoming = fire_times(kind.trigger, "UTC", clock.now()).next(clock.now() - timedelta(seconds=1))
    assert upcoming is not None
    assert upcoming - clock.now() <= timedelta(days=1)


async def test_a_project_gets_its_schedules_once_from_its_own_session(
    database: Database, clock: FixedClock, cast: Cast
) -> None:
    expected = sorted(name for name, kind in KINDS.items() if kind.scope == "project")
    tenant_id = cast.alice.tenant_id
    async with database.tenant_session(tenant_id) as session:
        for name in ("Kitchen", "Garden"):
            project = await create_project(
                session,
                as_actor(cast.alice),
                name=name,
                marketplace="amazon.de",
                time_zone="Europe/Berlin",
                now=clock.now(),
            )
            given = (session, tenant_id, project.id, project.time_zone, clock.now())
            assert len(await ensure_project_schedules(*given)) == len(expected)
            assert await ensure_project_schedules(*given) == []
        listed = await list_schedules(session, tenant_id, clock.now())
    assert expected
    assert sorted(entry.kind for entry in listed) == sorted(expected * 2)
    assert {entry.time_zone for entry in listed} == {"Europe/Berlin"}
    at_once = {entry.kind for entry in listed if entry.next_fire_at == clock.now()}
    assert at_once == {k for k in expected if isinstance(KINDS[k].trigger, IntervalTrigger)}
    assert all(entry.next_fire_at and entry.next_fire_at >= clock.now() for entry in listed)
