"""Visits to lists at any moment, for tests of the history."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.ids import new_id
from pinflow.scraping.models import ListId, Observed, ObservedList
from pinflow.scraping.queries import record_list_visit, upsert_list

MUG, LAMP, CHAIR = "B00000000M", "B00000000L", "B00000000C"
PARTITIONS = """select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'observation'::regclass order by 1"""


def seen(asin: str, rank: int, **changes: Any) -> Observed:
    """A product at a rank; 24.99 EUR unless said otherwise."""
    values: dict[str, Any] = {
        "title": f"Thing {asin}",
        "price": Decimal("24.99"),
        "currency": "EUR",
        "price_kind": "price",
    }
    return Observed(rank=rank, asin=asin, **(values | changes))


@dataclasses.dataclass
class Visits:
    """Lists of the catalogue and what is seen on them."""

    system: SystemDatabase

    async def add_list(self, name: str = "kitchen", marketplace: str = "amazon.de") -> ListId:
        now = datetime.fromisoformat("2026-01-01T00:00:00Z")
        async with self.system.system_session() as session:
            return await upsert_list(
                session,
                ListId(new_id(now)),
                source="fake",
                marketplace=marketplace,
                list_kind="bestsellers",
                category=name,
                url=f"https://lists.example/{marketplace}/{name}",
                now=now,
            )

    async def see(
        self, list_id: ListId, moment: datetime, *products: Observed, marketplace: str = "amazon.de"
    ) -> int:
        """Returns how many observations were new."""
        observed = ObservedList(
            marketplace=marketplace, list_kind="bestsellers", category="Kitchen", products=products
        )
        async with self.system.system_session() as session:
            return await record_list_visit(
                session, list_id, observed, moment, next_fetch_at=moment, etag=None, last_modified=None
            )

    async def value(self, sql: str, *args: object) -> Any:
        async with self.system.system_session() as session:
            return await session.fetch_value(sql, *args)

    async def values(self, sql: str, *args: object) -> list[Any]:
        async with self.system.system_session() as session:
            return await session.fetch_values(sql, *args)

    async def partitions(self) -> list[str]:
        return await self.values(PARTITIONS)

    async def days(self) -> list[tuple[str, date, int, int, int, Decimal | None]]:
        """(asin, day, best rank, last rank, visits, last price) of the roll-up."""
        return await self.values(
            "select (asin, day, best_rank, last_rank, visits, last_price) from observation_day"
            " order by asin, day, list_id"
        )
