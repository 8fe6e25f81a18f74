"""The kill switch for one account and for all, and what outlives what."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.accounts.change_account import pause_account, resume_account
from pinflow.accounts.connect_account import add_export_account
from pinflow.accounts.list_boards import list_boards, open_access_token
from pinflow.accounts.models import AccountChannel, AccountId, AccountState, Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.queries import find_tenant_stop, get_account
from pinflow.accounts.stop_account import (
    start_account,
    start_all_accounts,
    stop_account,
    stop_all_accounts,
)
from pinflow.identity.models import Actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import ForbiddenError, InvalidInputError
from pinflow.kit.errors import NotFoundError as Missing
from tests.factories.accounts import SECRETS, TOKEN, actor_of, add_account
from tests.factories.cast import Cast


@pytest.fixture
def alice(cast: Cast) -> Actor:
    return actor_of(cast.alice)


async def states(database: Database, actor: Actor, *ids: AccountId) -> list[tuple[str, str | None]]:
    async with database.tenant_session(actor.tenant_id) as session:
        found = [await get_account(session, each) for each in ids]
    return [(each.state.value, each.state_reason) for each in found]


async def test_a_stopped_account_asks_nothing_and_its_pause_shows_again_afterwards(
    database: Database, cast: Cast, alice: Actor, clock: FixedClock
) -> None:
    account = await add_account(database, alice.tenant_id, clock.now())
    provider = FakeProvider(Identity("1", "x"), [Board("1", "Kitchen")])
    async with database.tenant_session(alice.tenant_id) as session:
        await pause_account(session, alice, account.id, clock.now())
        stopped = await stop_account(session, actor_of(cast.bob), account.id, "wrong tag", clock.now())
    assert (stopped.state, stopped.state_reason) == (
        AccountState.STOPPED,
        "It was stopped by bob: wrong tag.",
    )
    with pytest.raises(ForbiddenError, match="wrong tag"):
        await open_access_token(database, SECRETS, account)
    with pytest.raises(ForbiddenError):
        await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
    assert provider.board_calls == 0
    async with database.tenant_session(alice.tenant_id) as session:
        with pytest.raises(InvalidInputError, match="kill switch"):
            await resume_account(session, alice, account.id, clock.now())
        with pytest.raises(ForbiddenError):
            await start_account(session, actor_of(cast.bob), account.id, clock.now())
        started = await start_account(session, alice, account.id, clock.now())
        assert (started.state, started.state_reason) == (AccountState.PAUSED, "Paused by alice.")
        entries = await list_audit_entries(session, object_id=str(account.id))
    assert [entry.action for entry in entries] == ["account.started", "account.stopped", "account.paused"]
    assert await open_access_token(database, SECRETS, account) == TOKEN


async def test_the_switch_for_all_holds_every_account_also_a_later_one_and_no_other_tenants(
    database: Database, cast: Cast, alice: Actor, clock: FixedClock
) -> None:
    first = await add_account(database, alice.tenant_id, clock.now(), name="First")
    theirs = await add_account(database, cast.mallory.tenant_id, clock.now())
    async with database.tenant_session(alice.tenant_id) as session:
        await stop_account(session, alice, first.id, "", clock.now())
        await stop_all_accounts(session, alice, "moving house", clock.now())
        await stop_all_accounts(session, alice, "again", clock.now())
    clock.turn(timedelta(seconds=1))
    later = await add_account(database, alice.tenant_id, clock.now(), name="Later")
    why = "All accounts were stopped by alice: moving house."
    assert await states(database, alice, first.id, later.id) == [
        ("stopped", "It was stopped by alice."),
        ("stopped", why),
    ]
    assert await states(database, actor_of(cast.mallory), theirs.id) == [("connected", None)]
    async with database.tenant_session(alice.tenant_id) as session:
        with pytest.raises(ForbiddenError):
            await start_all_accounts(session, actor_of(cast.bob), clock.now())
        await start_all_accounts(session, alice, clock.now())
        await start_all_accounts(session, alice, clock.now())
        assert await find_tenant_stop(session) is None
        entries = await list_audit_entries(session, object_id=str(alice.tenant_id))
    assert [entry.action for entry in entries if "all" in entry.action] == [
        "accounts.started_all",
        "accounts.stopped_all",
    ]
    assert await states(database, alice, first.id, later.id) == [
        ("stopped", "It was stopped by alice."),
        ("connected", None),
    ]


async def test_viewers_strangers_and_essays_stop_nothing(
    database: Database, cast: Cast, alice: Actor, clock: FixedClock
) -> None:
    account = await add_account(database, alice.tenant_id, clock.now())
    async with database.tenant_session(alice.tenant_id) as session:
        with pytest.raises(ForbiddenError):
            await stop_account(session, actor_of(cast.vera), account.id, "", clock.now())
        with pytest.raises(ForbiddenError):
            await stop_all_accounts(session, actor_of(cast.vera), "", clock.now())
        with pytest.raises(InvalidInputError):
            await stop_account(session, alice, account.id, "x" * 301, clock.now())
    async with database.tenant_session(cast.mallory.tenant_id) as session:
        with pytest.raises(Missing):
            await stop_account(session, actor_of(cast.mallory), account.id, "", clock.now())
    assert await states(database, alice, account.id) == [("connected", None)]


async def test_an_export_account_needs_no_key_and_never_asks(
    database: Database, alice: Actor, cast: Cast, clock: FixedClock
) -> None:
    first = await add_export_account(database, alice, name="By hand", time_zone="UTC", now=clock.now())
    second = await add_export_account(database, alice, name="Second", time_zone="UTC", now=clock.now())
    assert first.channel is AccountChannel.EXPORT
    assert first.state is AccountState.CONNECTED
    assert first.id != second.id
    assert not first.may_be_asked
    with pytest.raises(ForbiddenError, match="never asks Pinterest"):
        await open_access_token(database, SECRETS, first)
    for name, zone in ((" ", "UTC"), ("x", "Mars/Olympus")):
        with pytest.raises(InvalidInputError):
            await add_export_account(database, alice, name=name, time_zone=zone, now=clock.now())
    with pytest.raises(ForbiddenError):
        await add_export_account(database, actor_of(cast.bob), name="x", time_zone="UTC", now=clock.now())
