"""The figures of one pin, with what they are as of, or why there are none."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import msgspec

from pinflow.accounts.models import AccountChannel
from pinflow.accounts.queries import get_account
from pinflow.analytics.models import DAYS_BACK, StoredDay
from pinflow.analytics.queries import find_account_reading, find_pin_reading, list_days
from pinflow.kit.db import TenantSession
from pinflow.pins.pin import PinId, PinState
from pinflow.pins.queries import get_pin

# A year of days is shown and summed up; older ones are kept, and seen by nobody.
MOST_DAYS = 366
_EXPORTED = "This pin left as a file or in a feed: Pinterest does not tell us figures of it."
_UNPUBLISHED = "This pin is not published, so there are no figures yet."
_TOO_OLD = "Pinterest tells figures of the last 90 days alone, and nobody asked in time."
_SOON = (
    "Pinterest tells a day's figures about a day later: the first ones are asked for a day after publishing."
)


class PinFigures(msgspec.Struct, frozen=True, kw_only=True):
    """``days``: the first one first, days in UTC. ``as_of``: the newest day that is told for good.
    ``reason``: why there are none, or none newer; ``next_at``: when they are asked for again."""

    pin_id: PinId
    published_at: datetime | None
    days: list[StoredDay]
    as_of: date | None
    read_at: datetime | None
    next_at: datetime | None
    reason: str | None


async def show_figures(session: TenantSession, pin_id: PinId, now: datetime) -> PinFigures:
    """What Pinterest told of the pin.

    Raises:
        NotFoundError: no such pin.
    """
    pin = await get_pin(session, pin_id)
    days = await list_days(session, pin_id, MOST_DAYS)
    reading = await find_pin_reading(session, pin_id)
    reason = reading.problem if reading is not None else None
    asked_on = False
    if pin.published_at is None:
        reason = _UNPUBLISHED
    elif pin.account_id is not None and pin.state is PinState.PUBLISHED:
        account = await get_account(session, pin.account_id)
        asked_on = now - pin.published_at < timedelta(days=DAYS_BACK) and pin.pinterest_pin_id is not None
        if account.channel is AccountChannel.EXPORT or pin.pinterest_pin_id is None:
            reason, asked_on = _EXPORTED, False
        elif not account.may_be_asked:
            reason = account.state_reason
        else:
            reason = reason or (await find_account_reading(session, account.id)).problem
        if reason is None and not days:
            reason = _SOON if asked_on else _TOO_OLD
    return PinFigures(
        pin_id=pin.id,
        published_at=pin.published_at,
        days=days,
        as_of=max((each.day for each in days if each.final), default=None),
        read_at=None if reading is None else reading.read_at,
        next_at=_next_at(pin.published_at, None if reading is None else reading.next_at, asked_on=asked_on),
        reason=reason,
    )


def _next_at(published_at: datetime | None, next_at: datetime | None, *, asked_on: bool) -> datetime | None:
    if not asked_on or published_at is None:
        return None
    return next_at or published_at + timedelta(days=1)
