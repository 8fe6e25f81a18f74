"""Turns what was observed on a project's watched lists into scored, explained opportunities."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import partial
from statistics import median
from typing import SupportsFloat, TypeAlias

import msgspec

from pinflow.kit.db import TenantSession, encode_json
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project
from pinflow.research.commission.queries import list_own_rates
from pinflow.research.commission.rates import find_rate
from pinflow.research.find_trends import FindTrendSignals, ProductKey
from pinflow.research.momentum import HISTORY_WINDOW, ListDays, ListVisit, read_to
from pinflow.research.opportunity import Candidate, OpportunityId
from pinflow.research.queries import (
    ReadList,
    ScoredRow,
    delete_brought_no_more,
    end_opportunities,
    list_brought_candidates,
    list_candidates,
    list_readings,
    list_uploaded_candidates,
    upsert_opportunities,
)
from pinflow.research.score import score_opportunity
from pinflow.research.score_models import AppliedRate, LiveFacts, Signals, Weights
from pinflow.research.screen_goods import prohibited_goods
from pinflow.research.trend_signal import TrendSignal
from pinflow.research.weights.read_weights import read_weights

# (list_id, marketplace, list_kind, category); of a list of the catalogue the id alone tells it.
ListKey: TypeAlias = tuple[object, str, str, str]
_AT_ONCE = 200  # products, some 50 ms


async def score_project(
    session: TenantSession,
    project_id: ProjectId,
    now: datetime,
    weights: Weights | None = None,
    *,
    find_trends: FindTrendSignals | None = None,
) -> int:
    """Scores every candidate of the project and ends what is none any more; returns how many were scored.

    A product that stands on several lists counts where it scores best. ``weights`` None: the project's own.
    Without ``find_trends`` the parts that stand on trends earn nothing and say why.
    """
    since = now - HISTORY_WINDOW
    candidates = await list_candidates(session, project_id, since)
    candidates += await list_uploaded_candidates(session, project_id, since)
    candidates += await list_brought_candidates(session, project_id, now)
    best: dict[ProductKey, ScoredRow] = {}
    if candidates:
        weights = weights or (await read_weights(session, project_id)).weights
        around = await _look_around(session, project_id, candidates, now, find_trends)
        for number, candidate in enumerate(candidates):
            if number % _AT_ONCE == 0:
                # A worker that is not heard of for seconds loses its job: it says that it lives in between.
                await asyncio.sleep(0)
            row = _score(candidate, around, weights, now)
            key = (candidate.marketplace, candidate.asin)
            if key not in best or row.score > best[key].score:
                best[key] = row
    # One order for everybody: two scorings of one project must not wait for each other's rows.
    await upsert_opportunities(session, project_id, [best[key] for key in sorted(best)], now)
    gone = await delete_brought_no_more(session, project_id, now)
    gone += await end_opportunities(session, project_id, now, since)
    if best or gone:
        await record_change(
            session,
            tenant_id=session.tenant_id,
            kind="opportunity.changed",
            object_id=project_id,
            now=now,
        )
    return len(best)


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What a score needs besides the product itself."""

    days: Mapping[ListKey, ListDays]
    first_read: Mapping[ListKey, Sequence[tuple[int, datetime]]]
    typical_reviews: Mapping[ListKey, float]
    rates: Mapping[tuple[str, str], AppliedRate | None]
    trends_asked: bool
    trends: Mapping[ProductKey, TrendSignal]


async def _look_around(
    session: TenantSession,
    project_id: ProjectId,
    candidates: Sequence[Candidate],
    now: datetime,
    find_trends: FindTrendSignals | None,
) -> Surroundings:
    readings = await list_readings(session, project_id, now - HISTORY_WINDOW)
    newest = {_list_of(candidate): candidate.observed_at for candidate in candidates}
    own_rates = await list_own_rates(session)
    find = partial(find_rate, own_rates, today=now.date())
    trends: Mapping[ProductKey, TrendSignal] = {}
    if find_trends is not None:
        trends = await find_trends(session, await get_project(session, project_id), candidates)
    return Surroundings(
        days=_prepare_days(readings, newest),
        first_read={_list_of(reading): reading.first_read for reading in readings},
        typical_reviews=_typical_reviews(candidates),
        rates={place: find(*place) for place in {(one.marketplace, one.category) for one in candidates}},
        trends_asked=find_trends is not None,
        trends=trends,
    )


def _list_of(of: Candidate | ReadList) -> ListKey:
    return of.list_id, of.marketplace, of.list_kind, "" if of.list_id else of.category


def _prepare_days(
    readings: Sequence[ReadList], newest: Mapping[ListKey, datetime]
) -> dict[ListKey, ListDays]:
    read = {_list_of(reading): reading.visits for reading in readings}
    return {
        key: ListDays((ListVisit(at, last_rank) for at, last_rank in read.get(key, ())), observed_at)
        for key, observed_at in newest.items()
    }


def _typical_reviews(candidates: Sequence[Candidate]) -> dict[ListKey, float]:
    """The median count of reviews on each list: a big category has much reviewed products."""
    counts: defaultdict[ListKey, list[int]] = defaultdict(list)
    for candidate in candidates:
        if candidate.review_count is not None and candidate.rank is not None:
            counts[_list_of(candidate)].append(candidate.review_count)
    return {key: float(median(found)) for key, found in counts.items()}


def _score(candidate: Candidate, around: Surroundings, weights: Weights, now: datetime) -> ScoredRow:
    signals = _signals(candidate, around)
    score = score_opportunity(signals, weights, now)
    before = [rank for moment, rank in candidate.history if moment < candidate.observed_at]
    return ScoredRow(
        id=OpportunityId(new_id(now)),
        candidate=candidate,
        previous_rank=before[-1] if before else None,
        score=score.points,
        # As text at once: as objects those of 100,000 products take more than a gigabyte.
        parts=msgspec.Raw(encode_json(score.parts)),
        signals=msgspec.Raw(encode_json(signals.storable())),
        weights_version=score.weights_version,
    )


def _signals(candidate: Candidate, around: Surroundings) -> Signals:
    key = _list_of(candidate)
    ranked = candidate.rank is not None
    live = None
    if candidate.live_facts and candidate.live_facts_at is not None:
        goods = prohibited_goods(candidate.title or "", candidate.category)
        live = LiveFacts(
            region=candidate.marketplace,
            fetched_at=candidate.live_facts_at,
            facts=candidate.live_facts,
            goods=goods.label if goods else None,
        )
    return Signals(
        rank=candidate.rank,
        list_size=candidate.list_size,
        observed_at=candidate.observed_at,
        title=candidate.title or "",
        category=candidate.category,
        marketplace=candidate.marketplace,
        days=around.days[key].of(candidate.history, candidate.rank) if candidate.rank is not None else (),
        first_seen_at=candidate.first_seen_at,
        list_watched_since=_looked_since(candidate, around.first_read.get(key, ())),
        typical_reviews=around.typical_reviews.get(key) if ranked else None,
        rank_change_percent=_number(candidate.rank_change_percent),
        price=_number(candidate.price),
        currency=candidate.currency,
        rating=_number(candidate.rating),
        review_count=candidate.review_count,
        own_pins_at=candidate.own_pins_at,
        commission=around.rates[candidate.marketplace, candidate.category],
        trends_asked=around.trends_asked,
        trend=around.trends.get((candidate.marketplace, candidate.asin)),
        live=live,
    )


def _looked_since(candidate: Candidate, first_read: Sequence[tuple[int, datetime]]) -> datetime | None:
    """The first visit of the last weeks that looked as deep as the product stands or stood."""
    if candidate.rank is None:
        return None
    deepest = max(candidate.rank, max((rank for _, rank in candidate.history), default=0))
    return min((at for last_rank, at in first_read if read_to(last_rank) >= deepest), default=None)


def _number(value: SupportsFloat | None) -> float | None:
    return None if value is None else float(value)
