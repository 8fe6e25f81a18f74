"""Removes what came through tenants' keys a day ago, as Amazon's licence asks."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.creators.queries import delete_expired_items, delete_expired_products


async def purge_creators(database: SystemDatabase, now: datetime) -> int:
    """Deletes what has expired, of every tenant, from what was looked up and from what projects score.

    Returns how many rows went. It looks at the rows: a run that is lost is made up for by the next one.
    Opportunities are purged by ``research.purge_live_facts``.
    """
    async with database.system_session() as session:
        gone = await delete_expired_items(session, now)
        return gone + await delete_expired_products(session, now)
