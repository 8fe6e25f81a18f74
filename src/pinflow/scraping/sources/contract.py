"""The tests every source passes: built-in, fake or a plugin's. Subclass in a test module and run pytest.

Needs pytest with pytest-asyncio (``asyncio_mode = "auto"``).

class TestMySource(SourceContract):
    async def make_world(self) -> AsyncIterator[SourceWorld]: ...   # a fixture
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from urllib.parse import urlsplit

import pytest

from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.models import ObservedList
from pinflow.scraping.sources.source import Source, SourceRefusedError

LIST_KINDS = {"bestsellers", "movers", "new_releases", "most_wished", "gift_ideas"}
NO_LISTS = (
    "",
    "/",
    "lists",
    "https://",
    "https://[::1",
    "javascript:alert(1)",
    "ftp://www.amazon.com/Best-Sellers/zgbs",
    "https://www.pinterest.com/pin/1/",
    "https://example.org/some/page/of/nobody",
)
NO_PAGES = (
    b"",
    b"\x00\xff\xfe" * 400,
    b"<html><body>Hello</body></html>",
    b"{" * 2000,
    b"%PDF-1.7 " + b"x" * 500,
)


class SourceWorld(ABC):
    """A source, a list it can fetch, and a way to make its site refuse."""

    source: Source
    url: str

    @abstractmethod
    def refuse_next(self) -> None:
        """The next fetch is answered with something that is not the list."""

    @abstractmethod
    def change(self) -> None:
        """From now on the list is another one."""


class SourceContract(ABC):
    """``make_world`` gives a source with one list of at least one product; it is called once a test."""

    @abstractmethod
    def make_world(self) -> AsyncIterator[SourceWorld]:
        """An async generator that yields one world and cleans up after it."""

    @pytest.fixture
    async def world(self, request: pytest.FixtureRequest) -> AsyncIterator[SourceWorld]:
        async for world in self.make_world():
            yield world

    def test_it_has_a_name(self, world: SourceWorld) -> None:
        assert world.source.name.isidentifier()

    def test_it_recognises_its_list(self, world: SourceWorld) -> None:
        recognised = world.source.recognises(world.url)
        assert recognised is not None
        marketplace, list_kind, category = recognised
        assert marketplace in MARKETPLACES
        assert list_kind in LIST_KINDS
        assert category

    @pytest.mark.parametrize("url", NO_LISTS)
    def test_it_recognises_nothing_else_and_never_fails_over_it(self, world: SourceWorld, url: str) -> None:
        assert world.source.recognises(url) is None

    def test_it_asks_at_a_web_address(self, world: SourceWorld) -> None:
        parts = urlsplit(world.source.address(world.url))
        assert parts.scheme in ("http", "https")
        assert parts.netloc

    async def test_it_fetches_the_list_with_ranks_that_are_unique(self, world: SourceWorld) -> None:
        fetched = await world.source.fetch(world.url, etag=None, last_modified=None)
        assert fetched.observed is not None
        assert fetched.status == 200
        assert fetched.body
        check_list(fetched.observed)
        recognised = world.source.recognises(world.url)
        assert recognised is not None
        assert (fetched.observed.marketplace, fetched.observed.list_kind) == recognised[:2]

    async def test_it_reads_again_what_it_fetched(self, world: SourceWorld) -> None:
        fetched = await world.source.fetch(world.url, etag=None, last_modified=None)
        assert world.source.read(fetched.body, world.url) == fetched.observed

    async def test_with_the_validators_of_an_unchanged_page_it_says_unchanged(
        self, world: SourceWorld
    ) -> None:
        first = await world.source.fetch(world.url, etag=None, last_modified=None)
        if first.etag is None and first.last_modified is None:
            pytest.skip("this site gives no validators")
        again = await world.source.fetch(world.url, etag=first.etag, last_modified=first.last_modified)
        assert again.observed is None
        assert again.status == 304
        world.change()
        changed = await world.source.fetch(world.url, etag=first.etag, last_modified=first.last_modified)
        assert changed.observed is not None

    async def test_a_refusal_is_raised_with_its_page_and_never_an_empty_list(
        self, world: SourceWorld
    ) -> None:
        world.refuse_next()
        with pytest.raises(SourceRefusedError) as refusal:
            await world.source.fetch(world.url, etag=None, last_modified=None)
        assert refusal.value.code.startswith("scraping.")
        assert refusal.value.message.endswith(".")
        assert isinstance(refusal.value.page, bytes)
        assert refusal.value.status >= 200
        after = await world.source.fetch(world.url, etag=None, last_modified=None)
        assert after.observed is not None, "a refusal passes"

    def test_a_later_page_is_an_address_of_the_same_list(self, world: SourceWorld) -> None:
        later = world.source.page_url(world.url, 2)
        if later is None:
            pytest.skip("this source has one page a list")
        assert later != world.url
        assert world.source.recognises(later) == world.source.recognises(world.url)
        assert world.source.page_url(later, 2) == later

    async def test_a_product_is_read_from_its_own_page(self, world: SourceWorld) -> None:
        fetched = await world.source.fetch(world.url, etag=None, last_modified=None)
        assert fetched.observed is not None
        marketplace, asin = fetched.observed.marketplace, fetched.observed.products[0].asin
        url = world.source.product_url(marketplace, asin)
        if url is None:
            pytest.skip("this source has no product pages")
        own = await world.source.fetch_product(url, etag=None, last_modified=None)
        assert own.product is not None
        assert (own.product.marketplace, own.product.asin) == (marketplace, asin)
        assert own.product.title.strip() == own.product.title != ""
        assert (own.product.price is None) == (own.product.currency is None)
        assert own.body
        if own.etag is not None or own.last_modified is not None:
            again = await world.source.fetch_product(url, etag=own.etag, last_modified=own.last_modified)
            assert (again.product, again.status) == (None, 304)
        world.refuse_next()
        with pytest.raises(SourceRefusedError):
            await world.source.fetch_product(url, etag=own.etag, last_modified=own.last_modified)

    async def test_a_tree_leads_to_lists_of_its_kind(self, world: SourceWorld) -> None:
        recognised = world.source.recognises(world.url)
        assert recognised is not None
        front = world.source.front_page(*recognised[:2])
        if front is None:
            pytest.skip("this source has no category tree")
        found = await world.source.fetch_categories(front, etag=None, last_modified=None)
        assert found.categories
        assert len({category.url for category in found.categories}) == len(found.categories)
        for category in found.categories:
            assert category.name.strip() == category.name != ""
            assert (world.source.recognises(category.url) or ())[:2] == recognised[:2]
        if found.etag is not None or found.last_modified is not None:
            again = await world.source.fetch_categories(
                front, etag=found.etag, last_modified=found.last_modified
            )
            assert (again.categories, again.status) == (None, 304)
        world.refuse_next()
        with pytest.raises(SourceRefusedError):
            await world.source.fetch_categories(front, etag=found.etag, last_modified=found.last_modified)

    def test_of_what_it_does_not_know_there_are_no_pages(self, world: SourceWorld) -> None:
        assert world.source.product_url("amazon.nowhere", "B000000001") is None
        assert world.source.front_page("amazon.nowhere", "bestsellers") is None
        assert world.source.front_page("amazon.com", "no_such_kind") is None

    @pytest.mark.parametrize("page", NO_PAGES, ids=range(len(NO_PAGES)))
    def test_what_is_no_list_is_refused_when_it_is_read(self, world: SourceWorld, page: bytes) -> None:
        with pytest.raises(SourceRefusedError) as refusal:
            world.source.read(page, None)
        assert refusal.value.page == page


def check_list(observed: ObservedList) -> None:
    """What every list keeps to, whatever its source."""
    assert observed.products
    ranks = [product.rank for product in observed.products]
    assert min(ranks) >= 1
    assert len(set(ranks)) == len(ranks)
    assert observed.category
    for product in observed.products:
        assert product.asin.isalnum()
        assert len(product.asin) == 10
        assert product.title is None or product.title.strip() == product.title != ""
        assert (product.price is None) == (product.currency is None)
        assert product.price is None or product.price > 0
        assert product.rating is None or 0 < product.rating <= 5
        assert product.image_url is None or urlsplit(product.image_url).scheme in ("http", "https")
