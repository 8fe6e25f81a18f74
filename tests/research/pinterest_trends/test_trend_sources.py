"""Every source of trends keeps the contract."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date

import httpx2
import pytest

from pinflow.accounts.providers.provider import AccountRefusedError
from pinflow.integrations.pinterest.errors import PinterestScopeError
from pinflow.kit.errors import ExternalError
from pinflow.kit.http import new_http_client
from pinflow.research.trends.contract import TrendContract, TrendWorld
from pinflow.research.trends.models import Category, Keyword
from pinflow.research.trends.pinterest import PinterestTrendSource
from pinflow.research.trends.trend_source import FakeTrendSource, TrendSource
from tests.contract.fixtures import SandboxPinterest


class SandboxWorld(TrendWorld):
    region = "US"

    def __init__(self, source: TrendSource, sandbox: SandboxPinterest) -> None:
        account = sandbox.create_account("larch_and_linen")
        self.source, self.base_url, self.token = source, sandbox.base_url, account.access_token
        self._sandbox = sandbox

    def fail_next(self) -> None:
        self._sandbox.order_fault("rate_limited", method="GET", path="/v5/trends/*")


class TestPinterestTrends(TrendContract):
    @pytest.fixture(autouse=True)
    def _on_the_sandbox(self, sandbox_pinterest: SandboxPinterest) -> None:
        self._sandbox = sandbox_pinterest

    async def make_world(self) -> AsyncIterator[TrendWorld]:
        async with new_http_client() as http:
            yield SandboxWorld(PinterestTrendSource.create({}, http), self._sandbox)


@pytest.mark.parametrize(
    ("status", "code", "kind"),
    [
        pytest.param(429, 9, AccountRefusedError, id="taken for spam"),
        pytest.param(401, 2, AccountRefusedError, id="key refused"),
        pytest.param(403, 3, PinterestScopeError, id="may not ask this"),
    ],
)
async def test_a_refusal_of_the_account_is_one_whatever_is_asked_and_a_missing_permission_is_none(
    status: int, code: int, kind: type[ExternalError]
) -> None:
    answer = httpx2.Response(status, json={"code": code, "message": "No."})
    async with httpx2.AsyncClient(transport=httpx2.MockTransport(lambda _: answer)) as http:
        source, asked = PinterestTrendSource(http), ("https://api.pinterest.test/v5", "pina_x", "US")
        for ask in (
            source.list_keywords(*asked, "growing", ()),
            source.list_categories(*asked),
            source.get_category(*asked, "LAMPS"),
        ):
            with pytest.raises(kind):
                await ask


class FakeWorld(TrendWorld):
    base_url, token, region = "https://trends.example", "fake-token", "US"

    def __init__(self, source: FakeTrendSource | None = None) -> None:
        self.source = self._fake = source or FakeTrendSource()
        self._fake.keywords = {
            "growing": [Keyword(keyword="desk lamp", weekly=(40, 100), weeks_start=date(2026, 11, 2))]
        }
        self._fake.categories = [Category(name="LAMPS", growth_mom=9, volume=100)]

    def fail_next(self) -> None:
        self._fake.failure = ExternalError("trends.unreachable", "Nobody answers.")


class TestFakeTrends(TrendContract):
    async def make_world(self) -> AsyncIterator[TrendWorld]:
        yield FakeWorld()
