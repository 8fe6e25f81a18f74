"""Watching lists: what is a list, who shares it, who may."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.kit.errors import ForbiddenError, InvalidInputError, LimitReachedError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.projects.models import ProjectId
from pinflow.scraping.models import ListId, ListState
from pinflow.scraping.queries import delete_watched_list, list_due_lists, list_watched
from pinflow.scraping.unwatch_list import unwatch_list
from pinflow.scraping.watch_list import request_visit, watch_list
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.factories.projects import add_project
from tests.scraping.shop import HOME, KITCHEN, SITE, Scraper, Shop


@pytest.mark.parametrize(
    "url",
    [
        "",
        "best sellers",
        "https://www.amazon.com/",
        "https://www.amazon.com/dp/B0ABCDEFGH",
        "https://www.amazon.com/s?k=lamp",
        "http://www.amazon.com/Best-Sellers/zgbs",
        "https://www.amazon.com.evil.test/Best-Sellers/zgbs",
        "https://amazon.com@evil.test/Best-Sellers/zgbs",
        "https://www.amazon.xx/Best-Sellers/zgbs",
        "file:///etc/passwd",
    ],
)
async def test_an_address_that_is_no_list_is_refused(url: str, scraper: Scraper, cast: Cast) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        await scraper.watch(cast.bob, url)
    assert refusal.value.code == "scraping.unknown_list"
    assert "https://www.amazon.com/Best-Sellers-Garden/" in refusal.value.message
    assert await scraper.value("select count(*) from market_list") == 0


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/Best-Sellers-Home-Decor/zgbs/home-garden", "bestsellers"),
        ("/gp/bestsellers/kitchen/ref=zg_bs_kitchen_sm", "bestsellers"),
        ("/gp/movers-and-shakers/kitchen", "movers"),
        ("/gp/new-releases/kitchen", "new_releases"),
        ("/gp/most-wished-for/kitchen", "most_wished"),
        ("/gp/most-gifted/kitchen", "gift_ideas"),
    ],
)
async def test_every_kind_of_list_is_known_by_its_address(
    path: str, kind: str, scraper: Scraper, cast: Cast
) -> None:
    market_list = await scraper.get(await scraper.watch(cast.bob, SITE + path))
    assert (market_list.marketplace, market_list.list_kind) == ("amazon.com", kind)
    assert market_list.state is ListState.NEVER
    assert market_list.next_fetch_at == scraper.clock.now()


async def test_two_tenants_that_watch_one_address_share_one_list_and_one_fetch(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    alices = await scraper.watch(cast.alice, HOME)
    mallorys = await scraper.watch(cast.mallory, f"  {HOME}#nav ")
    assert alices == mallorys
    assert await scraper.visit(alices) == "observed"
    assert await scraper.visit(mallorys) == "not_due"
    assert shop.paths() == ["/robots.txt", "/Best-Sellers-Home-Decor/zgbs/home-garden"]
    for person in (cast.alice, cast.mallory):
        async with scraper.database.tenant_session(person.tenant_id) as session:
            (watched,) = await list_watched(session)
        assert (watched.id, watched.products) == (alices, 50)
        assert watched.project_id == (await scraper.project_of(person)).id
    tenants = await scraper.values("select headers ->> 'tenant_id' from queue.pgqueuer order by 1")
    assert tenants == sorted(str(person.tenant_id) for person in (cast.alice, cast.mallory))


async def test_watching_twice_is_watching_once(scraper: Scraper, cast: Cast) -> None:
    assert await scraper.watch(cast.bob) == await scraper.watch(cast.bob)
    assert await scraper.value("select count(*) from watched_list") == 1


async def test_a_list_of_another_marketplace_than_the_projects_is_refused(
    scraper: Scraper, cast: Cast
) -> None:
    project = await scraper.project_of(cast.bob)
    for url in (
        "https://www.amazon.de/gp/bestsellers/kitchen",
        "https://www.amazon.co.uk/gp/movers-and-shakers",
    ):
        with pytest.raises(InvalidInputError) as refusal:
            await scraper.watch(cast.bob, url)
        assert refusal.value.code == "scraping.other_marketplace"
        assert refusal.value.data["field"] == "url"
        for words in (url.split("/")[2].removeprefix("www."), project.name, "amazon.com"):
            assert words in refusal.value.message
    # Not even the shared catalogue knows a list that nobody may watch.
    assert await scraper.value("select count(*) from market_list") == 0
    assert await scraper.value("select count(*) from audit_entry") == 0
    assert await scraper.watch(cast.bob, HOME)


async def test_each_project_watches_lists_of_its_own_marketplace(scraper: Scraper, cast: Cast) -> None:
    german = await add_project(
        scraper.database,
        cast.bob.tenant_id,
        scraper.clock.now(),
        name="Funde",
        marketplace="amazon.de",
    )

    async def watch(url: str) -> ListId:
        return await watch_list(
            scraper.database,
            scraper.system,
            scraper.tools.sources,
            actor_of(cast.bob),
            german.id,
            url,
            scraper.clock.now(),
        )

    list_id = await watch("https://www.amazon.de/gp/bestsellers/kitchen")
    assert (await scraper.get(list_id)).marketplace == "amazon.de"
    with pytest.raises(InvalidInputError, match="This is from amazon.com; the project “Funde”"):
        await watch(HOME)


async def test_a_list_that_nobody_watches_any_more_is_not_due(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    kept = await scraper.watch(cast.bob, KITCHEN)
    project = await scraper.project_of(cast.bob)
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        assert await delete_watched_list(session, project.id, list_id)
    async with scraper.system.system_session() as system:
        due = await list_due_lists(system, scraper.clock.now(), live_sources=(), limit=10)
    assert due == [kept]


async def test_a_viewer_may_not_watch_nor_ask_for_a_visit(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    with pytest.raises(ForbiddenError):
        await scraper.watch(cast.vera)
    with pytest.raises(ForbiddenError):
        await request_visit(
            scraper.system,
            scraper.tools.jobs,
            scraper.tools.sources,
            actor_of(cast.vera),
            list_id,
            scraper.clock.now(),
        )


async def test_mallory_cannot_watch_for_alices_project(scraper: Scraper, cast: Cast) -> None:
    project = await scraper.project_of(cast.alice)
    with pytest.raises(NotFoundError):
        await watch_list(
            scraper.database,
            scraper.system,
            scraper.tools.sources,
            actor_of(cast.mallory),
            project.id,
            HOME,
            scraper.clock.now(),
        )
    assert await scraper.value("select count(*) from watched_list") == 0


async def test_mallory_does_not_see_what_alice_watches(scraper: Scraper, cast: Cast) -> None:
    await scraper.watch(cast.alice)
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        assert await list_watched(session) == []


async def test_a_visit_on_request_brings_the_next_visit_forward(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    async with scraper.system.system_session() as system:
        await system.execute("update market_list set next_fetch_at = next_fetch_at + interval '1 hour'")
    scraper.clock.turn(timedelta(hours=1))
    assert await scraper.visit(list_id) == "not_due"
    asked = [
        await request_visit(
            scraper.system,
            scraper.tools.jobs,
            scraper.tools.sources,
            actor_of(cast.bob),
            list_id,
            scraper.clock.now(),
        )
        for _ in range(2)
    ]
    assert asked[0] is not None
    assert asked[1] is None, "one waiting visit is enough"
    assert await scraper.visit(list_id) == "observed"


async def test_a_list_is_not_fetched_again_inside_its_interval(
    scraper: Scraper, shop: Shop, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)

    async def ask(person: Person) -> object:
        return await request_visit(
            scraper.system,
            scraper.tools.jobs,
            scraper.tools.sources,
            actor_of(person),
            list_id,
            scraper.clock.now(),
        )

    with pytest.raises(NotFoundError):
        await ask(cast.mallory)
    await scraper.watch(cast.mallory)
    assert await ask(cast.mallory) is not None
    assert await ask(cast.bob) is None, "both share one fetch"
    assert await scraper.visit(list_id) == "observed"
    shop.forget()
    for minutes, said in ((0, "fetched just now"), (1, "a minute ago"), (40, "41 minutes ago")):
        scraper.clock.turn(timedelta(minutes=minutes))
        with pytest.raises(LimitReachedError, match=said) as refusal:
            await ask(cast.bob)
        assert refusal.value.code == "scraping.fetched_recently"
        assert await scraper.visit(list_id) == "not_due"
    assert refusal.value.retry_after == timedelta(minutes=19)
    assert "next at 10:00 UTC" in refusal.value.message
    assert shop.requests() == []


async def test_a_visit_that_brought_no_answer_may_be_asked_for_again(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    async with scraper.system.system_session() as system:
        await system.execute("update market_list set next_fetch_at = next_fetch_at + interval '15 minutes'")
    assert await scraper.visit(list_id) == "not_due"
    await request_visit(
        scraper.system,
        scraper.tools.jobs,
        scraper.tools.sources,
        actor_of(cast.bob),
        list_id,
        scraper.clock.now(),
    )
    assert await scraper.visit(list_id) == "observed"


async def test_a_visit_of_no_list_is_not_found(scraper: Scraper, cast: Cast) -> None:
    unknown = ListId(new_id(scraper.clock.now()))
    with pytest.raises(NotFoundError):
        await request_visit(
            scraper.system,
            scraper.tools.jobs,
            scraper.tools.sources,
            actor_of(cast.bob),
            unknown,
            scraper.clock.now(),
        )
    with pytest.raises(NotFoundError):
        await watch_list(
            scraper.database,
            scraper.system,
            scraper.tools.sources,
            actor_of(cast.bob),
            ProjectId(unknown),
            HOME,
            scraper.clock.now(),
        )


async def test_a_list_is_given_up_for_one_project_or_for_all(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    project = await scraper.project_of(cast.bob)

    async def give_up(project_id: ProjectId | None) -> int:
        async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
            await unwatch_list(session, actor_of(cast.bob), project_id, list_id, scraper.clock.now())
            return len(await list_watched(session))

    assert await give_up(project.id) == 0
    with pytest.raises(NotFoundError):
        await give_up(None)
    await scraper.watch(cast.bob)
    assert await give_up(None) == 0


@pytest.mark.parametrize(
    ("url", "words"),
    [("https://amzn.to/3xyz", "short link"), (f"{SITE}/dp/B00EXAMPL1", "page of one product")],
)
async def test_addresses_that_are_often_taken_for_lists_are_named(
    scraper: Scraper, cast: Cast, url: str, words: str
) -> None:
    with pytest.raises(InvalidInputError, match=words):
        await scraper.watch(cast.bob, url)
