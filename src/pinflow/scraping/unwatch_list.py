"""Stops following a list for a project. What was observed stays in the catalogue."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import NotFoundError
from pinflow.projects.models import ProjectId
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import delete_watched_list


async def unwatch_list(
    session: TenantSession, actor: Actor, project_id: ProjectId | None, list_id: ListId, now: datetime
) -> None:
    """Takes the project, or with None all of the tenant's, from among those that watch the list.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``scraping.not_watched``.
    """
    require_role(actor, Role.EDITOR)
    if not await delete_watched_list(session, project_id, list_id):
        raise NotFoundError("scraping.not_watched", "This list is not watched.")
    data = {} if project_id is None else {"project_id": str(project_id)}
    await record_audit(session, actor, "list.unwatched", "list", list_id, now, **data)
    await record_change(session, tenant_id=actor.tenant_id, kind="list.changed", object_id=list_id, now=now)
