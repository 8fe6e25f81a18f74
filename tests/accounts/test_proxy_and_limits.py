"""An account's own way out, and what answers say of its limits."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

import httpx2
import pytest

from pinflow.accounts.account_egress import AccountEgress
from pinflow.accounts.list_boards import list_boards, open_access_token
from pinflow.accounts.models import Account, SeenLimit
from pinflow.accounts.providers import PinterestProvider
from pinflow.accounts.providers.pinterest import read_limits
from pinflow.accounts.queries import get_account, list_limits
from pinflow.accounts.set_proxy import check_proxy, remove_proxy, set_proxy
from pinflow.identity.models import Actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.system import SystemDatabase
from pinflow.kit.errors import ExternalError, ForbiddenError, InvalidInputError
from pinflow.kit.http import hide_login, speaking_through
from tests.accounts.test_accounts import dump
from tests.conftest import TestUrls
from tests.contract.fixtures import SandboxPinterest
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast
from tests.kit.running_proxy import RunningProxy

LOGIN = ("seller", "right-secret")


@pytest.fixture
def egress(database: Database, clock: FixedClock) -> AccountEgress:
    return AccountEgress(database, SECRETS, clock, read_limits)


@pytest.fixture
def provider(http: httpx2.AsyncClient, egress: AccountEgress) -> PinterestProvider:
    async def at_once(_: float) -> None:
        pass

    return PinterestProvider(http, egress, sleep=at_once)


@pytest.fixture
def alice(cast: Cast) -> Actor:
    return actor_of(cast.alice)


@pytest.fixture
async def account(
    database: Database, alice: Actor, clock: FixedClock, sandbox_pinterest: SandboxPinterest
) -> Account:
    there = sandbox_pinterest.create_account()
    return await add_account(
        database,
        alice.tenant_id,
        clock.now(),
        base_url=sandbox_pinterest.base_url,
        token=there.access_token,
    )


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_every_call_for_the_account_leaves_through_its_proxy_and_no_other_call_does(
    database: Database,
    system_database: SystemDatabase,
    provider: PinterestProvider,
    alice: Actor,
    account: Account,
    clock: FixedClock,
    start_proxy: Callable[..., RunningProxy],
    scheme: str,
) -> None:
    proxy = start_proxy("http" if scheme == "http" else "socks", *LOGIN)
    url = f"{scheme}://{LOGIN[0]}:{LOGIN[1]}@127.0.0.1:{proxy.port}"
    changed = await set_proxy(database, SECRETS, provider, alice, account.id, url, clock.now())
    assert changed.proxy_shown == f"{scheme}://127.0.0.1:{proxy.port}"
    assert LOGIN[1] not in await dump(system_database)
    await check_proxy(database, SECRETS, provider, alice, account.id, clock.now())
    boards = await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
    assert len(boards) == 2
    plain = await add_account(
        database, alice.tenant_id, clock.now(), name="Plain", base_url=account.base_url, token="pina_x"
    )
    with pytest.raises(ExternalError):
        await list_boards(database, SECRETS, provider, alice.tenant_id, plain.id, clock.now())
    await remove_proxy(database, alice, account.id, clock.now())
    clock.turn(timedelta(hours=1))
    await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
    where = account.base_url.removeprefix("http://").removesuffix("/v5")
    passed = proxy.end()
    # Connections are kept: each of them is told once.
    assert set(passed) == {where}
    async with database.tenant_session(alice.tenant_id) as session:
        entries = await list_audit_entries(session, object_id=str(account.id))
    assert [entry.action for entry in entries] == ["account.proxy_removed", "account.proxy_set"]
    assert LOGIN[1] not in str([entry.data for entry in entries])


async def test_a_proxy_that_does_not_work_is_not_kept_and_says_nothing_of_what_is_behind_it(
    database: Database,
    provider: PinterestProvider,
    alice: Actor,
    account: Account,
    clock: FixedClock,
    start_proxy: Callable[..., RunningProxy],
    unused_tcp_port: int,
) -> None:
    strict = start_proxy("http", *LOGIN)
    said = set()
    for url in (
        f"http://127.0.0.1:{unused_tcp_port}",
        f"http://{LOGIN[0]}:wrong-secret@127.0.0.1:{strict.port}",
    ):
        with pytest.raises(ExternalError) as told:
            await set_proxy(database, SECRETS, provider, alice, account.id, url, clock.now())
        assert told.value.code == "accounts.proxy_failed"
        assert "wrong-secret" not in told.value.message
        said.add(told.value.message.replace(str(unused_tcp_port), "").replace(str(strict.port), ""))
    assert len(said) == 1
    for url in ("", "ftp://x", "proxy:8080", "http://"):
        with pytest.raises(InvalidInputError):
            await set_proxy(database, SECRETS, provider, alice, account.id, url, clock.now())
    async with database.tenant_session(alice.tenant_id) as session:
        assert (await get_account(session, account.id)).proxy_shown is None
    with pytest.raises(InvalidInputError, match="no proxy of its own"):
        await check_proxy(database, SECRETS, provider, alice, account.id, clock.now())


async def test_a_proxy_elsewhere_is_refused_for_an_account_on_this_machine(
    database: Database, provider: PinterestProvider, alice: Actor, account: Account, clock: FixedClock
) -> None:
    with pytest.raises(InvalidInputError, match="which is this machine") as refused:
        await set_proxy(
            database, SECRETS, provider, alice, account.id, "http://proxy.example:3128", clock.now()
        )
    assert refused.value.code == "accounts.proxy_elsewhere"
    async with database.tenant_session(alice.tenant_id) as session:
        assert (await get_account(session, account.id)).proxy_shown is None


async def test_a_closed_proxy_port_is_told_after_one_try(
    database: Database,
    http: httpx2.AsyncClient,
    alice: Actor,
    account: Account,
    clock: FixedClock,
    unused_tcp_port: int,
) -> None:
    waits: list[float] = []

    async def note(seconds: float) -> None:
        waits.append(seconds)

    provider = PinterestProvider(http, sleep=note)
    url = f"http://127.0.0.1:{unused_tcp_port}"
    with pytest.raises(ExternalError, match="not reached"):
        await set_proxy(database, SECRETS, provider, alice, account.id, url, clock.now())
    assert waits == []


async def test_only_an_admin_sets_a_proxy(
    database: Database, provider: PinterestProvider, cast: Cast, account: Account, clock: FixedClock
) -> None:
    bob = actor_of(cast.bob)
    with pytest.raises(ForbiddenError):
        await set_proxy(database, SECRETS, provider, bob, account.id, "http://p.example", clock.now())
    with pytest.raises(ForbiddenError):
        await remove_proxy(database, bob, account.id, clock.now())


async def test_a_proxy_whose_login_cannot_be_opened_lets_nothing_out_another_way(
    database: Database,
    system_database: SystemDatabase,
    egress: AccountEgress,
    provider: PinterestProvider,
    alice: Actor,
    account: Account,
    clock: FixedClock,
    sandbox_pinterest: SandboxPinterest,
) -> None:
    async with system_database.system_session() as session:
        await session.execute("update account set proxy = '\\x02', proxy_shown = 'http://p.example'")
    async with database.tenant_session(alice.tenant_id) as session:
        account = await get_account(session, account.id)
    with pytest.raises(ExternalError, match="cannot be decrypted"):
        async with egress.speaking_for(account):
            await provider.identify(account.base_url, "x")
    assert sandbox_pinterest.calls() == 0


async def test_the_limits_in_the_answers_are_kept_by_kind(
    database: Database, provider: PinterestProvider, alice: Actor, account: Account, clock: FixedClock
) -> None:
    await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
    async with database.tenant_session(alice.tenant_id) as session:
        limits = {limit.kind: limit for limit in await list_limits(session, account.id)}
    assert set(limits) == {"org_read_app_id_user_id", "safety_net_app_id_user_id"}
    read = limits["org_read_app_id_user_id"]
    assert (read.quota, read.remaining, read.window_seconds) == (1000, 999, 60)
    assert read.seen_at == clock.now()
    assert read.reset_at is not None
    assert timedelta(0) < read.reset_at - clock.now() <= timedelta(seconds=60)


@pytest.mark.parametrize(
    ("headers", "seen"),
    [
        ({}, []),
        ({"x-ratelimit-limit": "nonsense", "x-ratelimit-remaining": "?"}, []),
        ({"x-ratelimit-remaining": "7"}, [("requests", None, 7)]),
        ({"x-ratelimit-limit": "60", "x-ratelimit-remaining": "12"}, [("requests", 60, 12)]),
        (
            {
                "x-ratelimit-limit": '60, 100;w=1;name="net, with comma", 60;w=60;name="org_write"',
                "x-ratelimit-remaining": "3",
            },
            [("org_write", 60, 3), ("net, with comma", 100, None)],
        ),
    ],
)
def test_limits_are_read_as_they_are_structured(
    headers: dict[str, str], seen: list[tuple[str, int | None, int | None]]
) -> None:
    found = read_limits(httpx2.Response(200, headers=headers))
    assert [(each.kind, each.quota, each.remaining) for each in found] == seen


async def test_limits_are_written_seldom_unless_little_is_left(
    database: Database, alice: Actor, account: Account, clock: FixedClock
) -> None:
    told = [SeenLimit(kind="w", quota=100, window_seconds=60, remaining=90, reset_seconds=5)]
    egress = AccountEgress(database, SECRETS, clock, lambda _: told)
    transport = httpx2.MockTransport(lambda _: httpx2.Response(200))

    async def remaining() -> int | None:
        async with httpx2.AsyncClient(transport=transport) as bare, egress.speaking_for(account):
            await egress._note(alice.tenant_id, account.id, await bare.get("https://x.test"))
        async with database.tenant_session(alice.tenant_id) as session:
            return (await list_limits(session, account.id))[0].remaining

    assert await remaining() == 90
    told[0] = SeenLimit(kind="w", quota=100, window_seconds=60, remaining=80, reset_seconds=5)
    assert await remaining() == 90
    clock.turn(timedelta(seconds=10))
    assert await remaining() == 80
    told[0] = SeenLimit(kind="w", quota=100, window_seconds=60, remaining=3, reset_seconds=5)
    assert await remaining() == 3


class Breaks(Database):
    """Works until it is told how it fails."""

    error: Exception | None = None

    @asynccontextmanager
    async def _tenant_session(self, tenant_id: TenantId, read_only: bool) -> AsyncIterator[TenantSession]:
        if self.error is not None:
            raise self.error
        async with super()._tenant_session(tenant_id, read_only) as session:
            yield session


@pytest.mark.parametrize(
    "error", [ExternalError("db.unreachable", "Away."), ConnectionError("of a kind that nobody translates")]
)
async def test_an_answer_outlives_a_database_that_goes_away_while_its_limits_are_noted(
    account: Account,
    http: httpx2.AsyncClient,
    clock: FixedClock,
    database_urls: TestUrls,
    error: Exception,
) -> None:
    """It may bring what cannot be asked for again, such as a new refresh token."""
    breaking = await Breaks.open(database_urls.app)

    def read_and_break(answer: httpx2.Response) -> list[SeenLimit]:
        breaking.error = error
        return read_limits(answer)

    egress = AccountEgress(breaking, SECRETS, clock, read_and_break)
    token = await open_access_token(breaking, SECRETS, account)
    async with egress.speaking_for(account):
        told = await PinterestProvider(http, egress).identify(account.base_url, token)
    assert told.id
    assert breaking.error is error
    await breaking.close()


def test_a_proxy_is_shown_without_its_login() -> None:
    assert hide_login("socks5h://u:p%40ss@proxy.example:1080") == "socks5h://proxy.example:1080"
    assert hide_login("http://u:p@[::1]:8080") == "http://[::1]:8080"
    with pytest.raises(InvalidInputError), speaking_through("nonsense"):
        pass
