"""The tests every source of trends passes: built-in, fake or a plugin's. Subclass it and run pytest.

Needs pytest with pytest-asyncio (``asyncio_mode = "auto"``).

class TestMyTrends(TrendContract):
    async def make_world(self) -> AsyncIterator[TrendWorld]: ...   # a fixture
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import AsyncIterator

import pytest

from pinflow.kit.errors import ExternalError
from pinflow.research.trends.models import KINDS, TrendKind
from pinflow.research.trends.trend_source import TrendSource

MOST_KEYWORDS = 50


class TrendWorld(ABC):
    """A source, an account's address and token, a region it tells of, and a way to make it fail."""

    source: TrendSource
    base_url: str
    token: str
    region: str

    @abstractmethod
    def fail_next(self) -> None:
        """The next request is not answered as it should be."""


class TrendContract(ABC):
    """``make_world`` gives a source with at least one growing keyword and one category."""

    @abstractmethod
    def make_world(self) -> AsyncIterator[TrendWorld]:
        """An async generator that yields one world and cleans up after it."""

    @pytest.fixture
    async def world(self, request: pytest.FixtureRequest) -> AsyncIterator[TrendWorld]:
        async for world in self.make_world():
            yield world

    def test_it_has_a_name(self, world: TrendWorld) -> None:
        assert world.source.name.isidentifier()

    @pytest.mark.parametrize("kind", KINDS)
    async def test_it_tells_the_top_keywords_of_every_kind_once_each(
        self, world: TrendWorld, kind: TrendKind
    ) -> None:
        found = await world.source.list_keywords(world.base_url, world.token, world.region, kind, ())
        assert len(found) <= MOST_KEYWORDS
        assert len({each.keyword for each in found}) == len(found)
        assert found or kind != "growing"
        for each in found:
            assert each.keyword.strip() == each.keyword != ""
            assert all(0 <= week <= 100 for week in each.weekly)
            assert (each.weeks_start is None) == (not each.weekly)

    async def test_it_tells_categories_and_one_of_them_over_the_year(self, world: TrendWorld) -> None:
        found = await world.source.list_categories(world.base_url, world.token, world.region)
        assert found
        assert len({each.name for each in found}) == len(found)
        assert all(0 <= each.volume <= 100 for each in found)
        curve = await world.source.get_category(world.base_url, world.token, world.region, found[0].name)
        assert curve is not None
        assert curve.name == found[0].name
        assert (curve.weeks_start is None) == (not curve.weekly)

    async def test_a_failure_is_raised_in_words_and_never_an_empty_answer(self, world: TrendWorld) -> None:
        world.fail_next()
        with pytest.raises(ExternalError) as failure:
            await world.source.list_categories(world.base_url, world.token, world.region)
        assert failure.value.message.endswith(".")
        assert world.token not in str(failure.value)
