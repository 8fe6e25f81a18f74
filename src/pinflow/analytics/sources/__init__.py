"""Who tells the figures of published pins."""

from pinflow.analytics.sources.figures_source import (
    MOST_PINS,
    FakeFiguresSource,
    FiguresRefusedError,
    FiguresSource,
)
from pinflow.analytics.sources.pinterest import PinterestFigures

__all__ = [
    "MOST_PINS",
    "FakeFiguresSource",
    "FiguresRefusedError",
    "FiguresSource",
    "PinterestFigures",
]
