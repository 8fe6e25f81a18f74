"""Computes a score once more from what is stored, and says whether it is the same."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.research.opportunity import Opportunity, OpportunityId
from pinflow.research.queries import get_opportunity, get_scored
from pinflow.research.score import score_opportunity
from pinflow.research.score_models import ScorePart, Source
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
    """``equal``: every part that can be recomputed came out as stored. ``verdict`` says it all in words."""

    opportunity: Opportunity
    parts: tuple[ExplainedPart, ...]
    recomputable: bool
    equal: bool
    verdict: str


async def explain_opportunity(
    session: TenantSession, opportunity_id: OpportunityId, now: datetime
) -> Explanation:
    """Recomputes the score with the weights and at the time that it was made with.

    Parts that stand on public observations and the tenant's own data are recomputed. Those from Pinterest
    and the Creators API keep only their points: their figures were never stored.

    Raises:
        NotFoundError: ``research.no_such_opportunity``.
    """
    opportunity = await get_opportunity(session, opportunity_id)
    stored = await get_scored(session, opportunity_id)
    weights = await find_weights_of_score(session, opportunity.project_id, opportunity.weights_version)
    if weights is None or stored.signals is None:
        return _of_old_formula(opportunity)
    again = {part.name: part for part in score_opportunity(stored.signals, weights, stored.scored_at).parts}
    parts = tuple(_compare(part, again.get(part.name)) for part in opportunity.parts)
    kept = [found.part for found in parts if found.recomputed is Recomputed.KEPT]
    equal = all(found.recomputed is not Recomputed.DIFFERENT for found in parts) and (
        sum(part.points for part in opportunity.parts) == float(opportunity.score)
    )
    return Explanation(
        opportunity=opportunity,
        parts=parts,
        recomputable=not kept,
        equal=equal,
        verdict=_verdict(equal, kept, now),
    )


def _compare(part: ScorePart, again: ScorePart | None) -> ExplainedPart:
    if part.source in (Source.PINTEREST, Source.CREATORS_API):
        return ExplainedPart(part=part, recomputed=Recomputed.KEPT, points_now=None)
    same = again == part
    return ExplainedPart(
        part=part,
        recomputed=Recomputed.EQUAL if same else Recomputed.DIFFERENT,
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


def _of_old_formula(opportunity: Opportunity) -> Explanation:
    return Explanation(
        opportunity=opportunity,
        parts=tuple(
            ExplainedPart(part=part, recomputed=Recomputed.OLD_FORMULA, points_now=None)
            for part in opportunity.parts
        ),
        recomputable=False,
        equal=False,
        verdict=f"{NO_LONGER}: this score was made by another version of the formula "
        f"({opportunity.weights_version}). The next scoring makes it anew.",
    )
