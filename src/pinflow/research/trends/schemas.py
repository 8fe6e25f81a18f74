"""Trends as the API shows them."""

from __future__ import annotations

from datetime import date, datetime

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.research.trends import models
from pinflow.research.trends.models import MORE_THAN_TOLD

_KEYWORD = {
    "keyword": "small kitchen storage",
    "growth_wow": 12,
    "growth_mom": 64,
    "growth_yoy": 10001,
    "more_than_told": True,
    "weekly": [41, 55, 100],
    "weeks_start": "2026-11-02",
}
_CATEGORY = {
    "name": "KITCHEN_ORGANIZERS",
    "growth_mom": 34,
    "volume": 100,
    "verticals": ["HOME_DECOR"],
}


class TrendKeyword(ApiModel):
    """A keyword and how its searches grew, in percent; null: not said.

    ``more_than_told``: a growth of 10001 means more than 10,000 percent. ``weekly``: 0-100 of the keyword's
    own peak, oldest first; ``weeks_start``: the first day of the first of these weeks.
    """

    model_config = examples(_KEYWORD)

    keyword: str
    growth_wow: int | None
    growth_mom: int | None
    growth_yoy: int | None
    more_than_told: bool
    weekly: list[int]
    weeks_start: date | None

    @classmethod
    def of(cls, keyword: models.Keyword) -> TrendKeyword:
        """A keyword as Pinterest tells it now."""
        grown = (keyword.growth_wow, keyword.growth_mom, keyword.growth_yoy)
        return cls(
            keyword=keyword.keyword,
            growth_wow=keyword.growth_wow,
            growth_mom=keyword.growth_mom,
            growth_yoy=keyword.growth_yoy,
            more_than_told=any(growth == MORE_THAN_TOLD for growth in grown),
            weekly=list(keyword.weekly),
            weeks_start=keyword.weeks_start,
        )


class TrendKeywordPage(Page[TrendKeyword]):
    """Keywords, strongest first. ``problem``: why Pinterest tells none; kept until ``expires_at``."""

    problem: str | None
    fetched_at: datetime
    expires_at: datetime


class TrendCategory(ApiModel):
    """A product category of Pinterest's: growth over the month, and engagement in percent of the largest."""

    model_config = examples(_CATEGORY)

    name: str
    growth_mom: int
    volume: int
    verticals: list[str]

    @classmethod
    def of(cls, category: models.Category) -> TrendCategory:
        """A category as Pinterest tells it now."""
        return cls(
            name=category.name,
            growth_mom=category.growth_mom,
            volume=category.volume,
            verticals=list(category.verticals),
        )


class TrendCategoryPage(Page[TrendCategory]):
    """Categories, strongest first. ``problem``: why Pinterest tells none."""

    problem: str | None
    fetched_at: datetime
    expires_at: datetime


class TrendCategoryCurve(ApiModel):
    """A product category over the last year. ``problem``: why Pinterest tells nothing of it."""

    model_config = examples(
        {
            "name": "KITCHEN_ORGANIZERS",
            "searches": ["pantry organization"],
            "weekly": [41, 55, 100],
            "weeks_start": "2026-11-02",
            "problem": None,
            "fetched_at": "2026-11-23T09:00:00Z",
            "expires_at": "2026-11-23T13:00:00Z",
        }
    )

    name: str
    searches: list[str]
    weekly: list[int]
    weeks_start: date | None
    problem: str | None
    fetched_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, name: str, told: models.Told[models.CategoryCurve]) -> TrendCategoryCurve:
        """What Pinterest tells of a category now."""
        curve = told.items[0] if told.items else models.CategoryCurve(name=name)
        nothing = f"Pinterest tells nothing of {name} here." if not told.items else None
        return cls(
            name=curve.name,
            searches=list(curve.searches),
            weekly=list(curve.weekly),
            weeks_start=curve.weeks_start,
            problem=told.problem or nothing,
            fetched_at=told.fetched_at,
            expires_at=told.expires_at,
        )
