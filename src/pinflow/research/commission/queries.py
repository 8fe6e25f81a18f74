"""All SQL about a tenant's own commission rates."""

from __future__ import annotations

from datetime import date

from pinflow.kit.db import TenantSession
from pinflow.research.commission.rates import CommissionRate

_COLUMNS = "id, tenant_id, marketplace, category, percent, valid_from, changed_by, changed_at"


async def list_own_rates(session: TenantSession, marketplace: str | None = None) -> list[CommissionRate]:
    """Every rate that the tenant entered, past and future ones too."""
    return await session.fetch_all(
        CommissionRate,
        f"select {_COLUMNS} from commission_rate where $1::text is null or marketplace = $1"
        " order by marketplace, category, valid_from",
        marketplace,
    )


async def upsert_rate(session: TenantSession, rate: CommissionRate) -> None:
    """Writes the rate; one that begins on the same day is replaced."""
    await session.execute(
        f"insert into commission_rate ({_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8)"
        " on conflict (tenant_id, marketplace, category, valid_from) do update set"
        " percent = excluded.percent, changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        rate.id,
        rate.tenant_id,
        rate.marketplace,
        rate.category,
        rate.percent,
        rate.valid_from,
        rate.changed_by,
        rate.changed_at,
    )


async def delete_rates(
    session: TenantSession, marketplace: str, category: str | None, valid_from: date | None
) -> list[CommissionRate]:
    """Deletes the tenant's rates of a marketplace, a category, a day; returns what they were."""
    return await session.fetch_all(
        CommissionRate,
        "delete from commission_rate where marketplace = $1 and ($2::text is null or category = $2)"
        " and ($3::date is null or valid_from = $3)"
        f" returning {_COLUMNS}",
        marketplace,
        category,
        valid_from,
    )
