"""What is kept of visits: once each, summed up by day, and read back as one history."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import NotFoundError
from pinflow.scraping.fetching.queries import take_back_observed
from pinflow.scraping.models import HistoryPoint, Observed, ObservedList, Product
from pinflow.scraping.queries import (
    count_observed,
    insert_uploaded,
    insert_watched_list,
    list_history,
    list_watched,
    roll_up_visits,
    start_of_day,
)
from pinflow.scraping.read_history import read_history
from pinflow.scraping.roll_up_history import roll_up_history
from tests.factories.cast import Cast, Person
from tests.factories.projects import add_project
from tests.scraping.visits import CHAIR, LAMP, MUG, Visits, seen

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def visits(system_database: SystemDatabase) -> Visits:
    return Visits(system_database)


async def history(
    database: Database, since: datetime, *, visits_since: datetime | None = None, limit: int = 2000
) -> list[HistoryPoint]:
    async with database.catalogue_session() as session:
        return await list_history(session, "amazon.de", MUG, since, limit, visits_since=visits_since)


async def test_a_visit_is_written_once_with_what_the_list_and_the_product_have_seen(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, now = await visits.add_list(), clock.now()
    for _ in range(2):
        await visits.see(list_id, now, seen(MUG, 1), seen(LAMP, 2))
    assert await visits.see(list_id, now + HOUR, seen(MUG, 2), seen(CHAIR, 1)) == 2
    assert await visits.values("select products from list_visit order by observed_at") == [2, 2]
    first_and_last = await visits.values(
        "select (asin, first_seen_at, last_seen_at) from list_product order by asin"
    )
    assert first_and_last == [
        (CHAIR, now + HOUR, now + HOUR),
        (LAMP, now, now),
        (MUG, now, now + HOUR),
    ]
    counted = "select (first_observed_at, last_observed_at, observations) from market_list"
    assert await visits.value(counted) == (now, now + HOUR, 4)


async def test_a_visit_that_is_recorded_late_moves_the_beginning_and_not_the_end(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, now = await visits.add_list(), clock.now()
    await visits.see(list_id, now, seen(MUG, 1))
    await visits.see(list_id, now - DAY, seen(MUG, 9))
    assert await visits.value("select (first_observed_at, last_observed_at) from market_list") == (
        now - DAY,
        now,
    )
    assert await visits.value("select (first_seen_at, last_seen_at) from list_product") == (now - DAY, now)


async def test_a_second_part_of_a_visit_adds_to_it(visits: Visits, clock: FixedClock) -> None:
    list_id, now = await visits.add_list(), clock.now()
    assert await visits.see(list_id, now, seen(MUG, 1)) == 1
    assert await visits.see(list_id, now, seen(MUG, 1), seen(LAMP, 51)) == 1
    assert await visits.values("select products from list_visit") == [2]
    assert await visits.values("select observations from market_list") == [2]


async def test_a_product_that_a_page_shows_twice_stands_there_twice_and_is_one_product(
    visits: Visits, clock: FixedClock
) -> None:
    list_id = await visits.add_list()
    await visits.see(list_id, clock.now(), seen(MUG, 1, title=None, price=None), seen(MUG, 7))
    assert await visits.values("select rank from observation order by rank") == [1, 7]
    assert await visits.values("select title from product") == [f"Thing {MUG}"]
    assert await visits.value("select count(*) from list_product") == 1


async def test_visits_to_lists_with_the_same_products_do_not_lock_each_other_out(
    visits: Visits, clock: FixedClock
) -> None:
    lists = [await visits.add_list(f"list {number}") for number in range(6)]
    asins = [f"B0000000{number:02d}" for number in range(40)]
    written = await asyncio.gather(
        *(
            visits.see(
                list_id,
                clock.now(),
                *(seen(asin, rank) for rank, asin in enumerate(asins[:: (-1) ** number], 1)),
            )
            for number, list_id in enumerate(lists)
        )
    )
    assert written == [40] * 6
    assert await visits.value("select count(*) from product") == 40


async def test_the_change_that_movers_print_is_kept(
    visits: Visits, database: Database, clock: FixedClock
) -> None:
    list_id = await visits.add_list()
    await visits.see(list_id, clock.now(), seen(MUG, 1, rank_change_percent=Decimal("1234.5")))
    (point,) = await history(database, clock.now())
    assert point.rank_change_percent == Decimal("1234.50")


async def test_a_day_is_summed_up_with_its_best_and_last_rank_and_its_last_price(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, morning = await visits.add_list(), clock.now()
    await visits.see(list_id, morning, seen(MUG, 3), seen(LAMP, 1))
    await visits.see(list_id, morning + HOUR, seen(MUG, 1, price=Decimal("19.99")), seen(LAMP, 2))
    # The card came later: the rank is known, the price is that of the visit before.
    await visits.see(list_id, morning + 2 * HOUR, seen(MUG, 5, price=None, currency=None))
    assert await roll_up_history(visits.system, morning + 14 * HOUR) == 0, "the day is not over"
    assert await roll_up_history(visits.system, morning + 15 * HOUR) == 3
    today = morning.date()
    assert await visits.days() == [
        (LAMP, today, 1, 2, 2, Decimal("24.99")),
        (MUG, today, 1, 5, 3, Decimal("19.99")),
    ]
    assert await visits.value("select currency from observation_day where asin = $1", MUG) == "EUR"


async def test_summing_up_twice_changes_nothing_and_a_late_visit_opens_its_day_again(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, now = await visits.add_list(), clock.now()
    await visits.see(list_id, now, seen(MUG, 3))
    clock.turn(2 * DAY)
    assert await roll_up_history(visits.system, clock.now()) == 1
    before = await visits.days()
    assert await roll_up_history(visits.system, clock.now()) == 0
    assert await visits.days() == before
    await visits.see(list_id, now + HOUR, seen(MUG, 2))
    assert await roll_up_history(visits.system, clock.now()) == 1
    # A second part of a visit that was summed up already.
    await visits.see(list_id, now, seen(LAMP, 60))
    assert await roll_up_history(visits.system, clock.now()) == 1
    assert await visits.days() == [
        (LAMP, now.date(), 60, 60, 1, Decimal("24.99")),
        (MUG, now.date(), 2, 2, 2, Decimal("24.99")),
    ]


async def test_days_are_those_of_utc_and_of_each_list(visits: Visits) -> None:
    kitchen, garden = await visits.add_list("kitchen"), await visits.add_list("garden")
    midnight = datetime(2026, 11, 24, tzinfo=UTC)
    await visits.see(kitchen, midnight - timedelta(seconds=1), seen(MUG, 1))
    await visits.see(kitchen, midnight, seen(MUG, 2))
    await visits.see(garden, midnight, seen(MUG, 30))
    await roll_up_history(visits.system, midnight + DAY)
    assert sorted(day[1:4] for day in await visits.days()) == [
        (date(2026, 11, 23), 1, 1),
        (date(2026, 11, 24), 2, 2),
        (date(2026, 11, 24), 30, 30),
    ]


async def test_a_run_that_is_killed_in_the_middle_is_taken_up_where_it_was(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, now = await visits.add_list(), clock.now()
    for number in range(5):
        await visits.see(list_id, now + number * DAY, seen(MUG, number + 1))
    until = start_of_day(now) + 5 * DAY

    async def batch_that_dies() -> None:
        async with visits.system.system_session() as session:
            assert await roll_up_visits(session, until, 2) == 2
            raise ConnectionResetError

    async with visits.system.system_session() as session:
        assert await roll_up_visits(session, until, 2) == 2
    with pytest.raises(ConnectionResetError):
        await batch_that_dies()
    assert len(await visits.days()) == 2
    assert await visits.value("select count(*) from list_visit where rolled_up") == 2
    assert await roll_up_history(visits.system, until) == 3
    assert [day[2] for day in await visits.days()] == [1, 2, 3, 4, 5]


async def test_what_a_replay_takes_back_is_gone_from_the_days_as_well(
    visits: Visits, clock: FixedClock
) -> None:
    list_id, now = await visits.add_list(), clock.now()
    await visits.see(list_id, now, seen(MUG, 1), seen(LAMP, 2))
    await visits.see(list_id, now + HOUR, seen(MUG, 3))
    clock.turn(2 * DAY)
    await roll_up_history(visits.system, clock.now())
    async with visits.system.system_session() as session:
        assert await take_back_observed(session, list_id, now, [1, 2]) == 2
    assert await roll_up_history(visits.system, clock.now()) == 1
    assert await visits.days() == [(MUG, now.date(), 3, 3, 1, Decimal("24.99"))]


async def test_two_runs_at_once_sum_up_everything_once(visits: Visits, clock: FixedClock) -> None:
    list_id, now = await visits.add_list(), clock.now()
    for number in range(20):
        await visits.see(list_id, now + number * 6 * HOUR, seen(MUG, number + 1))
    clock.turn(10 * DAY)
    await asyncio.gather(*(roll_up_history(visits.system, clock.now()) for _ in range(2)))
    assert sum(day[4] for day in await visits.days()) == 20


async def test_a_history_tells_every_visit_of_late_and_a_day_as_one_point_before(
    visits: Visits, database: Database, clock: FixedClock
) -> None:
    list_id, start = await visits.add_list(), start_of_day(clock.now()) + 6 * HOUR
    for day in range(4):
        for visit in range(3):
            await visits.see(list_id, start + day * DAY + visit * HOUR, seen(MUG, 10 - day * 2 - visit))
    now = start + 3 * DAY + 12 * HOUR
    await roll_up_history(visits.system, now)
    points = await history(database, start - DAY, visits_since=now - DAY)
    assert [(point.observed_at, point.rank, point.best_rank, point.visits) for point in points] == [
        (start + 2 * HOUR, 8, 8, 3),
        (start + DAY + 2 * HOUR, 6, 6, 3),
        *((start + 2 * DAY + visit * HOUR, 6 - visit, 6 - visit, 1) for visit in range(3)),
        *((start + 3 * DAY + visit * HOUR, 4 - visit, 4 - visit, 1) for visit in range(3)),
    ]
    assert {(point.list_id, point.price, point.currency, point.price_kind) for point in points} == {
        (list_id, Decimal("24.99"), "EUR", "price")
    }


async def test_no_day_is_told_twice_wherever_the_visits_begin(
    visits: Visits, database: Database, clock: FixedClock
) -> None:
    list_id, start = await visits.add_list(), start_of_day(clock.now())
    for number in range(24):
        await visits.see(list_id, start + number * 3 * HOUR, seen(MUG, 5))
    await roll_up_history(visits.system, start + 3 * DAY)
    for hours in range(0, 72, 5):
        points = await history(database, start, visits_since=start + hours * HOUR)
        assert sum(point.visits for point in points) == 24, hours
        assert [point.observed_at for point in points] == sorted(point.observed_at for point in points)


async def test_a_history_begins_where_it_was_asked_for_and_is_bounded(
    visits: Visits, database: Database, clock: FixedClock
) -> None:
    list_id, start = await visits.add_list(), clock.now()
    for day in range(6):
        await visits.see(list_id, start + day * DAY, seen(MUG, day + 1), seen(LAMP, day + 10))
    await roll_up_history(visits.system, start + 6 * DAY)
    since = start + 2 * DAY
    points = await history(database, since, visits_since=start + 4 * DAY)
    assert [point.rank for point in points] == [3, 4, 5, 6]
    assert [point.rank for point in await history(database, since)] == [3, 4, 5, 6]
    newest = await history(database, start, visits_since=start + 4 * DAY, limit=3)
    assert [point.rank for point in newest] == [4, 5, 6]


async def test_a_watched_list_says_how_many_products_its_last_visit_showed_and_all_it_brought(
    visits: Visits, database: Database, cast: Cast, clock: FixedClock
) -> None:
    project = await add_project(database, cast.alice.tenant_id, clock.now())
    kitchen, garden = await visits.add_list("kitchen"), await visits.add_list("garden")
    async with database.tenant_session(cast.alice.tenant_id) as tenant:
        for list_id in (kitchen, garden):
            await insert_watched_list(tenant, project.id, list_id, clock.now())
    await visits.see(kitchen, clock.now(), seen(MUG, 1), seen(LAMP, 2), seen(CHAIR, 3))
    await visits.see(kitchen, clock.now() + HOUR, seen(MUG, 1))
    async with database.tenant_session(cast.alice.tenant_id) as tenant:
        products = {watched.id: watched.products for watched in await list_watched(tenant)}
        counts = await count_observed(tenant)
    assert products == {kitchen: 1, garden: 0}
    assert (counts.lists, counts.observations, counts.products) == (2, 4, 3)
    assert counts.last_observed_at == clock.now() + HOUR


class Uploads:
    """Pages that alice saved, and who reads the history of what is on them."""

    def __init__(self, database: Database, clock: FixedClock, cast: Cast) -> None:
        self.database = database
        self.clock = clock
        self.cast = cast

    async def add(self, *products: Observed, marketplace: str = "amazon.de", name: str = "Finds") -> None:
        tenant_id, now = self.cast.alice.tenant_id, self.clock.now()
        project = await add_project(self.database, tenant_id, now, name=f"{name} {now} {marketplace}")
        page = ObservedList(
            marketplace=marketplace, list_kind="bestsellers", category="Kitchen", products=products
        )
        async with self.database.tenant_session(tenant_id) as session:
            await insert_uploaded(session, project.id, page, now)

    async def read(
        self, person: Person, marketplace: str = "amazon.de", days: int = 90
    ) -> tuple[Product, list[HistoryPoint]]:
        now = self.clock.now()
        async with self.database.tenant_session(person.tenant_id, read_only=True) as session:
            return await read_history(session, marketplace, MUG, since=now - days * DAY, now=now)


@pytest.fixture
def uploads(database: Database, clock: FixedClock, cast: Cast) -> Uploads:
    return Uploads(database, clock, cast)


async def test_a_history_joins_what_was_fetched_for_all_and_what_the_tenant_uploaded(
    visits: Visits, uploads: Uploads, clock: FixedClock, cast: Cast
) -> None:
    list_id, start = await visits.add_list(), clock.now()
    await visits.see(list_id, start, seen(MUG, 9))
    clock.turn(HOUR)
    await uploads.add(seen(MUG, 4, rank_change_percent=Decimal(80), price_kind="offers_from"))
    clock.turn(HOUR)
    await visits.see(list_id, clock.now(), seen(MUG, 2))
    product, points = await uploads.read(cast.alice)
    assert product.title == f"Thing {MUG}"
    assert [(point.list_id, point.rank) for point in points] == [(list_id, 9), (None, 4), (list_id, 2)]
    assert (points[1].rank_change_percent, points[1].price_kind) == (Decimal(80), "offers_from")
    _, mallorys = await uploads.read(cast.mallory)
    assert [point.rank for point in mallorys] == [9, 2]


async def test_a_product_that_was_only_uploaded_has_a_history_for_its_tenant_alone(
    uploads: Uploads, clock: FixedClock, cast: Cast
) -> None:
    first = clock.now()
    await uploads.add(seen(MUG, 4, price=Decimal("19.99")), seen(MUG, 30, title=None, price=None))
    clock.turn(3 * DAY)
    await uploads.add(seen(MUG, 2))
    product, points = await uploads.read(cast.alice)
    assert (product.title, product.price, product.first_seen_at) == (
        f"Thing {MUG}",
        Decimal("24.99"),
        first,
    )
    assert product.last_seen_at == product.price_observed_at == clock.now()
    assert [point.rank for point in points if point.rank < 30] == [4, 2]
    assert [point.rank for point in (await uploads.read(cast.alice, days=1))[1]] == [2]
    for person, marketplace in ((cast.mallory, "amazon.de"), (cast.alice, "amazon.com")):
        with pytest.raises(NotFoundError, match="not observed"):
            await uploads.read(person, marketplace)
