"""Runs a file of many SQL statements inside Alembic's transaction."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.util import await_only


def run_script(connection: Connection, script: Path) -> None:
    """Runs the whole file at once: asyncpg's prepared statements take one statement each, its simple
    protocol takes a script, and it joins the transaction that is open."""
    driver_connection = connection.connection.driver_connection
    assert driver_connection is not None
    await_only(driver_connection.execute(script.read_text("utf-8")))
