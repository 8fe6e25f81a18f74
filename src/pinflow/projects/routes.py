"""Projects over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from pinflow.identity.acting import Who
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Role
from pinflow.identity.queries import find_home_time_zone
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided
from pinflow.projects import schemas
from pinflow.projects.create_project import ProjectChange, change_project, create_project
from pinflow.projects.known_boards import KnownBoards, check_default_board
from pinflow.projects.models import BrandKit, KnownFonts, KnownWriters, ProjectId
from pinflow.projects.queries import list_projects

ProvidedWriters = Annotated[KnownWriters, provided(KnownWriters)]
ProvidedFonts = Annotated[KnownFonts, provided(KnownFonts)]
ProvidedBoards = Annotated[KnownBoards, provided(KnownBoards)]
router = APIRouter()


@router.get("/projects", tags=["projects"], summary="Projects", name="list_projects")
async def show_projects(who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> schemas.ProjectPage:
    """All projects, the oldest first."""
    async with who.read() as session:
        projects = await list_projects(session)
    page, following = cut_page(
        projects, cursor, limit, key=lambda row: (row.created_at, row.id), into=tuple[datetime, UUID]
    )
    return schemas.ProjectPage(items=[schemas.Project.of(row) for row in page], next_cursor=following)


@router.post("/projects", tags=["projects"], summary="Add a project", status_code=201, name="create_project")
async def add_project(body: schemas.NewProject, who: Who) -> schemas.Project:
    """A new project: links to the own site and own pictures until an admin says otherwise. For admins."""
    async with who.write() as session:
        zone = body.sent().get("time_zone") or await find_home_time_zone(session)
        project = await create_project(
            session, who.actor, name=body.name, marketplace=body.marketplace, time_zone=zone, now=who.now
        )
        change = ProjectChange(affiliate_tag=body.affiliate_tag, site_url_pattern=body.site_url_pattern)
        project = await change_project(
            session, who.actor, project.id, change, seen_version=project.version, now=who.now
        )
    return schemas.Project.of(project)


@router.patch("/projects/{id}", tags=["projects"], summary="Change a project", name="change_project")
async def edit_project(
    project_id: PathId,
    body: schemas.ProjectChange,
    who: Who,
    writers: ProvidedWriters,
    fonts: ProvidedFonts,
    boards: ProvidedBoards,
) -> schemas.Project:
    """Changes what is sent. 409 if somebody else changed the project meanwhile. For admins.

    404: the account has no such board.
    """
    fields = body.sent(besides=frozenset({"version"}))
    if "brand" in fields:
        fields["brand"] = BrandKit(**body.brand.model_dump(exclude_none=True))
    change = ProjectChange(**fields)
    require_role(who.actor, Role.ADMIN)
    await check_default_board(who.database, boards, who.tenant_id, ProjectId(project_id), change, who.now)
    async with who.write() as session:
        project = await change_project(
            session,
            who.actor,
            ProjectId(project_id),
            change,
            seen_version=body.version,
            now=who.now,
            writers=writers,
            fonts=fonts,
        )
    return schemas.Project.of(project)
