"""One pace an account: whatever is asked of Pinterest for it takes from the same buckets and teaches them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import timedelta

import httpx2
import pytest

from pinflow.accounts.account_egress import AccountEgress
from pinflow.accounts.connect_account import connect_account
from pinflow.accounts.list_boards import list_boards, list_sections
from pinflow.accounts.make_board import make_board, make_section
from pinflow.accounts.models import Account, AccountState
from pinflow.accounts.pace.buckets import Bucket
from pinflow.accounts.pace.keep_pace import close_requests
from pinflow.accounts.pace.pace import NotSentError, Resource
from pinflow.accounts.pace.queries import list_buckets, write_buckets
from pinflow.accounts.providers import PinterestProvider
from pinflow.accounts.providers.pinterest import read_limits
from pinflow.accounts.queries import get_account
from pinflow.accounts.set_proxy import set_proxy
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import AppError, ExternalError
from pinflow.research.trends.list_trends import TrendTools, list_keywords
from pinflow.research.trends.pinterest import PinterestTrendSource
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast

URL = "https://api.pinterest.test/v5"


class Line:
    """An account, and a Pinterest that gives one answer to everything and counts who asks."""

    def __init__(self, database: Database, clock: FixedClock, cast: Cast, account: Account) -> None:
        self.database, self.clock, self.account = database, clock, account
        self.actor = actor_of(cast.alice)
        self.asked = 0
        self.answer = httpx2.Response(200, json={"items": [], "id": "7", "name": "Mugs"})
        http = httpx2.AsyncClient(transport=httpx2.MockTransport(self._answer))
        self.egress = AccountEgress(database, SECRETS, clock, read_limits)
        self.provider = PinterestProvider(http, self.egress)
        self.trends = TrendTools(
            database, SECRETS, PinterestTrendSource(http), speaking_for=self.egress.speaking_for
        )

    def _answer(self, _: httpx2.Request) -> httpx2.Response:
        self.asked += 1
        return self.answer

    async def close(self, resource: Resource) -> None:
        now = self.clock.now()
        async with self.database.tenant_session(self.actor.tenant_id) as session:
            await close_requests(session, self.account.id, resource, now + timedelta(hours=1), now)

    async def buckets(self, resource: Resource) -> list[Bucket]:
        async with self.database.tenant_session(self.actor.tenant_id) as session:
            return (await list_buckets(session, [self.account.id], resource))[self.account.id]


@pytest.fixture
async def line(database: Database, clock: FixedClock, cast: Cast) -> Line:
    account = await add_account(database, cast.alice.tenant_id, clock.now(), base_url=URL)
    return Line(database, clock, cast, account)


async def ask_boards(line: Line) -> None:
    await list_boards(
        line.database, SECRETS, line.provider, line.actor.tenant_id, line.account.id, line.clock.now()
    )


async def ask_sections(line: Line) -> None:
    await list_sections(
        line.database, SECRETS, line.provider, line.actor.tenant_id, line.account.id, "7", line.clock.now()
    )


async def ask_for_board(line: Line) -> None:
    await make_board(
        line.database,
        SECRETS,
        line.provider,
        line.actor,
        line.account.id,
        name="Mugs",
        now=line.clock.now(),
    )


async def ask_for_section(line: Line) -> None:
    await make_section(
        line.database,
        SECRETS,
        line.provider,
        line.actor,
        line.account.id,
        "7",
        name="Mugs",
        now=line.clock.now(),
    )


async def ask_through_proxy(line: Line) -> None:
    await set_proxy(
        line.database,
        SECRETS,
        line.provider,
        line.actor,
        line.account.id,
        "http://127.0.0.1:1",
        line.clock.now(),
    )


async def ask_trends(line: Line) -> None:
    told = await list_keywords(
        line.trends, line.actor.tenant_id, "US", "growing", (), line.clock.now(), account_id=line.account.id
    )
    if told.problem is not None:
        raise ExternalError("trends.not_told", told.problem)


CALLS: list[tuple[Callable[[Line], Awaitable[None]], Resource]] = [
    (ask_boards, "read"),
    (ask_sections, "read"),
    (ask_for_board, "write"),
    (ask_for_section, "write"),
    (ask_through_proxy, "read"),
]


@pytest.mark.parametrize(("call", "resource"), CALLS)
async def test_nothing_is_asked_while_the_accounts_limit_is_used_up(
    line: Line, call: Callable[[Line], Awaitable[None]], resource: Resource
) -> None:
    await line.close(resource)
    with pytest.raises(NotSentError) as told:
        await call(line)
    assert told.value.retry_after == timedelta(hours=1)
    assert line.asked == 0


@pytest.mark.parametrize(("call", "resource"), CALLS[:4])
async def test_every_request_takes_one_and_a_refusal_closes_the_account_for_everybody(
    line: Line, call: Callable[[Line], Awaitable[None]], resource: Resource
) -> None:
    one = Bucket(name="org", quota=10, window_seconds=3600, tokens=10, filled_at=line.clock.now())
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        await write_buckets(session, resource, {line.account.id: [one]})
    await call(line)
    (left,) = await line.buckets(resource)
    assert left.level(line.clock.now()) == 10 - line.asked
    line.clock.turn(timedelta(minutes=20))
    line.answer = httpx2.Response(429, json={"code": 8, "message": "Slower."}, headers={"retry-after": "90"})
    with pytest.raises(AppError):
        await call(line)
    (closed,) = await line.buckets(resource)
    assert closed.closed_until == line.clock.now() + timedelta(seconds=90)
    asked = line.asked
    with pytest.raises(NotSentError):
        await call(line)
    assert line.asked == asked


@pytest.mark.parametrize(
    ("status", "code", "message", "state"),
    [
        (429, 9, "Blocked: may lead to spam.", AccountState.PAUSED),
        (401, 2, "Authentication failed.", AccountState.RECONNECT_NEEDED),
        (403, 2625, "Disapproved.", AccountState.PAUSED),
    ],
)
@pytest.mark.parametrize("call", [*(call for call, _ in CALLS), ask_trends])
async def test_a_refusal_of_the_account_holds_it_whatever_was_asked(
    line: Line,
    call: Callable[[Line], Awaitable[None]],
    status: int,
    code: int,
    message: str,
    state: AccountState,
) -> None:
    line.answer = httpx2.Response(status, json={"code": code, "message": message})
    with pytest.raises(ExternalError):
        await call(line)
    assert line.asked == 1
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        held = await get_account(session, line.account.id)
    assert held.state is state
    assert held.state_reason


@pytest.mark.parametrize(
    ("status", "code", "state"),
    [(401, 2, AccountState.RENEWING), (403, 3, AccountState.RECONNECT_NEEDED)],
)
async def test_a_key_is_renewed_first_and_a_permission_that_no_renewal_brings_is_asked_for_at_once(
    line: Line, status: int, code: int, state: AccountState
) -> None:
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        await session.execute("update account set refresh_token = access_token")
    line.answer = httpx2.Response(status, json={"code": code, "message": "No."})
    with pytest.raises(ExternalError):
        await ask_boards(line)
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        assert (await get_account(session, line.account.id)).state is state


@pytest.mark.parametrize("call", [*(call for call, _ in CALLS), ask_trends])
async def test_the_late_refusal_of_a_key_that_was_renewed_meanwhile_is_no_second_refusal(
    line: Line, call: Callable[[Line], Awaitable[None]]
) -> None:
    """The former key was refused to others first, so a new one was stored while this call was under way."""
    now = line.clock.now()
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        await session.execute(
            "update account set refresh_token = access_token, token_version = 1, token_refused_at = $1,"
            " token_saved_at = $2",
            now,
            now + timedelta(seconds=2),
        )
    line.answer = httpx2.Response(401, json={"code": 2, "message": "Authentication failed."})
    with pytest.raises(ExternalError):
        await call(line)
    assert line.asked == 1
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        assert (await get_account(session, line.account.id)).state is AccountState.CONNECTED


@pytest.mark.parametrize("code", [3, 29])
@pytest.mark.parametrize("call", [ask_for_board, ask_through_proxy, ask_trends])
async def test_a_permission_that_publishing_does_not_need_does_not_stop_it(
    line: Line, call: Callable[[Line], Awaitable[None]], code: int
) -> None:
    line.answer = httpx2.Response(403, json={"code": code, "message": "Missing"})
    with pytest.raises(ExternalError):
        await call(line)
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        assert (await get_account(session, line.account.id)).state is AccountState.CONNECTED


async def test_trends_wait_for_the_accounts_limit_too(line: Line) -> None:
    await line.close("read")
    with pytest.raises(ExternalError, match="as often as it may"):
        await ask_trends(line)
    assert line.asked == 0


async def test_a_limit_without_a_word_when_closes_the_account_for_a_quarter_of_an_hour(line: Line) -> None:
    line.answer = httpx2.Response(429, json={"code": 8, "message": "Slower."})
    with pytest.raises(ExternalError):
        await ask_for_board(line)
    (closed,) = await line.buckets("write")
    assert closed.closed_until == line.clock.now() + timedelta(minutes=15)


async def test_what_the_headers_of_a_board_list_say_holds_for_posting(line: Line) -> None:
    line.answer = httpx2.Response(
        200,
        json={"items": []},
        headers={
            "x-ratelimit-limit": '50, 50;w=60;name="org_read"',
            "x-ratelimit-remaining": "0",
            "x-ratelimit-reset": "30",
        },
    )
    await ask_boards(line)
    (learnt,) = await line.buckets("read")
    assert (learnt.name, learnt.quota) == ("org_read", 50)
    assert learnt.closed_until == line.clock.now() + timedelta(seconds=30)


async def test_asking_whose_token_it_is_counts_for_the_account_it_turns_out_to_be(line: Line) -> None:
    line.answer = httpx2.Response(200, json={"id": "77", "username": "calm"})
    account = await connect_account(
        line.database,
        SECRETS,
        line.provider,
        line.actor,
        name="Calm",
        base_url=URL,
        access_token="pina_new",
        time_zone="UTC",
        now=line.clock.now(),
    )
    async with line.database.tenant_session(line.actor.tenant_id) as session:
        (bucket,) = (await list_buckets(session, [account.id], "read"))[account.id]
    assert bucket.tokens == bucket.quota - 1
