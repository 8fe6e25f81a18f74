"""The firings of one schedule of the tenant's, the newest first."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import Session, TenantId
from pinflow.scheduling.models import ScheduleId, ScheduleRun
from pinflow.scheduling.queries import list_runs, list_visible, schedule_not_found


async def list_history(
    session: Session,
    tenant_id: TenantId,
    schedule_id: ScheduleId,
    before: datetime | None,
    limit: int,
    *,
    now: datetime,
) -> list[ScheduleRun]:
    """Up to ``limit`` runs earlier than ``before``; in the system's session also of the installation's.

    Raises:
        NotFoundError: no such schedule that this session sees.
    """
    seen = {schedule.id for schedule in await list_visible(session, tenant_id, now)}
    if schedule_id not in seen:
        raise schedule_not_found(schedule_id)
    return await list_runs(session, schedule_id, before, limit)
