"""``pinflow overview``: the line at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from pinflow.entrypoints.cli.options import AsJson, given
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.entrypoints.overview import NeedsYou, Overview

app = typer.Typer()
ACTIVITY = 8
# What settles a need, where its words alone do not say which command does.
COMMANDS = {
    "projects.no_board": (
        'pinflow project set "NAME" --account ACCOUNT --board BOARD',
        "pinflow account list and pinflow board list show which there are",
    ),
}


@app.command("overview")
def show_overview(as_json: AsJson = False) -> None:
    """Show the line at a glance: what happened, what needs you, what is next.

    Example: pinflow overview

    Example: pinflow --demo overview --json
    """
    run(_show(as_json))


@twin("overview.show")
async def _show(as_json: bool) -> None:
    from pinflow.entrypoints.overview import read_overview
    from pinflow.identity.queries import find_home_time_zone

    async with open_runtime() as rt, rt.read() as session:
        overview = await read_overview(
            session,
            rt.now(),
            clock_shifted=rt.clock.shifted,
            demo=given.get().demo,
            user_id=rt.member.user_id,
        )
        zone = await find_home_time_zone(session)
    print_overview(overview, zone, as_json=as_json)


def print_overview(overview: Overview, zone: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_json, print_table

    if as_json:
        print_json(overview)
        return

    typer.echo(
        f"{local_time(overview.now, zone)} {zone}{' (a turned clock)' if overview.clock_shifted else ''}"
    )
    table = new_table("The line", "Count", "Last", right=("Count",))
    for stage in overview.line:
        add_row(table, stage.stage.replace("_", " "), stage.count, local_time(stage.last_at, zone))
    print_table(table, "")
    for heading, lines in (
        ("Needs you", [line for need in overview.needs_you for line in _in_lines(need)]),
        (
            "Next",
            [f"{local_time(item.at, zone)}  {item.account.name}: {item.title}" for item in overview.next],
        ),
        ("Lately", [f"{local_time(done.at, zone)}  {done.text}" for done in overview.activity[:ACTIVITY]]),
    ):
        typer.echo(f"\n{heading}")
        for text in lines or ["Nothing."]:
            typer.echo(f"  {text}")


def _in_lines(need: NeedsYou) -> list[str]:
    return [f"{need.count} {need.text}", *(f"  {line}" for line in COMMANDS.get(need.code, ()))]
