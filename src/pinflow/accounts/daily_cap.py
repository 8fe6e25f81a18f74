"""How many pins an account may publish a day: its own cap, kept low while it is new. Pure functions of time.

Pinterest asks for affiliate content in moderation, "not repetitively or in large volumes" (community and
affiliate guidelines, 2025-04); the figures are ours and only ever stricter.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

DAILY_CAP_CEILING = 25
WARM_UP_START = 3
WARM_UP_END = 10
WARM_UP_WEEKS = 4


def cap_on(own_cap: int, warm_up_started_at: datetime, moment: datetime, zone: ZoneInfo) -> tuple[int, str]:
    """How many pins may go out on the local day of ``moment``, and what sets that cap.

    It is the same all day: a week of the warm-up that ends at noon counts from the next day on.
    """
    day = datetime.combine(moment.astimezone(zone).date(), time(0), zone)
    weeks = int(max(day - warm_up_started_at, timedelta(0)) / timedelta(weeks=1))
    cap = min(own_cap, DAILY_CAP_CEILING)
    if weeks < WARM_UP_WEEKS:
        warm = WARM_UP_START + (WARM_UP_END - WARM_UP_START) * weeks // WARM_UP_WEEKS
        if warm < cap:
            return warm, f"warm-up, week {weeks + 1} of {WARM_UP_WEEKS}"
    return cap, "daily cap"
