"""The Creators API as our API shows it."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field, SecretStr

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.scraping.creators import models
from pinflow.scraping.creators.models import ConnectionState, LookedUp, Lookup
from pinflow.scraping.sources.creators.product_api import ApiNode, NodeName

_CONNECTION = {
    "id": "01936d2c-7c10-7a01-8b02-1c2d3e4f5a6b",
    "marketplace": "amazon.de",
    "partner_tag": "evergreen-21",
    "version": "2.2",
    "credential_id": "amzn1.application-oa2-client.0c9d",
    "state": "not_eligible",
    "reason": "Amazon does not open the Creators API to this Associates account yet.",
    "checked_at": "2026-11-23T09:00:00Z",
}
_ITEM = {
    "marketplace": "amazon.de",
    "asin": "B0EXAMPLE1",
    "title": "Bamboo drawer organiser, set of 5",
    "brand": "Larch",
    "bullets": ["Fits any drawer"],
    "product_group": "Küche",
    "detail_url": "https://www.amazon.de/dp/B0EXAMPLE1?tag=evergreen-21",
    "image_url": None,
    "price": 24.99,
    "currency": "EUR",
    "availability": "Auf Lager",
    "rating": 4.6,
    "review_count": 1873,
    "website_rank": None,
    "categories": [{"node_id": "3169011", "name": "Besteckkästen", "rank": 12}],
    "fetched_at": "2026-11-23T09:00:00Z",
    "expires_at": "2026-11-24T09:00:00Z",
}
_PROJECT = {"id": "01936d2c-7b00-7a01-8b02-1c2d3e4f5a6b", "name": "Quiet kitchen"}
_NODE = {"id": "3169011", "name": "Besteckkästen"}


class CreatorsConnection(ApiModel):
    """A credential in one marketplace. ``reason``: why it is off and what to do; null when it works."""

    model_config = examples(_CONNECTION)

    id: UUID
    marketplace: str
    partner_tag: str
    version: str
    credential_id: str
    state: ConnectionState
    reason: str | None
    checked_at: datetime

    @classmethod
    def of(cls, connection: models.Connection) -> CreatorsConnection:
        """A stored connection; its secret is never shown."""
        return cls(
            id=connection.id,
            marketplace=connection.marketplace,
            partner_tag=connection.partner_tag,
            version=connection.version,
            credential_id=connection.credential_id,
            state=connection.state,
            reason=connection.state_reason,
            checked_at=connection.checked_at,
        )


class CreatorsConnectionPage(Page[CreatorsConnection]):
    """Connections by marketplace."""


class NewCreatorsConnection(ApiModel):
    """A credential as Associates Central shows it. ``version`` stands beside it there, such as 2.2."""

    model_config = examples(
        {
            "marketplace": "amazon.de",
            "partner_tag": "evergreen-21",
            "version": "2.2",
            "credential_id": "amzn1.application-oa2-client.0c9d",
            "credential_secret": "amzn1.oa2-cs.v1.…",
        }
    )

    marketplace: str
    partner_tag: str
    version: str
    credential_id: str
    credential_secret: SecretStr


class ItemCategory(ApiModel):
    """A category a product stands in; ``rank`` null: not said."""

    model_config = examples({"node_id": "3169011", "name": "Besteckkästen", "rank": 12})

    node_id: str
    name: str
    rank: int | None


class CreatorsItem(ApiModel):
    """A product that came through the tenant's key; gone after ``expires_at``."""

    model_config = examples(_ITEM)

    marketplace: str
    asin: str
    title: str | None
    brand: str | None
    bullets: list[str]
    product_group: str | None
    detail_url: str | None
    image_url: str | None
    price: float | None
    currency: str | None
    availability: str | None
    rating: float | None
    review_count: int | None
    website_rank: int | None
    categories: list[ItemCategory]
    fetched_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, row: LookedUp) -> CreatorsItem:
        """A looked-up item."""
        item = row.item
        return cls(
            marketplace=row.marketplace,
            asin=row.asin,
            title=item.title,
            brand=item.brand,
            bullets=list(item.bullets),
            product_group=item.product_group,
            detail_url=item.detail_url,
            image_url=item.image_url,
            price=None if item.price is None else float(item.price),
            currency=item.currency,
            availability=item.availability,
            rating=None if item.rating is None else float(item.rating),
            review_count=item.review_count,
            website_rank=item.website_rank,
            categories=[
                ItemCategory(node_id=each.node_id, name=each.name, rank=each.rank) for each in item.categories
            ],
            fetched_at=row.fetched_at,
            expires_at=row.expires_at,
        )


class CreatorsItemPage(Page[CreatorsItem]):
    """Looked-up items that have not expired, the newest first."""


class ScoringProject(ApiModel):
    """A project that scores what was looked up as its own product until it expires."""

    model_config = examples(_PROJECT)

    id: UUID
    name: str


class FoundItems(ApiModel):
    """What a look-up brought. ``warnings``: what was wrong with single items; ``total``: of a search.

    ``projects`` score the items as their own. After 24 hours they are removed everywhere; of their scores
    stay the points with source, region and time.
    """

    model_config = examples({"items": [_ITEM], "warnings": [], "total": 1, "projects": [_PROJECT]})

    items: list[CreatorsItem]
    warnings: list[str]
    total: int | None
    projects: list[ScoringProject]

    @classmethod
    def of(cls, lookup: Lookup[LookedUp]) -> FoundItems:
        return cls(
            items=[CreatorsItem.of(row) for row in lookup.items],
            warnings=list(lookup.warnings),
            total=lookup.total,
            projects=[ScoringProject(id=each.id, name=each.name) for each in lookup.projects],
        )


class WantedItems(ApiModel):
    """Products to look up, 1 to 50. ``project_id`` null: every project of the marketplace scores them."""

    model_config = examples({"marketplace": "amazon.de", "asins": ["B0EXAMPLE1"]})

    marketplace: str
    asins: list[str] = Field(max_length=50)
    project_id: UUID | None = None


class WantedSearch(ApiModel):
    """Words to search for, within a category if ``node_id`` is given; ten products a page, ten pages.

    ``project_id`` null: every project of the marketplace scores what is found.
    """

    model_config = examples({"marketplace": "amazon.de", "words": "bamboo organiser", "page": 1})

    marketplace: str
    words: str = Field(max_length=1000)
    node_id: str | None = None
    page: int = 1
    project_id: UUID | None = None


class WantedNodes(ApiModel):
    """Categories to look up, 1 to 10."""

    model_config = examples({"marketplace": "amazon.de", "node_ids": ["3169011"]})

    marketplace: str
    node_ids: list[str] = Field(max_length=10)


class CreatorsNodeName(ApiModel):
    """A category's id and name."""

    model_config = examples(_NODE)

    id: str
    name: str

    @classmethod
    def of(cls, node: NodeName) -> CreatorsNodeName:
        return cls(id=node.id, name=node.name)


class CreatorsNode(ApiModel):
    """A category; ``path`` leads from the root to its parent."""

    model_config = examples({**_NODE, "path": [{"id": "1", "name": "Küche"}], "children": []})

    id: str
    name: str
    path: list[CreatorsNodeName]
    children: list[CreatorsNodeName]

    @classmethod
    def of(cls, node: ApiNode) -> CreatorsNode:
        return cls(
            id=node.id,
            name=node.name,
            path=[CreatorsNodeName.of(each) for each in node.path],
            children=[CreatorsNodeName.of(each) for each in node.children],
        )


class FoundNodes(ApiModel):
    """Categories as Amazon gives them now; nothing of it is kept."""

    model_config = examples({"items": [{**_NODE, "path": [], "children": []}], "warnings": []})

    items: list[CreatorsNode]
    warnings: list[str]
