"""All SQL of best hours."""

from __future__ import annotations

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantSession
from pinflow.posting.best_hours.models import HourWeights

_COLUMNS = "pins, weights, counted, needed, weeks, needed_weeks, days, missing, weighed_at"


async def find_hour_weights(session: TenantSession, account_id: AccountId) -> HourWeights | None:
    """What is kept of the account's hours."""
    return await session.fetch_one(
        HourWeights, f"select {_COLUMNS} from account_hour_weights where account_id = $1", account_id
    )


async def upsert_hour_weights(session: TenantSession, account_id: AccountId, weights: HourWeights) -> None:
    await session.execute(
        f"insert into account_hour_weights (tenant_id, account_id, {_COLUMNS})"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " on conflict (tenant_id, account_id) do update set pins = excluded.pins,"
        " weights = excluded.weights, counted = excluded.counted, needed = excluded.needed,"
        " weeks = excluded.weeks, needed_weeks = excluded.needed_weeks, days = excluded.days,"
        " missing = excluded.missing, weighed_at = excluded.weighed_at",
        session.tenant_id,
        account_id,
        list(weights.pins),
        list(weights.weights),
        weights.counted,
        weights.needed,
        weights.weeks,
        weights.needed_weeks,
        weights.days,
        weights.missing,
        weights.weighed_at,
    )
