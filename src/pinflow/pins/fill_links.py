"""Gives drafts that lead nowhere their link, once their product has a destination."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.pins.build_link import canonical_destination, with_marker
from pinflow.pins.change_draft import change_draft
from pinflow.pins.draft_pin import destination_of
from pinflow.pins.pin import PinState
from pinflow.pins.queries import list_pins_without_link
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
        await change_draft(
            session,
            pin,
            project,
            now,
            destination=destination,
            link=with_marker(destination, pin.marker, project.link_mode),
            canonical_link=canonical_destination(destination),
        )
        filled += 1
    return filled
