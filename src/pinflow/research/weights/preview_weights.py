"""What other weights would do to a project's opportunities; nothing is written."""

from __future__ import annotations

from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project
from pinflow.research.queries import ScoredSignals, stream_scored
from pinflow.research.score import half_points, score_opportunity
from pinflow.research.score_models import PART_NAMES, ScorePart, Source, Weights

RECOMPUTED = (Source.PUBLIC, Source.OWN)


class PreviewRow(msgspec.Struct, frozen=True, kw_only=True):
    """An opportunity before and after; places count from 1 over all open ones of the project."""

    opportunity_id: UUID
    title: str
    asin: str
    marketplace: str
    old_score: float
    new_score: float
    old_place: int
    new_place: int


class Preview(msgspec.Struct, frozen=True, kw_only=True):
    """The best of the new order. ``moved`` of all ``scored`` would change their place."""

    rows: tuple[PreviewRow, ...]
    scored: int
    moved: int


class _Before(msgspec.Struct, frozen=True):
    id: UUID
    title: str
    asin: str
    marketplace: str
    old: float
    new: float


async def preview_weights(
    session: TenantSession, project_id: ProjectId, weights: Weights, *, limit: int
) -> Preview:
    """Scores what is stored of the project's open opportunities once more, with other weights.

    Parts whose figures may not be kept (trends, the Creators API) keep the share of their points that they
    had; where they had no weight, they earn nothing until the next scoring.

    Raises:
        NotFoundError: no such project.
        InvalidInputError: ``research.bad_weights``.
    """
    await get_project(session, project_id)
    found = [
        _Before(
            row.id, row.title or row.asin, row.asin, row.marketplace, float(row.score), rescore(row, weights)
        )
        async for row in stream_scored(session, project_id)
    ]
    # Equal scores stand in the order in which they are listed everywhere else: by id.
    old_places = {row.id: place for place, row in enumerate(sorted(found, key=lambda r: (-r.old, r.id)), 1)}
    new_order = sorted(found, key=lambda r: (-r.new, r.id))
    rows = [
        PreviewRow(
            opportunity_id=row.id,
            title=row.title,
            asin=row.asin,
            marketplace=row.marketplace,
            old_score=row.old,
            new_score=row.new,
            old_place=old_places[row.id],
            new_place=place,
        )
        for place, row in enumerate(new_order, 1)
    ]
    return Preview(
        rows=tuple(rows[:limit]),
        scored=len(rows),
        moved=sum(row.old_place != row.new_place for row in rows),
    )


def rescore(row: ScoredSignals, weights: Weights) -> float:
    """The points of a stored opportunity with other weights, at the time it was scored."""
    if row.signals is None:
        return sum(_rescale(part, weights) for part in row.parts)
    again = score_opportunity(row.signals, weights, row.scored_at)
    kept = {part.name: part for part in row.parts if part.source not in RECOMPUTED}
    return sum(
        _rescale(kept[part.name], weights) if part.name in kept else part.points for part in again.parts
    )


def _rescale(part: ScorePart, weights: Weights) -> float:
    most: float = getattr(weights, part.name) if part.name in PART_NAMES else 0.0
    return half_points(part.points / part.max_points, most) if part.max_points else 0.0
