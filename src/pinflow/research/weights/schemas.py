"""The weights of a project as the API shows them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field

from pinflow.kit.api_models import ApiModel, Change, change_examples, examples, may_be_left_out
from pinflow.kit.pagination import Page
from pinflow.research.score import LABELS
from pinflow.research.score_models import Weights
from pinflow.research.weights.preview_weights import Preview
from pinflow.research.weights.queries import WeightsVersion
from pinflow.research.weights.read_weights import ProjectWeights, weights_of

Points = Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
Price = Annotated[float, Field(gt=0, le=1e9, allow_inf_nan=False)]
Currency = Annotated[str, Field(pattern="^[A-Z]{3}$")]
Parts = dict[str, Points]
PriceBands = dict[Currency, tuple[Price, Price]]

_PARTS = {"demand": 26, "outlook": 14, "momentum": 0}
_PREVIEWED = {
    "opportunity_id": "01936d2c-7e00-7a01-8b02-1c2d3e4f5a6b",
    "marketplace": "amazon.de",
    "asin": "B0EXAMPLE1",
    "title": "Bamboo drawer organiser",
    "old_score": 61.5,
    "new_score": 68,
    "old_place": 4,
    "new_place": 1,
}


class PartWeight(ApiModel):
    """The most points that a part can earn here, and as it is shipped."""

    model_config = examples({"name": "demand", "label": "Demand", "points": 20, "shipped": 20})

    name: str
    label: str
    points: float
    shipped: float


class ScoreWeights(ApiModel):
    """How much each part of the score counts in a project; together 100.

    ``number`` is that of the last change, 0 if there was none. ``set_aside``: there are own weights, but they
    were made for other parts, so the shipped ones count. ``price_bands`` are lowest and highest price by
    currency.
    """

    model_config = examples(
        {
            "number": 3,
            "own": True,
            "set_aside": False,
            "version": "2026-11.5/3",
            "parts": [{"name": "demand", "label": "Demand", "points": 26, "shipped": 20}],
            "price_bands": {"EUR": [15, 75]},
        }
    )

    number: int
    own: bool
    set_aside: bool
    version: str
    parts: list[PartWeight]
    price_bands: PriceBands

    @classmethod
    def of(cls, found: ProjectWeights) -> ScoreWeights:
        """The weights that count."""
        return cls(
            number=found.number,
            own=found.own,
            set_aside=found.set_aside,
            version=found.weights.version,
            parts=part_weights(found.weights),
            price_bands=found.weights.price_bands,
        )


def part_weights(weights: Weights) -> list[PartWeight]:
    """Each part beside what is shipped."""
    shipped = Weights().mosts()
    return [
        PartWeight(name=name, label=LABELS[name], points=most, shipped=shipped[name])
        for name, most in weights.mosts().items()
    ]


class WeightsToTry(Change):
    """Parts and price bands to change; what is left out stays. All parts together must make 100."""

    model_config = change_examples({"parts": _PARTS}, {"price_bands": {"EUR": [20, 60]}})

    parts: Parts = may_be_left_out()
    price_bands: PriceBands = may_be_left_out()

    def changed(self) -> tuple[Mapping[str, float], Mapping[str, tuple[float, float]]]:
        """What was sent."""
        sent = self.sent()
        return sent.get("parts") or {}, sent.get("price_bands") or {}


class WeightsChange(WeightsToTry):
    """The same, to be kept. ``number``: refuse if the weights were changed since that one."""

    model_config = change_examples({"parts": _PARTS, "number": 3})

    number: int = may_be_left_out(ge=0)


class WeightsReset(Change):
    """Back to what is shipped. ``number``: refuse if the weights were changed since that one."""

    model_config = change_examples({"number": 3})

    number: int = may_be_left_out(ge=0)


class PreviewedOpportunity(ApiModel):
    """An opportunity before and after; places count from 1 over all open ones of the project."""

    model_config = examples(_PREVIEWED)

    opportunity_id: UUID
    marketplace: str
    asin: str
    title: str
    old_score: float
    new_score: float
    old_place: int
    new_place: int


class WeightsPreview(ApiModel):
    """The best of the new order; nothing was written. ``moved`` of ``scored`` change their place.

    Points that stand on figures which may not be kept are scaled with their weight.
    """

    model_config = examples({"items": [_PREVIEWED], "scored": 212, "moved": 97})

    items: list[PreviewedOpportunity]
    scored: int
    moved: int

    @classmethod
    def of(cls, found: Preview) -> WeightsPreview:
        """What other weights would do."""
        return cls(
            items=[
                PreviewedOpportunity(
                    opportunity_id=row.opportunity_id,
                    marketplace=row.marketplace,
                    asin=row.asin,
                    title=row.title,
                    old_score=row.old_score,
                    new_score=row.new_score,
                    old_place=row.old_place,
                    new_place=row.new_place,
                )
                for row in found.rows
            ],
            scored=found.scored,
            moved=found.moved,
        )


class WeightsVersionShown(ApiModel):
    """Who changed the weights when, and to what. ``parts`` null: back to what was shipped then."""

    model_config = examples(
        {
            "number": 3,
            "changed_by": "Ada",
            "via": "dashboard",
            "changed_at": "2026-11-23T09:10:00Z",
            "reset": False,
            "parts": [{"name": "demand", "label": "Demand", "points": 26, "shipped": 20}],
            "price_bands": {"EUR": [15, 75]},
        }
    )

    number: int
    changed_by: str
    via: str
    changed_at: datetime
    reset: bool
    parts: list[PartWeight] | None
    price_bands: PriceBands | None

    @classmethod
    def of(cls, version: WeightsVersion) -> WeightsVersionShown:
        """A stored version; of another formula its parts are not shown."""
        weights = weights_of(version) if version.weights is not None else None
        return cls(
            number=version.number,
            changed_by=version.changed_by,
            via=version.via,
            changed_at=version.changed_at,
            reset=version.weights is None,
            parts=None if weights is None else part_weights(weights),
            price_bands=None if weights is None else weights.price_bands,
        )


class WeightsHistoryPage(Page[WeightsVersionShown]):
    """Changes of the weights, the newest first."""
