"""Makes a board, or a section of one."""

from __future__ import annotations

from datetime import datetime

from pinflow.accounts.ask_for_account import asking_for
from pinflow.accounts.list_boards import open_access_token
from pinflow.accounts.models import Account, AccountChannel, AccountId, Board, BoardPrivacy, Section
from pinflow.accounts.providers.provider import AccountProvider
from pinflow.accounts.queries import add_cached_board, get_account, insert_export_board
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.crypto import SecretBox
from pinflow.kit.db import Database
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError, InvalidInputError
from pinflow.kit.ids import new_id

LONGEST_NAME = 180
LONGEST_DESCRIPTION = 500
# Pinterest's ids are digits and so are ours; 18 of them fit wherever a number is made of them.
_EXPORT_IDS = 10**18


async def make_board(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    actor: Actor,
    account_id: AccountId,
    *,
    name: str,
    description: str | None = None,
    privacy: BoardPrivacy = "PUBLIC",
    now: datetime,
) -> Board:
    """A new board of the account. When nobody answers, it is looked up before anything is said.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``accounts.board_name``, ``accounts.board_description``.
        ConflictError: ``accounts.board_exists``, for an export account.
        ExternalError: Pinterest refuses it, or it is not known whether it was made.
    """
    require_role(actor, Role.EDITOR)
    name = _checked_name(name)
    if description is not None and len(description) > LONGEST_DESCRIPTION:
        raise InvalidInputError(
            "accounts.board_description",
            f"A board's description has at most {LONGEST_DESCRIPTION} characters.",
            field="description",
        )
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
    if account.channel is AccountChannel.EXPORT:
        return await _make_export_board(database, actor, account, name, now)
    token = await open_access_token(database, secrets, account)
    async with asking_for(database, provider.speaking_for, account, now):
        board = await provider.create_board(account.base_url, token, name, description, privacy)
    async with database.tenant_session(actor.tenant_id) as session:
        await add_cached_board(session, account_id, board, now)
        await record_audit(
            session, actor, "board.created", "account", account_id, now, board_id=board.id, name=board.name
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account_id, now=now
        )
    return board


async def make_section(
    database: Database,
    secrets: SecretBox,
    provider: AccountProvider,
    actor: Actor,
    account_id: AccountId,
    board_id: str,
    *,
    name: str,
    now: datetime,
) -> Section:
    """A new section of a board.

    Raises: as ``make_board``; InvalidInputError ``accounts.export_only``.
    """
    require_role(actor, Role.EDITOR)
    name = _checked_name(name)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        account = await get_account(session, account_id)
    if account.channel is AccountChannel.EXPORT:
        raise InvalidInputError(
            "accounts.export_only", "Boards of an export account have no sections: its files name none."
        )
    token = await open_access_token(database, secrets, account)
    async with asking_for(database, provider.speaking_for, account, now):
        section = await provider.create_section(account.base_url, token, board_id, name)
    async with database.tenant_session(actor.tenant_id) as session:
        await record_audit(
            session,
            actor,
            "board.section_created",
            "account",
            account_id,
            now,
            board_id=board_id,
            section_id=section.id,
            name=section.name,
        )
    return section


async def _make_export_board(
    database: Database, actor: Actor, account: Account, name: str, now: datetime
) -> Board:
    board = Board(id=str(new_id(now).int % _EXPORT_IDS), name=name)
    try:
        async with database.tenant_session(actor.tenant_id) as session:
            await insert_export_board(session, account.id, board, now)
            await record_audit(
                session, actor, "board.created", "account", account.id, now, board_id=board.id, name=name
            )
            await record_change(
                session, tenant_id=actor.tenant_id, kind="account.changed", object_id=account.id, now=now
            )
    except ConflictError as error:
        raise ConflictError(
            "accounts.board_exists", f"“{account.name}” has a board called “{name}” already.", field="name"
        ) from error
    return board


def _checked_name(name: str) -> str:
    name = name.strip()
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidInputError(
            "accounts.board_name", f"A name has 1 to {LONGEST_NAME} characters.", field="name"
        )
    return name
