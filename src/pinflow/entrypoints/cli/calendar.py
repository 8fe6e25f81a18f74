"""``pinflow calendar``: what goes out and went out, why then, and where it may go instead."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Annotated
from zoneinfo import ZoneInfo

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from uuid import UUID

    from pinflow.posting.hours import WrittenHours
    from pinflow.posting.schemas import BestHours, CalendarItem, PostingHours, Slot

app = typer.Typer(invoke_without_command=True)
DAYS = 7
# Less than this above the mean is not worth a line.
_WORTH_SAYING = 1.05
Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or a part of it.")]
_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@app.callback()
def show_calendar(
    context: typer.Context,
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

    Example: pinflow calendar why 5f3a9c21
    """
    if context.invoked_subcommand is not None:
        return
    run(_show(_read_date(start), _read_date(end), as_json))


@app.command()
def why(pin: Which, as_json: AsJson = False) -> None:
    """Say why a pin goes out at its minute, rule by rule, and what would forbid the account's next one.

    Example: pinflow calendar why 5f3a9c21

    Example: pinflow calendar why 5f3a9c21 --json
    """
    run(_why(pin, as_json))


@app.command()
def move(
    pin: Which,
    at: Annotated[
        str,
        typer.Option(metavar="TIME", help="As 2026-11-24T17:30, in the account's zone unless it says one."),
    ],
    as_json: AsJson = False,
) -> None:
    """Give a scheduled pin another minute. Where the rules refuse it, say why and what is free (exit 2).

    Example: pinflow calendar move 5f3a9c21 --at 2026-11-24T17:30
    """
    run(_move(pin, _read_moment(at), as_json))


@app.command()
def hours(
    account: Annotated[str, typer.Argument(metavar="ACCOUNT", help="The account's name or id.")],
    opened: Annotated[
        list[str] | None,
        typer.Option(
            "--open",
            metavar="DAYS TIMES",
            help="Such as `mon-fri 07:00-11:30,18:00-22:00`; days that none names are closed then.",
        ),
    ] = None,
    best: Annotated[
        bool | None,
        typer.Option(
            "--best-hours/--own-hours",
            help="Lean to those that the account's figures favour, or use all of yours alike.",
        ),
    ] = None,
    seed: Annotated[str | None, typer.Option(help="What the spread of a day is made from.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show or change when in the week an account's pins go out. Only pins that may not stay are moved.

    Example: pinflow calendar hours Evergreen

    Example: pinflow calendar hours Evergreen --open "mon-fri 07:00-22:00" --open "sat 09:00-12:00" --json
    """
    week = None if opened is None else _read_week(opened)
    run(_hours(account, week, best, seed, as_json))


def _read_week(texts: Sequence[str]) -> WrittenHours:
    week: WrittenHours = {}
    for text in texts:
        days, _, times = text.strip().lower().partition(" ")
        first, _, last = days.partition("-")
        if first not in _WEEK or (last or first) not in _WEEK or not times:
            from pinflow.entrypoints.cli.failures import refuse

            raise refuse("posting.bad_hours", f"“{text}”: write days and times, such as mon-fri 07:00-22:00.")
        chosen = _WEEK[_WEEK.index(first) : _WEEK.index(last or first) + 1]
        for day in chosen:
            week.setdefault(day, []).extend(span.strip().split("-") for span in times.split(","))
    return week


def _read_moment(text: str) -> datetime:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise refuse("cli.bad_time", f"“{text}” is no time. Write it as 2026-11-24T17:30.") from None


@twin("calendar.why")
async def _why(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.posting import schemas
    from pinflow.posting.explain_slot import explain_slot

    async with open_runtime() as rt, rt.read() as session:
        found = await explain_slot(session, await choose_pin(session, text))
    print_slot(schemas.Slot.of(found), found.pin.title, as_json=as_json)


def print_slot(found: Slot, title: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_facts, print_json, time_with_zone

    if as_json:
        print_json(found)
        return
    if found.account is None or found.at is None:
        typer.echo(found.reason)
        return
    zone = found.time_zone or "UTC"
    print_facts(
        [
            ("Pin", title),
            ("Account", found.account.name),
            ("Goes out", time_with_zone(found.at, zone)),
            ("Why", found.reason or "No reason was noted."),
            *([] if found.reason_at is None else [("  noted", time_with_zone(found.reason_at, zone))]),
            *(
                (f"  {each.rule}", each.text if each.kept else f"Not kept now: {each.text}")
                for each in found.grounds
            ),
            ("A minute later", found.next_refusal or "Another pin may follow."),
            ("The next", "no free place" if found.next_at is None else time_with_zone(found.next_at, zone)),
        ]
    )


@twin("calendar.move")
async def _move(text: str, at: datetime, as_json: bool) -> None:
    from pinflow.accounts.queries import get_account
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.queries import get_pin
    from pinflow.posting import schemas
    from pinflow.posting.move_pin import move_pin

    async with open_runtime() as rt, rt.write() as session:
        pin_id = await choose_pin(session, text)
        account_id = (await get_pin(session, pin_id)).account_id
        zone = "UTC" if account_id is None else (await get_account(session, account_id)).time_zone
        goal = at if at.tzinfo is not None else at.replace(tzinfo=ZoneInfo(zone))
        pin = await move_pin(session, rt.actor, pin_id, goal, now=rt.now())
        assert pin.account_id is not None
        account = await get_account(session, pin.account_id)
    say_moved(schemas.CalendarItem.of(pin, account), zone, as_json=as_json)


def say_moved(moved: CalendarItem, zone: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say, time_with_zone

    say(moved, f"“{moved.title}” goes out {time_with_zone(moved.at, zone)}.", as_json=as_json)


@twin("calendar.hours")
async def _hours(
    text: str, week: WrittenHours | None, best: bool | None, seed: str | None, as_json: bool
) -> None:
    from pinflow.entrypoints.cli.choose import choose_account
    from pinflow.posting import schemas
    from pinflow.posting.best_hours.queries import find_hour_weights
    from pinflow.posting.change_hours import change_hours, get_hours

    async with open_runtime() as rt, rt.write() as session:
        account = await choose_account(session, text)
        moved = 0
        if week is None and best is None and seed is None:
            found = await get_hours(session, account.id)
        else:
            found, moved = await change_hours(
                session,
                rt.actor,
                account.id,
                now=rt.now(),
                hours=week,
                choice=None if best is None else "best_hours" if best else "hours",
                seed=seed,
            )
        weights = await find_hour_weights(session, account.id)
    print_hours(account.name, schemas.PostingHours.of(account, found, weights, moved), as_json=as_json)


def print_hours(account: str, found: PostingHours, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_facts, print_json
    from pinflow.posting.hours import describe_day, read_hours

    if as_json:
        print_json(found)
        return
    read = read_hours(found.hours)
    print_facts(
        [
            ("Account", f"{account} ({found.time_zone})"),
            *((day, describe_day(read, number) or "closed") for number, day in enumerate(_WEEK)),
            ("Choice", "best hours among these" if found.choice == "best_hours" else "all of these"),
            ("Best hours", _describe_best(found.best)),
            ("Seed", found.seed),
            *([("Moved", f"{found.moved} pins")] if found.moved else []),
        ]
    )


def _describe_best(best: BestHours | None) -> str:
    """The hours that brought more than the mean, the best first; or what is lacking."""
    if best is None:
        return "no pin of this account was followed yet"
    if best.missing is not None:
        return f"not enough figures yet: {best.missing}"
    better = sorted(
        (hour for hour in best.hours if hour.weight >= _WORTH_SAYING),
        key=lambda hour: (-hour.weight, hour.hour),
    )
    if not better:
        return f"no hour stands out among {best.counted} pins"
    return ", ".join(
        f"{each.hour:02d}:00 ({each.weight:.2f} times the average, {each.pins} pins)" for each in better
    )


def _read_date(text: str | None) -> date | None:
    from pinflow.entrypoints.cli.failures import refuse

    try:
        return None if text is None else date.fromisoformat(text)
    except ValueError:
        raise refuse("cli.bad_date", f"“{text}” is no date. Write it as 2026-11-23.") from None


@twin("calendar.show")
async def _show(start: date | None, end: date | None, as_json: bool) -> None:
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.posting import schemas
    from pinflow.posting.list_calendar import list_calendar

    async with open_runtime() as rt, rt.read() as session:
        zone = await find_home_time_zone(session)
        entries = await list_calendar(session, *span(start, end, rt.now(), zone))
    zones: dict[UUID, str] = {entry.account.id: entry.account.time_zone for entry in entries}
    items = [schemas.CalendarItem.of(entry.pin, entry.account) for entry in entries]
    print_entries(items, zones, as_json=as_json)


def span(start: date | None, end: date | None, now: datetime, zone: str) -> tuple[datetime, datetime]:
    """From the beginning of the first day up to the end of the last, in the zone."""
    first = start or now.astimezone(ZoneInfo(zone)).date()
    last = end or first + timedelta(days=DAYS - 1)
    return _midnight(first, zone), _midnight(last + timedelta(days=1), zone)


def _midnight(day: date, zone: str) -> datetime:
    return datetime.combine(day, time(), ZoneInfo(zone))


def print_entries(entries: Sequence[CalendarItem], zones: Mapping[UUID, str], *, as_json: bool) -> None:
    """``zones``: of the accounts, by their ids."""
    from pinflow.entrypoints.cli.output import (
        add_row,
        new_table,
        print_items,
        print_table,
        short_id,
        time_with_zone,
    )

    if as_json:
        print_items(entries)
        return
    table = new_table("When", "Account", "State", "Id", "Title", wide="Title")
    for entry in entries:
        add_row(
            table,
            time_with_zone(entry.at, zones[entry.account.id]),
            entry.account.name,
            entry.state,
            short_id(entry.pin_id),
            entry.title,
        )
    print_table(table, "Nothing is scheduled or published in these days.")
