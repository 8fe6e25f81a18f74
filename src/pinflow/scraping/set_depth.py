"""Says how many ranks of a watched list are wanted."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.projects.models import ProjectId
from pinflow.scraping.fetching.queries import set_depth
from pinflow.scraping.models import ListId
from pinflow.scraping.queries import get_watched

DEPTHS = (50, 100)


async def set_list_depth(
    session: TenantSession,
    actor: Actor,
    list_id: ListId,
    depth: int,
    now: datetime,
    project_id: ProjectId | None = None,
) -> None:
    """50: the first page; 100: the second as well, a request of its own. ``project_id`` None: all projects.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``scraping.bad_depth``.
        NotFoundError: the tenant does not watch the list.
    """
    require_role(actor, Role.EDITOR)
    if depth not in DEPTHS:
        raise InvalidInputError("scraping.bad_depth", "A list is read 50 or 100 ranks deep.", field="depth")
    await get_watched(session, list_id)
    await set_depth(session, list_id, depth, project_id)
    await record_audit(session, actor, "list.changed", "list", list_id, now, depth=depth)
    await record_change(session, tenant_id=actor.tenant_id, kind="list.changed", object_id=list_id, now=now)
