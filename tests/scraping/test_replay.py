"""Stored pages are read again with today's parser; the rule of correction, and what is left alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

import asyncpg
import msgspec
import pytest

from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.collect_pages import KEEP, collect_pages
from pinflow.scraping.fetch_page import fetch_page
from pinflow.scraping.models import ListId, ListState, Observed, ObservedList
from pinflow.scraping.replay_pages import ReplayedPage, replay_pages
from pinflow.scraping.set_depth import set_list_depth
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.sources.source import Fetched, SourceRefusedError
from tests.conftest import TestUrls
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.scraping.shop import HOME, KITCHEN, Scraper, Shop

HOUR = timedelta(hours=1)
Misread = Callable[[ObservedList], ObservedList]
ROWS = (
    "select array_agg((rank, asin, price, price_max, currency, price_kind, rating, review_count)::text"
    " order by observed_at, rank) from observation"
)


class MistakenSource(AmazonSource):
    """Yesterday's parser: it reads what today's reads, and gets it wrong."""

    misread: Misread | None = None

    async def fetch(self, url: str, *, etag: str | None, last_modified: str | None) -> Fetched:
        fetched = await super().fetch(url, etag=etag, last_modified=last_modified)
        if self.misread is None or fetched.observed is None:
            return fetched
        return msgspec.structs.replace(fetched, observed=self.misread(fetched.observed))


class BlindSource(AmazonSource):
    """A parser that takes every list for changed markup."""

    def read(self, page: bytes, url: str | None) -> ObservedList:
        raise SourceRefusedError(
            "scraping.markup_changed", "It could not be read.", status=200, page=page, closes_host=False
        )

    async def fetch(self, url: str, *, etag: str | None, last_modified: str | None) -> Fetched:
        fetched = await super().fetch(url, etag=None, last_modified=None)
        self.read(fetched.body, url)
        return fetched


def yesterday(scraper: Scraper, shop: Shop, misread: Misread) -> Scraper:
    source = MistakenSource(scraper.tools.http, shop.url)
    source.misread = misread
    return scraper.with_tools(sources={"amazon": source})


def each(change: Callable[[Observed], Observed | None]) -> Misread:
    def misread(observed: ObservedList) -> ObservedList:
        products = tuple(filter(None, map(change, observed.products)))
        return msgspec.structs.replace(observed, products=products)

    return misread


async def replay(
    scraper: Scraper, *, since: datetime | None = None, list_id: ListId | None = None, dry_run: bool = False
) -> list[ReplayedPage]:
    since = since or scraper.clock.now() - KEEP
    return [page async for page in replay_pages(scraper.tools, since=since, list_id=list_id, dry_run=dry_run)]


async def rows(scraper: Scraper) -> list[str]:
    found: list[str] = await scraper.value(ROWS)
    return found


@pytest.fixture
async def expected(scraper: Scraper, cast: Cast, database_urls: TestUrls) -> list[str]:
    """What today's parser records of a visit at this hour; everything it left behind is forgotten again."""
    await scraper.visit(await scraper.watch(cast.bob))
    found = await rows(scraper)
    connection = await asyncpg.connect(database_urls.migration)
    await connection.execute(
        "truncate pinflow.market_list, pinflow.product cascade; truncate pinflow.page_visit"
    )
    await connection.close()
    return found


async def forget_prices(scraper: Scraper, shop: Shop, cast: Cast) -> ListId:
    """A visit by a parser that read every price of ten as nothing and every title with its brand cut off."""

    def wrong(product: Observed) -> Observed:
        if product.rank > 10 or product.title is None:
            return product
        return msgspec.structs.replace(
            product, price=None, price_max=None, currency=None, price_kind=None, title=product.title[5:]
        )

    old = yesterday(scraper, shop, each(wrong))
    list_id = await old.watch(cast.bob)
    assert await old.visit(list_id) == "observed"
    return list_id


async def test_what_was_read_wrong_is_corrected_in_the_visit_it_belongs_to(
    scraper: Scraper, shop: Shop, cast: Cast, expected: list[str]
) -> None:
    shop.forget()
    list_id = await forget_prices(scraper, shop, cast)
    assert await rows(scraper) != expected
    visited_at = scraper.clock.now()
    scraper.clock.turn(timedelta(hours=3))
    (page,) = await replay(scraper)
    assert (page.change, page.before, page.outcome) == ("corrected", "observed", "observed")
    assert (page.list_id, page.url, page.fetched_at) == (list_id, HOME, visited_at)
    assert (page.added, page.corrected, page.taken_back, page.catalogue) == (0, page.fields["price"], 0, 10)
    assert page.fields["title"] == 10
    assert set(page.fields) >= {"price", "currency", "price_kind", "title"}
    assert await rows(scraper) == expected
    assert await scraper.value("select count(*) from product where price is not null") > 20
    assert await scraper.value("select products from list_visit") == 50
    assert await scraper.value("select observations from market_list") == 50
    assert await scraper.value("select count(*) from page_visit") == 1
    # Once more there is nothing left to do.
    (again,) = await replay(scraper)
    assert (again.change, again.fields) == ("same", {})
    assert len(shop.paths()) == 1, "nothing was fetched but the visit itself"


async def test_a_dry_run_says_the_same_and_changes_nothing(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    await forget_prices(scraper, shop, cast)
    before = await rows(scraper)
    titles = await scraper.values("select title from product order by asin")
    rehearsed = await replay(scraper, dry_run=True)
    assert await rows(scraper) == before
    assert await scraper.values("select title from product order by asin") == titles
    assert await replay(scraper) == rehearsed
    assert rehearsed[0].change == "corrected"


async def test_ranks_that_were_missed_are_added_and_what_stood_at_a_wrong_rank_is_put_right(
    scraper: Scraper, shop: Shop, cast: Cast, expected: list[str]
) -> None:
    def wrong(product: Observed) -> Observed | None:
        if product.rank in (3, 4, 5):
            return None
        # Two products at each other's ranks.
        return msgspec.structs.replace(product, rank={20: 21, 21: 20}.get(product.rank, product.rank))

    old = yesterday(scraper, shop, each(wrong))
    await old.visit(await old.watch(cast.bob))
    assert await scraper.value("select products from list_visit") == 47
    (page,) = await replay(scraper)
    assert (page.added, page.corrected, page.taken_back) == (3, 2, 0)
    assert page.fields["asin"] == 2
    assert await rows(scraper) == expected
    assert await scraper.value("select products from list_visit") == 50


async def test_ranks_that_today_are_none_are_taken_back(
    scraper: Scraper, shop: Shop, cast: Cast, expected: list[str]
) -> None:
    """Yesterday's parser took other products of the page for products of the list."""

    class Stricter(AmazonSource):
        def read(self, page: bytes, url: str | None) -> ObservedList:
            observed = super().read(page, url)
            return msgspec.structs.replace(observed, products=observed.products[:20])

    await scraper.visit(await scraper.watch(cast.bob))
    strict = scraper.with_tools(sources={"amazon": Stricter(scraper.tools.http, shop.url)})
    (page,) = await replay(strict)
    assert (page.added, page.corrected, page.taken_back) == (0, 0, 30)
    assert await rows(scraper) == expected[:20]
    assert await scraper.value("select products from list_visit") == 20
    assert await scraper.value("select observations from market_list") == 20
    assert await scraper.value("select count(*) from product") == 50, "the products exist all the same"


async def test_what_stands_beyond_the_ranks_of_a_page_is_not_its_business(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    def wrong(product: Observed) -> Observed:
        return msgspec.structs.replace(product, rank=57 if product.rank == 50 else product.rank)

    old = yesterday(scraper, shop, each(wrong))
    await old.visit(await old.watch(cast.bob))
    (page,) = await replay(scraper)
    assert (page.added, page.taken_back) == (1, 0), "57 may be the second page's"


async def test_a_parser_that_has_become_blind_erases_nothing(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    await scraper.visit(await scraper.watch(cast.bob))
    before = await rows(scraper)
    blind = scraper.with_tools(sources={"amazon": BlindSource(scraper.tools.http, shop.url)})
    (page,) = await replay(blind)
    assert (page.change, page.before, page.outcome) == ("refused_now", "observed", "scraping.markup_changed")
    assert page.message == "It could not be read."
    assert await rows(scraper) == before
    assert await scraper.values("select outcome from page_visit") == ["observed"]


async def test_a_page_that_was_not_understood_becomes_the_visit_it_was(
    scraper: Scraper, shop: Shop, cast: Cast, expected: list[str]
) -> None:
    blind = scraper.with_tools(sources={"amazon": BlindSource(scraper.tools.http, shop.url)})
    list_id = await blind.watch(cast.bob)
    assert await blind.visit(list_id) == "refused"
    assert await scraper.value("select count(*) from observation") == 0
    (page,) = await replay(scraper)
    assert (page.change, page.before, page.outcome) == ("recovered", "scraping.markup_changed", "observed")
    assert page.added == 50
    assert await rows(scraper) == expected
    market_list = await scraper.get(list_id)
    assert (market_list.state, market_list.message) == (ListState.OK, None)
    assert market_list.last_observed_at == scraper.clock.now()
    assert await scraper.values("select outcome from page_visit") == ["observed"]
    jobs = await scraper.value(
        "select count(*) from queue.pgqueuer where entrypoint = 'research.score_project'"
    )
    assert jobs >= 1, "whoever watches the list is scored anew"


async def test_a_list_that_was_refused_again_since_stays_refused(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    blind = scraper.with_tools(sources={"amazon": BlindSource(scraper.tools.http, shop.url)})
    list_id = await blind.watch(cast.bob)
    await blind.visit(list_id)
    first = scraper.clock.now()
    scraper.clock.turn(HOUR)
    shop.refuse(RefusalMode.CAPTCHA)
    await scraper.visit(list_id)
    assert [page.change for page in await replay(scraper)] == ["recovered", "same"]
    market_list = await scraper.get(list_id)
    assert market_list.state is ListState.REFUSED
    assert market_list.last_observed_at == first


@pytest.mark.parametrize(
    "mode", [mode for mode in RefusalMode if mode not in (RefusalMode.ERROR_PAGE, RefusalMode.REDIRECT)]
)
async def test_a_refusal_stays_a_refusal(mode: RefusalMode, scraper: Scraper, shop: Shop, cast: Cast) -> None:
    shop.refuse(mode)
    await scraper.visit(await scraper.watch(cast.bob))
    before = await scraper.values("select outcome from page_visit")
    assert {page.change for page in await replay(scraper)} <= {"same"}
    assert await scraper.value("select count(*) from observation") == 0
    assert await scraper.values("select outcome from page_visit") == before


async def test_an_older_page_fills_the_catalogue_and_overwrites_nothing_newer(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    await forget_prices(scraper, shop, cast)
    list_id = await scraper.watch(cast.bob)
    scraper.clock.turn(2 * HOUR)
    await scraper.visit(list_id)
    newest = await scraper.values(
        "select (asin, title, price, price_observed_at, last_seen_at)::text from product order by asin"
    )
    pages = await replay(scraper)
    assert [page.change for page in pages] == ["corrected", "same"]
    after = await scraper.values(
        "select (asin, title, price, price_observed_at, last_seen_at)::text from product order by asin"
    )
    changed = [row for row in after if row not in newest]
    # Only products that the newer visit did not show, or showed without a card.
    gone = await scraper.value(
        "select count(*) from product p where last_seen_at < $1 or not exists (select from observation o"
        " where o.asin = p.asin and o.rank <= 30 and o.observed_at = $1)",
        scraper.clock.now(),
    )
    assert len(changed) <= gone


async def test_a_title_that_a_newer_visit_told_is_no_correction_of_an_older_page(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    first = scraper.clock.now()
    scraper.clock.turn(HOUR)
    renamed = yesterday(
        scraper,
        shop,
        each(lambda product: product if not product.title else msgspec.structs.replace(product, title="New")),
    )
    await renamed.visit(list_id)
    later = scraper.clock.now()
    # As if all stood on both visits: what the newer one told is newer than either page's own words.
    async with scraper.system.system_session() as session:
        await session.execute("update product set title = 'New', last_seen_at = $1", later)
    older, newer = await replay(scraper, dry_run=True)
    assert (older.fetched_at, older.change, older.catalogue, older.fields) == (first, "same", 0, {})
    # Of the newest page itself it is one: its own words count.
    assert (newer.change, set(newer.fields)) == ("corrected", {"title"})
    assert newer.catalogue == newer.fields["title"] > 20
    # And what nobody knew is filled from the older page too.
    async with scraper.system.system_session() as session:
        await session.execute(
            "update product set title = null where asin in (select asin from observation"
            " where observed_at = $1 and rank = 1)",
            first,
        )
    older, _ = await replay(scraper, dry_run=True)
    assert (older.change, older.fields) == ("corrected", {"title": 1})


async def test_what_was_judged_by_its_status_is_not_read_again(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    """A list's page under the status of a refusal is none: no parser can say otherwise."""
    blind = scraper.with_tools(sources={"amazon": BlindSource(scraper.tools.http, shop.url)})
    list_id = await blind.watch(cast.bob)
    assert await blind.visit(list_id) == "refused"
    for status in (302, 404, 503):
        async with scraper.system.system_session() as session:
            await session.execute("update page_visit set status = $1", status)
        assert await replay(scraper) == [], status
    assert await scraper.value("select count(*) from observation") == 0
    assert (await scraper.get(list_id)).state is ListState.REFUSED
    async with scraper.system.system_session() as session:
        await session.execute("update page_visit set status = 200")
    assert [page.change for page in await replay(scraper)] == ["recovered"]


async def test_pages_are_chosen_by_time_and_list(scraper: Scraper, cast: Cast) -> None:
    home, kitchen = await scraper.watch(cast.bob), await scraper.watch(cast.bob, KITCHEN)
    for _ in range(2):
        await scraper.visit(home)
        await scraper.visit(kitchen)
        scraper.clock.turn(HOUR)
    assert len(await replay(scraper)) == 4
    assert [page.list_id for page in await replay(scraper, list_id=kitchen)] == [kitchen, kitchen]
    assert len(await replay(scraper, since=scraper.clock.now() - HOUR)) == 2
    assert await replay(scraper, since=scraper.clock.now()) == []


async def test_a_second_page_is_corrected_in_its_own_ranks(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    def wrong(product: Observed) -> Observed:
        return msgspec.structs.replace(product, price=Decimal("1.00") if product.price else None)

    old = yesterday(scraper, shop, each(wrong))
    list_id = await old.watch(cast.bob)
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        await set_list_depth(session, actor_of(cast.bob), list_id, 100, scraper.clock.now())
    await old.visit(list_id)
    await fetch_page(old.tools, list_id, 2)
    first, second = await replay(scraper)
    assert (first.change, second.change) == ("corrected", "corrected")
    assert first.taken_back == second.taken_back == first.added == second.added == 0
    assert await scraper.value("select count(*) from observation where price = 1") == 0
    assert await scraper.values("select rank from observation order by rank") == list(range(1, 101))
    assert {page.change for page in await replay(scraper)} == {"same"}


async def test_pages_that_were_collected_are_said_to_be_missing(scraper: Scraper, cast: Cast) -> None:
    await scraper.visit(await scraper.watch(cast.bob))
    before = await rows(scraper)
    scraper.clock.turn(KEEP + HOUR)
    await collect_pages(scraper.system, scraper.tools.pages, scraper.clock.now())
    (page,) = await replay(scraper, since=scraper.clock.now() - 2 * KEEP)
    assert page.change == "page_missing"
    assert page.message
    assert await rows(scraper) == before


async def test_many_pages_are_read_in_batches(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    async with scraper.system.system_session() as session:
        await session.execute(
            "insert into page_visit (id, list_id, url, fetched_at, status, outcome, page_sha256, items, page,"
            " observed_at) select gen_random_uuid(), list_id, url, fetched_at, status, outcome, page_sha256,"
            " items, page, observed_at from page_visit, generate_series(1, 120)"
        )
    found = await replay(scraper)
    assert len({page.visit_id for page in found}) == len(found) == 121
    assert {page.change for page in found} == {"same"}
