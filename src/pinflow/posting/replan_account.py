"""Makes an account's plan allowed again after its rules, its hours or the time have changed."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import AccountId, AccountState
from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantSession
from pinflow.pins.pin import PinState
from pinflow.pins.queries import get_pin
from pinflow.posting.governor import LINK_REST
from pinflow.posting.plan_pin import LEAD, LOOK_BACK, give_slot, read_rules
from pinflow.posting.queries import (
    list_link_moments,
    list_places,
    list_sent_moments,
    lock_account,
)
from pinflow.posting.replan import Place, replan


async def replan_account(session: TenantSession, account_id: AccountId, now: datetime) -> int:
    """Gives the pins whose place is not allowed any more a new one; returns how many moved.

    Every other pin keeps its minute. An account that may not publish now keeps its plan as it is: what
    becomes late meanwhile is planned anew when it goes on.

    Raises:
        NotFoundError: no such account.
    """
    await lock_account(session, account_id)
    account = await get_account(session, account_id)
    if account.state is not AccountState.CONNECTED:
        return 0
    rules = await read_rules(session, account)
    sent = await list_sent_moments(session, [account_id], now - max(LOOK_BACK, rules.spacing))
    uses: dict[str, list[datetime]] = {}
    for use in await list_link_moments(session, account_id, now - LINK_REST - timedelta(days=1)):
        assert use.link is not None
        uses.setdefault(use.link, []).append(use.at)
    places = [Place(place.pin_id, place.at, place.link) for place in await list_places(session, account_id)]
    moves = replan(rules, sent[account_id], uses, places, now, not_before=now + LEAD)
    moved = 0
    for move in moves:
        pin = await get_pin(session, move.place.pin_id, lock=True)
        if pin.state is PinState.SCHEDULED:
            # Its own surroundings are looked at anew; its picture may have come to stand elsewhere.
            not_before = move.slot.at if move.slot is not None else now + LEAD
            await give_slot(session, pin, not_before, now, because=f"Moved: {move.because}")
            moved += 1
    return moved
