"""Exports: every row, every part, no formulas, and few rows in memory."""

from __future__ import annotations

import csv
import io
from collections.abc import AsyncIterator
from decimal import Decimal
from typing import Any

import msgspec
import openpyxl
import pytest

from pinflow.kit import export_rows as exporting
from pinflow.kit.export_rows import ExportFormat, guard_cell
from pinflow.research.export_opportunities import HEADER, export_opportunities
from pinflow.research.filters.conditions import Conditions
from pinflow.research.opportunity import Opportunity
from pinflow.research.queries import stream_opportunities
from tests.research.lists import LAMP, MUG, Research, page, seen

EVIL = '=HYPERLINK("http://evil.example","Mug")'


@pytest.fixture
async def two(research: Research) -> Research:
    await research.see(
        await research.watch("@kitchen"),
        page(
            seen(MUG, 1, title=EVIL),
            seen(LAMP, 2, price=None, currency=None, rating=None, product_url=None),
            category="@kitchen",
        ),
    )
    await research.score()
    return research


async def exported(research: Research, kind: ExportFormat) -> bytes:
    async with research.database.tenant_session(research.tenant_id, read_only=True) as session:
        pieces = export_opportunities(stream_opportunities(session, Conditions()), kind)
        return b"".join([piece async for piece in pieces])


def sheet_rows(data: bytes) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    rows: list[dict[str, Any]] = []
    for sheet in book.worksheets:
        header, *cells = list(sheet.iter_rows(values_only=True))
        rows += [dict(zip((str(name) for name in header), row, strict=True)) for row in cells]
    return rows


async def test_a_csv_holds_every_row_with_parts_that_add_up(two: Research) -> None:
    data = await exported(two, ExportFormat.CSV)
    assert data.startswith("\ufeffscore,marketplace,asin".encode())
    rows = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"))))
    assert [row["asin"] for row in rows] == [MUG, LAMP]
    for row in rows:
        points = [float(value) for name, value in row.items() if name.startswith("points_") and value]
        assert sum(points) == float(row["score"])
        assert "Demand: Rank" in row["reasons"]
    assert (rows[1]["price"], rows[1]["rating"], rows[0]["price"]) == ("", "", "24.99")
    assert rows[1]["product_url"] == f"https://www.amazon.de/dp/{LAMP}", "where it stands without an address"


async def test_titles_of_strangers_become_no_formulas(two: Research) -> None:
    rows = list(csv.DictReader(io.StringIO((await exported(two, ExportFormat.CSV)).decode("utf-8-sig"))))
    assert rows[0]["title"] == f"'{EVIL}"
    assert {row["category"] for row in rows} == {"'@kitchen"}
    data = await exported(two, ExportFormat.XLSX)
    assert sheet_rows(data)[0]["title"] == f"'{EVIL}"
    book = openpyxl.load_workbook(io.BytesIO(data))
    kinds = {cell.data_type for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠x"])
def test_every_start_of_a_formula_is_guarded(text: str) -> None:
    assert guard_cell(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["Mug = good", "", "'=1", None, -3.5, -3, 0])
def test_other_cells_and_numbers_stay_as_they_are(cell: str | float | None) -> None:
    assert guard_cell(cell) == cell


async def test_a_sheet_holds_numbers_as_numbers(two: Research) -> None:
    mug, lamp = sheet_rows(await exported(two, ExportFormat.XLSX))
    assert tuple(mug) == HEADER
    assert (mug["price"], mug["rank"], mug["review_count"], lamp["price"]) == (24.99, 1, 800, None)
    assert isinstance(mug["score"], (int, float))


async def test_json_holds_titles_as_they_are_and_parts_with_reasons(two: Research) -> None:
    items = msgspec.json.decode(await exported(two, ExportFormat.JSON))["items"]
    assert items[0]["title"] == EVIL
    assert items[0]["parts"][0]["name"] == "demand"
    assert items[1]["price"] is None


@pytest.mark.parametrize("kind", list(ExportFormat))
async def test_nothing_to_export_is_an_empty_file_of_its_kind(kind: ExportFormat, research: Research) -> None:
    data = await exported(research, kind)
    if kind is ExportFormat.JSON:
        assert msgspec.json.decode(data) == {"items": []}
    elif kind is ExportFormat.CSV:
        assert data.decode("utf-8-sig").strip() == ",".join(HEADER)
    else:
        assert sheet_rows(data) == []


@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.JSON])
async def test_rows_are_read_as_pieces_are_taken(kind: ExportFormat, two: Research) -> None:
    (mug, _) = await two.opportunities()
    read = 0

    async def endless() -> AsyncIterator[Opportunity]:
        nonlocal read
        while True:
            read += 1
            yield mug

    pieces = export_opportunities(endless(), kind)
    first = await anext(pieces)
    assert 0 < len(first) < 200_000
    before = read
    await anext(pieces)
    assert before < read < 3 * before


async def test_a_sheet_that_is_full_is_followed_by_another(
    two: Research, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exporting, "XLSX_MAX_ROWS", 3)
    (mug, _) = await two.opportunities()

    async def five() -> AsyncIterator[Opportunity]:
        for number in range(5):
            yield msgspec.structs.replace(mug, score=Decimal(number))

    data = b"".join([piece async for piece in export_opportunities(five(), ExportFormat.XLSX)])
    assert len(openpyxl.load_workbook(io.BytesIO(data)).worksheets) == 3
    assert [row["score"] for row in sheet_rows(data)] == [0, 1, 2, 3, 4]


async def test_another_tenants_opportunities_are_in_no_export(two: Research, mallorys: Research) -> None:
    assert MUG.encode() not in await exported(mallorys, ExportFormat.CSV)
