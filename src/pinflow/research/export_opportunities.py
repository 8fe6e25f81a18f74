"""Opportunities as CSV, JSON or XLSX, row by row: however many there are, few of them are in memory.

Cells that a spreadsheet would take for a formula get an apostrophe in front: titles come from strangers.
"""

from __future__ import annotations

import asyncio
import csv
import io
import tempfile
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TypeAlias

import msgspec
import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pinflow.research.opportunity import Opportunity
from pinflow.research.score import LABELS
from pinflow.scraping.schemas import product_page

Cell: TypeAlias = str | float | int | None

XLSX_MAX_ROWS = 1_048_576
_CHUNK_BYTES = 64 * 1024
# A tab or a line break in front hides the sign from a look, not from a spreadsheet.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


class ExportFormat(StrEnum):
    CSV = "csv"
    JSON = "json"
    XLSX = "xlsx"


MEDIA_TYPES = {
    ExportFormat.CSV: "text/csv; charset=utf-8",
    ExportFormat.JSON: "application/json",
    ExportFormat.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

_COLUMNS: tuple[tuple[str, Callable[[Opportunity], Cell]], ...] = (
    ("score", lambda row: float(row.score)),
    ("marketplace", lambda row: row.marketplace),
    ("asin", lambda row: row.asin),
    ("title", lambda row: row.title),
    ("list_kind", lambda row: row.list_kind),
    ("category", lambda row: row.category),
    ("rank", lambda row: row.rank),
    ("previous_rank", lambda row: row.previous_rank),
    ("price", lambda row: None if row.price is None else float(row.price)),
    ("currency", lambda row: row.currency),
    ("rating", lambda row: None if row.rating is None else float(row.rating)),
    ("review_count", lambda row: row.review_count),
    ("state", lambda row: str(row.state)),
    ("observed_at", lambda row: _time(row.observed_at)),
    ("scored_at", lambda row: _time(row.scored_at)),
    ("weights_version", lambda row: row.weights_version),
    ("product_url", lambda row: row.product_url or product_page(row.marketplace, row.asin)),
    ("id", lambda row: str(row.id)),
)
_PARTS = tuple(LABELS)
HEADER = (*(name for name, _ in _COLUMNS), *(f"points_{name}" for name in _PARTS), "reasons")


def export_opportunities(
    rows: AsyncIterator[Opportunity], export_format: ExportFormat
) -> AsyncIterator[bytes]:
    """The bytes of the file, in pieces. ``rows`` are read as the pieces are taken."""
    writers = {ExportFormat.CSV: _write_csv, ExportFormat.JSON: _write_json, ExportFormat.XLSX: _write_xlsx}
    return writers[export_format](rows)


def guard_cell(cell: Cell) -> Cell:
    """Text that cannot become a formula; numbers stay numbers."""
    if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS):
        return f"'{cell}"
    return cell


def _cells(row: Opportunity) -> list[Cell]:
    points = {part.name: part.points for part in row.parts}
    reasons = " ".join(f"{part.label}: {part.reason}" for part in row.parts)
    return [
        guard_cell(cell)
        for cell in (
            *(value(row) for _, value in _COLUMNS),
            *(points.get(name) for name in _PARTS),
            reasons,
        )
    ]


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


async def _write_csv(rows: AsyncIterator[Opportunity]) -> AsyncIterator[bytes]:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    # Spreadsheets take a file without this mark for one in their own, old encoding.
    text.write("\ufeff")
    writer.writerow(HEADER)
    async for row in rows:
        writer.writerow(_cells(row))
        if text.tell() >= _CHUNK_BYTES:
            yield text.getvalue().encode()
            text.seek(0)
            text.truncate()
    yield text.getvalue().encode()


async def _write_json(rows: AsyncIterator[Opportunity]) -> AsyncIterator[bytes]:
    encoder = msgspec.json.Encoder(decimal_format="number")
    piece = bytearray(b'{"items":[')
    first = True
    async for row in rows:
        values = {name: value(row) for name, value in _COLUMNS}
        piece += b"\n" if first else b",\n"
        piece += encoder.encode({**values, "parts": row.parts})
        first = False
        if len(piece) >= _CHUNK_BYTES:
            yield bytes(piece)
            piece.clear()
    yield bytes(piece) + b"\n]}\n"


async def _write_xlsx(rows: AsyncIterator[Opportunity]) -> AsyncIterator[bytes]:
    # The format is a zip whose directory comes last: it grows on disk, one row at a time, and is sent then.
    with tempfile.TemporaryDirectory(prefix="pinflow-export-") as folder:
        file = Path(folder) / "opportunities.xlsx"
        book = xlsxwriter.Workbook(
            str(file),
            {
                "constant_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "tmpdir": folder,
            },
        )
        bold = book.add_format({"bold": True})
        try:
            place, sheet = 0, _add_sheet(book, bold)
            async for row in rows:
                place += 1
                if place == XLSX_MAX_ROWS:
                    place, sheet = 1, _add_sheet(book, bold)
                sheet.write_row(place, 0, _cells(row))
        finally:
            await asyncio.to_thread(book.close)
        with file.open("rb") as stream:
            while piece := stream.read(_CHUNK_BYTES):
                yield piece


def _add_sheet(book: xlsxwriter.Workbook, bold: Format) -> Worksheet:
    sheet = book.add_worksheet()
    sheet.freeze_panes(1, 0)
    sheet.write_row(0, 0, HEADER, bold)
    return sheet
