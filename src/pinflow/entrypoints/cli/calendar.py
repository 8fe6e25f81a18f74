"""``pinflow calendar``: what goes out, and what went out."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.posting.list_calendar import CalendarEntry

app = typer.Typer()
DAYS = 7


@app.command("calendar")
def show_calendar(
    start: Annotated[
        str | None, typer.Option("--from", metavar="DATE", help="From this day on; else today.")
    ] = None,
    end: Annotated[
        str | None, typer.Option("--to", metavar="DATE", help="Up to the end of this day.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Show what is scheduled and published: seven days from today, unless you say otherwise.

    Example: pinflow calendar

    Example: pinflow calendar --from 2026-11-01 --to 2026-11-30 --json
    """
    run(_show(_read_date(start), _read_date(end), as_json))


def _read_date(text: str | None) -> date | None:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise refuse("cli.bad_date", f"“{text}” is no date. Write it as 2026-11-23.") from None


async def _show(start: date | None, end: date | None, as_json: bool) -> None:
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.posting.list_calendar import list_calendar

    async with open_runtime() as rt, rt.read() as session:
        zone = await find_home_time_zone(session)
        first = start or rt.now().astimezone(ZoneInfo(zone)).date()
        last = end or first + timedelta(days=DAYS - 1)
        entries = await list_calendar(
            session, _midnight(first, zone), _midnight(last + timedelta(days=1), zone)
        )
    if as_json:
        from pinflow.entrypoints.cli.output import print_items
        from pinflow.posting import schemas

        print_items(schemas.CalendarItem.of(entry.pin, entry.account) for entry in entries)
    else:
        _print_entries(entries)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def _print_entries(entries: Sequence[CalendarEntry]) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_table, short_id, time_with_zone

    table = new_table("When", "Account", "State", "Id", "Title", wide="Title")
    for entry in entries:
        at = entry.pin.published_at or entry.pin.scheduled_at
        add_row(
            table,
            time_with_zone(at, entry.account.time_zone),
            entry.account.name,
            entry.pin.state,
            short_id(entry.pin.id),
            entry.pin.title,
        )
    print_table(table, "Nothing is scheduled or published in these days.")
