"""Finds on a server what a person means by an id, a part of one, or a name."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from pinflow.accounts.schemas import Account, Board
from pinflow.entrypoints.cli.choose import pick_account, pick_pin, pick_project, pin_part
from pinflow.pins.schemas import Pin
from pinflow.projects.schemas import Project

if TYPE_CHECKING:
    from pinflow.entrypoints.cli.server import Server


async def find_account(server: Server, text: str) -> Account:
    """The account by name, user name or id. Raises: as ``choose``."""
    return pick_account(await server.pages("/accounts", Account), text)


async def find_project(server: Server, text: str | None) -> Project:
    """The project; left out, it is the only one. Raises: as ``choose_project``."""
    return pick_project(await server.pages("/projects", Project), text)


async def find_pin(server: Server, text: str) -> Pin:
    """The pin by id or a part of it. Raises: as ``choose``."""
    part = pin_part(text)
    # Two are enough to say that several are meant; six are named at most.
    found = {pin.id: pin for pin in await server.pages("/pins", Pin, limit=6, id_part=part)}
    return found[pick_pin(sorted(found), text)]


async def find_board_id(server: Server, account_id: UUID, text: str) -> str:
    """The board's id by name or id; the server itself says whether there is a board of a number."""
    from pinflow.entrypoints.cli.board import pick_board

    if text.isascii() and text.isdigit():
        return text
    return pick_board(await server.items(f"/accounts/{account_id}/boards", Board), text).id


async def zone_of(server: Server, pin: Pin) -> str:
    """The account's zone; without one, the project's."""
    if pin.account is not None:
        accounts = await server.pages("/accounts", Account)
        return next((one.time_zone for one in accounts if one.id == pin.account.id), "UTC")
    projects = await server.pages("/projects", Project)
    return next((one.time_zone for one in projects if one.id == pin.project_id), "UTC")


async def find_media_id(server: Server, text: str) -> UUID:
    """The library picture by its id or the end of it."""
    from pinflow.entrypoints.cli.media import pick_media
    from pinflow.pins.media.schemas import Media

    part = text.strip().lower()
    ids = [one.id for one in await server.pages("/media", Media)]
    return pick_media(text, [one for one in ids if str(one).startswith(part) or str(one).endswith(part)])
