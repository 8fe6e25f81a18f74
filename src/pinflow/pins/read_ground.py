"""Reads everything that is known before a draft is written: product, project, facts, keywords, photo."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import ConflictError
from pinflow.pins.brand_logo import find_logo
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.media.models import Media
from pinflow.pins.models import ProductFacts
from pinflow.pins.picture_source import PictureSource, choose_source
from pinflow.pins.pin import Pin
from pinflow.pins.rules.check_claims import find_invented
from pinflow.pins.templates.find_layout import find_layout
from pinflow.pins.templates.model import Template
from pinflow.pins.tidy_notes import MAX_NOTE_CHARS, tidy_notes
from pinflow.pins.writers.making import asks_how, is_for_making
from pinflow.pins.writers.naming.read_title import is_safe
from pinflow.projects.marketplaces import get_marketplace
from pinflow.projects.models import Project
from pinflow.projects.queries import find_destination, get_project
from pinflow.research.opportunity import Opportunity, OpportunityId
from pinflow.research.queries import get_opportunity
from pinflow.research.trends.find_keywords import find_keywords
from pinflow.scraping.bring.queries import find_brand, find_note

MAX_KEYWORDS, MAX_KEYWORD_CHARS = 3, 36
# Anybody can make people search for anything: what begins with an order, or ends like an address, is no
# search for a product.
_NO_SEARCH = re.compile(
    r"^(?:ignore|ignorez|ignora|ignoriere?|disregard|forget|override|oubliez?|olvida|dimentica|vergiss|visit|visitez?|visita|besuche?"
    r"|follow|suivez|sigue|segui|folge|answer|reply|respond|réponds|répondez|responde|rispondi|antworte|reveal|output|say|tell|repeat"
    r"|pretend|obey|execute|click|cliquez|clicca|klicke|subscribe|join|contact|e-?mail|write|écris|écrivez|escribe|scrivi|schreibe?)\s"
    r"|(?:^|\s)(?:https?|www|com|org|dot\s\w+)$|\b(?:rules|instructions?|anweisung(?:en)?)$"
    r"|\b(?:system|your|the|hidden|secret|previous) prompts?$",
    re.IGNORECASE,
)


@dataclasses.dataclass(frozen=True)
class Ground:
    """What a draft is made from.

    ``source``: the photo there is for its picture. ``layout``: the tenant's own template that was asked for.
    ``logo``: the brand's.
    """

    opportunity: Opportunity
    project: Project
    facts: ProductFacts
    keywords: tuple[str, ...]
    given_url: str | None
    source: PictureSource
    layout: Template | None = None
    logo: Media | None = None


async def read_ground(
    tools: DraftTools,
    session: TenantSession,
    opportunity_id: OpportunityId,
    notes: Sequence[str],
    now: datetime,
    *,
    template: str | None = None,
    media_id: UUID | None = None,
) -> Ground:
    """Everything that is known before a draft is written, in one look.

    Raises:
        NotFoundError: no such opportunity, or library picture.
        InvalidInputError: ``template`` is neither installed nor the tenant's own.
    """
    opportunity = await get_opportunity(session, opportunity_id)
    require_own_title(opportunity)
    project = await get_project(session, opportunity.project_id)
    place = (opportunity.marketplace, opportunity.asin)
    brought = await find_note(session, project.id, *place)
    facts = facts_of(
        opportunity,
        (*notes, *tidy_notes([(brought or "")[:MAX_NOTE_CHARS]])),
        brand=await find_brand(session, project.id, *place),
    )
    if project.writer_reads_api and tools.read_api_points is not None:
        points = await tools.read_api_points(session, *place, now)
        facts = msgspec.structs.replace(facts, points=points)
    found = await find_keywords(session, project, opportunity.marketplace, facts.title, facts.category, now)
    return Ground(
        opportunity=opportunity,
        project=project,
        facts=facts,
        keywords=choose_keywords(found, facts),
        given_url=await find_destination(session, project.id, *place),
        source=await choose_source(session, project, opportunity, tools.sandbox_url, media_id),
        layout=await find_layout(session, template, tools.templates) if template else None,
        logo=await find_logo(session, project),
    )


async def read_ground_of_pin(
    tools: DraftTools, session: TenantSession, pin: Pin, now: datetime, *, template: str | None = None
) -> Ground:
    """What there is to write a pin anew from; its notes and its library picture stay.

    Raises:
        ConflictError: ``pins.no_opportunity``: what it was made of is gone; as ``read_ground``.
    """
    if pin.opportunity_id is None:
        raise ConflictError("pins.no_opportunity", "What this pin was made of is gone; edit it by hand.")
    opportunity_id = OpportunityId(pin.opportunity_id)
    return await read_ground(
        tools, session, opportunity_id, pin.notes, now, template=template, media_id=pin.media_id
    )


def require_own_title(opportunity: Opportunity) -> None:
    """What came through a key for the Creators API goes within a day and may not stand in a pin, which stays.

    Raises:
        ConflictError: ``pins.no_own_title``: nobody but the Creators API told the product's name.
    """
    if opportunity.title is None or "title" in opportunity.live_facts:
        raise ConflictError(
            "pins.no_own_title",
            f"Only the Creators API told the name of {opportunity.asin}, so it may not stand in a pin. "
            "Bring the product with a name: in a file, by a saved page or on a list. Then draft it.",
        )


def facts_of(
    opportunity: Opportunity, notes: Sequence[str] = (), *, brand: str | None = None
) -> ProductFacts:
    """What may be said about the product."""
    return ProductFacts(
        marketplace=opportunity.marketplace,
        asin=opportunity.asin,
        title=opportunity.title or opportunity.asin,
        category="" if "category" in opportunity.live_facts else opportunity.category,
        brand=brand,
        notes=tuple(dict.fromkeys(notes)),
        language=get_marketplace(opportunity.marketplace).language,
    )


def choose_keywords(found: Sequence[str], facts: ProductFacts) -> tuple[str, ...]:
    """The keywords that copy may use: none that gives an order, names an address, says more about the product
    than its facts, or promises instructions to whoever gets a finished thing.
    """
    usable = [
        keyword
        for keyword in found
        if len(keyword) <= MAX_KEYWORD_CHARS
        and is_safe(keyword)
        and _NO_SEARCH.search(keyword) is None
        and not find_invented(keyword, facts)
        and (is_for_making(facts) or not asks_how(keyword))
    ]
    return tuple(usable[:MAX_KEYWORDS])
