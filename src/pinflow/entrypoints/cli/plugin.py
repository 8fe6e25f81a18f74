"""``pinflow plugin``: what the line works with, ours and that of installed packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.prepare_logging import prepare_logging
from pinflow.entrypoints.cli.runtime import open_runtime, read_settings, run

if TYPE_CHECKING:
    from pinflow.entrypoints.find_plugins import InstalledPlugin
    from pinflow.entrypoints.list_plugins import Plugin

app = typer.Typer(
    no_args_is_help=True, help="What is installed, and why something is off.\n\nExample: pinflow plugin list"
)


@app.callback()
def plugin() -> None:
    """What is installed, and why something is off."""


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List sources, look-ups, trends, readers, writers, templates, renderers and channels: used, or why not.

    Look-ups and trends need a connection of your own; whether there is one is said as for --as and --tenant.

    Example: pinflow plugin list --json
    """
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.entrypoints.list_plugins import Plugin

    prepare_logging()
    found = [Plugin.of(installed) for installed in run(_find())]
    if as_json:
        print_items(found)
        return
    table = new_table("Kind", "Name", "From", "State", wide="State")
    for row in found:
        add_row(table, row.kind, row.name, row.origin, _state(row))
    print_table(table, "No plug-in is installed.")
    for kind, settings in {row.kind: row.settings for row in found if row.settings}.items():
        typer.echo(f"{kind}: {', '.join(f'{each.name}={each.value}' for each in settings)}")


async def _find() -> list[InstalledPlugin]:
    """As they stand for the member's team; where nobody can be meant yet, as they stand here."""
    from pinflow.entrypoints.find_connections import add_connections
    from pinflow.entrypoints.find_plugins import list_installed
    from pinflow.kit.errors import AppError

    found = list_installed(read_settings())
    try:
        async with open_runtime() as rt, rt.read() as session:
            return await add_connections(session, found)
    except AppError as error:
        typer.echo(f"Connections of a team are not looked at: {error.message}", err=True)
        return found


def _state(row: Plugin) -> str:
    if row.reason is not None:
        return f"off: {row.reason}"
    return "used" if row.used else "ready, not chosen"
