"""Reads and checks templates. A fault is named with its line and reason."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.fonts import font_names
from pinflow.pins.renderers.colours import palette
from pinflow.pins.templates.locate_json import line_of
from pinflow.pins.templates.model import (
    CANVAS_HEIGHT,
    CANVAS_WIDTH,
    Box,
    Edge,
    Pattern,
    Picture,
    Points,
    Row,
    Rule,
    Sample,
    Shape,
    Stack,
    Template,
    Text,
)
from pinflow.projects.models import BrandKit

BUILT_IN_DIRECTORY = Path(__file__).resolve().parent
_REFERENCE = re.compile(r"([a-z][a-z0-9_]*)\.(left|top|right|bottom)(?:\s*([+-])\s*(\d+(?:\.\d+)?))?\Z")
_TONES = frozenset(palette(BrandKit(name="any")))


class Fault(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong in a template's file, where, and on which line (from 1)."""

    file: str
    line: int
    where: str
    reason: str


def template_names(directories: tuple[Path, ...] = (BUILT_IN_DIRECTORY,)) -> list[str]:
    """All templates in ``directories``, sorted."""
    return sorted({path.parent.name for place in directories for path in place.glob("*/template.json")})


def template_directory(name: str, directories: tuple[Path, ...] = (BUILT_IN_DIRECTORY,)) -> Path:
    """Where a template lives. Raises InvalidInputError when there is none of that name."""
    if name in template_names(directories):
        return next(place / name for place in directories if (place / name / "template.json").is_file())
    known = ", ".join(template_names(directories))
    raise InvalidInputError(
        "pins.template_unknown", f"There is no template “{name}”. Choose one of: {known}.", template=name
    )


@lru_cache(maxsize=64)
def load_template(name: str, directories: tuple[Path, ...] = (BUILT_IN_DIRECTORY,)) -> Template:
    """A checked template. Raises InvalidInputError: unknown, or faulty (the first fault in words)."""
    directory = template_directory(name, directories)
    template, faults = read_template(directory)
    if template is None or faults:
        first = faults[0]
        raise InvalidInputError(
            "pins.template_faulty",
            f"Template “{name}” is faulty: {first.file} line {first.line}, {first.where}: {first.reason}",
            template=name,
        )
    return template


def load_sample(name: str, directories: tuple[Path, ...] = (BUILT_IN_DIRECTORY,)) -> Sample:
    """The content a template is shown with."""
    return msgspec.json.decode(
        (template_directory(name, directories) / "sample.json").read_bytes(), type=Sample
    )


def read_template(directory: Path) -> tuple[Template | None, list[Fault]]:
    """Read a template's directory and name every fault in it. The template is None if it cannot be read."""
    faults: list[Fault] = []
    template = _decode(directory / "template.json", Template, faults)
    _decode(directory / "sample.json", Sample, faults)
    if isinstance(template, Template):
        text = (directory / "template.json").read_text(encoding="utf-8")
        for where, reason in _broken_rules(template, directory.name):
            faults.append(Fault(file="template.json", line=line_of(text, where), where=where, reason=reason))
        return template, faults
    return None, faults


def _decode(path: Path, kind: type[Template | Sample], faults: list[Fault]) -> Template | Sample | None:
    def fault(line: int, where: str, reason: str) -> None:
        faults.append(Fault(file=path.name, line=line, where=where, reason=reason))

    try:
        text = path.read_text(encoding="utf-8")
        json.loads(text)
        return msgspec.json.decode(text, type=kind)
    except OSError:
        fault(1, "$", "the file is missing or cannot be read")
    except UnicodeDecodeError:
        fault(1, "$", "the file is not UTF-8 text")
    except json.JSONDecodeError as error:
        fault(error.lineno, "$", f"not JSON: {error.msg}")
    except msgspec.ValidationError as error:
        reason, _, where = str(error).partition(" - at `")
        where = where.rstrip("`") or "$"
        fault(line_of(text, where), where, reason)
    return None


def _broken_rules(template: Template, directory: str) -> Iterator[tuple[str, str]]:
    if template.name != directory:
        yield "$.name", f"the directory is called “{directory}”"
    for name, scheme in template.schemes.items():
        for role, tone in scheme.items():
            if tone not in _TONES:
                yield f"$.schemes.{name}.{role}", f"“{tone}” is no tone. Known: {', '.join(sorted(_TONES))}"
    stacks: set[str] = set()
    for index, layer in enumerate(template.layers):
        where = f"$.layers[{index}]"
        yield from _box_faults(
            layer.box, f"{where}.box", stacks if isinstance(layer, Stack) else None, template
        )
        yield from _layer_faults(layer, where, template)
        if isinstance(layer, Stack):
            if layer.name in stacks:
                yield f"{where}.name", f"two stacks are called “{layer.name}”"
            stacks.add(layer.name)
    sources = {text.source for _, text in _texts(template)}
    for needed in ("headline", "disclosure"):
        if needed not in sources:
            yield "$.layers", f"no text shows the {needed}"


def _layer_faults(
    layer: Shape | Picture | Pattern | Stack, where: str, template: Template
) -> Iterator[tuple[str, str]]:
    if isinstance(layer, Shape):
        yield from _colour_faults(template, f"{where}.color", layer.color)
    elif isinstance(layer, Picture):
        yield from _colour_faults(template, f"{where}.frame_color", layer.frame_color)
        if layer.window is not None:
            yield from _box_faults(layer.window, f"{where}.window", None, template)
    elif isinstance(layer, Pattern):
        if layer.sky is not None:
            yield from _colour_faults(template, f"{where}.sky", layer.sky)
    else:
        yield from _stack_faults(layer, where, template)


def _stack_faults(stack: Stack, where: str, template: Template) -> Iterator[tuple[str, str]]:
    yield from _colour_faults(template, f"{where}.on", stack.on)
    if stack.panel is not None:
        yield from _colour_faults(template, f"{where}.panel.color", stack.panel.color)
    for edge, limit in (("left", 0), ("top", 0), ("right", CANVAS_WIDTH), ("bottom", CANVAS_HEIGHT)):
        value = getattr(stack.box, edge)
        inset = stack.panel.padding if stack.panel else 0
        if isinstance(value, int | float) and abs(value - limit) + inset < template.margin:
            yield f"{where}.box.{edge}", f"text would come nearer to the edge than {template.margin:g} px"
    for index, child in enumerate(stack.children):
        yield from _child_faults(child, f"{where}.children[{index}]", template)
    if sum(isinstance(child, Text) and child.flex for child in stack.children) > 1:
        yield f"{where}.children", "only one text of a stack can be flex"


def _child_faults(
    child: Text | Points | Rule | Row, where: str, template: Template
) -> Iterator[tuple[str, str]]:
    if isinstance(child, Row):
        for index, text in enumerate(child.children):
            yield from _child_faults(text, f"{where}.children[{index}]", template)
        return
    yield from _colour_faults(template, f"{where}.color", child.color)
    if isinstance(child, Points):
        yield from _colour_faults(template, f"{where}.number_color", child.number_color)
        if child.rule_color is not None:
            yield from _colour_faults(template, f"{where}.rule_color", child.rule_color)
        yield from _font_faults(f"{where}.number_font", child.number_font)
    if isinstance(child, Text | Points):
        yield from _font_faults(f"{where}.font", child.font)
        if child.min_size > child.size:
            yield f"{where}.min_size", f"is larger than size ({child.size:g})"


def _colour_faults(template: Template, where: str, colour: str) -> Iterator[tuple[str, str]]:
    lacking = [name for name, scheme in template.schemes.items() if colour not in scheme]
    if lacking and colour not in _TONES:
        yield where, f"colour “{colour}” is missing in scheme {', '.join(lacking)}"


def _font_faults(where: str, font: str) -> Iterator[tuple[str, str]]:
    if font not in font_names():
        yield where, f"there is no font “{font}”. Known: {', '.join(font_names())}"


def _box_faults(
    box: Box, where: str, earlier: set[str] | None, template: Template
) -> Iterator[tuple[str, str]]:
    names = {layer.name for layer in template.layers if isinstance(layer, Stack)}
    for edge in ("left", "top", "right", "bottom"):
        reason = _edge_fault(getattr(box, edge), names if earlier is None else earlier)
        if reason:
            yield f"{where}.{edge}", reason
    for low, high in (("left", "right"), ("top", "bottom")):
        one, other = getattr(box, low), getattr(box, high)
        if isinstance(one, int | float) and isinstance(other, int | float) and one >= other:
            yield f"{where}.{high}", f"is not beyond {low}"


def _edge_fault(edge: Edge, names: set[str]) -> str | None:
    if not isinstance(edge, str):
        return None if -1500 <= edge <= 3000 else "lies far outside the canvas"
    match = _REFERENCE.match(edge)
    if match is None:
        return "write a number, or a stack's edge such as “card.top - 40”"
    return None if match[1] in names else f"there is no stack “{match[1]}” before this layer"


def resolve_edge(edge: Edge, stacks: dict[str, tuple[float, float, float, float]]) -> float:
    """An edge in pixels. ``stacks``: (left, top, right, bottom) of the stacks laid out so far."""
    if not isinstance(edge, str):
        return float(edge)
    match = _REFERENCE.match(edge)
    assert match is not None, "checked when the template was read"
    value = stacks[match[1]][("left", "top", "right", "bottom").index(match[2])]
    offset = float(match[4]) if match[4] else 0.0
    return value + (-offset if match[3] == "-" else offset)


def _texts(template: Template) -> Iterator[tuple[str, Text]]:
    for layer in template.layers:
        if isinstance(layer, Stack):
            for child in layer.children:
                for text in child.children if isinstance(child, Row) else (child,):
                    if isinstance(text, Text):
                        yield layer.name, text
