"""From a look-up to a score and back: scored as the project's own for a day, then gone from every table."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ConflictError, InvalidInputError, NotFoundError
from pinflow.kit.jobs import JobQueue
from pinflow.pins.draft_best import draft_best
from pinflow.pins.queries import insert_pin
from pinflow.pins.request_draft import request_draft
from pinflow.research.explain_opportunity import NO_LONGER, Explanation, Recomputed, explain_opportunity
from pinflow.research.purge_live_facts import purge_live_facts
from pinflow.research.score_models import Source
from pinflow.sandbox.amazon.goods import list_goods
from pinflow.scraping.bring.import_products import BroughtFile, import_products
from pinflow.scraping.bring.models import BringSource, BroughtProduct
from pinflow.scraping.bring.queries import insert_brought
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.disconnect_creators import disconnect_creators
from pinflow.scraping.creators.look_up_items import look_up_items, search_items
from pinflow.scraping.creators.models import Connection
from pinflow.scraping.creators.purge_creators import purge_creators
from pinflow.scraping.fetch_list import SCORE_JOB
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.factories.pins import good_pin
from tests.factories.projects import add_project
from tests.factories.readers import BUILT_IN
from tests.research.lists import Research

pytestmark = pytest.mark.usefixtures("connection")
GOOD, OTHER = list_goods()[0], list_goods()[1]
OWN_NAME = "What my own file calls it"
DAY = timedelta(hours=24)


@pytest.fixture
async def research(
    database: Database, system_database: SystemDatabase, clock: FixedClock, cast: Cast
) -> Research:
    """Alice's project in the marketplace of her key."""
    project = await add_project(database, cast.alice.tenant_id, clock.now(), marketplace="amazon.com")
    return Research(database, system_database, clock, project)


async def explain(research: Research, opportunity_id: UUID) -> Explanation:
    (found,) = [each for each in await research.opportunities() if each.id == opportunity_id]
    async with research.database.tenant_session(research.tenant_id, read_only=True) as session:
        return await explain_opportunity(session, found.id, research.clock.now())


async def bring_file(research: Research, cast: Cast, asin: str, title: str) -> int:
    """A file of one product; returns how many of its rows told something new."""
    file = BroughtFile(content=f'ASIN,Title\n{asin},"{title}"\n'.encode(), name="mine.csv")
    run, _ = await import_products(
        research.database,
        JobQueue(),
        BUILT_IN,
        actor_of(cast.bob),
        research.project.id,
        file,
        research.clock.now(),
    )
    return run.ok_count


async def pin_of(research: Research, asin: str) -> None:
    found = await research.opportunity(asin)
    async with research.database.tenant_session(research.tenant_id) as session:
        pin = good_pin(research.project, None, research.clock.now(), asin=asin, opportunity_id=found.id)
        await insert_pin(session, pin)


async def tables_with(research: Research, text: str) -> list[str]:
    """Every table of the product and of the queue in which the text stands, whatever the column."""
    async with research.system.system_session() as session:
        tables = await session.fetch_values(
            "select format('%I.%I', n.nspname, c.relname) from pg_class c"
            " join pg_namespace n on n.oid = c.relnamespace"
            " where n.nspname in ('pinflow', 'queue') and c.relkind in ('r', 'p')"
            " and has_table_privilege(c.oid, 'select') order by 1"
        )
        assert "pinflow.opportunity" in tables
        return [
            table
            for table in tables
            if await session.fetch_value(
                f"select exists (select from {table} t where strpos(t::text, $1) > 0)", text
            )
        ]


async def test_what_was_looked_up_is_scored_recomputed_and_gone_from_every_table_a_day_later(
    tools: CreatorsTools, cast: Cast, research: Research, clock: FixedClock
) -> None:
    found = await look_up_items(tools, actor_of(cast.bob), "amazon.com", [GOOD.asin, OTHER.asin])
    assert [each.name for each in found.projects] == [research.project.name]
    item = found.items[0].item
    assert item.title
    assert item.price is not None
    async with research.system.system_session() as session:
        assert SCORE_JOB in [job.name for job in await tools.jobs.list_jobs(session)]
    assert await research.score() == 2
    scored = await research.opportunity(GOOD.asin)
    assert (scored.title, scored.price, scored.currency) == (item.title, item.price, item.currency)
    assert (scored.rating, scored.review_count) == (item.rating, item.review_count)
    assert (scored.live_facts, scored.image_url) == (("price", "rating", "title", "category"), None)
    assert scored.live_until == found.items[0].expires_at
    live = {part.name: part for part in scored.parts if part.source is Source.CREATORS_API}
    assert live.keys() == {"price_band", "commission", "quality"}
    assert item.categories[0].name not in live["commission"].reason
    await pin_of(research, GOOD.asin)
    price = str(item.price)
    assert set(await tables_with(research, item.title)) == {
        "pinflow.brought_product",
        "pinflow.creators_item",
        "pinflow.opportunity",
    }
    assert "pinflow.opportunity" in await tables_with(research, f",{price},")

    clock.turn(timedelta(hours=23, minutes=59))
    told = await explain(research, scored.id)
    assert (told.equal, told.recomputable) == (True, True)
    assert {part.recomputed for part in told.parts} == {Recomputed.EQUAL}

    clock.turn(timedelta(minutes=1))
    assert (await explain(research, scored.id)).verdict.startswith(NO_LONGER), "even before the purge"
    await purge_creators(research.system, clock.now())
    assert await purge_live_facts(research.system, clock.now()) == 2
    for text in (item.title, f",{price},", f'"{price}"', str(item.detail_url)):
        assert await tables_with(research, text) == []
    (left,) = await research.opportunities()
    assert (left.asin, left.score, left.parts) == (GOOD.asin, scored.score, scored.parts)
    assert (left.title, left.category, left.price, left.currency) == (None, "", None, None)
    assert (left.rating, left.review_count, left.live_facts, left.live_until) == (None, None, (), None)
    later = await explain(research, scored.id)
    assert (later.equal, later.recomputable) == (True, False)
    kept = [part.part for part in later.parts if part.recomputed is Recomputed.KEPT]
    assert {(part.region, part.as_of) for part in kept} == {("amazon.com", found.items[0].fetched_at)}
    assert later.verdict.startswith(f"{NO_LONGER}: Price band, Commission, Quality stand on creators_api (")


async def test_a_name_of_ones_own_stays_and_a_purge_that_is_lost_is_made_up_for_by_the_next(
    tools: CreatorsTools, cast: Cast, research: Research, clock: FixedClock
) -> None:
    found = await search_items(
        tools, actor_of(cast.bob), "amazon.com", "vase", project_id=research.project.id
    )
    (row,) = [row for row in found.items if row.asin == GOOD.asin]
    await bring_file(research, cast, GOOD.asin, OWN_NAME)
    same = next(row for row in found.items if row.asin != GOOD.asin)
    assert await bring_file(research, cast, same.asin, str(same.item.title)) == 1, "a key's word goes again"
    await research.score()
    scored = await research.opportunity(GOOD.asin)
    assert (scored.title, scored.price) == (OWN_NAME, row.item.price)
    assert scored.live_facts == ("price", "rating", "category")
    async with research.database.tenant_session(research.tenant_id) as session:
        await request_draft(session, JobQueue(), actor_of(cast.bob), scored.id, now=clock.now())
    # The purges of a whole day never ran: the next one looks at the rows.
    clock.turn(DAY * 2)
    assert await purge_creators(research.system, clock.now()) == 2 * len(found.items)
    await purge_live_facts(research.system, clock.now())
    assert await tables_with(research, f",{row.item.price},") == []
    assert (await research.opportunity(same.asin)).title == same.item.title
    left = await research.opportunity(GOOD.asin)
    assert (left.title, left.price, left.rating, left.category) == (OWN_NAME, None, None, "")
    await research.score()
    again = await research.opportunity(GOOD.asin)
    assert {part.source for part in again.parts}.isdisjoint({Source.CREATORS_API})
    assert await purge_live_facts(research.system, clock.now()) == 0


async def test_a_name_that_the_key_alone_told_stands_in_no_pin(
    tools: CreatorsTools, cast: Cast, research: Research, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    await look_up_items(tools, bob, "amazon.com", [GOOD.asin])
    await research.score()
    found = await research.opportunity(GOOD.asin)
    async with research.database.tenant_session(research.tenant_id) as session:
        with pytest.raises(ConflictError, match="may not stand in a pin") as refusal:
            await request_draft(session, JobQueue(), bob, found.id, now=clock.now())
        assert refusal.value.code == "pins.no_own_title"
        drafted = await draft_best(
            session, JobQueue(), bob, research.project.id, count=5, now=clock.now(), min_score=0
        )
    assert (drafted.asked, drafted.untitled) == (0, 1)
    assert "1 left out: no name is known" in drafted.in_words()


async def test_disconnecting_takes_everything_that_came_through_the_key(
    tools: CreatorsTools, cast: Cast, research: Research, connection: Connection, clock: FixedClock
) -> None:
    await look_up_items(tools, actor_of(cast.bob), "amazon.com", [GOOD.asin, OTHER.asin])
    await research.score()
    await pin_of(research, OTHER.asin)
    german = await add_project(
        research.database, research.tenant_id, clock.now(), name="German", marketplace="amazon.de"
    )
    theirs = BroughtProduct(asin=GOOD.asin, title="Told by the key of another marketplace")
    async with research.database.tenant_session(research.tenant_id) as session:
        await insert_brought(
            session,
            german.id,
            german.marketplace,
            [theirs],
            run_id=None,
            source=BringSource.CREATORS,
            now=clock.now(),
            expires_at=clock.now() + DAY,
        )
        await disconnect_creators(session, actor_of(cast.alice), connection.id, clock.now())
    assert await research.value("select array_agg(project_id) from brought_product") == [german.id]
    await purge_live_facts(research.system, clock.now())
    assert await tables_with(research, OTHER.title) == []
    assert [each.asin for each in await research.opportunities()] == [OTHER.asin]


async def test_a_project_of_another_marketplace_or_tenant_scores_nothing(
    tools: CreatorsTools, cast: Cast, research: Research, database: Database, clock: FixedClock
) -> None:
    german = await add_project(database, cast.alice.tenant_id, clock.now(), name="German")
    mallorys = await add_project(database, cast.mallory.tenant_id, clock.now(), marketplace="amazon.com")
    bob = actor_of(cast.bob)
    with pytest.raises(InvalidInputError, match="a project of amazon.de, not of amazon.com"):
        await look_up_items(tools, bob, "amazon.com", [GOOD.asin], project_id=german.id)
    with pytest.raises(NotFoundError):
        await search_items(tools, bob, "amazon.com", "set", project_id=mallorys.id)
    await look_up_items(tools, bob, "amazon.com", [GOOD.asin])
    assert await research.value("select array_agg(project_id) from brought_product") == [research.project.id]
