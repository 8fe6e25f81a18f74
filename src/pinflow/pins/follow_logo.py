"""Pins that show a logo disclose what the library says of it by now."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.pins.edit_pin import write_edit
from pinflow.pins.picture_source import disclosures_after
from pinflow.pins.queries import list_open_pins_with_logo, update_pin
from pinflow.pins.recheck_pin import is_made_with_ai
from pinflow.pins.refresh_findings import refresh_findings
from pinflow.projects.queries import get_project


async def follow_logo(session: TenantSession, actor: Actor, media_id: UUID, now: datetime) -> int:
    """Gives every pin that shows the logo the AI disclosure that it needs now; returns how many there are.

    A brand's logo is on all of its pins, so nobody has to mend them one by one. What was approved without
    the disclosure was approved otherwise than it would go out: it is in review again.
    """
    pins = await list_open_pins_with_logo(session, media_id)
    for before in pins:
        project = await get_project(session, before.project_id)
        by_ai = await is_made_with_ai(session, before, project)
        disclosed = disclosures_after(before.ai_disclosures, before.picture_made_with_ai, by_ai)
        after = msgspec.structs.replace(before, picture_made_with_ai=by_ai, ai_disclosures=disclosed)
        if after.payload() != before.payload():
            await write_edit(session, actor, before, after, project, now, fields=["ai_disclosures"])
        else:
            # What goes out is what was approved.
            await update_pin(session, after, seen_version=before.version)
            await refresh_findings(session, before.id, now)
    return len(pins)
