"""Tokens are renewed days ahead, by one process at a time, and a blip disconnects nobody."""

from __future__ import annotations

import asyncio
import base64
import dataclasses
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path

import asyncpg
import httpx2
import msgspec
import pytest

from pinflow.accounts.account_egress import AccountEgress
from pinflow.accounts.change_account import hold_account, pause_account
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountState, Grant
from pinflow.accounts.providers import (
    ConnectionRefusedForGoodError,
    FakeOAuth,
    OAuthProvider,
    PinterestOAuth,
)
from pinflow.accounts.queries import get_account, get_token_standing
from pinflow.accounts.renew_tokens import (
    _CALL_SECONDS,
    _LEASE,
    RenewTools,
    renew_due_tokens,
    renew_now,
    renew_tokens,
)
from pinflow.accounts.seal_tokens import REFRESH_TOKEN
from pinflow.identity.models import system_actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.crypto import SecretBox, unseal
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ConflictError, ExternalError, ForbiddenError
from tests.accounts.conftest import APP_ID, APP_SECRET, AppAtSandbox, app_for
from tests.conftest import ROOT, TestUrls
from tests.factories.accounts import SECRETS, TOKEN, actor_of, add_account, read_sealed_tokens
from tests.factories.cast import Cast

DAY = timedelta(days=1)
# Far beyond what anything here takes.
PATIENCE_SECONDS = 20
BLIP = ExternalError("pinterest.unavailable", "Pinterest does not answer properly at the moment.")


def grant(n: int, *, refresh: bool = True) -> Grant:
    return Grant(
        access_token=f"pina_{n}",
        expires_in_seconds=30 * 86400,
        scopes=(),
        refresh_token=f"pinr_{n}" if refresh else None,
        refresh_expires_in_seconds=60 * 86400 if refresh else None,
    )


def tools_for(
    database: Database,
    system_database: SystemDatabase,
    clock: FixedClock,
    oauth: OAuthProvider,
    secrets: SecretBox = SECRETS,
) -> RenewTools:
    return RenewTools(
        database=database,
        system_database=system_database,
        clock=clock,
        secrets=secrets,
        oauth=oauth,
        egress=AccountEgress(database, secrets, clock, lambda _: []),
    )


async def connected(
    database: Database, cast: Cast, clock: FixedClock, *, life: timedelta = 30 * DAY, token: str = "pinr_0"
) -> Account:
    return await add_account(
        database,
        cast.alice.tenant_id,
        clock.now(),
        refresh_token=token,
        access_life=life,
        refresh_life=2 * life,
    )


async def state_of(database: Database, account: Account) -> Account:
    async with database.tenant_session(account.tenant_id) as session:
        return await get_account(session, account.id)


async def refresh_token_of(database: Database, account: Account) -> str:
    async with database.tenant_session(account.tenant_id) as session:
        sealed = (await read_sealed_tokens(session, account.id)).refresh_token
        assert sealed is not None
        return await unseal(session, SECRETS, REFRESH_TOKEN, sealed)


async def test_a_token_is_renewed_a_week_ahead_and_then_left_alone(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(grant(1))
    tools = tools_for(database, system_database, clock, oauth)
    clock.turn(22 * DAY)
    assert await renew_due_tokens(tools) == 0
    clock.turn(DAY)
    assert await renew_due_tokens(tools) == 1
    assert oauth.asked == [("renew", "pinr_0")]
    assert await open_access_token(database, SECRETS, account) == "pina_1"
    assert await refresh_token_of(database, account) == "pinr_1"
    assert await renew_due_tokens(tools) == 0


async def test_a_short_life_is_renewed_after_two_thirds_of_it_and_not_all_the_time(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    await connected(database, cast, clock, life=timedelta(hours=3))
    tools = tools_for(database, system_database, clock, FakeOAuth(grant(1)))
    clock.turn(timedelta(hours=1, minutes=59))
    assert await renew_due_tokens(tools) == 0
    clock.turn(timedelta(minutes=1))
    assert await renew_due_tokens(tools) == 1


async def test_a_renewal_that_brings_no_refresh_token_keeps_the_former_one(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    tools = tools_for(database, system_database, clock, FakeOAuth(grant(1, refresh=False)))
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert await refresh_token_of(database, account) == "pinr_0"
    assert await open_access_token(database, SECRETS, account) == "pina_1"


async def test_a_blip_disconnects_nobody_and_is_tried_again_ever_later(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(*[BLIP] * 4, grant(1))
    tools = tools_for(database, system_database, clock, oauth)
    clock.turn(25 * DAY)
    waits = []
    for _ in range(4):
        assert await renew_due_tokens(tools) == 0
        assert (await state_of(database, account)).state is AccountState.CONNECTED
        async with database.tenant_session(account.tenant_id) as session:
            standing = await get_token_standing(session, account.id)
        assert standing.renew_problem == BLIP.message
        assert standing.renew_after is not None
        waits.append(standing.renew_after - clock.now())
        assert await renew_due_tokens(tools) == 0, "not before its time"
        clock.turn(waits[-1])
    assert waits == [timedelta(minutes=minutes) for minutes in (1, 2, 4, 8)]
    assert await renew_due_tokens(tools) == 1
    async with database.tenant_session(account.tenant_id) as session:
        assert (await get_token_standing(session, account.id)).renew_problem is None


async def test_a_refusal_for_good_asks_for_a_person_and_says_so(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(ConnectionRefusedForGoodError("Pinterest no longer accepts this connection."))
    tools = tools_for(database, system_database, clock, oauth)
    clock.turn(25 * DAY)
    assert await renew_due_tokens(tools) == 0
    told = await state_of(database, account)
    assert (told.state, told.state_reason) == (
        AccountState.RECONNECT_NEEDED,
        "Pinterest no longer accepts this connection.",
    )
    assert await renew_due_tokens(tools) == 0, "nobody asks again"
    async with database.tenant_session(account.tenant_id) as session:
        entries = await list_audit_entries(session, object_id=str(account.id))
        changes = await session.fetch_values("select kind from change_event")
    assert entries[0].action == "account.reconnect_needed"
    assert "account.changed" in changes
    assert await refresh_token_of(database, account) == "pinr_0", "nothing is wiped"


async def test_a_refused_access_token_is_renewed_without_a_person_and_a_pause_outlives_it(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    alice = actor_of(cast.alice)
    account = await connected(database, cast, clock)
    tools = tools_for(database, system_database, clock, FakeOAuth(grant(1), grant(2)))

    async def refuse() -> AccountState:
        async with database.tenant_session(alice.tenant_id) as session:
            held = await hold_account(
                session, alice, account.id, AccountState.RECONNECT_NEEDED, "Key refused.", clock.now()
            )
        return held.state

    assert await refuse() is AccountState.RENEWING
    assert await renew_due_tokens(tools) == 1
    assert (await state_of(database, account)).state is AccountState.CONNECTED
    async with database.tenant_session(alice.tenant_id) as session:
        await pause_account(session, alice, account.id, clock.now())
    clock.turn(2 * DAY)
    assert await refuse() is AccountState.PAUSED
    assert await renew_due_tokens(tools) == 1
    paused = await state_of(database, account)
    assert (paused.state, paused.state_reason) == (AccountState.PAUSED, "Paused by alice.")
    clock.turn(61 * DAY)
    assert await refuse() is AccountState.RECONNECT_NEEDED, "the refresh token is over as well"


@pytest.mark.parametrize(("pause", "state"), [(DAY / 2, "reconnect_needed"), (2 * DAY, "renewing")])
async def test_a_renewed_token_that_is_refused_soon_again_is_a_persons_case(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    pause: timedelta,
    state: str,
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(*(grant(n) for n in range(1, 9)))
    tools = tools_for(database, system_database, clock, oauth)
    # Several attempts that were under way together are refused together: that is one refusal.
    for _ in range(2):
        assert await held(database, account, clock) is AccountState.RENEWING
    assert await renew_due_tokens(tools) == 1
    clock.turn(pause)
    assert await held(database, account, clock) == state
    renewed = await renew_due_tokens(tools)
    assert renewed == (0 if state == "reconnect_needed" else 1)


async def test_a_renewed_token_that_comes_to_its_end_soon_is_renewed_again_without_a_person(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock, life=timedelta(hours=3))
    short = [msgspec.structs.replace(grant(n), expires_in_seconds=3 * 3600) for n in (1, 2)]
    tools = tools_for(database, system_database, clock, FakeOAuth(*short))
    for _ in range(2):
        clock.turn(timedelta(hours=3))
        assert await held(database, account, clock) is AccountState.RENEWING
        assert await renew_due_tokens(tools) == 1
    # Nor does it count that those were refused: the next one that ends early is the first.
    clock.turn(timedelta(hours=1))
    assert await held(database, account, clock) is AccountState.RENEWING


async def test_a_key_that_was_replaced_while_it_was_refused_holds_nothing(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    tools = tools_for(database, system_database, clock, FakeOAuth(grant(1), grant(2)))
    assert await held(database, account, clock) is AccountState.RENEWING
    asked_at = clock.now()
    clock.turn(timedelta(seconds=1))
    assert await renew_due_tokens(tools) == 1
    # Other calls went out with the former key, one of them while the new one was being stored.
    for asked in (asked_at, clock.now() + timedelta(seconds=1)):
        assert await held(database, account, clock, asked_at=asked) is AccountState.CONNECTED
    assert await renew_due_tokens(tools) == 0
    clock.turn(timedelta(minutes=2))
    assert await held(database, account, clock, asked_at=clock.now()) is AccountState.RECONNECT_NEEDED


async def test_a_missing_permission_is_asked_of_the_owner_at_once_and_no_renewal_hides_it(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(grant(1))
    assert await held(database, account, clock, renewable=False) is AccountState.RECONNECT_NEEDED
    assert await renew_due_tokens(tools_for(database, system_database, clock, oauth)) == 0
    assert oauth.asked == []


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ((), AccountState.RECONNECT_NEEDED),
        (("boards:read", "pins:read"), AccountState.RECONNECT_NEEDED),
        (("boards:read", "pins:read", "pins:write"), AccountState.CONNECTED),
    ],
)
async def test_a_renewal_by_hand_brings_no_permission_that_its_owner_did_not_give(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    told: tuple[str, ...],
    state: AccountState,
) -> None:
    account = await connected(database, cast, clock)
    async with system_database.system_session() as session:
        await session.execute("update account set scopes = '{boards:read,pins:read}'")
    assert await held(database, account, clock, renewable=False) is AccountState.RECONNECT_NEEDED
    given = msgspec.structs.replace(grant(1), scopes=told)
    await renew_now(
        tools_for(database, system_database, clock, FakeOAuth(given)), actor_of(cast.alice), account.id
    )
    now_it_is = await state_of(database, account)
    assert now_it_is.state is state
    assert ("pins:write" in (now_it_is.state_reason or "")) is (state is AccountState.RECONNECT_NEEDED)
    assert await refresh_token_of(database, account) == "pinr_1", "the tokens are kept either way"


async def held(
    database: Database,
    account: Account,
    clock: FixedClock,
    *,
    renewable: bool = True,
    asked_at: datetime | None = None,
) -> AccountState:
    """The account's state after Pinterest refused its token."""
    actor = system_actor(account.tenant_id)
    async with database.tenant_session(account.tenant_id) as session:
        told = await hold_account(
            session,
            actor,
            account.id,
            AccountState.RECONNECT_NEEDED,
            "Token refused.",
            clock.now(),
            renewable=renewable,
            asked_at=asked_at,
        )
    return told.state


class _TwoAtOnce(FakeOAuth):
    """Answers when both are there, or when there is clearly only one."""

    def __init__(self) -> None:
        super().__init__(grant(1), grant(2))
        self.began = asyncio.Event()
        self.may_answer = asyncio.Event()

    async def renew(self, base_url: str, refresh_token: str) -> Grant:
        self.began.set()
        await self.may_answer.wait()
        return await super().renew(base_url, refresh_token)


async def test_whoever_comes_second_while_one_asks_does_not_ask(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = _TwoAtOnce()
    tools = tools_for(database, system_database, clock, oauth)
    first = asyncio.create_task(renew_tokens(tools, account.tenant_id, account.id, force=True))
    await oauth.began.wait()
    assert not await renew_tokens(tools, account.tenant_id, account.id, force=True)
    oauth.may_answer.set()
    assert await first
    assert oauth.asked == [("renew", "pinr_0")]


async def test_one_whose_lease_ended_does_not_overwrite_who_took_over(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    slow = _TwoAtOnce()
    first = asyncio.create_task(
        renew_tokens(
            tools_for(database, system_database, clock, slow), account.tenant_id, account.id, force=True
        )
    )
    await slow.began.wait()
    clock.turn(timedelta(minutes=4))
    quick = tools_for(database, system_database, clock, FakeOAuth(grant(7)))
    assert await renew_tokens(quick, account.tenant_id, account.id, force=True)
    slow.may_answer.set()
    assert not await first
    assert await open_access_token(database, SECRETS, account) == "pina_7"
    assert await refresh_token_of(database, account) == "pinr_7"


class Away(Database):
    """Answers as the database does, except that storing fails ``times`` times once Pinterest has answered.

    ``after``: it fails when everything was done, so that the commit itself is not heard of.
    """

    times = 0
    failed = 0
    after = False
    error: Exception = ExternalError("db.unreachable", "PostgreSQL does not answer.")

    @asynccontextmanager
    async def _tenant_session(self, tenant_id: TenantId, read_only: bool) -> AsyncIterator[TenantSession]:
        fails = self.failed < self.times
        self.failed += fails
        if fails and not self.after:
            raise self.error
        async with super()._tenant_session(tenant_id, read_only) as session:
            yield session
        if fails:
            raise self.error


class GivesAndThen(FakeOAuth):
    """Gives one grant, and then something happens before it can be stored."""

    def __init__(self, then: Callable[[], Awaitable[None]]) -> None:
        super().__init__(grant(1))
        self._then = then

    async def renew(self, base_url: str, refresh_token: str) -> Grant:
        given = await super().renew(base_url, refresh_token)
        await self._then()
        return given


@pytest.fixture
async def away(database_urls: TestUrls) -> AsyncIterator[Away]:
    pool = await Away.open(database_urls.app)
    yield pool
    await pool.close()


def patient_tools(away: Away, system: SystemDatabase, clock: FixedClock, times: int) -> RenewTools:
    """The database is away ``times`` times after Pinterest's answer; pauses turn the clock."""

    async def leaves() -> None:
        away.times = times

    async def pause(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))

    tools = tools_for(away, system, clock, GivesAndThen(leaves))
    return dataclasses.replace(tools, pause=pause)


@pytest.mark.parametrize("times", [1, 4, 40])
@pytest.mark.parametrize(
    "error",
    [
        ExternalError("db.unreachable", "PostgreSQL does not answer."),
        ExternalError("db.login_refused", "It is starting.", permanent=True),
        ConflictError("db.busy", "Somebody else changed this."),
        ConnectionError("of a kind that nobody translates"),
    ],
    ids=["away", "refused", "busy", "raw"],
)
async def test_what_pinterest_gave_out_is_stored_however_long_the_database_is_away(
    away: Away,
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    times: int,
    error: Exception,
) -> None:
    """The former refresh token may be dead by then: tokens that are lost disconnect the account for good."""
    account = await connected(database, cast, clock)
    away.error = error
    tools = patient_tools(away, system_database, clock, times)
    began = clock.now()
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert away.failed == times
    assert await open_access_token(database, SECRETS, account) == "pina_1"
    assert await refresh_token_of(database, account) == "pinr_1"
    assert len(tools.oauth.asked) == 1, "Pinterest is not asked again"  # type: ignore[attr-defined]
    # Soon at first, then every quarter of a minute: longer than the lease if need be.
    assert clock.now() - began <= times * timedelta(seconds=15)
    if times == 1:
        assert clock.now() - began <= timedelta(seconds=1)
    async with database.tenant_session(account.tenant_id) as session:
        entries = await list_audit_entries(session, object_id=str(account.id))
    assert [entry.action for entry in entries].count("account.renewed") == 1


async def test_tokens_whose_commit_nobody_heard_of_count_as_stored_and_are_stored_once(
    away: Away, database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    away.after = True
    tools = patient_tools(away, system_database, clock, 1)
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert (away.failed, await refresh_token_of(database, account)) == (1, "pinr_1")
    async with database.tenant_session(account.tenant_id) as session:
        entries = await list_audit_entries(session, object_id=str(account.id))
        version = await session.fetch_value("select token_version from account where id = $1", account.id)
    assert [entry.action for entry in entries].count("account.renewed") == 1
    assert version == 1


async def test_a_database_that_stays_away_is_given_up_some_time_and_the_reason_told(
    away: Away, database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    tools, began = patient_tools(away, system_database, clock, 10_000), clock.now()
    with pytest.raises(ExternalError, match="does not answer"):
        await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert timedelta(minutes=30) <= clock.now() - began <= timedelta(minutes=31)
    assert (await state_of(database, account)).state is AccountState.CONNECTED


async def test_a_server_that_ends_every_connection_after_pinterests_answer_costs_no_token(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    database_urls: TestUrls,
) -> None:
    account = await connected(database, cast, clock)

    async def restart() -> None:
        server = await asyncpg.connect(database_urls.migration)
        await server.execute(
            "select pg_terminate_backend(pid, 5000) from pg_stat_activity"
            " where datname = current_database() and pid <> pg_backend_pid()"
        )
        await server.close()

    tools = tools_for(database, system_database, clock, GivesAndThen(restart))
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert await refresh_token_of(database, account) == "pinr_1"


async def test_who_took_over_meanwhile_and_was_refused_does_not_disconnect_the_account(
    away: Away, database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    """The lease ended while the database was away; the next process asked with a token that was used."""
    account = await connected(database, cast, clock)
    tools = patient_tools(away, system_database, clock, 17)
    dead = ConnectionRefusedForGoodError("Pinterest no longer accepts this connection.")

    async def pause(seconds: float) -> None:
        clock.turn(timedelta(seconds=seconds))
        if away.failed == 17:
            other = tools_for(database, system_database, clock, FakeOAuth(dead))
            assert not await renew_tokens(other, account.tenant_id, account.id, force=True)
            assert (await state_of(database, account)).state is AccountState.RECONNECT_NEEDED

    tools = dataclasses.replace(tools, pause=pause)
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert (await state_of(database, account)).state is AccountState.CONNECTED
    assert await refresh_token_of(database, account) == "pinr_1"
    async with database.tenant_session(account.tenant_id) as session:
        open_ones = await session.fetch_values("select kind from notification where resolved_at is null")
    assert open_ones == []


async def test_who_is_told_to_end_stores_what_pinterest_is_giving_out_just_now(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = _TwoAtOnce()
    tools = tools_for(database, system_database, clock, oauth)
    tools = dataclasses.replace(tools, farewell=timedelta(seconds=PATIENCE_SECONDS))
    renewing = asyncio.create_task(renew_tokens(tools, account.tenant_id, account.id, force=True))
    await oauth.began.wait()
    renewing.cancel()
    oauth.may_answer.set()
    with pytest.raises(asyncio.CancelledError):
        await renewing
    assert await refresh_token_of(database, account) == "pinr_1"


async def test_who_is_told_to_end_does_not_wait_for_an_answer_that_does_not_come(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = _TwoAtOnce()
    tools = dataclasses.replace(
        tools_for(database, system_database, clock, oauth), farewell=timedelta(milliseconds=1)
    )
    renewing = asyncio.create_task(renew_tokens(tools, account.tenant_id, account.id, force=True))
    await oauth.began.wait()
    renewing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await asyncio.wait_for(renewing, PATIENCE_SECONDS)
    assert await refresh_token_of(database, account) == "pinr_0"


async def test_refusals_of_a_token_that_is_being_renewed_do_not_hurry_a_renewal_that_fails(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(*[BLIP] * 20)
    tools = tools_for(database, system_database, clock, oauth)
    for _ in range(31):
        # Looking for an unknown outcome asks with the refused token every minute.
        assert await held(database, account, clock) is AccountState.RENEWING
        await renew_due_tokens(tools)
        clock.turn(timedelta(minutes=1))
    assert len(oauth.asked) == 5, "at once, then after 1, 2, 4 and 8 minutes"


async def test_a_refused_token_is_renewed_at_once_although_a_renewal_ahead_of_time_has_failed(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    tools = tools_for(database, system_database, clock, FakeOAuth(*[BLIP] * 3, grant(1)))
    clock.turn(25 * DAY)
    for minutes in (1, 2, 4):
        assert await renew_due_tokens(tools) == 0
        clock.turn(timedelta(minutes=minutes))
    clock.turn(timedelta(seconds=-30))
    assert await renew_due_tokens(tools) == 0, "not before its time"
    assert await held(database, account, clock) is AccountState.RENEWING
    assert await renew_due_tokens(tools) == 1


@pytest.mark.parametrize(
    "late", [BLIP, ConnectionRefusedForGoodError("Pinterest no longer accepts this connection.")]
)
async def test_what_is_told_late_to_one_whose_lease_ended_changes_nothing_of_the_new_tokens(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock, late: ExternalError
) -> None:
    """Its refresh token was used by who took over: of course it is refused."""
    account = await connected(database, cast, clock)
    slow = _TwoAtOnce()
    slow.answers = [late]
    tools = tools_for(database, system_database, clock, slow)
    first = asyncio.create_task(renew_tokens(tools, account.tenant_id, account.id, force=True))
    await slow.began.wait()
    clock.turn(timedelta(minutes=4))
    quick = tools_for(database, system_database, clock, FakeOAuth(grant(7)))
    assert await renew_tokens(quick, account.tenant_id, account.id, force=True)
    slow.may_answer.set()
    assert not await first
    assert (await state_of(database, account)).state is AccountState.CONNECTED
    async with database.tenant_session(account.tenant_id) as session:
        standing = await get_token_standing(session, account.id)
    assert (standing.renew_problem, standing.renew_after) == (None, None)
    assert await told(database, account) == []


async def told(database: Database, account: Account) -> list[str]:
    """Kinds of what the team is told and is not over."""
    async with database.tenant_session(account.tenant_id) as session:
        return await session.fetch_values("select kind from notification where resolved_at is null")


async def test_a_refresh_token_that_ends_is_renewed_two_weeks_ahead_however_long_the_access_token_lives(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    await add_account(
        database,
        cast.alice.tenant_id,
        clock.now(),
        refresh_token="pinr_0",
        access_life=365 * DAY,
        refresh_life=60 * DAY,
    )
    tools = tools_for(database, system_database, clock, FakeOAuth(grant(1)))
    clock.turn(46 * DAY - timedelta(seconds=1))
    assert await renew_due_tokens(tools) == 0
    clock.turn(timedelta(seconds=1))
    assert await renew_due_tokens(tools) == 1


async def test_a_success_begins_the_waits_anew_and_none_is_longer_than_six_hours(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    oauth = FakeOAuth(*[BLIP] * 12, grant(1), BLIP)
    tools = tools_for(database, system_database, clock, oauth)
    waits = []

    async def fail() -> None:
        assert not await renew_tokens(tools, account.tenant_id, account.id, force=True)
        async with database.tenant_session(account.tenant_id) as session:
            standing = await get_token_standing(session, account.id)
        assert standing.renew_after is not None
        waits.append(standing.renew_after - clock.now())

    for _ in range(12):
        await fail()
    assert waits[:9] == [timedelta(minutes=2**power) for power in range(9)]
    assert waits[9:] == [timedelta(hours=6)] * 3
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    await fail()
    assert waits[-1] == timedelta(minutes=1)


@pytest.mark.parametrize(
    ("asked", "wait"),
    [(timedelta(hours=2), timedelta(hours=2)), (timedelta(seconds=5), timedelta(minutes=1))],
)
async def test_a_limit_is_waited_for_as_long_as_pinterest_asks_and_never_shorter_than_usual(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    asked: timedelta,
    wait: timedelta,
) -> None:
    account = await connected(database, cast, clock)
    limited = ExternalError("pinterest.rate_limited", "Fewer.", retry_after=asked)
    tools = tools_for(database, system_database, clock, FakeOAuth(limited))
    assert not await renew_tokens(tools, account.tenant_id, account.id, force=True)
    async with database.tenant_session(account.tenant_id) as session:
        assert (await get_token_standing(session, account.id)).renew_after == clock.now() + wait


async def test_a_silence_is_told_when_an_account_stands_still_for_it_and_not_while_its_token_is_good(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    tools = tools_for(database, system_database, clock, FakeOAuth(*[BLIP] * 9, grant(1)))

    async def fail() -> list[str]:
        assert not await renew_tokens(tools, account.tenant_id, account.id, force=True)
        return await told(database, account)

    for _ in range(8):
        assert await fail() == []
    assert await held(database, account, clock) is AccountState.RENEWING
    assert await fail() == ["pinterest_silent"]
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert await told(database, account) == []


async def test_two_processes_renew_at_once_and_pinterest_is_asked_once(
    database: Database,
    cast: Cast,
    clock: FixedClock,
    app: AppAtSandbox,
    database_urls: TestUrls,
    tmp_path: Path,
) -> None:
    """The second use of a refresh token would be refused, and disconnect the account."""
    master = b"a master key of thirty-two bytes"
    account = await add_account(
        database,
        cast.alice.tenant_id,
        clock.now(),
        pinterest_id=app.account.id,
        base_url=app.sandbox.base_url,
        refresh_token=app.account.refresh_token,
        access_life=DAY,
        refresh_life=60 * DAY,
        secrets=SecretBox(master),
    )
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "PINFLOW_DATABASE_URL": database_urls.app,
        "PINFLOW_SYSTEM_DATABASE_URL": database_urls.system,
        "PINFLOW_MASTER_KEY": base64.b64encode(master).decode(),
        "PINFLOW_PINTEREST_APP_ID": APP_ID,
        "PINFLOW_PINTEREST_APP_SECRET": APP_SECRET,
        "PINFLOW_PINTEREST_API_URL": app.sandbox.base_url,
        "PINFLOW_PINTEREST_AUTHORIZE_URL": f"{app.sandbox.url}/oauth/",
        "PINFLOW_DATA_DIR": str(tmp_path),
    }
    app.sandbox.order_fault("answer_late", path="/v5/oauth/token", seconds=1.0, times=5)
    processes = [
        subprocess.Popen(
            [
                sys.executable,
                "-m",
                "tests.accounts.renew_in_process",
                str(account.tenant_id),
                str(account.id),
            ],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        for _ in range(2)
    ]

    def run() -> list[str]:
        for process in processes:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
        for process in processes:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        return [process.communicate(timeout=60)[0].split()[-1] for process in processes]

    answers = await asyncio.to_thread(run)
    assert sorted(answers) == ["False", "True"]
    assert app.sandbox.calls("POST", "/v5/oauth/token") == 1
    assert (await state_of(database, account)).state is AccountState.CONNECTED


async def test_pinterest_itself_renews_refuses_and_keeps_quiet(
    database: Database,
    system_database: SystemDatabase,
    cast: Cast,
    clock: FixedClock,
    app: AppAtSandbox,
    http: httpx2.AsyncClient,
) -> None:
    account = await add_account(
        database,
        cast.alice.tenant_id,
        clock.now(),
        base_url=app.sandbox.base_url,
        refresh_token=app.account.refresh_token,
        access_life=DAY,
        refresh_life=60 * DAY,
    )
    tools = tools_for(database, system_database, clock, app.oauth)
    app.sandbox.order_fault("drop_before_commit", path="/v5/oauth/token")
    app.sandbox.order_fault("rate_limited", path="/v5/oauth/token", retry_after=600)
    wrong_app = tools_for(
        database,
        system_database,
        clock,
        PinterestOAuth(http, app_for(app.sandbox, secret="not-the-secret")),
    )
    for each in (tools, tools, wrong_app):
        assert not await renew_tokens(each, account.tenant_id, account.id, force=True)
        assert (await state_of(database, account)).state is AccountState.CONNECTED
    assert await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert await open_access_token(database, SECRETS, account) != TOKEN
    app.sandbox.control("DELETE", f"/accounts/{app.account.id}/access")
    assert not await renew_tokens(tools, account.tenant_id, account.id, force=True)
    assert (await state_of(database, account)).state is AccountState.RECONNECT_NEEDED


async def test_renewing_by_hand_is_for_admins_and_says_why_it_did_not_work(
    database: Database, system_database: SystemDatabase, cast: Cast, clock: FixedClock
) -> None:
    account = await connected(database, cast, clock)
    tools = tools_for(database, system_database, clock, FakeOAuth(grant(1), BLIP))
    with pytest.raises(ForbiddenError):
        await renew_now(tools, actor_of(cast.bob), account.id)
    await renew_now(tools, actor_of(cast.alice), account.id)
    with pytest.raises(ExternalError, match="Look at the account's health"):
        await renew_now(tools, actor_of(cast.alice), account.id)


def test_a_renewal_is_given_up_long_before_another_process_may_take_it_over() -> None:
    assert timedelta(seconds=_CALL_SECONDS) <= _LEASE / 2
