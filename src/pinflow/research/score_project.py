"""Turns what was observed on a project's watched lists into scored, explained opportunities."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.projects.models import ProjectId
from pinflow.research.opportunity import Candidate, OpportunityId
from pinflow.research.queries import (
    ScoredRow,
    delete_brought_no_more,
    list_brought_candidates,
    list_candidates,
    list_uploaded_candidates,
    upsert_opportunities,
)
from pinflow.research.score import MOMENTUM_WINDOW, RankPoint, Signals, Weights, score_opportunity


async def score_project(
    session: TenantSession, project_id: ProjectId, now: datetime, weights: Weights | None = None
) -> int:
    """Scores every candidate of the project; returns how many opportunities it has now.

    A product that stands on several lists counts where it scores best.
    """
    weights = weights or Weights()
    since = now - MOMENTUM_WINDOW
    candidates = await list_candidates(session, project_id, since)
    candidates += await list_uploaded_candidates(session, project_id, since)
    candidates += await list_brought_candidates(session, project_id, now)
    best: dict[tuple[str, str], ScoredRow] = {}
    for candidate in candidates:
        row = _score(candidate, weights, now)
        key = (candidate.marketplace, candidate.asin)
        if key not in best or row.score > best[key].score:
            best[key] = row
    # One order for everybody: two scorings of one project must not wait for each other's rows.
    await upsert_opportunities(session, project_id, [best[key] for key in sorted(best)], now)
    gone = await delete_brought_no_more(session, project_id, now)
    if best or gone:
        await record_change(
            session,
            tenant_id=session.tenant_id,
            kind="opportunity.changed",
            object_id=project_id,
            now=now,
        )
    return len(best)


def _score(candidate: Candidate, weights: Weights, now: datetime) -> ScoredRow:
    earlier = [point for point in candidate.history if point[0] < candidate.observed_at]
    signals = Signals(
        rank=candidate.rank,
        list_size=candidate.list_size,
        observed_at=candidate.observed_at,
        title=candidate.title or "",
        category=candidate.category,
        history=tuple(RankPoint(observed_at=moment, rank=rank) for moment, rank in earlier),
        first_seen_at=candidate.first_seen_at,
        list_watched_since=candidate.list_watched_since,
        price=float(candidate.price) if candidate.price is not None else None,
        currency=candidate.currency,
        rating=float(candidate.rating) if candidate.rating is not None else None,
        review_count=candidate.review_count,
        own_pins_at=candidate.own_pins_at,
    )
    score = score_opportunity(signals, weights, now)
    return ScoredRow(
        id=OpportunityId(new_id(now)),
        candidate=candidate,
        previous_rank=earlier[-1][1] if earlier else None,
        score=score.points,
        parts=msgspec.to_builtins(score.parts),
        signals=msgspec.to_builtins(signals),
        weights_version=score.weights_version,
    )
