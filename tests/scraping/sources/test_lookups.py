"""Every look-up keeps the contract."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from decimal import Decimal

from pinflow.kit.clock import FixedClock
from pinflow.kit.errors import ExternalError
from pinflow.kit.http import new_http_client
from pinflow.sandbox.amazon.goods import SHELVES, list_goods
from pinflow.sandbox.creators import create_app
from pinflow.sandbox.creators.goods import node_id
from pinflow.scraping.sources.creators import CreatorsApi, FakeProductApi, ProductApi
from pinflow.scraping.sources.creators.contract import LookupContract, LookupWorld
from pinflow.scraping.sources.creators.product_api import ApiItem, ApiNode, Credential
from tests.contract.fixtures import running_server
from tests.scraping.creators.conftest import SECRET, StandIn


class StandInWorld(LookupWorld):
    marketplace, partner_tag, words = "amazon.com", "finds-20", "set"

    def __init__(self, api: ProductApi, standin: StandIn) -> None:
        self.api = api
        self.credential = Credential(version="2.1", id="cred-1", secret=SECRET)
        self.asin = list_goods()[0].asin
        self.node_id = node_id(next(shelf for shelf in SHELVES if shelf.node))
        self._standin = standin

    def fail_next(self) -> None:
        self._standin.order("throttle", retry_after=1)


class TestCreatorsApi(LookupContract):
    async def make_world(self) -> AsyncIterator[LookupWorld]:
        with running_server(create_app(FixedClock(datetime(2026, 11, 23, 9, 0, tzinfo=UTC)))) as url:
            standin = StandIn(url)
            standin.add_credential()
            async with new_http_client() as http:
                yield StandInWorld(CreatorsApi.create({}, http, url), standin)
            standin.close()


class FakeWorld(LookupWorld):
    marketplace, partner_tag, words, asin, node_id = "amazon.de", "finds-21", "lamp", "B000000001", "42"

    def __init__(self, api: FakeProductApi | None = None) -> None:
        self.api = self._fake = api or FakeProductApi()
        self.credential = Credential(version="2.2", id="fake", secret="fake")
        self._fake.items = {
            self.asin: ApiItem(
                asin=self.asin,
                title="Desk lamp",
                price=Decimal("9.90"),
                currency="EUR",
                rating=Decimal("4.5"),
            )
        }
        self._fake.nodes = {self.node_id: ApiNode(id=self.node_id, name="Lamps")}

    def fail_next(self) -> None:
        self._fake.fail_next(ExternalError("creators.unreachable", "The API does not answer."))


class TestFakeProductApi(LookupContract):
    async def make_world(self) -> AsyncIterator[LookupWorld]:
        yield FakeWorld()
