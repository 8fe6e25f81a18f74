"""Plug-ins as an installed package would bring them. Test modules themselves cannot be imported by name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Self

import httpx2

from pinflow.notifications.channels.fake import FakeNotifier
from pinflow.pins.renderers.fake import FakeRenderer
from pinflow.pins.writers.fake import FakeWriter
from pinflow.posting.channels.fake import FakeChannel
from pinflow.research.trends.trend_source import FakeTrendSource
from pinflow.scraping.bring.readers.fake import FakeReader
from pinflow.scraping.sources.creators import FakeProductApi
from pinflow.scraping.sources.fake import FakeSource

KEY = "OUTSIDE_WRITER_KEY"
READER_KEY = "OUTSIDE_READER_KEY"


class OutsideSource(FakeSource):
    name: ClassVar[str] = "outside_source"


class OutsideLookup(FakeProductApi):
    name: ClassVar[str] = "outside_lookup"


class OutsideTrends(FakeTrendSource):
    name: ClassVar[str] = "outside_trends"


class OutsideReader(FakeReader):
    name: ClassVar[str] = "outside_reader"


class KeyedReader(FakeReader):
    name: ClassVar[str] = "keyed_reader"
    needs: ClassVar[tuple[str, ...]] = (READER_KEY,)


class ReaderOfAnothersName(FakeReader):
    name: ClassVar[str] = "bookmarklet"


class OutsideRenderer(FakeRenderer):
    name: ClassVar[str] = "outside_renderer"


class OutsideChannel(FakeChannel):
    name: ClassVar[str] = "outside_channel"


class OutsideNotifier(FakeNotifier):
    name: ClassVar[str] = "outside_notifier"


class UnfitNotifier(FakeNotifier):
    name: ClassVar[str] = "Not A Name"


class KeyedWriter(FakeWriter):
    name: ClassVar[str] = "keyed"
    needs: ClassVar[tuple[str, ...]] = (KEY,)

    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key

    @classmethod
    def create(cls, keys: Mapping[str, str], http: httpx2.AsyncClient) -> Self:
        return cls(keys[KEY])
