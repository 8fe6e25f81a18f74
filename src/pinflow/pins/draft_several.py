"""Asks for drafts of several opportunities at once: all of them, or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.pins.draft_limits import MOST_PRODUCTS
from pinflow.pins.queries import find_open_pin_of_opportunity
from pinflow.pins.request_draft import request_draft
from pinflow.research.opportunity import OpportunityId


class RequestedDraft(msgspec.Struct, frozen=True):
    """``job_id`` None: one that waits already does it. ``pin_id``: the pin that there is already."""

    opportunity_id: OpportunityId
    pin_id: UUID | None
    job_id: JobId | None


async def draft_several(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    opportunity_ids: Sequence[OpportunityId],
    *,
    now: datetime,
    template: str | None = None,
    hook: str | None = None,
) -> list[RequestedDraft]:
    """Enqueues one job an opportunity, in the given order; one that is named twice counts once.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: one of them does not exist; then nothing is asked for.
        InvalidInputError: ``pins.too_many_drafts``.
    """
    chosen = list(dict.fromkeys(opportunity_ids))
    if not 1 <= len(chosen) <= MOST_PRODUCTS:
        raise InvalidInputError("pins.too_many_drafts", f"Choose 1 to {MOST_PRODUCTS} opportunities at once.")
    asked = []
    for opportunity_id in chosen:
        job_id = await request_draft(
            session, jobs, actor, opportunity_id, now=now, template=template, hook=hook
        )
        pin_id = await find_open_pin_of_opportunity(session, opportunity_id)
        asked.append(RequestedDraft(opportunity_id, pin_id, job_id))
    return asked
