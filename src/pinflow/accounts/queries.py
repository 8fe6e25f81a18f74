"""All SQL of the accounts slice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

import msgspec

from pinflow.accounts.models import (
    Account,
    AccountId,
    AccountState,
    Board,
    PendingConnection,
    Refusal,
    Renewal,
    SealedProxy,
    SealedTokens,
    SeenLimit,
    Stop,
    StoredLimit,
    TokenStanding,
)
from pinflow.kit.db import Session, TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError

_COLUMNS = """id, tenant_id, name, pinterest_id, username, base_url, state, state_reason, time_zone,
  daily_cap, spacing_minutes, warm_up_started_at, scopes, created_at, channel, token_kind, proxy_shown"""
# What holds, from what it follows from: the kill switch before all, a refused token before a pause.
_STATE = """case when stop_reason is not null or all_stop_reason is not null then 'stopped'
  when token_state = 'refused' then 'reconnect_needed' when pause_reason is not null then 'paused'
  when token_state = 'renewing' then 'renewing' else 'connected' end"""
_REASON = """case when stop_reason is not null then stop_reason
  when all_stop_reason is not null then all_stop_reason when token_state = 'refused' then token_reason
  when pause_reason is not null then pause_reason when token_state = 'renewing' then token_reason end"""


async def upsert_account(session: TenantSession, account: Account, tokens: SealedTokens) -> AccountId:
    """Stores a new account, or gives a known one (same Pinterest id and address) its new tokens.

    The settings of a known account stay as they are, and one that was paused stays paused: a new token is
    no word of its owner that publishing may go on. A refresh token is replaced by another one alone, never
    by none. A known account's scopes are replaced when the new ones are told.
    """
    account_id: AccountId = await session.fetch_value(
        "insert into account (id, tenant_id, name, pinterest_id, username, base_url, state, state_reason,"
        " time_zone, daily_cap, spacing_minutes, warm_up_started_at, scopes, created_at, channel,"
        " token_kind, access_token, refresh_token, access_expires_at, refresh_expires_at, token_saved_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20,"
        " $21) on conflict (tenant_id, base_url, pinterest_id) do update"
        " set access_token = excluded.access_token, access_expires_at = excluded.access_expires_at,"
        " refresh_token = coalesce(excluded.refresh_token, account.refresh_token),"
        " refresh_expires_at = case when excluded.refresh_token is null then account.refresh_expires_at"
        " else excluded.refresh_expires_at end,"
        " token_kind = excluded.token_kind, token_saved_at = excluded.token_saved_at,"
        " token_version = account.token_version + 1, token_state = 'good', token_reason = null,"
        " renew_lease_until = null, renew_after = null, renew_failures = 0, renew_problem = null,"
        " token_refused_at = null, username = excluded.username,"
        " scopes = case when excluded.scopes = '{}' then account.scopes else excluded.scopes end"
        " returning id",
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
        account.channel,
        account.token_kind or tokens.kind if tokens.access_token is not None else None,
        tokens.access_token,
        tokens.refresh_token,
        tokens.access_expires_at,
        tokens.refresh_expires_at,
        tokens.saved_at or account.created_at,
    )
    # A new account of a tenant whose kill switch is thrown stands still from the beginning.
    await session.execute(
        "update account set all_stop_reason = (select reason from tenant_stop) where id = $1", account_id
    )
    await settle_state(session, account_id)
    return account_id


async def settle_state(session: TenantSession, account_id: AccountId) -> bool:
    """Writes the state that follows from the account's facts; whether it is another one now."""
    return bool(
        await session.execute(
            f"update account set state = {_STATE}, state_reason = {_REASON} where id = $1"
            f" and (state, state_reason) is distinct from ({_STATE}, {_REASON})",
            account_id,
        )
    )


def account_not_found() -> NotFoundError:
    """What is said where no account of the tenant has an id."""
    return NotFoundError("accounts.not_found", "There is no such account.")


async def get_account(session: TenantSession, account_id: AccountId) -> Account:
    """The account.

    Raises:
        NotFoundError: ``accounts.not_found``.
    """
    account = await session.fetch_one(Account, f"select {_COLUMNS} from account where id = $1", account_id)
    if account is None:
        raise account_not_found()
    return account


async def list_accounts_of(
    session: TenantSession,
    account_ids: Collection[AccountId],
    *,
    lock: Literal["wait", "if_free"] | None = None,
) -> list[Account]:
    """Those of these accounts that there are, by id.

    With ``lock`` nobody else plans or publishes for them until the transaction ends. Who asks for several
    takes those that are free: nobody who holds an account may wait for another.
    """
    suffix = {None: "", "wait": " for update", "if_free": " for update skip locked"}[lock]
    return await session.fetch_all(
        Account,
        f"select {_COLUMNS} from account where id = any ($1) order by id{suffix}",
        list(account_ids),
    )


async def list_accounts(session: Session) -> list[Account]:
    """The accounts this session may see, the oldest first."""
    return await session.fetch_all(Account, f"select {_COLUMNS} from account order by created_at, id")


async def list_base_urls(session: SystemSession, *, hold: bool = False) -> list[str]:
    """The API addresses of every account of every tenant that asks Pinterest.

    With ``hold`` nobody connects or changes an account until the transaction ends.
    """
    if hold:
        await session.execute("lock table account in share mode")
    return await session.fetch_values(
        "select distinct base_url from account where channel = 'pinterest' order by 1"
    )


class SealedToken(msgspec.Struct, frozen=True):
    """What is to be known of an account before Pinterest is asked for it."""

    account_id: AccountId
    name: str
    state: AccountState
    state_reason: str | None
    access_token: bytes | None

    def __repr__(self) -> str:
        return f"SealedToken(account_id={self.account_id!r})"


async def list_access_tokens(
    session: TenantSession, account_ids: Collection[AccountId]
) -> dict[AccountId, SealedToken]:
    """The access tokens as stored, of those of these accounts that there are."""
    rows = await session.fetch_all(
        SealedToken,
        "select id as account_id, name, state, state_reason, access_token from account where id = any ($1)",
        list(account_ids),
    )
    return {row.account_id: row for row in rows}


async def get_token_standing(session: TenantSession, account_id: AccountId) -> TokenStanding:
    """How the account's tokens stand.

    Raises:
        NotFoundError: ``accounts.not_found``.
    """
    standing = await session.fetch_one(
        TokenStanding,
        "select token_kind as kind, token_saved_at as saved_at, access_expires_at, refresh_expires_at,"
        " refresh_token is not null as renewable, renew_after, renew_problem from account where id = $1",
        account_id,
    )
    if standing is None:
        raise account_not_found()
    return standing


async def update_token_state(
    session: TenantSession,
    account_id: AccountId,
    *,
    reason: str,
    now: datetime,
    renewable: bool,
    since: datetime,
    replaced_after: datetime | None,
) -> None:
    """Notes that the access token is refused: a refresh token that is still good may bring a new one.

    ``renewable``: that could help. ``since``: it does not where this one is refused before its end, and one
    before it was after this moment; that a token is refused at its end says nothing. ``replaced_after``:
    if another was stored after this moment, it may be a former one that was refused, and nothing is noted.
    """
    await session.execute(
        "update account set token_reason = $2,"
        # A renewal that is under way or has failed already keeps its pace.
        " renew_after = case when token_state = 'renewing' then renew_after end,"
        " token_refused_at = case when access_expires_at <= $3 then token_refused_at else $3 end,"
        " token_state = case"
        " when not $4 or refresh_token is null or refresh_expires_at <= $3 then 'refused'"
        " when token_state = 'good' and token_refused_at > $5 and coalesce(access_expires_at > $3, true)"
        " then 'refused' when token_state = 'refused' then 'refused' else 'renewing' end"
        " where id = $1 and not (token_state = 'good' and token_version > 0"
        " and coalesce(token_saved_at > $6, false))",
        account_id,
        reason,
        now,
        renewable,
        since,
        replaced_after,
    )


async def update_pause(session: TenantSession, account_id: AccountId, reason: str | None) -> None:
    """Pauses with a reason, or resumes with None."""
    await session.execute("update account set pause_reason = $2 where id = $1", account_id, reason)


async def update_stop(session: TenantSession, account_id: AccountId, reason: str | None) -> None:
    """The account's own kill switch."""
    await session.execute("update account set stop_reason = $2 where id = $1", account_id, reason)


async def insert_tenant_stop(session: TenantSession, stop: Stop) -> bool:
    """Throws the tenant's kill switch; whether it was off before."""
    return bool(
        await session.execute(
            "insert into tenant_stop (tenant_id, reason, stopped_by, stopped_at) values ($1, $2, $3, $4)"
            " on conflict do nothing",
            session.tenant_id,
            stop.reason,
            stop.stopped_by,
            stop.stopped_at,
        )
    )


async def delete_tenant_stop(session: TenantSession) -> bool:
    """Takes the tenant's kill switch back; whether it was thrown."""
    return bool(await session.execute("delete from tenant_stop"))


async def find_tenant_stop(session: TenantSession) -> Stop | None:
    """The tenant's kill switch, if it is thrown."""
    return await session.fetch_one(Stop, "select reason, stopped_by, stopped_at from tenant_stop")


async def settle_all_states(session: TenantSession) -> list[AccountId]:
    """Carries the tenant's kill switch to all accounts; those whose state is another one now."""
    await session.execute("update account set all_stop_reason = (select reason from tenant_stop)")
    return await session.fetch_values(
        f"update account set state = {_STATE}, state_reason = {_REASON}"
        f" where (state, state_reason) is distinct from ({_STATE}, {_REASON}) returning id"
    )


# Due days ahead, or after two thirds of a short life: neither at the last moment nor all the time.
_RENEWAL_DUE = """channel = 'pinterest' and refresh_token is not null and token_state <> 'refused'
  and coalesce(renew_after <= $1, true) and coalesce(renew_lease_until <= $1, true)
  and (token_state = 'renewing'
    or access_expires_at - $1 <= least(interval '7 days', (access_expires_at - token_saved_at) / 3)
    or refresh_expires_at - $1 <= least(interval '14 days', (refresh_expires_at - token_saved_at) / 3))"""


async def list_renewals_due(
    session: SystemSession, now: datetime, limit: int
) -> list[tuple[TenantId, AccountId]]:
    """Accounts of all tenants whose tokens should be renewed, the most urgent first."""
    rows = await session.fetch_all(
        _Key,
        f"select tenant_id, id from account where {_RENEWAL_DUE}"
        " order by access_expires_at nulls first limit $2",
        now,
        limit,
    )
    return [(row.tenant_id, row.id) for row in rows]


class _Key(msgspec.Struct, frozen=True):
    tenant_id: TenantId
    id: AccountId


async def claim_renewal(
    session: TenantSession, account_id: AccountId, now: datetime, lease_until: datetime, *, force: bool
) -> Renewal | None:
    """The account for one process alone until the lease ends; None: not due, or another process has it.

    ``force``: also when it is not due yet.
    """
    due = (
        "channel = 'pinterest' and refresh_token is not null and coalesce(renew_lease_until <= $1, true)"
        if force
        else _RENEWAL_DUE
    )
    return await session.fetch_one(
        Renewal,
        f"update account set renew_lease_until = $2 where id = $3 and {due}"
        " returning tenant_id, id, base_url, refresh_token, token_version, renew_failures, proxy_shown",
        now,
        lease_until,
        account_id,
    )


async def save_renewed_tokens(
    session: TenantSession, renewal: Renewal, tokens: SealedTokens, scopes: Sequence[str]
) -> bool:
    """Stores what a renewal brought, both tokens in one statement; whether nobody was faster.

    Whoever holds the version that was claimed may save: also one whose lease has ended meanwhile, for what
    Pinterest gave out must not be lost.
    """
    return bool(
        await session.execute(
            "update account set access_token = $3, access_expires_at = $4,"
            " refresh_token = coalesce($5, refresh_token),"
            " refresh_expires_at = case when $5::bytea is null then refresh_expires_at else $6 end,"
            " token_saved_at = $7, token_version = token_version + 1, token_state = 'good',"
            " token_reason = null, renew_lease_until = null, renew_after = null, renew_failures = 0,"
            " renew_problem = null, scopes = case when $8::text[] = '{}' then scopes else $8 end"
            " where id = $1 and token_version = $2",
            renewal.id,
            renewal.token_version,
            tokens.access_token,
            tokens.access_expires_at,
            tokens.refresh_token,
            tokens.refresh_expires_at,
            tokens.saved_at,
            list(scopes),
        )
    )


async def save_failed_renewal(
    session: TenantSession, renewal: Renewal, *, problem: str, again_at: datetime
) -> None:
    """Notes why it did not work and when it is tried again; the connection stands."""
    await session.execute(
        "update account set renew_problem = $3, renew_after = $4, renew_failures = renew_failures + 1,"
        " renew_lease_until = null where id = $1 and token_version = $2",
        renewal.id,
        renewal.token_version,
        problem,
        again_at,
    )


async def save_refused_renewal(session: TenantSession, renewal: Renewal, reason: str) -> bool:
    """Notes that the refresh token is refused for good; whether it was still the one in use."""
    return bool(
        await session.execute(
            "update account set token_state = 'refused', token_reason = $3, renew_problem = $3,"
            " renew_lease_until = null where id = $1 and token_version = $2",
            renewal.id,
            renewal.token_version,
            reason,
        )
    )


async def insert_connection(session: TenantSession, connection: PendingConnection, state_hash: bytes) -> None:
    await session.execute(
        "insert into account_connection (id, tenant_id, user_id, state_hash, verifier, name, base_url,"
        " time_zone, redirect_uri, expires_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        connection.id,
        session.tenant_id,
        connection.user_id,
        state_hash,
        connection.verifier,
        connection.name,
        connection.base_url,
        connection.time_zone,
        connection.redirect_uri,
        connection.expires_at,
    )


async def take_connection(
    session: TenantSession, state_hash: bytes, user_id: UUID, now: datetime
) -> PendingConnection | None:
    """The journey of this state, once, for the member who began it, and not after its end."""
    return await session.fetch_one(
        PendingConnection,
        "delete from account_connection where state_hash = $1 and user_id = $2 and expires_at > $3"
        " returning id, user_id, verifier, name, base_url, time_zone, redirect_uri, expires_at",
        state_hash,
        user_id,
        now,
    )


async def delete_old_connections(session: SystemSession, now: datetime) -> int:
    return await session.execute("delete from account_connection where expires_at <= $1", now)


async def update_proxy(
    session: TenantSession, account_id: AccountId, proxy: bytes | None, shown: str | None
) -> None:
    await session.execute(
        "update account set proxy = $2, proxy_shown = $3 where id = $1", account_id, proxy, shown
    )


async def find_sealed_proxy(session: TenantSession, account_id: AccountId) -> bytes | None:
    row = await session.fetch_one(SealedProxy, "select proxy from account where id = $1", account_id)
    return row.proxy if row is not None else None


async def upsert_limits(
    session: TenantSession, account_id: AccountId, limits: Sequence[SeenLimit], now: datetime
) -> None:
    """Keeps the newest of each kind; what was seen earlier never replaces what was seen later."""
    await session.execute_many(
        "insert into account_limit (tenant_id, account_id, kind, quota, window_seconds, remaining, reset_at,"
        " seen_at) values ($1, $2, $3, $4, $5, $6, $7, $8)"
        " on conflict (tenant_id, account_id, kind) do update set quota = excluded.quota,"
        " window_seconds = excluded.window_seconds, remaining = excluded.remaining,"
        " reset_at = excluded.reset_at, seen_at = excluded.seen_at"
        " where account_limit.seen_at <= excluded.seen_at",
        [
            (
                session.tenant_id,
                account_id,
                limit.kind,
                limit.quota,
                limit.window_seconds,
                limit.remaining,
                None if limit.reset_seconds is None else now + timedelta(seconds=limit.reset_seconds),
                now,
            )
            for limit in limits
        ],
    )


async def list_limits(session: TenantSession, account_id: AccountId) -> list[StoredLimit]:
    """The limits that were seen, by kind."""
    return await session.fetch_all(
        StoredLimit,
        "select kind, quota, window_seconds, remaining, reset_at, seen_at from account_limit"
        " where account_id = $1 order by kind",
        account_id,
    )


async def list_refusals(session: TenantSession, account_id: AccountId, limit: int) -> list[Refusal]:
    """What Pinterest refused to the account's pins, the newest first; not what pinflow itself gave up."""
    return await session.fetch_all(
        Refusal,
        "select coalesce(ended_at, started_at) as at, pin_id,"
        " coalesce(error_code, 'posting.refused') as code, "
        " coalesce(message, 'Pinterest refused it without a reason.') as message from publish_attempt"
        " where account_id = $1 and state = 'refused' and http_status is not null"
        " and coalesce(error_code, '') not like 'posting.%' order by 1 desc limit $2",
        account_id,
        limit,
    )


class Waiting(msgspec.Struct, frozen=True):
    """Approved pins of an account that have not gone out; ``late``: their slot has passed."""

    waiting: int
    late: int


async def count_waiting(session: TenantSession, account_id: AccountId, now: datetime) -> Waiting:
    found = await session.fetch_one(
        Waiting,
        "select count(*) as waiting, count(*) filter (where scheduled_at < $2) as late from pin"
        " where account_id = $1 and state in ('approved', 'scheduled')",
        account_id,
        now,
    )
    assert found is not None
    return found


async def count_published(
    session: TenantSession, account_id: AccountId, since: datetime, now: datetime
) -> int:
    """The account's pins that went out from ``since`` to ``now``; one handed out ahead is to come."""
    count: int = await session.fetch_value(
        "select count(*) from pin where account_id = $1 and published_at between $2 and $3",
        account_id,
        since,
        now,
    )
    return count


async def insert_export_board(
    session: TenantSession, account_id: AccountId, board: Board, now: datetime
) -> None:
    await session.execute(
        "insert into export_board (tenant_id, account_id, board_id, name, created_at)"
        " values ($1, $2, $3, $4, $5)",
        session.tenant_id,
        account_id,
        board.id,
        board.name,
        now,
    )


async def list_export_boards(session: TenantSession, account_id: AccountId) -> list[Board]:
    """The boards of an export account, by name."""
    return await session.fetch_all(
        Board,
        "select board_id as id, name from export_board where account_id = $1 order by lower(name), board_id",
        account_id,
    )


async def add_cached_board(
    session: TenantSession, account_id: AccountId, board: Board, now: datetime
) -> None:
    """A board that was just made, beside those that were listed."""
    await session.execute(
        "insert into board_cache (tenant_id, account_id, board_id, name, fetched_at)"
        " select $1, $2, $3, $4,"
        " coalesce((select max(fetched_at) from board_cache where account_id = $2), $5)"
        " on conflict do nothing",
        session.tenant_id,
        account_id,
        board.id,
        board.name,
        now,
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
        " date_trunc('day', $1::timestamptz at time zone a.time_zone) at time zone a.time_zone"
        " and p.published_at <= $1) as published_today,"
        " min(case p.state when 'scheduled' then p.scheduled_at else p.published_at end)"
        " filter (where p.state = 'scheduled' or p.published_at > $1) as next_slot_at"
        " from account a join pin p on p.account_id = a.id"
        " and p.state in ('scheduled', 'published') group by a.id",
        now,
    )


async def list_board_names(session: TenantSession, board_ids: Sequence[str]) -> list[Board]:
    """The names of boards as far as they are known, however long ago they were fetched."""
    return await session.fetch_all(
        Board,
        "select distinct on (board_id) board_id as id, name from (select board_id, name, fetched_at"
        " from board_cache union all select board_id, name, created_at from export_board) known"
        " where board_id = any ($1) order by board_id, fetched_at desc",
        list(board_ids),
    )
