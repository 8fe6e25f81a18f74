"""Makes the months of the observations ahead of time, and those of rows that came without one."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.queries import list_missing_months, make_partition

# One is the month of now: two more are there when no job ran for a month.
MONTHS_AHEAD = 2


async def make_partitions(database: SystemDatabase, now: datetime) -> int:
    """Makes what is missing, each month in a transaction of its own; returns how many were made.

    A month takes over the rows that the default partition caught for it. Visits wait meanwhile; readers do
    not. Safe to run at any time and at once with itself.

    Raises:
        ConflictError: ``db.busy``: the table was in use for ten seconds; the next run tries again.
    """
    async with database.system_session() as session:
        missing = await list_missing_months(session, now, MONTHS_AHEAD)
    made = 0
    for month in missing:
        async with database.system_session() as session:
            made += await make_partition(session, month)
    return made
