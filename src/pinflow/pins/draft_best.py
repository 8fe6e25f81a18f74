"""Asks for drafts of a project's best open opportunities, as long as the review queue is short."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.models import Actor
from pinflow.kit.counted import counted
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


class BestDrafts(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking. ``more``: open opportunities that score enough and were left out, up to 200.

    ``untitled``: those left out because their names may not stand in a pin; ``waiting``: pins in review.
    """

    asked: int
    more: int
    untitled: int
    waiting: int
    wanted: int
    min_score: float

    def in_words(self) -> str:
        """How many drafts were asked for, what was left out, and why."""
        said = [f"{counted(self.asked, 'draft')} asked for."]
        if self.more:
            said.append(
                no_room_for(
                    self.more,
                    queue_is_full=self.asked < self.wanted,
                    wanted=self.wanted,
                    waiting=self.waiting,
                )
            )
        if self.untitled:
            said.append(
                f"{self.untitled} left out: no name is known that may stand in a pin. Bring them with names."
            )
        if not (self.asked or self.more or self.untitled):
            said.append(f"No open opportunity has {self.min_score:g} points or more.")
        return " ".join(said)


def no_room_for(more: int, *, queue_is_full: bool, wanted: int, waiting: int) -> str:
    """How many were left out for want of room, and why, in words."""
    why = f"{wanted} at most are drafted at once."
    if queue_is_full:
        why = f"{counted(waiting, 'pin')} in review, and no more than {LONGEST_QUEUE} are drafted ahead."
    return f"{more} more left out: {why}"


async def draft_best(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    *,
    count: int,
    now: datetime,
    min_score: float = MIN_SCORE,
) -> BestDrafts:
    """Enqueues up to ``count`` drafts, the best scores first.

    Raises:
        ForbiddenError: the actor is a viewer.
    """
    waiting = (await count_pins(session)).get(PinState.IN_REVIEW, 0)
    room = max(min(count, LONGEST_QUEUE - waiting), 0)
    found = await list_opportunities(
        session, project_id=project_id, state=OpportunityState.OPEN, min_score=min_score, limit=_LOOK_THROUGH
    )
    # Those whose name may not stand in a pin wait until it is brought; see `require_own_title`.
    named = [each for each in found if each.title is not None and "title" not in each.live_facts]
    best = named[:room]
    for opportunity in best:
        await request_draft(session, jobs, actor, opportunity.id, now=now)
    return BestDrafts(
        asked=len(best),
        more=len(named) - len(best),
        untitled=len(found) - len(named),
        waiting=waiting,
        wanted=count,
        min_score=min_score,
    )
