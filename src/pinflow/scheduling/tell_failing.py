"""Tells a team that something which runs by itself keeps failing, and that it works again."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.identity.queries import list_tenants
from pinflow.kit.db import TenantId
from pinflow.kit.db.system import SystemSession
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import About
from pinflow.notifications.tell import tell, tell_everyone_over
from pinflow.scheduling.queries import find_schedule_name, list_outcomes

# Once or twice can be a stumble.
IN_A_ROW = 3


async def tell_of_outcome(
    session: SystemSession, schedule_id: UUID, tenant_id: TenantId | None, message: str | None, now: datetime
) -> None:
    """Called after a run has ended. A schedule of the installation concerns its only team, if there is one:
    of several teams none could do anything about it, and the operator reads the log.
    """
    outcomes = await list_outcomes(session, schedule_id, IN_A_ROW)
    if outcomes[:1] == ["ok"] and "failed" in outcomes:
        await tell_everyone_over(session, [NotificationKind.SCHEDULE_FAILING], schedule_id, now)
    if outcomes != ["failed"] * IN_A_ROW:
        return
    if tenant_id is None:
        teams = await list_tenants(session)
        if len(teams) != 1:
            return
        tenant_id = teams[0].id
    name = await find_schedule_name(session, schedule_id)
    await tell(
        session,
        tenant_id,
        NotificationKind.SCHEDULE_FAILING,
        About("schedule", schedule_id),
        title=f"“{name}” keeps failing",
        body=f"It failed {IN_A_ROW} times in a row, the last time so: {message or 'no reason was given.'}",
        now=now,
    )
