"""Plug-ins of outsiders keep the same contracts as ours: made as the product makes them, held by our kits."""

from __future__ import annotations

from collections.abc import AsyncIterator

from pinflow.kit.http import new_http_client
from pinflow.notifications.channels.contract import NotifierContract, NotifierWorld
from pinflow.pins.renderers.contract import RendererContract
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.writers import Writer
from pinflow.pins.writers.contract import WriterContract
from pinflow.posting.channels.contract import ChannelContract, ChannelWorld
from pinflow.research.trends.contract import TrendContract, TrendWorld
from pinflow.scraping.bring.readers.contract import ReaderContract, ReaderWorld
from pinflow.scraping.bring.readers.fake import MARK
from pinflow.scraping.sources.contract import SourceContract, SourceWorld
from pinflow.scraping.sources.creators.contract import LookupContract, LookupWorld
from tests.entrypoints.outside_plugins import (
    KEY,
    KeyedWriter,
    OutsideChannel,
    OutsideLookup,
    OutsideNotifier,
    OutsideReader,
    OutsideRenderer,
    OutsideSource,
    OutsideTrends,
)
from tests.notifications.test_notifiers import FakeWorld as NotifierOfFakes
from tests.posting.test_channels import FakeWorld as ChannelOfFakes
from tests.research.pinterest_trends.test_trend_sources import FakeWorld as TrendsOfFakes
from tests.scraping.sources.test_lookups import FakeWorld as LookupOfFakes
from tests.scraping.sources.test_sources import FakeWorld as SourceOfFakes


class TestOutsideSource(SourceContract):
    async def make_world(self) -> AsyncIterator[SourceWorld]:
        async with new_http_client() as http:
            yield SourceOfFakes(OutsideSource.create({}, http, None))


class TestOutsideReader(ReaderContract):
    def make_world(self) -> ReaderWorld:
        return ReaderWorld(OutsideReader.create({}), MARK + b"B00EXAMPL1:Mug\n", "x.finds", "B00EXAMPL1")


class TestOutsideLookup(LookupContract):
    async def make_world(self) -> AsyncIterator[LookupWorld]:
        async with new_http_client() as http:
            yield LookupOfFakes(OutsideLookup.create({}, http, None))


class TestOutsideTrends(TrendContract):
    async def make_world(self) -> AsyncIterator[TrendWorld]:
        async with new_http_client() as http:
            yield TrendsOfFakes(OutsideTrends.create({}, http))


class TestKeyedWriter(WriterContract):
    def make_writer(self) -> Writer:
        return KeyedWriter.create({KEY: "the-key"}, new_http_client())


class TestOutsideRenderer(RendererContract):
    def make_renderer(self) -> Renderer:
        return OutsideRenderer.create({})


class TestOutsideChannel(ChannelContract):
    async def make_world(self) -> AsyncIterator[ChannelWorld]:
        async with new_http_client() as http:
            yield ChannelOfFakes(OutsideChannel.create({}, http))


class TestOutsideNotifier(NotifierContract):
    async def make_world(self) -> AsyncIterator[NotifierWorld]:
        async with new_http_client() as http:
            yield NotifierOfFakes(OutsideNotifier.create({}, http))
