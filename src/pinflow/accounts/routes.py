"""Pinterest accounts over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter

from pinflow.accounts import schemas
from pinflow.accounts.change_account import pause_account, resume_account
from pinflow.accounts.connect_account import connect_account
from pinflow.accounts.list_boards import list_boards
from pinflow.accounts.models import Account, AccountId
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import list_accounts, list_loads
from pinflow.identity.acting import Acting, Who
from pinflow.identity.queries import find_home_time_zone
from pinflow.kit.api_models import PathId
from pinflow.kit.crypto import SecretBox
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided

ProvidedSecrets = Annotated[SecretBox, provided(SecretBox)]
ProvidedProvider = Annotated[AccountProvider, provided(AccountProvider)]
router = APIRouter()


@router.get("/accounts", tags=["accounts"], summary="Accounts", name="list_accounts")
async def show_accounts(who: Who, cursor: Cursor = None, limit: Limit = DEFAULT_LIMIT) -> schemas.AccountPage:
    """All accounts, the oldest first."""
    async with who.read() as session:
        accounts = await list_accounts(session)
        loads = {load.account_id: load for load in await list_loads(session, who.now)}
    page, following = cut_page(
        accounts, cursor, limit, key=lambda row: (row.created_at, row.id), into=tuple[datetime, UUID]
    )
    items = [schemas.Account.of(row, loads.get(row.id), who.now) for row in page]
    return schemas.AccountPage(items=items, next_cursor=following)


@router.post(
    "/accounts", tags=["accounts"], summary="Connect an account", status_code=201, name="connect_account"
)
async def add_account(
    body: schemas.NewAccount, who: Who, secrets: ProvidedSecrets, provider: ProvidedProvider
) -> schemas.Account:
    """Asks Pinterest whose token this is. A known account gets the new token. For admins."""
    async with who.read() as session:
        zone = body.sent().get("time_zone") or await find_home_time_zone(session)
    account = await connect_account(
        who.database,
        secrets,
        provider,
        who.actor,
        name=body.name,
        base_url=body.base_url,
        access_token=body.token.get_secret_value(),
        time_zone=zone,
        now=who.now,
    )
    return await _with_load(who, account)


@router.get("/accounts/{id}/boards", tags=["accounts"], summary="Boards", name="list_boards")
async def show_boards(
    account_id: PathId, who: Who, secrets: ProvidedSecrets, provider: ProvidedProvider
) -> schemas.BoardPage:
    """All boards by name, as Pinterest said within the last ten minutes."""
    boards = await list_boards(who.database, secrets, provider, who.tenant_id, AccountId(account_id), who.now)
    items = [schemas.Board(id=board.id, name=board.name) for board in boards]
    return schemas.BoardPage(items=items, next_cursor=None)


@router.post("/accounts/{id}/pause", tags=["accounts"], summary="Pause", name="pause_account")
async def stop_publishing(account_id: PathId, who: Who) -> schemas.Account:
    """Nothing is published until it is resumed; nothing is lost."""
    async with who.write() as session:
        account = await pause_account(session, who.actor, AccountId(account_id), who.now)
    return await _with_load(who, account)


@router.post("/accounts/{id}/resume", tags=["accounts"], summary="Resume", name="resume_account")
async def go_on_publishing(account_id: PathId, who: Who) -> schemas.Account:
    """Publishing goes on; what became late meanwhile gets new slots."""
    async with who.write() as session:
        account = await resume_account(session, who.actor, AccountId(account_id), who.now)
    return await _with_load(who, account)


async def _with_load(who: Acting, account: Account) -> schemas.Account:
    async with who.read() as session:
        loads = {load.account_id: load for load in await list_loads(session, who.now)}
    return schemas.Account.of(account, loads.get(account.id), who.now)
