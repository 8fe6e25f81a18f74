"""``pinflow creators``: products by your own key for Amazon's Creators API."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.kit.db import TenantSession
    from pinflow.projects.models import ProjectId
    from pinflow.scraping.creators.models import Connection, LookedUp, Lookup

app = typer.Typer(
    no_args_is_help=True,
    help="Products by your own key for Amazon's Creators API.\n\nExample: pinflow creators status",
)
Market = Annotated[
    str | None,
    typer.Option(
        "--marketplace", metavar="NAME", help="Such as amazon.de; left out, the only one connected."
    ),
]
ForProject = Annotated[
    str | None,
    typer.Option(
        "--project", metavar="NAME", help="Which project scores them; left out, every one of the marketplace."
    ),
]


@app.command()
def connect(
    marketplace: Annotated[str, typer.Option(help="Such as amazon.de.")],
    tag: Annotated[str, typer.Option(help="Your Associates tag of that marketplace.")],
    version: Annotated[str, typer.Option(help="What Amazon shows beside the credential, such as 2.2.")],
    credential_id: Annotated[str, typer.Option(metavar="ID", help="The credential's id.")],
    secret_file: Annotated[
        str, typer.Option(metavar="FILE", help="A file that holds the secret; - for standard input.")
    ],
    as_json: AsJson = False,
) -> None:
    """Connect a credential: it is tried at Amazon, stored sealed and never shown again.

    Example: pinflow creators connect --marketplace amazon.de --tag evergreen-21 --version 2.2
    --credential-id amzn1.application-oa2-client.0c9d --secret-file secret.txt
    """
    run(_connect(marketplace, tag, version, credential_id, _read_secret(secret_file), as_json))


@app.command()
def status(as_json: AsJson = False) -> None:
    """Show what is connected, and why one is off.

    Example: pinflow creators status --json
    """
    run(_status(as_json))


@app.command("test")
def try_it(marketplace: Market = None, as_json: AsJson = False) -> None:
    """Ask Amazon once, and write down how the connection stands.

    Example: pinflow creators test --marketplace amazon.de
    """
    run(_test(marketplace, as_json))


@app.command()
def disconnect(
    marketplace: Annotated[str, typer.Argument(metavar="MARKETPLACE", help="Such as amazon.de.")],
    as_json: AsJson = False,
) -> None:
    """Forget the credential and everything that came through it.

    Example: pinflow creators disconnect amazon.de
    """
    run(_disconnect(marketplace, as_json))


@app.command()
def items(
    asins: Annotated[list[str], typer.Argument(metavar="ASIN…", help="1 to 50 ASINs.")],
    marketplace: Market = None,
    project: ForProject = None,
    as_json: AsJson = False,
) -> None:
    """Look up products by ASIN. Your projects score them as their own for 24 hours.

    Then they are removed everywhere; of their scores stay the points with source, marketplace and time.

    Example: pinflow creators items B0EXAMPLE1 B0EXAMPLE2 --marketplace amazon.de
    """
    run(_items(asins, marketplace, project, as_json))


@app.command()
def kept(
    marketplace: Market = None,
    limit: Annotated[int, typer.Option(min=1, max=200, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List the products that were looked up in the last 24 hours.

    Example: pinflow creators kept --json
    """
    run(_kept(marketplace, limit, as_json))


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(metavar="WORDS…", help="What to search for.")],
    node: Annotated[str | None, typer.Option(metavar="ID", help="Only in this category.")] = None,
    page: Annotated[int, typer.Option(min=1, max=10, help="Ten products a page.")] = 1,
    marketplace: Market = None,
    project: ForProject = None,
    as_json: AsJson = False,
) -> None:
    """Search products by words. Your projects score what is found for 24 hours, as with `items`.

    Example: pinflow creators search bamboo organiser --page 2
    """
    run(_search(" ".join(words), node, page, marketplace, project, as_json))


@app.command()
def nodes(
    ids: Annotated[list[str], typer.Argument(metavar="ID…", help="1 to 10 ids of categories.")],
    marketplace: Market = None,
    as_json: AsJson = False,
) -> None:
    """Look up categories: the way to each, and what is below it.

    Example: pinflow creators nodes 3169011 --marketplace amazon.de
    """
    run(_nodes(ids, marketplace, as_json))


def _read_secret(file: str) -> str:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        why = getattr(error, "strerror", None) or "it is no text"
        raise refuse("creators.secret_unreadable", f"The file {file} cannot be read: {why}.") from None
    if not text.strip():
        raise refuse("creators.secret_empty", "The file with the secret is empty.")
    return text.strip()


async def _choose(session: TenantSession, marketplace: str | None) -> Connection:
    """The connection in the marketplace, else the only one."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.kit.errors import NotFoundError
    from pinflow.scraping.creators.queries import list_connections

    connections = await list_connections(session)
    if marketplace is not None:
        wanted = marketplace.strip().casefold().removeprefix("www.")
        connections = [each for each in connections if each.marketplace == wanted]
    if not connections:
        where = f" for {marketplace}" if marketplace else ""
        raise NotFoundError(
            "creators.not_connected",
            f"No credential is connected{where}. Connect one: pinflow creators connect --help",
        )
    if len(connections) > 1:
        known = ", ".join(each.marketplace for each in connections)
        raise refuse("creators.which", f"Say which marketplace with --marketplace. Connected: {known}.")
    return connections[0]


async def _project_id(session: TenantSession, text: str | None) -> ProjectId | None:
    from pinflow.entrypoints.cli.choose import choose_project

    return None if text is None else (await choose_project(session, text)).id


async def _connect(
    marketplace: str, tag: str, version: str, credential_id: str, secret: str, as_json: bool
) -> None:
    from pinflow.entrypoints.tools import creators_tools
    from pinflow.scraping.creators.connect_creators import connect_creators

    async with open_runtime() as rt:
        connection = await connect_creators(
            creators_tools(rt.runtime),
            rt.actor,
            marketplace=marketplace,
            partner_tag=tag,
            version=version,
            credential_id=credential_id,
            credential_secret=secret,
            now=rt.now(),
        )
    _say(connection, as_json)


def _say(connection: Connection, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.scraping.creators import schemas

    words = connection.state_reason or f"The Creators API answers for {connection.marketplace}."
    say(schemas.CreatorsConnection.of(connection), words, as_json=as_json)


async def _status(as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table, time_with_zone
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.scraping.creators import schemas
    from pinflow.scraping.creators.queries import list_connections

    async with open_runtime() as rt, rt.read() as session:
        connections = await list_connections(session)
        zone = await find_home_time_zone(session)
    if as_json:
        print_items(schemas.CreatorsConnection.of(connection) for connection in connections)
        return
    table = new_table("Marketplace", "Tag", "Version", "State", "Tried")
    for each in connections:
        tried = time_with_zone(each.checked_at, zone)
        add_row(table, each.marketplace, each.partner_tag, each.version, each.state, tried)
    print_table(
        table,
        "The Creators API is off: no credential is connected. Amazon gives one to associates with 10 "
        "qualified sales in 30 days. Connect it: pinflow creators connect --help",
    )
    for each in connections:
        if each.state_reason:
            typer.echo(f"{each.marketplace}: {each.state_reason}")


async def _test(marketplace: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.tools import creators_tools
    from pinflow.scraping.creators.check_creators import check_creators

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await _choose(session, marketplace)
        connection = await check_creators(creators_tools(rt.runtime), rt.actor, chosen.id)
    _say(connection, as_json)


async def _disconnect(marketplace: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say
    from pinflow.scraping.creators.disconnect_creators import disconnect_creators

    async with open_runtime() as rt, rt.write() as session:
        chosen = await _choose(session, marketplace)
        await disconnect_creators(session, rt.actor, chosen.id, rt.now())
    words = f"The credential for {chosen.marketplace} is forgotten, and what came through it."
    say({"id": chosen.id, "marketplace": chosen.marketplace}, words, as_json=as_json)


async def _items(asins: list[str], marketplace: str | None, project: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.tools import creators_tools
    from pinflow.scraping.creators.look_up_items import look_up_items

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await _choose(session, marketplace)
            project_id = await _project_id(session, project)
        found = await look_up_items(
            creators_tools(rt.runtime), rt.actor, chosen.marketplace, asins, project_id=project_id
        )
    _show(found, as_json, "Amazon gave none of them.")


async def _search(
    words: str, node: str | None, page: int, marketplace: str | None, project: str | None, as_json: bool
) -> None:
    from pinflow.entrypoints.tools import creators_tools
    from pinflow.scraping.creators.look_up_items import search_items

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await _choose(session, marketplace)
            project_id = await _project_id(session, project)
        found = await search_items(
            creators_tools(rt.runtime),
            rt.actor,
            chosen.marketplace,
            words,
            node_id=node,
            page=page,
            project_id=project_id,
        )
    _show(found, as_json, "Nothing was found.")


async def _kept(marketplace: str | None, limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_items
    from pinflow.scraping.creators import schemas
    from pinflow.scraping.creators.queries import list_items

    async with open_runtime() as rt, rt.read() as session:
        rows = await list_items(session, rt.now(), marketplace=marketplace, limit=limit)
    if as_json:
        print_items(schemas.CreatorsItem.of(row) for row in rows)
    else:
        _print_items(rows, "Nothing was looked up in the last 24 hours.")


def _show(found: Lookup[LookedUp], as_json: bool, empty: str) -> None:
    from pinflow.entrypoints.cli.output import plain, print_json
    from pinflow.scraping.creators import schemas

    if as_json:
        print_json(schemas.FoundItems.of(found))
        return
    _print_items(found.items, empty)
    for warning in found.warnings:
        typer.echo(plain(warning))
    if found.items:
        typer.echo(plain(_what_happens(found)))


def _what_happens(found: Lookup[LookedUp]) -> str:
    if not found.projects:
        return "No project of this marketplace scores them. They are removed after 24 hours."
    names = " and ".join(f"“{each.name}”" for each in found.projects)
    return (
        f"Scored in {names} as products of your own for 24 hours. Then they are removed everywhere; of their "
        "scores stay the points with source, marketplace and time."
    )


def _print_items(rows: tuple[LookedUp, ...] | list[LookedUp], empty: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, money, new_table, print_table

    table = new_table("ASIN", "Title", "Price", "Rank", "Gone", right=("Price", "Rank"), wide="Title")
    for row in rows:
        rank = row.item.categories[0].rank if row.item.categories else row.item.website_rank
        price = money(row.item.price, row.item.currency)
        add_row(table, row.asin, row.item.title, price, rank, f"{row.expires_at:%Y-%m-%d %H:%M} UTC")
    print_table(table, empty)


async def _nodes(ids: list[str], marketplace: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import plain, print_json
    from pinflow.entrypoints.tools import creators_tools
    from pinflow.scraping.creators import schemas
    from pinflow.scraping.creators.look_up_items import look_up_nodes

    async with open_runtime() as rt:
        async with rt.read() as session:
            chosen = await _choose(session, marketplace)
        found = await look_up_nodes(creators_tools(rt.runtime), rt.actor, chosen.marketplace, ids)
    if as_json:
        items = [schemas.CreatorsNode.of(node) for node in found.items]
        print_json(schemas.FoundNodes(items=items, warnings=list(found.warnings)))
        return
    for node in found.items:
        way = " > ".join([*(above.name for above in node.path), node.name])
        typer.echo(plain(f"{node.id}  {way}"))
        for child in node.children:
            typer.echo(plain(f"    {child.id}  {child.name}"))
    for warning in found.warnings:
        typer.echo(plain(warning))
