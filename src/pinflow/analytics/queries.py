"""All SQL of the analytics slice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from pinflow.accounts.models import AccountId
from pinflow.analytics.models import AccountReading, DuePin, PinOutcome, PinReading, StoredDay
from pinflow.analytics.sources.figures_source import DayFigures
from pinflow.kit.db import TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.pins.pin import PinId
from pinflow.projects.models import ProjectId


async def list_account_ids(session: TenantSession, project_id: ProjectId, since: datetime) -> list[AccountId]:
    """The accounts on which the project's pins were published since a moment."""
    return await session.fetch_values(
        "select distinct account_id from pin where project_id = $1 and state = 'published'"
        " and account_id is not null and published_at > $2 order by account_id",
        project_id,
        since,
    )


async def claim_due_pins(
    session: TenantSession,
    project_id: ProjectId,
    account_id: AccountId,
    *,
    since: datetime,
    now: datetime,
    lease_until: datetime,
    limit: int,
) -> list[DuePin]:
    """Pins published since a moment whose figures are due, the longest due first; nobody else gets them
    before ``lease_until``."""
    return await session.fetch_all(
        DuePin,
        # Before a day is over Pinterest has nothing to tell.
        "with due as (select p.id, p.pinterest_pin_id, p.published_at,"
        " coalesce(r.next_at, p.published_at + interval '1 day') as due_at from pin p"
        " left join pin_reading r on r.tenant_id = p.tenant_id and r.pin_id = p.id"
        " where p.project_id = $1 and p.account_id = $2 and p.state = 'published'"
        " and p.pinterest_pin_id is not null and p.published_at > $3"
        " and coalesce(r.next_at, p.published_at + interval '1 day') <= $4 order by due_at, p.id limit $6),"
        " claimed as (insert into pin_reading (tenant_id, pin_id, next_at)"
        " select $7::uuid, id, $5::timestamptz from due on conflict (tenant_id, pin_id) do update"
        " set next_at = excluded.next_at where pin_reading.next_at <= $4 returning pin_id)"
        " select due.id as pin_id, due.pinterest_pin_id, due.published_at from due"
        " join claimed on claimed.pin_id = due.id order by due.due_at, due.id",
        project_id,
        account_id,
        since,
        now,
        lease_until,
        limit,
        session.tenant_id,
    )


async def upsert_days(
    session: TenantSession, pin_id: PinId, days: Sequence[DayFigures], now: datetime, *, final_before: date
) -> None:
    """Stores a pin's days; told again, they replace what was told before.

    ``final_before``: a day before this one will not grow any more, whatever the platform calls it.
    """
    await session.execute_many(
        "insert into pin_day_figures (tenant_id, pin_id, day, impressions, saves, outbound_clicks,"
        " pin_clicks, final, read_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " on conflict (tenant_id, pin_id, day) do update set impressions = excluded.impressions,"
        " saves = excluded.saves, outbound_clicks = excluded.outbound_clicks,"
        " pin_clicks = excluded.pin_clicks, final = excluded.final, read_at = excluded.read_at"
        " where pin_day_figures.read_at <= excluded.read_at",
        [
            (
                session.tenant_id,
                pin_id,
                each.day,
                each.impressions,
                each.saves,
                each.outbound_clicks,
                each.pin_clicks,
                each.settled or each.day < final_before,
                now,
            )
            for each in days
        ],
    )


async def finish_reading(
    session: TenantSession, pin_id: PinId, *, read_at: datetime | None, next_at: datetime, problem: str | None
) -> None:
    """Notes how asking ended; ``read_at`` None: nothing was told, and what was told before stays."""
    await session.execute(
        "update pin_reading set read_at = coalesce($2, read_at), next_at = $3, problem = $4"
        " where pin_id = $1",
        pin_id,
        read_at,
        next_at,
        problem,
    )


async def hand_back(session: TenantSession, pin_ids: Sequence[PinId], next_at: datetime) -> None:
    """Pins that were claimed and not asked for are due again at ``next_at``."""
    await session.execute(
        "update pin_reading set next_at = $2 where pin_id = any ($1)", list(pin_ids), next_at
    )


async def find_account_reading(session: TenantSession, account_id: AccountId) -> AccountReading:
    """How the account may be asked; without a row freely."""
    found = await session.fetch_one(
        AccountReading,
        "select singly_until, wait_until, problem from account_reading where account_id = $1",
        account_id,
    )
    return found or AccountReading()


async def upsert_account_reading(
    session: TenantSession, account_id: AccountId, reading: AccountReading
) -> None:
    await session.execute(
        "insert into account_reading (tenant_id, account_id, singly_until, wait_until, problem)"
        " values ($1, $2, $3, $4, $5) on conflict (tenant_id, account_id) do update set"
        " singly_until = excluded.singly_until, wait_until = excluded.wait_until,"
        " problem = excluded.problem",
        session.tenant_id,
        account_id,
        reading.singly_until,
        reading.wait_until,
        reading.problem,
    )


async def find_pin_reading(session: TenantSession, pin_id: PinId) -> PinReading | None:
    """Whether and when the pin's figures were told; None: nobody asked yet."""
    return await session.fetch_one(
        PinReading, "select read_at, next_at, problem from pin_reading where pin_id = $1", pin_id
    )


async def list_days(session: TenantSession, pin_id: PinId, limit: int) -> list[StoredDay]:
    """The pin's newest days, the first one first."""
    return await session.fetch_all(
        StoredDay,
        "select * from (select day, impressions, saves, outbound_clicks, pin_clicks, final, read_at"
        " from pin_day_figures where pin_id = $1 order by day desc limit $2) newest order by day",
        pin_id,
        limit,
    )


async def list_outcomes(
    session: TenantSession, account_id: AccountId, since: datetime, days: int
) -> list[PinOutcome]:
    """What the account's pins brought in their first ``days`` times 24 hours, if all of it is known.

    Pinterest counts by days in UTC. A pin's first day is cut short by its hour, which would speak against
    late hours: so the day after the last counts by as much as the first one lacks.
    """
    return await session.fetch_all(
        PinOutcome,
        "select p.published_at, sum(f.outbound_clicks * f.share)::double precision as clicks,"
        " sum(f.saves * f.share)::double precision as saves from pin p"
        " cross join lateral (select (p.published_at at time zone 'UTC')::date as day,"
        "  extract(epoch from (p.published_at at time zone 'UTC')::time) / 86400.0 as gone) born"
        " cross join lateral (select d.outbound_clicks, d.saves, d.final,"
        "  case when d.day < born.day + $3::integer then 1.0 else born.gone end as share"
        "  from pin_day_figures d where d.tenant_id = p.tenant_id and d.pin_id = p.id"
        "  and d.day between born.day and born.day + $3::integer) f"
        " where p.account_id = $1 and p.state = 'published' and p.published_at >= $2"
        " group by p.id, p.published_at having count(*) filter (where f.final) = $3::integer + 1"
        " order by p.published_at, p.id",
        account_id,
        since,
        days,
    )


async def delete_old_days(session: SystemSession, before: date, limit: int) -> int:
    """Forgets figures of days before one, of all tenants, up to ``limit`` of them; how many."""
    return await session.execute(
        "delete from pin_day_figures where ctid in"
        " (select ctid from pin_day_figures where day < $1 limit $2)",
        before,
        limit,
    )
