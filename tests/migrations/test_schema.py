"""The migrations and the declared schema say the same."""

from __future__ import annotations

import subprocess
from uuid import uuid4

import asyncpg
import pytest

from pinflow.kit.db.migrate import migrate
from pinflow.kit.postgres import find_postgres_binaries
from tests.conftest import ROOT, TestUrls


def dump(url: str) -> list[str]:
    """The schema as pg_dump tells it, without comments and without its random restrict keys."""
    text = subprocess.run(
        [find_postgres_binaries().pg_dump, "--schema-only", "--exclude-schema=pinflow_migrations", url],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    return [line for line in text.splitlines() if line and not line.startswith(("--", "\\"))]


@pytest.fixture
async def declared_url(postgres_url: str, database_urls: TestUrls) -> str:
    """A database built from ``migrations/schema.sql`` alone."""
    name = f"declared_{uuid4().hex[:12]}"
    server = await asyncpg.connect(postgres_url)
    await server.execute(f"create database {name}")
    await server.execute(f"grant create on database {name} to pinflow_owner")
    await server.close()
    url = database_urls.migration.replace(database_urls.migration.split("?")[0].rsplit("/", 1)[-1], name)
    connection = await asyncpg.connect(url)
    await connection.execute("set role pinflow_owner")
    await connection.execute((ROOT / "migrations" / "schema.sql").read_text("utf-8"))
    await connection.close()
    return url


async def test_the_migrations_lead_to_the_declared_schema(declared_url: str, database_urls: TestUrls) -> None:
    declared, migrated = dump(declared_url), dump(database_urls.migration)
    assert any("CREATE POLICY own_tenant ON pinflow.pin" in line for line in declared)
    assert migrated == declared


async def test_a_difference_would_be_seen(declared_url: str, database_urls: TestUrls) -> None:
    connection = await asyncpg.connect(declared_url)
    await connection.execute("alter table pinflow.pin add column forgotten text")
    await connection.close()
    assert dump(declared_url) != dump(database_urls.migration)


async def test_migrating_twice_changes_nothing(database_urls: TestUrls) -> None:
    before, after = await migrate(database_urls.migration, ROOT / "migrations")
    assert before == after
