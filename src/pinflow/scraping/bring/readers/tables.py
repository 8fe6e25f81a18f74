"""The readers of tables that the product brings along: CSV, XLSX and JSON."""

from __future__ import annotations

from typing import ClassVar

from pinflow.scraping.bring.decode_text import decode_text, text_start
from pinflow.scraping.bring.models import BringSource
from pinflow.scraping.bring.read_csv import read_csv
from pinflow.scraping.bring.read_json import read_json
from pinflow.scraping.bring.read_workbook import read_workbook
from pinflow.scraping.bring.readers.reader import Claim, FileToRead, Reader
from pinflow.scraping.bring.table import Table

ZIP, OLE, PDF, GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b"
_TEXT_NAMES = (".csv", ".tsv", ".txt")


class CsvReader(Reader):
    """Comma-, semicolon-, tab- or bar-separated text, or one column of it."""

    name: ClassVar[str] = BringSource.CSV.value
    reads: ClassVar[str] = "CSV"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        return Claim.NO if content.startswith((ZIP, OLE, PDF, GZIP)) else Claim.POSSIBLE

    def read(self, file: FileToRead) -> Table:
        return read_csv(decode_text(file.content, file.encoding))


class WorkbookReader(Reader):
    """Excel's workbooks since 2007."""

    name: ClassVar[str] = BringSource.XLSX.value
    reads: ClassVar[str] = "XLSX"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        if not content.startswith(ZIP):
            return Claim.NO
        # Names of parts stand in the archive as they are. Any other archive is refused with words of its own.
        return Claim.SURE if b"xl/workbook" in content else Claim.LIKELY

    def read(self, file: FileToRead) -> Table:
        return read_workbook(file.content)


class JsonReader(Reader):
    """A JSON list of ASINs, addresses or objects."""

    name: ClassVar[str] = BringSource.JSON.value
    reads: ClassVar[str] = "JSON"

    @classmethod
    def claims(cls, content: bytes, name: str) -> Claim:
        if name.lower().endswith(_TEXT_NAMES) or not text_start(content).startswith(("[", "{")):
            return Claim.NO
        return Claim.LIKELY

    def read(self, file: FileToRead) -> Table:
        return read_json(decode_text(file.content, file.encoding))
