"""Which logo a pin shows."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0028_shown_logo.sql")
