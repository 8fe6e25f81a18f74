"""``pinflow review``: what waits and why, several approvals at once, comments, assignment."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.kit.db import TenantSession
    from pinflow.pins.review.models import Reason, SeenPin
    from pinflow.pins.review.models import Result as Approved
    from pinflow.pins.review.schemas import BatchResult, Comment, QueuePage

app = typer.Typer(
    no_args_is_help=True,
    help="The queue with reasons, several approvals at once, comments, assignment.\n\n"
    "Example: pinflow review queue",
)
Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


@app.command()
def queue(
    why: Annotated[
        str | None,
        typer.Option(help="Only pins that wait for this reason, such as changed_since_approved."),
    ] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only pins that are assigned to you.")] = False,
    project: Annotated[str | None, typer.Option(help="Only this project, by name or id.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    as_json: AsJson = False,
) -> None:
    """List what waits for a decision, the most pressing first, and why.

    Example: pinflow review queue

    Example: pinflow review queue --mine --json

    Example: pinflow review queue --why needs_second_person
    """
    run(_queue(why, mine, project, limit, as_json))


@app.command()
def approve(
    pins: Annotated[
        list[str],
        typer.Argument(metavar="PIN=HASH...", help="Pins with the hash of what you saw (pinflow pin show)."),
    ],
    all_or_none: Annotated[
        bool, typer.Option("--all-or-none", help="If one cannot be approved, approve none.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Approve several pins that you have looked at with `pinflow pin show` or in the dashboard.

    Exit code 2 if one of them was refused; the reason stands beside it.

    Example: pinflow review approve 5f3a9c21=0c9d…e1 77b1c0de=a41f…09
    """
    if not run(_approve(pins, all_or_none, as_json)):
        raise typer.Exit(2)


@app.command()
def comment(
    pin: Which,
    text: Annotated[str, typer.Argument(metavar="TEXT", help="What to say; @Name asks that member.")],
    as_json: AsJson = False,
) -> None:
    """Say something about a pin.

    Example: pinflow review comment 5f3a9c21 "@Bo Lind is this our green?"
    """
    run(_comment(pin, text, as_json))


@app.command()
def comments(pin: Which, as_json: AsJson = False) -> None:
    """List what was said about a pin.

    Example: pinflow review comments 5f3a9c21
    """
    run(_comments(pin, as_json))


@app.command()
def assign(
    pin: Which,
    to: Annotated[str | None, typer.Option(help="The member, by name or address.")] = None,
    nobody: Annotated[bool, typer.Option("--nobody", help="Whoever has time.")] = False,
    as_json: AsJson = False,
) -> None:
    """Give a pin to a member to look at. Anybody may still decide.

    Example: pinflow review assign 5f3a9c21 --to bo@example.org

    Example: pinflow review assign 5f3a9c21 --nobody
    """
    run(_assign(pin, to, nobody, as_json))


@twin("review.queue")
async def _queue(why: str | None, mine: bool, project_text: str | None, limit: int, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.pins.review.show_review import read_queue

    reason = read_reason(why, mine=mine)
    async with open_runtime() as rt, rt.read() as session:
        project_id = None if project_text is None else (await choose_project(session, project_text)).id
        found = await read_queue(
            session, rt.member.user_id, project_id=project_id, reason=reason, limit=limit
        )
    print_queue(found, filtered=reason is not None, as_json=as_json)


def read_reason(why: str | None, *, mine: bool) -> Reason | None:
    """Raises: InvalidInputError: ``cli.usage``, ``pins.unknown_reason``."""
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.pins.review.models import Reason

    if mine and why:
        raise refuse("cli.usage", "Give --mine or --why, not both: --mine is --why assigned_to_me.")
    if mine:
        return Reason.ASSIGNED_TO_ME
    try:
        return None if why is None else Reason(why.strip())
    except ValueError:
        raise refuse("pins.unknown_reason", f"A reason is one of {', '.join(Reason)}.") from None


def print_queue(found: QueuePage, *, filtered: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, new_table, print_json, print_table, short_id

    if as_json:
        print_json(found)
        return

    table = new_table("Id", "Title", "Why", wide="Title")
    for item in found.items:
        add_row(table, short_id(item.pin.id), item.pin.title, " ".join(one.text for one in item.reasons))
    print_table(
        table, "No pin waits for that reason." if filtered else "Nothing waits. New drafts will stand here."
    )
    if found.total:
        counts = ", ".join(f"{one.count} {one.code}" for one in found.counts)
        typer.echo(f"\n{found.total} in review: {counts}")


@twin("review.approve")
async def _approve(texts: list[str], all_or_none: bool, as_json: bool) -> bool:
    from pinflow.pins.review.approve_batch import approve_batch

    async with open_runtime() as rt:
        chosen = await _read_chosen(rt, texts)
        results = await approve_batch(
            rt.database, rt.jobs, rt.actor, chosen, mode="all" if all_or_none else "each", now=rt.now()
        )
    return say_results(results, as_json=as_json)


def say_results(results: Sequence[Approved | BatchResult], *, as_json: bool) -> bool:
    """What became of each; whether all were approved."""
    from pinflow.entrypoints.cli.output import plain, print_items, short_id

    if as_json:
        print_items(results)
    else:
        for row in results:
            words = f": {plain(row.message)}" if row.message else ""
            typer.echo(f"{short_id(row.pin_id)}  {row.outcome.replace('_', ' ')}{words}")
    return all(row.outcome in ("approved", "needs_second_person") for row in results)


async def _read_chosen(rt: CliRuntime, texts: list[str]) -> list[SeenPin]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.review.models import SeenPin

    async with rt.read() as session:
        return [SeenPin(await choose_pin(session, pin), seen) for pin, seen in map(read_seen, texts)]


def read_seen(text: str) -> tuple[str, str]:
    """A pin as it was named, and the hash. Raises: InvalidInputError: ``pins.hash_needed``."""
    from pinflow.entrypoints.cli.failures import refuse

    pin, _, seen_hash = text.partition("=")
    if not seen_hash:
        raise refuse(
            "pins.hash_needed",
            f"Say what you saw of “{text}” as PIN=HASH: `pinflow pin show` prints the hash.",
        )
    return pin, seen_hash


@twin("review.comment")
async def _comment(pin: str, text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.review import schemas
    from pinflow.pins.review.comment_pin import add_comment

    async with open_runtime() as rt, rt.write() as session:
        said = await add_comment(session, rt.actor, await choose_pin(session, pin), text, rt.now())
    say_commented(schemas.Comment.of(said, rt.member.user_id), as_json=as_json)


def say_commented(said: Comment, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import say

    asked = f" {len(said.mentions)} asked." if said.mentions else ""
    say(said, f"Your comment stands there.{asked}", as_json=as_json)


@twin("review.comments")
async def _comments(pin: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.pins.review import schemas
    from pinflow.pins.review.queries import list_comments

    async with open_runtime() as rt, rt.read() as session:
        found = await list_comments(session, await choose_pin(session, pin))
        zone = await find_home_time_zone(session)
    shown = [schemas.Comment.of(said, rt.member.user_id) for said in found]
    print_comments(shown, zone, as_json=as_json)


def print_comments(found: Sequence[Comment], zone: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table

    if as_json:
        print_items(found)
        return
    table = new_table(f"When ({zone})", "Who", "Said", wide="Said")
    for said in found:
        add_row(table, local_time(said.created_at, zone), said.author.name, said.text)
    print_table(table, "Nobody has said anything yet.")


@twin("review.assign")
async def _assign(pin: str, to: str | None, nobody: bool, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import print_pin_json
    from pinflow.pins.review.assign_pin import assign_pin

    require_one(to, nobody=nobody)
    async with open_runtime() as rt:
        async with rt.write() as session:
            pin_id = await choose_pin(session, pin)
            user_id, name = (None, "nobody") if to is None else await _choose_member(session, to)
            await assign_pin(session, rt.actor, pin_id, user_id, rt.now())
        if as_json:
            await print_pin_json(rt, pin_id)
        else:
            typer.echo(f"Assigned to {name}.")


def require_one(to: str | None, *, nobody: bool) -> None:
    """Raises: InvalidInputError: ``cli.usage``."""
    from pinflow.entrypoints.cli.failures import refuse

    if (to is None) is not nobody:
        raise refuse("cli.usage", "Give --to MEMBER, or --nobody.")


async def _choose_member(session: TenantSession, text: str) -> tuple[UUID, str]:
    from pinflow.entrypoints.cli.choose import choose
    from pinflow.identity.queries import list_members

    member = choose(
        text,
        await list_members(session),
        id_of=lambda one: one.user_id,
        names_of=lambda one: (one.name, one.email),
        what="member",
        look="user list",
    )
    return member.user_id, member.name
