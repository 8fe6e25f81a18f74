"""Removes what came through tenants' keys a day ago, as Amazon's licence asks."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.creators.queries import delete_expired_items


async def purge_creators(database: SystemDatabase, now: datetime) -> int:
    """Deletes every item that has expired, of every tenant; returns how many."""
    async with database.system_session() as session:
        return await delete_expired_items(session, now)
