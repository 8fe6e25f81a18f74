"""Pinterest's trends, in our words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import ClassVar, Self

import httpx2

from pinflow.accounts.pace.keep_pace import pace_now
from pinflow.accounts.providers.ask_in_turn import in_turn
from pinflow.accounts.providers.blame_account import blaming_account
from pinflow.integrations.pinterest.trends import PinterestTrends
from pinflow.research.trends.models import Category, CategoryCurve, Keyword, TrendKind
from pinflow.research.trends.trend_source import TrendSource

_WEEK = timedelta(weeks=1)


class PinterestTrendSource(TrendSource):
    """Asks the official API at the account's own address."""

    name: ClassVar[str] = "pinterest"

    def __init__(self, http: httpx2.AsyncClient) -> None:
        self._http = http

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(http)

    def _trends(self, base_url: str, token: str) -> PinterestTrends:
        return PinterestTrends(self._http, base_url, token, **in_turn(pace_now()))

    async def list_keywords(
        self, base_url: str, token: str, region: str, kind: TrendKind, interests: Sequence[str]
    ) -> list[Keyword]:
        with blaming_account(needed=False):
            found = await self._trends(base_url, token).list_keywords(region, kind, interests=interests)
        keywords = []
        for told in found:
            weekly, start = read_weeks(told.time_series)
            keywords.append(
                Keyword(
                    keyword=told.keyword,
                    growth_wow=told.pct_growth_wow,
                    growth_mom=told.pct_growth_mom,
                    growth_yoy=told.pct_growth_yoy,
                    weekly=weekly,
                    weeks_start=start,
                )
            )
        return keywords

    async def list_categories(self, base_url: str, token: str, region: str) -> list[Category]:
        with blaming_account(needed=False):
            found = await self._trends(base_url, token).list_categories(region)
        return [
            Category(
                name=told.product_category,
                growth_mom=told.pct_change_mom,
                volume=told.percent_relative_volume,
                verticals=told.verticals,
            )
            for told in found
        ]

    async def get_category(
        self, base_url: str, token: str, region: str, category: str
    ) -> CategoryCurve | None:
        with blaming_account(needed=False):
            told = await self._trends(base_url, token).get_category(region, category)
        if told is None:
            return None
        weekly, start = read_weeks(told.time_series)
        return CategoryCurve(
            name=told.product_category, searches=told.related_searches, weekly=weekly, weeks_start=start
        )


def read_weeks(series: Mapping[date, float]) -> tuple[tuple[int, ...], date | None]:
    """A curve by week, oldest first, and the first day of its first week.

    Pinterest names a week by the day it ends. A week it left out stands as the one before it: a gap would
    shift the season.
    """
    if not series:
        return (), None
    days = sorted(series)
    weekly = [round(series[days[0]])]
    for before, day in pairwise(days):
        missing = max(round((day - before) / _WEEK) - 1, 0)
        weekly += [weekly[-1]] * missing
        weekly.append(round(series[day]))
    return tuple(weekly), days[0] - timedelta(days=6)
