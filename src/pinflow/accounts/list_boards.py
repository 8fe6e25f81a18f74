"""The boards of an account: fetched live, kept for ten minutes."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.accounts.models import Account, AccountChannel, AccountId, AccountState, Board, Section
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import (
    get_account,
    get_sealed_tokens,
    list_cached_boards,
    list_export_boards,
    replace_cached_boards,
)
from pinflow.accounts.seal_tokens import ACCESS_TOKEN
from pinflow.kit.crypto import SecretBox, unseal
from pinflow.kit.db import Database, TenantId
from pinflow.kit.errors import ForbiddenError

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
        if account.channel is AccountChannel.EXPORT:
            return await list_export_boards(session, account_id)
    if cached:
        return cached
    return await fetch_boards(database, secrets, provider, account, now)


async def fetch_boards(
    database: Database, secrets: SecretBox, provider: AccountProvider, account: Account, now: datetime
) -> list[Board]:
    """All boards by name, as Pinterest says now.

    Raises: as ``list_boards``.
    """
    token = await open_access_token(database, secrets, account)
    async with provider.speaking_for(account):
        boards = await provider.list_boards(account.base_url, token)
    async with database.tenant_session(account.tenant_id) as session:
        await replace_cached_boards(session, account.id, boards, now)
    return sorted(boards, key=lambda board: (board.name.lower(), board.id))


async def list_sections(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    tenant_id: TenantId,
    account_id: AccountId,
    board_id: str,
) -> list[Section]:
    """All sections of a board by name, asked of Pinterest; none for the boards of an export account.

    Raises: as ``list_boards``; ExternalError also when the board is not there.
    """
    async with database.tenant_session(tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
    if account.channel is AccountChannel.EXPORT:
        return []
    token = await open_access_token(database, secrets, account)
    async with provider.speaking_for(account):
        sections = await provider.list_sections(account.base_url, token, board_id)
    return sorted(sections, key=lambda section: (section.name.lower(), section.id))


async def open_access_token(database: Database, secrets: SecretBox, account: Account) -> str:
    """The account's access token. Hand it to the client and forget it.

    Everything that asks Pinterest for an account comes by here, so this is where the kill switch bites: also
    for work that was claimed before it was thrown.

    Raises:
        ForbiddenError: ``accounts.stopped``: the kill switch. ``accounts.export_only``: it has no token.
        ExternalError: ``crypto.key_missing``, ``crypto.cannot_decrypt``.
    """
    async with database.tenant_session(account.tenant_id, read_only=True) as session:
        current = await get_account(session, account.id)
        if current.state is AccountState.STOPPED:
            raise ForbiddenError(
                "accounts.stopped",
                f"“{current.name}” is stopped: nothing is asked of Pinterest for it. {current.state_reason}",
            )
        sealed = await get_sealed_tokens(session, account.id)
        if sealed.access_token is None:
            raise ForbiddenError(
                "accounts.export_only",
                f"“{current.name}” exports its pins and never asks Pinterest. Connect it to Pinterest first.",
            )
        return await unseal(session, secrets, ACCESS_TOKEN, sealed.access_token)
