"""Lists that a project watches and what was seen on them, for tests."""

from __future__ import annotations

import dataclasses
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database, TenantId
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.ids import new_id
from pinflow.projects.models import Project
from pinflow.research.opportunity import Opportunity
from pinflow.research.queries import list_opportunities
from pinflow.research.score_project import score_project
from pinflow.scraping.models import ListId, Observed, ObservedList
from pinflow.scraping.queries import insert_uploaded, insert_watched_list, record_list_visit, upsert_list

MUG, LAMP, KNIFE, CHAIR = "B00000000M", "B00000000L", "B00000000K", "B00000000C"
TITLES = {
    MUG: "Insulated travel mug with lid",
    LAMP: "Desk lamp with wooden base",
    KNIFE: "Tactical throwing knife set",
    CHAIR: "Folding garden chair",
}


def seen(asin: str, rank: int, **changes: Any) -> Observed:
    """A product at a rank; 24.99 EUR, rated 4.6 by 800 unless said otherwise."""
    values: dict[str, Any] = {
        "title": TITLES.get(asin, f"Thing {asin}"),
        "price": Decimal("24.99"),
        "currency": "EUR",
        "rating": Decimal("4.6"),
        "review_count": 800,
        "image_url": f"https://m.media-amazon.com/images/I/{asin}.jpg",
        "product_url": f"https://www.amazon.de/dp/{asin}",
    }
    return Observed(rank=rank, asin=asin, **(values | changes))


def page(*products: Observed, category: str = "Kitchen & Dining") -> ObservedList:
    return ObservedList(
        marketplace="amazon.de", list_kind="bestsellers", category=category, products=products
    )


@dataclasses.dataclass
class Research:
    """A tenant's project and the lists it watches."""

    database: Database
    system: SystemDatabase
    clock: FixedClock
    project: Project

    @property
    def tenant_id(self) -> TenantId:
        return self.project.tenant_id

    async def watch(self, name: str = "kitchen") -> ListId:
        now = self.clock.now()
        async with self.system.system_session() as session:
            list_id = await upsert_list(
                session,
                ListId(new_id(now)),
                source="fake",
                marketplace="amazon.de",
                list_kind="bestsellers",
                category=name,
                url=f"https://lists.example/amazon.de/bestsellers/{name}",
                now=now,
            )
        async with self.database.tenant_session(self.tenant_id) as tenant:
            await insert_watched_list(tenant, self.project.id, list_id, now)
        return list_id

    async def see(self, list_id: ListId, observed: ObservedList) -> None:
        """A visit to the list now."""
        now = self.clock.now()
        async with self.system.system_session() as session:
            await record_list_visit(
                session,
                list_id,
                observed,
                now,
                next_fetch_at=now + timedelta(hours=1),
                etag=None,
                last_modified=None,
            )

    async def upload(self, observed: ObservedList) -> None:
        async with self.database.tenant_session(self.tenant_id) as session:
            await insert_uploaded(session, self.project.id, observed, self.clock.now())

    async def score(self) -> int:
        async with self.database.tenant_session(self.tenant_id) as session:
            return await score_project(session, self.project.id, self.clock.now())

    async def opportunities(self, **conditions: Any) -> list[Opportunity]:
        async with self.database.tenant_session(self.tenant_id, read_only=True) as session:
            return await list_opportunities(session, project_id=self.project.id, **conditions)

    async def opportunity(self, asin: str) -> Opportunity:
        (found,) = [entry for entry in await self.opportunities() if entry.asin == asin]
        return found

    async def value(self, sql: str, *args: object) -> Any:
        async with self.system.system_session() as session:
            return await session.fetch_value(sql, *args)

    def turn(self, **by: float) -> datetime:
        self.clock.turn(timedelta(**by))
        return self.clock.now()
