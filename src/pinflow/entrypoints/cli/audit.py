"""``pinflow audit``: who did what."""

from __future__ import annotations

from typing import Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

app = typer.Typer(
    no_args_is_help=True, help="Who did what, and through what.\n\nExample: pinflow audit list --limit 20"
)


@app.callback()
def audit() -> None:
    """Who did what, and through what.

    Example: pinflow audit list --limit 20
    """


@app.command("list")
def list_entries(
    about: Annotated[str | None, typer.Option("--object", help="Only what was done to this id.")] = None,
    before: Annotated[int | None, typer.Option(help="Only entries older than this entry's id.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Show the newest entries first. For admins.

    Example: pinflow audit list --limit 20

    Example: pinflow audit list --json
    """
    run(_list(about, before, limit, as_json))


async def _list(about: str | None, before: int | None, limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.identity.authorize import require_role
    from pinflow.identity.models import Role, typed_by
    from pinflow.identity.queries import find_home_time_zone, list_audit_entries

    async with open_runtime() as rt, rt.read() as session:
        require_role(rt.actor, Role.ADMIN)
        entries = await list_audit_entries(session, object_id=about, before=before, limit=limit)
        zone = await find_home_time_zone(session)
    if as_json:
        print_items(entries)
        return
    table = new_table(f"When ({zone})", "Who", "Through", "What", "Object", wide="Object")
    for entry in entries:
        what = f"{entry.object_kind} {entry.object_id}"
        through = f"{entry.via} of {who}" if (who := typed_by(entry)) else entry.via
        add_row(table, local_time(entry.at, zone), entry.actor, through, entry.action, what)
    print_table(table, "Nothing was done yet.")
