"""Files in the form of Pinterest's own bulk upload."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import ClassVar
from urllib.parse import urlsplit

import msgspec

from pinflow.kit.export_rows import guard_cell
from pinflow.posting.channels.export_channel import ExportChannel

MEDIA_TYPE = "text/csv; charset=utf-8"
COLUMNS = (
    "Title",
    "Media URL",
    "Pinterest board",
    "Thumbnail",
    "Description",
    "Link",
    "Publish date",
    "Keywords",
)
MOST_ROWS = 100
FURTHEST = timedelta(days=14)
LONGEST_TITLE, LONGEST_DESCRIPTION, LONGEST_LINK = 100, 500, 2048


class CsvRow(msgspec.Struct, frozen=True, kw_only=True):
    """A row. ``at`` None: Pinterest publishes it when it reads the file."""

    title: str
    media_url: str
    board: str
    description: str
    link: str | None
    at: datetime | None


class PinterestCsvChannel(ExportChannel):
    """Pins leave in files of up to 100 rows that name their slots, up to 14 days ahead."""

    name: ClassVar[str] = "pinterest_csv"
    ahead: ClassVar[bool] = True

    @staticmethod
    def find_text_fault(title: str, description: str, link: str | None) -> str | None:
        if not title.strip():
            return "Pinterest's file asks for a title."
        # As it stands in the file, with the sign that keeps it from becoming a formula.
        if len(_text(title)) > LONGEST_TITLE:
            return f"The title is longer than the {LONGEST_TITLE} characters of Pinterest's file."
        if len(_text(description)) > LONGEST_DESCRIPTION:
            return f"The description is longer than the {LONGEST_DESCRIPTION} characters of Pinterest's file."
        if link is not None and not is_web_link(link):
            return "The link is no web address of up to 2,048 characters."
        return None


def find_board_fault(name: str) -> str | None:
    """Why a board's name cannot stand in a file, in words; None if it can."""
    if not name.strip():
        return "The board has no name."
    if _text(name) != name:
        # With the sign in front it would name no board.
        return f"The board's name “{name}” would become a formula in a spreadsheet. Call it otherwise."
    return None


def is_web_link(link: str) -> bool:
    """Whether it is an address of the web, with a host and without spaces."""
    if len(link) > LONGEST_LINK or any(sign.isspace() for sign in link):
        return False
    try:
        parts = urlsplit(link)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


def write_csv(rows: Iterable[CsvRow]) -> bytes:
    """The file, in UTF-8 without a mark: the header must begin with “Title”. Times are UTC.

    Raises:
        ValueError: more rows than Pinterest takes.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    for number, row in enumerate(rows, 1):
        if number > MOST_ROWS:
            raise ValueError(f"more than {MOST_ROWS} rows")
        at = "" if row.at is None else f"{row.at.astimezone(UTC):%Y-%m-%dT%H:%M:%S}"
        # A thumbnail is for videos. Keywords are left out: nobody approved any beside the texts.
        cells = (row.title, row.media_url, row.board, "", row.description, row.link or "", at, "")
        writer.writerow([_text(cell) for cell in cells])
    return text.getvalue().encode()


def _text(cell: str) -> str:
    return str(guard_cell(cell))
