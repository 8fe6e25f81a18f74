"""How an account is doing, on one page: token, limits, pins of the week, refusals, warm-up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec

from pinflow.accounts.daily_cap import WARM_UP_WEEKS, cap_on
from pinflow.accounts.models import Account, AccountId, Refusal, StoredLimit, TokenStanding
from pinflow.accounts.queries import (
    count_published,
    count_waiting,
    get_account,
    get_token_standing,
    list_limits,
    list_refusals,
)
from pinflow.accounts.scopes import missing_scopes
from pinflow.kit.db import TenantSession

_REFUSALS = 10


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """``warm_up_week``: 1 to 4; None when the warm-up is over. The week is Monday to Sunday of its zone."""

    account: Account
    token: TokenStanding
    missing_scopes: Sequence[str]
    limits: Sequence[StoredLimit]
    published_this_week: int
    cap_this_week: int
    cap_today: int
    cap_reason: str
    warm_up_week: int | None
    refusals: Sequence[Refusal]
    waiting: int
    late: int


async def show_health(session: TenantSession, account_id: AccountId, now: datetime) -> Health:
    """The account's health as it is known here; Pinterest is not asked.

    Raises:
        NotFoundError: no such account.
    """
    account = await get_account(session, account_id)
    zone = ZoneInfo(account.time_zone)
    today = now.astimezone(zone).date()
    monday = today - timedelta(days=today.weekday())
    noons = [datetime.combine(monday + timedelta(days=day), time(12), zone) for day in range(7)]
    caps = [cap_on(account.daily_cap, account.warm_up_started_at, noon, zone)[0] for noon in noons]
    cap_today, cap_reason = cap_on(account.daily_cap, account.warm_up_started_at, now, zone)
    waiting = await count_waiting(session, account_id, now)
    return Health(
        account=account,
        token=await get_token_standing(session, account_id),
        missing_scopes=missing_scopes(account.scopes),
        limits=await list_limits(session, account_id),
        published_this_week=await count_published(
            session, account_id, datetime.combine(monday, time(0), zone), now
        ),
        cap_this_week=sum(caps),
        cap_today=cap_today,
        cap_reason=cap_reason,
        warm_up_week=_warm_up_week(account, now, zone),
        refusals=await list_refusals(session, account_id, _REFUSALS),
        waiting=waiting.waiting,
        late=waiting.late,
    )


def _warm_up_week(account: Account, now: datetime, zone: ZoneInfo) -> int | None:
    day = datetime.combine(now.astimezone(zone).date(), time(0), zone)
    weeks = int(max(day - account.warm_up_started_at, timedelta(0)) / timedelta(weeks=1))
    return weeks + 1 if weeks < WARM_UP_WEEKS else None
