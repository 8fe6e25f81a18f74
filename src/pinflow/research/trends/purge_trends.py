"""Removes what Pinterest said about trends once its few hours are over."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.research.trends.queries import delete_expired_answers


async def purge_trends(database: SystemDatabase, now: datetime) -> int:
    """Deletes every answer that has expired, of every tenant; returns how many."""
    async with database.system_session() as session:
        return await delete_expired_answers(session, now)
