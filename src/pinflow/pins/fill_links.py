"""Gives drafts that lead nowhere their link, once their product has a destination."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.pins.build_link import canonical_destination, with_marker
from pinflow.pins.draft_pin import destination_of
from pinflow.pins.pin import PinState
from pinflow.pins.queries import list_pins_without_link, update_findings, update_pin
from pinflow.pins.recheck_pin import recheck_pin
from pinflow.pins.rules.check_pin import is_blocked
from pinflow.projects.queries import find_destination, get_project


async def fill_links(session: TenantSession, now: datetime) -> int:
    """Looks at the tenant's drafts in review without a link; returns how many lead somewhere now."""
    filled = 0
    for pin in await list_pins_without_link(session):
        assert pin.state is PinState.IN_REVIEW
        project = await get_project(session, pin.project_id)
        given = await find_destination(session, project.id, pin.marketplace, pin.asin)
        destination = destination_of(project, pin.marketplace, pin.asin, pin.product_title, given)
        if destination is None:
            continue
        linked = msgspec.structs.replace(
            pin,
            destination=destination,
            link=with_marker(destination, pin.marker, project.link_mode),
            canonical_link=canonical_destination(destination),
            version=pin.version + 1,
            updated_at=now,
        )
        linked = msgspec.structs.replace(linked, payload_hash=linked.payload().hash())
        await update_pin(session, linked, seen_version=pin.version)
        findings = await recheck_pin(session, linked, project, now)
        await update_findings(session, pin.id, findings, is_blocked(findings))
        await record_change(session, tenant_id=pin.tenant_id, kind="pin.changed", object_id=pin.id, now=now)
        filled += 1
    return filled
