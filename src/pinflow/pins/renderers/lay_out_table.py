"""Lays out a table: rows of a label and cells under column heads."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.fit_content import items_of
from pinflow.pins.renderers.fit_text import FittedText, TextLimits
from pinflow.pins.renderers.lay_out_list import fit_alike
from pinflow.pins.renderers.placed import Block, Frame, PlacedMark, PlacedText, Rect
from pinflow.pins.templates.model import Table, TableRow

_MARKS = {"✓": "check", "✔": "check", "✗": "cross", "✘": "cross", "✕": "cross", "–": "dash", "-": "dash"}
_MARKS |= {"": "dash", "○": "ring"}
# A product alone has nothing to be compared with: the reader ticks what holds for them.
_TO_TICK = ("✓", "✗")
# The share of a table's labels beside so many columns of words.
_MOST_BESIDE_WORDS = {1: 0.42, 2: 0.36, 3: 0.28}


@dataclass(frozen=True)
class _Plan:
    """The columns' left and right edges, the label's first or, between two cells, in the middle."""

    label: tuple[float, float]
    cells: tuple[tuple[float, float], ...]


def content_of(design: PinDesign, most: int) -> tuple[tuple[str, ...], list[TableRow]]:
    """The heads and rows a table shows: the design's, or its points with a ring for yes and no."""
    rows = [row for row in design.rows if row.label.strip()][:most]
    if rows:
        count = max(1, min(3, max(len(row.cells) for row in rows)))
        heads = tuple((*design.columns, "", "", "")[:count])
        return heads, [TableRow(label=r.label, cells=tuple((*r.cells, "", "", "")[:count])) for r in rows]
    points = items_of(design)[:most]
    return _TO_TICK, [TableRow(label=point, cells=("○", "○")) for point in points]


def table_block(table: Table, frame: Frame) -> Block | None:
    """The table with as many rows as find room; None without any."""
    heads, rows = content_of(frame.design, table.max_rows)
    while rows:
        block = _with_rows(table, heads, rows, frame)
        if block is not None:
            return block
        rows = rows[:-1]
    return None


def _with_rows(table: Table, heads: tuple[str, ...], rows: list[TableRow], frame: Frame) -> Block | None:
    plan = _plan(table, heads, rows, frame.width)
    head = _head_height(table, heads)
    each = (frame.height - head - table.gap * (len(rows) - (0 if head else 1))) / len(rows)
    each = min(each, table.most_height)
    above = table.label_side == "top"
    room = (each - 2 * table.padding) / (2 if above else 1) - (table.padding / 2 if above else 0)
    if room < table.min_size * 0.8:
        return None
    labels = _fit(table, frame, plan, [row.label for row in rows], plan.label, room)
    if labels is None:
        return None
    if not labels[0].rightwards:
        plan = _mirrored(plan, frame.width)
    words = [cell for row in rows for cell in row.cells if cell.strip() not in _MARKS]
    cells = _fit(table, frame, plan, words, plan.cells[0], room) if words else []
    if cells is None:
        return None
    block = Block(head + each * len(rows) + table.gap * (len(rows) - (0 if head else 1)))
    for column, (left, right) in zip(_grounds(table), plan.cells, strict=False):
        if column is not None:
            rect = (left, 0.0, right, block.height)
            block.marks.append(PlacedMark("rect", rect, column, radius=frame.template.radius(table.radius)))
    if head:
        _add_head(block, table, frame, heads, plan, head)
    fitted = iter(cells)
    for index, row in enumerate(rows):
        top = head + (table.gap if head else 0) + index * (each + table.gap)
        drawn = [None if cell.strip() in _MARKS else next(fitted) for cell in row.cells]
        _add_row(block, table, frame, plan, (index, top, top + each), labels[index], row, drawn)
    return block


def _grounds(table: Table) -> tuple[str | None, str | None, None]:
    """What the columns of cells stand on, where that is not the row's ground."""
    return table.focus, table.other, None


def _plan(table: Table, heads: tuple[str, ...], rows: list[TableRow], width: float) -> _Plan:
    count = len(heads)
    if table.label_side == "top":
        each = width / count
        return _Plan((0.0, width), tuple((each * n, each * (n + 1)) for n in range(count)))
    # A template's share for labels may be meant for columns of ticks.
    worded = any(cell.strip() not in _MARKS for row in rows for cell in row.cells)
    label = width * (min(table.label_share, _MOST_BESIDE_WORDS[count]) if worded else table.label_share)
    each = (width - label) / count
    if table.label_side == "middle" and count == 2:
        return _Plan((each, each + label), ((0.0, each), (each + label, width)))
    return _Plan((0.0, label), tuple((label + each * n, label + each * (n + 1)) for n in range(count)))


def _mirrored(plan: _Plan, width: float) -> _Plan:
    """The same read from right to left."""
    turned = [(width - right, width - left) for left, right in (plan.label, *plan.cells)]
    return _Plan(turned[0], tuple(turned[1:]))


def _head_height(table: Table, heads: tuple[str, ...]) -> float:
    size = table.head_size or table.size
    return 2 * table.padding + size * 1.1 if any(head.strip() for head in heads) else 0.0


def _fit(
    table: Table, frame: Frame, plan: _Plan, texts: list[str], column: tuple[float, float], height: float
) -> list[FittedText] | None:
    width = column[1] - column[0] - 2 * table.padding * (0.5 if table.label_side == "start" else 1)
    least = table.min_size
    limits = TextLimits(width, height, table.size, least, table.line_height, table.max_lines)
    font = table.font if column == plan.label else table.head_font
    return fit_alike(texts, frame.font(font), limits) if width > least else None


def _add_head(
    block: Block, table: Table, frame: Frame, heads: tuple[str, ...], plan: _Plan, height: float
) -> None:
    on = table.head_fill or frame.on
    if table.head_fill is not None:
        rect = (0.0, 0.0, frame.width, height)
        block.marks.append(PlacedMark("rect", rect, on, radius=frame.template.radius(table.radius)))
    if not plan.cells:
        return
    size = table.head_size or table.size
    narrowest = min(right - left for left, right in plan.cells) - 24
    limits = TextLimits(narrowest, height - 16, size, table.min_size, 1.05, 2)
    words = [word for word in heads if word.strip() not in _MARKS]
    # One size for all of them; where one finds no room, each by itself.
    fitting = fit_alike(words, frame.font(table.head_font), limits) if words else None
    alike = iter(fitting or [])
    for number, (word, (left, right)) in enumerate(zip(heads, plan.cells, strict=True)):
        ground = (_grounds(table)[number] if table.head_fill is None else None) or on
        if word.strip() in _MARKS:
            _add_mark(block, word, (left, 0.0, right, height), table.size * 1.1, table.head_color)
            continue
        fitted = next(alike, None)
        if fitted is None:
            own = msgspec.structs.replace(limits, width=right - left - 24)
            fitted = next(iter(fit_alike([word], frame.font(table.head_font), own) or []), None)
        if fitted is not None:
            top = _middle(fitted, 0.0, height)
            block.texts.append(
                PlacedText("column", fitted, left, right, top, "center", table.head_color, ground)
            )


def _add_row(
    block: Block,
    table: Table,
    frame: Frame,
    plan: _Plan,
    place: tuple[int, float, float],
    label: FittedText,
    row: TableRow,
    cells: list[FittedText | None],
) -> None:
    index, top, bottom = place
    on = _add_ground(block, table, frame, index, top, bottom)
    above = table.label_side == "top"
    split = (top + bottom) / 2
    # A label and the cells below it lean towards each other.
    lean = table.padding * 0.3 if above else 0.0
    left, right = plan.label
    plain = table.label_side == "start" and table.stripe is None
    pad = 0.0 if plain else table.padding
    y = _middle(label, top, split if above else bottom) + lean
    role = "label" if frame.design.rows else "point"
    align = "start" if table.label_side == "start" else "center"
    block.texts.append(PlacedText(role, label, left + pad, right - pad, y, align, table.color, on))
    upper = split if above else top
    for number, (fitted, word, (x0, x1)) in enumerate(zip(cells, row.cells, plan.cells, strict=True)):
        ground = _grounds(table)[number] or on
        if fitted is None:
            _add_mark(block, word, (x0, upper, x1, bottom), table.size * 1.4, table.mark_color)
            continue
        y = _middle(fitted, upper, bottom) - lean
        block.texts.append(PlacedText("cell", fitted, x0, x1, y, "center", table.mark_color, ground))


def _middle(text: FittedText, top: float, bottom: float) -> float:
    """Where a text begins whose capitals stand in the middle: neighbours keep one baseline."""
    room = text.height - text.lines[-1].baseline
    return (top + bottom - text.height + room) / 2


def _add_ground(block: Block, table: Table, frame: Frame, index: int, top: float, bottom: float) -> str:
    """The row's stripe or line; returns the colour that its texts stand on."""
    width = frame.width
    if table.stripe is not None and (table.gap or index % 2 == 0):
        radius = frame.template.radius(table.radius) if table.gap else 0.0
        block.marks.append(PlacedMark("rect", (0.0, top, width, bottom), table.stripe, radius=radius))
        return table.stripe
    if table.line_color is not None:
        block.marks.append(PlacedMark("rect", (0.0, top - 1.5, width, top + 1.5), table.line_color))
    return frame.on


def _add_mark(block: Block, word: str, cell: Rect, size: float, color: str) -> None:
    x, y = (cell[0] + cell[2]) / 2, (cell[1] + cell[3]) / 2
    size = min(size, cell[2] - cell[0] - 8, cell[3] - cell[1] - 8)
    kind = _MARKS[word.strip()]
    rect = (x - size / 2, y - size / 2, x + size / 2, y + size / 2)
    if size > 8:
        block.marks.append(PlacedMark(kind, rect, color, line=max(5.0, size * 0.11)))
