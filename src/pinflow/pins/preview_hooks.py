"""Shows how a product's copy would read with each hook. Nothing is kept, and no vendor is asked."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import TenantId
from pinflow.pins.draft_pin import seed_of_variant
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import HookPreview, HookWords
from pinflow.pins.pin import PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.read_ground import read_ground, read_ground_of_pin
from pinflow.pins.rewrite_pin import request_anew
from pinflow.pins.write_copy import hooks_of, writer_of
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.template import TemplateWriter
from pinflow.pins.writers.writer import CopyRequest
from pinflow.projects.models import Project
from pinflow.research.opportunity import OpportunityId


async def preview_hooks_of_pin(
    tools: DraftTools, tenant_id: TenantId, pin_id: PinId, now: datetime
) -> HookPreview:
    """What ``rewrite_pin`` would make of this version of the pin.

    Raises:
        NotFoundError: no such pin.
        ConflictError: ``pins.no_opportunity``: what it was made of is gone.
    """
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        pin = await get_pin(session, pin_id)
        ground = await read_ground_of_pin(tools, session, pin, now)
    return await _preview(tools, ground.project, request_anew(pin, ground))


async def preview_hooks_of_opportunity(
    tools: DraftTools, tenant_id: TenantId, opportunity_id: OpportunityId, now: datetime
) -> HookPreview:
    """What the first draft of the opportunity would say.

    Raises:
        NotFoundError: no such opportunity.
        ConflictError: ``pins.no_own_title``: see ``require_own_title``.
    """
    async with tools.database.tenant_session(tenant_id, read_only=True) as session:
        ground = await read_ground(tools, session, opportunity_id, (), now)
    seed = seed_of_variant(ground.project.id, ground.opportunity, 1)
    request = CopyRequest(facts=ground.facts, seed=seed, keywords=ground.keywords)
    return await _preview(tools, ground.project, request)


async def _preview(tools: DraftTools, project: Project, request: CopyRequest) -> HookPreview:
    asked, template = writer_of(tools.writers, project), TemplateWriter()
    said = template.hooks(request.facts.language)
    items = [
        await _words(template, request, hook)
        if hook in said
        else HookWords(hook=hook, headline=None, title=None, description=None)
        for hook in hooks_of(tools.writers, project)
    ]
    return HookPreview(writer=asked.name, exact=isinstance(asked, TemplateWriter), items=tuple(items))


async def _words(template: TemplateWriter, request: CopyRequest, hook: str) -> HookWords:
    copy = await template.write(msgspec.structs.replace(request, hook=hook), MemoryLedger())
    return HookWords(hook=hook, headline=copy.headline, title=copy.title, description=copy.description)
