"""Connecting accounts, their tokens, boards, pauses and limits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.accounts.change_account import change_limits, hold_account, pause_account, resume_account
from pinflow.accounts.connect_account import connect_account, store_account
from pinflow.accounts.list_boards import BOARD_CACHE, list_boards, open_access_token
from pinflow.accounts.models import Account, AccountState, Board, Identity, SealedTokens
from pinflow.accounts.providers import AccountProvider, FakeProvider, PinterestProvider
from pinflow.accounts.queries import get_account, list_accounts
from pinflow.identity.models import Actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database, TenantSession
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import AppError, ConflictError, ExternalError, ForbiddenError, InvalidInputError
from pinflow.kit.errors import NotFoundError as Missing
from pinflow.kit.http import new_http_client
from tests.contract.fixtures import SandboxPinterest
from tests.factories.accounts import SECRETS, TOKEN, actor_of, add_account
from tests.factories.cast import Cast

PROVIDER = FakeProvider(Identity("123", "larch"), [Board("2", "garden"), Board("1", "Kitchen")])
BASE = "https://api.pinterest.test/v5"


async def connect(
    database: Database, actor: Actor, clock: FixedClock, provider: AccountProvider = PROVIDER, **changes: str
) -> Account:
    given = {
        "name": "Larch",
        "base_url": BASE,
        "access_token": TOKEN,
        "time_zone": "Europe/Berlin",
        **changes,
    }
    return await connect_account(database, SECRETS, provider, actor, **given, now=clock.now(), identity=None)


async def dump(system_database: SystemDatabase) -> str:
    """Every row of every table, as text."""
    async with system_database.system_session() as session:
        tables = await session.fetch_values(
            "select format('%I.%I', schemaname, tablename) from pg_tables"
            " where schemaname in ('pinflow', 'queue') and has_table_privilege(format('%I.%I',"
            " schemaname, tablename), 'select')"
        )
        parts = [
            await session.fetch_value(f"select coalesce(string_agg(t::text, ' '), '') from {table} t")
            for table in tables
        ]
    return "\n".join(parts)


async def test_only_a_name_that_is_taken_is_called_so_and_a_busy_database_is_not(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    account = await connect(database, alice, clock)
    other = FakeProvider(Identity("456", "linen"))
    with pytest.raises(ConflictError) as taken:
        await connect(database, alice, clock, other)
    assert (taken.value.code, taken.value.data["field"]) == ("accounts.name_taken", "name")

    async def busy(_: TenantSession) -> SealedTokens:
        raise ConflictError("db.busy", "Somebody else changed this at the same moment. Try again.")

    with pytest.raises(ConflictError) as told:
        await store_account(database, alice, account, busy, clock.now())
    assert told.value.code == "db.busy"


async def test_a_token_is_sealed_wherever_one_looks(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    capfd: pytest.CaptureFixture[str],
) -> None:
    account = await connect(database, actor_of(cast.alice), clock)
    everything = await dump(system_database)
    assert "larch" in everything
    assert TOKEN not in everything
    assert TOKEN.encode().hex() not in everything
    assert TOKEN not in repr(account)
    assert TOKEN not in "".join(capfd.readouterr())
    assert await open_access_token(database, SECRETS, account) == TOKEN
    with pytest.raises(ExternalError) as told:
        await open_access_token(database, SecretBox(b"x" * 32), account)
    assert TOKEN not in str(told.value)


async def test_a_sealed_token_moved_to_another_tenant_is_worth_nothing(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    await connect(database, actor_of(cast.alice), clock)
    stolen = await add_account(database, cast.mallory.tenant_id, clock.now())
    async with system_database.system_session() as session:
        await session.execute(
            "update account set access_token = (select access_token from account where tenant_id = $1)"
            " where tenant_id = $2",
            cast.alice.tenant_id,
            cast.mallory.tenant_id,
        )
    with pytest.raises(ExternalError, match="cannot be decrypted"):
        await open_access_token(database, SECRETS, stolen)


async def test_connecting_again_keeps_the_account_its_settings_and_its_pause(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    first = await connect(database, alice, clock)
    async with database.tenant_session(alice.tenant_id) as session:
        await change_limits(
            session,
            alice,
            first.id,
            daily_cap=4,
            spacing_minutes=90,
            time_zone="Asia/Tokyo",
            now=clock.now(),
        )
        await hold_account(session, alice, first.id, AccountState.RECONNECT_NEEDED, "Refused.", clock.now())
    clock.turn(timedelta(days=70))
    again = await connect(database, alice, clock, name="Another name", access_token="pina_new")
    assert again.id == first.id
    assert (again.name, again.daily_cap, again.spacing_minutes, again.time_zone) == (
        "Larch",
        4,
        90,
        "Asia/Tokyo",
    )
    assert again.warm_up_started_at == first.warm_up_started_at
    assert (again.state, again.state_reason) == (AccountState.CONNECTED, None)
    assert await open_access_token(database, SECRETS, again) == "pina_new"
    async with database.tenant_session(alice.tenant_id) as session:
        await pause_account(session, alice, first.id, clock.now())
    paused = await connect(database, alice, clock, access_token="pina_third")
    assert (paused.state, paused.state_reason) == (AccountState.PAUSED, "Paused by alice.")
    async with database.tenant_session(alice.tenant_id) as session:
        assert len(await list_accounts(session)) == 1


async def test_the_same_pinterest_account_of_two_tenants_is_two_accounts(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    ours = await connect(database, actor_of(cast.alice), clock)
    theirs = await connect(database, actor_of(cast.mallory), clock)
    assert ours.id != theirs.id
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        with pytest.raises(Missing):
            await get_account(session, ours.id)


async def test_what_will_not_do_is_refused_before_anything_is_stored(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    for changes, code in (
        ({"name": "  "}, "accounts.incomplete"),
        ({"access_token": " "}, "accounts.incomplete"),
        ({"access_token": "pina_one\npina_two"}, "accounts.no_token"),
        ({"access_token": "Bearer pina_one"}, "accounts.no_token"),
        ({"access_token": "pina_\x07one"}, "accounts.no_token"),
        ({"access_token": "pina_\u00f6ne"}, "accounts.no_token"),
        ({"time_zone": "Mars/Olympus"}, "accounts.unknown_time_zone"),
    ):
        with pytest.raises(InvalidInputError) as told:
            await connect(database, alice, clock, PROVIDER, **changes)
        assert told.value.code == code
    for person in (cast.bob, cast.vera):
        with pytest.raises(ForbiddenError):
            await connect(database, actor_of(person), clock)
    await connect(database, alice, clock)
    other = FakeProvider(Identity("456", "other"))
    with pytest.raises(ConflictError, match="already an account called"):
        await connect(database, alice, clock, other)
    async with database.tenant_session(alice.tenant_id) as session:
        assert len(await list_accounts(session)) == 1


async def test_a_token_goes_nowhere_but_over_https_and_shows_in_no_error(
    database: Database,
    cast: Cast,
    clock: FixedClock,
    sandbox_pinterest: SandboxPinterest,
) -> None:
    alice = actor_of(cast.alice)
    async with new_http_client(timeout_seconds=10) as http:
        provider = PinterestProvider(http)
        for base_url in (
            "http://api.pinterest.com/v5",
            "http://169.254.169.254/v5",
            "ftp://x/v5",
            "https://u:p@host/v5",
            "file:///etc/passwd",
            "",
        ):
            with pytest.raises(InvalidInputError) as refused:
                await connect(database, alice, clock, provider, base_url=base_url)
            assert TOKEN not in str(refused.value)
        with pytest.raises(AppError) as told:
            await connect(database, alice, clock, provider, base_url=sandbox_pinterest.base_url)
        assert TOKEN not in f"{told.value} {told.value.data}"
        there = sandbox_pinterest.create_account("larch_and_linen", boards=[f"Board {n}" for n in range(260)])
        with pytest.raises(ExternalError) as elsewhere:
            await connect(
                database,
                alice,
                clock,
                provider,
                base_url=sandbox_pinterest.base_url.removesuffix("/v5"),
                access_token=there.access_token,
            )
        assert (elsewhere.value.code, elsewhere.value.permanent) == ("accounts.no_api_there", True)
        account = await connect(
            database,
            alice,
            clock,
            provider,
            base_url=sandbox_pinterest.base_url + "/",
            access_token=f" {there.access_token}\n",
        )
        assert (account.pinterest_id, account.username) == (there.id, "larch_and_linen")
        boards = await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
    assert len(boards) == 260


async def test_boards_are_asked_again_after_ten_minutes_and_only_by_their_tenant(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    provider = FakeProvider(PROVIDER.identity, PROVIDER.boards)
    account = await connect(database, actor_of(cast.alice), clock, provider)

    async def boards() -> list[str]:
        found = await list_boards(database, SECRETS, provider, cast.alice.tenant_id, account.id, clock.now())
        return [board.name for board in found]

    assert await boards() == ["garden", "Kitchen"]
    provider.boards.append(Board("3", "Attic"))
    clock.turn(BOARD_CACHE)
    assert await boards() == ["garden", "Kitchen"]
    clock.turn(timedelta(seconds=1))
    assert await boards() == ["Attic", "garden", "Kitchen"]
    assert provider.board_calls == 2
    with pytest.raises(Missing):
        await list_boards(database, SECRETS, provider, cast.mallory.tenant_id, account.id, clock.now())


async def test_pause_and_resume_are_recorded_and_refused_to_viewers(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    account = await connect(database, actor_of(cast.alice), clock)
    async with database.tenant_session(bob.tenant_id) as session:
        paused = await pause_account(session, bob, account.id, clock.now())
        assert (paused.state, paused.state_reason) == (AccountState.PAUSED, "Paused by bob.")
        resumed = await resume_account(session, bob, account.id, clock.now())
        assert (resumed.state, resumed.state_reason) == (AccountState.CONNECTED, None)
        entries = await list_audit_entries(session, object_id=str(account.id))
        assert [entry.action for entry in entries] == [
            "account.resumed",
            "account.paused",
            "account.connected",
        ]
        for change in (pause_account, resume_account):
            with pytest.raises(ForbiddenError):
                await change(session, actor_of(cast.vera), account.id, clock.now())
        await hold_account(session, bob, account.id, AccountState.RECONNECT_NEEDED, "Refused.", clock.now())
        with pytest.raises(InvalidInputError, match="Connect the account again"):
            await resume_account(session, bob, account.id, clock.now())
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        with pytest.raises(Missing):
            await pause_account(session, actor_of(cast.mallory), account.id, clock.now())


async def test_limits_stay_within_what_keeps_an_account_healthy(
    database: Database, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    account = await connect(database, alice, clock)
    async with database.tenant_session(alice.tenant_id) as session:
        for cap, spacing, zone in ((0, 60, "UTC"), (26, 60, "UTC"), (10, 19, "UTC"), (10, 60, "No/Where")):
            with pytest.raises(InvalidInputError):
                await change_limits(
                    session,
                    alice,
                    account.id,
                    daily_cap=cap,
                    spacing_minutes=spacing,
                    time_zone=zone,
                    now=clock.now(),
                )
        changed = await change_limits(
            session,
            alice,
            account.id,
            daily_cap=25,
            spacing_minutes=20,
            time_zone="Asia/Kathmandu",
            now=clock.now(),
        )
        assert (changed.daily_cap, changed.spacing_minutes, changed.time_zone) == (25, 20, "Asia/Kathmandu")
        with pytest.raises(ForbiddenError):
            await change_limits(
                session,
                actor_of(cast.bob),
                account.id,
                daily_cap=5,
                spacing_minutes=60,
                time_zone="UTC",
                now=clock.now(),
            )
