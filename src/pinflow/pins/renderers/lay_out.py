"""Where every text of a design stands, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from msgspec.structs import replace

from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.fit_content import fit_content, items_of
from pinflow.pins.renderers.fit_text import TextLimits, fit_text
from pinflow.pins.renderers.lay_out_list import list_block
from pinflow.pins.renderers.lay_out_table import table_block
from pinflow.pins.renderers.placed import Block, Frame, PlacedMark, PlacedText, Rect
from pinflow.pins.renderers.shape_text import shape_text
from pinflow.pins.templates.check_template import resolve_edge
from pinflow.pins.templates.model import (
    Badge,
    Box,
    Child,
    List,
    Logo,
    Row,
    Rule,
    Stack,
    Table,
    Template,
    Text,
)

_NEEDED = ("headline", "disclosure")
# A number may change what finds room, and so itself; more often than that it does not settle.
_MOST_COUNTS = 3
# Pixels by which a panel may reach over another stack unseen.
_SEAM = 3.0


class PlacedStack(msgspec.Struct, frozen=True):
    """``rect``: the panel, or the content when there is no panel."""

    stack: Stack
    rect: Rect
    texts: tuple[PlacedText, ...]
    marks: tuple[PlacedMark, ...]


def find_covered(stacks: Iterable[PlacedStack]) -> Iterator[str]:
    """What of these stacks, in the order they are drawn, lies under the panel of a later one, in words."""
    drawn: list[PlacedStack] = []
    for placed in stacks:
        if placed.stack.panel is not None:
            for other in drawn:
                rects = [mark.rect for mark in other.marks] + [_rect_of(text) for text in other.texts]
                if any(_cover(rect, placed.rect) for rect in rects):
                    yield (
                        f"the panel of the stack “{placed.stack.name}” lies over a part of the stack "
                        f"“{other.stack.name}”"
                    )
        drawn.append(placed)


def _rect_of(text: PlacedText) -> Rect:
    return text.left, text.top, text.right, text.top + text.fitted.height


def _cover(one: Rect, other: Rect) -> bool:
    """Whether two rectangles share more than a seam."""
    across = min(one[2], other[2]) - max(one[0], other[0])
    return across > _SEAM and min(one[3], other[3]) - max(one[1], other[1]) > _SEAM


class Layout:
    """All stacks of a template with a design's texts in them."""

    def __init__(self, template: Template, design: PinDesign) -> None:
        self._rects: dict[str, Rect] = {}
        self.stacks: dict[str, PlacedStack] = {}
        count = len(items_of(design))
        self._place(template, design, count)
        for _ in range(_MOST_COUNTS if _counts(template) else 0):
            listed = self._listed()
            if listed in (None, count):
                break
            # The number is that of what a reader sees, not of what the design holds.
            count = listed or 0
            self._place(template, design, count)

    def _place(self, template: Template, design: PinDesign, count: int) -> None:
        self._rects.clear()
        for layer in template.layers:
            if isinstance(layer, Stack):
                placed = _place_stack(layer, self.rect(layer.box), template, design, count)
                self._rects[layer.name] = placed.rect
                self.stacks[layer.name] = placed

    def _listed(self) -> int | None:
        """How many items the longest list or table shows; None without one in the template."""
        found = [
            sum(text.role in ("point", "label") for text in placed.texts)
            for placed in self.stacks.values()
            if any(isinstance(child, List | Table) for child in placed.stack.children)
        ]
        return max(found, default=None)

    def rect(self, box: Box) -> Rect:
        """A box in pixels, its references to stacks resolved."""
        return (
            resolve_edge(box.left, self._rects),
            resolve_edge(box.top, self._rects),
            resolve_edge(box.right, self._rects),
            resolve_edge(box.bottom, self._rects),
        )


def _counts(template: Template) -> bool:
    """Whether one of the texts is the number of items."""
    children = [child for layer in template.layers if isinstance(layer, Stack) for child in layer.children]
    texts = [text for child in children for text in (child.children if isinstance(child, Row) else (child,))]
    return any(isinstance(text, Text) and text.source == "count" for text in texts)


def _place_stack(stack: Stack, box: Rect, template: Template, design: PinDesign, count: int) -> PlacedStack:
    inset = stack.panel.padding if stack.panel else 0.0
    left, top, right, bottom = box[0] + inset, box[1] + inset, box[2] - inset, box[3] - inset
    room = Frame(right - left, bottom - top, template, stack.on, design, count)
    blocks = _measure(stack, room)
    height = sum(block.height for block in blocks) + sum(block.space_before for block in blocks[1:])
    start = {"top": top, "middle": (top + bottom - height) / 2, "bottom": bottom - height}[stack.anchor]
    texts: list[PlacedText] = []
    marks: list[PlacedMark] = []
    y = start
    for index, block in enumerate(blocks):
        y += block.space_before if index else 0.0
        texts += [text.moved(left, y) for text in block.texts]
        marks += [mark.moved(left, y) for mark in block.marks]
        y += block.height
    rect = (left - inset, start - inset, right + inset, start + height + inset)
    if stack.panel is not None and stack.panel.bleed_bottom:
        rect = (rect[0], rect[1], rect[2], max(rect[3], 1500.0))
    return PlacedStack(stack, rect, tuple(texts), tuple(marks))


def _measure(stack: Stack, room: Frame) -> list[Block]:
    """The children's blocks in order; the flexible text is measured last, with the height that is left."""
    found: dict[int, Block] = {}
    children = stack.children
    flexible = [i for i, child in enumerate(children) if isinstance(child, Text) and child.flex]
    # What a pin must carry is measured first, so that it never loses its place to what it may carry;
    # what takes all the room there is comes last.
    order = sorted(range(len(children)), key=lambda i: _turn(children[i], i in flexible))
    reserve = sum(_least_height(children[i]) + _space(stack, i) for i in flexible)
    left = room.height
    for index in order:
        if index in flexible:
            reserve -= _least_height(children[index]) + _space(stack, index)
        frame = replace(room, height=left - _space(stack, index) - reserve)
        block = _block(children[index], frame)
        if block is not None:
            block.space_before = _space(stack, index)
            found[index] = block
            left -= block.height + block.space_before
    return [found[index] for index in sorted(found)]


def _turn(child: Child, flexible: bool) -> int:
    """When a child is measured: the needed ones, the others, the flexible text, lists that fill the rest."""
    texts = child.children if isinstance(child, Row) else (child,)
    if flexible:
        return 2
    if any(isinstance(text, Text) and text.source in _NEEDED for text in texts):
        return 0
    return 3 if isinstance(child, Table) or (isinstance(child, List) and child.spread) else 1


def _least_height(child: Child) -> float:
    return child.min_size * 1.5 if isinstance(child, Text) else 0.0


def _space(stack: Stack, index: int) -> float:
    own = stack.children[index].space_before
    return stack.gap if own is None else own


def _block(child: Child, frame: Frame) -> Block | None:
    if isinstance(child, Rule):
        return _rule_block(child, frame)
    if isinstance(child, List):
        return list_block(child, frame)
    if isinstance(child, Table):
        return table_block(child, frame)
    if isinstance(child, Row):
        return _row_block(child, frame)
    if isinstance(child, Logo):
        return _logo_block(child, frame)
    block = _text_block(child, frame)
    if block is None or isinstance(child, Badge) or child.align != "center":
        return block
    # A narrower text stands in the stack's middle.
    return block.moved((frame.width - min(frame.width, child.max_width or frame.width)) / 2, 0.0)


def _rule_block(rule: Rule, frame: Frame) -> Block:
    length = min(rule.width or frame.width, frame.width)
    left = (frame.width - length) / 2 if rule.align == "center" else 0.0
    rect = (left, 0.0, left + length, rule.thickness)
    return Block(rule.thickness, marks=[PlacedMark("rect", rect, rule.color)])


def _text_block(text: Text, frame: Frame) -> Block | None:
    pad_x, pad_y = (text.padding_x, text.padding_y) if isinstance(text, Badge) else (0.0, 0.0)
    placed = fit_content(text, frame.inset(pad_x, pad_y))
    if placed is None:
        return None
    if isinstance(text, Badge):
        return _badge_block(text, placed, frame)
    return Block(placed.fitted.height, texts=[placed], marks=_highlights(text, placed))


def _badge_block(badge: Badge, placed: PlacedText, frame: Frame) -> Block:
    """The text on its plate, which is as wide as the text."""
    width = placed.fitted.width + 2 * badge.padding_x
    height = placed.fitted.height + 2 * badge.padding_y
    room = min(frame.width, badge.max_width or frame.width)
    starts_right = badge.align == "start" and not placed.fitted.rightwards
    left = (room - width) / 2 if badge.align == "center" else room - width if starts_right else 0.0
    rect = (left, 0.0, left + width, height)
    radius = frame.template.radius(badge.radius)
    marks = []
    if badge.fill is not None:
        marks.append(PlacedMark("rect", rect, badge.fill, radius=radius))
    if badge.border:
        marks.append(PlacedMark("outline", rect, badge.color, radius=radius, line=badge.border))
    inner = replace(
        placed,
        left=left + badge.padding_x,
        right=left + width - badge.padding_x,
        top=badge.padding_y,
        align="left",
        on=badge.fill or placed.on,
    )
    return Block(height, texts=[inner], marks=marks)


def _highlights(text: Text, placed: PlacedText) -> list[PlacedMark]:
    """A band behind each line, a little larger than its letters."""
    if text.highlight is None:
        return []
    marks = []
    for line in placed.fitted.lines:
        left = placed.line_left(line.width)
        air_x, air_y = line.size * 0.16, line.size * 0.13
        top = placed.top + min(line.top, line.baseline - line.size * 0.7) - air_y
        bottom = placed.top + max(line.bottom, line.baseline + line.size * 0.08) + air_y
        rect = (left - air_x, top, left + line.width + air_x, bottom)
        marks.append(PlacedMark("rect", rect, text.highlight))
    return marks


def _row_block(row: Row, frame: Frame) -> Block | None:
    blocks: list[Block] = []
    x, width = 0.0, min(frame.width, row.max_width or frame.width)
    edges: list[float] = []
    for child in row.children:
        block = _text_block(child, frame.narrowed(width - x)) if width - x > child.min_size else None
        if block is None or (block.texts[0].fitted.shortened and blocks):
            continue
        # In a row everything begins where its neighbour ended, whatever its direction.
        block.texts = [replace(text, align="left") for text in block.texts]
        starts = min([mark.rect[0] for mark in block.marks] or [0.0])
        block = block.moved(-starts, 0.0)
        blocks.append(block)
        edges.append(x)
        x += max([mark.rect[2] for mark in block.marks] or [block.texts[0].fitted.width]) + row.gap
    if not blocks:
        return Block(row.min_height) if row.min_height else None
    # Short texts share a baseline, whatever their sizes.
    deepest = max(_baseline(block) for block in blocks)
    shift = (frame.width - (x - row.gap)) / 2 if row.align == "center" else 0.0
    joined = Block(0.0)
    for block, left in zip(blocks, edges, strict=True):
        moved = block.moved(left + shift, deepest - _baseline(block))
        joined.texts += moved.texts
        joined.marks += moved.marks
        joined.height = max(joined.height, block.height + deepest - _baseline(block))
    joined.height = max(joined.height, row.min_height)
    return joined


def _baseline(block: Block) -> float:
    return block.texts[0].top + block.texts[0].fitted.lines[0].baseline


def _logo_block(logo: Logo, frame: Frame) -> Block | None:
    width = min(frame.width, logo.max_width)
    if logo.height > frame.height:
        return None
    left = (frame.width - width) / 2 if logo.align == "center" else 0.0
    if frame.design.logo is not None:
        rect = (left, 0.0, left + width, logo.height)
        side = "center" if logo.align == "center" else "start"
        return Block(logo.height, marks=[PlacedMark(f"logo-{side}", rect, logo.color)])
    size = logo.height * 0.7
    shaped = shape_text(frame.design.brand.name, frame.font(logo.font))
    fitted = fit_text(shaped, TextLimits(width, logo.height, size, min(size, 24), 1.1, 1))
    if fitted is None or fitted.shortened:
        return None
    top = (logo.height - fitted.height) / 2
    align = "center" if logo.align == "center" else "start"
    text = PlacedText("brand", fitted, left, left + width, top, align, logo.color, frame.on)
    return Block(logo.height, texts=[text])
