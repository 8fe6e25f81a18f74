"""The analytics slice as the API shows it."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from pinflow.kit.api_models import ApiModel, examples

# A command shows figures without all that reading them needs.
if TYPE_CHECKING:
    from pinflow.analytics import show_figures


class FigureSums(ApiModel):
    """Over all days that are shown."""

    model_config = examples({"impressions": 240, "saves": 9, "outbound_clicks": 4, "pin_clicks": 11})

    impressions: int
    saves: int
    outbound_clicks: int
    pin_clicks: int


class FigureDay(FigureSums):
    """What a pin brought on a day, in UTC. ``final`` false: the day's figures may still grow."""

    model_config = examples(
        {
            "day": "2026-11-20",
            "impressions": 120,
            "saves": 5,
            "outbound_clicks": 2,
            "pin_clicks": 6,
            "final": True,
        }
    )

    day: date
    final: bool


class PinFigures(ApiModel):
    """What Pinterest told of a pin, day by day, the first day first; up to 366 days.

    ``as_of``: the newest day whose figures are final, as Pinterest tells them a day or two later. ``reason``:
    why there are none, or none newer. ``next_at``: when they are asked for again; null: not any more.
    """

    model_config = examples(
        {
            "pin_id": "01936d2c-7f00-7a01-8b02-1c2d3e4f5a6b",
            "published_at": "2026-11-19T18:20:00Z",
            "as_of": "2026-11-20",
            "read_at": "2026-11-23T09:00:00Z",
            "next_at": "2026-11-24T08:00:00Z",
            "reason": None,
            "sums": {"impressions": 120, "saves": 5, "outbound_clicks": 2, "pin_clicks": 6},
            "days": [
                {
                    "day": "2026-11-20",
                    "impressions": 120,
                    "saves": 5,
                    "outbound_clicks": 2,
                    "pin_clicks": 6,
                    "final": True,
                }
            ],
        }
    )

    pin_id: UUID
    published_at: datetime | None
    as_of: date | None
    read_at: datetime | None
    next_at: datetime | None
    reason: str | None
    sums: FigureSums
    days: list[FigureDay]

    @classmethod
    def of(cls, found: show_figures.PinFigures) -> PinFigures:
        """A pin's figures as a person reads them."""
        return cls(
            pin_id=found.pin_id,
            published_at=found.published_at,
            as_of=found.as_of,
            read_at=found.read_at,
            next_at=found.next_at,
            reason=found.reason,
            sums=FigureSums(
                impressions=sum(each.impressions for each in found.days),
                saves=sum(each.saves for each in found.days),
                outbound_clicks=sum(each.outbound_clicks for each in found.days),
                pin_clicks=sum(each.pin_clicks for each in found.days),
            ),
            days=[
                FigureDay(
                    day=each.day,
                    impressions=each.impressions,
                    saves=each.saves,
                    outbound_clicks=each.outbound_clicks,
                    pin_clicks=each.pin_clicks,
                    final=each.final,
                )
                for each in found.days
            ],
        )
