"""Which revision a database stands at, and which is the newest.

Both without Alembic: every command asks, and importing that takes longer than most of them.
"""

from __future__ import annotations

from pathlib import Path

import asyncpg

from pinflow.kit.db.errors import translate_driver_errors


def newest_revision(migrations: Path) -> str:
    """That of a migrated database: files are called by their revision (``0028_shown_logo.py``)."""
    return max(path.stem.partition("_")[0] for path in (migrations / "versions").glob("[0-9]*_*.py"))


async def read_revision(migration_url: str) -> str | None:
    """The revision of the database's schema; None: it was never migrated."""
    with translate_driver_errors():
        connection = await asyncpg.connect(migration_url)
        try:
            found: str | None = await connection.fetchval(
                "select version_num from pinflow_migrations.revision"
            )
        except (asyncpg.UndefinedTableError, asyncpg.InvalidSchemaNameError):
            found = None
        finally:
            await connection.close()
    return found
