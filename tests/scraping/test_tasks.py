"""The jobs of the slice: what is due gets a job, once, and the job does the work."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import msgspec
import pytest

from pinflow.kit.db import TenantId
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.jobs import JobContext, JobId, JobQueue
from pinflow.scraping.decide_fetching import decide_fetching
from pinflow.scraping.set_depth import set_list_depth
from pinflow.scraping.sources.fake import FakeSource
from pinflow.scraping.tasks import register
from pinflow.scraping.walk_categories import request_walk
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.scraping.shop import HOME, KITCHEN, Scraper, Shop


def registered(scraper: Scraper) -> JobQueue:
    jobs = JobQueue()
    register(jobs, scraper.tools)
    return jobs


async def run(
    scraper: Scraper, name: str, payload: dict[str, object], tenant_id: TenantId | None = None
) -> None:
    context = JobContext(
        job_id=JobId(1), name=name, tenant_id=tenant_id, payload=payload, attempt=1, now=scraper.clock.now()
    )
    await registered(scraper).handlers[name].handler(context)


async def waiting_visits(scraper: Scraper) -> list[UUID]:
    found = await scraper.values(
        "select convert_from(payload, 'utf8') from queue.pgqueuer where entrypoint = 'scraping.fetch_list'"
        " order by id"
    )
    return [UUID(msgspec.json.decode(payload)["list_id"]) for payload in found]


async def test_what_is_due_gets_one_job_and_what_is_not_gets_none(scraper: Scraper, cast: Cast) -> None:
    visited, due = await scraper.watch(cast.bob, HOME), await scraper.watch(cast.bob, KITCHEN)
    await run(scraper, "scraping.fetch_list", {"list_id": str(visited)})
    assert await scraper.value("select count(*) from observation") == 50
    for _ in range(2):
        await run(scraper, "scraping.fetch_due", {})
    assert await waiting_visits(scraper) == [due]


async def test_a_projects_schedule_asks_for_its_lists_and_a_page_is_fetched_once_in_its_interval(
    scraper: Scraper, cast: Cast
) -> None:
    mine, other = await scraper.watch(cast.bob, HOME), await scraper.watch(cast.mallory, KITCHEN)
    project = await scraper.project_of(cast.bob)
    for list_id in (mine, other):
        await run(scraper, "scraping.fetch_list", {"list_id": str(list_id)})
    # A day on, the lists' time has come, and nobody has asked: paused projects are left alone.
    scraper.clock.turn(timedelta(days=1))
    await run(scraper, "scraping.fetch_due", {})
    assert await waiting_visits(scraper) == []
    wish: dict[str, object] = {"project_id": str(project.id)}
    await run(scraper, "scraping.visit_lists", wish, cast.bob.tenant_id)
    assert await waiting_visits(scraper) == [mine]
    await run(scraper, "scraping.fetch_list", {"list_id": str(mine)})
    async with scraper.system.system_session() as system:
        await system.execute("delete from queue.pgqueuer")
    # Asked again at once, it waits for its interval, and the wish is not forgotten.
    scraper.clock.turn(timedelta(minutes=1))
    await run(scraper, "scraping.visit_lists", wish, cast.bob.tenant_id)
    assert await waiting_visits(scraper) == []
    scraper.clock.turn(timedelta(hours=1))
    await run(scraper, "scraping.fetch_due", {})
    assert await waiting_visits(scraper) == [mine]


async def test_a_list_that_two_projects_want_is_visited_once_for_both(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob, HOME)
    assert await scraper.watch(cast.mallory, HOME) == list_id
    await run(scraper, "scraping.fetch_list", {"list_id": str(list_id)})
    scraper.clock.turn(timedelta(days=1))
    for person in (cast.bob, cast.mallory):
        project = await scraper.project_of(person)
        await run(scraper, "scraping.visit_lists", {"project_id": str(project.id)}, person.tenant_id)
    assert await waiting_visits(scraper) == [list_id]
    await run(scraper, "scraping.fetch_list", {"list_id": str(list_id)})
    async with scraper.system.system_session() as system:
        await system.execute("delete from queue.pgqueuer")
    scraper.clock.turn(timedelta(days=1))
    await run(scraper, "scraping.fetch_due", {})
    assert await waiting_visits(scraper) == []


async def test_a_list_that_nobody_has_asked_for_yet_is_left_alone(scraper: Scraper, cast: Cast) -> None:
    """As those are that were watched before projects had such a schedule, until it fires."""
    await scraper.watch(cast.bob, HOME)
    async with scraper.system.system_session() as system:
        await system.execute("update watched_list set wanted_at = null")
    await run(scraper, "scraping.fetch_due", {})
    assert await waiting_visits(scraper) == []


async def test_a_wish_with_another_tenants_project_moves_nothing(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob, HOME)
    await run(scraper, "scraping.fetch_list", {"list_id": str(list_id)})
    scraper.clock.turn(timedelta(days=1))
    project = await scraper.project_of(cast.bob)
    await run(scraper, "scraping.visit_lists", {"project_id": str(project.id)}, cast.mallory.tenant_id)
    assert await waiting_visits(scraper) == []


async def test_a_live_list_is_due_only_once_somebody_allowed_it(scraper: Scraper, cast: Cast) -> None:
    scraper = scraper.with_tools(sources={"fake": FakeSource(live=True)})
    list_id = await scraper.watch(cast.alice, "https://lists.example/amazon.com/bestsellers/Lamps")
    for allowed, expected in ((None, []), (True, [list_id]), (False, [])):
        if allowed is not None:
            scraper.clock.turn(timedelta(minutes=1))
            async with scraper.database.tenant_session(cast.alice.tenant_id) as session:
                await decide_fetching(session, actor_of(cast.alice), allowed=allowed, now=scraper.clock.now())
        await run(scraper, "scraping.fetch_due", {})
        assert await waiting_visits(scraper) == expected
        async with scraper.system.system_session() as system:
            await system.execute("delete from queue.pgqueuer")


async def test_a_live_source_does_not_hold_up_the_lists_of_another(scraper: Scraper, cast: Cast) -> None:
    both = {**scraper.tools.sources, "fake": FakeSource(live=True)}
    scraper = scraper.with_tools(sources=both)
    list_id = await scraper.watch(cast.bob, HOME)
    await scraper.watch(cast.bob, "https://lists.example/amazon.com/bestsellers/Lamps")
    await run(scraper, "scraping.fetch_due", {})
    assert await waiting_visits(scraper) == [list_id]


async def test_what_is_lost_from_the_queue_is_found_again(scraper: Scraper, shop: Shop, cast: Cast) -> None:
    """A second page that a visit lacks, and a walk that was asked for: the rows say so."""
    list_id = await scraper.watch(cast.bob, HOME)
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        await set_list_depth(session, actor_of(cast.bob), list_id, 100, scraper.clock.now())
    await run(scraper, "scraping.fetch_list", {"list_id": str(list_id)})
    walk_id = await request_walk(
        scraper.database,
        JobQueue(),
        scraper.tools.sources,
        actor_of(cast.bob),
        marketplace="amazon.com",
        list_kind="bestsellers",
        depth=1,
        now=scraper.clock.now(),
    )
    async with scraper.system.system_session() as system:
        await system.execute("delete from queue.pgqueuer")
    for _ in range(2):
        await run(scraper, "scraping.fetch_due", {})
    found = await scraper.values(
        "select entrypoint || ' ' || convert_from(payload, 'utf8') from queue.pgqueuer order by 1"
    )
    assert found == [
        f'scraping.fetch_page {{"list_id":"{list_id}","page":2}}',
        f'scraping.walk_categories {{"walk_id":"{walk_id}"}}',
    ]
    await run(scraper, "scraping.fetch_page", {"list_id": str(list_id), "page": 2})
    await run(scraper, "scraping.walk_categories", {"walk_id": str(walk_id)})
    assert await scraper.value("select count(*) from observation") == 100
    assert await scraper.value("select count(*) from category_node where depth = 1") == 4
    await run(scraper, "scraping.fill_cards", {})
    assert await scraper.value("select count(*) from product where title is null") == 0
    async with scraper.system.system_session() as system:
        await system.execute("delete from queue.pgqueuer")
    await run(scraper, "scraping.fetch_due", {})
    assert await scraper.value("select count(*) from queue.pgqueuer") == 0


async def test_a_job_that_cannot_be_read_fails_and_one_whose_list_is_gone_does_nothing(
    scraper: Scraper,
) -> None:
    with pytest.raises(InvalidInputError):
        await run(scraper, "scraping.fetch_list", {"list_id": "no id"})
    await run(scraper, "scraping.fetch_list", {"list_id": str(UUID(int=0))})
    assert await scraper.value("select count(*) from page_visit") == 0


async def test_old_pages_are_collected_by_a_job(scraper: Scraper) -> None:
    await scraper.tools.pages.put(b"old", "application/gzip", scraper.clock.now())
    scraper.clock.turn(timedelta(days=30))
    await run(scraper, "scraping.collect_pages", {})
    assert await scraper.value("select count(*) from blob") == 0
