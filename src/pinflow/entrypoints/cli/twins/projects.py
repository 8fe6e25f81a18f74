"""``pinflow project`` on a server."""

from __future__ import annotations

from typing import Any

from pinflow.accounts.schemas import Account
from pinflow.entrypoints.cli import project as said
from pinflow.entrypoints.cli.output import say
from pinflow.entrypoints.cli.server import Server, open_server
from pinflow.entrypoints.cli.twins.rows import find_account, find_board_id, find_media_id, find_project
from pinflow.entrypoints.list_plugins import Plugin
from pinflow.kit.errors import InvalidInputError
from pinflow.projects.schemas import Project


async def create(
    name: str, marketplace: str, tag: str | None, zone: str | None, pattern: str | None, as_json: bool
) -> None:
    body: dict[str, Any] = {"name": name, "marketplace": marketplace, "affiliate_tag": tag or ""}
    if zone is not None:
        body["time_zone"] = zone
    if pattern is not None:
        body["site_url_pattern"] = pattern
    async with open_server() as server:
        made = await server.send("POST", "/projects", Project, body)
    say(made, said.created_words(made.name), as_json=as_json)


async def list_them(as_json: bool) -> None:
    async with open_server() as server:
        said.print_projects(await server.pages("/projects", Project), as_json=as_json)


async def show(text: str, as_json: bool) -> None:
    async with open_server() as server:
        project = await find_project(server, text)
        accounts = {one.id: one.name for one in await server.pages("/accounts", Account)}
    # Who confirmed is not among what the API tells.
    said.print_project(project, accounts, (None, None), as_json=as_json)


async def change(text: str, given: dict[str, Any], brand: dict[str, Any], as_json: bool) -> None:
    said.announce(given, brand)
    async with open_server() as server:
        project = await find_project(server, text)
        body = {**await _fields(server, project, given), "version": project.version}
        if brand:
            body["brand"] = {**project.brand.model_dump(), **said.brand_fields(brand)}
        try:
            changed = await server.send("PATCH", f"/projects/{project.id}", Project, body)
        except InvalidInputError as error:
            raise said.how_to_confirm(error) from None
        plugins = await server.pages("/plugins", Plugin) if given.get("writer") else []
    say(changed, said.changed_words(changed.name, changed.version), as_json=as_json)
    said.tell_writer_off(given.get("writer", ""), [row for row in plugins if row.kind == "writer"])


async def _fields(server: Server, project: Project, given: dict[str, Any]) -> dict[str, Any]:
    """What was given, as the API names it; what a person names is looked up."""
    account_id = project.default_account_id
    if "account" in given:
        account_id = (await find_account(server, given["account"])).id if given["account"] else None
    board_id = None
    if given.get("board"):
        board_id = await find_board_id(server, said.require_account(account_id), given["board"])
    if "logo" in given:
        given = {name: value for name, value in given.items() if name != "logo"} | {
            "logo_media_id": await find_media_id(server, given["logo"]) if given["logo"] else None
        }
    return said.changed_fields(project.default_account_id, given, account_id, board_id)
