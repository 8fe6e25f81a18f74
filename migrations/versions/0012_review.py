"""Review."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0012_review.sql")
