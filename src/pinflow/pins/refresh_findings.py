"""Checks a pin in review again, so that it shows what keeps it back now."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.pin import PinId, PinState
from pinflow.pins.queries import get_pin, update_findings
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.projects.queries import get_project


async def refresh_findings(session: TenantSession, pin_id: PinId, now: datetime) -> None:
    """For after a refused approval, whose own transaction left nothing behind.

    Raises:
        NotFoundError: no such pin.
    """
    pin = await get_pin(session, pin_id, lock=True)
    if pin.state is not PinState.IN_REVIEW:
        return
    findings = await recheck_pin(session, pin, await get_project(session, pin.project_id), now)
    await update_findings(session, pin_id, findings, is_blocked(findings))
    await record_change(session, tenant_id=session.tenant_id, kind="pin.changed", object_id=pin_id, now=now)
