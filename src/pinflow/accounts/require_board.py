"""Says at once that an account has no such board, rather than when the pin is to go out."""

from __future__ import annotations

import dataclasses
from datetime import datetime
from uuid import UUID

import structlog

from pinflow.accounts.list_boards import fetch_boards
from pinflow.accounts.models import AccountChannel, AccountId
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import get_account, list_cached_boards, list_export_boards
from pinflow.accounts.refresh_boards import LONGEST_KEEP
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantId
from pinflow.kit.errors import AppError, NotFoundError
from pinflow.projects.known_boards import KnownBoards

log = structlog.get_logger(__name__)


@dataclasses.dataclass(frozen=True)
class BoardCheck(KnownBoards):
    """What ``require_board`` works with, for use cases that name a board by the way."""

    database: Database
    secrets: SecretBox
    provider: AccountProvider

    async def require(self, tenant_id: TenantId, account_id: UUID, board_id: str, now: datetime) -> None:
        """Raises: as ``require_board``."""
        await require_board(
            self.database, self.secrets, self.provider, tenant_id, AccountId(account_id), board_id, now
        )


async def require_board(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    tenant_id: TenantId,
    account_id: AccountId,
    board_id: str,
    now: datetime,
) -> None:
    """Refuses a board that the account surely does not have. Where Pinterest cannot be asked, any will do.

    Raises:
        NotFoundError: no such account; ``accounts.no_such_board``.
    """
    async with database.tenant_session(tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
        exported = account.channel is AccountChannel.EXPORT
        boards = (
            await list_export_boards(session, account_id)
            if exported
            else await list_cached_boards(session, account_id, now - LONGEST_KEEP)
        )
    if any(board.id == board_id for board in boards):
        return
    if account.may_be_asked:
        try:
            # It may have been made at Pinterest since.
            boards = await fetch_boards(database, secrets, provider, account, now)
        except AppError as error:
            log.info("accounts.board.not_checked", account_id=str(account_id), code=error.code)
            return
    elif not exported:
        return
    if not any(board.id == board_id for board in boards):
        raise NotFoundError(
            "accounts.no_such_board", f"“{account.name}” has no board {board_id}. See pinflow board list."
        )
