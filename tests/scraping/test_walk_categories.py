"""The category tree: walked on request, within the budget, each page once in its interval."""

from __future__ import annotations

import asyncio
import dataclasses
from datetime import timedelta

import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.errors import ForbiddenError, InvalidInputError, LimitReachedError
from pinflow.sandbox.amazon import SHELVES
from pinflow.sandbox.amazon.goods import children_of
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.decide_fetching import decide_fetching
from pinflow.scraping.fetching.models import CategoryNode, CategoryWalk
from pinflow.scraping.fetching.queries import find_walk_of, list_categories, list_open_walks
from pinflow.scraping.models import ListKind
from pinflow.scraping.sources.amazon.source import AmazonSource
from pinflow.scraping.walk_categories import INTERVAL, request_walk, walk_categories
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.scraping.shop import SITE, UNHURRIED, Scraper, Shop

DEPARTMENTS = [shelf for shelf in SHELVES if shelf.node is None]
FRONT = "/gp/bestsellers"


async def request(
    scraper: Scraper,
    person: Person,
    depth: int = 1,
    kind: ListKind = "bestsellers",
    marketplace: str = "amazon.com",
) -> CategoryWalk:
    await request_walk(
        scraper.database,
        scraper.tools.jobs,
        scraper.tools.sources,
        actor_of(person),
        marketplace=marketplace,
        list_kind=kind,
        depth=depth,
        now=scraper.clock.now(),
    )
    return await walk_of(scraper, person, kind, marketplace)


async def walk_of(
    scraper: Scraper, person: Person, kind: str = "bestsellers", marketplace: str = "amazon.com"
) -> CategoryWalk:
    async with scraper.database.tenant_session(person.tenant_id) as session:
        walk = await find_walk_of(session, marketplace, kind)
    assert walk is not None
    return walk


async def tree(
    scraper: Scraper, depth: int = 5, parent: str | None = None, kind: str = "bestsellers"
) -> list[CategoryNode]:
    async with scraper.database.catalogue_session() as session:
        return await list_categories(
            session,
            marketplace="amazon.com",
            list_kind=kind,
            depth=depth,
            parent_url=parent,
            after=None,
            limit=500,
        )


def pages(shop: Shop) -> list[str]:
    return [path for path in shop.paths() if path != "/robots.txt"]


async def test_the_departments_cost_one_page(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    walk = await request(scraper, cast.bob)
    assert await walk_categories(scraper.tools, walk.id) == "walked"
    assert pages(shop) == [FRONT]
    nodes = await tree(scraper)
    assert {(node.name, node.url) for node in nodes} == {
        (shelf.name, f"{SITE}{shelf.path}") for shelf in DEPARTMENTS
    }
    assert {(node.depth, node.parent_url, node.opened_at) for node in nodes} == {(1, f"{SITE}{FRONT}", None)}
    ended = await walk_of(scraper, cast.bob)
    assert (ended.finished_at, ended.message) == (scraper.clock.now(), None)
    # What was found can be watched.
    assert await scraper.watch(cast.bob, nodes[0].url)


async def test_a_deeper_walk_opens_every_category_above_its_depth_once(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    walk = await request(scraper, cast.bob, depth=3)
    assert await walk_categories(scraper.tools, walk.id) == "walked"
    nodes = await tree(scraper)
    assert len(nodes) == len(SHELVES)
    assert {node.name: node.depth for node in nodes} == {
        shelf.name: (1 if shelf.node is None else 2 if shelf.parent is None else 3) for shelf in SHELVES
    }
    assert len(pages(shop)) == len(set(pages(shop))) == 1 + sum(shelf.parent is None for shelf in SHELVES)
    below = await tree(scraper, parent=f"{SITE}{DEPARTMENTS[0].path}")
    assert {node.name for node in below} == {shelf.name for shelf in children_of(DEPARTMENTS[0])}
    assert {node.depth for node in await tree(scraper, depth=2)} == {1, 2}


async def test_what_is_known_is_not_asked_for_until_its_interval_is_over(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    await walk_categories(scraper.tools, (await request(scraper, cast.bob)).id)
    shop.forget()
    for person in (cast.bob, cast.mallory):
        walk = await request(scraper, person)
        assert await walk_categories(scraper.tools, walk.id) == "walked"
    assert pages(shop) == []
    walk = await request(scraper, cast.bob, depth=2)
    await walk_categories(scraper.tools, walk.id)
    assert sorted(pages(shop)) == sorted(shelf.path for shelf in DEPARTMENTS), "only what is new to it"
    shop.forget()
    scraper.clock.turn(INTERVAL)
    walk = await request(scraper, cast.bob)
    await walk_categories(scraper.tools, walk.id)
    assert pages(shop) == [FRONT]


async def test_an_unchanged_category_page_keeps_its_children_and_counts_as_opened(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    await walk_categories(scraper.tools, (await request(scraper, cast.bob)).id)
    before = await tree(scraper)
    shop.forget()
    # The sandbox's pages change with the hour: its clock stands, ours goes on.
    moved = dataclasses.replace(scraper.tools, clock=FixedClock(scraper.clock.now() + INTERVAL))
    walk = await request(scraper, cast.bob)
    assert await walk_categories(moved, walk.id) == "walked"
    (asked,) = [each for each in shop.requests() if each["path"] == FRONT]
    assert asked["status"] == 304
    assert asked["headers"]["if-none-match"].startswith('W/"')
    now = moved.clock.now()
    after = await tree(scraper)
    assert [(node.url, node.name, node.depth) for node in after] == [
        (node.url, node.name, node.depth) for node in before
    ]
    assert {node.seen_at for node in after} == {now}, "it still shows them"
    assert await scraper.value("select opened_at from category_node where depth = 0") == now
    assert await scraper.value("select next_fetch_at from category_node where depth = 0") == now + INTERVAL
    # And once more: a 304 loses no validator.
    again = dataclasses.replace(scraper.tools, clock=FixedClock(now + INTERVAL))
    await walk_categories(again, (await request(scraper, cast.bob)).id)
    assert [each["status"] for each in shop.requests() if each["path"] == FRONT] == [304, 304]


async def test_workers_that_walk_the_same_tree_share_it(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    walk = await request(scraper, cast.bob, depth=3)
    await asyncio.gather(*(walk_categories(scraper.tools, walk.id) for _ in range(3)))
    assert len(pages(shop)) == len(set(pages(shop)))
    assert await walk_categories(scraper.tools, walk.id) in ("walked", "gone")
    assert len(await tree(scraper)) == len(SHELVES)


async def test_a_walk_uses_half_of_the_day_and_goes_on_the_next(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    limited = scraper.with_tools(politeness=msgspec.structs.replace(UNHURRIED, daily_budget=8))
    walk = await request(limited, cast.bob, depth=3)
    for _ in range(2):
        with pytest.raises(LimitReachedError) as limit:
            await walk_categories(limited.tools, walk.id)
        assert limit.value.code == "scraping.budget_spent"
        assert "daily budget" in ((await walk_of(limited, cast.bob)).message or "")
        async with limited.system.system_session() as session:
            assert [each.id for each in await list_open_walks(session, 9)] == [walk.id]
        assert await scraper.value("select used_today from host_budget") == 4
        scraper.clock.turn(limit.value.retry_after)
    generous = scraper.with_tools(politeness=UNHURRIED)
    assert await walk_categories(generous.tools, walk.id) == "walked"
    assert len(await tree(scraper)) == len(SHELVES)
    assert len(pages(shop)) == len(set(pages(shop)))
    assert (await walk_of(limited, cast.bob)).message is None


async def test_a_refusal_stops_the_walk_and_erases_nothing(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    await walk_categories(scraper.tools, (await request(scraper, cast.bob)).id)
    walk = await request(scraper, cast.bob, depth=2)
    shop.refuse(RefusalMode.CAPTCHA)
    with pytest.raises(LimitReachedError):
        await walk_categories(scraper.tools, walk.id)
    assert len(await tree(scraper)) == len(DEPARTMENTS)
    shop.forget()
    with pytest.raises(LimitReachedError):
        await walk_categories(scraper.tools, walk.id)
    assert pages(shop) == [], "the host is left alone"
    scraper.clock.turn(timedelta(hours=1))
    assert await walk_categories(scraper.tools, walk.id) == "walked"
    assert {node.depth for node in await tree(scraper)} == {1, 2}


async def test_a_page_that_does_not_answer_is_asked_for_again_before_the_walk_ends(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    walk = await request(scraper, cast.bob)
    shop.refuse(RefusalMode.ERROR_PAGE, 3)
    assert await walk_categories(scraper.tools, walk.id) == "waiting"
    assert (await walk_of(scraper, cast.bob)).finished_at is None
    scraper.clock.turn(timedelta(minutes=15))
    assert await walk_categories(scraper.tools, walk.id) == "walked"
    assert len(await tree(scraper)) == len(DEPARTMENTS)


async def test_every_kind_of_list_is_a_tree_of_its_own(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    fronts: dict[ListKind, str] = {"movers": "/gp/movers-and-shakers", "gift_ideas": "/gp/most-gifted"}
    for kind, path in fronts.items():
        shop.forget()
        walk = await request(scraper, cast.bob, kind=kind)
        assert await walk_categories(scraper.tools, walk.id) == "walked"
        assert pages(shop) == [path]
        nodes = await tree(scraper, kind=kind)
        assert len(nodes) == len(DEPARTMENTS)
        assert all(node.url.startswith(f"{SITE}{path}/") for node in nodes)


async def test_a_german_tree_has_german_names(scraper: Scraper, cast: Cast) -> None:
    walk = await request(scraper, cast.bob, marketplace="amazon.de")
    await walk_categories(scraper.tools, walk.id)
    names = await scraper.values("select name from category_node where depth = 1 order by name")
    assert sorted(names) == sorted(shelf.german for shelf in DEPARTMENTS)


async def test_a_live_tree_is_walked_only_for_those_who_decided_for_it(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    class Live(AmazonSource):
        def is_live(self) -> bool:
            return True

    live = scraper.with_tools(sources={"amazon": Live(scraper.tools.http, shop.url)})
    with pytest.raises(ForbiddenError) as refused:
        await request(live, cast.alice)
    assert refused.value.code == "scraping.no_decision"
    for allowed in (True, False):
        live.clock.turn(timedelta(minutes=1))
        async with live.database.tenant_session(cast.alice.tenant_id) as session:
            await decide_fetching(session, actor_of(cast.alice), allowed=allowed, now=live.clock.now())
        if allowed:
            walk = await request(live, cast.alice)
    assert await walk_categories(live.tools, walk.id) == "gone", "the permission was taken back meanwhile"
    assert "pinflow scrape decide" in ((await walk_of(live, cast.alice)).message or "")
    assert pages(shop) == []


async def test_what_cannot_be_walked_is_refused_with_the_reason(scraper: Scraper, cast: Cast) -> None:
    with pytest.raises(ForbiddenError):
        await request(scraper, cast.vera)
    for change in ({"depth": 0}, {"depth": 6}, {"kind": "books"}, {"marketplace": "amazon.example"}):
        with pytest.raises(InvalidInputError):
            await request(scraper, cast.bob, **change)
    assert await scraper.value("select count(*) from category_walk") == 0


async def test_a_request_of_another_tenant_is_not_seen(scraper: Scraper, cast: Cast) -> None:
    await request(scraper, cast.bob)
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        assert await find_walk_of(session, "amazon.com", "bestsellers") is None
