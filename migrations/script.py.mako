"""${message}"""

from pathlib import Path

from alembic import op
from pinflow.kit.db.run_script import run_script

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}


def upgrade() -> None:
    run_script(op.get_bind(), Path(__file__).parents[1] / "sql" / "${up_revision}_NAME.sql")
