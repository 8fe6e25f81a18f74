"""Pages that a user saved: the tenant's own, and never the catalogue's."""

from __future__ import annotations

import json
from datetime import timedelta

import httpx2
import pytest

from pinflow.kit.errors import ForbiddenError, InvalidInputError, NotFoundError
from pinflow.sandbox.amazon.refusals import RefusalMode
from pinflow.scraping.models import ObservedList
from pinflow.scraping.queries import count_observed
from pinflow.scraping.read_history import read_history
from pinflow.scraping.watch_list import upload_page
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast, Person
from tests.factories.projects import add_project
from tests.scraping.shop import CARDS, DEFERRED, HOME, SITE, Scraper, Shop


async def saved_page(shop: Shop, http: httpx2.AsyncClient, path: str) -> bytes:
    """The page as a browser would save it: with a note where it came from."""
    page = (await http.get(f"{shop.url}{path}")).content
    return f"<!-- saved from url=(0042){SITE}{path} -->".encode() + page


async def upload(
    scraper: Scraper, person: Person, page: bytes, *, into: Person | None = None
) -> ObservedList:
    project = await scraper.project_of(into or person)
    return await upload_page(
        scraper.database,
        scraper.tools.jobs,
        scraper.tools.sources["amazon"],
        actor_of(person),
        project.id,
        page,
        scraper.clock.now(),
    )


@pytest.fixture
async def page(shop: Shop, http: httpx2.AsyncClient) -> bytes:
    return await saved_page(shop, http, HOME.removeprefix(SITE))


async def test_an_uploaded_page_is_the_tenants_and_leaves_the_catalogue_alone(
    page: bytes, scraper: Scraper, cast: Cast
) -> None:
    observed = await upload(scraper, cast.bob, page)
    assert (observed.marketplace, observed.category) == ("amazon.com", "Home Décor Products")
    assert len(observed.products) == CARDS + DEFERRED
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        rows = await session.fetch_values("select list_size from uploaded_observation")
        assert rows == [CARDS + DEFERRED] * (CARDS + DEFERRED)
        assert await session.fetch_value("select count(title) from uploaded_observation") == CARDS
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        assert await session.fetch_value("select count(*) from uploaded_observation") == 0
    for table in ("market_list", "product", "observation", "page_visit", "blob"):
        assert await scraper.value(f"select count(*) from {table}") == 0, table


async def test_an_upload_asks_for_a_score_of_its_project_and_is_noted(
    page: bytes, scraper: Scraper, cast: Cast
) -> None:
    await upload(scraper, cast.bob, page)
    (payload,) = await scraper.values("select convert_from(payload, 'utf8') from queue.pgqueuer")
    assert json.loads(payload) == {"project_id": str((await scraper.project_of(cast.bob)).id)}
    assert await scraper.values("select action from audit_entry") == ["page.uploaded"]


async def test_the_same_upload_twice_in_a_moment_is_one(page: bytes, scraper: Scraper, cast: Cast) -> None:
    for _ in range(2):
        await upload(scraper, cast.bob, page)
    assert await scraper.value("select count(*) from uploaded_observation") == CARDS + DEFERRED
    scraper.clock.turn(timedelta(hours=1))
    await upload(scraper, cast.bob, page)
    assert await scraper.value("select count(*) from uploaded_observation") == 2 * (CARDS + DEFERRED)


async def test_what_was_uploaded_counts_for_its_tenant_alone(
    page: bytes, scraper: Scraper, cast: Cast
) -> None:
    list_id = await scraper.watch(cast.bob)
    await scraper.visit(list_id)
    scraper.clock.turn(timedelta(minutes=5))
    await upload(scraper, cast.bob, page)
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        counts = await count_observed(session)
    # The same products, seen twice.
    assert (counts.lists, counts.observations) == (1, 2 * (CARDS + DEFERRED))
    assert counts.products == CARDS + DEFERRED
    assert counts.last_observed_at == scraper.clock.now()
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        assert (await count_observed(session)).observations == 0


@pytest.mark.parametrize(
    ("page", "code"),
    [(b"", "scraping.unreadable"), (b"\x00\xff" * 500, "scraping.unreadable"), (b"<html>hello</html>", None)],
)
async def test_what_is_no_list_is_refused_with_its_reason(
    page: bytes, code: str | None, scraper: Scraper, cast: Cast
) -> None:
    with pytest.raises(InvalidInputError) as refusal:
        await upload(scraper, cast.bob, page)
    assert code is None or refusal.value.code == code
    assert refusal.value.message
    assert refusal.value.data["field"] == "file"
    assert await scraper.value("select count(*) from uploaded_observation") == 0


async def test_a_page_of_another_marketplace_than_the_projects_is_refused(
    page: bytes, scraper: Scraper, cast: Cast
) -> None:
    german = await add_project(
        scraper.database,
        cast.bob.tenant_id,
        scraper.clock.now(),
        name="Funde",
        marketplace="amazon.de",
    )
    with pytest.raises(InvalidInputError, match="This is from amazon.com; the project “Funde”") as refusal:
        await upload_page(
            scraper.database,
            scraper.tools.jobs,
            scraper.tools.sources["amazon"],
            actor_of(cast.bob),
            german.id,
            page,
            scraper.clock.now(),
        )
    assert (refusal.value.code, refusal.value.data["field"]) == ("scraping.other_marketplace", "file")
    for table in ("uploaded_observation", "audit_entry", "queue.pgqueuer"):
        assert await scraper.value(f"select count(*) from {table}") == 0, table
    # bob's other project is of the page's marketplace.
    assert (await upload(scraper, cast.bob, page)).marketplace == "amazon.com"


async def test_a_saved_bot_check_is_no_empty_list(
    shop: Shop, http: httpx2.AsyncClient, scraper: Scraper, cast: Cast
) -> None:
    shop.refuse(RefusalMode.CAPTCHA)
    page = await saved_page(shop, http, HOME.removeprefix(SITE))
    with pytest.raises(InvalidInputError) as refusal:
        await upload(scraper, cast.bob, page)
    assert refusal.value.code == "scraping.bot_check"


async def test_a_viewer_may_not_upload_and_mallory_not_into_alices_project(
    page: bytes, scraper: Scraper, cast: Cast
) -> None:
    with pytest.raises(ForbiddenError):
        await upload(scraper, cast.vera, page)
    with pytest.raises(NotFoundError):
        await upload(scraper, cast.mallory, page, into=cast.alice)
    assert await scraper.value("select count(*) from uploaded_observation") == 0


async def test_the_history_of_an_uploaded_product_is_the_tenants_own(
    scraper: Scraper, shop: Shop, http: httpx2.AsyncClient, cast: Cast
) -> None:
    observed = await upload(scraper, cast.bob, await saved_page(shop, http, HOME.removeprefix(SITE)))
    best, since = observed.products[0], scraper.clock.now() - timedelta(days=1)
    scraper.clock.turn(timedelta(hours=1))
    await upload(scraper, cast.bob, await saved_page(shop, http, HOME.removeprefix(SITE)))
    async with scraper.database.tenant_session(cast.bob.tenant_id) as session:
        product, points = await read_history(
            session, observed.marketplace, best.asin, since=since, now=scraper.clock.now()
        )
    assert (product.title, product.price) == (best.title, best.price)
    assert product.last_seen_at - product.first_seen_at == timedelta(hours=1)
    assert [(point.rank, point.list_id) for point in points] == [(best.rank, None)] * 2
    async with scraper.database.tenant_session(cast.mallory.tenant_id) as session:
        with pytest.raises(NotFoundError):
            await read_history(session, observed.marketplace, best.asin, since=since, now=scraper.clock.now())
