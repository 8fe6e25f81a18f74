"""What a refusal says of the account itself, whatever it was asked for."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.change_account import hold_refused
from pinflow.accounts.models import AccountId
from pinflow.accounts.pace.keep_pace import RETRY_LIMITED, close_requests
from pinflow.accounts.pace.pace import Resource
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import AppError
from pinflow.posting.channels.channel import RefusedError


async def hold_blamed(
    session: TenantSession,
    account_id: AccountId,
    error: AppError,
    resource: Resource,
    now: datetime,
    *,
    asked_at: datetime,
) -> None:
    """Holds an account that is blamed; closes to all processes what Pinterest was asked for too often.

    The caller has locked the account. ``asked_at``: when the call began; a key that was replaced since is
    not the one that was refused.
    """
    if not isinstance(error, RefusedError):
        return
    if error.blame == "account":
        await hold_refused(
            session,
            session.tenant_id,
            account_id,
            error.message,
            now,
            reconnect=error.reconnect,
            renewable=error.renewable,
            asked_at=asked_at,
        )
    elif error.blame == "nobody":
        await close_requests(session, account_id, resource, now + (error.retry_after or RETRY_LIMITED), now)
