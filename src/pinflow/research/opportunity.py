"""An opportunity as it is stored: a product worth a pin now, with the reasons that add up to its score."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.projects.models import ProjectId
from pinflow.research.score_models import LiveFact, ScorePart

OpportunityId = NewType("OpportunityId", UUID)


class OpportunityState(StrEnum):
    """``drafted``: a pin was made of it. ``hidden``: a person does not want to see it."""

    OPEN = "open"
    DRAFTED = "drafted"
    HIDDEN = "hidden"


class Opportunity(msgspec.Struct, frozen=True, kw_only=True):
    """Figures are those of ``observed_at``. ``list_id`` None: from something the tenant uploaded.

    ``live_facts``: what came through the tenant's key for the Creators API; it is gone after ``live_until``.

    ``rank`` None: it stands on no list; the user brought it (``list_kind`` is then ``brought``).
    """

    id: OpportunityId
    tenant_id: TenantId
    project_id: ProjectId
    marketplace: str
    asin: str
    list_id: UUID | None
    list_kind: str
    category: str
    title: str | None
    image_url: str | None
    product_url: str | None
    price: Decimal | None
    currency: str | None
    rating: Decimal | None
    review_count: int | None
    rank: int | None
    previous_rank: int | None
    observed_at: datetime
    score: Decimal
    parts: tuple[ScorePart, ...]
    weights_version: str
    state: OpportunityState
    scored_at: datetime
    created_at: datetime
    live_facts: tuple[LiveFact, ...] = ()
    live_until: datetime | None = None


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A product as the score needs it; ``history`` is (moment, rank), oldest first.

    ``rank`` and ``list_size`` are None together: a product that the user brought and that is on no list.
    ``rank_change_percent`` is what movers & shakers print. ``live_facts``: what of it came through the
    tenant's key for the Creators API at ``live_facts_at`` and may be kept until ``live_until``.
    """

    marketplace: str
    asin: str
    list_id: UUID | None
    list_kind: str
    category: str
    list_size: int | None
    title: str | None
    image_url: str | None
    product_url: str | None
    price: Decimal | None
    currency: str | None
    rating: Decimal | None
    review_count: int | None
    rank: int | None
    observed_at: datetime
    history: tuple[tuple[datetime, int], ...]
    first_seen_at: datetime
    list_watched_since: datetime
    own_pins_at: tuple[datetime, ...]
    rank_change_percent: Decimal | None = None
    live_facts: tuple[LiveFact, ...] = ()
    live_facts_at: datetime | None = None
    live_until: datetime | None = None
