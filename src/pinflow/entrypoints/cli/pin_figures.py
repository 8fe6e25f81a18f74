"""``pinflow pin figures``: what became of a published pin."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.analytics.schemas import PinFigures

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]
# The newest days; --json prints all of them.
_SHOWN_DAYS = 14


def figures(pin: Which, as_json: AsJson = False) -> None:
    """Show what Pinterest told of a published pin: impressions, saves and clicks by day, and as of when.

    Example: pinflow pin figures 5f3a9c21

    Example: pinflow pin figures 5f3a9c21 --json
    """
    run(_figures(pin, as_json))


def register(app: typer.Typer) -> None:
    """Adds the command to ``pinflow pin``."""
    app.command("figures")(figures)


@twin("pins.figures")
async def _figures(text: str, as_json: bool) -> None:
    from pinflow.analytics import schemas
    from pinflow.analytics.show_figures import show_figures
    from pinflow.entrypoints.cli.choose import choose_pin

    async with open_runtime() as rt, rt.read() as session:
        found = await show_figures(session, await choose_pin(session, text), rt.now())
    print_figures(schemas.PinFigures.of(found), as_json=as_json)


def print_figures(found: PinFigures, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_json, print_table

    if as_json:
        print_json(found)
        return
    if found.days:
        table = new_table("Day (UTC)", "Impressions", "Saves", "Clicks to the link", "Clicks on the pin", "")
        for each in found.days[-_SHOWN_DAYS:]:
            add_row(
                table,
                each.day.isoformat(),
                str(each.impressions),
                str(each.saves),
                str(each.outbound_clicks),
                str(each.pin_clicks),
                "" if each.final else "may grow",
            )
        print_table(table, "")
        typer.echo(
            f"All {len(found.days)} days: {found.sums.impressions} impressions, {found.sums.saves} saves, "
            f"{found.sums.outbound_clicks} clicks to the link. "
            + (f"Final up to {found.as_of}." if found.as_of else "None of them is final yet.")
        )
    if found.reason is not None:
        typer.echo(found.reason)
