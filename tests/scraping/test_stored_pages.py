"""Stored pages: compressed, shared, and gone after their time."""

from __future__ import annotations

from datetime import timedelta

from pinflow.kit.blobs import BlobStore
from pinflow.scraping.collect_pages import KEEP, collect_pages
from tests.factories.cast import Cast
from tests.scraping.shop import Scraper


async def collect(scraper: Scraper) -> int:
    return await collect_pages(scraper.system, scraper.tools.pages, scraper.clock.now())


async def test_a_page_is_collected_after_its_time_and_its_visit_stays(scraper: Scraper, cast: Cast) -> None:
    await scraper.visit(await scraper.watch(cast.bob))
    scraper.clock.turn(KEEP)
    assert await collect(scraper) == 0, "its time is not over yet"
    scraper.clock.turn(timedelta(seconds=1))
    assert await collect(scraper) == 1
    assert await scraper.value("select count(*) from blob") == 0
    assert await scraper.values("select items from page_visit") == [50]
    assert await scraper.value("select count(*) from observation") == 50


async def test_a_younger_page_stays(scraper: Scraper, cast: Cast) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    scraper.clock.turn(KEEP - timedelta(hours=1))
    await scraper.visit(list_id)
    scraper.clock.turn(timedelta(hours=2))
    assert await collect(scraper) == 1
    newest = await scraper.value("select page_sha256 from page_visit order by fetched_at desc limit 1")
    assert (await scraper.tools.pages.get(newest)).data


async def test_a_tenants_pictures_are_none_of_the_collectors_business(scraper: Scraper, cast: Cast) -> None:
    tenant_id = cast.bob.tenant_id
    pictures = BlobStore(lambda: scraper.database.tenant_session(tenant_id), tenant_id, None)
    picture = await pictures.put(b"a picture", "image/jpeg", scraper.clock.now())
    scraper.clock.turn(KEEP * 3)
    assert await collect(scraper) == 0
    assert (await pictures.get(picture)).data == b"a picture"


async def test_many_pages_are_collected_in_one_go(scraper: Scraper) -> None:
    for number in range(600):
        await scraper.tools.pages.put(f"page {number}".encode(), "application/gzip", scraper.clock.now())
    scraper.clock.turn(KEEP * 2)
    assert await collect(scraper) == 600
