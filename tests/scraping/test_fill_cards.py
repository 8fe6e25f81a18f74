"""Products that lists load later are filled from their own pages, within the budget, once an interval."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import httpx2
import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.errors import ForbiddenError
from pinflow.sandbox.amazon.goods import goods_by_asin
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.decide_fetching import decide_fetching
from pinflow.scraping.fetching.models import DueCard
from pinflow.scraping.fetching.queries import list_due_cards
from pinflow.scraping.fill_cards import BATCH, INTERVAL, SHARE, fill_card, fill_cards
from pinflow.scraping.queries import get_product
from pinflow.scraping.sources.amazon.source import AmazonSource
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.scraping.shop import CARDS, DEFERRED, UNHURRIED, Scraper, Shop


class OfAnother(AmazonSource):
    """Its address of any product leads to the page of one."""

    def __init__(self, http: httpx2.AsyncClient, sandbox_url: str, shown: str) -> None:
        super().__init__(http, sandbox_url)
        self._shown = shown

    def product_url(self, marketplace: str, asin: str) -> str | None:
        return super().product_url(marketplace, self._shown)


async def due(scraper: Scraper) -> list[DueCard]:
    async with scraper.system.system_session() as session:
        return await list_due_cards(session, scraper.clock.now(), live_sources=[], limit=200)


@pytest.fixture
async def visited(scraper: Scraper, shop: Shop, cast: Cast) -> Scraper:
    await scraper.visit(await scraper.watch(cast.bob))
    shop.forget()
    return scraper


async def test_what_came_later_is_filled_from_its_own_page(visited: Scraper, shop: Shop) -> None:
    cards = await due(visited)
    assert len(cards) == DEFERRED
    assert await fill_cards(visited.tools) == DEFERRED
    assert sorted(shop.paths()) == sorted(f"/dp/{card.asin}" for card in cards)
    assert await visited.value("select count(title) from product") == CARDS + DEFERRED
    async with visited.database.catalogue_session() as session:
        product = await get_product(session, "amazon.com", cards[0].asin)
    good = goods_by_asin()[cards[0].asin]
    assert (product.title, product.brand) == (good.title, good.brand)
    assert product.category == "Home Décor Products"
    assert product.image_url is not None
    # The page's further pictures, for templates with several places.
    further = await visited.value("select more_image_urls from product where asin = $1", cards[0].asin)
    assert [url.rpartition("/")[2].partition(".")[0] for url in further] == [good.detail_id]
    assert product.image_url.startswith(f"{shop.url}/images/I/{good.picture_id}")
    assert product.last_seen_at == visited.clock.now()
    assert await due(visited) == []


async def test_no_page_is_asked_for_twice_in_its_interval(visited: Scraper, shop: Shop) -> None:
    first, *_ = await due(visited)
    outcomes = await asyncio.gather(*(fill_card(visited.tools, first) for _ in range(4)))
    assert sorted(outcomes) == ["filled"] + ["not_due"] * 3
    assert len(shop.paths()) == 1
    async with visited.system.system_session() as session:
        await session.execute("update product set title = null where asin = $1", first.asin)
    assert await fill_card(visited.tools, first) == "not_due"
    visited.clock.turn(INTERVAL)
    assert await fill_card(visited.tools, first) == "filled"


async def test_a_card_that_a_later_visit_showed_is_not_asked_for(visited: Scraper, shop: Shop) -> None:
    first, *_ = await due(visited)
    async with visited.system.system_session() as session:
        await session.execute("update product set title = 'Seen on a card' where asin = $1", first.asin)
    assert first not in await due(visited)
    assert await fill_card(visited.tools, first) == "not_due"
    assert shop.paths() == []


async def test_product_pages_leave_half_of_the_day_to_lists(visited: Scraper, shop: Shop) -> None:
    used = await visited.value("select used_today from host_budget")
    politeness = msgspec.structs.replace(UNHURRIED, daily_budget=10)
    limited = visited.with_tools(politeness=politeness)
    assert await fill_cards(limited.tools) == 10 * SHARE - used
    assert len(await due(visited)) == DEFERRED - (10 * SHARE - used) - 1, "one waits until tomorrow"
    visited.clock.turn(timedelta(days=1))
    assert await fill_cards(limited.tools) >= 4


async def test_a_refusal_stops_the_run_and_never_means_that_the_product_is_gone(
    visited: Scraper, shop: Shop
) -> None:
    shop.refuse(RefusalMode.CAPTCHA)
    assert await fill_cards(visited.tools) == 0
    assert len(shop.paths()) == 1, "the host is left alone at once"
    assert await visited.value("select count(*) from product") == CARDS + DEFERRED
    assert await visited.value("select kind from refusal_count") == "bot_check"
    visited.clock.turn(timedelta(hours=1))
    assert await fill_cards(visited.tools) == DEFERRED


async def test_a_product_without_a_page_is_asked_for_again_after_its_interval(
    visited: Scraper, shop: Shop
) -> None:
    gone = DueCard(source="amazon", marketplace="amazon.com", asin="B000000000")
    async with visited.system.system_session() as session:
        await session.execute(
            "insert into product (marketplace, asin, first_seen_at, last_seen_at)"
            " values ('amazon.com', $1, $2, $2)",
            gone.asin,
            visited.clock.now(),
        )
    assert await fill_card(visited.tools, gone) == "refused"
    row = await visited.value("select outcome from product_page where asin = $1", gone.asin)
    assert row == "scraping.not_found"
    visited.clock.turn(timedelta(hours=2))
    assert await fill_card(visited.tools, gone) == "not_due"
    assert await visited.value("select count(*) from host_budget where closed_until is not null") == 0


async def test_a_page_of_another_product_fills_nothing(visited: Scraper, shop: Shop) -> None:
    first, second, *_ = await due(visited)
    mistaken = visited.with_tools(sources={"amazon": OfAnother(visited.tools.http, shop.url, second.asin)})
    assert await fill_card(mistaken.tools, first) == "refused"
    assert await visited.value("select count(title) from product") == CARDS


async def test_a_page_that_filled_nothing_is_asked_for_with_its_validators_and_a_304_keeps_what_is_known(
    visited: Scraper, shop: Shop
) -> None:
    card, other, *_ = await due(visited)
    astray = OfAnother(visited.tools.http, shop.url, other.asin)
    tools = dataclasses.replace(visited.tools, sources={"amazon": astray})
    assert await fill_card(tools, card) == "refused"
    shop.forget()
    # The sandbox's pages change with the hour: its clock stands, ours goes on.
    moved = dataclasses.replace(tools, clock=FixedClock(visited.clock.now() + INTERVAL))
    assert await fill_card(moved, card) == "unchanged"
    (request,) = shop.requests()
    assert request["status"] == 304
    assert request["headers"]["if-none-match"].startswith('W/"')
    assert request["headers"]["if-modified-since"].endswith(" GMT")
    row = (
        "select outcome || ' ' || message || ' ' || (fetched_at = $1) || ' ' || (next_fetch_at = $2) || ' '"
        " || (leased_until is null) || ' ' || (etag is not null) from product_page"
    )
    now = moved.clock.now()
    assert await visited.value(row, now, now + INTERVAL) == (
        f"scraping.other_product The page shows another product: {other.asin}. true true true true"
    )
    assert await fill_card(moved, card) == "not_due", "the visit counts"
    assert await visited.value("select count(title) from product") == CARDS
    # The page changes: what it says now fills the product.
    visited.clock.turn(2 * INTERVAL)
    assert await fill_card(visited.tools, card) == "filled"


async def test_a_page_that_was_read_and_could_not_fill_the_product_is_asked_for_whole_again(
    visited: Scraper, shop: Shop
) -> None:
    card, *_ = await due(visited)
    async with visited.system.system_session() as session:
        # Something newer than this visit stands there already.
        await session.execute(
            "update product set price_observed_at = $2 where asin = $1",
            card.asin,
            visited.clock.now() + timedelta(hours=1),
        )
    assert await fill_card(visited.tools, card) == "filled"
    assert await visited.value("select title from product where asin = $1", card.asin) is None
    moved = dataclasses.replace(visited.tools, clock=FixedClock(visited.clock.now() + INTERVAL))
    assert await fill_card(moved, card) == "filled"
    assert [request["status"] for request in shop.requests()] == [200, 200]
    assert await visited.value("select title from product where asin = $1", card.asin)


@pytest.mark.parametrize("allowed", [True, False])
async def test_live_product_pages_need_the_decision_as_lists_do(
    visited: Scraper, shop: Shop, cast: Cast, allowed: bool
) -> None:
    class Live(AmazonSource):
        def is_live(self) -> bool:
            return True

    live = visited.with_tools(sources={"amazon": Live(visited.tools.http, shop.url)})
    first, *_ = await due(visited)
    assert await fill_cards(live.tools) == 0
    with pytest.raises(ForbiddenError):
        await fill_card(live.tools, first)
    assert shop.paths() == []
    async with visited.database.tenant_session(cast.alice.tenant_id) as session:
        await decide_fetching(session, actor_of(cast.alice), allowed=allowed, now=visited.clock.now())
    visited.clock.turn(timedelta(minutes=10))
    # bob is a member of alice's tenant, which watches the list.
    assert await fill_cards(live.tools) == (DEFERRED if allowed else 0)


async def test_a_run_ends_after_a_batch(scraper: Scraper, http: httpx2.AsyncClient, cast: Cast) -> None:
    assert 10 <= BATCH <= 200
    await scraper.visit(await scraper.watch(cast.bob))
    async with scraper.system.system_session() as session:
        found = await list_due_cards(session, scraper.clock.now(), live_sources=[], limit=5)
    assert len(found) == 5
