"""Facts of the Creators API in scores."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0008_live_facts.sql")
