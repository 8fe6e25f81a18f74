"""The application tries to write what was fetched for everybody, through the parent and past it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import asyncpg
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.make_partitions import make_partitions
from pinflow.scraping.models import ListId
from tests.conftest import TestUrls
from tests.scraping.visits import MUG, Visits, seen

MONTH = "observation_2026_11"
CATALOGUE = ("observation", "observation_day", "list_visit", "list_product", "market_list", "product")
PARTITIONS = (MONTH, "observation_default")


@pytest.fixture
async def list_id(system_database: SystemDatabase, clock: FixedClock) -> ListId:
    """A list that was visited once; its month has a partition."""
    visits = Visits(system_database)
    await make_partitions(system_database, clock.now())
    list_id = await visits.add_list()
    await visits.see(list_id, clock.now(), seen(MUG, 1))
    return list_id


@pytest.fixture
async def app(database_urls: TestUrls) -> AsyncIterator[asyncpg.Connection]:
    """The application's login, with nothing of ours between it and the server."""
    connection = await asyncpg.connect(database_urls.app, server_settings={"search_path": "pinflow"})
    yield connection
    await connection.close()


@pytest.fixture
async def system(database_urls: TestUrls) -> AsyncIterator[asyncpg.Connection]:
    connection = await asyncpg.connect(database_urls.system, server_settings={"search_path": "pinflow"})
    yield connection
    await connection.close()


async def refused(connection: asyncpg.Connection, statement: str) -> None:
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute(statement)


async def test_the_application_reads_observations_through_the_parent(
    list_id: ListId, app: asyncpg.Connection
) -> None:
    assert await app.fetchval("select count(*) from observation where asin = $1", MUG) == 1
    assert await app.fetchval("select products from list_visit where list_id = $1", list_id) == 1
    assert await app.fetchval("select count(*) from list_product") == 1
    assert await app.fetchval("select count(*) from observation_day") == 0


@pytest.mark.parametrize("table", CATALOGUE)
async def test_the_application_changes_no_row_of_the_catalogue(
    table: str, list_id: ListId, app: asyncpg.Connection
) -> None:
    column = await app.fetchval(
        "select attname from pg_attribute where attrelid = $1::regclass and attnum = 1", table
    )
    await refused(app, f"insert into {table} select * from {table}")
    await refused(app, f"update {table} set {column} = {column}")
    await refused(app, f"delete from {table}")
    await refused(app, f"truncate {table}")
    await refused(app, f"select from {table} for update")
    await refused(app, f"drop table {table}")


@pytest.mark.parametrize("partition", PARTITIONS)
async def test_the_application_neither_reads_nor_writes_a_partition_past_its_parent(
    partition: str, list_id: ListId, app: asyncpg.Connection
) -> None:
    await refused(app, f"select from {partition}")
    await refused(app, f"insert into {partition} select * from observation")
    await refused(app, f"update {partition} set rank = 1")
    await refused(app, f"delete from {partition}")
    await refused(app, f"truncate {partition}")
    await refused(app, f"alter table observation detach partition {partition}")


async def test_the_application_neither_makes_nor_drops_months(
    list_id: ListId, app: asyncpg.Connection
) -> None:
    await refused(app, "select make_observation_partition('2027-05-01')")
    await refused(app, "select drop_observation_partition('2026-11-01')")
    await refused(
        app, "create table mine partition of observation for values from ('2031-01-01') to (maxvalue)"
    )


async def test_the_functions_that_borrow_the_owners_rights_look_names_up_in_one_place(
    app: asyncpg.Connection,
) -> None:
    """A caller's search_path could put a table or function of its own in the way."""
    found = await app.fetch(
        "select p.proname, p.proconfig, pg_get_userbyid(p.proowner) as owner, p.proacl::text from pg_proc p"
        " join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'pinflow' and p.prosecdef"
    )
    assert {row["proname"] for row in found} >= {"make_observation_partition", "drop_observation_partition"}
    for row in found:
        assert any(each.startswith("search_path=pg_catalog") for each in row["proconfig"]), row["proname"]
        assert row["owner"] == "pinflow_owner"
        # "=X/…" would be everybody's right.
        assert "{=" not in row["proacl"]
        assert ",=" not in row["proacl"]


async def test_the_system_makes_months_and_owns_none(list_id: ListId, system: asyncpg.Connection) -> None:
    assert await system.fetchval("select make_observation_partition($1)", date(2031, 5, 20))
    owners = await system.fetch(
        "select distinct pg_get_userbyid(c.relowner) from pg_inherits i join pg_class c on c.oid = i.inhrelid"
        " where i.inhparent = 'observation'::regclass"
    )
    assert [row[0] for row in owners] == ["pinflow_owner"]
    await refused(system, f"drop table {MONTH}")
    await refused(system, f"delete from {MONTH}")
    await refused(system, "update observation set rank = 2")
    await refused(system, "truncate observation")


async def test_an_observation_belongs_to_a_visit_and_a_visit_to_a_list(
    list_id: ListId, system: asyncpg.Connection, clock: FixedClock
) -> None:
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await system.execute(
            "insert into observation (list_id, observed_at, rank, marketplace, asin)"
            " values ($1, $2, 1, 'amazon.de', $3)",
            list_id,
            clock.now().replace(year=2031),
            MUG,
        )
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await system.execute(
            "insert into list_visit (list_id, observed_at, products) values (gen_random_uuid(), $1, 1)",
            clock.now(),
        )
