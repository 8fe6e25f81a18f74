"""Drops the months of observations whose time is over, once the roll-up holds what they say."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.queries import delete_bare_visits, drop_partition, list_months_before, start_of_day
from pinflow.scraping.roll_up_history import roll_up_history

_BATCH = 5000


async def drop_old_history(database: SystemDatabase, keep: timedelta, now: datetime) -> int:
    """Drops every month that ended longer than ``keep`` ago; returns how many.

    Rolls up first, and the database refuses to drop a month of which a visit is not rolled up. Killed in
    the middle, the next run goes on.

    Raises:
        ConflictError: ``db.busy``: the table was in use for ten seconds; the next run tries again.
    """
    await roll_up_history(database, now)
    async with database.system_session() as session:
        months = await list_months_before(session, now - keep)
    dropped = 0
    for month in months:
        async with database.system_session() as session:
            dropped += await drop_partition(session, month)
    first_kept = start_of_day(now - keep).replace(day=1)
    while True:
        async with database.system_session() as session:
            if not await delete_bare_visits(session, first_kept, _BATCH):
                return dropped
