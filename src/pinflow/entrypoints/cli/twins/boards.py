"""``pinflow board`` on a server."""

from __future__ import annotations

from pinflow.accounts.schemas import Board, Section
from pinflow.entrypoints.cli import board as said
from pinflow.entrypoints.cli.server import open_server
from pinflow.entrypoints.cli.twins.rows import find_account, find_board_id


async def create(account: str, name: str, description: str | None, privacy: str, as_json: bool) -> None:
    body = {"name": name, "privacy": said.read_privacy(privacy)}
    if description is not None:
        body["description"] = description
    async with open_server() as server:
        chosen = await find_account(server, account)
        made = await server.send("POST", f"/accounts/{chosen.id}/boards", Board, body)
    said.say_made(made.id, made.name, as_json=as_json)


async def sections(account: str, board: str, as_json: bool) -> None:
    async with open_server() as server:
        chosen = await find_account(server, account)
        board_id = await find_board_id(server, chosen.id, board)
        found = await server.items(f"/accounts/{chosen.id}/boards/{board_id}/sections", Section)
    said.print_named("Section", [(one.id, one.name) for one in found], said.NO_SECTION, as_json=as_json)


async def create_section(account: str, board: str, name: str, as_json: bool) -> None:
    async with open_server() as server:
        chosen = await find_account(server, account)
        board_id = await find_board_id(server, chosen.id, board)
        way = f"/accounts/{chosen.id}/boards/{board_id}/sections"
        made = await server.send("POST", way, Section, {"name": name})
    said.say_made(made.id, made.name, as_json=as_json)


async def list_them(text: str, as_json: bool) -> None:
    async with open_server() as server:
        account = await find_account(server, text)
        found = await server.items(f"/accounts/{account.id}/boards", Board)
    named = [(one.id, one.name) for one in found]
    said.print_named("Board", named, said.no_board(account.name), as_json=as_json)
