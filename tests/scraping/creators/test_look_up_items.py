"""Looking up products through a tenant's key: what comes, what is kept, and for how long."""

from __future__ import annotations

import asyncio
import dataclasses
import itertools
from datetime import timedelta

import msgspec
import pytest

from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import (
    ConflictError,
    ExternalError,
    ForbiddenError,
    InvalidInputError,
    LimitReachedError,
)
from pinflow.sandbox.amazon.goods import SHELVES, list_goods
from pinflow.sandbox.creators.goods import node_id
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.look_up_items import look_up_items, look_up_nodes, search_items
from pinflow.scraping.creators.models import Connection, ConnectionState, LookedUp
from pinflow.scraping.creators.purge_creators import purge_creators
from pinflow.scraping.creators.queries import get_connection, list_items
from pinflow.scraping.creators.reserve_call import reserve_call
from pinflow.scraping.sources.creators.product_api import NotEligibleError
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.scraping.creators.conftest import StandIn, connect

pytestmark = pytest.mark.usefixtures("connection")
GOODS = list_goods()


async def test_a_product_comes_with_what_was_asked_for(tools: CreatorsTools, cast: Cast) -> None:
    good = next(good for good in GOODS if good.pinned_rank)
    found = await look_up_items(tools, actor_of(cast.bob), "amazon.com", [good.asin])
    (row,) = found.items
    assert found.warnings == ()
    assert (row.item.title, row.item.brand) == (good.title, good.brand)
    assert row.item.currency == "USD"
    assert row.item.price is not None
    assert row.item.detail_url is not None
    assert "tag=finds-20" in row.item.detail_url
    assert row.item.image_url is not None
    assert row.item.categories[0].rank is not None
    assert row.item.rating is not None
    assert row.expires_at - row.fetched_at == timedelta(hours=24)


async def test_more_than_ten_ids_are_asked_for_in_turns_and_come_in_order(
    tools: CreatorsTools, standin: StandIn, cast: Cast, waits: list[float]
) -> None:
    wanted = [good.asin for good in GOODS[:23]]
    found = await look_up_items(tools, actor_of(cast.bob), "amazon.com", wanted)
    assert [row.asin for row in found.items] == wanted
    calls = standin.requests("/catalog/v1/getItems")
    assert [len(msgspec.json.decode(call["body"])["itemIds"]) for call in calls] == [10, 10, 3]
    assert waits[-2:] == pytest.approx([1.1, 1.1])


async def test_what_is_wrong_with_one_item_is_a_warning_and_the_others_come(
    tools: CreatorsTools, cast: Cast
) -> None:
    found = await look_up_items(tools, actor_of(cast.bob), "amazon.com", ["B0NOTTHERE", GOODS[0].asin])
    assert [row.asin for row in found.items] == [GOODS[0].asin]
    (warning,) = found.warnings
    assert "B0NOTTHERE" in warning
    assert "ItemNotAccessible" in warning


async def test_within_the_hour_nobody_asks_again_and_later_somebody_does(
    tools: CreatorsTools, standin: StandIn, cast: Cast, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    first = await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])
    clock.turn(timedelta(minutes=59))
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])).items == first.items
    assert len(standin.requests("/catalog/v1/getItems")) == 1
    clock.turn(timedelta(minutes=2))
    again = await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])
    assert again.items[0].fetched_at > first.items[0].fetched_at
    assert len(standin.requests("/catalog/v1/getItems")) == 2


async def test_a_search_brings_a_page_its_total_and_nothing_is_no_error(
    tools: CreatorsTools, cast: Cast
) -> None:
    bob = actor_of(cast.bob)
    first = await search_items(tools, bob, "amazon.com", "set")
    second = await search_items(tools, bob, "amazon.com", "set", page=2)
    assert first.total is not None
    assert first.total > 10
    assert len(first.items) == 10
    assert {row.asin for row in first.items} & {row.asin for row in second.items} == set()
    nothing = await search_items(tools, bob, "amazon.com", "perpetuum mobile")
    assert (nothing.items, nothing.warnings) == ((), ())


async def test_categories_come_with_the_way_to_them_and_are_not_kept(
    tools: CreatorsTools, cast: Cast, database: Database
) -> None:
    shelf = next(shelf for shelf in SHELVES if shelf.node)
    found = await look_up_nodes(tools, actor_of(cast.bob), "amazon.com", [node_id(shelf), "42"])
    (node,) = found.items
    assert node.name == shelf.name
    assert [above.name for above in node.path] == ["Categories", "Home Décor Products"]
    assert "BrowseNodeId 42" in found.warnings[0]
    parent = await look_up_nodes(tools, actor_of(cast.bob), "amazon.com", [node.path[-1].id])
    assert node.id in [child.id for child in parent.items[0].children]


async def test_everything_is_gone_after_a_day_and_no_later(
    tools: CreatorsTools, cast: Cast, clock: FixedClock, database: Database, system_database: SystemDatabase
) -> None:
    await look_up_items(tools, actor_of(cast.bob), "amazon.com", [good.asin for good in GOODS[:3]])
    fetched_at = clock.now()
    clock.turn(timedelta(hours=23, minutes=59))
    assert await purge_creators(system_database, clock.now()) == 0
    clock.turn(timedelta(minutes=1))
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert await list_items(session, clock.now()) == [], "expired rows are not shown before the purge"
        assert await session.fetch_value("select count(*) from creators_item") == 3
    assert clock.now() - fetched_at == timedelta(hours=24)
    assert await purge_creators(system_database, clock.now()) == 3
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert await session.fetch_value("select count(*) from creators_item") == 0


async def test_the_database_itself_keeps_nothing_for_longer_than_a_day(
    database: Database, cast: Cast, connection: Connection, clock: FixedClock
) -> None:
    with pytest.raises(InvalidInputError):
        async with database.tenant_session(cast.alice.tenant_id) as session:
            await session.execute(
                "insert into creators_item (tenant_id, connection_id, marketplace, asin, item, fetched_at,"
                " expires_at) values ($1, $2, 'amazon.com', 'B000000001', '{}', $3, $4)",
                cast.alice.tenant_id,
                connection.id,
                clock.now(),
                clock.now() + timedelta(hours=24, seconds=1),
            )


async def test_it_is_the_tenants_and_nothing_reaches_the_shared_catalogue(
    tools: CreatorsTools, cast: Cast, clock: FixedClock, database: Database, system_database: SystemDatabase
) -> None:
    await search_items(tools, actor_of(cast.bob), "amazon.com", "set")
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        assert await list_items(session, clock.now()) == []
    async with system_database.system_session() as session:
        for table in ("product", "observation", "market_list"):
            assert await session.fetch_value(f"select count(*) from {table}") == 0


async def test_one_token_an_hour_serves_all_and_is_renewed_when_amazon_ends_it_early(
    tools: CreatorsTools, standin: StandIn, cast: Cast, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    before = len(standin.requests("/oauth2"))
    for good in GOODS[:3]:
        await look_up_items(tools, bob, "amazon.com", [good.asin])
    assert len(standin.requests("/oauth2")) == before
    standin.expire_tokens()
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[4].asin])).items
    assert len(standin.requests("/oauth2")) == before + 1
    clock.turn(timedelta(minutes=59, seconds=30))
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[5].asin])).items
    assert len(standin.requests("/oauth2")) == before + 2, "a token is renewed before it ends"
    assert [call["status"] for call in standin.requests("/catalog")].count(401) == 1


async def test_when_amazon_throttles_everybody_with_this_credential_waits_as_long_as_it_asked(
    tools: CreatorsTools, standin: StandIn, cast: Cast, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    standin.order("throttle", retry_after=300)
    with pytest.raises(LimitReachedError) as told:
        await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])
    assert (told.value.code, told.value.retry_after) == ("creators.throttled", timedelta(seconds=300))
    asked = len(standin.requests("/catalog"))
    with pytest.raises(LimitReachedError) as told:
        await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])
    assert told.value.code == "creators.throttled"
    assert len(standin.requests("/catalog")) == asked
    clock.turn(timedelta(seconds=301))
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])).items


async def test_the_daily_budget_is_kept_over_tenants_and_begins_anew_with_the_day(
    tools: CreatorsTools, standin: StandIn, cast: Cast, clock: FixedClock
) -> None:
    await connect(tools, cast.mallory)
    used = len(standin.requests("/catalog"))
    bob, mallory = actor_of(cast.bob), actor_of(cast.mallory)

    async def spend_it_all() -> None:
        for number in range(100):
            who = bob if number % 2 else mallory
            await search_items(tools, who, "amazon.com", f"nothing {number}")

    with pytest.raises(LimitReachedError) as told:
        await spend_it_all()
    assert told.value.code == "creators.budget_spent"
    assert len(standin.requests("/catalog")) == tools.pace.daily_budget
    assert used == 2
    clock.turn(told.value.retry_after)
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])).items
    # Yesterday's count is not taken along by the first request of the day.
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[1].asin])).items


async def test_no_two_processes_are_given_the_same_moment(
    tools: CreatorsTools, system_database: SystemDatabase, clock: FixedClock
) -> None:
    clock.turn(timedelta(minutes=1))
    moments = sorted(
        await asyncio.gather(
            *(reserve_call(system_database, tools.pace, "cred-1", clock.now()) for _ in range(15))
        )
    )
    gaps = {later - earlier for earlier, later in itertools.pairwise(moments)}
    assert gaps == {timedelta(seconds=1.1)}

    async def queue_up() -> None:
        for _ in range(10):
            await reserve_call(system_database, tools.pace, "cred-1", clock.now())

    with pytest.raises(LimitReachedError) as told:
        await queue_up()
    assert told.value.code == "creators.queue"


async def test_losing_eligibility_is_said_in_words_and_the_next_good_answer_clears_it(
    tools: CreatorsTools, standin: StandIn, cast: Cast, connection: Connection, database: Database
) -> None:
    bob = actor_of(cast.bob)
    standin.add_credential(eligible=False)
    with pytest.raises(NotEligibleError, match="10 qualified sales"):
        await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])
    standin.add_credential()
    assert (await look_up_items(tools, bob, "amazon.com", [GOODS[0].asin])).items
    async with database.tenant_session(bob.tenant_id) as session:
        assert (await get_connection(session, connection.id)).state is ConnectionState.CONNECTED


@pytest.mark.parametrize("kind", ["unavailable", "garbage"])
async def test_a_bad_answer_may_be_asked_for_again_and_marks_nothing(
    tools: CreatorsTools,
    standin: StandIn,
    cast: Cast,
    connection: Connection,
    database: Database,
    kind: str,
) -> None:
    standin.order(kind)
    with pytest.raises(ExternalError) as told:
        await look_up_items(tools, actor_of(cast.bob), "amazon.com", [GOODS[0].asin])
    assert not told.value.permanent
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert (await get_connection(session, connection.id)).state is ConnectionState.CONNECTED


async def test_what_came_before_a_failure_is_kept(
    tools: CreatorsTools, standin: StandIn, cast: Cast, clock: FixedClock, database: Database
) -> None:
    bob = actor_of(cast.bob)
    tight = msgspec.structs.replace(tools.pace, daily_budget=len(standin.requests("/catalog")) + 1)
    with pytest.raises(LimitReachedError):
        await look_up_items(
            dataclasses.replace(tools, pace=tight), bob, "amazon.com", [good.asin for good in GOODS[:15]]
        )
    async with database.tenant_session(bob.tenant_id) as session:
        kept: list[LookedUp] = await list_items(session, clock.now())
    assert len(kept) == 10


@pytest.mark.parametrize(
    ("asins", "code"),
    [
        ([], "creators.wrong_count"),
        ([f"B0{number:08}" for number in range(51)], "creators.wrong_count"),
        (["B0TOOSHORT1"], "creators.no_id"),
        (["not an asin"], "creators.no_id"),
    ],
)
async def test_what_is_no_asin_is_refused(
    tools: CreatorsTools, standin: StandIn, cast: Cast, asins: list[str], code: str
) -> None:
    asked = len(standin.requests("/catalog"))
    with pytest.raises(InvalidInputError) as told:
        await look_up_items(tools, actor_of(cast.bob), "amazon.com", asins)
    assert told.value.code == code
    assert len(standin.requests("/catalog")) == asked


async def test_viewers_look_nothing_up_and_where_nothing_is_connected_it_says_how(
    tools: CreatorsTools, cast: Cast
) -> None:
    with pytest.raises(ForbiddenError):
        await look_up_items(tools, actor_of(cast.vera), "amazon.com", [GOODS[0].asin])
    with pytest.raises(ConflictError, match="pinflow creators connect"):
        await look_up_items(tools, actor_of(cast.bob), "amazon.ca", [GOODS[0].asin])
    with pytest.raises(InvalidInputError) as told:
        await search_items(tools, actor_of(cast.bob), "amazon.com", "  ")
    assert told.value.code == "creators.no_words"
    with pytest.raises(InvalidInputError) as told:
        await search_items(tools, actor_of(cast.bob), "amazon.com", "set", page=11)
    assert told.value.code == "creators.no_such_page"
