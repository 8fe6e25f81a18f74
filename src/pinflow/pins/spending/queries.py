"""All SQL about what writers cost."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from uuid import UUID

from pinflow.kit.db import TenantSession
from pinflow.pins.spending.models import Budget, MonthTotal, WriterCall
from pinflow.pins.writers.call_ledger import CallId, CallResult

_COLUMNS = """id, project_id, marketplace, asin, model, prompt_version, at, outcome, detail, tokens_in,
  tokens_out, cost, currency, duration_ms"""


async def lock_spending(session: TenantSession) -> None:
    """Until the transaction ends nobody else of the tenant looks at its budget to spend of it."""
    await session.execute(
        "select pg_advisory_xact_lock(hashtextextended('writer_budget ' || $1::text, 0))",
        str(session.tenant_id),
    )


async def find_budget(session: TenantSession) -> Budget | None:
    """What the tenant chose, if it did."""
    return await session.fetch_one(Budget, "select monthly, changed_by, changed_at from writer_budget")


async def upsert_budget(session: TenantSession, monthly: Decimal, changed_by: str, now: datetime) -> None:
    await session.execute(
        "insert into writer_budget (tenant_id, monthly, changed_by, changed_at) values ($1, $2, $3, $4)"
        " on conflict (tenant_id) do update set monthly = excluded.monthly,"
        " changed_by = excluded.changed_by, changed_at = excluded.changed_at",
        session.tenant_id,
        monthly,
        changed_by,
        now,
    )


async def sum_calls(session: TenantSession, begin: datetime, end: datetime, currency: str) -> MonthTotal:
    """The calls in [begin, end), those included that still run; their cost in that currency alone.

    What was paid in another one, before the installation changed it, is no amount of this one.
    """
    total = await session.fetch_one(
        MonthTotal,
        "select count(*) as calls, count(*) filter (where outcome = 'used') as drafts,"
        " coalesce(sum(tokens_in), 0)::bigint as tokens_in,"
        " coalesce(sum(tokens_out), 0)::bigint as tokens_out,"
        " coalesce(sum(cost) filter (where currency = $3), 0) as cost"
        " from writer_call where at >= $1 and at < $2",
        begin,
        end,
        currency,
    )
    assert total is not None
    return total


async def insert_call(session: TenantSession, call: WriterCall) -> None:
    await session.execute(
        f"insert into writer_call (tenant_id, {_COLUMNS})"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        session.tenant_id,
        call.id,
        call.project_id,
        call.marketplace,
        call.asin,
        call.model,
        call.prompt_version,
        call.at,
        call.outcome,
        call.detail,
        call.tokens_in,
        call.tokens_out,
        call.cost,
        call.currency,
        call.duration_ms,
    )


async def update_call(session: TenantSession, call_id: CallId, result: CallResult) -> None:
    """What it came to; without a known cost the most that was set aside stays."""
    await session.execute(
        "update writer_call set outcome = $2, detail = $3, tokens_in = $4, tokens_out = $5,"
        " cost = coalesce($6, cost), duration_ms = $7 where id = $1",
        call_id,
        result.outcome,
        result.detail,
        result.tokens_in,
        result.tokens_out,
        result.cost,
        result.duration_ms,
    )


async def list_calls(
    session: TenantSession, *, before: tuple[datetime, UUID] | None = None, limit: int = 50
) -> list[WriterCall]:
    """The newest first; ``before`` is (at, id) of the last call of the page before."""
    return await session.fetch_all(
        WriterCall,
        f"select {_COLUMNS} from writer_call where ($1::timestamptz is null or (at, id) < ($1, $2::uuid))"
        " order by at desc, id desc limit $3",
        before[0] if before else None,
        before[1] if before else None,
        limit,
    )
