"""Sums up what the visits of past days saw: one row a product a list a day, which outlives the visits."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db.system import SystemDatabase
from pinflow.scraping.queries import roll_up_visits, start_of_day

_VISITS_AT_ONCE = 1000  # some 50,000 observations: sorted in memory, well under a second


async def roll_up_history(database: SystemDatabase, now: datetime) -> int:
    """Rolls up every visit of days (UTC) before ``now`` that is not yet; returns how many visits.

    In batches of whole days of lists, each in one transaction that also notes that it is done: killed in
    the middle, the next run goes on; run twice, nothing changes. A visit that is recorded late opens its
    day again.
    """
    until = start_of_day(now)
    rolled_up = 0
    while True:
        async with database.system_session() as session:
            visits = await roll_up_visits(session, until, _VISITS_AT_ONCE)
        rolled_up += visits
        if not visits:
            return rolled_up
