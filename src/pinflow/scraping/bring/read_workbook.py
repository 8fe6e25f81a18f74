"""Reads the first filled sheet of an Excel workbook, streamed, without running anything that is in it."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from typing import IO, Any, cast

import msgspec
from defusedxml.ElementTree import iterparse
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.table import (
    MAX_COLUMNS,
    MAX_ROWS,
    UNSAVED_FORMULA,
    Table,
    TableRow,
    make_table,
)

# A workbook is a zip: what it unpacks to is counted before anything is parsed, as a few kilobytes can hold
# gigabytes. 20,000 rows of nine columns are about 20 MB.
MAX_UNPACKED_BYTES = 48 * 1024 * 1024
MAX_PARTS = 500
_MAX_MERGED = 100_000  # cells; what is merged beyond that is read where it stands only
_LAST_ROW = 1_048_576  # a row can claim any number; no sheet has more
_NAMESPACE = re.compile(r"^\{[^}]*\}")


class _Sheet(msgspec.Struct, frozen=True):
    """What openpyxl does not tell of a streamed sheet.

    ``merged``: (first row, last row, first column, last column), 1-based. ``unsaved``: (row, column) of
    formulas whose result is not stored.
    """

    merged: tuple[tuple[int, int, int, int], ...]
    unsaved: frozenset[tuple[int, int]]


def read_workbook(content: bytes) -> Table:
    """Cells as they are shown: a formula's stored result, a merged cell's value in each row it covers.

    Raises:
        InvalidInputError: ``scraping.workbook_too_large``, ``scraping.bad_workbook``, or as ``make_table``.
    """
    _check_package(content)
    try:
        return _read(content)
    except InvalidInputError:
        raise
    except Exception as error:
        # A damaged workbook fails anywhere in the library, with anything.
        raise _bad() from error


def _bad() -> InvalidInputError:
    return InvalidInputError(
        "scraping.bad_workbook",
        "This workbook is damaged or no .xlsx file. Open it, save it again as .xlsx, or export it as CSV.",
        field="file",
    )


def _check_package(content: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or not any(name.startswith("xl/") for name in names):
                raise InvalidInputError(
                    "scraping.bad_workbook",
                    "This is a zip archive, not a workbook. Bring the CSV, XLSX or JSON file in it.",
                    field="file",
                )
            if len(parts) > MAX_PARTS or _unpacked_size(package) > MAX_UNPACKED_BYTES:
                raise InvalidInputError(
                    "scraping.workbook_too_large",
                    f"The workbook unpacks to more than {MAX_UNPACKED_BYTES // 1024 // 1024} MB. Export the "
                    "sheet as CSV, or split it.",
                    field="file",
                )
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, ValueError) as error:
        raise _bad() from error


def _unpacked_size(package: zipfile.ZipFile) -> int:
    """Counted by unpacking, up to the limit: what a zip says of itself may be a lie."""
    size = 0
    for part in package.infolist():
        with package.open(part) as stream:
            while size <= MAX_UNPACKED_BYTES and (piece := stream.read(1 << 20)):
                size += len(piece)
    return size


def _read(content: bytes) -> Table:
    workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        filled = [sheet for sheet in workbook.worksheets if _has_text(sheet)]
        if not filled:
            raise InvalidInputError("scraping.no_rows", "The workbook holds no rows.", field="file")
        sheet = filled[0]
        part = cast(Any, sheet)._worksheet_path
        with zipfile.ZipFile(io.BytesIO(content)) as package, package.open(part) as stream:
            extra = _read_extra(stream)
        notes = [f"Sheet “{sheet.title}”."]
        if len(filled) > 1:
            others = ", ".join(f"“{other.title}”" for other in filled[1:6])
            notes.append(f"Only the first filled sheet was read; left out: {others}.")
        if extra.merged:
            notes.append("The value of a merged cell counts in each row and column that the cell covers.")
        return make_table(BringSource.XLSX, _rows(sheet, extra), notes=notes)
    finally:
        workbook.close()


def _has_text(sheet: Any) -> bool:
    rows = sheet.iter_rows(max_row=MAX_ROWS, max_col=MAX_COLUMNS, values_only=True)
    return any(cell is not None for row in rows for cell in row)


def _rows(sheet: Any, extra: _Sheet) -> Iterator[TableRow]:
    spread = {
        (row, column): (top, left)
        for top, bottom, left, right in extra.merged
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }
    kept: dict[tuple[int, int], str] = {}
    origins = set(spread.values())
    rows = sheet.iter_rows(max_col=MAX_COLUMNS + 1, values_only=True)
    for number, values in enumerate(rows, start=1):
        if number > _LAST_ROW:
            return
        cells = []
        for column, value in enumerate(values, start=1):
            at = (number, column)
            text = _text(value)
            if at in origins:
                kept[at] = text
            elif at in spread:
                text = kept.get(spread[at], "")
            cells.append(UNSAVED_FORMULA if at in extra.unsaved else text)
        yield TableRow(number, tuple(cells))


def _read_extra(stream: IO[bytes]) -> _Sheet:
    merged: list[tuple[int, int, int, int]] = []
    unsaved: set[tuple[int, int]] = set()
    area = 0
    for _, element in iterparse(stream, events=("end",), forbid_dtd=True):
        name = _NAMESPACE.sub("", element.tag)
        if name == "mergeCell":
            top, bottom, left, right = _bounds(element.get("ref", ""))
            cells = (bottom - top + 1) * (right - left + 1)
            if area + cells <= _MAX_MERGED:
                area += cells
                merged.append((top, bottom, left, right))
        elif name == "c":
            inner = {_NAMESPACE.sub("", child.tag): child for child in element}
            value = inner.get("v")
            if "f" in inner and (value is None or not value.text) and element.get("r"):
                row, _, column, _ = _bounds(element.get("r", ""))
                unsaved.add((row, column))
        if name in ("row", "mergeCell"):
            element.clear()
    return _Sheet(tuple(merged), frozenset(unsaved))


def _bounds(cells: str) -> tuple[int, int, int, int]:
    """(first row, last row, first column, last column) of ``A2:B5`` or ``A2``."""
    left, top, right, bottom = range_boundaries(cells)
    if left is None or top is None or right is None or bottom is None:
        raise ValueError(cells)
    return top, bottom, left, right


def _text(value: object) -> str:
    """A cell as it would be typed. Amounts have two decimals, for three would read like thousands."""
    if value is None or isinstance(value, bool):
        return ""
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        number = Decimal(str(value))
        return f"{number:.0f}" if number == number.to_integral_value() else f"{number:.2f}"
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value)
