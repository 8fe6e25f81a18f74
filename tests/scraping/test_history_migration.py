"""What an installation has observed before its table is cut into months is all there afterwards."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import asyncpg
import pytest

from tests.conftest import ROOT, TestUrls

LIST, TENANT, PROJECT = UUID(int=1), UUID(int=2), UUID(int=3)
START = datetime(2026, 10, 30, 12, tzinfo=UTC)


@pytest.fixture
async def old(postgres_url: str, database_urls: TestUrls) -> AsyncIterator[asyncpg.Connection]:
    """A database of the first schema, as its owner. Five days of visits, a few of them in October."""
    name = f"old_{uuid4().hex[:12]}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"create database {name}")
    await server.execute(f"grant create on database {name} to pinflow_owner")
    current = database_urls.migration.split("?")[0].rsplit("/", 1)[-1]
    connection = await asyncpg.connect(database_urls.migration.replace(current, name))
    await connection.execute("set role pinflow_owner")
    await connection.execute(read("0001_first_schema"))
    await connection.execute("set search_path = pinflow")
    await connection.execute(
        "insert into market_list (id, source, marketplace, list_kind, category, url, next_fetch_at,"
        " last_observed_at, created_at) values ($1, 'fake', 'amazon.de', 'bestsellers', 'Kitchen', 'u', $2,"
        " $2, $2)",
        LIST,
        START + timedelta(days=4),
    )
    await connection.executemany(
        "insert into observation (list_id, observed_at, rank, marketplace, asin, price, currency)"
        " values ($1, $2, $3, 'amazon.de', $4, 9.99, 'EUR')",
        [
            (LIST, START + timedelta(days=day), rank, f"B00000000{rank + day}")
            for day in range(5)
            for rank in range(1, 4)
        ],
    )
    yield connection
    await connection.close()
    await server.execute(f"drop database {name} with (force)")
    await server.close()


def read(name: str) -> str:
    return (ROOT / "migrations" / "sql" / f"{name}.sql").read_text("utf-8")


async def migrate(connection: asyncpg.Connection) -> None:
    await connection.execute("reset search_path")
    await connection.execute(read("0002_history"))
    await connection.execute("set search_path = pinflow")


async def test_every_observation_goes_along_into_its_month(old: asyncpg.Connection) -> None:
    columns = "list_id, observed_at, rank, marketplace, asin, price, currency"
    before = await old.fetch(f"select {columns} from observation order by observed_at, rank")
    await migrate(old)
    assert await old.fetch(f"select {columns} from observation order by observed_at, rank") == before
    places = await old.fetch(
        "select tableoid::regclass::text, count(*) from observation group by 1 order by 1"
    )
    assert [tuple(row) for row in places] == [("observation_2026_10", 6), ("observation_2026_11", 9)]


async def test_visits_products_and_counts_follow_from_what_was_observed(old: asyncpg.Connection) -> None:
    await migrate(old)
    visits = await old.fetch("select observed_at, products, rolled_up from list_visit order by observed_at")
    assert [tuple(row) for row in visits] == [(START + timedelta(days=day), 3, False) for day in range(5)]
    known = await old.fetchrow("select first_observed_at, observations from market_list")
    assert tuple(known) == (START, 15)
    product = await old.fetchrow(
        "select first_seen_at, last_seen_at from list_product where asin = 'B000000003'"
    )
    assert tuple(product) == (START, START + timedelta(days=2))


async def test_uploads_of_two_marketplaces_may_have_lists_of_one_name(old: asyncpg.Connection) -> None:
    await old.execute("set role none")
    await old.execute("insert into tenant (id, name) values ($1, 'Tenant')", TENANT)
    await old.execute(
        "insert into project (id, tenant_id, name, marketplace, time_zone, brand, created_at)"
        " values ($1, $2, 'P', 'amazon.de', 'UTC', '{}', $3)",
        PROJECT,
        TENANT,
        START,
    )
    upload = (
        "insert into uploaded_observation (tenant_id, project_id, marketplace, asin, list_kind, category,"
        " observed_at, rank, list_size) values ($1, $2, $3, 'B000000001', 'bestsellers', 'Toys', $4, 1, 1)"
    )
    await old.execute(upload, TENANT, PROJECT, "amazon.de", START)
    with pytest.raises(asyncpg.UniqueViolationError):
        await old.execute(upload, TENANT, PROJECT, "amazon.at", START)
    await old.execute("set role pinflow_owner")
    await migrate(old)
    await old.execute("set role none")
    await old.execute(upload, TENANT, PROJECT, "amazon.at", START)
    assert await old.fetchval("select count(*) from uploaded_observation") == 2
    with pytest.raises(asyncpg.UniqueViolationError):
        await old.execute(upload, TENANT, PROJECT, "amazon.at", START)
