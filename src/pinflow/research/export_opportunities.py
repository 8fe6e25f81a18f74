"""Opportunities as a file: tables hold the parts' points and reasons, JSON the parts themselves."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from functools import partial

from pinflow.kit.export_rows import Cell, Columns, ExportedRows, ExportFormat, Members, export_rows, utc_text
from pinflow.research.opportunity import Opportunity
from pinflow.research.score import LABELS
from pinflow.scraping.schemas import product_page

_FIELDS: tuple[tuple[str, Callable[[Opportunity], Cell]], ...] = (
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
    ("ended", lambda row: row.ended),
    ("observed_at", lambda row: utc_text(row.observed_at)),
    ("scored_at", lambda row: utc_text(row.scored_at)),
    ("weights_version", lambda row: row.weights_version),
    ("product_url", lambda row: row.product_url or product_page(row.marketplace, row.asin)),
    ("id", lambda row: str(row.id)),
)


def _points(part: str, row: Opportunity) -> Cell:
    return next((found.points for found in row.parts if found.name == part), None)


def _reasons(row: Opportunity) -> Cell:
    return " ".join(f"{part.label}: {part.reason}" for part in row.parts)


_COLUMNS: Columns[Opportunity] = (
    *_FIELDS,
    *((f"points_{name}", partial(_points, name)) for name in LABELS),
    ("reasons", _reasons),
)
_MEMBERS: Members[Opportunity] = (*_FIELDS, ("parts", lambda row: row.parts))
HEADER = tuple(name for name, _ in _COLUMNS)


def export_opportunities(rows: AsyncIterator[Opportunity], export_format: ExportFormat) -> ExportedRows:
    """The bytes of the file, in pieces. ``rows`` are read as the pieces are taken."""
    return export_rows(rows, _COLUMNS, export_format, members=_MEMBERS)
