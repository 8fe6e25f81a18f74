"""Commission rates as the API shows them."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.research.commission.list_rates import ShownRate

_NAME = Annotated[str, Field(max_length=200)]


class CommissionRate(ApiModel):
    """What a marketplace pays for a sale. ``category`` empty: every category without a rate of its own.

    ``counts``: today it is the rate of its category. ``source``: who says so.
    """

    model_config = examples(
        {
            "marketplace": "amazon.com",
            "category": "Kitchen",
            "percent": 4.5,
            "valid_from": "2025-01-01",
            "own": False,
            "counts": True,
            "source": "Two articles of 2025 that agree; not Amazon's own page",
        }
    )

    marketplace: str
    category: str
    percent: float
    valid_from: date
    own: bool
    counts: bool
    source: str

    @classmethod
    def of(cls, rate: ShownRate) -> CommissionRate:
        """A rate as it is listed."""
        return cls(
            marketplace=rate.marketplace,
            category=rate.category,
            percent=rate.percent,
            valid_from=rate.valid_from,
            own=rate.own,
            counts=rate.counts,
            source=rate.source,
        )


class CommissionRatePage(Page[CommissionRate]):
    """Rates by marketplace and category, the own ones of a category first."""


class NewCommissionRate(ApiModel):
    """A rate of the tenant's own. ``category`` empty: every category without a rate of its own.

    ``valid_from`` null: from today on. A rate that begins on the same day is replaced.
    """

    model_config = examples(
        {"marketplace": "amazon.de", "category": "Küche", "percent": 7, "valid_from": None}
    )

    marketplace: _NAME
    category: _NAME
    percent: Annotated[float, Field(ge=0, le=100, allow_inf_nan=False)]
    valid_from: date | None


class CommissionReset(ApiModel):
    """Forgets own rates: of a category, or (null) of the whole marketplace.

    ``valid_from``: only the one that begins on this day.
    """

    model_config = examples({"marketplace": "amazon.de", "category": "Küche", "valid_from": "2026-10-01"})

    marketplace: _NAME
    category: _NAME | None
    valid_from: date | None = None
