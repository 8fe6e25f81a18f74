"""What an artwork is drawn into."""

from __future__ import annotations

import random
from dataclasses import dataclass

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.draw_layers import paint
from pinflow.pins.renderers.placed import Rect
from pinflow.pins.renderers.require_skia import skia


@dataclass(frozen=True)
class ArtSlot:
    """A clipped area with its origin at 0, 0; sizes in pixels.

    ``hidden``: rectangles of it that later layers cover. ``main``: the motif that comes first; None: any.
    """

    canvas: skia.Canvas
    width: float
    height: float
    tones: dict[str, Rgb]
    chance: random.Random
    sky_name: str | None
    motifs: tuple[str, ...]
    hidden: tuple[Rect, ...] = ()
    main: str | None = None

    @property
    def sky(self) -> Rgb | None:
        """The colour that an open ground takes, None for the artwork's own."""
        return self.tones[self.sky_name] if self.sky_name is not None else None

    def shows(self, x: float, y: float, reach: float) -> bool:
        """Whether anything within ``reach`` of a point could be seen in the finished picture."""
        left, top, right, bottom = x - reach, y - reach, x + reach, y + reach
        if right < 0 or bottom < 0 or left > self.width or top > self.height:
            return False
        return not self.covers(x, y, reach)

    def covers(self, x: float, y: float, reach: float) -> bool:
        """Whether a later layer lies over everything within ``reach`` of a point."""
        left, top, right, bottom = x - reach, y - reach, x + reach, y + reach
        return any(
            left >= each[0] and top >= each[1] and right <= each[2] and bottom <= each[3]
            for each in self.hidden
        )

    def circle(self, x: float, y: float, radius: float, colour: Rgb) -> None:
        if not self.shows(x, y, radius + 1):
            return
        self.canvas.drawCircle(x, y, radius, paint(colour))

    def fill(self, colour: Rgb) -> None:
        self.canvas.drawRect(skia.Rect.MakeWH(self.width, self.height), paint(colour))
