"""Forgets figures whose time is over, of all tenants."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.analytics.queries import delete_old_days
from pinflow.kit.db.system import SystemDatabase

_BATCH = 10_000


async def forget_figures(database: SystemDatabase, keep: timedelta, now: datetime) -> int:
    """Deletes what is older than ``keep``, some at a time so that nobody waits; returns how many days."""
    before, whole = (now - keep).date(), 0
    while True:
        async with database.system_session() as session:
            deleted = await delete_old_days(session, before, _BATCH)
        whole += deleted
        if deleted < _BATCH:
            return whole
