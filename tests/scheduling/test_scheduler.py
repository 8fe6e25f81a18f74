"""Each fire time once, whatever happens to schedulers, clocks and connections."""

from __future__ import annotations

import asyncio
import signal
import sys
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import asyncpg
import pytest

from pinflow.kit.clock import FileClock, FixedClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.scheduling.change_schedule import change_schedule
from pinflow.scheduling.fire_schedule import MERGED, MISSED, fire_schedule
from pinflow.scheduling.models import Firing, ScheduleId
from pinflow.scheduling.queries import stop_leading, try_lead
from pinflow.scheduling.run_scheduler import Scheduler, SchedulerSettings
from tests.conftest import TestUrls
from tests.factories.cast import Cast
from tests.factories.schedules import (
    DEADLINE_SECONDS,
    FAST,
    JOBS,
    as_actor,
    empty_queue,
    enqueued,
    runs,
    schedule,
    scheduling,
    until,
)

RUN_SCHEDULER = Path(__file__).with_name("run_scheduler.py")
MINUTE = timedelta(minutes=1)


async def has_fired(database: SystemDatabase, schedule_id: ScheduleId, fire_at: datetime) -> bool:
    return fire_at in [run.fire_at for run in await runs(database, schedule_id)]


async def test_two_schedulers_fire_every_minute_once_and_leave_none_out(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    start = clock.now()
    schedule_id = await schedule(system_database, start)
    fire_times = [start + MINUTE * number for number in range(80)]
    async with scheduling(system_database, clock, "one"), scheduling(system_database, clock, "two"):
        for fire_at in fire_times:
            await until(lambda fire_at=fire_at: has_fired(system_database, schedule_id, fire_at))  # type: ignore[misc]
            await empty_queue(system_database)
            clock.turn(MINUTE)
    written = await runs(system_database, schedule_id)
    assert [run.fire_at for run in written[:80]] == fire_times
    assert len(written) <= 81
    assert await enqueued(system_database) == ["posting.publish_due"] * len(written)
    assert {run.message for run in written} == {None}


async def test_schedulers_that_all_look_at_the_same_instant_fire_once(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    schedulers = [Scheduler(system_database, JOBS, clock, name=f"{number}") for number in range(5)]
    for _minute in range(30):
        for scheduler in schedulers:
            await scheduler._reload(clock.now())
        taken = await asyncio.gather(*(scheduler.fire_due(clock.now()) for scheduler in schedulers))
        assert sum(taken) == 1
        await empty_queue(system_database)
        clock.turn(MINUTE)
    assert len(await runs(system_database, schedule_id)) == 30
    assert len(await enqueued(system_database)) == 30


async def test_a_scheduler_with_an_old_plan_does_not_fire_an_earlier_time_after_a_later_one(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    now, earlier = clock.now() + 5 * MINUTE, clock.now() + 4 * MINUTE

    async def fire(fire_at: datetime) -> Firing:
        async with system_database.system_session() as session:
            return await fire_schedule(
                session, JOBS, schedule_id, version=1, fire_at=fire_at, late=False, by="test", now=now
            )

    assert await fire(now) is Firing.FIRED
    assert await fire(earlier) is Firing.ALREADY
    assert await fire(now) is Firing.ALREADY
    assert [run.fire_at for run in await runs(system_database)] == [now]


async def test_a_time_that_was_computed_before_an_edit_or_for_a_paused_schedule_is_not_fired(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    now = clock.now()
    schedule_id = await schedule(system_database, now, person=cast.alice)

    async def fire_after(change: dict[str, Any], *, version: int) -> Firing:
        async with system_database.system_session() as session:
            await change_schedule(session, as_actor(cast.alice), schedule_id, now=now, **change)
            return await fire_schedule(
                session, JOBS, schedule_id, version=version, fire_at=now, late=False, by="test", now=now
            )

    assert await fire_after({"trigger": {"type": "interval", "minutes": 30}}, version=1) is Firing.CHANGED
    assert await fire_after({"enabled": False}, version=3) is Firing.CHANGED
    assert (await runs(system_database), await enqueued(system_database)) == ([], [])
    assert await fire_after({"enabled": True}, version=4) is Firing.FIRED


async def test_a_rolled_back_transaction_fires_nothing_and_the_time_stays_due(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())

    class DiedError(Exception):
        pass

    async def fire_and_die() -> None:
        async with system_database.system_session() as session:
            result = await fire_schedule(
                session,
                JOBS,
                schedule_id,
                version=1,
                fire_at=clock.now(),
                late=False,
                by="test",
                now=clock.now(),
            )
            assert result is Firing.FIRED
            raise DiedError

    with pytest.raises(DiedError):
        await fire_and_die()
    assert await runs(system_database) == []
    assert await enqueued(system_database) == []
    async with scheduling(system_database, clock, "one"):
        await until(lambda: has_fired(system_database, schedule_id, clock.now()))
    assert await enqueued(system_database) == ["posting.publish_due"]


async def test_after_an_outage_of_three_days_the_newest_missed_time_runs_once_or_is_left_out(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    start = clock.now()
    minutely = await schedule(system_database, start, kind="posting.publish_due")
    daily = await schedule(
        system_database, start, kind="posting.reconcile", trigger={"type": "cron", "hour": 8}
    )
    skipping = await schedule(
        system_database, start, kind="scraping.fetch_due", trigger={"type": "cron", "hour": 8}, misfire="skip"
    )
    skipping_minutely = await schedule(
        system_database,
        start,
        kind="pins.collect_pictures",
        trigger={"type": "interval", "minutes": 1},
        misfire="skip",
    )
    clock.turn(timedelta(days=3, minutes=30, seconds=20))
    now = clock.now()
    newest_minute = now.replace(second=0, microsecond=0)
    newest_day = now.replace(hour=8, minute=0, second=0, microsecond=0)
    async with scheduling(system_database, clock, "one"):
        await until(lambda: has_fired(system_database, minutely, newest_minute))
        for schedule_id, fire_at in (
            (daily, newest_day),
            (skipping, newest_day),
            (skipping_minutely, newest_minute),
        ):
            await until(lambda one=schedule_id, at=fire_at: has_fired(system_database, one, at))  # type: ignore[misc]
    assert len(await runs(system_database)) == 4
    assert sorted(await enqueued(system_database)) == [
        "pins.collect_pictures",
        "posting.publish_due",
        "posting.reconcile",
    ]
    (left_out,) = await runs(system_database, skipping)
    assert (left_out.message, left_out.outcome, left_out.finished_at) == (MISSED, None, now)


async def test_a_clock_that_jumps_fires_the_newest_time_and_one_that_goes_back_fires_nothing_again(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    start = clock.now()
    schedule_id = await schedule(system_database, start, trigger={"type": "interval", "minutes": 10})
    async with scheduling(system_database, clock, "one") as scheduler:
        await until(lambda: has_fired(system_database, schedule_id, start))
        clock.turn(timedelta(hours=5, minutes=3))
        await until(lambda: has_fired(system_database, schedule_id, start + timedelta(hours=5)))
        clock.turn(timedelta(hours=-5))
        await until(lambda: _looked(scheduler, clock))
        clock.turn(timedelta(minutes=8))
        await until(lambda: has_fired(system_database, schedule_id, start + timedelta(minutes=10)))
        clock.turn(timedelta(hours=4, minutes=51))
        await until(lambda: _looked(scheduler, clock))
    assert [run.fire_at - start for run in await runs(system_database, schedule_id)] == [
        timedelta(0),
        timedelta(minutes=10),
        timedelta(hours=5),
    ]


async def _looked(scheduler: Scheduler, clock: FixedClock) -> bool:
    return scheduler._looked_at == clock.now()


async def test_pausing_resuming_and_editing_take_effect_through_the_notification(
    system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    """The table is read again only on notification here: the next regular reading is an hour away."""
    start = clock.now()
    alice = as_actor(cast.alice)
    schedule_id = await schedule(system_database, start, person=cast.alice)
    witness = await schedule(system_database, start, kind="posting.reconcile")

    async def change(**fields: object) -> None:
        async with system_database.system_session() as session:
            await change_schedule(session, alice, schedule_id, now=clock.now(), **fields)  # type: ignore[arg-type]

    async def next_minute() -> None:
        clock.turn(MINUTE)
        await until(lambda: has_fired(system_database, witness, clock.now()))

    async with scheduling(system_database, clock, "one"):
        await until(lambda: has_fired(system_database, schedule_id, start))
        await change(enabled=False)
        for _minute in range(5):
            await next_minute()
        await change(enabled=True)
        await until(lambda: has_fired(system_database, schedule_id, start + 5 * MINUTE))
        await change(trigger={"type": "interval", "minutes": 30})
        for _minute in range(25):
            await next_minute()
        await until(lambda: has_fired(system_database, schedule_id, start + 30 * MINUTE))
        added = await schedule(system_database, clock.now(), kind="scraping.fetch_due")
        await until(lambda: has_fired(system_database, added, clock.now()))
    assert [(run.fire_at - start) // MINUTE for run in await runs(system_database, schedule_id)] == [0, 5, 30]


async def test_a_schedule_whose_last_run_still_waits_gets_no_second_job(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    async with scheduling(system_database, clock, "one"):
        await until(lambda: has_fired(system_database, schedule_id, clock.now()))
        clock.turn(MINUTE)
        await until(lambda: has_fired(system_database, schedule_id, clock.now()))
    first, second = await runs(system_database, schedule_id)
    assert (first.finished_at, first.message) == (None, None)
    assert (second.finished_at, second.outcome, second.message) == (clock.now(), "ok", MERGED)
    assert await enqueued(system_database) == ["posting.publish_due"]


async def test_a_row_that_this_version_cannot_read_does_not_stop_the_others(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    good = await schedule(system_database, clock.now())
    async with system_database.system_session() as session:
        for kind, trigger, zone in (
            ("scraping.fetch_due", {"type": "moon", "phase": "full"}, "UTC"),
            ("posting.reconcile", {"type": "interval", "minutes": 1}, "Mars/Olympus"),
            ("posting.renamed", {"type": "interval", "minutes": 1}, "UTC"),
        ):
            await session.execute(
                "insert into schedule (id, kind, name, trigger, time_zone, misfire, start_at, active_from,"
                " created_at) values (gen_random_uuid(), $1, 'x', $2, $3, 'run_once', $4, $4, $4)",
                kind,
                trigger,
                zone,
                clock.now(),
            )
    async with scheduling(system_database, clock, "one"):
        await until(lambda: has_fired(system_database, good, clock.now()))
    assert [run.schedule_id for run in await runs(system_database)] == [good]


async def test_one_scheduler_leads_and_another_takes_over_when_its_connection_ends(
    system_database: SystemDatabase, database_urls: TestUrls, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    lone = SchedulerSettings(tick=FAST.tick, follow=timedelta(hours=1), reload=timedelta(hours=1))
    admin = await asyncpg.connect(database_urls.migration)
    async with (
        scheduling(system_database, clock, "one", lone) as one,
        scheduling(system_database, clock, "two", lone) as two,
    ):
        for _round in range(3):
            await until(lambda: _exactly_one_leads(one, two))
            await until(lambda: has_fired(system_database, schedule_id, clock.now()))
            await admin.execute(
                "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory'"
                " and database = (select oid from pg_database where datname = current_database())"
            )
            await empty_queue(system_database)
            clock.turn(MINUTE)
        await until(lambda: has_fired(system_database, schedule_id, clock.now()))
    await admin.close()
    assert not one.leading
    assert not two.leading
    assert len(await runs(system_database, schedule_id)) == 4


async def test_the_leader_meets_a_fire_time_between_two_looks(
    system_database: SystemDatabase, tmp_path: Path
) -> None:
    clock, hour = FileClock(tmp_path / "clock"), timedelta(hours=1)
    fire_at = (clock.now() + hour).replace(minute=0, second=0, microsecond=0)
    clock.turn_to(fire_at - timedelta(seconds=1.5))
    schedule_id = await schedule(system_database, clock.now())
    async with scheduling(system_database, clock, "one", SchedulerSettings(hour, hour, hour)):
        await until(lambda: has_fired(system_database, schedule_id, fire_at))


async def test_a_follower_fires_what_a_leader_that_hangs_leaves_lying(
    system_database: SystemDatabase, clock: FixedClock
) -> None:
    schedule_id = await schedule(system_database, clock.now())
    # It lives, holds the leadership, and does nothing with it.
    async with system_database.connection() as hanging:
        assert await try_lead(hanging)
        async with scheduling(system_database, clock, "follower") as follower:
            for _minute in range(3):
                await until(lambda: has_fired(system_database, schedule_id, clock.now()))
                await empty_queue(system_database)
                assert not follower.leading
                clock.turn(MINUTE)
        await stop_leading(hanging)
    assert {run.fired_by for run in await runs(system_database, schedule_id)} == {"follower"}


async def _exactly_one_leads(one: Scheduler, two: Scheduler) -> bool:
    return one.leading != two.leading


async def start_process(urls: TestUrls, clock_file: Path, name: str) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable, str(RUN_SCHEDULER), urls.system, str(clock_file), name
    )


async def test_killing_schedulers_at_any_instant_fires_nothing_twice_and_misses_nothing(
    system_database: SystemDatabase, database_urls: TestUrls, tmp_path: Path
) -> None:
    """Two real processes; the one that fired last, the leader, is killed again and again as time goes on."""
    clock_file = tmp_path / "clock"
    clock = FileClock(clock_file)
    clock.turn_to(datetime.fromisoformat("2026-11-23T09:00:00+00:00"))
    start = clock.now().replace(second=0, microsecond=0)
    schedule_id = await schedule(system_database, start)
    processes: dict[str, asyncio.subprocess.Process] = {}
    started = killed = 0

    async def latest() -> datetime:
        written = await runs(system_database, schedule_id)
        return written[-1].fire_at if written else start - MINUTE

    async def keep_two() -> None:
        nonlocal started
        while len(processes) < 2:
            started += 1
            processes[f"s{started}"] = await start_process(database_urls, clock_file, f"s{started}")

    try:
        for minute in range(24):
            await keep_two()
            fire_at = start + MINUTE * minute
            await until(lambda fire_at=fire_at: has_fired(system_database, schedule_id, fire_at))  # type: ignore[misc]
            assert await latest() == fire_at
            await empty_queue(system_database)
            leader = (await runs(system_database, schedule_id))[-1].fired_by
            # Half of the kills before the minute turns, half while the schedulers act on it.
            if minute % 6 == 2:
                processes.pop(leader).kill()
                killed += 1
            clock.turn_to(start + MINUTE * (minute + 1))
            if minute % 6 == 5 and leader in processes:
                await asyncio.sleep(0.02 * (minute % 4))
                processes.pop(leader).kill()
                killed += 1
        await until(lambda: has_fired(system_database, schedule_id, start + MINUTE * 24))
    finally:
        for process in processes.values():
            process.send_signal(signal.SIGTERM)
        ended = await asyncio.wait_for(
            asyncio.gather(*(process.wait() for process in processes.values())), DEADLINE_SECONDS
        )
    assert ended == [0]
    assert killed == 8
    written = await runs(system_database, schedule_id)
    assert [run.fire_at for run in written] == [start + MINUTE * number for number in range(len(written))]
    jobs_and_merges = len(await enqueued(system_database)) + sum(run.message == MERGED for run in written)
    assert jobs_and_merges == len(written)
    assert len({run.fired_by for run in written}) > 4
