"""``pinflow board``: the boards of an account."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.accounts.models import AccountId, Board
    from pinflow.entrypoints.cli.runtime import CliRuntime

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


async def _create(account: str, name: str, description: str | None, privacy: str, as_json: bool) -> None:
    from pinflow.accounts.make_board import make_board
    from pinflow.accounts.models import BoardPrivacy
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.entrypoints.tools import provider

    known: dict[str, BoardPrivacy] = {"public": "PUBLIC", "protected": "PROTECTED", "secret": "SECRET"}
    if privacy.lower() not in known:
        raise refuse("accounts.unknown_privacy", f"“{privacy}” is none of {', '.join(known)}.")
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
            privacy=known[privacy.lower()],
            now=rt.now(),
        )
    say({"id": made.id, "name": made.name}, f"“{made.name}” is there: {made.id}", as_json=as_json)


async def _sections(account: str, board: str, as_json: bool) -> None:
    from pinflow.accounts.list_boards import list_sections
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
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
        )
    if as_json:
        print_items({"id": section.id, "name": section.name} for section in listed)
        return
    table = new_table("Section", "Id")
    for section in listed:
        add_row(table, section.name, section.id)
    print_table(table, "The board has no sections.")


async def _create_section(account: str, board: str, name: str, as_json: bool) -> None:
    from pinflow.accounts.make_board import make_section
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.cli.output import say
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
    say({"id": made.id, "name": made.name}, f"“{made.name}” is there: {made.id}", as_json=as_json)


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
    from pinflow.entrypoints.cli.choose import choose
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
    return choose(
        text,
        await read_boards(rt, account_id),
        id_of=lambda board: board.id,
        names_of=lambda board: (board.name,),
        what="board",
        look="board list",
    )


async def _list(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table

    async with open_runtime() as rt:
        async with rt.read() as session:
            account = await choose_account(session, text)
        boards = await read_boards(rt, account.id)
    if as_json:
        print_items(boards)
        return
    table = new_table("Board", "Id")
    for found in boards:
        add_row(table, found.name, found.id)
    print_table(table, f"{account.name} has no board. Make one: pinflow board create --help")
