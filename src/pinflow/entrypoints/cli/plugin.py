"""``pinflow plugin``: sources, writers, renderers and channels, ours and those of installed packages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import prepare_logging, read_settings

if TYPE_CHECKING:
    from pinflow.entrypoints.list_plugins import Plugin

app = typer.Typer(
    no_args_is_help=True, help="What is installed, and why something is off.\n\nExample: pinflow plugin list"
)


@app.callback()
def plugin() -> None:
    """What is installed, and why something is off."""


@app.command("list")
def list_all(as_json: AsJson = False) -> None:
    """List sources, writers, renderers and channels, and say of each whether it is used.

    Example: pinflow plugin list --json
    """
    from pinflow.entrypoints.cli.output import add_row, new_table, print_items, print_table
    from pinflow.entrypoints.find_plugins import list_installed
    from pinflow.entrypoints.list_plugins import Plugin

    prepare_logging()
    found = [Plugin.of(installed) for installed in list_installed(read_settings())]
    if as_json:
        print_items(found)
        return
    table = new_table("Kind", "Name", "From", "State", wide="State")
    for row in found:
        add_row(table, row.kind, row.name, row.origin, _state(row))
    print_table(table, "No plug-in is installed.")


def _state(row: Plugin) -> str:
    if row.reason is not None:
        return f"off: {row.reason}"
    return "used" if row.used else "ready, not chosen"
