"""Gives drafts that were made before their project had an account and a board their place."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.pins.change_draft import change_draft
from pinflow.pins.queries import list_pins_to_place
from pinflow.projects.queries import list_projects_of


async def place_drafts(session: TenantSession, now: datetime) -> int:
    """Puts the tenant's drafts without an account where their project's go now; returns how many those are.

    What a person placed stays where it is.
    """
    pins = await list_pins_to_place(session)
    projects = await list_projects_of(session, {pin.project_id for pin in pins}) if pins else {}
    for pin in pins:
        project = projects[pin.project_id]
        await change_draft(
            session,
            pin,
            project,
            now,
            account_id=project.default_account_id,
            board_id=project.default_board_id,
            board_section_id=None,
        )
    return len(pins)
