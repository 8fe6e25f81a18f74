"""The words a ``template.json`` is written in.

Lengths are pixels on a 1000x1500 canvas from its upper left corner. An edge is a number or a reference to
a stack listed anywhere in the template (by a stack: listed before it), such as ``"card.top - 40"``. Colours
are names of the template's scheme, fonts and radii names of its design tokens or plain values.

A template may come from anyone: every number and every list has a limit, so that none takes more than a
moment to draw.
"""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

CANVAS_WIDTH, CANVAS_HEIGHT = 1000, 1500
# Pinterest lays its own button over the lower right corner.
CORNER_WIDTH, CORNER_HEIGHT = 200, 160
MOST_PHOTOS = 4

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
Words = Annotated[str, msgspec.Meta(max_length=300)]
Edge = Annotated[float, msgspec.Meta(ge=-500, le=2000)] | Annotated[str, msgspec.Meta(max_length=80)]
Size = Annotated[float, msgspec.Meta(gt=0, le=1500)]
Length = Annotated[float, msgspec.Meta(ge=0, le=1500)]
Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
Radius = Length | Name
LineHeight = Annotated[float, msgspec.Meta(ge=0.7, le=2.5)]
Tilt = Annotated[float, msgspec.Meta(ge=-15, le=15)]
Art = Literal[
    "arches",
    "tiles",
    "hills",
    "rays",
    "cutouts",
    "stripes",
    "motifs",
    "still-life",
    "shelves",
    "blocks",
    "medallion",
    "garland",
    "confetti",
]
Arts = Annotated[tuple[Art, ...], msgspec.Meta(min_length=1, max_length=12)]
Source = Literal["headline", "kicker", "point", "disclosure", "site", "brand", "count", "words"]
Align = Literal["start", "left", "center"]
ShapeKind = Literal["rect", "ellipse", "arch", "ring", "quotes", "wave", "slant", "scallop", "tag", "bow"]
Family = Literal["hero", "collage", "list", "comparison", "quote", "gift"]


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
    ``balance``: even lines rather than full ones. ``fit`` "stretch": every line is set as wide as the box.
    ``highlight``: a band of colour behind each line, as of a marker pen. ``words``: a text of the template's
    own, for the source "words".
    """

    source: Source
    font: Name
    size: Size
    min_size: Size
    color: Name
    max_lines: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    line_height: LineHeight = 1.1
    align: Align = "start"
    tracking: Annotated[float, msgspec.Meta(ge=-0.1, le=0.5)] = 0.0
    upper: bool = False
    flex: bool = False
    balance: bool = True
    fit: Literal["shrink", "stretch"] = "shrink"
    highlight: Name | None = None
    words: Annotated[str, msgspec.Meta(max_length=120)] = ""
    max_width: Size | None = None
    space_before: Length | None = None


class Badge(Text, frozen=True, kw_only=True, tag="badge"):
    """A short text on a plate of its own: ``fill``, an outline of ``border`` px, or both."""

    fill: Name | None = None
    border: Annotated[float, msgspec.Meta(ge=0, le=12)] = 0
    padding_x: Length = 28
    padding_y: Length = 18
    radius: Radius = 1500


class Card(_Part, frozen=True, kw_only=True):
    """The plate of a list's item; every second one takes ``alternate``."""

    color: Name
    alternate: Name | None = None
    radius: Radius = 0
    padding: Length = 32


class List(_Part, frozen=True, kw_only=True, tag="list"):
    """The design's items, or its points, in one or two columns, all in one size.

    ``marker``: what stands beside an item (``marker_side`` "start") or above it ("top"): its number plain or
    in a disc, a tick, an empty box to tick, a dot, or a drawing of the product's field of life.
    ``spread``: the items share the height that is there. ``zigzag``: markers change sides.
    """

    font: Name
    size: Size
    min_size: Size
    color: Name
    marker: Literal["none", "number", "disc", "check", "box", "dot", "motif"] = "number"
    marker_font: Name = "Manrope-ExtraBold"
    marker_color: Name
    marker_fill: Name | None = None
    marker_size: Size = 60
    marker_gap: Length = 24
    marker_side: Literal["start", "top"] = "start"
    align: Align = "start"
    rule_color: Name | None = None
    card: Card | None = None
    columns: Annotated[int, msgspec.Meta(ge=1, le=2)] = 1
    max_items: Annotated[int, msgspec.Meta(ge=1, le=10)] = 5
    max_lines: Annotated[int, msgspec.Meta(ge=1, le=4)] = 2
    line_height: LineHeight = 1.2
    gap: Length = 24
    most_height: Length = 1500
    spread: bool = False
    zigzag: bool = False
    space_before: Length | None = None


class Table(_Part, frozen=True, kw_only=True, tag="table"):
    """The design's rows under its columns; without rows, its points with rings to tick.

    ``label_side``: a row's label stands before its cells, above them, or between two of them.
    Between two, with one column alone, it stands before. ``stripe``: the ground of every second row;
    ``focus`` and ``other``: the ground of the first and of the second column of cells. ``head_size``: that of
    the columns' heads, where it is not the cells'.
    """

    font: Name
    head_font: Name
    size: Size
    min_size: Size
    color: Name
    head_color: Name
    head_fill: Name | None = None
    mark_color: Name
    line_color: Name | None = None
    stripe: Name | None = None
    focus: Name | None = None
    other: Name | None = None
    head_size: Size | None = None
    label_side: Literal["start", "top", "middle"] = "start"
    label_share: Annotated[float, msgspec.Meta(ge=0.2, le=0.8)] = 0.5
    radius: Radius = 0
    padding: Length = 24
    gap: Length = 0
    max_rows: Annotated[int, msgspec.Meta(ge=1, le=8)] = 5
    max_lines: Annotated[int, msgspec.Meta(ge=1, le=4)] = 2
    line_height: LineHeight = 1.16
    most_height: Length = 1500
    space_before: Length | None = None


class Rule(_Part, frozen=True, kw_only=True, tag="rule"):
    """A line across the stack, or ``width`` long."""

    color: Name
    thickness: Size = 2
    width: Size | None = None
    align: Literal["start", "center"] = "start"
    space_before: Length | None = None


class Row(_Part, frozen=True, kw_only=True, tag="row"):
    """Short texts side by side; those that find no room are left out.

    ``min_height``: room that stays free even when there is nothing to show.
    """

    children: Annotated[tuple[Text | Badge, ...], msgspec.Meta(max_length=4)]
    gap: Length = 24
    align: Literal["start", "center"] = "start"
    max_width: Size | None = None
    min_height: Length = 0
    space_before: Length | None = None


class Logo(_Part, frozen=True, kw_only=True, tag="logo"):
    """The brand's logo, as large as ``height`` and ``max_width`` allow; its name while there is none."""

    height: Annotated[float, msgspec.Meta(ge=24, le=300)]
    max_width: Size = 400
    font: Name
    color: Name
    align: Literal["start", "center"] = "start"
    space_before: Length | None = None


Child = Text | Badge | List | Table | Rule | Row | Logo


class Panel(_Part, frozen=True, kw_only=True):
    """A plate behind a stack, ``padding`` larger than its content."""

    color: Name
    padding: Length
    radius: Radius = 0
    shadow: bool = False
    bleed_bottom: bool = False


class Stack(_Part, frozen=True, kw_only=True, tag="stack"):
    """Texts one below the other. ``on`` names the colour they stand on."""

    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
    box: Box
    on: Name
    children: Annotated[tuple[Child, ...], msgspec.Meta(min_length=1, max_length=12)]
    anchor: Literal["top", "middle", "bottom"] = "top"
    gap: Length = 24
    panel: Panel | None = None


class Shape(_Part, frozen=True, kw_only=True, tag="shape"):
    """A plain shape; ``thickness`` is that of a ring's or a bow's line."""

    kind: ShapeKind
    box: Box
    color: Name
    radius: Radius = 0
    thickness: Annotated[float, msgspec.Meta(ge=1, le=200)] = 12
    tilt: Tilt = 0.0
    shadow: bool = False


class Gradient(_Part, frozen=True, kw_only=True, tag="gradient"):
    """Colour that runs from ``start`` (opaque by ``start_alpha``) to ``end`` across the box."""

    box: Box
    start: Name
    end: Name
    start_alpha: Share = 1.0
    end_alpha: Share = 1.0
    direction: Literal["down", "right"] = "down"


class Picture(_Part, frozen=True, kw_only=True, tag="picture"):
    """A photo, or one of ``art`` when there is none.

    ``slot``: which of the design's photos. ``window``: the part of the box that stays uncovered, where the
    subject has to be. ``focus``: the point of the photo (0 to 1) to keep in the middle instead of the one
    that was found. ``zoom``: shows a part of a scene from nearer. ``mode`` "cutout": a product on white is
    taken off its ground and stands on ``ground``, a colour, or on what lies beneath (in a shape: the frame's
    colour); a scene fills the slot as ever. ``mode`` "whole": of a scene that a slot of another shape would
    cut, almost all is shown, and the colours of its edges run on beside it.
    """

    box: Box
    art: Arts
    slot: Annotated[int, msgspec.Meta(ge=0, lt=MOST_PHOTOS)] = 0
    window: Box | None = None
    focus: tuple[Share, Share] | None = None
    zoom: Annotated[float, msgspec.Meta(ge=1, le=4)] = 1.0
    mode: Literal["photo", "cutout", "whole"] = "photo"
    ground: Name | None = None
    mask: Literal["rect", "arch", "round", "rounded"] = "rect"
    radius: Radius = 0
    frame: Annotated[float, msgspec.Meta(ge=0, le=100)] = 0
    frame_color: Name = "white"
    tilt: Tilt = 0.0
    shadow: bool = False
    sky: Name | None = None


class Pattern(_Part, frozen=True, kw_only=True, tag="pattern"):
    """Generated artwork; which one is chosen from the design's seed.

    ``sky``: a colour of the scheme that an artwork's open ground takes, so that no edge shows.
    """

    box: Box
    art: Arts
    sky: Name | None = None
    mask: Literal["rect", "arch", "round", "rounded"] = "rect"
    radius: Radius = 0


Layer = Shape | Gradient | Picture | Pattern | Stack
Scheme = Annotated[dict[Name, Name], msgspec.Meta(max_length=24)]


class Tokens(_Part, frozen=True, kw_only=True):
    """Design tokens: fonts and radii by the names that layers use.

    A brand kit's own fonts take the place of ``heading`` and ``text``, and its corners scale every radius.
    """

    fonts: Annotated[dict[Name, Name], msgspec.Meta(max_length=12)] = {}
    radii: Annotated[dict[Name, Length], msgspec.Meta(max_length=12)] = {}


class Template(_Part, frozen=True, kw_only=True):
    """A picture's design. ``schemes`` map the template's colour names to tones of the brand.

    ``least_points``: how many points or items make it look full; of one that needs any, the further pictures
    of a carousel and the scenes of a video, which have a line each, are drawn with another.
    """

    # For text editors, which check and complete by it.
    schema: Annotated[str, msgspec.Meta(max_length=200)] | None = msgspec.field(name="$schema", default=None)
    name: Annotated[str, msgspec.Meta(pattern=r"^[a-z][a-z0-9-]{1,39}$")]
    title: Annotated[str, msgspec.Meta(min_length=1, max_length=80)]
    description: Annotated[str, msgspec.Meta(max_length=400)]
    family: Family
    picture: Literal["photo_or_art", "art"]
    least_points: Annotated[int, msgspec.Meta(ge=0, le=10)] = 0
    margin: Annotated[float, msgspec.Meta(ge=40, le=200)]
    ground: Name
    tokens: Tokens = Tokens()
    schemes: Annotated[dict[Name, Scheme], msgspec.Meta(min_length=1, max_length=12)]
    layers: Annotated[tuple[Layer, ...], msgspec.Meta(min_length=1, max_length=32)]

    def font(self, name: str) -> str:
        """A font's file name for a token or a plain name."""
        return self.tokens.fonts.get(name, name)

    def radius(self, value: float | str) -> float:
        """A radius in pixels for a token or a number."""
        return self.tokens.radii.get(value, 0.0) if isinstance(value, str) else value

    def photos(self) -> int:
        """How many different photos it shows."""
        return len({layer.slot for layer in self.layers if isinstance(layer, Picture)})


class TableRow(_Part, frozen=True, kw_only=True):
    """A row of a table: what is compared, and a short word or one of ✓ ✗ – ○ for each column."""

    label: Words
    cells: Annotated[tuple[Words, ...], msgspec.Meta(max_length=3)]


class Sample(_Part, frozen=True, kw_only=True):
    """Content a template is shown with."""

    schema: Annotated[str, msgspec.Meta(max_length=200)] | None = msgspec.field(name="$schema", default=None)
    headline: Words
    kicker: Words
    points: Annotated[tuple[Words, ...], msgspec.Meta(max_length=10)]
    disclosure: Words
    site: Words | None = None
    subject: Words = ""
    season: Literal["", "spring", "summer", "autumn", "winter"] = ""
    items: Annotated[tuple[Words, ...], msgspec.Meta(max_length=10)] = ()
    columns: Annotated[tuple[Words, ...], msgspec.Meta(max_length=3)] = ()
    rows: Annotated[tuple[TableRow, ...], msgspec.Meta(max_length=8)] = ()
