"""What a layout is made of: texts and marks with their places, relative to what they stand in."""

from __future__ import annotations

from functools import cache

import msgspec
from msgspec.structs import replace

from pinflow.pins.fonts import font_names
from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.fit_text import FittedText
from pinflow.pins.templates.model import Template

Rect = tuple[float, float, float, float]


def moved(rect: Rect, x: float, y: float) -> Rect:
    """The rectangle ``x`` further right and ``y`` further down."""
    return rect[0] + x, rect[1] + y, rect[2] + x, rect[3] + y


class PlacedText(msgspec.Struct, frozen=True):
    """A fitted text: ``left``..``right`` is the room its lines are aligned in, ``top`` its first ink."""

    role: str
    fitted: FittedText
    left: float
    right: float
    top: float
    align: str
    color: str
    on: str

    def moved(self, x: float, y: float) -> PlacedText:
        """The same ``x`` further right and ``y`` further down."""
        return replace(self, left=self.left + x, right=self.right + x, top=self.top + y)

    def line_left(self, width: float) -> float:
        """Where a line of that width begins."""
        room = self.right - self.left - width
        if self.align == "center":
            return self.left + room / 2
        if self.align == "right" or (self.align == "start" and not self.fitted.rightwards):
            return self.left + room
        return self.left


class PlacedMark(msgspec.Struct, frozen=True):
    """Something drawn beside texts.

    ``kind``: rect, outline, ellipse, ring, box, check, cross, dash, logo-start, logo-center, or
    ``motif:N``, the Nth drawing of the product's field of life. ``on``: the colour a motif stands on.
    """

    kind: str
    rect: Rect
    color: str
    radius: float = 0.0
    line: float = 0.0
    on: str = "paper"

    def moved(self, x: float, y: float) -> PlacedMark:
        """The same ``x`` further right and ``y`` further down."""
        return replace(self, rect=moved(self.rect, x, y))


class Block(msgspec.Struct, eq=False):
    """A measured child of a stack; its parts relative to the stack's content left and its own top."""

    height: float
    space_before: float = 0.0
    texts: list[PlacedText] = msgspec.field(default_factory=list)
    marks: list[PlacedMark] = msgspec.field(default_factory=list)

    def moved(self, x: float, y: float) -> Block:
        """The same with its parts moved; its own height stays."""
        texts = [text.moved(x, y) for text in self.texts]
        return Block(self.height, self.space_before, texts, [mark.moved(x, y) for mark in self.marks])


class Frame(msgspec.Struct, frozen=True):
    """The room a child is measured in: pixels, what it stands on, and whose texts it shows.

    ``count``: how many items the template's list shows, for a text that says so.
    """

    width: float
    height: float
    template: Template
    on: str
    design: PinDesign
    count: int = 0

    def inset(self, x: float, y: float) -> Frame:
        """The room inside a padding."""
        return replace(self, width=self.width - 2 * x, height=self.height - 2 * y)

    def narrowed(self, width: float) -> Frame:
        """The same room, ``width`` wide."""
        return replace(self, width=width)

    def font(self, name: str) -> str:
        """The font file for a name: the brand's own in the place of the template's heading or text.

        A brand's font that is not shipped, or no longer, leaves the template's in place.
        """
        brand = self.design.brand
        own = {"heading": brand.heading_font, "text": brand.text_font}.get(name)
        return own if own is not None and own in _shipped() else self.template.font(name)


@cache
def _shipped() -> frozenset[str]:
    return frozenset(font_names())


class Window(msgspec.Struct, frozen=True):
    """The part of a slot that stays uncovered, in slot pixels."""

    left: int
    top: int
    right: int
    bottom: int
