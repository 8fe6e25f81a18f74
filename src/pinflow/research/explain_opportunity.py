"""Computes a score once more from what is stored, and says whether it is the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.projects.queries import get_project
from pinflow.research.find_trends import FindTrendSignals
from pinflow.research.opportunity import Candidate, Opportunity, OpportunityId
from pinflow.research.queries import find_live_facts, get_opportunity, get_scored
from pinflow.research.score import score_opportunity
from pinflow.research.score_models import TREND_PARTS, LiveFact, ScorePart, Signals, Source
from pinflow.research.trend_signal import TrendSignal
from pinflow.research.weights.read_weights import find_weights_of_score

NO_LONGER = "no longer recomputable"


class Recomputed(StrEnum):
    """``equal``: the same points and reason. ``kept``: its inputs may not be stored, the points are."""

    EQUAL = "equal"
    DIFFERENT = "different"
    KEPT = "kept"
    OLD_FORMULA = "old_formula"


class ExplainedPart(msgspec.Struct, frozen=True, kw_only=True):
    """A part as it is stored, and what came out of computing it again."""

    part: ScorePart
    recomputed: Recomputed
    points_now: float | None


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """``equal``: every part that can be recomputed came out as stored. ``verdict`` says it all in words.

    ``trend`` is the trend that fits the product by what is known now; it is shown and never stored.
    """

    opportunity: Opportunity
    parts: tuple[ExplainedPart, ...]
    recomputable: bool
    equal: bool
    verdict: str
    trend: TrendSignal | None


async def explain_opportunity(
    session: TenantSession,
    opportunity_id: OpportunityId,
    now: datetime,
    *,
    find_trends: FindTrendSignals | None = None,
) -> Explanation:
    """Recomputes the score with the weights and at the time that it was made with.

    Parts that stand on public observations and the tenant's own data are recomputed. Those from Pinterest
    and the Creators API keep only their points: their figures are not stored with the score. As long as
    ``find_trends`` still knows the trend that a score was made with, and the look-up through the tenant's
    key has not expired (24 hours), their parts are recomputed too.

    Raises:
        NotFoundError: ``research.no_such_opportunity``.
    """
    opportunity = await get_opportunity(session, opportunity_id)
    stored = await get_scored(session, opportunity_id)
    trend = None if find_trends is None else await _find_trend(session, opportunity, find_trends)
    weights = await find_weights_of_score(session, opportunity.project_id, opportunity.weights_version)
    if weights is None or stored.signals is None:
        return _not_computed(
            opportunity,
            trend,
            "this score was made by another version of the formula "
            f"({opportunity.weights_version}). {_made_anew(opportunity)}",
        )
    signals = await _with_live_facts(session, opportunity, stored.signals, now)
    facts_known = signals is not None
    signals = msgspec.structs.replace(signals or stored.signals, trend=trend)
    again = {part.name: part for part in score_opportunity(signals, weights, stored.scored_at).parts}
    parts = tuple(_compare(part, again.get(part.name), trend, facts_known) for part in opportunity.parts)
    kept = [found.part for found in parts if found.recomputed is Recomputed.KEPT]
    equal = all(found.recomputed is not Recomputed.DIFFERENT for found in parts) and (
        sum(part.points for part in opportunity.parts) == float(opportunity.score)
    )
    return Explanation(
        opportunity=opportunity,
        parts=parts,
        recomputable=not kept,
        equal=equal,
        verdict=_as_of(opportunity) + _verdict(equal, kept, now),
        trend=trend,
    )


async def _find_trend(
    session: TenantSession, found: Opportunity, find_trends: FindTrendSignals
) -> TrendSignal | None:
    product = Candidate(
        marketplace=found.marketplace,
        asin=found.asin,
        list_id=found.list_id,
        list_kind=found.list_kind,
        category=found.category,
        list_size=found.rank,
        title=found.title,
        image_url=found.image_url,
        product_url=found.product_url,
        price=found.price,
        currency=found.currency,
        rating=found.rating,
        review_count=found.review_count,
        rank=found.rank,
        observed_at=found.observed_at,
        history=(),
        first_seen_at=found.observed_at,
        own_pins_at=(),
    )
    known = await find_trends(session, await get_project(session, found.project_id), [product])
    return known.get((found.marketplace, found.asin))


async def _with_live_facts(
    session: TenantSession, opportunity: Opportunity, signals: Signals, now: datetime
) -> Signals | None:
    """With what the tenant's key told, as long as that may be kept; None afterwards."""
    live = signals.live
    if live is None:
        return signals
    told = await find_live_facts(session, opportunity, live.fetched_at, now)
    if told is None:
        return None
    known: dict[LiveFact, dict[str, object]] = {
        "price": {"price": told.price and float(told.price), "currency": told.currency},
        "rating": {"rating": told.rating and float(told.rating), "review_count": told.review_count},
        "title": {"title": told.title or ""},
        "category": {"category": told.category or ""},
    }
    for fact in live.facts:
        signals = msgspec.structs.replace(signals, **known[fact])
    return signals


def _compare(
    part: ScorePart, again: ScorePart | None, trend: TrendSignal | None, facts_known: bool
) -> ExplainedPart:
    same_trend = trend is not None and (trend.region, trend.fetched_at) == (part.region, part.as_of)
    if (part.source is Source.CREATORS_API and not facts_known) or (
        part.source is Source.PINTEREST and not same_trend
    ):
        return ExplainedPart(part=part, recomputed=Recomputed.KEPT, points_now=None)
    if part.name in TREND_PARTS and part.source is not Source.PINTEREST:
        # When it was scored no trend was known, or none fitted: that is what the sentence says.
        return ExplainedPart(part=part, recomputed=Recomputed.EQUAL, points_now=part.points)
    return ExplainedPart(
        part=part,
        recomputed=Recomputed.EQUAL if again == part else Recomputed.DIFFERENT,
        points_now=None if again is None else again.points,
    )


def _verdict(equal: bool, kept: Sequence[ScorePart], now: datetime) -> str:
    if not equal:
        return "Computed again, the score comes out differently from what is stored. Please report this."
    if not kept:
        return "Computed again from what is stored, every part comes out the same."
    told = sorted({f"{part.source} ({part.region}, {_age(part.as_of, now)})" for part in kept})
    return (
        f"{NO_LONGER}: {', '.join(part.label for part in kept)} stand on {' and '.join(told)}, of which only "
        "points, region and time are kept. Every other part comes out the same."
    )


def _age(moment: datetime | None, now: datetime) -> str:
    if moment is None:
        return "time unknown"
    hours = int((now - moment).total_seconds() // 3600)
    return f"{hours} hours ago" if hours < 48 else f"{hours // 24} days ago"


def _as_of(opportunity: Opportunity) -> str:
    if opportunity.ended is None:
        return ""
    return f"{opportunity.ended} Score and reasons are those of {opportunity.scored_at:%Y-%m-%d %H:%M} UTC. "


def _made_anew(opportunity: Opportunity) -> str:
    return "" if opportunity.ended else "The next scoring makes it anew."


def _not_computed(opportunity: Opportunity, trend: TrendSignal | None, why: str) -> Explanation:
    return Explanation(
        opportunity=opportunity,
        parts=tuple(
            ExplainedPart(part=part, recomputed=Recomputed.OLD_FORMULA, points_now=None)
            for part in opportunity.parts
        ),
        recomputable=False,
        equal=False,
        verdict=f"{_as_of(opportunity)}{NO_LONGER}: {why}".strip(),
        trend=trend,
    )
