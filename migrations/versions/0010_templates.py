"""Templates of a tenant's own."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0010_templates.sql")
