"""Alembic's entry: runs the versions on the connection that ``pinflow.kit.db.migrate`` hands over."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    version_table="revision",
    version_table_schema="pinflow_migrations",
)
with context.begin_transaction():
    context.run_migrations()
