"""Commits that an attempt is being sent: the last thing before the call."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from pinflow.kit.db import TenantId
from pinflow.posting.claim_pin import LEASE
from pinflow.posting.models import Attempt
from pinflow.posting.publish_tools import PublishTools
from pinflow.posting.queries import begin_sending


async def begin_attempt(tools: PublishTools, attempt: Attempt, counts_at: datetime | None) -> datetime | None:
    """When sending began; None: the attempt is not this holder's any more, and nothing may be sent.

    ``counts_at``: when the pin goes out, if it is handed out before. Attempts that are ready together share
    a transaction.
    """
    work = partial(_begin_attempts, tools, attempt.tenant_id)
    return await tools.shared.share(("begin", attempt.tenant_id), (attempt, counts_at), work)


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
