"""What a pin calls its product."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0027_names.sql")
