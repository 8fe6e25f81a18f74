"""A board is refused only where it is surely not there."""

from __future__ import annotations

from datetime import timedelta

import pytest

from pinflow.accounts.change_account import pause_account
from pinflow.accounts.models import Account, Board, Identity
from pinflow.accounts.providers import FakeProvider
from pinflow.accounts.require_board import require_board
from pinflow.accounts.stop_account import stop_account
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import ExternalError, NotFoundError
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast


class Provider(FakeProvider):
    """Knows its boards, unless it is told to be silent."""

    silent = False

    async def list_boards(self, base_url: str, access_token: str) -> list[Board]:
        boards = await super().list_boards(base_url, access_token)
        if self.silent:
            raise ExternalError("pinterest.unavailable", "Pinterest does not answer.")
        return boards


@pytest.fixture
def provider() -> Provider:
    return Provider(Identity("1", "alice"), [Board("11", "Calm corners")])


@pytest.fixture
async def account(database: Database, cast: Cast, clock: FixedClock) -> Account:
    return await add_account(database, cast.alice.tenant_id, clock.now())


async def require(
    database: Database, provider: Provider, account: Account, clock: FixedClock, board_id: str
) -> None:
    await require_board(database, SECRETS, provider, account.tenant_id, account.id, board_id, clock.now())


async def test_a_board_that_the_account_has_is_asked_for_once_a_day_and_one_that_it_has_not_every_time(
    database: Database, provider: Provider, account: Account, clock: FixedClock
) -> None:
    await require(database, provider, account, clock, "11")
    clock.turn(timedelta(hours=23))
    await require(database, provider, account, clock, "11")
    assert provider.board_calls == 1
    with pytest.raises(NotFoundError) as refused:
        await require(database, provider, account, clock, "12")
    assert (refused.value.code, provider.board_calls) == ("accounts.no_such_board", 2)
    # It was made at Pinterest since.
    provider.boards.append(Board("12", "Bright corners"))
    await require(database, provider, account, clock, "12")


async def test_where_pinterest_cannot_be_asked_any_board_will_do(
    database: Database, provider: Provider, account: Account, clock: FixedClock
) -> None:
    provider.silent = True
    await require(database, provider, account, clock, "12")
    assert provider.board_calls == 1


async def test_through_an_account_that_is_stopped_nobody_asks_and_any_board_will_do(
    database: Database, provider: Provider, account: Account, clock: FixedClock, cast: Cast
) -> None:
    async with database.tenant_session(account.tenant_id) as session:
        await stop_account(session, actor_of(cast.alice), account.id, "", clock.now())
    await require(database, provider, account, clock, "12")
    assert provider.board_calls == 0


async def test_a_paused_account_publishes_nothing_but_may_ask(
    database: Database, provider: Provider, account: Account, clock: FixedClock, cast: Cast
) -> None:
    async with database.tenant_session(account.tenant_id) as session:
        await pause_account(session, actor_of(cast.alice), account.id, clock.now())
    with pytest.raises(NotFoundError):
        await require(database, provider, account, clock, "12")
