"""Boards stay a short cache, and keep their names."""

from __future__ import annotations

from datetime import timedelta

from pinflow.accounts.change_account import hold_account
from pinflow.accounts.connect_account import add_export_account, connect_account
from pinflow.accounts.models import AccountState, Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.queries import list_board_names
from pinflow.accounts.refresh_boards import refresh_boards
from pinflow.identity.models import Actor, Role, system_actor
from pinflow.kit.clock import FixedClock
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast


class SilentProvider(FakeProvider):
    """Knows whose token it is, but tells no boards."""

    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        raise ExternalError("pinterest.unavailable", "Pinterest does not answer.")


async def test_boards_are_named_afresh_and_forgotten_after_a_day_of_silence(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    secrets = SecretBox(bytes(32))
    provider = FakeProvider(Identity("1", "alice"), [Board("11", "Calm corners")])
    alice = cast.alice
    await connect_account(
        database,
        secrets,
        provider,
        Actor(
            tenant_id=alice.tenant_id, user_id=alice.user_id, name="alice", role=Role.ADMIN, via="dashboard"
        ),
        name="Home",
        base_url="http://127.0.0.1:1/v5",
        access_token="secret",
        time_zone="UTC",
        now=clock.now(),
    )

    async def names() -> list[str]:
        async with database.tenant_session(alice.tenant_id) as session:
            return [board.name for board in await list_board_names(session, ["11"])]

    assert await refresh_boards(database, system_database, secrets, provider, clock.now()) == 1
    assert await names() == ["Calm corners"]
    provider.boards = [Board("11", "Calmer corners")]
    clock.turn(timedelta(hours=1))
    await refresh_boards(database, system_database, secrets, provider, clock.now())
    assert await names() == ["Calmer corners"]
    silent = SilentProvider(provider.identity)
    clock.turn(timedelta(hours=23))
    assert await refresh_boards(database, system_database, secrets, silent, clock.now()) == 0
    assert await names() == ["Calmer corners"]
    clock.turn(timedelta(hours=2))
    await refresh_boards(database, system_database, secrets, silent, clock.now())
    assert await names() == []


async def test_no_board_is_asked_for_through_an_account_whose_key_is_refused_or_that_has_none(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    provider = FakeProvider(Identity("1", "alice"), [Board("11", "Calm corners")])
    tenant_id, now = cast.alice.tenant_id, clock.now()
    lost = await add_account(database, tenant_id, now, name="Lost")
    renewing = await add_account(database, tenant_id, now, name="Renewing", refresh_token="pinr_0")
    for account in (lost, renewing):
        async with database.tenant_session(tenant_id) as session:
            await hold_account(
                session,
                system_actor(tenant_id),
                account.id,
                AccountState.RECONNECT_NEEDED,
                "Token refused.",
                now,
            )
    await add_export_account(database, actor_of(cast.alice), name="By hand", time_zone="UTC", now=now)
    assert await refresh_boards(database, system_database, SECRETS, provider, now) == 0
    await add_account(database, tenant_id, now, name="Good")
    assert await refresh_boards(database, system_database, SECRETS, provider, now) == 1
    assert provider.board_calls == 1
