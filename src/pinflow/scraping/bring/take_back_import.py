"""Takes an import back: its products go, unless pins were made of them."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.kit.jobs import JobQueue
from pinflow.projects.models import ProjectId
from pinflow.scraping.bring.import_products import request_score
from pinflow.scraping.bring.models import ImportRun, ImportRunId
from pinflow.scraping.bring.queries import (
    delete_brought_of,
    get_import_run,
    list_drafted_since,
    mark_taken_back,
)

_NAMED = 5


async def take_back_import(
    session: TenantSession, jobs: JobQueue, actor: Actor, run_id: ImportRunId, now: datetime
) -> ImportRun:
    """What the run told is forgotten, what others told of the same products stays; the report stays too.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``scraping.no_such_import``.
        ConflictError: ``scraping.taken_back_before`` or ``scraping.has_drafts``.
    """
    require_role(actor, Role.EDITOR)
    run = await get_import_run(session, run_id, lock=True)
    if run.taken_back_at is not None:
        raise ConflictError(
            "scraping.taken_back_before", f"“{run.file_name}” was taken back by {run.taken_back_by} already."
        )
    drafted = await list_drafted_since(session, run, _NAMED + 1)
    if drafted:
        named = ", ".join(drafted[:_NAMED]) + (" and others" if len(drafted) > _NAMED else "")
        raise ConflictError(
            "scraping.has_drafts",
            f"Pins were made of products of “{run.file_name}”: {named}. Reject those drafts first; an import "
            "whose pins are scheduled or published stays.",
            asins=drafted[:_NAMED],
        )
    gone = await delete_brought_of(session, run)
    await mark_taken_back(session, run_id, actor.name, now)
    await record_audit(session, actor, "import.taken_back", "import", run_id, now, products=gone)
    await record_change(session, tenant_id=actor.tenant_id, kind="import.changed", object_id=run_id, now=now)
    await request_score(session, jobs, actor, ProjectId(run.project_id))
    return await get_import_run(session, run_id)
