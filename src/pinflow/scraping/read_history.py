"""What is known of a product and how it stood: in the shared catalogue and in what the tenant uploaded."""

from __future__ import annotations

from datetime import datetime, timedelta

from pinflow.kit.db import TenantSession
from pinflow.kit.errors import NotFoundError
from pinflow.scraping.models import HistoryPoint, Product
from pinflow.scraping.queries import (
    find_product,
    find_uploaded_product,
    list_history,
    list_uploaded_history,
)

# How far back every visit is told; before that one point a day and list.
EVERY_VISIT = timedelta(days=30)
_MOST_POINTS = 2000


async def read_history(
    session: TenantSession, marketplace: str, asin: str, *, since: datetime, now: datetime
) -> tuple[Product, list[HistoryPoint]]:
    """The product, and its ranks and prices since a moment, the oldest first; the newest 2,000 at most.

    Raises:
        NotFoundError: ``scraping.no_such_product``: neither observed nor uploaded by this tenant.
    """
    product = await find_product(session, marketplace, asin)
    product = product or await find_uploaded_product(session, marketplace, asin)
    if product is None:
        raise NotFoundError("scraping.no_such_product", "This product was not observed yet.")
    points = await list_history(
        session, marketplace, asin, since, _MOST_POINTS, visits_since=now - EVERY_VISIT
    )
    own = await list_uploaded_history(session, marketplace, asin, since, _MOST_POINTS)
    both = sorted([*points, *own], key=lambda point: point.observed_at)
    return product, both[-_MOST_POINTS:]
