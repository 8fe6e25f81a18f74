"""Pins of several pictures."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0026_pictures.sql")
