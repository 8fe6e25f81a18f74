"""Asks for further drafts of one opportunity, each another combination of hook, template, picture, colours.

Any of them may be approved; the rule about resting links keeps two of one product apart on an account.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.jobs import JobId, JobQueue
from pinflow.pins.build_design import may_show_photo
from pinflow.pins.choose_combinations import (
    Combination,
    choose_combinations,
    combination_of,
    list_combinations,
)
from pinflow.pins.compose_draft import templates_for
from pinflow.pins.draft_limits import MOST_OPEN_VARIANTS, MOST_VARIANTS
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import ProductFacts
from pinflow.pins.picture_source import PictureSource, choose_source
from pinflow.pins.pin import ARTWORK, Pin, PinState
from pinflow.pins.queries import list_pins_of_opportunity
from pinflow.pins.read_ground import facts_of
from pinflow.pins.request_draft import DraftRequest, enqueue_draft
from pinflow.pins.templates.model import Template
from pinflow.pins.tidy_notes import tidy_notes
from pinflow.pins.write_copy import hooks_of, require_hook
from pinflow.projects.models import Project
from pinflow.projects.queries import get_project
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity


class RequestedVariant(msgspec.Struct, frozen=True, kw_only=True):
    """``job_id`` None: a job that waits already makes this variant."""

    variant: int
    combination: Combination
    job_id: JobId | None


async def draft_variants(
    tools: DraftTools,
    session: TenantSession,
    jobs: JobQueue,
    actor: Actor,
    opportunity_id: OpportunityId,
    *,
    count: int,
    now: datetime,
    notes: Sequence[str] = (),
) -> list[RequestedVariant]:
    """Enqueues ``count`` drafts; asked again before they are made, it asks for the same ones.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such opportunity.
        InvalidInputError: ``pins.too_many_variants``.
        ConflictError: ``pins.enough_variants``, ``pins.no_more_variants``.
    """
    require_role(actor, Role.EDITOR)
    if not 1 <= count <= MOST_VARIANTS:
        raise InvalidInputError("pins.too_many_variants", f"Ask for 1 to {MOST_VARIANTS} variants at once.")
    opportunity = await get_opportunity(session, opportunity_id, lock=True)
    pins = await list_pins_of_opportunity(session, opportunity_id)
    waiting = [pin for pin in pins if pin.state is PinState.IN_REVIEW]
    if len(waiting) + count > MOST_OPEN_VARIANTS:
        raise ConflictError(
            "pins.enough_variants",
            f"{len(waiting)} drafts of this product wait for review; with {count} more there would be more "
            f"than {MOST_OPEN_VARIANTS}. Reject some first.",
        )
    project = await get_project(session, opportunity.project_id)
    # As the newest draft's notes, its library picture stays: who chose one chose it for the product.
    media_id = pins[-1].media_id if pins else None
    source = await choose_source(session, project, opportunity, tools.sandbox_url, media_id)
    combinations = choose_next(tools, project, pins, source, facts_of(opportunity), count=count)
    first = max((pin.variant for pin in pins), default=0) + 1
    kept = tidy_notes(notes) or (pins[-1].notes if pins else ())
    asked = []
    for variant, combination in enumerate(combinations, first):
        request = DraftRequest(
            opportunity_id=opportunity_id,
            requested_by=actor.name,
            template=combination.template,
            hook=combination.hook,
            variant=variant,
            scheme=combination.scheme or None,
            without_photo=combination.picture == ARTWORK,
            notes=kept,
            media_id=media_id,
        )
        job_id = await enqueue_draft(session, jobs, actor, request, now)
        asked.append(RequestedVariant(variant=variant, combination=combination, job_id=job_id))
    return asked


def choose_next(
    tools: DraftTools,
    project: Project,
    pins: Sequence[Pin],
    source: PictureSource,
    facts: ProductFacts,
    *,
    count: int,
    hook: str | None = None,
    template: str | None = None,
    layout: Template | None = None,
) -> list[Combination]:
    """What the next drafts are made of, unlike ``pins``; all with ``hook`` and ``template`` where given.

    ``source``: the photo there is for their pictures.
    ``layout``: the tenant's own template of that name.

    Raises:
        InvalidInputError: ``writers.unknown_hook``, ``pins.unknown_template``.
        ConflictError: ``pins.no_more_variants``: every combination was made.
    """
    if hook is not None:
        require_hook(tools.writers, project, hook)
    if layout is None:
        _require_template(tools, template)
    possible = list_combinations(
        hooks_of(tools.writers, project) if hook is None else (hook,),
        templates_for(tools, source, facts) if template is None else (template,),
        tools.schemes if layout is None else {layout.name: tuple(sorted(layout.schemes))},
        _photo_templates(tools, layout),
        source.kind,
    )
    chosen = choose_combinations(list(possible), [combination_of(pin) for pin in pins], count, tools.families)
    if not chosen:
        raise ConflictError(
            "pins.no_more_variants", "Every combination of hook, template, picture and colours was made."
        )
    return chosen


def _photo_templates(tools: DraftTools, layout: Template | None) -> frozenset[str]:
    if layout is None:
        return tools.photo_templates
    return frozenset({layout.name} if may_show_photo(tools, layout.name, layout) else ())


def _require_template(tools: DraftTools, wanted: str | None) -> None:
    if wanted is not None and wanted not in tools.templates:
        raise InvalidInputError(
            "pins.unknown_template",
            f"There is no template “{wanted}”. Known: {', '.join(tools.templates)}.",
            field="template",
        )
