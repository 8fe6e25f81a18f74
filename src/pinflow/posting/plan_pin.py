"""Gives an approved pin the first slot that the governor allows."""

from __future__ import annotations

from datetime import datetime, timedelta

import msgspec

from pinflow.accounts.models import Account
from pinflow.accounts.queries import get_account
from pinflow.identity.models import system_actor
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import find_pin, get_pin, update_pin_state, void_approval
from pinflow.posting.best_hours.hour_weights import read_lean
from pinflow.posting.find_against import find_against
from pinflow.posting.governor import AccountRules, NoSlotError, find_slot
from pinflow.posting.hours import read_hours
from pinflow.posting.queries import find_hours, list_taken_moments, lock_account, schedule_pin

# Time for a second thought between approval and publication.
LEAD = timedelta(minutes=2)
# As far back as spacing and the local day can reach.
LOOK_BACK = timedelta(days=2)


def rules_of(account: Account) -> AccountRules:
    """What the governor needs to know, with the usual open hours; ``read_rules`` knows the account's own."""
    return AccountRules(
        time_zone=account.time_zone,
        daily_cap=account.daily_cap,
        spacing=timedelta(minutes=account.spacing_minutes),
        warm_up_started_at=account.warm_up_started_at,
        seed=str(account.id),
    )


async def read_rules(session: TenantSession, account: Account) -> AccountRules:
    """What the governor needs to know: the account's limits, its open hours, its spread and its lean."""
    rules = msgspec.structs.replace(rules_of(account), spread=True)
    own = await find_hours(session, account.id)
    if own is None:
        return rules
    lean = (await read_lean(session, account.id))[0] if own.choice == "best_hours" else None
    return msgspec.structs.replace(rules, hours=read_hours(own.hours), seed=own.seed, lean=lean)


async def why_no_best_hours(session: TenantSession, account: Account) -> str | None:
    """In words why slots do not lean to the best hours, although that is asked for; None where it is not."""
    own = await find_hours(session, account.id)
    if own is None or own.choice != "best_hours":
        return None
    return (await read_lean(session, account.id))[1] or None


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
    """Schedules the pin from ``not_before`` on. The caller has locked account and pin.

    A first slot is one of the day's spread. ``because``: why the pin needs another one; it gets the first
    free minute then, it has waited already. A pin that no moment is free for goes back to review, with the
    reason.
    """
    assert pin.account_id is not None
    account = await get_account(session, pin.account_id)
    rules = await read_rules(session, account)
    if because is not None:
        rules = msgspec.structs.replace(rules, spread=False)
    taken = await list_taken_moments(
        session, account.id, now - max(LOOK_BACK, rules.spacing), except_pin=pin.id
    )
    try:
        slot = find_slot(rules, taken, not_before, await find_against(session, pin))
    except NoSlotError as error:
        await _hold(session, pin, error.refusal.message, now)
    else:
        reason = f"{because} {slot.reason}" if because else slot.reason
        if (why_not := await why_no_best_hours(session, account)) is not None:
            reason = f"{reason} {why_not}"
        await schedule_pin(session, pin.id, slot.at, reason, now)
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return await get_pin(session, pin.id)


async def _hold(session: TenantSession, pin: Pin, why: str, now: datetime) -> None:
    await void_approval(session, pin.id, "no slot is allowed", now)
    await update_pin_state(session, pin.id, PinState.IN_REVIEW, now, failure=("posting.no_slot", why))
    await record_audit(session, system_actor(pin.tenant_id), "pin.held", "pin", pin.id, now, reason=why)
