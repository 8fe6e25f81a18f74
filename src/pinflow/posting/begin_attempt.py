"""Commits that an attempt is being sent: the last thing before the call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from pinflow.accounts.models import AccountState
from pinflow.accounts.queries import get_account
from pinflow.kit.db import TenantId
from pinflow.posting.channels.channel import NotSentError
from pinflow.posting.claim_pin import LEASE
from pinflow.posting.models import Attempt
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import begin_sending


async def begin_attempt(tools: PublishTools, attempt: Attempt, counts_at: datetime | None) -> datetime:
    """When sending began.

    ``counts_at``: when the pin goes out, if it is handed out before. Attempts that are ready together share
    a transaction.

    Raises:
        NotSentError: nothing may be sent: its lease ran out, or its account was paused or stopped while the
            pin was being prepared.
    """
    work = partial(_begin_attempts, tools, attempt.tenant_id)
    begun = await tools.shared.share(("begin", attempt.tenant_id), (attempt, counts_at), work)
    if begun is not None:
        return begun
    async with tools.database.tenant_session(attempt.tenant_id, read_only=True) as session:
        account = await get_account(session, attempt.account_id)
    if account.state is not AccountState.CONNECTED:
        raise NotSentError("posting.account_held", account.state_reason or "The account is paused.")
    raise NotSentError("posting.attempt_lost", "Preparing it took too long; nothing was sent.")


async def _begin_attempts(
    tools: PublishTools, tenant_id: TenantId, ready: Sequence[tuple[Attempt, datetime | None]]
) -> list[datetime | None]:
    now = tools.clock.now()
    async with tools.database.tenant_session(tenant_id) as session:
        begun = await begin_sending(
            session,
            [(attempt, max(counts_at or now, now)) for attempt, counts_at in ready],
            now,
            now + tools.call_timeout + LEASE,
        )
    return [now if attempt.id in begun else None for attempt, _ in ready]
