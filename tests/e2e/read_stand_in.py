"""What the stand-in says stands there, and whether it came at the governor's pace."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import msgspec

from pinflow.accounts.daily_cap import WARM_UP_START
from pinflow.entrypoints.demo.start_day import local_zone
from pinflow.posting.hours import FIRST_HOUR, LAST_HOUR

SPACING = timedelta(minutes=60)


class StandingPin(msgspec.Struct, frozen=True):
    """A pin on the stand-in, in the stand-in's words."""

    id: str
    account_id: str
    username: str
    board_id: str
    title: str
    description: str
    alt_text: str
    link: str
    picture_sha256: str
    created_at: datetime


class Standing(msgspec.Struct, frozen=True):
    """The answer of ``/_sandbox/pins``."""

    pins: list[StandingPin]
    to_come: list[StandingPin]
    duplicates: int

    def check_pace(self) -> None:
        """Spacing, the warm-up's cap of the first week, and waking hours, account by account."""
        zone = ZoneInfo(local_zone())
        by_account: dict[str, list[datetime]] = {}
        for pin in self.pins:
            by_account.setdefault(pin.username, []).append(pin.created_at.astimezone(zone))
        for moments in by_account.values():
            assert all(later - earlier >= SPACING for earlier, later in pairwise(sorted(moments)))
            assert max(Counter(moment.date() for moment in moments).values()) <= WARM_UP_START
            assert all(FIRST_HOUR <= moment.hour <= LAST_HOUR for moment in moments)
