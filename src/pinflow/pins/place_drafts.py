"""Gives drafts that were made before their project had an account and a board their place."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.accounts.models import AccountId
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.queries import list_pins_without_account, update_findings, update_pin
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.projects.queries import get_project


async def place_drafts(session: TenantSession, now: datetime) -> int:
    """Looks at the tenant's drafts in review without an account; returns how many have one and a board now.

    What a person placed stays where it is.
    """
    placed = 0
    for pin in await list_pins_without_account(session):
        project = await get_project(session, pin.project_id)
        if project.default_account_id is None or project.default_board_id is None:
            continue
        there = msgspec.structs.replace(
            pin,
            account_id=AccountId(project.default_account_id),
            board_id=project.default_board_id,
            board_section_id=None,
            version=pin.version + 1,
            updated_at=now,
        )
        there = msgspec.structs.replace(there, payload_hash=there.payload().hash())
        await update_pin(session, there, seen_version=pin.version)
        # Near-duplicates count within an account.
        findings = await recheck_pin(session, there, project, now)
        await update_findings(session, pin.id, findings, is_blocked(findings))
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
        placed += 1
    return placed
