"""All SQL of the accounts slice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from pinflow.accounts.models import Account, AccountId, AccountState, Board, SealedToken
from pinflow.kit.db import Session, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError

_COLUMNS = """id, tenant_id, name, pinterest_id, username, base_url, state, state_reason, time_zone,
  daily_cap, spacing_minutes, warm_up_started_at, scopes, created_at"""


async def upsert_account(session: TenantSession, account: Account, access_token: bytes) -> AccountId:
    """Stores a new account, or gives a known one (same Pinterest id and address) its new token.

    The settings of a known account stay as they are, and one that was paused stays paused: a new token is
    no word of its owner that publishing may go on.
    """
    account_id: AccountId = await session.fetch_value(
        f"insert into account ({_COLUMNS}, access_token)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11,"
        " $12, $13, $14, $15) on conflict (tenant_id, base_url, pinterest_id) do update"
        " set access_token = excluded.access_token, username = excluded.username, scopes = excluded.scopes,"
        " state = case when account.state = 'paused' then 'paused' else 'connected' end,"
        " state_reason = case when account.state = 'paused' then account.state_reason end returning id",
        account.id,
        account.tenant_id,
        account.name,
        account.pinterest_id,
        account.username,
        account.base_url,
        account.state,
        account.state_reason,
        account.time_zone,
        account.daily_cap,
        account.spacing_minutes,
        account.warm_up_started_at,
        list(account.scopes),
        account.created_at,
        access_token,
    )
    return account_id


async def get_account(session: TenantSession, account_id: AccountId) -> Account:
    """The account.

    Raises:
        NotFoundError: ``accounts.not_found``.
    """
    account = await session.fetch_one(Account, f"select {_COLUMNS} from account where id = $1", account_id)
    if account is None:
        raise NotFoundError("accounts.not_found", "There is no such account.")
    return account


async def list_accounts(session: Session) -> list[Account]:
    """The accounts this session may see, the oldest first."""
    return await session.fetch_all(Account, f"select {_COLUMNS} from account order by created_at, id")


async def list_base_urls(session: SystemSession, *, hold: bool = False) -> list[str]:
    """The API addresses of every account of every tenant.

    With ``hold`` nobody connects or changes an account until the transaction ends.
    """
    if hold:
        await session.execute("lock table account in share mode")
    return await session.fetch_values("select distinct base_url from account order by 1")


async def get_sealed_token(session: TenantSession, account_id: AccountId) -> SealedToken:
    token = await session.fetch_one(SealedToken, "select access_token from account where id = $1", account_id)
    if token is None:
        raise NotFoundError("accounts.not_found", "There is no such account.")
    return token


async def update_account_state(
    session: TenantSession, account_id: AccountId, state: AccountState, reason: str | None
) -> bool:
    """Whether the state is another one now."""
    return bool(
        await session.execute(
            "update account set state = $2, state_reason = $3 where id = $1 and"
            " (state, state_reason) is distinct from ($2, $3)",
            account_id,
            state,
            reason,
        )
    )


async def update_account_limits(
    session: TenantSession, account_id: AccountId, *, daily_cap: int, spacing_minutes: int, time_zone: str
) -> None:
    await session.execute(
        "update account set daily_cap = $2, spacing_minutes = $3, time_zone = $4 where id = $1",
        account_id,
        daily_cap,
        spacing_minutes,
        time_zone,
    )


async def replace_cached_boards(
    session: TenantSession, account_id: AccountId, boards: Sequence[Board], now: datetime
) -> None:
    await session.execute("delete from board_cache where account_id = $1", account_id)
    await session.execute_many(
        "insert into board_cache (tenant_id, account_id, board_id, name, fetched_at)"
        " values ($1, $2, $3, $4, $5) on conflict do nothing",
        [(session.tenant_id, account_id, board.id, board.name, now) for board in boards],
    )


async def list_cached_boards(
    session: TenantSession, account_id: AccountId, fetched_since: datetime
) -> list[Board]:
    """The boards fetched since a moment, by name; empty when the cache is older."""
    return await session.fetch_all(
        Board,
        "select board_id as id, name from board_cache where account_id = $1 and fetched_at >= $2"
        " order by lower(name), board_id",
        account_id,
        fetched_since,
    )


async def delete_stale_boards(session: SystemSession, older_than: datetime) -> int:
    """Pinterest's data is kept for a short time only."""
    return await session.execute("delete from board_cache where fetched_at < $1", older_than)


class AccountLoad(msgspec.Struct, frozen=True):
    """What an account has published on its local day, and when it publishes next."""

    account_id: AccountId
    published_today: int
    next_slot_at: datetime | None


async def list_loads(session: TenantSession, now: datetime) -> list[AccountLoad]:
    """The load of every account that has pins."""
    return await session.fetch_all(
        AccountLoad,
        "select a.id as account_id, count(p.id) filter (where p.published_at >="
        " date_trunc('day', $1::timestamptz at time zone a.time_zone) at time zone a.time_zone)"
        " as published_today, min(p.scheduled_at) filter (where p.state = 'scheduled') as next_slot_at"
        " from account a join pin p on p.account_id = a.id"
        " and p.state in ('scheduled', 'published') group by a.id",
        now,
    )


async def list_board_names(session: TenantSession, board_ids: Sequence[str]) -> list[Board]:
    """The names of boards as far as they are known, however long ago they were fetched."""
    return await session.fetch_all(
        Board,
        "select distinct on (board_id) board_id as id, name from board_cache where board_id = any ($1)"
        " order by board_id, fetched_at desc",
        list(board_ids),
    )
