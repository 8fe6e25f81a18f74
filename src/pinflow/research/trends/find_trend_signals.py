"""Finds for each product the search trend that speaks of it, among what the short cache holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime

import msgspec

from pinflow.accounts.queries import list_accounts
from pinflow.kit.db import TenantSession
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.projects.models import Project
from pinflow.research.opportunity import Candidate
from pinflow.research.trend_signal import TrendSignal
from pinflow.research.trends.list_trends import choose_account
from pinflow.research.trends.match_keyword import KeywordMatcher, Match
from pinflow.research.trends.models import SOURCE, Keyword
from pinflow.research.trends.queries import list_keyword_answers
from pinflow.research.trends.regions import region_of

_KEYWORDS = tuple[Keyword, ...]
# The words of a region's own language first; people everywhere search in English too.
_SECOND_LANGUAGE = "en"


class _Known(msgspec.Struct, frozen=True):
    """A keyword and when it was told."""

    keyword: Keyword
    fetched_at: datetime


async def find_trend_signals(
    session: TenantSession, project: Project, candidates: Sequence[Candidate], now: datetime
) -> dict[tuple[str, str], TrendSignal]:
    """(marketplace, ASIN) -> the trend that fits the product best; products without one are left out.

    Reads what has not expired and asks nobody: `refresh_trends` fills the cache before. Of keywords that fit
    equally well the one that grew most over the month counts.
    """
    account = choose_account(await list_accounts(session), project.default_account_id)
    marketplaces = sorted({candidate.marketplace for candidate in candidates})
    regions = {name: region for name in marketplaces if (region := region_of(name)) is not None}
    if account is None or not regions:
        return {}
    answers = await list_keyword_answers(session, account.id, sorted(set(regions.values())), now)
    known: dict[str, dict[str, _Known]] = {region: {} for region in regions.values()}
    for stored in answers:
        for keyword in msgspec.convert(stored.answer, _KEYWORDS):
            # The newest answer comes first; a keyword may stand among several kinds.
            known[stored.region].setdefault(keyword.keyword, _Known(keyword, stored.fetched_at))
    matchers = {
        name: KeywordMatcher(known[region], (MARKETPLACES[name].language, _SECOND_LANGUAGE))
        for name, region in regions.items()
    }
    signals = {}
    for candidate in candidates:
        region = regions.get(candidate.marketplace)
        if region is None or not candidate.title:
            continue
        matches = matchers[candidate.marketplace].find(candidate.title, candidate.category)
        if matches:
            best = _best(matches, known[region])
            signals[candidate.marketplace, candidate.asin] = _signal(best, known[region], region)
    return signals


def _best(matches: Sequence[Match], known: Mapping[str, _Known]) -> Match:
    def strength(match: Match) -> tuple[float, float, str]:
        growth = known[match.keyword].keyword.growth_mom
        return match.score, -1e9 if growth is None else float(growth), match.keyword

    return max(matches, key=strength)


def _signal(match: Match, known: Mapping[str, _Known], region: str) -> TrendSignal:
    found = known[match.keyword]
    keyword = found.keyword
    return TrendSignal(
        keyword=keyword.keyword,
        region=region,
        growth_wow=_percent(keyword.growth_wow),
        growth_mom=_percent(keyword.growth_mom),
        growth_yoy=_percent(keyword.growth_yoy),
        weekly=keyword.weekly,
        weeks_start=keyword.weeks_start or found.fetched_at.date(),
        matched=match.reason,
        source=SOURCE,
        fetched_at=found.fetched_at,
    )


def _percent(value: int | None) -> float | None:
    return None if value is None else float(value)
