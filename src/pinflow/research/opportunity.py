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
    """``drafted``: a pin was made of it. ``hidden``: a person does not want to see it.

    ``ended``: nothing proposes it any more; it opens again when it is found again.
    """

    OPEN = "open"
    DRAFTED = "drafted"
    HIDDEN = "hidden"
    ENDED = "ended"


class EndedReason(StrEnum):
    """Why scoring no longer finds a product."""

    UNWATCHED = "unwatched"
    LEFT = "left"
    UNREAD = "unread"
    OUTDATED = "outdated"
    BROUGHT_NO_MORE = "brought_no_more"


ENDED_WORDS = {
    EndedReason.UNWATCHED: "Nobody watches its list in this project any more.",
    EndedReason.LEFT: "It is no longer on its list.",
    EndedReason.UNREAD: "Its list is no longer read down to its rank.",
    EndedReason.OUTDATED: "Its list has not been read for three weeks.",
    EndedReason.BROUGHT_NO_MORE: "What brought it was taken back, or has expired.",
}


class Opportunity(msgspec.Struct, frozen=True, kw_only=True):
    """Figures are those of ``observed_at``. ``list_id`` None: from something the tenant uploaded.

    ``live_facts``: what came through the tenant's key for the Creators API; it is gone after ``live_until``.

    ``rank`` None: it stands on no list; the user brought it (``list_kind`` is then ``brought``).
    ``ended_at``: since when scoring finds it no more, also of what is hidden or drafted; what its score says
    was so at ``scored_at``.
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
    ended_at: datetime | None = None
    ended_reason: EndedReason | None = None

    @property
    def ended(self) -> str | None:
        """Why it ended, in a sentence."""
        return None if self.ended_reason is None else ENDED_WORDS[self.ended_reason]


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
    own_pins_at: tuple[datetime, ...]
    rank_change_percent: Decimal | None = None
    live_facts: tuple[LiveFact, ...] = ()
    live_facts_at: datetime | None = None
    live_until: datetime | None = None
