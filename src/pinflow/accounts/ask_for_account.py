"""Asks the platform for an account: by its way out, at its pace, and what a refusal says of it is kept."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import datetime

from pinflow.accounts.change_account import hold_refused
from pinflow.accounts.models import Account
from pinflow.accounts.providers.provider import AccountRefusedError
from pinflow.kit.db import Database


@asynccontextmanager
async def asking_for(
    database: Database,
    way: Callable[[Account], AbstractAsyncContextManager[None]],
    account: Account,
    now: datetime,
) -> AsyncIterator[None]:
    """What is asked inside the block is asked for ``account``.

    A spam block, a refused key or another stop holds the account at once, as it does in publishing.

    Args:
        way: as ``AccountEgress.speaking_for``: by which way calls for an account leave and are counted.

    Raises:
        AccountRefusedError: as whoever was asked says; the account is held by then.
    """
    try:
        async with way(account):
            yield
    except AccountRefusedError as error:
        async with database.tenant_session(account.tenant_id) as session:
            await hold_refused(
                session,
                account.tenant_id,
                account.id,
                error.message,
                now,
                reconnect=error.reconnect,
                renewable=error.renewable,
                asked_at=now,
            )
        raise
