"""The media library, carousels and videos."""

from pathlib import Path

from alembic import op

from pinflow.kit.db.run_script import run_script

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "0011_media.sql")
