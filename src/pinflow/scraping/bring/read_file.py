"""Reads a file of products: CSV, XLSX or JSON, told apart by what stands in it and not by its name."""

from __future__ import annotations

import codecs

from pinflow.kit.errors import InvalidInputError
from pinflow.scraping.bring.decode_text import decode_text
from pinflow.scraping.bring.read_csv import read_csv
from pinflow.scraping.bring.read_json import read_json
from pinflow.scraping.bring.read_workbook import read_workbook
from pinflow.scraping.bring.table import Table

MAX_FILE_BYTES = 16 * 1024 * 1024
_ZIP, _OLE, _PDF, _GZIP = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF", b"\x1f\x8b"
_PAGE_STARTS = ("<!doctype html", "<html", "<!-- saved from")
_TEXT_NAMES = (".csv", ".tsv", ".txt")


def read_file(content: bytes, file_name: str, *, encoding: str | None = None) -> Table:
    """The rows of a file. Takes up to some seconds of CPU: call it off the event loop.

    ``encoding``: how the text is written, if the guess was wrong (one of ``decode_text.ENCODINGS``).

    Raises:
        InvalidInputError: it is no table, too large, or damaged as a whole; a damaged row is only a row.
    """
    _refuse_what_is_no_table(content)
    if content.startswith(_ZIP):
        return read_workbook(content)
    decoded = decode_text(content, encoding)
    start = decoded.text.lstrip()[:15].lower()
    if start.startswith(_PAGE_STARTS):
        raise InvalidInputError(
            "scraping.is_a_page",
            "This is a web page, not a table. Bring saved pages as pages: pinflow bring page FILE.",
            field="file",
        )
    if start.startswith(("[", "{")) and not file_name.lower().endswith(_TEXT_NAMES):
        return read_json(decoded)
    return read_csv(decoded)


def is_page(content: bytes) -> bool:
    """Whether it is a web page: a saved one is brought as a page, not as a table."""
    start = content.removeprefix(codecs.BOM_UTF8).lstrip()[:15].lower()
    return start.startswith(tuple(each.encode() for each in _PAGE_STARTS))


def _refuse_what_is_no_table(content: bytes) -> None:
    if len(content) > MAX_FILE_BYTES:
        raise InvalidInputError(
            "scraping.file_too_large",
            f"The file is larger than {MAX_FILE_BYTES // 1024 // 1024} MB. Split it and bring the parts.",
            field="file",
        )
    if not content.strip():
        raise InvalidInputError("scraping.no_rows", "The file is empty.", field="file")
    if content.startswith(_OLE):
        raise InvalidInputError(
            "scraping.old_workbook",
            "This is an old Excel file (.xls), or one with a password. Save it as .xlsx without a password.",
            field="file",
        )
    if content.startswith((_PDF, _GZIP)):
        raise InvalidInputError(
            "scraping.no_table", "This file is no table. Bring CSV, XLSX or JSON.", field="file"
        )
