"""``pinflow board``: the boards of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.accounts import schemas
    from pinflow.accounts.models import AccountId, Board, BoardPrivacy
    from pinflow.entrypoints.cli.runtime import CliRuntime

Chosen = TypeVar("Chosen", "Board", "schemas.Board")
app = typer.Typer(
    no_args_is_help=True, help="The boards of an account.\n\nExample: pinflow board list --account Evergreen"
)


@app.callback()
def board() -> None:
    """The boards of an account.

    Example: pinflow board list --account Evergreen
    """


@app.command("list")
def list_all(
    account: Annotated[str, typer.Option(help="The account's name or id.")], as_json: AsJson = False
) -> None:
    """List an account's boards, as Pinterest said within the last ten minutes.

    Example: pinflow board list --account Evergreen
    """
    run(_list(account, as_json))


@app.command()
def create(
    account: Annotated[str, typer.Option(help="The account's name or id.")],
    name: Annotated[str, typer.Option(help="What the board is called, up to 180 characters.")],
    description: Annotated[str | None, typer.Option(help="Up to 500 characters.")] = None,
    privacy: Annotated[
        str, typer.Option(help="public, protected, or secret, which needs a token with boards:write_secret.")
    ] = "public",
    as_json: AsJson = False,
) -> None:
    """Make a board at Pinterest; an export account's boards are names of its own.

    Example: pinflow board create --account Evergreen --name "Small kitchens"
    """
    run(_create(account, name, description, privacy, as_json))


@app.command()
def sections(
    account: Annotated[str, typer.Option(help="The account's name or id.")],
    board: Annotated[str, typer.Option(help="The board's name or id.")],
    as_json: AsJson = False,
) -> None:
    """List the sections of a board.

    Example: pinflow board sections --account Evergreen --board "Small kitchens"
    """
    run(_sections(account, board, as_json))


@app.command("create-section")
def create_section(
    account: Annotated[str, typer.Option(help="The account's name or id.")],
    board: Annotated[str, typer.Option(help="The board's name or id.")],
    name: Annotated[str, typer.Option(help="What the section is called, up to 180 characters.")],
    as_json: AsJson = False,
) -> None:
    """Make a section of a board.

    Example: pinflow board create-section --account Evergreen --board "Small kitchens" --name Shelves
    """
    run(_create_section(account, board, name, as_json))


@twin("boards.create")
async def _create(account: str, name: str, description: str | None, privacy: str, as_json: bool) -> None:
    from pinflow.accounts.make_board import make_board
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.tools import provider

    kind = read_privacy(privacy)
    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await choose_account(session, account)
        made = await make_board(
            rt.database,
            rt.runtime.secrets,
            provider(rt.runtime),
            rt.actor,
            chosen.id,
            name=name,
            description=description,
            privacy=kind,
            now=rt.now(),
        )
    say_made(made.id, made.name, as_json=as_json)


def read_privacy(text: str) -> BoardPrivacy:
    """Raises: InvalidInputError: ``accounts.unknown_privacy``."""
    from pinflow.entrypoints.cli.failures import refuse

    known: dict[str, BoardPrivacy] = {"public": "PUBLIC", "protected": "PROTECTED", "secret": "SECRET"}
    if text.lower() not in known:
        raise refuse("accounts.unknown_privacy", f"“{text}” is none of {', '.join(known)}.")
    return known[text.lower()]


def say_made(made_id: str, name: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    say({"id": made_id, "name": name}, f"“{name}” is there: {made_id}", as_json=as_json)


@twin("boards.sections")
async def _sections(account: str, board: str, as_json: bool) -> None:
    from pinflow.accounts.list_boards import list_sections
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.tools import provider

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await choose_account(session, account)
        found = await find_board(rt, chosen.id, board)
        listed = await list_sections(
            rt.database,
            rt.runtime.secrets,
            provider(rt.runtime),
            rt.member.tenant_id,
            chosen.id,
            found.id,
            rt.now(),
        )
    print_named("Section", [(one.id, one.name) for one in listed], NO_SECTION, as_json=as_json)


@twin("boards.create_section")
async def _create_section(account: str, board: str, name: str, as_json: bool) -> None:
    from pinflow.accounts.make_board import make_section
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.tools import provider

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await choose_account(session, account)
        found = await find_board(rt, chosen.id, board)
        made = await make_section(
            rt.database,
            rt.runtime.secrets,
            provider(rt.runtime),
            rt.actor,
            chosen.id,
            found.id,
            name=name,
            now=rt.now(),
        )
    say_made(made.id, made.name, as_json=as_json)


async def read_boards(rt: CliRuntime, account_id: AccountId) -> list[Board]:
    """The boards, asked of Pinterest if need be."""
    from pinflow.accounts.list_boards import list_boards
    from pinflow.entrypoints.tools import provider

    return await list_boards(
        rt.database,
        rt.runtime.secrets,
        provider(rt.runtime),
        rt.member.tenant_id,
        account_id,
        rt.now(),
    )


async def find_board(rt: CliRuntime, account_id: AccountId, text: str) -> Board:
    """The board by name or id. An id, which is a number, is taken as it is while Pinterest cannot be asked.

    Raises:
        NotFoundError, InvalidInputError: none, or several are called so.
        ExternalError: Pinterest cannot be asked for what is called so.
    """
    from pinflow.accounts.models import Board
    from pinflow.accounts.require_board import require_board
    from pinflow.entrypoints.tools import provider

    if text.isascii() and text.isdigit():
        await require_board(
            rt.database,
            rt.runtime.secrets,
            provider(rt.runtime),
            rt.member.tenant_id,
            account_id,
            text,
            rt.now(),
        )
        return Board(text, text)
    return pick_board(await read_boards(rt, account_id), text)


def pick_board(boards: Sequence[Chosen], text: str) -> Chosen:
    """One of these boards. Raises: as ``choose``."""
    from pinflow.entrypoints.cli.choose import choose

    return choose(
        text,
        boards,
        id_of=lambda board: board.id,
        names_of=lambda board: (board.name,),
        what="board",
        look="board list --account N",
    )


@twin("boards.list_them")
async def _list(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_account

    async with open_runtime() as rt:
        async with rt.read() as session:
            account = await choose_account(session, text)
        boards = await read_boards(rt, account.id)
    print_named("Board", [(one.id, one.name) for one in boards], no_board(account.name), as_json=as_json)


NO_SECTION = "The board has no sections."


def no_board(account: str) -> str:
    return f"{account} has no board. Make one: pinflow board create --help"


def print_named(what: str, found: Sequence[tuple[str, str]], nothing: str, *, as_json: bool) -> None:
    """Boards or sections: (id, name) each."""
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table

    if as_json:
        print_items({"id": own_id, "name": name} for own_id, name in found)
        return
    table = new_table(what, "Id")
    for own_id, name in found:
        add_row(table, name, own_id)
    print_table(table, nothing)
