"""The boards of an account: fetched live, kept for ten minutes."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.connect_account import ACCESS_TOKEN
from pinflow.accounts.models import Account, AccountId, Board
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import (
    get_account,
    get_sealed_token,
    list_cached_boards,
    replace_cached_boards,
)
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId

BOARD_CACHE = timedelta(minutes=10)


async def list_boards(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    tenant_id: TenantId,
    account_id: AccountId,
    now: datetime,
) -> list[Board]:
    """All boards by name.

    Raises:
        NotFoundError: no such account.
        ExternalError: Pinterest refuses the token or cannot be reached.
    """
    async with database.tenant_session(tenant_id, read_only=True) as session:
        cached = await list_cached_boards(session, account_id, now - BOARD_CACHE)
        account = await get_account(session, account_id)
    if cached:
        return cached
    token = await open_access_token(database, secrets, account)
    boards = await provider.list_boards(account.base_url, token)
    async with database.tenant_session(tenant_id) as session:
        await replace_cached_boards(session, account_id, boards, now)
    return sorted(boards, key=lambda board: (board.name.lower(), board.id))


async def open_access_token(database: Database, secrets: SecretBox, account: Account) -> str:
    """The account's access token. Hand it to the client and forget it."""
    async with database.tenant_session(account.tenant_id, read_only=True) as session:
        sealed = await get_sealed_token(session, account.id)
    return secrets.decrypt(account.tenant_id, ACCESS_TOKEN, sealed.access_token)
