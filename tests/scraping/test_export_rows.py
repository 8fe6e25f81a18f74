"""What is taken away as a file is whole, harmless in a spreadsheet, and never in memory all at once."""

from __future__ import annotations

import csv
import io
import json
import threading
import tracemalloc
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from pinflow.kit import export_rows as module
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.export_rows import (
    Columns,
    ExportFormat,
    export_rows,
    guard_cell,
    read_pieces,
    spooled,
    utc_text,
)
from pinflow.kit.ids import new_id
from pinflow.scraping.catalogue.export_catalogue import export_history, export_lists, export_products
from pinflow.scraping.catalogue.queries import HistoryFilter, ProductFilter
from pinflow.scraping.models import ListId, Observed, ObservedList
from pinflow.scraping.queries import insert_watched_list, record_list_visit, upsert_list
from tests.factories.cast import Cast
from tests.factories.projects import add_project

FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"]
COLUMNS: Columns[tuple[str, float]] = (("text", lambda row: row[0]), ("number", lambda row: row[1]))


async def given(*rows: tuple[str, float]) -> AsyncIterator[tuple[str, float]]:
    for row in rows:
        yield row


async def whole(pieces: AsyncIterator[bytes]) -> bytes:
    return b"".join([piece async for piece in pieces])


def read(content: bytes, kind: ExportFormat) -> list[dict[str, Any]]:
    """Read back, with a library that did not write it."""
    if kind is ExportFormat.JSON:
        found: list[dict[str, Any]] = json.loads(content)["items"]
        return found
    if kind is ExportFormat.CSV:
        assert content.startswith(b"\xef\xbb\xbf")
        return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    rows: list[dict[str, Any]] = []
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        header, *lines = sheet.iter_rows(values_only=True)
        rows += [dict(zip(map(str, header), line, strict=True)) for line in lines]
    return rows


@pytest.mark.parametrize("kind", ExportFormat)
async def test_every_format_gives_back_what_was_written(kind: ExportFormat) -> None:
    rows = [('Ein "Becher", groß; €', 24.99), ("魔法瓶\nzweite Zeile", 7.0), ("", 0.5)]
    found = read(await whole(export_rows(given(*rows), COLUMNS, kind)), kind)
    assert [(row["text"] or "", float(row["number"])) for row in found] == rows


@pytest.mark.parametrize("kind", [ExportFormat.CSV, ExportFormat.XLSX])
async def test_no_cell_is_a_formula_and_numbers_stay_numbers(kind: ExportFormat) -> None:
    content = await whole(export_rows(given(*((text, -1.5) for text in FORMULAS)), COLUMNS, kind))
    for row in read(content, kind):
        assert row["text"].startswith("'")
        assert float(row["number"]) == -1.5
    if kind is ExportFormat.XLSX:
        sheet = openpyxl.load_workbook(io.BytesIO(content)).active
        assert sheet is not None
        assert {cell.data_type for line in sheet.iter_rows() for cell in line} == {"s", "n"}
    assert guard_cell("harmless - really") == "harmless - really"


async def test_a_workbook_goes_on_on_a_further_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "XLSX_MAX_ROWS", 4)
    content = await whole(
        export_rows(given(*((f"row {at}", at) for at in range(8))), COLUMNS, ExportFormat.XLSX)
    )
    assert len(openpyxl.load_workbook(io.BytesIO(content)).worksheets) == 3
    assert [row["number"] for row in read(content, ExportFormat.XLSX)] == list(range(8))


async def test_a_failure_comes_before_the_first_byte_and_leaves_no_file() -> None:
    async def failing() -> AsyncIterator[bytes]:
        yield b"x" * 3_000_000
        raise RuntimeError("the database went away")

    with pytest.raises(RuntimeError, match="went away"):
        await spooled(failing())

    async def fine() -> AsyncIterator[bytes]:
        for _ in range(30):
            yield b"x" * 100_000

    file = await spooled(fine())
    assert sum([len(piece) async for piece in read_pieces(file)]) == 3_000_000
    assert file.closed


def test_times_are_utc_text() -> None:
    assert utc_text(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)) == "2026-11-23T09:00:00Z"
    assert utc_text(None) is None


ASINS = [f"B{number:09d}" for number in range(1, 51)]


async def see(system: SystemDatabase, list_id: ListId, at: datetime, marketplace: str) -> None:
    products = tuple(
        Observed(rank=rank, asin=asin, title=f"=Thing {rank}", price=Decimal("9.99"), currency="EUR")
        for rank, asin in enumerate(ASINS, start=1)
    )
    observed = ObservedList(
        marketplace=marketplace, list_kind="bestsellers", category="Kitchen", products=products
    )
    async with system.system_session() as session:
        await record_list_visit(
            session,
            list_id,
            observed,
            at,
            next_fetch_at=at + timedelta(hours=1),
            etag=None,
            last_modified=None,
        )


@pytest.fixture
async def list_id(
    database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> ListId:
    """Alice watches a list; 40 visits of 50 products. Mallory watches nothing."""
    project = await add_project(database, cast.alice.tenant_id, clock.now())
    async with system_database.system_session() as session:
        made = await upsert_list(
            session,
            ListId(new_id(clock.now())),
            source="amazon",
            marketplace="amazon.de",
            list_kind="bestsellers",
            category="Kitchen",
            url="https://www.amazon.de/gp/bestsellers/kitchen",
            now=clock.now(),
        )
    for visit in range(40):
        await see(system_database, made, clock.now() - timedelta(hours=40 - visit), "amazon.de")
    async with database.tenant_session(cast.alice.tenant_id) as session:
        await insert_watched_list(session, project.id, made, clock.now())
    return made


@pytest.mark.parametrize("kind", ExportFormat)
async def test_history_products_and_lists_are_read_back_whole(
    kind: ExportFormat, list_id: ListId, database: Database, clock: FixedClock, cast: Cast
) -> None:
    since = HistoryFilter(since=clock.now() - timedelta(days=30))
    async with database.tenant_session(cast.alice.tenant_id, read_only=True) as session:
        history = read(await whole(export_history(session, since, kind)), kind)
        products = read(await whole(export_products(session, ProductFilter(), kind, clock.now())), kind)
        lists = read(await whole(export_lists(session, kind)), kind)
    assert len(history) == 40 * 50
    assert [int(row["rank"]) for row in history[:50]] == list(range(1, 51))
    assert [row["asin"] for row in products] == ASINS
    assert products[0]["title"].lstrip("'") == "=Thing 1"
    assert [(row["project"], int(row["products"]), row["id"]) for row in lists] == [
        ("Finds", 50, str(list_id))
    ]


async def test_another_tenant_takes_away_nothing_of_it(
    list_id: ListId, database: Database, clock: FixedClock, cast: Cast
) -> None:
    since = HistoryFilter(since=clock.now() - timedelta(days=30))
    async with database.tenant_session(cast.mallory.tenant_id, read_only=True) as session:
        for pieces in (
            export_history(session, since, ExportFormat.JSON),
            export_products(session, ProductFilter(), ExportFormat.JSON, clock.now()),
            export_lists(session, ExportFormat.JSON),
        ):
            assert read(await whole(pieces), ExportFormat.JSON) == []


async def test_days_whose_visits_were_dropped_are_in_the_file_by_their_last_visit(
    list_id: ListId, database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> None:
    old = clock.now() - timedelta(days=60)
    async with system_database.system_session() as session:
        await session.execute(
            "insert into observation_day (marketplace, asin, day, list_id, best_rank, last_rank, last_price,"
            " currency, last_observed_at, visits) values ('amazon.de', $1, $2, $3, 3, 5, 8.5, 'EUR', $4, 24)",
            ASINS[0],
            old.date(),
            list_id,
            old,
        )
    wanted = HistoryFilter(since=clock.now() - timedelta(days=90), marketplace="amazon.de", asin=ASINS[0])
    async with database.tenant_session(cast.alice.tenant_id, read_only=True) as session:
        rows = read(await whole(export_history(session, wanted, ExportFormat.JSON)), ExportFormat.JSON)
    assert len(rows) == 41
    assert (rows[0]["visits"], rows[0]["rank"], rows[0]["price"]) == (24, 5, 8.5)
    assert {row["visits"] for row in rows[1:]} == {1}


class CountingRows:
    """Stands between a session and its connection, and counts the rows that the driver holds."""

    def __init__(self, session: Any) -> None:
        self.seen = 0
        self.most = 0
        self._connection = session.connection
        session.connection = self

    def cursor(self, sql: str, *values: object, prefetch: int) -> AsyncIterator[Any]:
        return self._count(self._connection.cursor(sql, *values, prefetch=prefetch))

    async def _count(self, cursor: Any) -> AsyncIterator[Any]:
        batches = aiter(cursor)
        async for record in batches:
            self.seen += 1
            self.most = max(self.most, 1 + len(batches._buffer))
            yield record


async def test_memory_does_not_grow_with_the_rows(
    list_id: ListId, database: Database, clock: FixedClock, cast: Cast, tmp_path: Path
) -> None:
    since = HistoryFilter(since=clock.now() - timedelta(days=30))
    for kind in ExportFormat:
        async with database.tenant_session(cast.alice.tenant_id, read_only=True) as session:
            counted = CountingRows(session)
            largest = 0
            async for piece in export_history(session, since, kind):
                largest = max(largest, len(piece))
        assert counted.seen == 2000
        assert 1 < counted.most <= 500, "rows of one batch"
        assert largest < 100_000, "bytes of one piece"


async def test_writing_a_workbook_leaves_the_loop_to_others() -> None:
    """Cells are made in another thread than the one that serves."""
    threads: set[int] = set()

    def cell(row: tuple[str, float]) -> str:
        threads.add(threading.get_ident())
        return row[0]

    rows = given(*(("word", 1.0) for _ in range(2 * module._ROWS_AT_ONCE)))
    await whole(export_rows(rows, (("text", cell),), ExportFormat.XLSX))
    assert threads
    assert threading.get_ident() not in threads


async def test_a_workbook_of_three_megabytes_of_text_is_never_in_memory() -> None:
    async def many() -> AsyncIterator[tuple[str, float]]:
        for number in range(3000):
            yield f"{number:04d}" * 250, 1.0

    pieces = export_rows(many(), COLUMNS, ExportFormat.XLSX)
    tracemalloc.start()
    try:
        size = sum([len(piece) async for piece in pieces])
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size > 10_000
    assert peak < 2_000_000, "bytes: of 3 MB of text"
