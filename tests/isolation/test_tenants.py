"""Mallory tries to see and to touch what is Alice's."""

from __future__ import annotations

import asyncpg
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ForbiddenError
from pinflow.kit.ids import new_id
from tests.conftest import TestUrls
from tests.factories.cast import Cast

TENANT_TABLES = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = 'pinflow' and c.relkind = 'r' and c.relrowsecurity
  and has_table_privilege('pinflow_app', c.oid, 'select')
order by 1
"""


WRITABLE_TABLES = """
select c.oid::regclass::text from pg_class c join pg_attribute a on a.attrelid = c.oid
where c.relkind in ('r', 'p') and a.attname = 'tenant_id' and not a.attisdropped
  and has_column_privilege('pinflow_app', c.oid, a.attnum, 'insert')
order by 1
"""


@pytest.fixture
async def alices_project(database: Database, cast: Cast, clock: FixedClock) -> str:
    project_id = new_id(clock.now())
    async with database.tenant_session(cast.alice.tenant_id) as session:
        await session.execute(
            "insert into project (id, tenant_id, name, marketplace, time_zone, brand, created_at)"
            " values ($1, $2, 'Home', 'amazon.com', 'UTC', $3, $4)",
            project_id,
            cast.alice.tenant_id,
            {"name": "Home"},
            clock.now(),
        )
    return str(project_id)


async def test_no_tenant_set_means_no_rows(
    database: Database, system_database: SystemDatabase, alices_project: str
) -> None:
    async with system_database.system_session() as session:
        names = await session.fetch_values(TENANT_TABLES)
        assert await session.fetch_value("select count(*) from project") == 1
    assert len(names) > 10
    async with database.catalogue_session() as session:
        for name in names:
            assert await session.fetch_value(f"select count(*) from pinflow.{name}") == 0, name


async def test_the_tenant_does_not_survive_its_transaction(
    database_urls: TestUrls, alices_project: str, cast: Cast
) -> None:
    one_connection = await Database.open(database_urls.app, max_size=1)
    try:
        async with one_connection.tenant_session(cast.alice.tenant_id) as session:
            assert await session.fetch_value("select count(*) from project") == 1
        async with one_connection.catalogue_session() as session:
            assert await session.fetch_value("select count(*) from project") == 0
    finally:
        await one_connection.close()


async def test_mallory_neither_reads_nor_changes_alices_project(
    database: Database, system_database: SystemDatabase, alices_project: str, cast: Cast
) -> None:
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        assert await session.fetch_value("select count(*) from project") == 0
        assert await session.execute("update project set name = 'Mine'") == 0
        assert await session.execute("delete from project") == 0
    async with system_database.system_session() as session:
        assert await session.fetch_value("select name from project") == "Home"


async def test_mallory_cannot_write_into_alices_tenant(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    with pytest.raises(ForbiddenError, match="row-level security"):
        async with database.tenant_session(cast.mallory.tenant_id) as session:
            await session.execute(
                "insert into project (id, tenant_id, name, marketplace, time_zone, brand, created_at)"
                " values ($1, $2, 'Spy', 'amazon.com', 'UTC', '{}', $3)",
                new_id(clock.now()),
                cast.alice.tenant_id,
                clock.now(),
            )


async def test_no_table_takes_a_row_of_another_tenant_or_of_none(database_urls: TestUrls, cast: Cast) -> None:
    """Row-level security is asked before a missing value is noticed: a tenant_id alone shows it."""
    app = await asyncpg.connect(database_urls.app)
    try:
        names = [row[0] for row in await app.fetch(WRITABLE_TABLES)]
        assert len(names) > 10
        assert {"pinflow.change_event", "pinflow.blob", "pinflow.pin"} <= set(names)
        await app.execute("select set_config('app.tenant_id', $1, false)", str(cast.mallory.tenant_id))
        for name in names:
            for tenant_id in (cast.alice.tenant_id, None):
                with pytest.raises(asyncpg.InsufficientPrivilegeError, match="row-level security"):
                    await app.execute(f"insert into {name} (tenant_id) values ($1)", tenant_id)
            # Her own comes as far as the table's other rules.
            with pytest.raises(asyncpg.IntegrityConstraintViolationError):
                await app.execute(f"insert into {name} (tenant_id) values ($1)", cast.mallory.tenant_id)
    finally:
        await app.close()


async def test_mallory_cannot_hang_her_rows_on_alices_project(
    database: Database, alices_project: str, cast: Cast, clock: FixedClock
) -> None:
    """A foreign key looks past row-level security: only the composite key refuses this."""
    with pytest.raises(Exception, match="does not exist"):
        async with database.tenant_session(cast.mallory.tenant_id) as session:
            await session.execute(
                "insert into product_destination (tenant_id, project_id, marketplace, asin, url, source,"
                " created_at) values ($1, $2, 'amazon.com', 'B000000001', 'https://x.test', 'given', $3)",
                cast.mallory.tenant_id,
                alices_project,
                clock.now(),
            )


async def test_the_application_cannot_become_somebody_stronger(database_urls: TestUrls) -> None:
    app = await asyncpg.connect(database_urls.app)
    try:
        for role in ("pinflow_owner", "pinflow_system", "postgres"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await app.execute(f"set role {role}")
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await app.execute("alter table pinflow.pin disable row level security")
    finally:
        await app.close()
