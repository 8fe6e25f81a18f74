"""Asks for a fresh draft of products whose pin went out long ago: new picture and text, reviewed as ever."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.draft_best import LONGEST_QUEUE
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draft_variants import draft_variants
from pinflow.pins.pin import PinState
from pinflow.pins.queries import count_pins, list_evergreen_opportunities
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project

log = structlog.get_logger(__name__)


async def draft_evergreen(
    tools: DraftTools,
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    *,
    count: int,
    now: datetime,
) -> int:
    """Enqueues up to ``count`` drafts, the longest-rested products first; returns how many.

    Nothing where the project does not ask for it, or while the review queue is long. A product is left alone
    while a pin of it is being drafted, reviewed or planned, and for good once no new combination is left.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such project.
    """
    project = await get_project(session, project_id)
    if project.evergreen_after_days is None:
        return 0
    waiting = (await count_pins(session)).get(PinState.IN_REVIEW, 0)
    room = max(min(count, LONGEST_QUEUE - waiting), 0)
    before = now - timedelta(days=project.evergreen_after_days)
    asked = 0
    # More than there is room for: some have nothing new left to show.
    for opportunity_id in await list_evergreen_opportunities(session, project_id, before, limit=4 * count):
        if asked >= room:
            break
        try:
            await draft_variants(tools, session, jobs, actor, opportunity_id, count=1, now=now)
        except ConflictError as error:
            log.info("pins.evergreen.left", opportunity_id=str(opportunity_id), code=error.code)
            continue
        asked += 1
    return asked
