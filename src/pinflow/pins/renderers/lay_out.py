"""Where every text of a design stands, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, field

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.fit_text import FittedText, TextLimits, fit_text
from pinflow.pins.renderers.shape_text import shape_text
from pinflow.pins.templates.load_template import resolve_edge
from pinflow.pins.templates.model import Box, Child, Points, Row, Rule, Stack, Template, Text

Rect = tuple[float, float, float, float]
_NEEDED = ("headline", "disclosure")


@dataclass(frozen=True)
class PlacedText:
    """A fitted text: ``left``..``right`` is the room its lines are aligned in, ``top`` its first ink."""

    role: str
    fitted: FittedText
    left: float
    right: float
    top: float
    align: str
    color: str
    on: str


@dataclass(frozen=True)
class PlacedRule:
    rect: Rect
    color: str


@dataclass
class _Block:
    """A measured child: items relative to the stack's content left and its own top."""

    height: float
    space_before: float
    texts: list[PlacedText] = field(default_factory=list)
    rules: list[PlacedRule] = field(default_factory=list)


@dataclass(frozen=True)
class PlacedStack:
    """``rect``: the panel, or the content when there is no panel."""

    stack: Stack
    rect: Rect
    texts: tuple[PlacedText, ...]
    rules: tuple[PlacedRule, ...]


class Layout:
    """All stacks of a template with a design's texts in them."""

    def __init__(self, template: Template, design: PinDesign) -> None:
        self._rects: dict[str, Rect] = {}
        self.stacks: dict[str, PlacedStack] = {}
        for layer in template.layers:
            if isinstance(layer, Stack):
                placed = _place_stack(layer, self.rect(layer.box), design)
                self._rects[layer.name] = placed.rect
                self.stacks[layer.name] = placed

    def rect(self, box: Box) -> Rect:
        """A box in pixels, its references to stacks resolved."""
        return (
            resolve_edge(box.left, self._rects),
            resolve_edge(box.top, self._rects),
            resolve_edge(box.right, self._rects),
            resolve_edge(box.bottom, self._rects),
        )


def _place_stack(stack: Stack, box: Rect, design: PinDesign) -> PlacedStack:
    inset = stack.panel.padding if stack.panel else 0.0
    left, top, right, bottom = box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset
    blocks = _measure(stack, right - left, bottom - top, design)
    height = sum(block.height for block in blocks) + sum(block.space_before for block in blocks[1:])
    start = {"top": top, "middle": (top + bottom - height) / 2, "bottom": bottom - height}[stack.anchor]
    texts: list[PlacedText] = []
    rules: list[PlacedRule] = []
    y = start
    for index, block in enumerate(blocks):
        y += block.space_before if index else 0.0
        texts += [_moved(text, left, y) for text in block.texts]
        rules += [
            PlacedRule((r.rect[0] + left, r.rect[1] + y, r.rect[2] + left, r.rect[3] + y), r.color)
            for r in block.rules
        ]
        y += block.height
    rect = (left - inset, start - inset, right + inset, start + height + inset)
    if stack.panel is not None and stack.panel.bleed_bottom:
        rect = (rect[0], rect[1], rect[2], max(rect[3], 1500.0))
    return PlacedStack(stack, rect, tuple(texts), tuple(rules))


def _moved(text: PlacedText, x: float, y: float) -> PlacedText:
    return PlacedText(
        text.role, text.fitted, text.left + x, text.right + x, text.top + y, text.align, text.color, text.on
    )


def _measure(stack: Stack, width: float, height: float, design: PinDesign) -> list[_Block]:
    """The children's blocks in order; the flexible text is measured last, with the height that is left."""
    found: dict[int, _Block] = {}
    flexible = [i for i, child in enumerate(stack.children) if isinstance(child, Text) and child.flex]
    fixed = [i for i in range(len(stack.children)) if i not in flexible]
    # What a pin must carry is measured first, so that it never loses its place to what it may carry.
    fixed.sort(key=lambda i: not _is_needed(stack.children[i]))
    reserve = sum(_least_height(stack.children[i]) + _space(stack, i) for i in flexible)
    left = height
    for index in [*fixed, *flexible]:
        room = left - _space(stack, index) - (reserve if index in fixed else 0.0)
        block = _block(stack.children[index], stack, width, room, design)
        if block is not None:
            block.space_before = _space(stack, index)
            found[index] = block
            left -= block.height + block.space_before
    return [found[index] for index in sorted(found)]


def _is_needed(child: Child) -> bool:
    texts = child.children if isinstance(child, Row) else (child,)
    return any(isinstance(text, Text) and text.source in _NEEDED for text in texts)


def _least_height(child: Child) -> float:
    return child.min_size * 1.5 if isinstance(child, Text) else 0.0


def _space(stack: Stack, index: int) -> float:
    own = stack.children[index].space_before
    return stack.gap if own is None else own


def _block(child: Child, stack: Stack, width: float, height: float, design: PinDesign) -> _Block | None:
    if isinstance(child, Rule):
        length = min(child.width or width, width)
        return _Block(child.thickness, 0, rules=[PlacedRule((0, 0, length, child.thickness), child.color)])
    if isinstance(child, Points):
        return _points_block(child, stack, width, height, design)
    if isinstance(child, Row):
        return _row_block(child, stack, width, height, design)
    placed = _fit(child, stack, width, height, design)
    return _Block(placed.fitted.height, 0, texts=[placed]) if placed else None


def _content(source: str, design: PinDesign) -> str:
    if source == "point":
        return design.points[0] if design.points else ""
    if source == "site":
        return design.brand.site or ""
    return str(getattr(design, source))


def _fit(text: Text, stack: Stack, width: float, height: float, design: PinDesign) -> PlacedText | None:
    content = _content(text.source, design)
    shaped = shape_text(content.upper() if text.upper else content, text.font, text.tracking)
    width = min(width, text.max_width or width)
    limits = TextLimits(width, height, text.size, text.min_size, text.line_height, text.max_lines)
    fitted = fit_text(shaped, limits)
    if text.source in _NEEDED and content.strip():
        _demand(text.source, fitted)
    elif text.source == "headline":
        raise InvalidInputError("pins.headline_missing", "A pin needs a headline.", field="headline")
    if fitted is None:
        return None
    return PlacedText(text.source, fitted, 0, width, 0, text.align, text.color, stack.on)


def _demand(source: str, fitted: FittedText | None) -> None:
    if fitted is None:
        raise InvalidInputError(
            "pins.text_not_drawable",
            f"The {source} cannot be drawn: it has no character that the fonts know, or does not fit.",
            field=source,
        )
    if source == "disclosure" and fitted.shortened:
        raise InvalidInputError(
            "pins.disclosure_too_long",
            "The disclosure does not fit on the picture, and it must not be cut off. Use a short one: #ad.",
            field=source,
        )


def _row_block(row: Row, stack: Stack, width: float, height: float, design: PinDesign) -> _Block | None:
    texts: list[PlacedText] = []
    x, width = 0.0, min(width, row.max_width or width)
    for child in row.children:
        placed = _fit(child, stack, width - x, height, design) if width - x > child.min_size else None
        if placed is None or (placed.fitted.shortened and texts):
            continue
        right = x + placed.fitted.width
        texts.append(PlacedText(placed.role, placed.fitted, x, right, 0, "left", placed.color, placed.on))
        x = right + row.gap
    if not texts:
        return _Block(row.min_height, 0) if row.min_height else None
    # Short texts share a baseline, whatever their sizes.
    deepest = max(text.fitted.lines[0].baseline for text in texts)
    aligned = [_moved(text, 0, deepest - text.fitted.lines[0].baseline) for text in texts]
    tallest = max(text.top + text.fitted.height for text in aligned)
    return _Block(max(tallest, row.min_height), 0, texts=aligned)


def _points_block(
    points: Points, stack: Stack, width: float, height: float, design: PinDesign
) -> _Block | None:
    items = [item for item in design.points if item.strip()][: points.max_items]
    while items:
        block = _list_block(points, stack, items, width, height)
        if block is not None:
            return block
        items = items[:-1]
    return None


def _list_block(points: Points, stack: Stack, items: list[str], width: float, height: float) -> _Block | None:
    room = width - points.number_width
    each = (height - points.gap * (len(items) - 1)) / len(items)
    size = points.size
    fitted: list[FittedText] = []
    # Twice: all items take the size of the one that had to shrink most.
    for _ in range(2):
        limits = TextLimits(room, each, size, points.min_size, points.line_height, points.max_lines)
        found = [fit_text(shape_text(item, points.font), limits) for item in items]
        fitted = [item for item in found if item is not None]
        if len(fitted) < len(items):
            return None
        size = min(item.size for item in fitted)
    block = _Block(0, 0)
    for index, item in enumerate(fitted):
        if index:
            if points.rule_color is not None:
                middle = block.height + points.gap / 2
                block.rules.append(PlacedRule((0, middle - 1, width, middle + 1), points.rule_color))
            block.height += points.gap
        _add_item(block, points, stack, item, index, width)
    return block if block.height <= height else None


def _add_item(
    block: _Block, points: Points, stack: Stack, item: FittedText, index: int, width: float
) -> None:
    size = item.size * 1.15
    number = fit_text(
        shape_text(str(index + 1), points.number_font),
        TextLimits(points.number_width, 1500, size, size, 1.0, 1),
    )
    top = block.height
    if number is not None:
        drop = max(0.0, number.lines[0].baseline - item.lines[0].baseline)
        raised = max(0.0, item.lines[0].baseline - number.lines[0].baseline)
        left, right = (0.0, points.number_width) if item.rightwards else (width - number.width, width)
        block.texts.append(
            PlacedText("number", number, left, right, top + raised, "left", points.number_color, stack.on)
        )
        top += drop
    left, right = (points.number_width, width) if item.rightwards else (0.0, width - points.number_width)
    block.texts.append(PlacedText("point", item, left, right, top, "start", points.color, stack.on))
    block.height = top + item.height
