"""``pinflow notification``: what your team was told, and what of it is sent to you."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.notifications.choose_preferences import Preferences
    from pinflow.notifications.kinds import NotificationKind
    from pinflow.notifications.show_notifications import Shown

app = typer.Typer(
    no_args_is_help=True,
    help="What your team was told, and what of it is sent to you.\n\nExample: pinflow notification list",
)
_PAGE = 200


@app.command("list")
def list_all(
    unread: Annotated[
        bool, typer.Option("--unread", help="Only what you have not read and is not over.")
    ] = False,
    kind: Annotated[str | None, typer.Option(help="Of this kind only, such as account_reconnect.")] = None,
    cursor: Annotated[str | None, typer.Option(help="`next_cursor` of the page before.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=_PAGE, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """Show what your team was told, the newest first, and how much of it is unread.

    Example: pinflow notification list --unread

    Example: pinflow notification list --kind account_reconnect --json
    """
    run(_list(unread, kind, cursor, limit, as_json))


@app.command()
def read(
    notification: Annotated[
        str | None, typer.Argument(help="Its id or the end of it; left out with --all.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", help="Everything that is unread.")] = False,
    as_json: AsJson = False,
) -> None:
    """Mark a notification, or all of them, as read. Each member has read for themselves.

    Example: pinflow notification read 3d4e5f60

    Example: pinflow notification read --all
    """
    run(_read(notification, everything, as_json))


@app.command()
def preferences(
    kind: Annotated[str | None, typer.Argument(help="The kind to change; left out, all are shown.")] = None,
    on: Annotated[
        bool | None, typer.Option("--on/--off", help="Whether it is sent to you.", show_default=False)
    ] = None,
    channel: Annotated[str, typer.Option(help="Through what.")] = "email",
    as_json: AsJson = False,
) -> None:
    """Show or choose what is sent to you outside the app. In the app you are told everything.

    Example: pinflow notification preferences

    Example: pinflow notification preferences pin_undecided --on
    """
    run(_preferences(kind, on, channel, as_json))


@app.command("test")
def send_test(
    channel: Annotated[str, typer.Option(help="Through what.")] = "email",
    as_json: AsJson = False,
) -> None:
    """Send yourself a message to see whether it arrives.

    Example: pinflow notification test
    """
    run(_send_test(channel, as_json))


async def _list(unread: bool, kind: str | None, cursor: str | None, limit: int, as_json: bool) -> None:
    from uuid import UUID

    from pinflow.entrypoints.cli.output import print_json
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.kit.pagination import decode_cursor, split_page
    from pinflow.notifications import schemas
    from pinflow.notifications.models import NotificationId
    from pinflow.notifications.show_notifications import show_count, show_notifications

    after = decode_cursor(cursor, tuple[UUID])
    async with open_runtime() as rt, rt.read() as session:
        rows = await show_notifications(
            session,
            rt.actor,
            unread=unread,
            kind=None if kind is None else _kind(kind),
            before=None if after is None else NotificationId(after[0]),
            limit=limit + 1,
        )
        count = await show_count(session, rt.actor)
        zone = await find_home_time_zone(session)
    page, following = split_page(rows, limit, key=lambda row: (row.notification.id,))
    if as_json:
        print_json(
            {
                "items": [schemas.Notification.of(row) for row in page],
                "next_cursor": following,
                "unread": count.unread,
                "urgent": count.urgent,
            }
        )
        return
    _print_list(page, zone)
    typer.echo(f"{count.unread} unread, {count.urgent} of them urgent.")
    if following is not None:
        typer.echo("There are more; --limit N shows them.")


def _print_list(rows: Sequence[Shown], zone: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_table, short_id
    from pinflow.notifications.kinds import KINDS

    table = new_table("Id", f"At ({zone})", "", "What", "State", "Sent", wide="What")
    for row in rows:
        one = row.notification
        state = "over" if one.resolved_at else "read" if one.read_at else "unread"
        sent = ", ".join(f"{each.channel}: {each.state}" for each in row.deliveries)
        at = local_time(one.created_at, zone)
        add_row(table, short_id(one.id), at, KINDS[one.kind].severity, one.title, state, sent or None)
    print_table(table, "Nobody had to be told anything.")


async def _read(text: str | None, everything: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say
    from pinflow.notifications import schemas
    from pinflow.notifications.read_notifications import read_all, read_notification
    from pinflow.notifications.show_notifications import show_notifications, with_deliveries

    if (text is None) != everything:
        raise refuse("cli.which_notification", "Say which one, or --all.")
    async with open_runtime() as rt, rt.write() as session:
        if text is None:
            marked = await read_all(session, rt.actor, None, rt.now())
            say(schemas.MarkedRead(marked=marked), f"{marked} marked as read.", as_json=as_json)
            return
        chosen = choose(
            text,
            await show_notifications(session, rt.actor, limit=1000),
            id_of=lambda row: row.notification.id,
            names_of=lambda _: (),
            what="notification",
            look="notification list",
        )
        one = await read_notification(session, rt.actor, chosen.notification.id, rt.now())
        (shown,) = await with_deliveries(session, rt.actor, [one])
    say(schemas.Notification.of(shown), f"{one.title}\n{one.body}", as_json=as_json)


async def _preferences(kind: str | None, on: bool | None, channel: str, as_json: bool) -> None:
    from pinflow.entrypoints import tools
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.notifications import schemas
    from pinflow.notifications.choose_preferences import choose_preference, show_preferences

    if (kind is None) != (on is None):
        raise refuse("cli.half_a_choice", "Say a kind and --on or --off, or neither.")
    async with open_runtime() as rt, rt.write() as session:
        notify = tools.notify_tools(rt.runtime)
        if kind is None or on is None:
            found = await show_preferences(session, notify, rt.actor)
        else:
            found = await choose_preference(
                session, notify, rt.actor, _kind(kind), channel, wanted=on, now=rt.now()
            )
    if as_json:
        print_json(schemas.Preferences.of(found))
    else:
        _print_preferences(found)


def _print_preferences(found: Preferences) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, plain, print_table

    for state in found.channels:
        typer.echo(f"{state.name}: {'off. ' + state.reason if state.reason else 'on'}")
    typer.echo(f"E-mail goes to {plain(found.address)}.")
    names = [state.name for state in found.channels]
    table = new_table("Kind", "What", "In the app", *names, wide="What")
    for row in found.kinds:
        cells = ["–" if each.reason else "yes" if each.wanted else "no" for each in row.channels]
        add_row(table, row.id, row.kind.name, "yes", *cells)
    print_table(table, "There is nothing to choose.")


async def _send_test(channel: str, as_json: bool) -> None:
    from pinflow.entrypoints import tools
    from pinflow.entrypoints.cli.output import plain, say
    from pinflow.notifications import schemas
    from pinflow.notifications.send_test import send_test

    async with open_runtime() as rt:
        sent = await send_test(tools.notify_tools(rt.runtime), rt.actor, channel, rt.now())
    say(
        schemas.SentTest.of(sent),
        f"It was taken, for {plain(sent.sent_to)}. Look whether it arrived.",
        as_json=as_json,
    )


def _kind(text: str) -> NotificationKind:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.notifications.kinds import NotificationKind

    found = next((kind for kind in NotificationKind if kind == text), None)
    if found is None:
        known = ", ".join(NotificationKind)
        raise refuse("cli.unknown_kind", f"There is no kind “{text}”. Known: {known}.")
    return found
