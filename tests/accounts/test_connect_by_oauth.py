"""The journey to Pinterest's page and back, judged by the official description."""

from __future__ import annotations

import dataclasses
from datetime import timedelta
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from pinflow.accounts.change_account import change_limits, hold_account, pause_account
from pinflow.accounts.connect_account import connect_account
from pinflow.accounts.connect_by_oauth import (
    LIFE,
    Begun,
    ConnectTools,
    begin_connection,
    finish_connection,
    read_answer,
)
from pinflow.accounts.list_boards import list_boards, open_access_token
from pinflow.accounts.models import Account, AccountState, SealedTokens
from pinflow.accounts.providers import ConnectionRefusedForGoodError, PinterestOAuth, PinterestProvider
from pinflow.accounts.show_health import show_health
from pinflow.identity.models import Actor, Role
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError, ExternalError, ForbiddenError, InvalidInputError
from tests.accounts.conftest import ORIGIN, AppAtSandbox
from tests.accounts.test_accounts import dump
from tests.factories.accounts import SECRETS, actor_of, read_sealed_tokens
from tests.factories.cast import Cast


@pytest.fixture
def tools(database: Database, app: AppAtSandbox) -> ConnectTools:
    return ConnectTools(database, SECRETS, PinterestProvider(app.http), app.oauth)


@pytest.fixture
def alice(cast: Cast) -> Actor:
    return actor_of(cast.alice)


async def begin(tools: ConnectTools, actor: Actor, clock: FixedClock, name: str = "Larch") -> Begun:
    return await begin_connection(
        tools,
        actor,
        name=name,
        base_url=None,
        time_zone="Europe/Berlin",
        origin=ORIGIN,
        now=clock.now(),
    )


async def finish(tools: ConnectTools, actor: Actor, clock: FixedClock, address: str) -> Account:
    state, code, error = read_answer(address)
    return await finish_connection(tools, actor, state=state, code=code, error=error, now=clock.now())


async def tokens_of(database: Database, account: Account) -> SealedTokens:
    async with database.tenant_session(account.tenant_id) as session:
        return await read_sealed_tokens(session, account.id)


async def test_an_owner_allows_the_app_and_the_account_works(
    tools: ConnectTools,
    app: AppAtSandbox,
    alice: Actor,
    clock: FixedClock,
    system_database: SystemDatabase,
) -> None:
    begun = await begin(tools, alice, clock)
    asked = parse_qs(urlsplit(begun.authorize_url).query)
    assert asked["redirect_uri"] == [f"{ORIGIN}/accounts/callback"]
    assert asked["scope"] == ["user_accounts:read,boards:read,boards:write,pins:read,pins:write"]
    assert "code_challenge" not in asked, "Pinterest's description does not name PKCE"
    address = await app.answer(begun.authorize_url)
    account = await finish(tools, alice, clock, address)
    assert (account.name, account.pinterest_id, account.token_kind) == ("Larch", app.account.id, "oauth")
    assert set(account.scopes) == set(app.oauth.scopes)
    tokens = await tokens_of(tools.database, account)
    assert tokens.access_expires_at == clock.now() + timedelta(days=30)
    assert tokens.refresh_expires_at == clock.now() + timedelta(days=60)
    boards = await list_boards(
        tools.database, SECRETS, tools.provider, alice.tenant_id, account.id, clock.now()
    )
    assert [board.name for board in boards] == ["Garden", "Kitchen"]
    everything = await dump(system_database)
    assert await open_access_token(tools.database, SECRETS, account) not in everything
    for secret in (asked["state"][0], parse_qs(urlsplit(address).query)["code"][0], "pinr."):
        assert secret not in everything


async def test_with_pkce_a_code_is_worth_nothing_to_whoever_did_not_begin(
    tools: ConnectTools, app_with_pkce: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    app = app_with_pkce
    tools = dataclasses.replace(tools, oauth=app.oauth)
    begun = await begin(tools, alice, clock)
    asked = parse_qs(urlsplit(begun.authorize_url).query)
    assert asked["code_challenge_method"] == ["S256"]
    for verifier in (None, "a" * 64, "short"):
        stolen = parse_qs(urlsplit(await app.answer(begun.authorize_url)).query)["code"][0]
        with pytest.raises(ConnectionRefusedForGoodError):
            await app.oauth.exchange_code(
                app.sandbox.base_url, stolen, f"{ORIGIN}/accounts/callback", verifier
            )
    account = await finish(tools, alice, clock, await app.answer(begun.authorize_url))
    assert account.pinterest_id == app.account.id
    without = await app.http.get(begun.authorize_url.partition("&code_challenge")[0])
    assert without.status_code == 400, "this app asks for it"


async def test_the_way_back_is_gone_once_by_who_began_it_and_not_too_late(
    tools: ConnectTools, app: AppAtSandbox, cast: Cast, alice: Actor, clock: FixedClock
) -> None:
    address = await app.answer((await begin(tools, alice, clock)).authorize_url)
    for other in (cast.mallory, cast.bob):
        with pytest.raises(AppError) as told:
            await finish(tools, actor_of(other), clock, address)
        assert told.value.code in ("accounts.journey_over", "identity.role_too_low")
    await finish(tools, alice, clock, address)
    with pytest.raises(InvalidInputError, match="gone already"):
        await finish(tools, alice, clock, address)
    late = await app.answer((await begin(tools, alice, clock)).authorize_url)
    clock.turn(LIFE)
    with pytest.raises(InvalidInputError, match="half an hour"):
        await finish(tools, alice, clock, late)
    with pytest.raises(InvalidInputError, match="gone already"):
        await finish(tools, alice, clock, f"{ORIGIN}/accounts/callback?code=x&state=made-up")
    for nonsense in ("", "https://pins.example.org/accounts/callback", "http://[", "code=1"):
        with pytest.raises(InvalidInputError, match="sent you back to"):
            read_answer(nonsense)


async def test_another_admin_of_the_same_tenant_does_not_end_a_journey_that_is_not_theirs(
    tools: ConnectTools, app: AppAtSandbox, cast: Cast, alice: Actor, clock: FixedClock
) -> None:
    second = msgspec.structs.replace(actor_of(cast.bob), role=Role.ADMIN)
    address = await app.answer((await begin(tools, alice, clock)).authorize_url)
    with pytest.raises(InvalidInputError) as told:
        await finish(tools, second, clock, address)
    assert told.value.code == "accounts.journey_over"
    assert (await finish(tools, alice, clock, address)).pinterest_id == app.account.id


async def test_an_owner_who_says_no_connects_nothing_and_is_told_so(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    address = await app.answer((await begin(tools, alice, clock)).authorize_url, "deny")
    with pytest.raises(InvalidInputError, match="without a permission"):
        await finish(tools, alice, clock, address)


async def test_connecting_again_keeps_everything_and_never_wipes_the_refresh_token(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    first = await finish(
        tools, alice, clock, await app.answer((await begin(tools, alice, clock)).authorize_url)
    )
    async with tools.database.tenant_session(alice.tenant_id) as session:
        await change_limits(
            session, alice, first.id, daily_cap=4, spacing_minutes=90, time_zone="Asia/Tokyo", now=clock.now()
        )
        await pause_account(session, alice, first.id, clock.now())
    before = await tokens_of(tools.database, first)
    clock.turn(timedelta(days=3))
    pasted = await connect_account(
        tools.database,
        SECRETS,
        tools.provider,
        alice,
        name="Whatever",
        base_url=app.sandbox.base_url,
        access_token=app.account.access_token,
        time_zone="UTC",
        now=clock.now(),
    )
    after = await tokens_of(tools.database, first)
    assert (pasted.id, pasted.name, pasted.state) == (first.id, "Larch", AccountState.PAUSED)
    assert after.refresh_token == before.refresh_token
    assert after.refresh_expires_at == before.refresh_expires_at
    assert after.access_token != before.access_token
    assert pasted.scopes == first.scopes
    again = await finish(
        tools, alice, clock, await app.answer((await begin(tools, alice, clock, "New")).authorize_url)
    )
    assert (again.id, again.name, again.daily_cap, again.time_zone) == (first.id, "Larch", 4, "Asia/Tokyo")
    assert (await tokens_of(tools.database, again)).refresh_token != before.refresh_token


async def test_a_refused_connection_is_mended_by_the_journey(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    first = await finish(
        tools, alice, clock, await app.answer((await begin(tools, alice, clock)).authorize_url)
    )
    async with tools.database.tenant_session(alice.tenant_id) as session:
        await session.execute("update account set refresh_token = null")
        held = await hold_account(
            session, alice, first.id, AccountState.RECONNECT_NEEDED, "Refused.", clock.now()
        )
    assert held.state is AccountState.RECONNECT_NEEDED
    again = await finish(
        tools, alice, clock, await app.answer((await begin(tools, alice, clock)).authorize_url)
    )
    assert (again.id, again.state, again.state_reason) == (first.id, AccountState.CONNECTED, None)
    # The new connection begins anew: its first refusal is not the second of the former one.
    async with tools.database.tenant_session(alice.tenant_id) as session:
        held = await hold_account(
            session, alice, first.id, AccountState.RECONNECT_NEEDED, "Refused.", clock.now()
        )
    assert held.state is AccountState.RENEWING


async def test_a_scope_that_was_not_granted_is_named_with_what_it_is_for(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    begun = await begin(tools, alice, clock)
    fewer = begun.authorize_url.replace("%2Cboards%3Awrite", "").replace("%2Cpins%3Aread", "")
    account = await finish(tools, alice, clock, await app.answer(fewer))
    async with tools.database.tenant_session(alice.tenant_id) as session:
        health = await show_health(session, account.id, clock.now())
    assert health.missing_scopes == ["boards:write", "pins:read"]


@pytest.mark.parametrize("scope", ["pins:write", "pins:read", "boards:read"])
async def test_an_account_that_could_not_publish_is_held_at_connection_with_the_permission_named(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock, scope: str
) -> None:
    begun = await begin(tools, alice, clock)
    fewer = begun.authorize_url.replace(f"%2C{scope.replace(':', '%3A')}", "")
    held = await finish(tools, alice, clock, await app.answer(fewer))
    # No renewal brings a permission, though there is a refresh token.
    assert held.state is AccountState.RECONNECT_NEEDED
    assert scope in (held.state_reason or "")
    again = await finish(
        tools, alice, clock, await app.answer((await begin(tools, alice, clock)).authorize_url)
    )
    assert (again.id, again.state, again.state_reason) == (held.id, AccountState.CONNECTED, None)


async def test_an_account_that_may_only_not_make_boards_publishes(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    begun = await begin(tools, alice, clock)
    fewer = begun.authorize_url.replace("%2Cboards%3Awrite", "")
    account = await finish(tools, alice, clock, await app.answer(fewer))
    assert account.state is AccountState.CONNECTED


async def test_a_silent_pinterest_leaves_nothing_half_connected(
    tools: ConnectTools, app: AppAtSandbox, alice: Actor, clock: FixedClock
) -> None:
    address = await app.answer((await begin(tools, alice, clock)).authorize_url)
    app.sandbox.order_fault("error_before_commit", path="/v5/oauth/token", times=1)
    with pytest.raises(ExternalError):
        await finish(tools, alice, clock, address)
    async with tools.database.tenant_session(alice.tenant_id) as session:
        assert await session.fetch_value("select count(*) from account") == 0


async def test_who_may_not_and_what_will_not_do_is_refused_before_anybody_is_sent_away(
    tools: ConnectTools, app: AppAtSandbox, cast: Cast, alice: Actor, clock: FixedClock
) -> None:
    for person in (cast.bob, cast.vera):
        with pytest.raises(ForbiddenError):
            await begin(tools, actor_of(person), clock)
    with pytest.raises(InvalidInputError):
        await begin(tools, alice, clock, " ")
    for base_url in ("https://thief.example/v5", f"{app.sandbox.base_url}@thief.example", ""):
        with pytest.raises(InvalidInputError, match="The app can be used at"):
            await begin_connection(
                tools,
                alice,
                name="x",
                base_url=base_url,
                time_zone="UTC",
                origin=ORIGIN,
                now=clock.now(),
            )
    with pytest.raises(ForbiddenError, match="secret is not sent"):
        await app.oauth.renew("https://thief.example/v5", "pinr.x")
    nobody = dataclasses.replace(tools, oauth=PinterestOAuth(app.http, None))
    with pytest.raises(ForbiddenError, match="PINFLOW_PINTEREST_APP_ID"):
        await begin(nobody, alice, clock)
