"""A file of rows as it was read, before anybody knows what its columns mean."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import msgspec

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.guess_mapping import is_header
from pinflow.scraping.bring.read_reference import names_product

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 4_000  # characters; what is longer is cut, no field of ours is
UNSAVED_FORMULA = "=?"  # stands for a formula whose result the file does not hold
_HEADER_WITHIN = 10
_KEPT = "\n\u200c\u200d"  # line breaks of notes, and the joiners that some scripts and emoji need


class TableRow(msgspec.Struct, frozen=True):
    """``line``: where it begins in the file. ``fault``: why it could not be read; it has no cells then."""

    line: int
    cells: tuple[str, ...]
    fault: str | None = None


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """``columns`` are unique; a row may have fewer cells than there are columns, never more.

    ``source``: the reader's name. ``encoding`` None: the format says itself how it is written. ``notes``:
    what was assumed in reading.
    """

    source: str
    columns: tuple[str, ...]
    rows: tuple[TableRow, ...]
    encoding: str | None = None
    notes: tuple[str, ...] = ()


def find_fault(table: Table) -> str | None:
    """What a table breaks of what every table keeps to, None: nothing. ``make_table`` breaks nothing."""
    if not 0 < len(table.rows) <= MAX_ROWS:
        return f"{len(table.rows)} rows are not 1 to {MAX_ROWS}"
    # None at all: no line of the file could be read.
    if len(table.columns) > MAX_COLUMNS:
        return f"{len(table.columns)} columns are more than {MAX_COLUMNS}"
    if len(set(table.columns)) < len(table.columns):
        return "two columns have one name"
    if len({row.line for row in table.rows}) < len(table.rows):
        return "two rows begin in one line"
    for row in table.rows:
        if len(row.cells) > len(table.columns):
            return f"row {row.line} has more cells than there are columns"
        if row.fault is not None and row.cells:
            return f"row {row.line} has both a fault and cells"
        if any(len(cell) > MAX_CELL for cell in row.cells):
            return f"row {row.line} has a cell of more than {MAX_CELL} characters"
    words = [*table.columns, *table.notes, *(row.fault or "" for row in table.rows)]
    if any(_cannot_be_stored("".join(row.cells)) for row in table.rows) or _cannot_be_stored("".join(words)):
        return "a text holds the character NUL or half of one"
    return None


def _cannot_be_stored(text: str) -> bool:
    # Quick for what is printable, as nearly all is.
    return not text.isprintable() and any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text)


def make_table(
    source: str,
    rows: Iterator[TableRow],
    *,
    encoding: str | None = None,
    notes: Sequence[str] = (),
    header: tuple[str, ...] | None = None,
) -> Table:
    """Finds the header, unless it is given, and numbers what has no name.

    Raises:
        InvalidInputError: ``scraping.no_rows`` or ``scraping.too_many_rows``.
    """
    read = _take(rows)
    if not read:
        raise InvalidInputError("scraping.no_rows", "The file holds no rows.", field="file")
    said = list(notes)
    if header is None:
        header, read, found = _split_header(read)
        said += found
    if not read:
        raise InvalidInputError(
            "scraping.no_rows", "The file holds a header and no rows below it.", field="file"
        )
    width = max([len(header), *(len(row.cells) for row in read)])
    if width > MAX_COLUMNS:
        said.append(f"Only the first {MAX_COLUMNS} of {width} columns were read.")
        read = [msgspec.structs.replace(row, cells=row.cells[:MAX_COLUMNS]) for row in read]
    return Table(
        source=source,
        columns=_name_columns(header, min(width, MAX_COLUMNS)),
        rows=tuple(read),
        encoding=encoding,
        notes=tuple(said),
    )


def _take(rows: Iterator[TableRow]) -> list[TableRow]:
    read: list[TableRow] = []
    for row in rows:
        if row.fault is None and not any(cell.strip() for cell in row.cells):
            continue
        # One more than allowed may be the header.
        if len(read) > MAX_ROWS:
            raise InvalidInputError(
                "scraping.too_many_rows",
                f"The file holds more than {MAX_ROWS:,} rows. Split it and bring the parts.",
                field="file",
            )
        cells = [_clean(cell) for cell in row.cells]
        while cells and not cells[-1]:
            cells.pop()
        read.append(TableRow(row.line, tuple(cells), row.fault))
    return read


def _clean(cell: str) -> str:
    """Without control characters, and without the apostrophe that keeps exports from being formulas."""
    text = cell[:MAX_CELL].strip()
    if not text.isprintable():
        text = "".join(char if char.isprintable() or char in _KEPT else " " for char in text).strip()
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text


def _split_header(rows: list[TableRow]) -> tuple[tuple[str, ...], list[TableRow], list[str]]:
    """(header, the rows below it, what to say of it)."""
    at = _find_header(rows)
    if at is None:
        return (), rows, ["No header was found: the columns are called by their number."]
    above = [f"What stands above the header in line {rows[at].line} was left out."] if at else []
    return rows[at].cells, rows[at + 1 :], above


def _find_header(rows: Sequence[TableRow]) -> int | None:
    """The first row that names known fields; else a first row of words that names no product.

    Of a file that names no product at all too: a person can tell its columns apart by their names only.
    """
    for at, row in enumerate(rows[:_HEADER_WITHIN]):
        if any(names_product(cell) for cell in row.cells if cell):
            break
        if is_header(row.cells):
            return at
    if len(rows) > 1 and not rows[0].fault and not any(names_product(cell) for cell in rows[0].cells if cell):
        below = [any(names_product(cell) for cell in row.cells if cell) for row in rows[1:_HEADER_WITHIN]]
        follows = below[0] or not any(below)
        if follows and all(rows[0].cells) and not any(cell.isdigit() for cell in rows[0].cells):
            return 0
    return None


def _name_columns(header: Sequence[str], width: int) -> tuple[str, ...]:
    names: list[str] = []
    for number in range(1, width + 1):
        given = " ".join(header[number - 1].split())[:60] if number <= len(header) else ""
        name, copy = given or f"Column {number}", 1
        while name in names:
            copy += 1
            name = f"{given or f'Column {number}'} ({copy})"
        names.append(name)
    return tuple(names)
