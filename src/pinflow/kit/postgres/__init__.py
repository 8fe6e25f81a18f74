"""An embedded PostgreSQL under our own supervisor.

``EmbeddedPostgres`` starts, joins, watches and stops one server for one data folder; nothing else in
this package needs to be imported from outside except the names below.
"""

from pinflow.kit.postgres.embedded import EmbeddedPostgres, StopOutcome
from pinflow.kit.postgres.erase_database import erase_database
from pinflow.kit.postgres.events import ServerEvent
from pinflow.kit.postgres.find_binaries import PostgresBinaries, find_postgres_binaries

__all__ = [
    "EmbeddedPostgres",
    "PostgresBinaries",
    "ServerEvent",
    "StopOutcome",
    "erase_database",
    "find_postgres_binaries",
]
