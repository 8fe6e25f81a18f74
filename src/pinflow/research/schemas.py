"""The research slice as the API shows it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.research import explain_opportunity as explained
from pinflow.research import opportunity as stored
from pinflow.research.explain_opportunity import Recomputed
from pinflow.research.opportunity import OpportunityState
from pinflow.research.score_models import Source
from pinflow.research.trend_signal import TrendSignal
from pinflow.scraping.schemas import PRODUCT_EXAMPLE, Product, product_page

_PART = {
    "name": "rank",
    "label": "Rank",
    "points": 21.5,
    "max_points": 25,
    "reason": "Rank 7 of 50.",
}


class ScorePart(ApiModel):
    """What one thing adds to the score, and why."""

    model_config = examples(_PART)

    name: str
    label: str
    points: float
    max_points: float
    reason: str


# Inside Opportunity `list` is a field.
Parts = list[ScorePart]


class ListOfOpportunity(ApiModel):
    """Where the product was seen; ``id`` is null for what the tenant uploaded or brought.

    ``list_kind`` is ``brought`` for a product out of a file or a product page: it has no rank.
    """

    model_config = examples({"id": None, "category": "Küche", "list_kind": "bestsellers"})

    id: UUID | None
    category: str
    list_kind: str


_OPPORTUNITY = {
    "id": "01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b",
    "project_id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b",
    "score": 74.5,
    "parts": [_PART],
    "product": PRODUCT_EXAMPLE,
    "list": {
        "id": "01936d2c-7d00-7a01-8b02-1c2d3e4f5a6b",
        "category": "Küche, Haushalt & Wohnen",
        "list_kind": "bestsellers",
    },
    "rank": 7,
    "previous_rank": 12,
    "observed_at": "2026-11-23T08:55:00Z",
    "state": "open",
    "pin_id": None,
    "weights_version": "2026-11.5",
    "scored_at": "2026-11-23T08:56:00Z",
    "ended_at": None,
    "ended": None,
}


class Opportunity(ApiModel):
    """A product worth a pin now: a score from 0 to 100 and the parts that add up to it.

    ``ended`` says why scoring finds it no more, ``ended_at`` since when (it may be hidden or drafted); the
    score and its reasons are then those of ``scored_at``.
    """

    model_config = examples(_OPPORTUNITY)

    id: UUID
    project_id: UUID
    score: float
    parts: Parts
    product: Product
    list: ListOfOpportunity
    rank: int | None
    previous_rank: int | None
    observed_at: datetime
    state: OpportunityState
    pin_id: UUID | None
    weights_version: str
    scored_at: datetime
    ended_at: datetime | None
    ended: str | None

    @classmethod
    def of(cls, found: stored.Opportunity, pin_id: UUID | None) -> Opportunity:
        """A stored opportunity and the pin that was made of it."""
        return cls(
            id=found.id,
            project_id=found.project_id,
            score=float(found.score),
            parts=_parts(found),
            product=Product(
                marketplace=found.marketplace,
                asin=found.asin,
                title=found.title or found.asin,
                image_url=found.image_url,
                price=None if found.price is None else float(found.price),
                currency=found.currency,
                price_observed_at=None if found.price is None else found.observed_at,
                rating=None if found.rating is None else float(found.rating),
                review_count=found.review_count,
                product_url=found.product_url or product_page(found.marketplace, found.asin),
            ),
            list=ListOfOpportunity(id=found.list_id, category=found.category, list_kind=found.list_kind),
            rank=found.rank,
            previous_rank=found.previous_rank,
            observed_at=found.observed_at,
            state=found.state,
            pin_id=pin_id,
            weights_version=found.weights_version,
            scored_at=found.scored_at,
            ended_at=found.ended_at,
            ended=found.ended,
        )


def _parts(found: stored.Opportunity) -> Parts:
    return [
        ScorePart(
            name=part.name,
            label=part.label,
            points=part.points,
            max_points=part.max_points,
            reason=part.reason,
        )
        for part in found.parts
    ]


class OpportunityPage(Page[Opportunity]):
    """Opportunities, the best first. ``total``: how many match, on all pages together."""

    total: int


_EXPLAINED = {
    **_PART,
    "source": "public",
    "region": None,
    "as_of": None,
    "recomputed": "equal",
    "points_now": 21.5,
}


class ExplainedPart(ScorePart):
    """A part and where it stands on.

    ``recomputed``: `equal` or `different` from what comes out now; `kept`: its figures may not be stored,
    only the points are, of ``region`` and ``as_of``; `old_formula`: the next scoring makes it anew.
    """

    model_config = examples(_EXPLAINED)

    source: Source
    region: str | None
    as_of: datetime | None
    recomputed: Recomputed
    points_now: float | None


_TREND = {
    "keyword": "drawer organisers",
    "region": "DE",
    "matched": "Both words stand in the title.",
    "growth_wow": 4,
    "growth_mom": 25,
    "growth_yoy": None,
    "fetched_at": "2026-11-23T08:50:00Z",
}


class FittingTrend(ApiModel):
    """The search trend that fits the product by what is known now. Growth is in percent."""

    model_config = examples(_TREND)

    keyword: str
    region: str
    matched: str
    growth_wow: float | None
    growth_mom: float | None
    growth_yoy: float | None
    fetched_at: datetime

    @classmethod
    def of(cls, found: TrendSignal) -> FittingTrend:
        """A trend out of the short cache."""
        return cls(
            keyword=found.keyword,
            region=found.region,
            matched=found.matched,
            growth_wow=found.growth_wow,
            growth_mom=found.growth_mom,
            growth_yoy=found.growth_yoy,
            fetched_at=found.fetched_at,
        )


class Explanation(ApiModel):
    """A score, computed once more from what is stored.

    ``equal``: every part that can be recomputed came out as it is stored. ``recomputable`` is false as soon
    as one part stands on figures that may not be kept.
    """

    model_config = examples(
        {
            "opportunity": _OPPORTUNITY,
            "parts": [_EXPLAINED],
            "recomputable": True,
            "equal": True,
            "verdict": "Computed again from what is stored, every part comes out the same.",
            "trend": _TREND,
        }
    )

    opportunity: Opportunity
    parts: list[ExplainedPart]
    recomputable: bool
    equal: bool
    verdict: str
    trend: FittingTrend | None

    @classmethod
    def of(cls, found: explained.Explanation, pin_id: UUID | None) -> Explanation:
        """What came out, with the pin that was made of the opportunity."""
        return cls(
            opportunity=Opportunity.of(found.opportunity, pin_id),
            parts=[
                ExplainedPart(
                    name=row.part.name,
                    label=row.part.label,
                    points=row.part.points,
                    max_points=row.part.max_points,
                    reason=row.part.reason,
                    source=row.part.source,
                    region=row.part.region,
                    as_of=row.part.as_of,
                    recomputed=row.recomputed,
                    points_now=row.points_now,
                )
                for row in found.parts
            ],
            recomputable=found.recomputable,
            equal=found.equal,
            verdict=found.verdict,
            trend=None if found.trend is None else FittingTrend.of(found.trend),
        )
