"""What an artwork is drawn into."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pinflow.pins.renderers.colours import Rgb
from pinflow.pins.renderers.draw_layers import paint
from pinflow.pins.renderers.require_skia import skia


@dataclass(frozen=True)
class ArtSlot:
    """A clipped area with its origin at 0, 0; sizes in pixels."""

    canvas: skia.Canvas
    width: float
    height: float
    tones: dict[str, Rgb]
    chance: random.Random
    sky_name: str | None
    motifs: tuple[str, ...]

    @property
    def sky(self) -> Rgb | None:
        """The colour that an open ground takes, None for the artwork's own."""
        return self.tones[self.sky_name] if self.sky_name is not None else None

    def circle(self, x: float, y: float, radius: float, colour: Rgb) -> None:
        self.canvas.drawCircle(x, y, radius, paint(colour))

    def fill(self, colour: Rgb) -> None:
        self.canvas.drawRect(skia.Rect.MakeWH(self.width, self.height), paint(colour))
