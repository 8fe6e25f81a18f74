"""Checks pins in review again, so that they show what keeps them back now."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.pin import Pin, PinId, PinState
from pinflow.pins.queries import (
    get_pin,
    list_blocked_pins,
    list_pins_in_review,
    list_pins_in_review_with,
    update_findings,
)
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project


async def refresh_findings(session: TenantSession, pin_id: PinId, now: datetime) -> None:
    """For after a refused approval, whose own transaction left nothing behind.

    Raises:
        NotFoundError: no such pin.
    """
    pin = await get_pin(session, pin_id, lock=True)
    if pin.state is PinState.IN_REVIEW:
        await _refresh(session, pin, now)


async def refresh_blocked(session: TenantSession, now: datetime) -> int:
    """Checks every pin that a rule kept back; returns how many may be approved now.

    A link that had to rest has rested, a pin with the same picture was rejected: nobody touches the pin
    itself then, and without this it would stay blocked.
    """
    pins = await list_blocked_pins(session)
    freed = 0
    for pin in pins:
        freed += not await _refresh(session, pin, now)
    return freed


async def refresh_project(session: TenantSession, project_id: ProjectId, now: datetime) -> int:
    """Checks a project's pins in review, after its rules were switched; returns how many there are."""
    pins = await list_pins_in_review(session, project_id)
    for pin in pins:
        await _refresh(session, pin, now)
    return len(pins)


async def refresh_with_picture(session: TenantSession, media_id: UUID, now: datetime) -> int:
    """Checks the pins in review that show a library picture, after it was marked; returns how many."""
    pins = await list_pins_in_review_with(session, media_id)
    for pin in pins:
        await _refresh(session, pin, now)
    return len(pins)


async def _refresh(session: TenantSession, pin: Pin, now: datetime) -> bool:
    """Returns whether a rule keeps the pin back."""
    findings = await recheck_pin(session, pin, await get_project(session, pin.project_id), now)
    blocked = is_blocked(findings)
    if tuple(findings) != pin.findings or blocked != pin.blocked:
        await update_findings(session, pin.id, findings, blocked)
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
    return blocked
