"""The interface to a catalogue that is asked with a tenant's own credential, and its fake.

Plugins register theirs under the entry point group ``pinflow.lookups``; ``PINFLOW_LOOKUP`` names the one that
is used. ``pinflow.scraping.sources.creators.contract`` holds the tests that every one passes.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from datetime import timedelta
from decimal import Decimal
from typing import ClassVar, Generic, Self, TypeVar

import httpx2
import msgspec

from pinflow.kit.errors import ExternalError

T = TypeVar("T")


class Credential(msgspec.Struct, frozen=True, kw_only=True):
    """A tenant's credential, opened. Hand it to the API and forget it."""

    version: str
    id: str
    secret: str

    def __repr__(self) -> str:
        return f"Credential(version={self.version!r})"


class AccessToken(msgspec.Struct, frozen=True):
    """A token and how long it is good."""

    token: str
    life: timedelta

    def __repr__(self) -> str:
        return f"AccessToken(life={self.life!r})"


class Key(msgspec.Struct, frozen=True, kw_only=True):
    """With what a request is made: marketplace (``amazon.de``), its tag, and the token."""

    version: str
    token: str
    marketplace: str
    partner_tag: str

    def __repr__(self) -> str:
        return f"Key(marketplace={self.marketplace!r})"


class CategoryRank(msgspec.Struct, frozen=True):
    """A category a product stands in; ``rank`` None: not said."""

    node_id: str
    name: str
    rank: int | None


class ApiItem(msgspec.Struct, frozen=True, kw_only=True):
    """A product as the API gave it. None: not said. ``image_url`` may be linked for a day, never stored."""

    asin: str
    title: str | None = None
    brand: str | None = None
    bullets: tuple[str, ...] = ()
    product_group: str | None = None
    detail_url: str | None = None
    image_url: str | None = None
    price: Decimal | None = None
    currency: str | None = None
    availability: str | None = None
    rating: Decimal | None = None
    review_count: int | None = None
    website_rank: int | None = None
    categories: tuple[CategoryRank, ...] = ()


class NodeName(msgspec.Struct, frozen=True):
    """A category's id and name."""

    id: str
    name: str


class ApiNode(msgspec.Struct, frozen=True, kw_only=True):
    """A category; ``path`` leads from the root to its parent."""

    id: str
    name: str
    path: tuple[NodeName, ...] = ()
    children: tuple[NodeName, ...] = ()


class Found(msgspec.Struct, Generic[T], frozen=True):
    """What was found, and in words what was wrong with the rest. ``total``: how many there are, if said."""

    items: tuple[T, ...]
    warnings: tuple[str, ...] = ()
    total: int | None = None


class TokenOverError(ExternalError):
    """The access token is no longer good; a new one helps."""


class KeyRefusedError(ExternalError):
    """A person must act: the credential is refused, or its tag is wrong. The message says what to do."""


class NotEligibleError(ExternalError):
    """The credential is good but may not ask for now. The message says what opens it."""


class ThrottledError(ExternalError):
    """Too many requests for now; ``retry_after`` when the other side says how long."""


class ProductApi(ABC):
    """Asks for products and categories. Called outside any transaction; it neither waits nor retries.

    Every method raises one of the errors above, or ExternalError: permanent when the request itself is
    refused, else ask again later.
    """

    name: ClassVar[str]
    # Environment variables without which it cannot work; it is disabled, with the reason, until they are set.
    needs: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient, sandbox_url: str | None) -> Self:
        """One to work with, made once a process.

        ``keys``: the values of ``needs``. ``sandbox_url``: ask there instead of at the live API, if it can.
        """
        return cls()

    @abstractmethod
    def check_marketplace(self, version: str, marketplace: str) -> None:
        """Whether a credential of this version opens the marketplace.

        Raises:
            InvalidInputError: it does not; says which it opens.
        """

    @abstractmethod
    async def request_token(self, credential: Credential) -> AccessToken:
        """A fresh token."""

    @abstractmethod
    async def get_items(self, key: Key, asins: Sequence[str]) -> Found[ApiItem]:
        """1 to 10 products by ASIN."""

    @abstractmethod
    async def search_items(
        self, key: Key, words: str, *, node_id: str | None, page: int, count: int
    ) -> Found[ApiItem]:
        """A page (1 to 10) of 1 to 10 products; none found is no error."""

    @abstractmethod
    async def get_nodes(self, key: Key, node_ids: Sequence[str]) -> Found[ApiNode]:
        """1 to 10 categories by id."""


class FakeProductApi(ProductApi):
    """Knows the items and nodes it was told of, and opens every marketplace to every credential."""

    name: ClassVar[str] = "fake"

    def __init__(self, items: Sequence[ApiItem] = (), nodes: Sequence[ApiNode] = ()) -> None:
        self.items: Mapping[str, ApiItem] = {item.asin: item for item in items}
        self.nodes: Mapping[str, ApiNode] = {node.id: node for node in nodes}
        self.calls: list[str] = []
        self._errors: list[ExternalError] = []

    def fail_next(self, error: ExternalError) -> None:
        """The next call raises this."""
        self._errors.append(error)

    def check_marketplace(self, version: str, marketplace: str) -> None:
        return

    async def request_token(self, credential: Credential) -> AccessToken:
        self._called("token")
        return AccessToken("fake-token", timedelta(hours=1))

    async def get_items(self, key: Key, asins: Sequence[str]) -> Found[ApiItem]:
        self._called("items")
        missing = tuple(f"{asin}: not there" for asin in asins if asin not in self.items)
        return Found(tuple(self.items[asin] for asin in asins if asin in self.items), missing)

    async def search_items(
        self, key: Key, words: str, *, node_id: str | None, page: int, count: int
    ) -> Found[ApiItem]:
        self._called("search")
        found = [item for item in self.items.values() if words.lower() in (item.title or "").lower()]
        return Found(tuple(found[(page - 1) * count : page * count]), (), len(found))

    async def get_nodes(self, key: Key, node_ids: Sequence[str]) -> Found[ApiNode]:
        self._called("nodes")
        return Found(tuple(self.nodes[node_id] for node_id in node_ids if node_id in self.nodes))

    def _called(self, call: str) -> None:
        self.calls.append(call)
        if self._errors:
            raise self._errors.pop(0)
