"""Every source keeps the contract."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from pinflow.kit.clock import FixedClock
from pinflow.kit.http import new_http_client
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.models import Observed, ObservedList
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.sources.contract import SourceContract, SourceWorld
from pinflow.scraping.sources.fake import FakeSource
from pinflow.scraping.sources.source import SourceRefusedError
from tests.scraping.shop import HOME, Shop, running_shop


class SandboxWorld(SourceWorld):
    def __init__(self, source: AmazonSource, shop: Shop, clock: FixedClock) -> None:
        self.source, self.url = source, HOME
        self._shop, self._clock = shop, clock

    def refuse_next(self) -> None:
        self._shop.refuse(RefusalMode.CAPTCHA)

    def change(self) -> None:
        self._clock.turn(timedelta(hours=1))


class TestAmazonSource(SourceContract):
    async def make_world(self) -> AsyncIterator[SourceWorld]:
        clock = FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC))
        with running_shop(clock) as shop:
            async with new_http_client() as http:
                yield SandboxWorld(AmazonSource(http, shop.url), shop, clock)

    async def test_with_a_sandbox_it_asks_nobody_else(self, world: SourceWorld) -> None:
        assert not world.source.is_live()
        assert world.source.address(HOME).startswith("http://127.0.0.1:")
        async with new_http_client() as http:
            live = AmazonSource(http)
            assert live.is_live()
            assert live.address(HOME) == HOME


class FakeWorld(SourceWorld):
    def __init__(self, source: FakeSource | None = None) -> None:
        self.source = self._fake = source or FakeSource()
        self.url = "https://lists.example/amazon.com/bestsellers/Lamps"
        self._show("Desk lamp")

    def refuse_next(self) -> None:
        self._fake.fail_next(
            SourceRefusedError("scraping.bot_check", "The site asks for a person.", status=200, page=b"?")
        )

    def change(self) -> None:
        self._show("Floor lamp")

    def _show(self, title: str) -> None:
        product = Observed(rank=1, asin="B000000001", title=title, price=Decimal("9.90"), currency="USD")
        self._fake.show(
            self.url,
            ObservedList(
                marketplace="amazon.com",
                list_kind="bestsellers",
                category="Lamps",
                products=(product, Observed(rank=2, asin="B000000002")),
            ),
        )


class TestFakeSource(SourceContract):
    async def make_world(self) -> AsyncIterator[SourceWorld]:
        yield FakeWorld()
