"""All SQL of the accounts' pace."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from pinflow.accounts.models import AccountId
from pinflow.accounts.pace.buckets import Bucket
from pinflow.accounts.pace.pace import Resource
from pinflow.kit.db import TenantSession


class _BucketOf(Bucket, frozen=True):
    account_id: AccountId


async def list_buckets(
    session: TenantSession, account_ids: Collection[AccountId], resource: Resource, *, lock: bool = False
) -> dict[AccountId, list[Bucket]]:
    """The limits of accounts as token buckets, by name; with ``lock`` nobody else takes meanwhile."""
    rows = await session.fetch_all(
        _BucketOf,
        "select account_id, name, quota, window_seconds, tokens, filled_at, closed_until from account_bucket"
        " where account_id = any ($1) and resource = $2 order by account_id, name"
        f"{' for update' if lock else ''}",
        list(account_ids),
        resource,
    )
    buckets: dict[AccountId, list[Bucket]] = {account_id: [] for account_id in account_ids}
    for row in rows:
        buckets[row.account_id].append(row)
    return buckets


async def write_buckets(
    session: TenantSession, resource: Resource, buckets: Mapping[AccountId, Sequence[Bucket]]
) -> None:
    """Stores buckets by account, new ones too."""
    await session.execute_many(
        "insert into account_bucket (tenant_id, account_id, resource, name, quota, window_seconds, tokens,"
        " filled_at, closed_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
        " on conflict (tenant_id, account_id, resource, name) do update set quota = excluded.quota,"
        " window_seconds = excluded.window_seconds, tokens = excluded.tokens,"
        " filled_at = excluded.filled_at, closed_until = excluded.closed_until",
        [
            (
                session.tenant_id,
                account_id,
                resource,
                bucket.name,
                bucket.quota,
                bucket.window_seconds,
                bucket.tokens,
                bucket.filled_at,
                bucket.closed_until,
            )
            for account_id in sorted(buckets)
            for bucket in buckets[account_id]
        ],
    )


async def replace_buckets(
    session: TenantSession, account_id: AccountId, resource: Resource, buckets: Sequence[Bucket]
) -> None:
    """Stores buckets and forgets all others of that resource."""
    await session.execute(
        "delete from account_bucket where account_id = $1 and resource = $2 and name <> all ($3)",
        account_id,
        resource,
        [bucket.name for bucket in buckets],
    )
    await write_buckets(session, resource, {account_id: buckets})
