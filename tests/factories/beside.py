"""What runs beside an open transaction: whether it waits for it."""

from __future__ import annotations

import asyncio
from typing import Any

from pinflow.kit.db.system import SystemDatabase


async def waits_for_lock(system: SystemDatabase, task: asyncio.Task[Any]) -> bool:
    """Whether ``task`` comes to wait for a lock in this database; False: it has ended without."""
    while not task.done():
        async with system.system_session() as session:
            if await session.fetch_value(
                "select exists (select from pg_locks l join pg_stat_activity a on a.pid = l.pid"
                " where not l.granted and a.datname = current_database())"
            ):
                return True
        await asyncio.sleep(0.01)
    return False
