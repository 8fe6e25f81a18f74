"""Pinterest accounts over the API."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path
from starlette.requests import Request

from pinflow.accounts import schemas
from pinflow.accounts.change_account import change_limits, pause_account, resume_account
from pinflow.accounts.connect_account import add_export_account, connect_account
from pinflow.accounts.connect_by_oauth import CALLBACK, ConnectTools, begin_connection, finish_connection
from pinflow.accounts.list_boards import list_boards, list_sections
from pinflow.accounts.make_board import make_board, make_section
from pinflow.accounts.models import Account, AccountChannel, AccountId
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import find_tenant_stop, get_account, list_accounts, list_loads
from pinflow.accounts.renew_tokens import RenewTools, renew_now
from pinflow.accounts.set_proxy import check_proxy, remove_proxy, set_proxy
from pinflow.accounts.show_health import show_health
from pinflow.accounts.stop_account import (
    start_account,
    start_all_accounts,
    stop_account,
    stop_all_accounts,
)
from pinflow.identity.acting import Acting, ProvidedOrigins, Who
from pinflow.identity.queries import find_home_time_zone
from pinflow.kit.api_models import PathId
from pinflow.kit.crypto import SecretBox
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, cut_page
from pinflow.kit.provide import provided

ProvidedSecrets = Annotated[SecretBox, provided(SecretBox)]
ProvidedProvider = Annotated[AccountProvider, provided(AccountProvider)]
ProvidedConnect = Annotated[ConnectTools, provided(ConnectTools)]
ProvidedRenew = Annotated[RenewTools, provided(RenewTools)]
BoardId = Annotated[str, Path(pattern=r"^\d{1,30}$")]
PRODUCTION = "https://api.pinterest.com/v5"
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
    sent = body.sent()
    zone = sent.get("time_zone") or await _home_zone(who)
    if sent.get("channel") is AccountChannel.EXPORT:
        if "token" in sent or "base_url" in sent:
            raise InvalidInputError(
                "accounts.export_has_no_token",
                "An export account has neither token nor address.",
                field="token",
            )
        account = await add_export_account(
            who.database, who.actor, name=body.name, time_zone=zone, now=who.now
        )
        return await _with_load(who, account)
    account = await connect_account(
        who.database,
        secrets,
        provider,
        who.actor,
        name=body.name,
        base_url=sent.get("base_url") or PRODUCTION,
        access_token=body.token.get_secret_value() if "token" in sent else "",
        time_zone=zone,
        now=who.now,
    )
    return await _with_load(who, account)


@router.get(
    "/accounts/connect",
    tags=["accounts"],
    summary="How accounts can be connected",
    name="get_connect_options",
)
async def show_connect_options(
    _: Who, request: Request, origins: ProvidedOrigins, tools: ProvidedConnect
) -> schemas.ConnectOptions:
    """Whether Pinterest's own page is open, what it asks for and why, and where it sends people back to."""
    return schemas.ConnectOptions.of(tools.oauth, f"{_origin(request, origins.public)}{CALLBACK}")


@router.post(
    "/accounts/connect",
    tags=["accounts"],
    summary="Begin on Pinterest's page",
    status_code=201,
    name="begin_connection",
)
async def begin(
    body: schemas.NewConnection,
    who: Who,
    request: Request,
    origins: ProvidedOrigins,
    tools: ProvidedConnect,
) -> schemas.ConnectionBegun:
    """Says where the account's owner allows pinflow; they come back to the dashboard. For admins."""
    sent = body.sent()
    begun = await begin_connection(
        tools,
        who.actor,
        name=body.name,
        base_url=sent.get("base_url"),
        time_zone=sent.get("time_zone") or await _home_zone(who),
        origin=_origin(request, origins.public),
        now=who.now,
    )
    return schemas.ConnectionBegun.of(begun)


@router.post(
    "/accounts/connect/finish",
    tags=["accounts"],
    summary="Finish with Pinterest's answer",
    status_code=201,
    name="finish_connection",
)
async def finish(body: schemas.ConnectionAnswer, who: Who, tools: ProvidedConnect) -> schemas.Account:
    """Takes the code that came back and stores the tokens. A known account keeps everything. For admins."""
    sent = body.sent()
    account = await finish_connection(
        tools,
        who.actor,
        state=body.state.get_secret_value(),
        code=body.code.get_secret_value() if "code" in sent else None,
        error=sent.get("error"),
        now=who.now,
    )
    return await _with_load(who, account)


@router.get(
    "/accounts/switch", tags=["accounts"], summary="The kill switch for all", name="get_account_switch"
)
async def show_switch(who: Who) -> schemas.AccountSwitch:
    """Whether all accounts are stopped, by whom and why."""
    async with who.read() as session:
        return schemas.AccountSwitch.of(await find_tenant_stop(session))


@router.post("/accounts/stop", tags=["accounts"], summary="Stop all accounts", name="stop_all_accounts")
async def stop_all(body: schemas.StopReason, who: Who) -> schemas.AccountSwitch:
    """From now on nothing is asked of Pinterest for any account but new tokens. For editors."""
    async with who.write() as session:
        await stop_all_accounts(session, who.actor, body.sent().get("reason") or "", who.now)
        return schemas.AccountSwitch.of(await find_tenant_stop(session))


@router.post("/accounts/start", tags=["accounts"], summary="Start all again", name="start_all_accounts")
async def start_all(who: Who) -> schemas.AccountSwitch:
    """Takes the kill switch for all accounts back; what became late gets new slots. For admins."""
    async with who.write() as session:
        await start_all_accounts(session, who.actor, who.now)
        return schemas.AccountSwitch.of(await find_tenant_stop(session))


@router.get("/accounts/{id}/health", tags=["accounts"], summary="Health", name="get_account_health")
async def show_account_health(account_id: PathId, who: Who) -> schemas.AccountHealth:
    """Token, limits, pins of the week, refusals and warm-up, as they are known here."""
    async with who.read() as session:
        return schemas.AccountHealth.of(await show_health(session, AccountId(account_id), who.now))


@router.post("/accounts/{id}/renew", tags=["accounts"], summary="Renew the token now", name="renew_account")
async def renew(account_id: PathId, who: Who, tools: ProvidedRenew) -> schemas.AccountHealth:
    """Fetches new tokens although the present ones are good for a while. For admins."""
    await renew_now(tools, who.actor, AccountId(account_id))
    async with who.read() as session:
        return schemas.AccountHealth.of(await show_health(session, AccountId(account_id), who.now))


@router.post("/accounts/{id}/stop", tags=["accounts"], summary="Kill switch", name="stop_account")
async def stop(account_id: PathId, body: schemas.StopReason, who: Who) -> schemas.Account:
    """From now on nothing is asked of Pinterest for it but a new token. For editors."""
    async with who.write() as session:
        reason = body.sent().get("reason") or ""
        account = await stop_account(session, who.actor, AccountId(account_id), reason, who.now)
    return await _with_load(who, account)


@router.post("/accounts/{id}/start", tags=["accounts"], summary="Kill switch off", name="start_account")
async def start(account_id: PathId, who: Who) -> schemas.Account:
    """Takes the account's own kill switch back. For admins."""
    async with who.write() as session:
        account = await start_account(session, who.actor, AccountId(account_id), who.now)
    return await _with_load(who, account)


@router.put("/accounts/{id}/limits", tags=["accounts"], summary="Set limits", name="set_account_limits")
async def limit(account_id: PathId, body: schemas.NewLimits, who: Who) -> schemas.Account:
    """How much the account publishes, and whose day counts; slots follow within 15 minutes. For admins."""
    async with who.write() as session:
        account = await change_limits(
            session,
            who.actor,
            AccountId(account_id),
            daily_cap=body.daily_cap,
            spacing_minutes=body.spacing_minutes,
            time_zone=body.time_zone,
            now=who.now,
        )
    return await _with_load(who, account)


@router.put("/accounts/{id}/proxy", tags=["accounts"], summary="Set a proxy", name="set_account_proxy")
async def give_proxy(
    account_id: PathId,
    body: schemas.NewProxy,
    who: Who,
    secrets: ProvidedSecrets,
    provider: ProvidedProvider,
) -> schemas.Account:
    """Every call for the account leaves through it; it is tried first and else not kept. For admins."""
    account = await set_proxy(
        who.database,
        secrets,
        provider,
        who.actor,
        AccountId(account_id),
        body.proxy.get_secret_value(),
        who.now,
    )
    return await _with_load(who, account)


@router.delete(
    "/accounts/{id}/proxy", tags=["accounts"], summary="Take the proxy away", name="remove_account_proxy"
)
async def take_proxy(account_id: PathId, who: Who) -> schemas.Account:
    """Its calls leave as the installation's do. For admins."""
    return await _with_load(who, await remove_proxy(who.database, who.actor, AccountId(account_id), who.now))


@router.post(
    "/accounts/{id}/proxy/test", tags=["accounts"], summary="Try the proxy", name="test_account_proxy"
)
async def try_proxy(
    account_id: PathId, who: Who, secrets: ProvidedSecrets, provider: ProvidedProvider
) -> schemas.ProxyWorks:
    """Asks Pinterest through it whose token the account has. For editors."""
    await check_proxy(who.database, secrets, provider, who.actor, AccountId(account_id), who.now)
    async with who.read() as session:
        account = await get_account(session, AccountId(account_id))
    return schemas.ProxyWorks(proxy=account.proxy_shown or "", works=True)


@router.get("/accounts/{id}/boards", tags=["accounts"], summary="Boards", name="list_boards")
async def show_boards(
    account_id: PathId, who: Who, secrets: ProvidedSecrets, provider: ProvidedProvider
) -> schemas.BoardPage:
    """All boards by name, as Pinterest said within the last ten minutes."""
    boards = await list_boards(who.database, secrets, provider, who.tenant_id, AccountId(account_id), who.now)
    items = [schemas.Board(id=board.id, name=board.name) for board in boards]
    return schemas.BoardPage(items=items, next_cursor=None)


@router.post(
    "/accounts/{id}/boards", tags=["accounts"], summary="Make a board", status_code=201, name="create_board"
)
async def add_board(
    account_id: PathId,
    body: schemas.NewBoard,
    who: Who,
    secrets: ProvidedSecrets,
    provider: ProvidedProvider,
) -> schemas.Board:
    """Makes it at Pinterest; an export account's boards are names of its own. For editors."""
    sent = body.sent()
    board = await make_board(
        who.database,
        secrets,
        provider,
        who.actor,
        AccountId(account_id),
        name=body.name,
        description=sent.get("description"),
        privacy=sent.get("privacy") or "PUBLIC",
        now=who.now,
    )
    return schemas.Board(id=board.id, name=board.name)


@router.get(
    "/accounts/{id}/boards/{board_id}/sections", tags=["accounts"], summary="Sections", name="list_sections"
)
async def show_sections(
    account_id: PathId, board_id: BoardId, who: Who, secrets: ProvidedSecrets, provider: ProvidedProvider
) -> schemas.SectionPage:
    """All sections of a board by name, asked of Pinterest."""
    sections = await list_sections(
        who.database, secrets, provider, who.tenant_id, AccountId(account_id), board_id, who.now
    )
    items = [schemas.Section(id=section.id, name=section.name) for section in sections]
    return schemas.SectionPage(items=items, next_cursor=None)


@router.post(
    "/accounts/{id}/boards/{board_id}/sections",
    tags=["accounts"],
    summary="Make a section",
    status_code=201,
    name="create_section",
)
async def add_section(
    account_id: PathId,
    board_id: BoardId,
    body: schemas.NewSection,
    who: Who,
    secrets: ProvidedSecrets,
    provider: ProvidedProvider,
) -> schemas.Section:
    """Makes it at Pinterest. For editors."""
    section = await make_section(
        who.database,
        secrets,
        provider,
        who.actor,
        AccountId(account_id),
        board_id,
        name=body.name,
        now=who.now,
    )
    return schemas.Section(id=section.id, name=section.name)


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


async def _home_zone(who: Acting) -> str:
    async with who.read() as session:
        return await find_home_time_zone(session)


def _origin(request: Request, public: str | None) -> str:
    """How the member's browser reaches the dashboard: as is set, else as it just did.

    The host was checked already: it is a name of this machine, or a trusted proxy's word.
    """
    return public or f"{request.url.scheme}://{request.url.netloc}"
