"""All SQL of the projects slice."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, NotFoundError
from pinflow.projects.models import Project, ProjectId

_COLUMNS = """id, tenant_id, name, marketplace, affiliate_tag, link_mode, link_mode_confirmed_by,
  link_mode_confirmed_at, site_url_pattern, picture_policy, picture_policy_confirmed_by,
  picture_policy_confirmed_at, time_zone, default_account_id, default_board_id, brand, writer,
  writer_reads_api, version, two_person_approval, logo_media_id, evergreen_after_days, resend_unknown,
  created_at"""


async def insert_project(session: TenantSession, project: Project) -> None:
    await session.execute(
        f"insert into project ({_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13,"
        " $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)",
        *_values(project),
    )


async def update_project(session: TenantSession, project: Project, *, seen_version: int) -> None:
    """Writes all fields if nobody changed the project since ``seen_version``.

    Raises:
        ConflictError: ``projects.changed_since_seen``.
    """
    touched = await session.execute(
        "update project set name = $3, marketplace = $4, affiliate_tag = $5, link_mode = $6,"
        " link_mode_confirmed_by = $7, link_mode_confirmed_at = $8, site_url_pattern = $9,"
        " picture_policy = $10, picture_policy_confirmed_by = $11, picture_policy_confirmed_at = $12,"
        " time_zone = $13, default_account_id = $14, default_board_id = $15, brand = $16, writer = $17,"
        " writer_reads_api = $18, version = $19, two_person_approval = $20, logo_media_id = $21,"
        " evergreen_after_days = $22, resend_unknown = $23"
        " where id = $1 and tenant_id = $2 and version = $24",
        *_values(project)[:-1],
        seen_version,
    )
    if not touched:
        raise ConflictError(
            "projects.changed_since_seen",
            "Somebody changed this project since you opened it. Reload and decide again.",
        )


def _values(project: Project) -> tuple[object, ...]:
    return (
        project.id,
        project.tenant_id,
        project.name,
        project.marketplace,
        project.affiliate_tag,
        project.link_mode,
        project.link_mode_confirmed_by,
        project.link_mode_confirmed_at,
        project.site_url_pattern,
        project.picture_policy,
        project.picture_policy_confirmed_by,
        project.picture_policy_confirmed_at,
        project.time_zone,
        project.default_account_id,
        project.default_board_id,
        project.brand,
        project.writer,
        project.writer_reads_api,
        project.version,
        project.two_person_approval,
        project.logo_media_id,
        project.evergreen_after_days,
        project.resend_unknown,
        project.created_at,
    )


async def get_project(session: TenantSession, project_id: ProjectId) -> Project:
    """The project.

    Raises:
        NotFoundError: ``projects.not_found``.
    """
    project = await session.fetch_one(Project, f"select {_COLUMNS} from project where id = $1", project_id)
    if project is None:
        raise NotFoundError("projects.not_found", "There is no such project.")
    return project


async def list_projects_of(
    session: TenantSession, project_ids: Collection[ProjectId]
) -> dict[ProjectId, Project]:
    """Those of these projects that there are, by id."""
    found = await session.fetch_all(
        Project, f"select {_COLUMNS} from project where id = any ($1)", list(project_ids)
    )
    return {project.id: project for project in found}


async def list_projects(session: TenantSession) -> list[Project]:
    """The tenant's projects, the oldest first."""
    return await session.fetch_all(Project, f"select {_COLUMNS} from project order by created_at, id")


async def has_begun(session: TenantSession, project_id: ProjectId) -> bool:
    """Whether the project has lists, uploads, opportunities or pins, all of its present marketplace."""
    begun: bool = await session.fetch_value(
        "select exists (select from watched_list where project_id = $1)"
        " or exists (select from uploaded_observation where project_id = $1)"
        " or exists (select from opportunity where project_id = $1)"
        " or exists (select from pin where project_id = $1)",
        project_id,
    )
    return begun


async def has_media(session: TenantSession, media_id: UUID) -> bool:
    """Whether the tenant's library has the picture; it stays until the transaction ends."""
    found: UUID | None = await session.fetch_value(
        "select id from media where id = $1 for key share", media_id
    )
    return found is not None


async def list_projects_with_logo(session: TenantSession, media_id: UUID) -> list[str]:
    """The names of the projects whose logo a library picture is."""
    return await session.fetch_values(
        "select name from project where logo_media_id = $1 order by name", media_id
    )


async def find_destination(
    session: TenantSession, project_id: ProjectId, marketplace: str, asin: str
) -> str | None:
    """The page on the user's site that was given or built for a product."""
    value: str | None = await session.fetch_value(
        "select url from product_destination where project_id = $1 and marketplace = $2 and asin = $3",
        project_id,
        marketplace,
        asin,
    )
    return value


async def upsert_destinations(
    session: TenantSession,
    project_id: ProjectId,
    destinations: Sequence[tuple[str, str, str]],
    *,
    source: str,
    now: datetime,
) -> None:
    """Stores (marketplace, ASIN, URL) triples. A URL a person gave is not replaced by a built one."""
    await session.execute_many(
        "insert into product_destination (tenant_id, project_id, marketplace, asin, url, source, created_at)"
        " values ($1, $2, $3, $4, $5, $6, $7)"
        " on conflict (tenant_id, project_id, marketplace, asin) do update"
        " set url = excluded.url, source = excluded.source, created_at = excluded.created_at"
        " where product_destination.source = 'site' or excluded.source = 'given'",
        [
            (session.tenant_id, project_id, marketplace, asin, url, source, now)
            for marketplace, asin, url in destinations
        ],
    )


class Destination(msgspec.Struct, frozen=True):
    """Where a product's pins lead. ``source``: ``given`` by a person, or built for the ``site``."""

    marketplace: str
    asin: str
    url: str
    source: str
    created_at: datetime


async def list_destinations(session: TenantSession, project_id: ProjectId) -> list[Destination]:
    """The project's per-product pages by marketplace and ASIN."""
    return await session.fetch_all(
        Destination,
        "select marketplace, asin, url, source, created_at from product_destination where project_id = $1"
        " order by marketplace, asin",
        project_id,
    )
