"""The tests every look-up passes: built-in, fake or a plugin's. Subclass in a test module and run pytest.

Needs pytest with pytest-asyncio (``asyncio_mode = "auto"``).

class TestMyLookup(LookupContract):
    async def make_world(self) -> AsyncIterator[LookupWorld]: ...   # a fixture
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from pinflow.kit.errors import ExternalError
from pinflow.projects.marketplaces import MARKETPLACES
from pinflow.scraping.sources.creators.product_api import ApiItem, Credential, Key, ProductApi


class LookupWorld(ABC):
    """An API, a credential that it knows, what it has, and a way to make it fail.

    ``asin`` and ``node_id`` are there, ``words`` find at least one product; ``no_asin`` and ``no_words`` find
    nothing.
    """

    api: ProductApi
    credential: Credential
    marketplace: str
    partner_tag: str
    asin: str
    node_id: str
    words: str
    no_asin: str = "B0NOTTHERE"
    no_words: str = "perpetuum mobile"

    @abstractmethod
    def fail_next(self) -> None:
        """The next request is not answered as it should be."""

    async def key(self) -> Key:
        """With a fresh token."""
        granted = await self.api.request_token(self.credential)
        return Key(
            version=self.credential.version,
            token=granted.token,
            marketplace=self.marketplace,
            partner_tag=self.partner_tag,
        )


class LookupContract(ABC):
    """``make_world`` gives an API with at least one product and one category."""

    @abstractmethod
    def make_world(self) -> AsyncIterator[LookupWorld]:
        """An async generator that yields one world and cleans up after it."""

    @pytest.fixture
    async def world(self, request: pytest.FixtureRequest) -> AsyncIterator[LookupWorld]:
        async for world in self.make_world():
            yield world

    async def test_it_has_a_name_opens_its_marketplace_and_gives_a_token_that_no_text_shows(
        self, world: LookupWorld
    ) -> None:
        assert world.api.name.isidentifier()
        assert world.marketplace in MARKETPLACES
        world.api.check_marketplace(world.credential.version, world.marketplace)
        granted = await world.api.request_token(world.credential)
        assert granted.token
        assert granted.life > timedelta(0)
        assert granted.token not in repr(granted)

    async def test_what_is_there_comes_and_what_is_not_is_a_warning(self, world: LookupWorld) -> None:
        found = await world.api.get_items(await world.key(), [world.asin, world.no_asin])
        (item,) = found.items
        assert item.asin == world.asin
        check_item(item)
        assert any(world.no_asin in warning for warning in found.warnings)
        nothing = await world.api.get_items(await world.key(), [world.no_asin])
        assert nothing.items == ()

    async def test_a_search_is_a_page_and_nothing_found_is_no_error(self, world: LookupWorld) -> None:
        key = await world.key()
        found = await world.api.search_items(key, world.words, node_id=None, page=1, count=1)
        (item,) = found.items
        check_item(item)
        nothing = await world.api.search_items(key, world.no_words, node_id=None, page=1, count=10)
        assert nothing.items == ()

    async def test_a_category_is_found_by_its_id(self, world: LookupWorld) -> None:
        found = await world.api.get_nodes(await world.key(), [world.node_id])
        (node,) = found.items
        assert node.id == world.node_id
        assert node.name.strip() == node.name != ""

    async def test_a_failure_is_raised_in_words_and_never_an_empty_answer(self, world: LookupWorld) -> None:
        key = await world.key()
        world.fail_next()
        with pytest.raises(ExternalError) as failure:
            await world.api.get_items(key, [world.asin])
        assert failure.value.message
        assert key.token not in str(failure.value)
        again = await world.api.get_items(key, [world.asin])
        assert again.items, "a failure passes"


def check_item(item: ApiItem) -> None:
    """What every product keeps to, whatever the API."""
    assert item.asin.isalnum()
    assert len(item.asin) == 10
    assert item.title is None or item.title.strip() == item.title != ""
    assert (item.price is None) == (item.currency is None)
    assert item.price is None or item.price > 0
    assert item.rating is None or 0 < item.rating <= 5
    assert item.review_count is None or item.review_count >= 0
