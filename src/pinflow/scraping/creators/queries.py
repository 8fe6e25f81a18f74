"""All SQL about the Creators API."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError
from pinflow.scraping.creators.models import (
    Budget,
    Connection,
    ConnectionId,
    ConnectionState,
    LookedUp,
    SealedConnection,
)

_COLUMNS = """id, tenant_id, marketplace, partner_tag, version, credential_id, state, state_reason,
  token_expires_at, checked_at, created_at"""


async def upsert_connection(
    session: TenantSession, connection: Connection, credential_secret: bytes
) -> ConnectionId:
    """Stores a connection; the marketplace's former one gets the new credential and loses its token."""
    connection_id: ConnectionId = await session.fetch_value(
        "insert into creators_connection (id, tenant_id, marketplace, partner_tag, version, credential_id,"
        " credential_secret, state, state_reason, checked_at, created_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)"
        " on conflict (tenant_id, marketplace) do update set partner_tag = excluded.partner_tag,"
        " version = excluded.version, credential_id = excluded.credential_id,"
        " credential_secret = excluded.credential_secret, access_token = null, token_expires_at = null,"
        " state = excluded.state, state_reason = excluded.state_reason, checked_at = excluded.checked_at"
        " returning id",
        connection.id,
        session.tenant_id,
        connection.marketplace,
        connection.partner_tag,
        connection.version,
        connection.credential_id,
        credential_secret,
        connection.state,
        connection.state_reason,
        connection.checked_at,
        connection.created_at,
    )
    return connection_id


async def list_connections(session: TenantSession) -> list[Connection]:
    """The tenant's connections by marketplace."""
    return await session.fetch_all(
        Connection, f"select {_COLUMNS} from creators_connection order by marketplace, id"
    )


async def get_connection(session: TenantSession, connection_id: ConnectionId) -> Connection:
    """The connection.

    Raises:
        NotFoundError: ``creators.no_such_connection``.
    """
    found = await session.fetch_one(
        Connection, f"select {_COLUMNS} from creators_connection where id = $1", connection_id
    )
    if found is None:
        raise NotFoundError("creators.no_such_connection", "There is no such connection.")
    return found


async def find_connection(session: TenantSession, marketplace: str) -> Connection | None:
    return await session.fetch_one(
        Connection, f"select {_COLUMNS} from creators_connection where marketplace = $1", marketplace
    )


async def get_sealed_connection(session: TenantSession, connection_id: ConnectionId) -> SealedConnection:
    found = await session.fetch_one(
        SealedConnection,
        "select credential_secret, access_token, token_expires_at from creators_connection where id = $1",
        connection_id,
    )
    if found is None:
        raise NotFoundError("creators.no_such_connection", "There is no such connection.")
    return found


async def update_token(
    session: TenantSession, connection_id: ConnectionId, token: bytes | None, expires_at: datetime | None
) -> None:
    await session.execute(
        "update creators_connection set access_token = $2, token_expires_at = $3 where id = $1",
        connection_id,
        token,
        expires_at,
    )


async def update_connection_state(
    session: TenantSession,
    connection_id: ConnectionId,
    state: ConnectionState,
    reason: str | None,
    checked_at: datetime,
) -> bool:
    """Whether the state is another one now."""
    before = await session.fetch_value(
        "select (state, state_reason) is distinct from ($2, $3) from creators_connection where id = $1"
        " for update",
        connection_id,
        state,
        reason,
    )
    await session.execute(
        "update creators_connection set state = $2, state_reason = $3, checked_at = $4 where id = $1",
        connection_id,
        state,
        reason,
        checked_at,
    )
    return bool(before)


async def delete_connection(session: TenantSession, connection_id: ConnectionId) -> bool:
    """Whether there was one. What came through it goes with it."""
    return bool(await session.execute("delete from creators_connection where id = $1", connection_id))


async def count_refused_connections(session: TenantSession) -> int:
    count: int = await session.fetch_value("select count(*) from creators_connection where state = 'refused'")
    return count


async def upsert_items(
    session: TenantSession, connection_id: ConnectionId, items: Sequence[LookedUp]
) -> None:
    """Keeps what came; a newer look replaces an older one."""
    await session.execute_many(
        "insert into creators_item (tenant_id, connection_id, marketplace, asin, item, fetched_at,"
        " expires_at) values ($1, $2, $3, $4, $5, $6, $7)"
        " on conflict (tenant_id, marketplace, asin) do update set"
        " connection_id = excluded.connection_id, item = excluded.item, fetched_at = excluded.fetched_at,"
        " expires_at = excluded.expires_at",
        [
            (
                session.tenant_id,
                connection_id,
                row.marketplace,
                row.asin,
                row.item,
                row.fetched_at,
                row.expires_at,
            )
            for row in sorted(items, key=lambda row: row.asin)
        ],
    )


async def list_items(
    session: TenantSession,
    now: datetime,
    *,
    marketplace: str | None = None,
    asins: Sequence[str] | None = None,
    after: tuple[datetime, str, str] | None = None,
    limit: int = 50,
) -> list[LookedUp]:
    """What has not expired, the newest first; ``after``: (fetched_at, marketplace, asin) of the last one."""
    return await session.fetch_all(
        LookedUp,
        "select marketplace, asin, item, fetched_at, expires_at from creators_item where expires_at > $1"
        " and ($2::text is null or marketplace = $2) and ($3::text[] is null or asin = any ($3))"
        " and ($4::timestamptz is null or fetched_at < $4"
        "   or (fetched_at = $4 and (marketplace, asin) > ($5::text, $6::text)))"
        " order by fetched_at desc, marketplace, asin limit $7",
        now,
        marketplace,
        None if asins is None else list(asins),
        after[0] if after else None,
        after[1] if after else None,
        after[2] if after else None,
        limit,
    )


async def delete_expired_items(session: SystemSession, now: datetime) -> int:
    """Of every tenant; returns how many went."""
    return await session.execute("delete from creators_item where expires_at <= $1", now)


async def delete_expired_products(session: SystemSession, now: datetime) -> int:
    """What projects of every tenant were brought through keys and may not be kept; returns how many went."""
    return await session.execute(
        "delete from brought_product where source = 'creators' and expires_at <= $1", now
    )


async def delete_products_of(session: TenantSession, marketplace: str) -> int:
    """What the tenant's projects were brought through the key of this marketplace; returns how many went."""
    return await session.execute(
        "delete from brought_product where source = 'creators' and marketplace = $1", marketplace
    )


async def lock_budget(session: SystemSession, credential_sha256: bytes, now: datetime) -> Budget:
    """The credential's row, locked until the transaction ends; today's count begins anew with the day."""
    day = now.date()
    await session.execute(
        "insert into creators_budget (credential_sha256, next_call_at, budget_day)"
        " values ($1, $2, $3) on conflict do nothing",
        credential_sha256,
        now,
        day,
    )
    found = await session.fetch_one(
        Budget,
        "select next_call_at, case when budget_day = $2 then used_today else 0 end as used_today,"
        " paused_until from creators_budget where credential_sha256 = $1 for update",
        credential_sha256,
        day,
    )
    assert found is not None
    return found


async def spend_call(
    session: SystemSession, credential_sha256: bytes, now: datetime, next_call_at: datetime
) -> None:
    """Counts one call today and says when the next may be."""
    await session.execute(
        "update creators_budget set next_call_at = $3, budget_day = $2,"
        " used_today = case when budget_day = $2 then used_today else 0 end + 1 where credential_sha256 = $1",
        credential_sha256,
        now.date(),
        next_call_at,
    )


async def pause_budget(session: SystemSession, credential_sha256: bytes, until: datetime) -> None:
    await session.execute(
        "update creators_budget set paused_until = $2 where credential_sha256 = $1", credential_sha256, until
    )


async def find_budget(session: SystemSession, credential_sha256: bytes, now: datetime) -> Budget | None:
    return await session.fetch_one(
        Budget,
        "select next_call_at, case when budget_day = $2 then used_today else 0 end as used_today,"
        " paused_until from creators_budget where credential_sha256 = $1",
        credential_sha256,
        now.date(),
    )
