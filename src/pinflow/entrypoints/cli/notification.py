"""``pinflow notification``: what your team was told, and what of it is sent to you."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pinflow.notifications import schemas
    from pinflow.notifications.kinds import NotificationKind

app = typer.Typer(
    no_args_is_help=True,
    help="What your team was told, and what of it is sent to you.\n\nExample: pinflow notification list",
)
_PAGE = 200
# Among how many of the newest an id's end is looked for.
SEARCHED = 1000


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


@twin("notifications.list_some")
async def _list(unread: bool, kind: str | None, cursor: str | None, limit: int, as_json: bool) -> None:
    from uuid import UUID

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
            kind=None if kind is None else read_kind(kind),
            before=None if after is None else NotificationId(after[0]),
            limit=limit + 1,
        )
        count = schemas.UnreadCount.of(await show_count(session, rt.actor))
        zone = await find_home_time_zone(session)
    page, following = split_page(rows, limit, key=lambda row: (row.notification.id,))
    shown = schemas.NotificationPage(
        items=[schemas.Notification.of(row) for row in page], next_cursor=following
    )
    print_page(shown, count, zone, as_json=as_json)


def print_page(
    page: schemas.NotificationPage, count: schemas.UnreadCount, zone: str, *, as_json: bool
) -> None:
    from pinflow.entrypoints.cli.output import print_json

    if as_json:
        print_json({**page.model_dump(), **count.model_dump()})
        return
    _print_table(page.items, zone)
    typer.echo(f"{count.unread} unread, {count.urgent} of them urgent.")
    if page.next_cursor is not None:
        typer.echo("There are more; --limit N shows them.")


def _print_table(items: Sequence[schemas.Notification], zone: str) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_table, short_id

    table = new_table("Id", f"At ({zone})", "", "What", "State", "Sent", wide="What")
    for one in items:
        state = "over" if one.resolved_at else "read" if one.read_at else "unread"
        sent = ", ".join(f"{each.channel}: {each.state}" for each in one.deliveries)
        at = local_time(one.created_at, zone)
        add_row(table, short_id(one.id), at, one.severity, one.title, state, sent or None)
    print_table(table, "Nobody had to be told anything.")


@twin("notifications.read")
async def _read(text: str | None, everything: bool, as_json: bool) -> None:
    from pinflow.notifications import schemas
    from pinflow.notifications.models import NotificationId
    from pinflow.notifications.read_notifications import read_all, read_notification
    from pinflow.notifications.show_notifications import show_notifications, with_deliveries

    require_one(text, everything=everything)
    async with open_runtime() as rt, rt.write() as session:
        if text is None:
            marked = await read_all(session, rt.actor, None, rt.now())
            say_all_read(schemas.MarkedRead(marked=marked), as_json=as_json)
            return
        newest = await show_notifications(session, rt.actor, limit=SEARCHED)
        chosen = NotificationId(pick([row.notification.id for row in newest], text))
        one = await read_notification(session, rt.actor, chosen, rt.now())
        (shown,) = await with_deliveries(session, rt.actor, [one])
    say_read(schemas.Notification.of(shown), as_json=as_json)


def require_one(text: str | None, *, everything: bool) -> None:
    """Raises: InvalidInputError: ``cli.which_notification``."""
    from pinflow.entrypoints.cli.failures import refuse

    if (text is None) != everything:
        raise refuse("cli.which_notification", "Say which one, or --all.")


def pick(ids: Sequence[UUID], text: str) -> UUID:
    """The one that ``text`` means. Raises: as ``choose``."""
    from pinflow.entrypoints.cli.choose import choose

    return choose(
        text,
        ids,
        id_of=lambda one: one,
        names_of=lambda _: (),
        what="notification",
        look="notification list",
    )


def say_all_read(marked: schemas.MarkedRead, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    say(marked, f"{marked.marked} marked as read.", as_json=as_json)


def say_read(one: schemas.Notification, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    say(one, f"{one.title}\n{one.body}", as_json=as_json)


@twin("notifications.preferences")
async def _preferences(kind: str | None, on: bool | None, channel: str, as_json: bool) -> None:
    from pinflow.entrypoints import tools
    from pinflow.notifications import schemas
    from pinflow.notifications.choose_preferences import choose_preference, show_preferences

    require_whole_choice(kind, on)
    async with open_runtime() as rt, rt.write() as session:
        notify = tools.notify_tools(rt.runtime)
        if kind is None or on is None:
            found = await show_preferences(session, notify, rt.actor)
        else:
            found = await choose_preference(
                session, notify, rt.actor, read_kind(kind), channel, wanted=on, now=rt.now()
            )
    print_preferences(schemas.Preferences.of(found), as_json=as_json)


def require_whole_choice(kind: str | None, on: bool | None) -> None:
    """Raises: InvalidInputError: ``cli.half_a_choice``."""
    from pinflow.entrypoints.cli.failures import refuse

    if (kind is None) != (on is None):
        raise refuse("cli.half_a_choice", "Say a kind and --on or --off, or neither.")


def print_preferences(found: schemas.Preferences, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, plain, print_json, print_table

    if as_json:
        print_json(found)
        return
    for state in found.channels:
        typer.echo(f"{state.name}: {'off. ' + state.reason if state.reason else 'on'}")
    typer.echo(f"E-mail goes to {plain(found.address)}.")
    names = [state.name for state in found.channels]
    table = new_table("Kind", "What", "In the app", *names, wide="What")
    for row in found.kinds:
        cells = ["–" if each.reason else "yes" if each.wanted else "no" for each in row.channels]
        add_row(table, row.kind, row.name, "yes", *cells)
    print_table(table, "There is nothing to choose.")


@twin("notifications.send_test")
async def _send_test(channel: str, as_json: bool) -> None:
    from pinflow.entrypoints import tools
    from pinflow.notifications import schemas
    from pinflow.notifications.send_test import send_test

    async with open_runtime() as rt:
        sent = await send_test(tools.notify_tools(rt.runtime), rt.actor, channel, rt.now())
    say_sent(schemas.SentTest.of(sent), as_json=as_json)


def say_sent(sent: schemas.SentTest, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import plain, say

    say(sent, f"It was taken, for {plain(sent.sent_to)}. Look whether it arrived.", as_json=as_json)


def read_kind(text: str) -> NotificationKind:
    """Raises: InvalidInputError: ``cli.unknown_kind``."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.notifications.kinds import NotificationKind

    found = next((kind for kind in NotificationKind if kind == text), None)
    if found is None:
        known = ", ".join(NotificationKind)
        raise refuse("cli.unknown_kind", f"There is no kind “{text}”. Known: {known}.")
    return found
