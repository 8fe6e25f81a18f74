"""Takes out of opportunities what came through tenants' keys a day ago; the points stay."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.research.queries import blank_live_facts, delete_live_opportunities


async def purge_live_facts(database: SystemDatabase, now: datetime) -> int:
    """Returns how many opportunities of all tenants were changed or deleted.

    Of one with a pin stay ASIN, points, source, region and time; one without a pin that nothing else brings
    goes. What a key told goes too when the key is disconnected. It looks at the rows: a run that is lost is
    made up for by the next one.
    """
    async with database.system_session() as session:
        gone = await delete_live_opportunities(session, now)
        return gone + await blank_live_facts(session, now)
