"""Brings a database to the newest schema with Alembic, as the owning role."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from sqlalchemy import URL, Connection, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from pinflow.kit.db.revision import newest_revision
from pinflow.kit.db.setup import APP, OWNER, SYSTEM


async def migrate(migration_url: str, migrations: Path) -> tuple[str | None, str]:
    """Runs what is missing, in one transaction, one migrator at a time. Returns (before, after) revisions."""
    config = _config(migrations)
    head = newest_revision(migrations)

    def upgrade(connection: Connection) -> str | None:
        # Two processes that start together must not both migrate.
        connection.execute(text("select pg_advisory_xact_lock(724302)"))
        connection.execute(text(f"set local role {OWNER}"))
        # "if not exists" would ask for the right to create schemas even when there is nothing to create.
        known = text("select true from pg_namespace where nspname = 'pinflow_migrations'")
        if not connection.execute(known).scalar():
            connection.execute(text("create schema pinflow_migrations"))
        before = MigrationContext.configure(
            connection, opts={"version_table": "revision", "version_table_schema": "pinflow_migrations"}
        ).get_current_revision()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        # Every part can then say whether it stands on the schema that it was made for.
        connection.execute(text(f"grant usage on schema pinflow_migrations to {APP}, {SYSTEM}"))
        connection.execute(text(f"grant select on pinflow_migrations.revision to {APP}, {SYSTEM}"))
        return before

    engine = create_async_engine(_async_url(migration_url), poolclass=NullPool)
    try:
        async with engine.begin() as connection:
            before = await connection.run_sync(upgrade)
    finally:
        await engine.dispose()
    return before, head


def _config(migrations: Path) -> Config:
    config = Config()
    config.set_main_option("script_location", str(migrations))
    return config


def _async_url(url: str) -> URL:
    return make_url(url).set(drivername="postgresql+asyncpg")
