"""Asks for a fresh draft of products whose pin went out long ago: new picture and text, reviewed as ever."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import msgspec
import structlog

from pinflow.identity.models import Actor
from pinflow.kit.counted import counted
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.draft_best import LONGEST_QUEUE, no_room_for
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draft_variants import draft_variants
from pinflow.pins.pin import PinState
from pinflow.pins.queries import count_pins, list_evergreen_opportunities
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project

log = structlog.get_logger(__name__)


class EvergreenDrafts(msgspec.Struct, frozen=True, kw_only=True):
    """What came of asking. ``after_days`` None: the project asks for none. ``waiting``: pins in review.

    ``left``: how many products were left out, by the reason in words; ``more``: for want of room.
    """

    asked: int
    after_days: int | None
    left: dict[str, int] = {}
    more: int = 0
    waiting: int = 0
    wanted: int = 0

    def in_words(self) -> str:
        """How many drafts were asked for, what was left out, and why."""
        if self.after_days is None:
            return "The project drafts no evergreens."
        said = [f"{counted(self.asked, 'draft')} asked for."]
        said += [f"{count} left out: {reason}" for reason, count in self.left.items()]
        if self.more:
            said.append(
                no_room_for(
                    self.more,
                    queue_is_full=self.asked < self.wanted,
                    wanted=self.wanted,
                    waiting=self.waiting,
                )
            )
        if not (self.asked or self.left or self.more):
            said.append(f"No product without an open pin has rested for {self.after_days} days.")
        return " ".join(said)


async def draft_evergreen(
    tools: DraftTools,
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    project_id: ProjectId,
    *,
    count: int,
    now: datetime,
) -> EvergreenDrafts:
    """Enqueues up to ``count`` drafts, the longest-rested products first.

    Nothing where the project does not ask for it, or while the review queue is long. A product is left alone
    while a pin of it is being drafted, reviewed or planned, and for good once no new combination is left.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such project.
    """
    project = await get_project(session, project_id)
    if project.evergreen_after_days is None:
        return EvergreenDrafts(asked=0, after_days=None)
    waiting = (await count_pins(session)).get(PinState.IN_REVIEW, 0)
    room = max(min(count, LONGEST_QUEUE - waiting), 0)
    before = now - timedelta(days=project.evergreen_after_days)
    asked, left = 0, Counter[str]()
    # More than there is room for: some have nothing new left to show.
    rested = await list_evergreen_opportunities(session, project_id, before, limit=4 * count)
    for opportunity_id in rested:
        if asked >= room:
            break
        try:
            await draft_variants(tools, session, jobs, actor, opportunity_id, count=1, now=now)
        except ConflictError as error:
            log.info("pins.evergreen.left", opportunity_id=str(opportunity_id), code=error.code)
            left[error.message] += 1
            continue
        asked += 1
    return EvergreenDrafts(
        asked=asked,
        after_days=project.evergreen_after_days,
        left=dict(left),
        more=len(rested) - asked - left.total(),
        waiting=waiting,
        wanted=count,
    )
