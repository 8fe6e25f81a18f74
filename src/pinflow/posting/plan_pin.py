"""Gives an approved pin the first slot that the governor allows."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import Account
from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import find_pin, get_pin
from pinflow.posting.governor import AccountRules, find_slot
from pinflow.posting.queries import list_taken_moments, lock_account, schedule_pin

# Time for a second thought between approval and publication.
LEAD = timedelta(minutes=2)
# As far back as spacing and the local day can reach.
LOOK_BACK = timedelta(days=2)


def rules_of(account: Account) -> AccountRules:
    """What the governor needs to know."""
    return AccountRules(
        time_zone=account.time_zone,
        daily_cap=account.daily_cap,
        spacing=timedelta(minutes=account.spacing_minutes),
        warm_up_started_at=account.warm_up_started_at,
    )


async def plan_pin(session: TenantSession, pin_id: PinId, now: datetime) -> Pin | None:
    """Schedules the pin if it is approved and has no slot yet; None when there is nothing to plan."""
    pin = await find_pin(session, pin_id)
    if pin is None or pin.account_id is None:
        return None
    # The account before the pin, here and in publishing: one order, no deadlock.
    await lock_account(session, pin.account_id)
    pin = await get_pin(session, pin_id, lock=True)
    if pin.state is not PinState.APPROVED or pin.account_id is None:
        return None
    return await give_slot(session, pin, now + LEAD, now)


async def give_slot(
    session: TenantSession, pin: Pin, not_before: datetime, now: datetime, *, because: str | None = None
) -> Pin:
    """Schedules the pin from ``not_before`` on. The caller has locked account and pin."""
    assert pin.account_id is not None
    account = await get_account(session, pin.account_id)
    taken = await list_taken_moments(session, account.id, now - LOOK_BACK, except_pin=pin.id)
    slot = find_slot(rules_of(account), taken, not_before)
    reason = f"{because} {slot.reason}" if because else slot.reason
    await schedule_pin(session, pin.id, slot.at, reason, now)
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return await get_pin(session, pin.id)
