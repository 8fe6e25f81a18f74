"""What goes out and went out, by time."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.models import Account
from pinflow.accounts.queries import list_accounts
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.pin import Pin
from pinflow.pins.queries import list_pins_between

LONGEST_RANGE = timedelta(days=100)


class CalendarEntry(msgspec.Struct, frozen=True):
    """A pin with a moment, and the account it is for."""

    pin: Pin
    account: Account


async def list_calendar(session: TenantSession, start: datetime, end: datetime) -> list[CalendarEntry]:
    """What is scheduled, being published or published in [start, end), in that order.

    Raises:
        InvalidInputError: ``posting.bad_range``.
    """
    if not timedelta(0) < end - start <= LONGEST_RANGE:
        raise InvalidInputError(
            "posting.bad_range",
            f"Give a range of up to {LONGEST_RANGE.days} days that ends after it begins.",
            field="to",
        )
    accounts = {account.id: account for account in await list_accounts(session)}
    return [
        CalendarEntry(pin, accounts[pin.account_id])
        for pin in await list_pins_between(session, start, end)
        if pin.account_id is not None
    ]
