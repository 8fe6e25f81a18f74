"""Projects for tests."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import Database, TenantId
from pinflow.kit.ids import new_id
from pinflow.projects.models import BrandKit, LinkMode, PicturePolicy, Project, ProjectId
from pinflow.projects.queries import insert_project


async def add_project(
    database: Database, tenant_id: TenantId, now: datetime, *, name: str = "Finds", **changes: object
) -> Project:
    """A project that links to its own site and draws its own pictures."""
    project = Project(
        id=ProjectId(new_id(now)),
        tenant_id=tenant_id,
        name=name,
        marketplace="amazon.de",
        affiliate_tag="finds-21",
        link_mode=LinkMode.OWN_SITE,
        link_mode_confirmed_by=None,
        link_mode_confirmed_at=None,
        site_url_pattern="https://finds.example/{marketplace}/{asin}/",
        picture_policy=PicturePolicy.OWN,
        picture_policy_confirmed_by=None,
        picture_policy_confirmed_at=None,
        time_zone="Europe/Berlin",
        default_account_id=None,
        default_board_id=None,
        brand=BrandKit(name="Larch and Linen"),
        version=1,
        created_at=now,
    )
    project = msgspec.structs.replace(project, **changes)
    async with database.tenant_session(tenant_id) as session:
        await insert_project(session, project)
    return project
