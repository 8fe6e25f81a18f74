"""Rank and price of a product over time: what everybody sees, and what the tenant uploaded itself."""

from __future__ import annotations

from datetime import datetime

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.scraping.models import HistoryPoint, Product
from pinflow.scraping.queries import (
    find_uploaded_product,
    get_product,
    list_history,
    list_uploaded_history,
)


async def read_history(
    session: TenantSession, marketplace: str, asin: str, since: datetime
) -> tuple[Product, list[HistoryPoint]]:
    """The product, and how it stood since a moment, the oldest first.

    Raises:
        NotFoundError: ``scraping.no_such_product``: neither a list nor an upload of the tenant showed it.
    """
    points = [
        *await list_history(session, marketplace, asin, since),
        *await list_uploaded_history(session, marketplace, asin, since),
    ]
    return await _product(session, marketplace, asin), sorted(points, key=lambda point: point.observed_at)


async def _product(session: TenantSession, marketplace: str, asin: str) -> Product:
    try:
        return await get_product(session, marketplace, asin)
    except NotFoundError:
        uploaded = await find_uploaded_product(session, marketplace, asin)
        if uploaded is None:
            raise
        return uploaded
