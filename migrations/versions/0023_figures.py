"""Figures."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0023_figures.sql")
