"""Reads delimited text, row by row, so that a damaged row costs only itself."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Sequence

from pinflow.scraping.bring.decode_text import Decoded
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.read_reference import names_product
from pinflow.scraping.bring.table import MAX_CELL, Table, TableRow, make_table

_NONE = "\x1f"  # in no text that people write: every line is one cell
_DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
# A cell may hold line breaks. A quotation mark that is still open after this many was never closed.
_MAX_LINES_A_ROW = 50
_MAX_LINE = MAX_CELL * 40
_LOOK_AT = 60
_FEWEST = 0.6  # of the rows must be equally wide: a comma in a list of addresses separates nothing


def read_csv(decoded: Decoded) -> Table:
    """The rows of comma-, semicolon-, tab- or bar-separated text.

    Raises:
        InvalidInputError: as ``make_table``.
    """
    lines = decoded.text.replace("\r\n", "\n").replace("\r", "\n").splitlines(keepends=True)
    # Excel's own note of its delimiter.
    told = lines[0].strip().lower() if lines else ""
    if told.startswith("sep=") and told[4:] in _DELIMITERS:
        delimiter, skipped = told[4:], 1
    elif lines and lines[0].strip("\n").lower() == "sep=\t":
        delimiter, skipped = "\t", 1
    else:
        delimiter, skipped = _guess_delimiter(lines), 0
    rows = _read_rows(lines, delimiter, skipped)
    separated = _DELIMITERS.get(delimiter)
    how = f"separated by {separated}" if separated else "one column"
    notes = [f"{decoded.encoding}, {how}.", *decoded.notes]
    return make_table(BringSource.CSV, rows, encoding=decoded.encoding, notes=notes)


def _read_rows(lines: Sequence[str], delimiter: str, start: int) -> Iterator[TableRow]:
    at = start
    while at < len(lines):
        if len(lines[at]) > _MAX_LINE:
            yield TableRow(at + 1, (), "The line is too long to be a row of products.")
            at += 1
            continue
        reader = csv.reader(lines[at : at + _MAX_LINES_A_ROW], delimiter=delimiter, strict=True)
        try:
            cells = next(reader, [])
        except csv.Error:
            # Only this line is lost: what follows is read as if it were whole.
            yield TableRow(
                at + 1,
                (),
                'A quotation mark (") is not closed, or stands in the middle of a cell. Mend the line.',
            )
            at += 1
            continue
        yield TableRow(at + 1, tuple(cells))
        at += max(reader.line_num, 1)


def _guess_delimiter(lines: Sequence[str]) -> str:
    """The one that gives rows of equal width, and cells that name products."""
    head = [line for line in lines[:_LOOK_AT] if line.strip() and len(line) <= _MAX_LINE]

    def fitness(delimiter: str) -> tuple[float, float, int]:
        rows = [row.cells for row in _read_rows(head, delimiter, 0) if row.fault is None]
        if not rows:
            return 0.0, 0.0, 0
        width, count = Counter(len(row) for row in rows).most_common(1)[0]
        named = sum(any(names_product(cell) for cell in row) for row in rows) / len(rows)
        share = count / len(rows)
        return (
            (round(named, 2), share, width) if width > 1 and share >= _FEWEST else (round(named, 2), 0.0, 1)
        )

    # Of equals the first: nothing is separated where nothing is gained by it.
    return max((_NONE, *_DELIMITERS), key=fitness)
