"""Every reader of brought files keeps the contract, and the surest reads a file."""

from __future__ import annotations

import gzip
import io
import json
from typing import Any, ClassVar, Literal

import pytest
from openpyxl import Workbook

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.readers.contract import OURS, ReaderContract, ReaderWorld, beside_ours
from pinflow.scraping.bring.readers.fake import MARK, FakeReader
from pinflow.scraping.bring.readers.known_readers import OffReader, Readers
from pinflow.scraping.bring.readers.pages import MhtmlReader, PageReader
from pinflow.scraping.bring.readers.reader import Claim, FileToRead, Reader, SavedPage
from pinflow.scraping.bring.readers.tables import CsvReader, JsonReader, WorkbookReader
from pinflow.scraping.bring.table import Table, TableRow
from tests.factories.readers import BUILT_IN

MUG = "B00EXAMPL1"
PAGE = f"<!doctype html><html><body>{MUG}</body></html>".encode()
MHTML = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://www.amazon.de/gp/bestsellers\r\n"
    b'MIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n'
    b"--b\r\nContent-Type: text/html\r\n\r\n" + PAGE + b"\r\n--b--\r\n"
)


def workbook() -> bytes:
    made = Workbook()
    sheet = made.create_sheet("Finds", 0)
    sheet.append(["ASIN", "Title"])
    sheet.append([MUG, "Mug"])
    stored = io.BytesIO()
    made.save(stored)
    return stored.getvalue()


class TestCsvReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(CsvReader(), f"ASIN;Titel\n{MUG};Becher\n".encode(), "finds.csv", MUG)


class TestWorkbookReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(WorkbookReader(), workbook(), "finds.xlsx", MUG)


class TestJsonReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(JsonReader(), json.dumps([{"asin": MUG}]).encode(), "finds.json", MUG)


class TestPageReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(PageReader(), PAGE, "page.html", MUG)


class TestPackedPage(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(PageReader(), gzip.compress(PAGE), "page.html.gz", MUG)


class TestMhtmlReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(MhtmlReader(), MHTML, "page.mhtml", MUG)


class TestFakeReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(FakeReader(), MARK + f"{MUG}:Mug\n".encode(), "mine.finds", MUG)


class Greedy(FakeReader):
    """Claims whatever there is."""

    name: ClassVar[str] = "greedy"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        return Claim.SURE


class Faulty(FakeReader):
    name: ClassVar[str] = "faulty"

    def read(self, file: FileToRead) -> Table:
        raise KeyError("a bug of another package")


class Wordless(FakeReader):
    """Fails when it is asked."""

    name: ClassVar[str] = "wordless"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        raise OSError


class Endless(FakeReader):
    name: ClassVar[str] = "endless"

    def read(self, file: FileToRead) -> Table:
        return Table(source="x", columns=("asin",), rows=(TableRow(1, (MUG,)),) * 20_001)


class Careless(FakeReader):
    """Makes its tables by hand, and wrong."""

    name: ClassVar[str] = "careless"

    def __init__(self, *rows: TableRow, columns: tuple[str, ...] = ("asin", "title")) -> None:
        self._rows, self._columns = rows, columns

    def read(self, file: FileToRead) -> Table:
        return Table(source="x", columns=self._columns, rows=self._rows)


CARELESS = {
    "no rows": Careless(),
    "too many columns": Careless(TableRow(1, ()), columns=tuple(f"c{n}" for n in range(201))),
    "one name twice": Careless(TableRow(1, (MUG,)), columns=("asin", "asin")),
    "one line twice": Careless(TableRow(1, (MUG,)), TableRow(1, ("B00EXAMPL2",))),
    "more cells than columns": Careless(TableRow(1, (MUG, "Mug", "more"))),
    "a fault and cells": Careless(TableRow(1, (MUG,), "It is damaged.")),
    "an endless cell": Careless(TableRow(1, (MUG, "x" * 4_001))),
    "nul": Careless(TableRow(1, (MUG, "Mug\x00"))),
    "half a character": Careless(TableRow(1, (MUG, "Mug\ud83d"))),
    "nul in a fault": Careless(TableRow(1, (), "Damaged:\x00")),
    "nul in a column": Careless(TableRow(1, (MUG,)), columns=("asin", "ti\x00tle")),
}


class MarkedPages(Reader):
    """Makes a page of what the fake reader makes a table of."""

    reads: ClassVar[str] = FakeReader.reads

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        return FakeReader.claims(content, name)

    def read(self, file: FileToRead) -> SavedPage:
        return SavedPage(html=PAGE, url=None)


class Astray(MarkedPages):
    """Says that it gives tables and gives a page."""

    name: ClassVar[str] = "astray"


def with_outsider(reader: Reader) -> Readers:
    return Readers(ready={**BUILT_IN.ready, reader.name: reader}, outsiders=frozenset({reader.name}))


@pytest.mark.parametrize("ours", ["xlsx", "page", "mhtml"])
def test_a_reader_that_claims_everything_takes_over_no_file_with_a_mark_of_its_own(ours: str) -> None:
    readers = with_outsider(Greedy())
    assert readers.choose(OURS[ours], "x").name == ours
    # Any text may be a table: there who is sure goes first.
    assert readers.choose(b"ASIN\nB00EXAMPL1\n", "x").name == "greedy"


@pytest.mark.parametrize(
    "reader",
    [Faulty(), Endless(), Astray(), *CARELESS.values()],
    ids=["faulty", "endless", "astray", *CARELESS],
)
def test_an_outsiders_mistake_is_told_in_words_with_its_name(reader: Reader) -> None:
    with pytest.raises(InvalidInputError) as refused:
        with_outsider(reader).read_table(MARK + b"B00EXAMPL1:Mug\n", "x.finds")
    assert refused.value.code == "scraping.reader_failed"
    assert f"The reader “{reader.name}” failed at this file." in refused.value.message
    assert "bug of another package" not in refused.value.message


def test_an_outsiders_page_that_is_text_is_told_in_words() -> None:
    class Textual(MarkedPages):
        name: ClassVar[str] = "textual"
        gives: ClassVar[Literal["table", "page"]] = "page"

        def read(self, file: FileToRead) -> SavedPage:
            text: Any = PAGE.decode()  # as of a package that nobody checks types of
            return SavedPage(html=text, url=None)

    with pytest.raises(InvalidInputError, match="The reader “textual” failed at this file"):
        with_outsider(Textual()).find_page(MARK, "x.finds")


def test_a_mistake_of_ours_is_not_hidden() -> None:
    with pytest.raises(KeyError):
        beside_ours(Faulty()).read_table(MARK + b"x", "x.finds")


def test_a_reader_that_fails_when_it_is_asked_keeps_no_other_from_reading() -> None:
    table = with_outsider(Wordless()).read_table(f"ASIN\n{MUG}\n".encode(), "x.csv")
    assert table.source == "csv"


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("csv", b"ASIN\nB00EXAMPL1\n", "The reader for CSV is off here: Because."),
        ("xlsx", workbook(), "The reader for XLSX is off here: Because."),
        # CSV could read it as well, and would make nonsense of it.
        ("json", b'["B00EXAMPL1"]', "The reader for JSON is off here: Because."),
    ],
)
def test_a_file_whose_reader_is_off_is_refused_with_the_reason(name: str, content: bytes, says: str) -> None:
    off = {name: OffReader(type(BUILT_IN.ready[name]), "Because.")}
    readers = Readers(ready={key: each for key, each in BUILT_IN.ready.items() if key != name}, off=off)
    with pytest.raises(InvalidInputError) as refused:
        readers.read_table(content, f"x.{name}")
    assert (refused.value.code, refused.value.message) == ("scraping.reader_off", says)


def test_a_page_whose_reader_is_off_is_refused_and_another_reader_stays() -> None:
    off = {"page": OffReader(PageReader, "Because.")}
    readers = Readers(ready={k: each for k, each in BUILT_IN.ready.items() if k != "page"}, off=off)
    with pytest.raises(InvalidInputError, match="The reader for a saved page is off here: Because"):
        readers.find_page(PAGE)
    found = readers.find_page(MHTML)
    assert found is not None
    assert found.url == "https://www.amazon.de/gp/bestsellers"


def test_a_single_file_page_is_told_from_a_table() -> None:
    assert BUILT_IN.is_page(MHTML, "list.mht")
    with pytest.raises(InvalidInputError) as refused:
        BUILT_IN.read_table(MHTML, "list.csv")
    assert refused.value.code == "scraping.is_a_page"


def test_a_broken_reader_that_could_not_be_loaded_keeps_nothing_from_being_read() -> None:
    readers = Readers(ready=BUILT_IN.ready, off={"broken": OffReader(None, "it cannot be loaded.")})
    assert readers.read_table(f"ASIN\n{MUG}\n".encode(), "x.csv").source == "csv"


def test_the_limit_is_the_settings() -> None:
    small = Readers(ready=BUILT_IN.ready, max_bytes=2 * 1024 * 1024)
    with pytest.raises(InvalidInputError, match="larger than 2 MB"):
        small.read_table(b"x" * (2 * 1024 * 1024 + 1), "x.csv")


def test_what_tables_may_be_is_said_as_it_is_installed() -> None:
    assert BUILT_IN.formats() == "CSV, XLSX or JSON"
    with pytest.raises(InvalidInputError, match="Bring CSV, XLSX, JSON or finds/1."):
        with_outsider(FakeReader()).read_table(b"%PDF-1.7", "x.pdf")
