"""A visit to a list: what is stored, once, and what a later visit adds."""

from __future__ import annotations

import asyncio
import gzip
import re
from datetime import timedelta
from decimal import Decimal

import msgspec

from pinflow.kit.errors import ExternalError
from pinflow.scraping.ask_host import TRIES
from pinflow.scraping.fetch_page import fetch_page
from pinflow.scraping.fetch_tools import LEASE
from pinflow.scraping.models import ListState, Observed, ObservedList
from pinflow.scraping.queries import (
    claim_list,
    count_observed,
    get_product,
    list_history,
    record_list_visit,
    record_observations,
)
from pinflow.scraping.set_depth import set_list_depth
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.sources.fake import FakeSource
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.scraping.shop import CARDS, DEFERRED, HOME, KITCHEN, Scraper, Shop

FAKE_LIST = "https://lists.example/amazon.com/bestsellers/Lamps"
LAMP = Observed(
    rank=1,
    asin="B000000001",
    title="Desk lamp",
    price=Decimal("24.99"),
    currency="USD",
)


def lamps(*products: Observed) -> ObservedList:
    return ObservedList(
        marketplace="amazon.com", list_kind="bestsellers", category="Lamps", products=products
    )


async def test_a_visit_stores_every_card_and_every_product_that_comes_later(
    scraper: Scraper, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    assert await scraper.visit(list_id) == "observed"
    ranks = await scraper.values("select rank from observation where list_id = $1 order by rank", list_id)
    assert ranks == list(range(1, CARDS + DEFERRED + 1))
    assert await scraper.value("select count(*) from product") == CARDS + DEFERRED
    assert await scraper.value("select count(title) from product") == CARDS
    untitled = await scraper.values(
        "select o.rank from observation o join product p using (marketplace, asin) where p.title is null"
        " order by 1"
    )
    assert untitled == list(range(CARDS + 1, CARDS + DEFERRED + 1))
    market_list = await scraper.get(list_id)
    assert market_list.state is ListState.OK
    assert market_list.message is None
    assert market_list.category == "Home Décor Products"
    assert market_list.last_observed_at == scraper.clock.now()
    assert market_list.next_fetch_at == scraper.clock.now() + timedelta(minutes=60)


async def test_a_product_is_filled_from_its_card(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    best = await scraper.value("select asin from observation where list_id = $1 and rank = 1", list_id)
    async with scraper.database.catalogue_session() as session:
        product = await get_product(session, "amazon.com", best)
    assert product.title
    assert product.category == "Home Décor Products"
    assert product.price is not None
    assert product.price > 0
    assert product.currency == "USD"
    assert product.rating is not None
    assert 1 <= product.rating <= 5
    assert product.review_count is not None
    assert product.image_url is not None
    assert product.image_url.startswith(f"{shop.url}/images/I/")
    assert product.product_url is not None
    assert f"/dp/{best}" in product.product_url
    assert product.price_observed_at == product.first_seen_at == product.last_seen_at == scraper.clock.now()


async def test_a_product_that_comes_later_has_no_title_until_its_card_is_seen(
    scraper: Scraper, cast: Cast
) -> None:
    source = FakeSource()
    scraper = scraper.with_tools(sources={"fake": source})
    source.show(FAKE_LIST, lamps(Observed(rank=1, asin="B000000001")))
    list_id = await scraper.watch(cast.bob, FAKE_LIST)
    # The robots file of a host that does not exist cannot be had: its answer is put down by hand.
    await scraper.allow_robots("lists.example")
    await scraper.visit(list_id)
    async with scraper.database.catalogue_session() as session:
        assert (await get_product(session, "amazon.com", "B000000001")).title is None
    scraper.clock.turn(timedelta(hours=1))
    source.show(FAKE_LIST, lamps(LAMP))
    await scraper.visit(list_id)
    scraper.clock.turn(timedelta(hours=1))
    source.show(FAKE_LIST, lamps(Observed(rank=1, asin="B000000002"), Observed(rank=2, asin="B000000001")))
    await scraper.visit(list_id)
    async with scraper.database.catalogue_session() as session:
        product = await get_product(session, "amazon.com", "B000000001")
        history = await list_history(session, "amazon.com", "B000000001", scraper.clock.now() - timedelta(1))
    assert (product.title, product.price, product.currency) == ("Desk lamp", LAMP.price, "USD")
    assert product.price_observed_at == scraper.clock.now() - timedelta(hours=1)
    assert product.last_seen_at == scraper.clock.now()
    assert [(point.rank, point.price) for point in history] == [(1, None), (1, LAMP.price), (2, None)]


async def test_a_card_without_a_price_takes_the_old_price_away(scraper: Scraper, cast: Cast) -> None:
    """A price that is no longer shown is not said to hold."""
    source = FakeSource()
    scraper = scraper.with_tools(sources={"fake": source})
    source.show(FAKE_LIST, lamps(LAMP))
    list_id = await scraper.watch(cast.bob, FAKE_LIST)
    await scraper.allow_robots("lists.example")
    await scraper.visit(list_id)
    scraper.clock.turn(timedelta(hours=1))
    source.show(FAKE_LIST, lamps(msgspec.structs.replace(LAMP, price=None, currency=None)))
    await scraper.visit(list_id)
    async with scraper.database.catalogue_session() as session:
        product = await get_product(session, "amazon.com", LAMP.asin)
    assert (product.title, product.price, product.price_observed_at) == ("Desk lamp", None, None)


async def test_a_list_with_nothing_on_it_was_observed_and_is_no_refusal(scraper: Scraper, cast: Cast) -> None:
    """Movers and shakers of a quiet category: the page says so itself."""
    source = FakeSource()
    scraper = scraper.with_tools(sources={"fake": source})
    source.show(FAKE_LIST, lamps())
    list_id = await scraper.watch(cast.bob, FAKE_LIST)
    await scraper.allow_robots("lists.example")
    assert await scraper.visit(list_id) == "observed"
    market_list = await scraper.get(list_id)
    assert (market_list.state, market_list.message) == (ListState.OK, None)
    assert market_list.last_observed_at == scraper.clock.now()
    assert market_list.next_fetch_at == scraper.clock.now() + timedelta(minutes=60)
    visits = await scraper.values(
        "select outcome || ' ' || items from page_visit where list_id = $1", list_id
    )
    assert visits == ["observed 0"]
    assert await scraper.value("select closed_until from host_budget where host = 'lists.example'") is None


async def test_the_same_visit_recorded_twice_writes_nothing_twice(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    now = scraper.clock.now()
    observed = lamps(LAMP, Observed(rank=2, asin="B000000002"))
    written = []
    for _ in range(2):
        async with scraper.system.system_session() as session:
            written.append(
                await record_list_visit(
                    session, list_id, observed, now, next_fetch_at=now, etag=None, last_modified=None
                )
            )
    assert written == [2, 0]
    assert await scraper.value("select count(*) from observation") == 2


async def test_an_older_visit_that_is_recorded_late_does_not_overwrite_a_newer_one(
    scraper: Scraper, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    now = scraper.clock.now()
    for moment, title in ((now, "New title"), (now - timedelta(hours=2), "Old title")):
        async with scraper.system.system_session() as session:
            await record_list_visit(
                session,
                list_id,
                lamps(msgspec.structs.replace(LAMP, title=title)),
                moment,
                next_fetch_at=now,
                etag=None,
                last_modified=None,
            )
    assert await scraper.value("select title from product") == "New title"
    assert (await scraper.get(list_id)).last_observed_at == now
    assert await scraper.value("select count(*) from observation") == 2


async def test_a_second_visit_adds_history(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    best = await scraper.value("select asin from observation where list_id = $1 and rank = 1", list_id)
    first_visit = scraper.clock.now()
    scraper.clock.turn(timedelta(hours=26))
    assert await scraper.visit(list_id) == "observed"
    assert await scraper.value("select count(distinct observed_at) from observation") == 2
    assert await scraper.value("select count(*) from observation") == 2 * (CARDS + DEFERRED)
    async with scraper.database.catalogue_session() as session:
        points = await list_history(session, "amazon.com", best, first_visit)
    assert [point.observed_at for point in points] == [first_visit, scraper.clock.now()]
    async with scraper.database.tenant_session(cast.bob.tenant_id) as tenant:
        counts = await count_observed(tenant)
    assert (counts.lists, counts.observations) == (1, 100)
    assert counts.last_observed_at == scraper.clock.now()


async def test_a_page_that_has_not_changed_is_asked_for_once_more_and_stored_once(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    # The sandbox's page changes with the hour of its clock: 59 minutes after nine nothing has.
    await scraper.make_due(list_id)
    scraper.clock.turn(timedelta(minutes=59))
    assert await scraper.visit(list_id) == "unchanged"
    asked = shop.requests()[-1]
    assert asked["status"] == 304
    assert asked["headers"]["if-none-match"]
    assert await scraper.value("select count(*) from observation") == CARDS + DEFERRED
    assert await scraper.values("select outcome from page_visit order by fetched_at") == [
        "observed",
        "unchanged",
    ]
    market_list = await scraper.get(list_id)
    assert market_list.next_fetch_at == scraper.clock.now() + timedelta(minutes=60)
    scraper.clock.turn(timedelta(hours=1))
    assert await scraper.visit(list_id) == "observed"


async def test_every_project_that_watches_is_scored_once_for_a_visit(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    other = await scraper.watch(cast.bob, KITCHEN)
    await scraper.visit(other)
    jobs = await scraper.values(
        "select convert_from(payload, 'utf8') from queue.pgqueuer where entrypoint = 'research.score_project'"
    )
    project = await scraper.project_of(cast.bob)
    assert [msgspec.json.decode(job) for job in jobs] == [{"project_id": str(project.id)}]


async def test_two_workers_that_meet_at_a_list_visit_it_once(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    outcomes = await asyncio.gather(*(scraper.visit(list_id) for _ in range(5)))
    assert sorted(outcomes) == ["not_due"] * 4 + ["observed"]
    assert len([path for path in shop.paths() if path != "/robots.txt"]) == 1


async def test_the_lease_of_a_dead_worker_runs_out(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    async with scraper.system.system_session() as session:
        assert await claim_list(session, list_id, scraper.clock.now(), LEASE) is not None
    assert await scraper.visit(list_id) == "not_due"
    scraper.clock.turn(LEASE - timedelta(seconds=1))
    assert await scraper.visit(list_id) == "not_due"
    scraper.clock.turn(timedelta(seconds=1))
    assert await scraper.visit(list_id) == "observed"


async def test_a_site_that_does_not_answer_is_asked_again_later(scraper: Scraper, cast: Cast) -> None:
    source = FakeSource()
    scraper = scraper.with_tools(sources={"fake": source})
    source.show(FAKE_LIST, lamps(LAMP))
    for _ in range(TRIES):
        source.fail_next(ExternalError("scraping.no_answer", "lists.example does not answer."))
    list_id = await scraper.watch(cast.bob, FAKE_LIST)
    await scraper.allow_robots("lists.example")
    assert await scraper.visit(list_id) == "waiting"
    market_list = await scraper.get(list_id)
    assert (market_list.state, market_list.message) == (ListState.WAITING, "lists.example does not answer.")
    assert await scraper.visit(list_id) == "not_due"
    scraper.clock.turn(timedelta(minutes=15))
    assert await scraper.visit(list_id) == "observed"
    assert (await scraper.get(list_id)).message is None


async def test_a_list_of_a_source_that_is_gone_waits_and_says_so(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    assert await scraper.with_tools(sources={"fake": FakeSource()}).visit(list_id) == "waiting"
    assert "“amazon” is not installed" in ((await scraper.get(list_id)).message or "")
    assert shop.requests() == []


async def test_the_request_says_who_asks(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    await scraper.visit(await scraper.watch(cast.bob))
    agents = {request["headers"]["user-agent"] for request in shop.requests()}
    assert len(agents) == 1
    assert agents.pop().startswith("pinflow/")


async def test_the_page_is_stored_as_it_came(scraper: Scraper, cast: Cast) -> None:
    await scraper.visit(await scraper.watch(cast.bob))
    stored = await scraper.tools.pages.get(await scraper.value("select page_sha256 from page_visit"))
    assert stored.media_type == "application/gzip"
    page = gzip.decompress(stored.data)
    assert len(stored.data) < len(page) / 3
    source = scraper.tools.sources["amazon"]
    assert len(source.read(page, HOME).products) == CARDS + DEFERRED


async def test_a_page_that_does_not_name_its_category_takes_none_away(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    (category,) = await scraper.values("select distinct category from product where title is not null")
    assert category
    source = scraper.tools.sources["amazon"]
    fetched = await source.fetch(HOME, etag=None, last_modified=None)
    nameless = re.sub(rb"<h1.*?</h1>|<option.*?</option>", b"", fetched.body, flags=re.DOTALL)
    nameless = re.sub(rb"zg-selected", b"", nameless)
    observed = source.read(nameless, HOME)
    assert observed.category == ""
    assert "The page does not name its category." in observed.warnings
    async with scraper.system.system_session() as session:
        later = scraper.clock.now() + timedelta(hours=1)
        await record_observations(session, list_id, observed, later)
        assert await scraper.values("select distinct category from product where title is not null") == [
            category
        ]
    assert (await scraper.get(list_id)).category == category


async def test_a_second_page_that_is_the_first_one_again_completes_nothing(
    scraper: Scraper, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        await set_list_depth(session, actor_of(cast.bob), list_id, 100, scraper.clock.now())
    assert await scraper.visit(list_id) == "observed"

    class Forgetful(AmazonSource):
        """Asks for the first page whatever it is asked for."""

        def address(self, url: str) -> str:
            return super().address(url).replace("pg=2", "")

    source = scraper.tools.sources["amazon"]
    forgetful = Forgetful(scraper.tools.http, source.address("https://www.amazon.com").rstrip("/"))
    other = scraper.with_tools(sources={"amazon": forgetful})
    assert await fetch_page(other.tools, list_id, 2) == "refused"
    assert await scraper.values("select outcome from page_visit order by page") == [
        "observed",
        "scraping.other_page",
    ]
    assert await scraper.value("select count(*) from observation") == 50
    assert await scraper.values("select kind from refusal_count") == ["other_page"]
    assert await scraper.value("select count(*) from host_budget where closed_until is not null") == 0
    assert await scraper.value("select completed_at from list_page") is None


async def test_another_list_leaves_the_history_as_it_was(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)

    class Astray(AmazonSource):
        def address(self, url: str) -> str:
            return super().address(KITCHEN)

    other = scraper.with_tools(sources={"amazon": Astray(scraper.tools.http, shop.url)})
    assert await other.visit(list_id) == "refused"
    assert await scraper.values("select outcome from page_visit") == ["scraping.other_page"]
    assert await scraper.value("select count(*) from product") == 0
    message = (await scraper.get(list_id)).message
    assert message is not None
    assert "Asked for the category “home-garden”, the site answered with “kitchen”" in message
