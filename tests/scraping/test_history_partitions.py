"""Months of observations: made ahead, filled from what came without one, dropped when nothing is lost."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.scraping.drop_old_history import drop_old_history
from pinflow.scraping.make_partitions import make_partitions
from pinflow.scraping.queries import drop_partition, list_history, make_partition
from pinflow.scraping.roll_up_history import roll_up_history
from pinflow.scraping.tasks import register_history
from tests.scraping.visits import LAMP, MUG, Visits, seen

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
KEEP = timedelta(days=60)
PLACES = "select tableoid::regclass::text from observation order by observed_at, rank"


@pytest.fixture
def visits(system_database: SystemDatabase) -> Visits:
    return Visits(system_database)


async def test_the_month_and_the_two_after_it_are_made_once(visits: Visits, clock: FixedClock) -> None:
    assert await visits.partitions() == ["observation_default"]
    assert await make_partitions(visits.system, clock.now()) == 3
    assert await make_partitions(visits.system, clock.now()) == 0
    assert await visits.partitions() == [
        "observation_2026_11",
        "observation_2026_12",
        "observation_2027_01",
        "observation_default",
    ]
    clock.turn(timedelta(days=40))
    assert await make_partitions(visits.system, clock.now()) == 2
    assert await visits.partitions() == [
        *(f"observation_{month}" for month in ("2026_11", "2026_12", "2027_01", "2027_02", "2027_03")),
        "observation_default",
    ]


async def test_two_that_make_months_at_once_make_each_once(visits: Visits, clock: FixedClock) -> None:
    made = await asyncio.gather(*(make_partitions(visits.system, clock.now()) for _ in range(4)))
    assert sum(made) == 3


@pytest.mark.parametrize("year", [1999, 2026, 2070, 9999])
async def test_a_visit_at_any_date_the_clock_may_show_is_kept(year: int, visits: Visits) -> None:
    list_id, moment = await visits.add_list(), datetime(year, 6, 30, 23, 59, 59, tzinfo=UTC)
    assert await visits.see(list_id, moment, seen(MUG, 1)) == 1
    assert await visits.see(list_id, moment, seen(MUG, 1)) == 0
    assert await visits.values(PLACES) == ["observation_default"]
    await make_partitions(visits.system, datetime(2026, 11, 23, tzinfo=UTC))
    assert await visits.values(PLACES) == [f"observation_{year}_06"]


async def test_a_month_takes_over_what_came_without_one_to_the_instant(visits: Visits) -> None:
    list_id, december = await visits.add_list(), datetime(2026, 12, 1, tzinfo=UTC)
    tick = timedelta(microseconds=1)
    for moment in (december - tick, december, december + 31 * DAY - tick, december + 31 * DAY):
        await visits.see(list_id, moment, seen(MUG, 1), seen(LAMP, 2))
    async with visits.system.system_session() as session:
        assert await make_partition(session, date(2026, 12, 17))
        assert not await make_partition(session, date(2026, 12, 1))
    assert await visits.values(PLACES) == [
        *["observation_default"] * 2,
        *["observation_2026_12"] * 4,
        *["observation_default"] * 2,
    ]
    assert await visits.see(list_id, december, seen(MUG, 1), seen(LAMP, 2)) == 0, "moved, and known"
    assert await visits.see(list_id, december + HOUR, seen(MUG, 1)) == 1


async def test_visits_go_on_while_months_are_made(visits: Visits, clock: FixedClock) -> None:
    lists = [await visits.add_list(f"list {number}") for number in range(8)]
    written, made = await asyncio.gather(
        asyncio.gather(
            *(visits.see(each, clock.now() + n * HOUR, seen(MUG, 1)) for each in lists for n in range(5))
        ),
        make_partitions(visits.system, clock.now()),
    )
    assert (sum(written), made) == (40, 3)
    await make_partitions(visits.system, clock.now())
    assert await visits.value("select count(*) from observation") == 40
    assert await visits.value("select count(*) from observation_default") == 0


async def test_a_month_that_is_not_rolled_up_is_not_dropped(visits: Visits, clock: FixedClock) -> None:
    list_id = await visits.add_list()
    await make_partitions(visits.system, clock.now())
    await visits.see(list_id, clock.now(), seen(MUG, 1))
    async with visits.system.system_session() as session:
        assert not await drop_partition(session, clock.now().date())
    assert await visits.value("select count(*) from observation") == 1
    await roll_up_history(visits.system, clock.now() + DAY)
    # One more visit of the month, and it is open again.
    await visits.see(list_id, clock.now() + HOUR, seen(MUG, 2))
    async with visits.system.system_session() as session:
        assert not await drop_partition(session, clock.now().date())
    await roll_up_history(visits.system, clock.now() + DAY)
    async with visits.system.system_session() as session:
        assert await drop_partition(session, clock.now().date())
        assert not await drop_partition(session, clock.now().date())
    assert await visits.value("select count(*) from observation") == 0


async def test_old_months_go_and_the_history_stays_told_by_the_day(
    visits: Visits, database: Database, clock: FixedClock
) -> None:
    list_id, start = await visits.add_list(), clock.now()
    for day in range(0, 100, 5):
        await make_partitions(visits.system, start + day * DAY)
        for visit in range(2):
            await visits.see(list_id, start + day * DAY + visit * HOUR, seen(MUG, day + 1 + visit))
    clock.turn(timedelta(days=100))
    # 3 March: sixty days ago is 2 January, so November and December go, and January stays whole.
    assert await drop_old_history(visits.system, KEEP, clock.now()) == 2
    assert await drop_old_history(visits.system, KEEP, clock.now()) == 0
    assert (await visits.partitions())[0] == "observation_2027_01"
    kept = await visits.value("select min(observed_at) from observation")
    assert kept >= datetime(2027, 1, 1, tzinfo=UTC)
    assert await visits.value("select min(observed_at) from list_visit") == kept
    async with database.catalogue_session() as session:
        points = await list_history(
            session, "amazon.de", MUG, start, visits_since=clock.now() - timedelta(days=30)
        )
    assert sum(point.visits for point in points) == 40
    assert [point.best_rank for point in points if point.visits == 2] == [
        day + 1 for day in range(0, 100, 5) if start + day * DAY < clock.now() - timedelta(days=30)
    ]
    assert await visits.value("select (first_observed_at, observations) from market_list") == (start, 40)
    assert await visits.value("select first_seen_at from list_product") == start


async def test_what_is_left_of_a_dropped_month_does_not_take_the_place_of_all_of_it(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, start = await visits.add_list(), clock.now()
    await make_partitions(visits.system, start)
    for number in range(3):
        await visits.see(list_id, start + number * HOUR, seen(MUG, 3 - number))
    assert await drop_old_history(visits.system, KEEP, start + 100 * DAY) == 2
    before = await visits.days()
    await visits.see(list_id, start + 4 * HOUR, seen(MUG, 40))
    await roll_up_history(visits.system, start + 100 * DAY)
    assert await visits.days() == before
    assert before[0][2:5] == (1, 1, 3)


async def test_a_drop_that_is_killed_half_way_is_finished_by_the_next(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, start = await visits.add_list(), clock.now()
    for month in range(2):
        await make_partitions(visits.system, start + month * 31 * DAY)
        await visits.see(list_id, start + month * 31 * DAY, seen(MUG, 1))
    await roll_up_history(visits.system, start + 40 * DAY)

    async def drop_that_dies() -> None:
        async with visits.system.system_session() as session:
            assert await drop_partition(session, start.date())
            raise ConnectionResetError

    with pytest.raises(ConnectionResetError):
        await drop_that_dies()
    assert await visits.value("select count(*) from observation") == 2
    # Dropped, and then killed before its visits were forgotten.
    async with visits.system.system_session() as session:
        assert await drop_partition(session, start.date())
    assert await visits.value("select count(*) from list_visit") == 2
    assert await drop_old_history(visits.system, KEEP, start + 140 * DAY) == 2
    assert await visits.value("select count(*) from list_visit") == 0
    assert len(await visits.days()) == 2


async def test_the_jobs_do_it(visits: Visits, clock: FixedClock) -> None:
    jobs = JobQueue()
    register_history(jobs, visits.system, KEEP)

    async def run(name: str) -> None:
        context = JobContext(
            job_id=JobId(1), name=name, tenant_id=None, payload={}, attempt=1, now=clock.now()
        )
        await jobs.handlers[name].handler(context)

    await run("scraping.make_partitions")
    await visits.see(await visits.add_list(), clock.now(), seen(MUG, 1))
    clock.turn(DAY)
    await run("scraping.roll_up_history")
    assert len(await visits.days()) == 1
    clock.turn(KEEP + 30 * DAY)
    await run("scraping.drop_old_history")
    assert await visits.value("select count(*) from observation") == 0
