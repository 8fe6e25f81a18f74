"""Connecting, testing and forgetting a credential."""

from __future__ import annotations

import pytest

from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from pinflow.scraping.creators.ask_creators import CreatorsTools
from pinflow.scraping.creators.check_creators import check_creators
from pinflow.scraping.creators.disconnect_creators import disconnect_creators
from pinflow.scraping.creators.look_up_items import look_up_items
from pinflow.scraping.creators.models import Connection, ConnectionState
from pinflow.scraping.creators.queries import get_connection, list_connections, list_items
from pinflow.scraping.sources.creators.product_api import KeyRefusedError
from tests.factories.accounts import actor_of
from tests.factories.cast import Cast
from tests.scraping.creators.conftest import SECRET, StandIn, connect


@pytest.mark.parametrize(
    ("version", "marketplace", "path"),
    [
        ("2.1", "amazon.com", "/oauth2/token"),
        ("2.2", "www.amazon.de", "/oauth2/token"),
        ("2.3", "amazon.co.jp", "/oauth2/token"),
        ("3.1", "amazon.ca", "/auth/o2/token"),
        ("3.2", "amazon.fr", "/auth/o2/token"),
        ("3.3", "amazon.com.au", "/auth/o2/token"),
    ],
)
async def test_every_version_gets_its_token_its_own_way(
    tools: CreatorsTools, standin: StandIn, cast: Cast, version: str, marketplace: str, path: str
) -> None:
    standin.add_credential(version=version)
    made = await connect(tools, cast.alice, version=version, marketplace=marketplace)
    assert (made.state, made.state_reason) == (ConnectionState.CONNECTED, None)
    assert made.marketplace == marketplace.removeprefix("www.")
    assert {row["path"] for row in standin.requests() if "token" in row["path"]} == {path}
    (call,) = standin.requests("/catalog")
    assert (call["marketplace"], call["status"]) == (f"www.{made.marketplace}", 200)


async def test_a_credential_amazon_does_not_know_is_not_stored(
    tools: CreatorsTools, cast: Cast, database: Database
) -> None:
    with pytest.raises(KeyRefusedError, match="Copy id, secret and version again"):
        await connect(tools, cast.alice, credential_secret="wrong")
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert await list_connections(session) == []


async def test_an_account_without_the_sales_is_stored_with_the_reason_and_works_once_it_has_them(
    tools: CreatorsTools, standin: StandIn, cast: Cast
) -> None:
    standin.add_credential(eligible=False)
    made = await connect(tools, cast.alice)
    assert made.state is ConnectionState.NOT_ELIGIBLE
    assert made.state_reason is not None
    assert "10 qualified sales" in made.state_reason
    standin.add_credential(eligible=True)
    now_good = await check_creators(tools, actor_of(cast.alice), made.id)
    assert (now_good.state, now_good.state_reason) == (ConnectionState.CONNECTED, None)


async def test_a_tag_of_another_marketplace_is_a_reason_not_a_failure(
    tools: CreatorsTools, cast: Cast
) -> None:
    made = await connect(tools, cast.alice, partner_tag="someone-else-20")
    assert made.state is ConnectionState.REFUSED
    assert made.state_reason is not None
    assert "does not know this tag" in made.state_reason


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"credential_id": " "}, "creators.incomplete"),
        ({"credential_secret": ""}, "creators.incomplete"),
        ({"partner_tag": ""}, "creators.incomplete"),
        ({"partner_tag": "t" * 65}, "creators.tag_too_long"),
        ({"version": "4.1"}, "creators.unknown_version"),
        ({"marketplace": "amazon.xx"}, "projects.unknown_marketplace"),
        ({"marketplace": "amazon.de"}, "creators.other_region"),
    ],
)
async def test_what_cannot_be_right_is_refused_before_amazon_is_asked(
    tools: CreatorsTools, standin: StandIn, cast: Cast, changes: dict[str, str], code: str
) -> None:
    with pytest.raises(InvalidInputError) as told:
        await connect(tools, cast.alice, **changes)
    assert told.value.code == code
    assert standin.requests("/") == []


async def test_only_admins_connect_test_and_disconnect(
    tools: CreatorsTools, connection: Connection, cast: Cast, database: Database, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    with pytest.raises(ForbiddenError):
        await connect(tools, cast.bob)
    with pytest.raises(ForbiddenError):
        await check_creators(tools, bob, connection.id)
    with pytest.raises(ForbiddenError):
        async with database.tenant_session(bob.tenant_id) as session:
            await disconnect_creators(session, bob, connection.id, clock.now())


async def test_another_tenants_connection_does_not_exist(
    tools: CreatorsTools, connection: Connection, cast: Cast, database: Database, clock: FixedClock
) -> None:
    mallory = actor_of(cast.mallory)
    with pytest.raises(NotFoundError):
        await check_creators(tools, mallory, connection.id)
    with pytest.raises(NotFoundError):
        async with database.tenant_session(mallory.tenant_id) as session:
            await disconnect_creators(session, mallory, connection.id, clock.now())
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert [row.id for row in await list_connections(session)] == [connection.id]


async def test_the_secret_and_the_token_are_sealed_and_never_shown(
    tools: CreatorsTools, connection: Connection, cast: Cast, database: Database
) -> None:
    async with database.tenant_session(cast.alice.tenant_id) as session:
        stored = await session.fetch_one(
            dict, "select credential_secret as secret, access_token as token from creators_connection"
        )
        entries = await list_audit_entries(session, limit=10)
    assert stored is not None
    assert stored["token"] is not None
    assert SECRET.encode() not in stored["secret"] + stored["token"]
    assert SECRET not in repr(connection) + repr(entries)


async def test_connecting_again_replaces_the_credential_and_forgets_its_token(
    tools: CreatorsTools, standin: StandIn, connection: Connection, cast: Cast, database: Database
) -> None:
    standin.add_credential("cred-2")
    again = await connect(tools, cast.alice, credential_id="cred-2")
    assert again.id == connection.id
    assert again.credential_id == "cred-2"
    async with database.tenant_session(cast.alice.tenant_id) as session:
        assert len(await list_connections(session)) == 1


async def test_disconnecting_forgets_everything_that_came_through_it(
    tools: CreatorsTools,
    standin: StandIn,
    connection: Connection,
    cast: Cast,
    database: Database,
    clock: FixedClock,
    an_asin: str,
) -> None:
    alice = actor_of(cast.alice)
    assert (await look_up_items(tools, alice, "amazon.com", [an_asin])).items
    async with database.tenant_session(alice.tenant_id) as session:
        await disconnect_creators(session, alice, connection.id, clock.now())
        assert await list_items(session, clock.now()) == []
        assert await list_connections(session) == []


async def test_a_credential_that_is_revoked_later_stops_the_connection_and_tells_the_tenant(
    tools: CreatorsTools,
    standin: StandIn,
    connection: Connection,
    cast: Cast,
    database: Database,
    an_asin: str,
) -> None:
    standin.add_credential(revoked=True)
    with pytest.raises(KeyRefusedError):
        await look_up_items(tools, actor_of(cast.bob), "amazon.com", [an_asin])
    async with database.tenant_session(cast.alice.tenant_id) as session:
        stopped = await get_connection(session, connection.id)
        entries = await list_audit_entries(session, limit=5)
        kinds = await session.fetch_values("select kind from change_event order by id desc limit 1")
    assert stopped.state is ConnectionState.REFUSED
    assert entries[0].action == "creators.stopped"
    assert kinds == ["creators.changed"]
    asked = len(standin.requests("/"))
    with pytest.raises(ConflictError, match="Copy id"):
        await look_up_items(tools, actor_of(cast.bob), "amazon.com", [an_asin])
    assert len(standin.requests("/")) == asked, "a stopped connection asks nothing"
