"""Lays out a list: its items in one size, each with its marker, in one column or two."""

from __future__ import annotations

from dataclasses import dataclass

from pinflow.pins.renderers.fit_content import items_of
from pinflow.pins.renderers.fit_text import FittedText, TextLimits, fit_text
from pinflow.pins.renderers.placed import Block, Frame, PlacedMark, PlacedText, Rect
from pinflow.pins.renderers.shape_text import shape_or_mark, shape_text
from pinflow.pins.templates.model import List

# Of a disc's diameter.
_NUMBER_IN_DISC = 0.52


@dataclass(frozen=True)
class _Grid:
    """The cells of a list: their size, the room for text in each."""

    columns: int
    width: float
    height: float
    text_width: float
    text_height: float


def list_block(wanted: List, frame: Frame) -> Block | None:
    """The list with as many items as find room; None without any."""
    items = items_of(frame.design)[: wanted.max_items]
    while items:
        block = _with_items(wanted, items, frame)
        if block is not None:
            return block
        items = items[:-1]
    return None


def _with_items(wanted: List, items: list[str], frame: Frame) -> Block | None:
    grid = _grid(wanted, len(items), frame)
    if grid.text_width < wanted.min_size or grid.text_height < wanted.min_size * 0.6:
        return None
    fitted = fit_alike(
        items,
        frame.font(wanted.font),
        TextLimits(
            grid.text_width,
            grid.text_height,
            wanted.size,
            wanted.min_size,
            wanted.line_height,
            wanted.max_lines,
        ),
    )
    if fitted is None:
        return None
    rows = [list(range(n, min(n + grid.columns, len(items)))) for n in range(0, len(items), grid.columns)]
    heights = [_row_height(wanted, [fitted[i] for i in row]) for row in rows]
    if wanted.card is not None or wanted.spread:
        heights = [grid.height if wanted.spread else max(heights)] * len(heights)
    block, y = Block(0.0), 0.0
    for row, height in zip(rows, heights, strict=True):
        if y and wanted.rule_color is not None:
            middle = y - wanted.gap / 2
            rect = (0.0, middle - 1, frame.width, middle + 1)
            block.marks.append(PlacedMark("rect", rect, wanted.rule_color))
        for column, index in enumerate(row):
            # The last of an odd number stands in the middle of a grid of cards.
            alone = grid.columns > 1 and len(row) == 1
            left = (frame.width - grid.width) / 2 if alone else column * (grid.width + wanted.gap)
            cell = (left, y, left + grid.width, y + height)
            _add_item(block, wanted, frame, fitted[index], index, cell)
        y += height + wanted.gap
    block.height = y - wanted.gap
    return block if block.height <= frame.height + 0.01 else None


def fit_alike(texts: list[str], font: str, limits: TextLimits) -> list[FittedText] | None:
    """All texts in the size of the one that has to shrink most; None when one finds no room."""
    fitted: list[FittedText] = []
    for _ in range(2):
        found = [fit_text(shape_or_mark(text, font), limits) for text in texts]
        fitted = [text for text in found if text is not None]
        if len(fitted) < len(texts):
            return None
        smallest = min(text.size for text in fitted)
        if all(text.size == smallest for text in fitted):
            break
        limits = TextLimits(
            limits.width, limits.height, smallest, limits.min_size, limits.line_height, limits.max_lines
        )
    return fitted


def _grid(wanted: List, count: int, frame: Frame) -> _Grid:
    columns = min(wanted.columns, count)
    rows = -(-count // columns)
    width = (frame.width - wanted.gap * (columns - 1)) / columns
    if wanted.columns > columns:
        width = (frame.width - wanted.gap * (wanted.columns - 1)) / wanted.columns
    height = min((frame.height - wanted.gap * (rows - 1)) / rows, wanted.most_height)
    padding = 2 * wanted.card.padding if wanted.card else 0.0
    beside, above = _marker_room(wanted)
    return _Grid(columns, width, height, width - padding - beside, height - padding - above)


def _marker_room(wanted: List) -> tuple[float, float]:
    room = wanted.marker_size + wanted.marker_gap
    if wanted.marker == "none":
        return 0.0, 0.0
    return (room, 0.0) if wanted.marker_side == "start" else (0.0, room)


def _row_height(wanted: List, texts: list[FittedText]) -> float:
    padding = 2 * wanted.card.padding if wanted.card else 0.0
    tallest = max(text.height for text in texts)
    if wanted.marker != "none" and wanted.marker_side == "top":
        return tallest + wanted.marker_size + wanted.marker_gap + padding
    # A plain number is as high as its text; everything else needs its own room.
    least = wanted.marker_size if wanted.marker not in ("none", "number") else 0.0
    return max(tallest, least) + padding


def _add_item(block: Block, wanted: List, frame: Frame, item: FittedText, index: int, cell: Rect) -> None:
    on = frame.on
    if wanted.card is not None:
        every_second = wanted.card.alternate if index % 2 and wanted.card.alternate else wanted.card.color
        radius = frame.template.radius(wanted.card.radius)
        block.marks.append(PlacedMark("rect", cell, every_second, radius=radius))
        on = every_second
        inset = wanted.card.padding
        cell = (cell[0] + inset, cell[1] + inset, cell[2] - inset, cell[3] - inset)
    if wanted.marker == "none":
        _add_text(block, wanted, item, on, cell, _middle(cell, item.height))
    elif wanted.marker_side == "top":
        _add_below_marker(block, wanted, frame, item, index, on, cell)
    else:
        _add_beside_marker(block, wanted, frame, item, index, on, cell)


def _middle(cell: Rect, height: float) -> float:
    return (cell[1] + cell[3] - height) / 2


def _add_text(block: Block, wanted: List, item: FittedText, on: str, cell: Rect, top: float) -> None:
    block.texts.append(PlacedText("point", item, cell[0], cell[2], top, wanted.align, wanted.color, on))


def _add_below_marker(
    block: Block, wanted: List, frame: Frame, item: FittedText, index: int, on: str, cell: Rect
) -> None:
    size = wanted.marker_size
    top = _middle(cell, size + wanted.marker_gap + item.height)
    left = (cell[0] + cell[2] - size) / 2 if wanted.align == "center" else cell[0]
    if wanted.align == "start" and not item.rightwards:
        left = cell[2] - size
    _add_marker(block, wanted, frame, index, on, (left, top, left + size, top + size))
    _add_text(block, wanted, item, on, cell, top + size + wanted.marker_gap)


def _add_beside_marker(
    block: Block, wanted: List, frame: Frame, item: FittedText, index: int, on: str, cell: Rect
) -> None:
    size, room = wanted.marker_size, wanted.marker_size + wanted.marker_gap
    at_left = item.rightwards != (wanted.zigzag and index % 2 == 1)
    words = (
        (cell[0] + room, cell[1], cell[2], cell[3])
        if at_left
        else (cell[0], cell[1], cell[2] - room, cell[3])
    )
    stands = wanted.card is not None or wanted.spread
    top = _middle(cell, item.height) if stands else cell[1] + max(0.0, _drop(wanted, item))
    _add_text(block, wanted, item, on, words, top)
    left = cell[0] if at_left else cell[2] - size
    line = item.lines[0]
    # Beside a card's text the marker stands in the middle, else at the height of the first line's letters.
    centre = (cell[1] + cell[3]) / 2 if stands else top + line.baseline - 0.36 * line.size
    rect = (left, centre - size / 2, left + size, centre + size / 2)
    _add_marker(block, wanted, frame, index, on, rect)


def _drop(wanted: List, item: FittedText) -> float:
    """How far a text begins below its marker's top when the marker is the taller of the two."""
    if wanted.marker == "number":
        return 0.0
    return wanted.marker_size / 2 - (item.lines[0].baseline - 0.36 * item.lines[0].size)


def _add_marker(block: Block, wanted: List, frame: Frame, index: int, on: str, rect: Rect) -> None:
    size = rect[2] - rect[0]
    if wanted.marker in ("number", "disc"):
        if wanted.marker == "disc":
            on = wanted.marker_fill or on
            block.marks.append(PlacedMark("ellipse", rect, on))
        _add_number(block, wanted, frame, index, on, rect)
    elif wanted.marker == "motif":
        block.marks.append(PlacedMark(f"motif:{index}", rect, wanted.marker_color, on=on))
    elif wanted.marker == "dot":
        middle = ((rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)
        part = size * 0.17
        dot = (middle[0] - part, middle[1] - part, middle[0] + part, middle[1] + part)
        block.marks.append(PlacedMark("ellipse", dot, wanted.marker_color))
    else:
        if wanted.marker == "check" and wanted.marker_fill is not None:
            block.marks.append(PlacedMark("ellipse", rect, wanted.marker_fill))
            inset = size * 0.26
            rect = (rect[0] + inset, rect[1] + inset, rect[2] - inset, rect[3] - inset)
        line = max(4.0, size * 0.09)
        block.marks.append(
            PlacedMark(wanted.marker, rect, wanted.marker_color, radius=size * 0.14, line=line)
        )


def _add_number(block: Block, wanted: List, frame: Frame, index: int, on: str, rect: Rect) -> None:
    side = rect[3] - rect[1]
    size = side * (_NUMBER_IN_DISC if wanted.marker == "disc" else 1.0)
    shaped = shape_text(str(index + 1), frame.font(wanted.marker_font))
    number = fit_text(shaped, TextLimits(rect[2] - rect[0], 1500, size, 12, 1.0, 1))
    if number is None:
        return
    top = (rect[1] + rect[3] - number.height) / 2
    align = "center" if wanted.marker == "disc" or wanted.align == "center" else "left"
    block.texts.append(PlacedText("number", number, rect[0], rect[2], top, align, wanted.marker_color, on))
