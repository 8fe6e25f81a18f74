"""Boards and sections: made at Pinterest, judged by its description; an export account has its own."""

from __future__ import annotations

import httpx2
import pytest

from pinflow.accounts.connect_account import add_export_account
from pinflow.accounts.list_boards import list_boards, list_sections
from pinflow.accounts.make_board import make_board, make_section
from pinflow.accounts.models import Account
from pinflow.accounts.providers import PinterestProvider
from pinflow.accounts.queries import list_board_names
from pinflow.identity.models import Actor
from pinflow.identity.queries import list_audit_entries
from pinflow.kit.clock import FixedClock
from pinflow.kit.db import Database
from pinflow.kit.errors import ConflictError, ExternalError, ForbiddenError, InvalidInputError
from tests.contract.fixtures import SandboxAccount, SandboxPinterest
from tests.factories.accounts import SECRETS, actor_of, add_account
from tests.factories.cast import Cast


@pytest.fixture
def provider(http: httpx2.AsyncClient) -> PinterestProvider:
    async def at_once(_: float) -> None:
        pass

    return PinterestProvider(http, sleep=at_once)


@pytest.fixture
def alice(cast: Cast) -> Actor:
    return actor_of(cast.alice)


@pytest.fixture
def there(sandbox_pinterest: SandboxPinterest) -> SandboxAccount:
    return sandbox_pinterest.create_account()


@pytest.fixture
async def account(
    database: Database,
    alice: Actor,
    clock: FixedClock,
    sandbox_pinterest: SandboxPinterest,
    there: SandboxAccount,
) -> Account:
    return await add_account(
        database,
        alice.tenant_id,
        clock.now(),
        base_url=sandbox_pinterest.base_url,
        token=there.access_token,
    )


async def test_a_board_is_made_and_stands_in_the_list_at_once(
    database: Database, provider: PinterestProvider, alice: Actor, account: Account, clock: FixedClock
) -> None:
    async def names() -> list[str]:
        found = await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
        return [board.name for board in found]

    assert await names() == ["Garden", "Kitchen"]
    made = await make_board(
        database,
        SECRETS,
        provider,
        alice,
        account.id,
        name=" Attic ",
        description="Up there",
        privacy="PROTECTED",
        now=clock.now(),
    )
    assert made.name == "Attic"
    assert await names() == ["Attic", "Garden", "Kitchen"]
    async with database.tenant_session(alice.tenant_id) as session:
        entries = await list_audit_entries(session, object_id=str(account.id))
    assert entries[0].action == "board.created"
    with pytest.raises(ExternalError):
        await make_board(database, SECRETS, provider, alice, account.id, name="Attic", now=clock.now())


@pytest.mark.parametrize("fault", ["error_after_commit", "drop_after_commit"])
async def test_a_board_or_section_whose_answer_was_lost_is_looked_up_and_not_made_twice(
    database: Database,
    provider: PinterestProvider,
    alice: Actor,
    account: Account,
    clock: FixedClock,
    sandbox_pinterest: SandboxPinterest,
    there: SandboxAccount,
    fault: str,
) -> None:
    board_id = there.boards[0][0]
    sandbox_pinterest.order_fault(fault, path="/v5/boards")
    made = await make_board(database, SECRETS, provider, alice, account.id, name="Attic", now=clock.now())
    assert made.id not in dict(there.boards)
    sandbox_pinterest.order_fault(fault, path=f"/v5/boards/{board_id}/sections")
    section = await make_section(
        database, SECRETS, provider, alice, account.id, board_id, name="Shelves", now=clock.now()
    )
    listed = await list_sections(
        database, SECRETS, provider, alice.tenant_id, account.id, board_id, clock.now()
    )
    assert listed == [section]
    assert sandbox_pinterest.calls("POST", "/v5/boards") == 1


async def test_a_board_that_was_not_made_is_not_claimed_to_be(
    database: Database,
    provider: PinterestProvider,
    alice: Actor,
    account: Account,
    clock: FixedClock,
    sandbox_pinterest: SandboxPinterest,
) -> None:
    sandbox_pinterest.order_fault("error_before_commit", path="/v5/boards")
    with pytest.raises(ExternalError):
        await make_board(database, SECRETS, provider, alice, account.id, name="Attic", now=clock.now())


async def test_every_page_of_sections_is_read() -> None:
    asked: list[str] = []

    def answer(request: httpx2.Request) -> httpx2.Response:
        asked.append(request.url.params.get("bookmark", ""))
        items = [{"id": str(len(asked)), "name": f"No {3 - len(asked)}"}]
        return httpx2.Response(200, json={"items": items, "bookmark": "on" if len(asked) < 2 else None})

    async with httpx2.AsyncClient(transport=httpx2.MockTransport(answer)) as http:
        sections = await PinterestProvider(http).list_sections("https://api.pinterest.test/v5", "x", "7")
    assert [section.id for section in sections] == ["1", "2"]
    assert asked == ["", "on"]


async def test_bad_names_viewers_and_unknown_boards_are_refused(
    database: Database,
    provider: PinterestProvider,
    cast: Cast,
    alice: Actor,
    account: Account,
    clock: FixedClock,
) -> None:
    for name, description in (("", None), (" ", None), ("x" * 181, None), ("ok", "x" * 501)):
        with pytest.raises(InvalidInputError):
            await make_board(
                database,
                SECRETS,
                provider,
                alice,
                account.id,
                name=name,
                description=description,
                now=clock.now(),
            )
    with pytest.raises(ForbiddenError):
        await make_board(
            database, SECRETS, provider, actor_of(cast.vera), account.id, name="x", now=clock.now()
        )
    for board_id in ("1", "../user_account"):
        with pytest.raises(ExternalError):
            await make_section(
                database, SECRETS, provider, alice, account.id, board_id, name="x", now=clock.now()
            )


async def test_an_export_accounts_boards_are_names_of_its_own(
    database: Database, provider: PinterestProvider, alice: Actor, clock: FixedClock
) -> None:
    account = await add_export_account(database, alice, name="By hand", time_zone="UTC", now=clock.now())
    made = await make_board(database, SECRETS, provider, alice, account.id, name="Kitchen", now=clock.now())
    assert made.id.isdigit()
    with pytest.raises(ConflictError, match="already"):
        await make_board(database, SECRETS, provider, alice, account.id, name="Kitchen", now=clock.now())
    boards = await list_boards(database, SECRETS, provider, alice.tenant_id, account.id, clock.now())
    assert boards == [made]
    assert (
        await list_sections(database, SECRETS, provider, alice.tenant_id, account.id, made.id, clock.now())
        == []
    )
    with pytest.raises(InvalidInputError, match="no sections"):
        await make_section(database, SECRETS, provider, alice, account.id, made.id, name="x", now=clock.now())
    async with database.tenant_session(alice.tenant_id) as session:
        assert await list_board_names(session, [made.id]) == [made]
