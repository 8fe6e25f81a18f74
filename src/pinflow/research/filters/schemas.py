"""Saved filters as the API shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

import msgspec
from pydantic import Field

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.research.filters.conditions import Conditions, KnownKind
from pinflow.research.filters.queries import SavedFilter
from pinflow.research.opportunity import OpportunityState

Price = Annotated[float, Field(ge=0, le=1e9, allow_inf_nan=False)]
_CONDITIONS = {"min_score": 60, "only_with_trend": True, "max_price": 40}


class OpportunityConditions(Change):
    """What an opportunity must be like; what is left out does not matter. ``words``: title or ASIN."""

    model_config = change_examples(_CONDITIONS)

    project_id: UUID = may_be_left_out()
    state: OpportunityState = may_be_left_out()
    min_score: float = may_be_left_out(ge=0, le=100)
    words: str = may_be_left_out(max_length=200)
    list_kind: KnownKind = may_be_left_out()
    category: str = may_be_left_out(max_length=200)
    min_price: Price = may_be_left_out()
    max_price: Price = may_be_left_out()
    only_with_trend: bool = may_be_left_out()
    new_entries: bool = may_be_left_out()

    def read(self) -> Conditions:
        """As the slice knows them."""
        return Conditions(**self.sent())

    @classmethod
    def of(cls, conditions: Conditions) -> OpportunityConditions:
        """Only what differs from no condition."""
        return cls.model_validate(msgspec.to_builtins(conditions))


class OpportunityFilter(ApiModel):
    """Conditions of one member under a name; `filter_id` applies them."""

    model_config = examples(
        {
            "id": "01936d2c-8200-7a01-8b02-1c2d3e4f5a6b",
            "name": "Trending and cheap",
            "conditions": _CONDITIONS,
            "created_at": "2026-11-23T09:00:00Z",
        }
    )

    id: UUID
    name: str
    conditions: OpportunityConditions
    created_at: datetime

    @classmethod
    def of(cls, saved: SavedFilter) -> OpportunityFilter:
        """A stored filter."""
        return cls(
            id=saved.id,
            name=saved.name,
            conditions=OpportunityConditions.of(saved.conditions),
            created_at=saved.created_at,
        )


class OpportunityFilterPage(Page[OpportunityFilter]):
    """The member's own filters by name."""


class NewOpportunityFilter(ApiModel):
    """Conditions to keep."""

    model_config = examples({"name": "Trending and cheap", "conditions": _CONDITIONS})

    name: Annotated[str, Field(min_length=1, max_length=80)]
    conditions: OpportunityConditions
