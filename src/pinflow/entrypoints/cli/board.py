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
    """The board by name or id. An id, which is a number, is taken as it is, without asking Pinterest.

    Raises:
        NotFoundError, InvalidInputError: none, or several are called so.
        ExternalError: Pinterest cannot be asked.
    """
    from pinflow.accounts.models import Board
    from pinflow.entrypoints.cli.choose import choose

    if text.isascii() and text.isdigit():
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
    print_table(table, f"{account.name} has no board. Make one on Pinterest.")
