"""The words for what a user brings, as data."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType
from uuid import UUID

import msgspec

ImportRunId = NewType("ImportRunId", UUID)


class BringSource(StrEnum):
    """Where a brought product comes from; a reader of an installed package stands by its own name instead.

    ``creators``: the tenant's own API key; such rows expire.
    """

    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    PAGE = "page"
    BOOKMARKLET = "bookmarklet"
    CREATORS = "creators"


class RowOutcome(StrEnum):
    """``duplicate``: the row tells nothing that is not known already."""

    OK = "ok"
    DUPLICATE = "duplicate"
    ERROR = "error"


class BroughtProduct(msgspec.Struct, frozen=True, kw_only=True):
    """What one row or page tells of a product; None: it does not say.

    ``price`` is in ``currency`` (ISO 4217); ``rank`` is what a file says and counts for nothing by itself, as
    nobody knows of which list. ``more_image_urls``: up to three further pictures that its page shows.
    """

    asin: str
    title: str | None = None
    brand: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    category: str | None = None
    rank: int | None = None
    rating: Decimal | None = None
    review_count: int | None = None
    image_url: str | None = None
    note: str | None = None
    more_image_urls: tuple[str, ...] = ()


class ReportRow(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a row. ``message`` says what to do, or what was left out."""

    line: int
    outcome: RowOutcome
    asin: str | None = None
    message: str | None = None


class ImportRun(msgspec.Struct, frozen=True, kw_only=True):
    """One file or page that was brought. ``source``: a ``BringSource`` or the name of another reader.

    ``mapping``: field to the column it was read from. ``encoding`` is empty where the format says it itself.
    ``notes``: what was assumed in reading. Of a saved list, ``mapping`` holds instead what its observations
    are found by: ``marketplace``, ``list_kind``, ``category`` and ``observed_at``.
    """

    id: ImportRunId
    project_id: UUID
    source: str
    file_name: str
    sha256: bytes
    mapping: dict[str, str]
    encoding: str
    notes: tuple[str, ...]
    ok_count: int
    duplicate_count: int
    error_count: int
    brought_by: str
    brought_at: datetime
    taken_back_at: datetime | None
    taken_back_by: str | None


class Becoming(msgspec.Struct, frozen=True):
    """What becomes of the rows that a run took in: opportunities once they are scored, or nothing yet.

    ``untitled``: nobody has told their title. Of a run that was taken back nothing becomes anything.
    """

    opportunities: int
    untitled: int


class KnownProduct(BroughtProduct, frozen=True, kw_only=True):
    """All that was brought of a product so far; of each field the newest word."""

    marketplace: str
    brought_at: datetime
