"""Stores a draft that waits for review with something about it changed, and what the rules find then."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.pin import Pin
from pinflow.pins.queries import update_findings, update_pin
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.projects.models import Project


async def change_draft(
    session: TenantSession, pin: Pin, project: Project, now: datetime, **fields: Any
) -> None:
    """Gives ``pin``, which the caller has locked, other ``fields``: a new version with its own hash."""
    changed = msgspec.structs.replace(pin, **fields, version=pin.version + 1, updated_at=now)
    changed = msgspec.structs.replace(changed, payload_hash=changed.payload().hash())
    await update_pin(session, changed, seen_version=pin.version)
    findings = await recheck_pin(session, changed, project, now)
    await update_findings(session, pin.id, findings, is_blocked(findings))
    await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
