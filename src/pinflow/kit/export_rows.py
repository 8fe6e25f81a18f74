"""Rows as CSV, JSON or XLSX, one by one: however many there are, few of them are in memory.

Cells that a spreadsheet would take for a formula get an apostrophe in front: texts come from strangers.
"""

from __future__ import annotations

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import IO, TypeAlias, TypeVar

import msgspec
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Row = TypeVar("Row")
Cell: TypeAlias = str | float | int | None
Columns: TypeAlias = Sequence[tuple[str, Callable[[Row], Cell]]]
Members: TypeAlias = Sequence[tuple[str, Callable[[Row], object]]]

XLSX_MAX_ROWS = 1_048_576
_ROWS_AT_ONCE = 250
_CHUNK_BYTES = 64 * 1024
_SPOOL_BYTES = 1024 * 1024
# A tab or a line break in front hides the sign from a look, not from a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class ExportFormat(StrEnum):
    """What a table can be taken away as."""

    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.JSON: "application/json",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


class ExportedRows:
    """The pieces of a file, and how many rows were read for those that were taken."""

    pieces: AsyncIterator[bytes]

    def __init__(self) -> None:
        self.rows = 0

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self.pieces

    async def __anext__(self) -> bytes:
        return await anext(self.pieces)

    async def count(self, rows: AsyncIterator[Row]) -> AsyncIterator[Row]:
        """The rows as they are, counted."""
        async for row in rows:
            self.rows += 1
            yield row


def export_rows(
    rows: AsyncIterator[Row],
    columns: Columns[Row],
    export_format: ExportFormat,
    *,
    members: Members[Row] | None = None,
) -> ExportedRows:
    """The bytes of the file, in pieces. ``rows`` are read as the pieces are taken.

    JSON is ``{"items": [...]}`` with a column's name as a member, or with ``members`` in their place, which
    may be more than a cell holds. Beyond a sheet's most rows a workbook goes on on a further sheet.
    """
    exported = ExportedRows()
    counted = exported.count(rows)
    if export_format is ExportFormat.JSON:
        exported.pieces = _write_json(counted, columns if members is None else members)
    else:
        write = _write_csv if export_format is ExportFormat.CSV else _write_xlsx
        exported.pieces = write(counted, columns)
    return exported


async def spooled(pieces: AsyncIterator[bytes]) -> IO[bytes]:
    """The whole file, on disk beyond a megabyte; ``read_pieces`` closes it.

    A slow download must not keep a transaction of the database open, and a failure must come before the first
    byte is sent.
    """
    file = tempfile.SpooledTemporaryFile(max_size=_SPOOL_BYTES)  # noqa: SIM115 - whoever sends it closes it
    try:
        async for piece in pieces:
            file.write(piece)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


async def read_pieces(file: IO[bytes]) -> AsyncIterator[bytes]:
    """The file in pieces; it is closed, and gone, at the end or when nobody reads on."""
    with file:
        while piece := file.read(_CHUNK_BYTES):
            yield piece


def guard_cell(cell: Cell) -> Cell:
    """Text that cannot become a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def utc_text(moment: datetime | None) -> str | None:
    """``2026-11-23T08:55:00Z``."""
    if moment is None:
        return None
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


async def _write_csv(rows: AsyncIterator[Row], columns: Columns[Row]) -> AsyncIterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    # Spreadsheets take a file without this mark for one in their own, old encoding.
    text.write("\ufeff")
    writer.writerow(name for name, _ in columns)
    async for row in rows:
        writer.writerow(guard_cell(value(row)) for _, value in columns)
        if text.tell() >= _CHUNK_BYTES:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


async def _write_json(rows: AsyncIterator[Row], members: Members[Row]) -> AsyncIterator[bytes]:
    encoder = msgspec.json.Encoder()
    piece = bytearray(b'{"items":[')
    first = True
    async for row in rows:
        piece += b"\n" if first else b",\n"
        piece += encoder.encode({name: value(row) for name, value in members})
        first = False
        if len(piece) >= _CHUNK_BYTES:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece) + b"\n]}\n"


async def _write_xlsx(rows: AsyncIterator[Row], columns: Columns[Row]) -> AsyncIterator[bytes]:
    # The format is a zip whose directory comes last: it grows on disk, one row at a time, and is sent then.
    with tempfile.TemporaryDirectory(prefix="pinflow-export-") as folder:
        file = Path(folder) / "export.xlsx"
        options = {
            "constant_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            "tmpdir": folder,
        }
        book = xlsxwriter.Workbook(str(file), options)
        bold = book.add_format({"bold": True})
        names = [name for name, _ in columns]
        try:
            place, sheet = 0, _add_sheet(book, names, bold)

            def write(batch: Sequence[Row]) -> None:
                nonlocal place, sheet
                for row in batch:
                    place += 1
                    if place == XLSX_MAX_ROWS:
                        place, sheet = 1, _add_sheet(book, names, bold)
                    sheet.write_row(place, 0, [guard_cell(value(row)) for _, value in columns])

            # A row costs some 0.4 ms: whoever else the process serves must not wait for a hundred thousand.
            async for batch in _batches(rows):
                await asyncio.to_thread(write, batch)
        finally:
            await asyncio.to_thread(book.close)
        with file.open("rb") as stream:
            while piece := stream.read(_CHUNK_BYTES):
                yield piece


async def _batches(rows: AsyncIterator[Row]) -> AsyncIterator[list[Row]]:
    batch: list[Row] = []
    async for row in rows:
        batch.append(row)
        if len(batch) == _ROWS_AT_ONCE:
            yield batch
            batch = []
    yield batch


def _add_sheet(book: xlsxwriter.Workbook, names: Sequence[str], bold: Format) -> Worksheet:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, names, bold)
    return sheet
