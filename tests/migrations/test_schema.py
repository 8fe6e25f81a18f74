"""The migrations and the declared schema say the same."""

from __future__ import annotations

import subprocess
from pathlib import Path
from uuid import uuid4

import asyncpg
import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from pinflow.entrypoints.bootstrap import bring_up_to_date
from pinflow.kit.db.migrate import migrate
from pinflow.kit.db.revision import newest_revision, read_revision
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


def test_the_files_are_called_by_their_revisions() -> None:
    config = Config()
    config.set_main_option("script_location", str(ROOT / "migrations"))
    scripts = ScriptDirectory.from_config(config)
    assert newest_revision(ROOT / "migrations") == scripts.get_current_head()
    for script in scripts.walk_revisions():
        assert Path(script.path).name.startswith(f"{script.revision}_")


async def test_a_database_at_the_newest_revision_is_left_alone(
    declared_url: str, database_urls: TestUrls, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def note(url: str, _migrations: Path) -> tuple[None, str]:
        asked.append(url)
        return None, ""

    monkeypatch.setattr("pinflow.kit.db.migrate.migrate", note)
    assert await read_revision(database_urls.migration) == newest_revision(ROOT / "migrations")
    await bring_up_to_date(database_urls.migration, ROOT / "migrations")
    assert asked == []
    assert await read_revision(declared_url) is None, "it was made without migrations"
    await bring_up_to_date(declared_url, ROOT / "migrations")
    connection = await asyncpg.connect(database_urls.migration)
    await connection.execute("update pinflow_migrations.revision set version_num = '0001'")
    await connection.close()
    await bring_up_to_date(database_urls.migration, ROOT / "migrations")
    assert asked == [declared_url, database_urls.migration]
