"""Works out what the hours of an account are worth, and hands it to those who give slots."""

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from pinflow.accounts.models import Account
from pinflow.analytics.models import CountRules
from pinflow.analytics.queries import list_outcomes
from pinflow.analytics.weigh_hours import weigh_hours
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.posting.best_hours.hour_weights import keep_hour_weights

# What an audience did half a year ago says little about this season.
LOOK_BACK = timedelta(days=180)


async def weigh_account(session: TenantSession, account: Account, rules: CountRules, now: datetime) -> None:
    """Keeps the account's weights as its pins of the last half year speak for them."""
    outcomes = await list_outcomes(session, account.id, now - LOOK_BACK, rules.days)
    weights = weigh_hours(outcomes, ZoneInfo(account.time_zone), rules, now)
    if await keep_hour_weights(session, account.id, weights):
        await record_change(
            session, tenant_id=account.tenant_id, kind="account.changed", object_id=account.id, now=now
        )
