"""Asks for drafts of a project's best open opportunities, as long as the review queue is short."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.jobs import JobQueue
from pinflow.pins.pin import PinState
from pinflow.pins.queries import count_pins
from pinflow.pins.request_draft import request_draft
from pinflow.projects.models import ProjectId
from pinflow.research.opportunity import OpportunityState
from pinflow.research.queries import list_opportunities

# More than a person looks through in one sitting is not drafted ahead.
LONGEST_QUEUE = 40
MIN_SCORE = 40.0
_LOOK_THROUGH = 200


async def draft_best(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    *,
    count: int,
    now: datetime,
    min_score: float = MIN_SCORE,
) -> int:
    """Enqueues up to ``count`` drafts, the best scores first; returns how many.

    Raises:
        ForbiddenError: the actor is a viewer.
    """
    waiting = (await count_pins(session)).get(PinState.IN_REVIEW, 0)
    room = max(min(count, LONGEST_QUEUE - waiting), 0)
    found = await list_opportunities(
        session, project_id=project_id, state=OpportunityState.OPEN, min_score=min_score, limit=_LOOK_THROUGH
    )
    # Those whose name may not stand in a pin wait until it is brought; see `require_own_title`.
    best = [each for each in found if each.title is not None and "title" not in each.live_facts][:room]
    for opportunity in best:
        await request_draft(session, jobs, actor, opportunity.id, now=now)
    return len(best)
