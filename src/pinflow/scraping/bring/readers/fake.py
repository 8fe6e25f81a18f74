"""A reader of a format of our own making, for tests and as the shortest example of one."""

from __future__ import annotations

from typing import ClassVar

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.readers.reader import Claim, FileToRead, Reader
from pinflow.scraping.bring.table import Table, TableRow, make_table

MARK = b"finds/1\n"


class FakeReader(Reader):
    """Files that begin with ``finds/1``: a line a product, ASIN and title apart by a colon."""

    name: ClassVar[str] = "fake"
    reads: ClassVar[str] = "finds/1"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        return Claim.SURE if content.startswith(MARK) else Claim.NO

    def read(self, file: FileToRead) -> Table:
        try:
            lines = file.content.removeprefix(MARK).decode().splitlines()
        except UnicodeDecodeError:
            raise InvalidInputError(
                "scraping.no_table", "This is no file of finds/1. Export it again.", field="file"
            ) from None
        rows = (TableRow(number, tuple(line.split(":", 1))) for number, line in enumerate(lines, start=2))
        return make_table(self.name, rows, header=("asin", "title"))
