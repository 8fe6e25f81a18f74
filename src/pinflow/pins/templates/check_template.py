"""What a template must keep beyond its schema: names that exist, boxes that hold, text clear of the edges."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pinflow.pins.fonts import font_names
from pinflow.pins.renderers.colours import palette
from pinflow.pins.templates.model import (
    CANVAS_HEIGHT,
    CANVAS_WIDTH,
    Badge,
    Box,
    Child,
    Edge,
    Gradient,
    Layer,
    List,
    Logo,
    Pattern,
    Picture,
    Row,
    Rule,
    Shape,
    Stack,
    Table,
    Template,
    Text,
)
from pinflow.projects.models import BrandKit

_REFERENCE = re.compile(
    r"([a-z][a-z0-9_]*)\.(left|top|right|bottom)(?:\s*([+-])\s*(\d{1,4}(?:\.\d{1,3})?))?\Z"
)
_EDGES = ("left", "top", "right", "bottom")
_FARTHEST = (-500.0, 2000.0)
_TONES = frozenset(palette(BrandKit(name="any")))
Faults = Iterator[tuple[str, str]]


def broken_rules(template: Template, directory: str | None) -> Faults:
    """Where (a path such as ``$.layers[2].box``) and why the template is faulty.

    ``directory``: the name of the directory it was read from, which has to be its own.
    """
    if directory is not None and template.name != directory:
        yield "$.name", f"the directory is called “{directory}”"
    for name, scheme in template.schemes.items():
        for role, tone in scheme.items():
            if tone not in _TONES:
                yield f"$.schemes.{name}.{role}", f"“{tone}” is no tone. Known: {', '.join(sorted(_TONES))}"
    for token, font in template.tokens.fonts.items():
        if font not in font_names():
            yield f"$.tokens.fonts.{token}", f"there is no font “{font}”. Known: {', '.join(font_names())}"
    yield from _colour(template, "$.ground", template.ground)
    yield from _layers(template)
    sources = {text.source for text in texts_of(template)}
    for needed in ("headline", "disclosure"):
        if needed not in sources:
            yield "$.layers", f"no text shows the {needed}"


def resolve_edge(edge: Edge, stacks: dict[str, tuple[float, float, float, float]]) -> float:
    """An edge in pixels. ``stacks``: (left, top, right, bottom) of the stacks laid out so far."""
    if not isinstance(edge, str):
        return float(edge)
    match = _REFERENCE.match(edge)
    assert match is not None, "checked when the template was read"
    value = stacks[match[1]][_EDGES.index(match[2])]
    offset = float(match[4]) if match[4] else 0.0
    return min(max(value + (-offset if match[3] == "-" else offset), _FARTHEST[0]), _FARTHEST[1])


def texts_of(template: Template) -> Iterator[Text]:
    """Every text that stands in a stack or a row of one."""
    for layer in template.layers:
        if isinstance(layer, Stack):
            for child in layer.children:
                for text in child.children if isinstance(child, Row) else (child,):
                    if isinstance(text, Text):
                        yield text


def _layers(template: Template) -> Faults:
    names = {layer.name for layer in template.layers if isinstance(layer, Stack)}
    stacks: set[str] = set()
    for index, layer in enumerate(template.layers):
        where = f"$.layers[{index}]"
        yield from _box(layer.box, f"{where}.box", stacks if isinstance(layer, Stack) else names)
        yield from _layer(layer, where, template, names)
        if isinstance(layer, Stack):
            if layer.name in stacks:
                yield f"{where}.name", f"two stacks are called “{layer.name}”"
            stacks.add(layer.name)


def _layer(layer: Layer, where: str, template: Template, names: set[str]) -> Faults:
    if isinstance(layer, Stack):
        yield from _stack(layer, where, template)
        return
    colours: dict[str, str | None] = {}
    if isinstance(layer, Shape):
        colours = {"color": layer.color}
    elif isinstance(layer, Gradient):
        colours = {"start": layer.start, "end": layer.end}
    elif isinstance(layer, Picture):
        colours = {"frame_color": layer.frame_color, "sky": layer.sky, "ground": layer.ground}
        if layer.ground is not None and layer.mode != "cutout":
            yield f"{where}.ground", "only a cut-out has a ground: a photo covers it"
        if layer.window is not None:
            yield from _box(layer.window, f"{where}.window", names)
    elif isinstance(layer, Pattern):
        colours = {"sky": layer.sky}
    yield from _colours(template, where, colours)
    if isinstance(layer, Shape | Picture | Pattern):
        yield from _radius(template, f"{where}.radius", layer.radius)


def _stack(stack: Stack, where: str, template: Template) -> Faults:
    yield from _colour(template, f"{where}.on", stack.on)
    if stack.panel is not None:
        yield from _colour(template, f"{where}.panel.color", stack.panel.color)
        yield from _radius(template, f"{where}.panel.radius", stack.panel.radius)
    limits = zip(_EDGES, (0, 0, CANVAS_WIDTH, CANVAS_HEIGHT), (1, 1, -1, -1), strict=True)
    for edge, limit, inwards in limits:
        value = getattr(stack.box, edge)
        inset = stack.panel.padding if stack.panel else 0
        if isinstance(value, int | float) and (value - limit) * inwards + inset < template.margin:
            yield f"{where}.box.{edge}", f"text would come nearer to the edge than {template.margin:g} px"
    for index, child in enumerate(stack.children):
        yield from _child(child, f"{where}.children[{index}]", template)
    if sum(isinstance(child, Text) and child.flex for child in stack.children) > 1:
        yield f"{where}.children", "only one text of a stack can be flex"


def _child(child: Child, where: str, template: Template) -> Faults:
    if isinstance(child, Row):
        for index, text in enumerate(child.children):
            yield from _child(text, f"{where}.children[{index}]", template)
        return
    colours: dict[str, str | None] = {"color": child.color}
    fonts: dict[str, str] = {} if isinstance(child, Rule) else {"font": child.font}
    radii: dict[str, float | str] = {}
    if isinstance(child, Text):
        colours["highlight"] = child.highlight
        if child.source == "words" and not child.words.strip():
            yield f"{where}.source", "a text of the template's own says in “words” what it says"
        if isinstance(child, Badge):
            colours["fill"], radii["radius"] = child.fill, child.radius
    elif isinstance(child, List):
        fonts["marker_font"] = child.marker_font
        colours |= {name: getattr(child, name) for name in ("marker_color", "marker_fill", "rule_color")}
        if child.card is not None:
            colours |= {"card.color": child.card.color, "card.alternate": child.card.alternate}
            radii["card.radius"] = child.card.radius
    elif isinstance(child, Table):
        fonts["head_font"], radii["radius"] = child.head_font, child.radius
        names = ("head_color", "head_fill", "mark_color", "line_color", "stripe", "focus", "other")
        colours |= {name: getattr(child, name) for name in names}
    yield from _colours(template, where, colours)
    for field, font in fonts.items():
        yield from _font(template, f"{where}.{field}", font)
    for field, radius in radii.items():
        yield from _radius(template, f"{where}.{field}", radius)
    if not isinstance(child, Rule | Logo) and child.min_size > child.size:
        yield f"{where}.min_size", f"is larger than size ({child.size:g})"


def _colours(template: Template, where: str, colours: dict[str, str | None]) -> Faults:
    for field, colour in colours.items():
        if colour is not None:
            yield from _colour(template, f"{where}.{field}", colour)


def _colour(template: Template, where: str, colour: str) -> Faults:
    lacking = [name for name, scheme in template.schemes.items() if colour not in scheme]
    if lacking and colour not in _TONES:
        yield where, f"colour “{colour}” is missing in scheme {', '.join(lacking)}"


def _font(template: Template, where: str, font: str) -> Faults:
    if font not in template.tokens.fonts and font not in font_names():
        known = ", ".join((*template.tokens.fonts, *font_names()))
        yield where, f"there is no font “{font}”. Known: {known}"


def _radius(template: Template, where: str, radius: float | str) -> Faults:
    if isinstance(radius, str) and radius not in template.tokens.radii:
        known = ", ".join(template.tokens.radii) or "none"
        yield where, f"there is no radius “{radius}” among the tokens. Known: {known}"


def _box(box: Box, where: str, names: set[str]) -> Faults:
    for edge in _EDGES:
        reason = _edge(getattr(box, edge), names)
        if reason:
            yield f"{where}.{edge}", reason
    for low, high in (("left", "right"), ("top", "bottom")):
        one, other = getattr(box, low), getattr(box, high)
        if isinstance(one, int | float) and isinstance(other, int | float) and one >= other:
            yield f"{where}.{high}", f"is not beyond {low}"


def _edge(edge: Edge, names: set[str]) -> str | None:
    if not isinstance(edge, str):
        return None
    match = _REFERENCE.match(edge)
    if match is None:
        return "write a number, or a stack's edge such as “card.top - 40”"
    return None if match[1] in names else f"there is no stack “{match[1]}” before this layer"
