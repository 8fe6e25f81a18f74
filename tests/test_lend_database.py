from __future__ import annotations

import asyncpg
import pytest

from tests.conftest import _urls
from tests.lend_database import Lender

WROTE = """
  insert into pinflow.tenant (id, name, created_at) values (gen_random_uuid(), 'Mallory', now());
  select nextval('pinflow.fencing_token');
"""


async def borrow(lender: Lender, postgres_url: str, script: str) -> str:
    name = await lender.lend()
    connection = await asyncpg.connect(_urls(postgres_url, name).migration)
    await connection.execute(script)
    # Left open on purpose: a borrower that forgets itself does not hold up the next one.
    await lender.take_back(name)
    connection.terminate()
    return name


async def test_rows_and_counters_of_a_borrower_are_gone_for_the_next(
    lender: Lender, postgres_url: str
) -> None:
    name = await borrow(lender, postgres_url, WROTE)
    assert await lender.lend() == name
    connection = await asyncpg.connect(_urls(postgres_url, name).migration)
    assert await connection.fetchval("select count(*) from pinflow.tenant") == 0
    assert await connection.fetchval("select nextval('pinflow.fencing_token')") == 1
    assert await connection.fetchval("select count(*) from pinflow_migrations.revision") == 1
    await connection.close()
    await lender.take_back(name)


@pytest.mark.parametrize(
    "script",
    [
        "create table pinflow.one_more (id int)",
        "alter table pinflow.tenant disable row level security",
        "alter table pinflow.tenant add column colour text",
        "grant delete on pinflow.audit_entry to pinflow_app",
        "alter table pinflow.pin disable trigger all",
        "alter table pinflow.pin no force row level security",
        "create schema elsewhere",
        "update pinflow_migrations.revision set version_num = '0000'",
    ],
)
async def test_a_database_that_was_rebuilt_is_not_lent_again(
    lender: Lender, postgres_url: str, script: str
) -> None:
    name = await borrow(lender, postgres_url, script)
    following = await lender.lend()
    assert following != name
    await lender.take_back(following)
    server = await asyncpg.connect(postgres_url)
    assert not await server.fetchval("select 1 from pg_database where datname = $1", name)
    await server.close()


async def test_a_dropped_database_is_replaced(lender: Lender, postgres_url: str) -> None:
    name = await lender.lend()
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"drop database {name} with (force)")
    await lender.take_back(name)
    following = await lender.lend()
    assert following != name
    await lender.take_back(following)
    await server.close()
