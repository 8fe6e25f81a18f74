"""Keeps the short cache of boards fresh, and drops what Pinterest has not confirmed for a day."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from pinflow.accounts.list_boards import list_boards
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import delete_stale_boards, list_accounts
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError

# Pinterest's data is kept as a short cache only.
LONGEST_KEEP = timedelta(days=1)
log = structlog.get_logger(__name__)


async def refresh_boards(
    database: Database,
    system_database: SystemDatabase,
    secrets: SecretBox,
    provider: AccountProvider,
    now: datetime,
) -> int:
    """Asks for the boards of every account that can be asked; returns how many accounts answered."""
    async with system_database.system_session() as session:
        accounts = await list_accounts(session)
    answered = 0
    for account in accounts:
        if not account.may_be_asked:
            continue
        try:
            await list_boards(database, secrets, provider, account.tenant_id, account.id, now)
            answered += 1
        except AppError as error:
            # One account that cannot be asked must not keep the others from being asked.
            log.warning("accounts.boards.not_refreshed", account_id=str(account.id), code=error.code)
    async with system_database.system_session() as session:
        await delete_stale_boards(session, now - LONGEST_KEEP)
    return answered
