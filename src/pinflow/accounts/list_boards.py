"""The boards of an account: fetched live, kept for ten minutes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from pinflow.accounts.ask_for_account import asking_for
from pinflow.accounts.models import Account, AccountChannel, AccountId, AccountState, Board, Section
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import (
    SealedToken,
    account_not_found,
    get_account,
    list_access_tokens,
    list_cached_boards,
    list_export_boards,
    replace_cached_boards,
)
from pinflow.accounts.seal_tokens import ACCESS_TOKEN
from pinflow.kit.crypto import SecretBox, unseal_several
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.errors import AppError, ForbiddenError

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
    async with asking_for(database, provider.speaking_for, account, now):
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
    now: datetime,
) -> list[Section]:
    """All sections of a board by name, asked of Pinterest; none for the boards of an export account.

    Raises: as ``list_boards``; ExternalError also when the board is not there.
    """
    async with database.tenant_session(tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
    if account.channel is AccountChannel.EXPORT:
        return []
    token = await open_access_token(database, secrets, account)
    async with asking_for(database, provider.speaking_for, account, now):
        sections = await provider.list_sections(account.base_url, token, board_id)
    return sorted(sections, key=lambda section: (section.name.lower(), section.id))


async def open_access_token(database: Database, secrets: SecretBox, account: Account) -> str:
    """The account's access token. Hand it to the client and forget it.

    Raises:
        ForbiddenError: ``accounts.stopped``: the kill switch. ``accounts.export_only``: it has no token.
        NotFoundError: ``accounts.not_found``.
        ExternalError: ``crypto.key_missing``, ``crypto.cannot_decrypt``.
    """
    async with database.tenant_session(account.tenant_id, read_only=True) as session:
        opened = (await open_access_tokens(session, secrets, [account.id]))[account.id]
    if isinstance(opened, AppError):
        raise opened
    return opened


async def open_access_tokens(
    session: TenantSession, secrets: SecretBox, account_ids: Collection[AccountId]
) -> dict[AccountId, str | AppError]:
    """The access tokens of several accounts, or why one cannot be had: the errors of ``open_access_token``.

    Everything that asks Pinterest for an account comes by here, so this is where the kill switch bites: also
    for work that was claimed before it was thrown.
    """
    stored = await list_access_tokens(session, account_ids)
    opened: dict[AccountId, str | AppError] = {
        account_id: _refusal(stored.get(account_id)) or "" for account_id in account_ids
    }
    sealed = {
        token.account_id: token.access_token
        for token in stored.values()
        if token.access_token is not None and not opened[token.account_id]
    }
    return {**opened, **await unseal_several(session, secrets, ACCESS_TOKEN, sealed)}


def _refusal(token: SealedToken | None) -> AppError | None:
    if token is None:
        return account_not_found()
    if token.state is AccountState.STOPPED:
        return ForbiddenError(
            "accounts.stopped",
            f"“{token.name}” is stopped: nothing is asked of Pinterest for it. {token.state_reason}",
        )
    if token.access_token is None:
        return ForbiddenError(
            "accounts.export_only",
            f"“{token.name}” exports its pins and never asks Pinterest. Connect it to Pinterest first.",
        )
    return None
