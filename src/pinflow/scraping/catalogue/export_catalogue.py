"""Products, lists and history as files."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from pinflow.kit.db import TenantSession
from pinflow.kit.export_rows import Columns, ExportedRows, ExportFormat, export_rows, utc_text
from pinflow.scraping.catalogue.models import HistoryRow, ListedProduct, ListFacts
from pinflow.scraping.catalogue.queries import (
    HistoryFilter,
    ProductFilter,
    stream_history,
    stream_lists,
    stream_products,
)
from pinflow.scraping.schemas import product_page


def _number(amount: Decimal | None) -> float | None:
    return None if amount is None else float(amount)


# The names of the first columns are those that a file is recognised by when it is brought back.
PRODUCT_COLUMNS: Columns[ListedProduct] = (
    ("asin", lambda row: row.asin),
    ("url", lambda row: row.product_url or product_page(row.marketplace, row.asin)),
    ("title", lambda row: row.title),
    ("price", lambda row: _number(row.price)),
    ("currency", lambda row: row.currency),
    ("category", lambda row: row.category),
    ("rank", lambda row: row.rank),
    ("note", lambda row: row.note),
    ("marketplace", lambda row: row.marketplace),
    ("brand", lambda row: row.brand),
    ("list", lambda row: row.list_category),
    ("rating", lambda row: _number(row.rating)),
    ("review_count", lambda row: row.review_count),
    ("price_observed_at", lambda row: utc_text(row.price_observed_at)),
    ("seen_at", lambda row: utc_text(row.seen_at)),
    ("sources", lambda row: " ".join(row.sources)),
    ("image_url", lambda row: row.image_url),
)
LIST_COLUMNS: Columns[ListFacts] = (
    ("project", lambda row: row.project),
    ("marketplace", lambda row: row.marketplace),
    ("list_kind", lambda row: row.list_kind),
    ("category", lambda row: row.category),
    ("url", lambda row: row.url),
    ("source", lambda row: row.source),
    ("state", lambda row: row.state),
    ("message", lambda row: row.message),
    ("interval_minutes", lambda row: row.interval_minutes),
    ("last_observed_at", lambda row: utc_text(row.last_observed_at)),
    ("products", lambda row: row.products),
    ("id", lambda row: str(row.id)),
)
HISTORY_COLUMNS: Columns[HistoryRow] = (
    ("observed_at", lambda row: utc_text(row.observed_at)),
    ("marketplace", lambda row: row.marketplace),
    ("list_kind", lambda row: row.list_kind),
    ("category", lambda row: row.category),
    ("asin", lambda row: row.asin),
    ("title", lambda row: row.title),
    ("rank", lambda row: row.rank),
    ("price", lambda row: _number(row.price)),
    ("currency", lambda row: row.currency),
    ("price_kind", lambda row: row.price_kind),
    ("visits", lambda row: row.visits),
    ("list_id", lambda row: None if row.list_id is None else str(row.list_id)),
)


def export_products(
    session: TenantSession, wanted: ProductFilter, export_format: ExportFormat, now: datetime
) -> ExportedRows:
    """The products that match, by marketplace and ASIN. The file can be brought again as it is."""
    return export_rows(stream_products(session, wanted, now), PRODUCT_COLUMNS, export_format)


def export_lists(session: TenantSession, export_format: ExportFormat) -> ExportedRows:
    """The watched lists."""
    return export_rows(stream_lists(session), LIST_COLUMNS, export_format)


def export_history(
    session: TenantSession, wanted: HistoryFilter, export_format: ExportFormat
) -> ExportedRows:
    """Ranks and prices by list, time and rank."""
    return export_rows(stream_history(session, wanted), HISTORY_COLUMNS, export_format)
