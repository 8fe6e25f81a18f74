"""The words a ``template.json`` is written in.

Lengths are pixels on a 1000x1500 canvas from its upper left corner. An edge is a number or a reference to
a stack listed before, such as ``"card.top - 40"``. Colours are names of the template's scheme.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

CANVAS_WIDTH, CANVAS_HEIGHT = 1000, 1500
# Pinterest lays its own button over the lower right corner.
CORNER_WIDTH, CORNER_HEIGHT = 200, 160

Edge = int | float | str
Size = Annotated[float, msgspec.Meta(gt=0, le=1500)]
Length = Annotated[float, msgspec.Meta(ge=0, le=1500)]
Art = Literal["arches", "tiles", "hills", "rays", "cutouts", "stripes"]
Source = Literal["headline", "kicker", "point", "disclosure", "site"]
Align = Literal["start", "left", "center"]


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    pass


class Box(_Part, frozen=True, kw_only=True):
    left: Edge
    top: Edge
    right: Edge
    bottom: Edge


class Text(_Part, frozen=True, kw_only=True, tag="text"):
    """A text that shrinks from ``size`` to ``min_size`` and then ends in an ellipsis.

    ``flex``: takes the height its neighbours leave. ``space_before`` replaces the stack's gap.
    """

    source: Source
    font: str
    size: Size
    min_size: Size
    color: str
    max_lines: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    line_height: Annotated[float, msgspec.Meta(ge=0.7, le=2.5)] = 1.1
    align: Align = "start"
    tracking: Annotated[float, msgspec.Meta(ge=-0.1, le=0.5)] = 0.0
    upper: bool = False
    flex: bool = False
    max_width: Size | None = None
    space_before: Length | None = None


class Points(_Part, frozen=True, kw_only=True, tag="points"):
    """The points as a numbered list, with a hairline between them when ``rule_color`` is set."""

    font: str
    number_font: str
    size: Size
    min_size: Size
    color: str
    number_color: str
    number_width: Size
    rule_color: str | None = None
    max_items: Annotated[int, msgspec.Meta(ge=1, le=10)] = 3
    max_lines: Annotated[int, msgspec.Meta(ge=1, le=4)] = 2
    line_height: Annotated[float, msgspec.Meta(ge=0.7, le=2.5)] = 1.2
    gap: Length = 24
    space_before: Length | None = None


class Rule(_Part, frozen=True, kw_only=True, tag="rule"):
    """A line across the stack, or ``width`` long."""

    color: str
    thickness: Size = 2
    width: Size | None = None
    space_before: Length | None = None


class Row(_Part, frozen=True, kw_only=True, tag="row"):
    """Short texts side by side; those that find no room are left out.

    ``min_height``: room that stays free even when there is nothing to show.
    """

    children: tuple[Text, ...]
    gap: Length = 24
    max_width: Size | None = None
    min_height: Length = 0
    space_before: Length | None = None


Child = Text | Points | Rule | Row


class Panel(_Part, frozen=True, kw_only=True):
    """A calm ground that grows with the stack's content."""

    color: str
    padding: Length = 48
    radius: Length = 0
    shadow: bool = False
    bleed_bottom: bool = False


class Stack(_Part, frozen=True, kw_only=True, tag="stack"):
    """Texts one below the other. ``on`` names the colour they stand on."""

    name: str
    box: Box
    on: str
    children: tuple[Child, ...]
    anchor: Literal["top", "middle", "bottom"] = "top"
    gap: Length = 24
    panel: Panel | None = None


class Shape(_Part, frozen=True, kw_only=True, tag="shape"):
    kind: Literal["rect", "ellipse", "arch"]
    box: Box
    color: str
    radius: Length = 0


class Picture(_Part, frozen=True, kw_only=True, tag="picture"):
    """The photo, or one of ``art`` when there is none.

    ``window``: the part of the box that stays uncovered, where the subject has to be.
    """

    box: Box
    art: Annotated[tuple[Art, ...], msgspec.Meta(min_length=1)]
    window: Box | None = None
    mask: Literal["rect", "arch", "round"] = "rect"
    frame: Length = 0
    frame_color: str = "white"
    tilt: Annotated[float, msgspec.Meta(ge=-15, le=15)] = 0.0
    shadow: bool = False


class Pattern(_Part, frozen=True, kw_only=True, tag="pattern"):
    """Generated artwork; which one is chosen from the text.

    ``sky``: a light colour of the scheme that an artwork's open ground takes, so that no edge shows.
    """

    box: Box
    sky: str | None = None
    art: Annotated[tuple[Art, ...], msgspec.Meta(min_length=1)]


Layer = Shape | Picture | Pattern | Stack
Scheme = dict[str, str]


class Template(_Part, frozen=True, kw_only=True):
    """A picture's design. ``schemes`` map the template's colour names to tones of the brand."""

    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    title: str
    description: str
    picture: Literal["photo_or_art", "art"]
    margin: Annotated[float, msgspec.Meta(ge=24, le=200)]
    ground: str
    schemes: Annotated[dict[str, Scheme], msgspec.Meta(min_length=1)]
    layers: Annotated[tuple[Layer, ...], msgspec.Meta(min_length=1)]


class Sample(_Part, frozen=True, kw_only=True):
    """Content a template is shown with."""

    headline: str
    kicker: str
    points: tuple[str, ...]
    disclosure: str
    site: str | None = None
