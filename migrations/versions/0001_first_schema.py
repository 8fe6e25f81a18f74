"""The first schema."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0001"
down_revision = None


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0001_first_schema.sql")
