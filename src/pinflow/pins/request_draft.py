"""Asks the studio for a draft: the job and the note about it are written together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.media.queries import get_media
from pinflow.pins.read_ground import require_own_title
from pinflow.pins.templates.find_layout import find_layout
from pinflow.pins.tidy_notes import tidy_notes
from pinflow.pins.write_copy import require_hook
from pinflow.projects.queries import get_project
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity

DRAFT_JOB = "pins.draft_pin"


class DraftRequest(msgspec.Struct, frozen=True, kw_only=True):
    """The payload of a draft job. ``template`` and ``hook`` None: chosen by the product.

    ``variant`` counts the drafts of one opportunity from 1; ``notes``: what the user knows about the product.
    ``media_id``: the library picture to show; None: the product's, if it has one.
    """

    opportunity_id: OpportunityId
    requested_by: str
    template: str | None = None
    hook: str | None = None
    variant: int = 1
    scheme: str | None = None
    without_photo: bool = False
    notes: tuple[str, ...] = ()
    media_id: UUID | None = None


async def request_draft(
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    opportunity_id: OpportunityId,
    *,
    now: datetime,
    template: str | None = None,
    hook: str | None = None,
    notes: Sequence[str] = (),
    media_id: UUID | None = None,
) -> JobId | None:
    """Asks the studio for a draft; the job and the note about it are written together.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such opportunity, or library picture.
        ConflictError: ``pins.no_own_title``: see ``require_own_title``.
        InvalidInputError: ``pins.notes_too_long``.
    """
    request = DraftRequest(
        opportunity_id=opportunity_id,
        requested_by=actor.name,
        template=template,
        hook=hook,
        notes=tidy_notes(notes),
        media_id=media_id,
    )
    return await enqueue_draft(session, jobs, actor, request, now)


async def require_choice(
    session: TenantSession,
    tools: DraftTools,
    opportunity_id: OpportunityId,
    template: str | None,
    hook: str | None,
) -> None:
    """What a person chose is known before a job is asked for: one that fails later tells nobody at once.

    Raises:
        NotFoundError: no such opportunity.
        InvalidInputError: ``pins.unknown_template``, ``pins.template_faulty``, ``writers.unknown_hook``.
    """
    if template is not None:
        await find_layout(session, template, tools.templates)
    if hook is not None:
        opportunity = await get_opportunity(session, opportunity_id)
        require_hook(tools.writers, await get_project(session, opportunity.project_id), hook)


async def enqueue_draft(
    session: TenantSession, jobs: JobQueue, actor: Actor, request: DraftRequest, now: datetime
) -> JobId | None:
    """The same of a variant; None: a job that waits already does it."""
    require_role(actor, Role.EDITOR)
    opportunity_id = request.opportunity_id
    require_own_title(await get_opportunity(session, opportunity_id))
    if request.media_id is not None:
        await get_media(session, request.media_id)
    await record_audit(session, actor, "draft.requested", "opportunity", opportunity_id, now)
    key = f"{DRAFT_JOB}:{opportunity_id}"
    return await jobs.enqueue(
        session,
        DRAFT_JOB,
        request,
        tenant_id=session.tenant_id,
        dedupe_key=key if request.variant == 1 else f"{key}:{request.variant}",
    )
