"""The tests every reader of brought files passes: built-in, fake or a plugin's. Subclass it and run pytest.

class TestMyReader(ReaderContract):
    def make_world(self) -> ReaderWorld: ...
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from contextlib import suppress

import msgspec
import pytest

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.readers.known_readers import Readers
from pinflow.scraping.bring.readers.pages import MhtmlReader, PageReader
from pinflow.scraping.bring.readers.reader import Claim, FileToRead, Reader, SavedPage
from pinflow.scraping.bring.readers.tables import CsvReader, JsonReader, WorkbookReader
from pinflow.scraping.bring.table import Table, find_fault

BUILT_INS: tuple[type[Reader], ...] = (CsvReader, WorkbookReader, JsonReader, PageReader, MhtmlReader)
# A file of each format that the product reads itself, by the reader's name.
OURS = {
    "csv": b"ASIN,Title\nB000000001,Mug\n",
    "xlsx": b"PK\x03\x04[Content_Types].xml xl/workbook.xml",
    "json": b'[{"asin": "B000000001"}]',
    "page": b"<!doctype html><html><body>Best sellers</body></html>",
    "mhtml": b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x--\n",
}
# What no reader has any business with.
NO_FILES = (b"", b"\x00\xff\xfe" * 400, b"%PDF-1.7 " + b"x" * 500, b"\x89PNG\r\n\x1a\n" + b"\x00" * 200)


class ReaderWorld(msgspec.Struct, frozen=True):
    """A reader, a file that it reads, and what stands in that: an ASIN or another word."""

    reader: Reader
    content: bytes
    name: str
    holds: str


class ReaderContract(ABC):
    """``make_world`` is called once a test."""

    @abstractmethod
    def make_world(self) -> ReaderWorld:
        """A reader that works, with a file of its format."""

    @pytest.fixture
    def world(self) -> ReaderWorld:
        return self.make_world()

    def test_it_has_a_name_and_says_what_it_reads(self, world: ReaderWorld) -> None:
        assert re.fullmatch(r"[a-z][a-z0-9_]{0,39}", world.reader.name)
        assert world.reader.reads.strip() == world.reader.reads != ""
        assert world.reader.gives in ("table", "page")

    def test_its_own_file_is_left_to_it_among_all_readers(self, world: ReaderWorld) -> None:
        readers = beside_ours(world.reader)
        assert world.reader.claims(world.content, world.name) > Claim.NO
        assert readers.is_page(world.content, world.name) == (world.reader.gives == "page")
        if world.reader.gives == "table":
            assert readers.read_table(world.content, world.name).source == world.reader.name
        else:
            page = readers.find_page(world.content, world.name)
            assert page is not None
            assert world.holds.encode() in page.html

    @pytest.mark.parametrize("ours", OURS)
    def test_a_file_of_our_formats_is_read_by_whoever_bears_its_name(
        self, world: ReaderWorld, ours: str
    ) -> None:
        # Beside this one, which either leaves it to ours or stands in its place.
        assert beside_ours(world.reader).choose(OURS[ours], f"file.{ours}").name == ours

    @pytest.mark.parametrize("content", NO_FILES, ids=range(len(NO_FILES)))
    def test_it_is_not_sure_of_what_is_no_file_of_products(self, world: ReaderWorld, content: bytes) -> None:
        for name in ("", "x", world.name):
            assert world.reader.claims(content, name) < Claim.LIKELY

    def test_it_reads_its_file(self, world: ReaderWorld) -> None:
        found = world.reader.read(FileToRead(content=world.content, name=world.name))
        if world.reader.gives == "page":
            assert isinstance(found, SavedPage)
            assert world.holds.encode() in found.html
            return
        assert isinstance(found, Table)
        check_table(found)
        assert any(world.holds in cell for row in found.rows for cell in row.cells)

    def test_a_damaged_file_is_refused_in_words_or_read_as_far_as_it_goes(self, world: ReaderWorld) -> None:
        for damaged in damage(world.content):
            with suppress(InvalidInputError):
                found = world.reader.read(FileToRead(content=damaged, name=world.name))
                if isinstance(found, Table):
                    check_table(found)


def beside_ours(reader: Reader) -> Readers:
    """All built-in readers with this one behind them, or in the place of the one whose name it bears."""
    ready = {each.name: each.create({}) for each in BUILT_INS}
    return Readers(ready={**ready, reader.name: reader})


def damage(content: bytes) -> list[bytes]:
    """Cut off, with a hole, and with bytes that mean something else."""
    middle = len(content) // 2
    return [
        *(content[: len(content) * eighth // 8] for eighth in range(1, 8)),
        content[: middle // 2] + content[middle:],
        content[:middle] + b"\xff\x00\xfe" + content[middle:],
        content[: len(content) // 3] + bytes(byte ^ 0x20 for byte in content[len(content) // 3 :]),
    ]


def check_table(table: Table) -> None:
    """What every table keeps to, whoever read it."""
    assert find_fault(table) is None
    assert table.columns
