"""``pinflow pin approve``, ``reject``, ``undo`` and ``retry``: what a person decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson, given
from pinflow.entrypoints.cli.pin_shown import (
    Reader,
    place_hint,
    print_pin,
    said_yes,
    say_pin,
    shapes,
    zone_of,
)
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.pins.pin import Pin
    from pinflow.pins.schemas import Pin as ShownPin

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command()(approve)
    app.command()(reject)
    app.command()(undo)
    app.command()(retry)


def approve(
    pin: Which,
    seen_hash: Annotated[
        str | None,
        typer.Option("--hash", help="The hash of what you saw (pinflow pin show); left out, you are asked."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Approve exactly what is shown. It gets the next free slot; undo takes it back.

    Where nobody can be asked, --hash says what you saw; with --as USER that person answers for the pin as it
    stands.

    Example: pinflow pin approve 5f3a9c21 --hash 0c9d…e1

    Example: pinflow pin approve 5f3a9c21 --as nora

    Example: pinflow pin approve 5f3a9c21 --hash 0c9d…e1 --json
    """
    run(_approve(pin, seen_hash, as_json))


def reject(
    pin: Which,
    reason: Annotated[str | None, typer.Option(help="Why, for the audit log.")] = None,
    as_json: AsJson = False,
) -> None:
    """Take a pin out of the line. Undo brings it back.

    Example: pinflow pin reject 5f3a9c21 --reason "Not our style"
    """
    run(_reject(pin, reason, as_json))


def undo(pin: Which, as_json: AsJson = False) -> None:
    """Bring an approved, scheduled or rejected pin back to review.

    Example: pinflow pin undo 5f3a9c21
    """
    run(_undo(pin, as_json))


def retry(pin: Which, as_json: AsJson = False) -> None:
    """Bring a pin that Pinterest refused back to review.

    Example: pinflow pin retry 5f3a9c21
    """
    run(_retry(pin, as_json))


@twin("pins.approve")
async def _approve(text: str, seen_hash: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.kit.errors import InvalidInputError
    from pinflow.pins.actions import require_action
    from pinflow.pins.approve_pin import approve_pin
    from pinflow.pins.queries import get_pin
    from pinflow.pins.refresh_findings import refresh_findings

    named = answers_unasked(seen_hash, as_json)
    async with open_runtime(joining=lambda session: choose_pin(session, text)) as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
            shape, zone = (await shapes(session, [pin]))[0], await zone_of(session, pin)
        reader = Reader(rt.member.user_id, rt.member.role)
        if not as_json:
            print_pin(shape, zone, reader)
        # Who said yes already is asked nothing: the approval itself says why not.
        if seen_hash is None and (named or said_yes(shape, reader)):
            seen_hash = shape.payload_hash
        if seen_hash is None:
            require_action(pin, "approve")
            seen_hash = ask_for(shape)
        try:
            async with rt.write() as session:
                approved = await approve_pin(
                    session, rt.jobs, rt.actor, pin.id, seen_hash=seen_hash, now=rt.now()
                )
        except InvalidInputError as error:
            if error.code == "pins.blocked_by_rules":
                async with rt.write() as session:
                    await refresh_findings(session, pin.id, rt.now())
            if error.code == "pins.no_board":
                raise refuse(error.code, f"{error.message}{place_hint(pin)}", **error.data) from None
            raise
        await say_pin(rt, approved, approved_words(approved), as_json)


def answers_unasked(seen_hash: str | None, as_json: bool) -> bool:
    """Whether --as names who answers for the pin as it stands, where nobody can be asked.

    Raises:
        InvalidInputError: ``pins.hash_needed``.
    """
    from pinflow.entrypoints.cli.failures import refuse, stdin_is_terminal

    alone = as_json or not stdin_is_terminal()
    named = alone and given.get().as_user is not None
    if seen_hash is None and alone and not named:
        raise refuse(
            "pins.hash_needed",
            "Say what you saw with --hash: `pinflow pin show` prints the hash of exactly what would go out.",
        )
    return named


def ask_for(pin: ShownPin) -> str:
    """The hash of what the person says yes to. Raises: Exit: they do not."""
    from pinflow.entrypoints.cli.ask import confirm

    if not confirm("\nApprove exactly this?"):
        typer.echo("Nothing was approved.", err=True)
        raise typer.Exit(1)
    return pin.payload_hash


def approved_words(pin: Pin | ShownPin) -> str:
    if pin.state == "in_review":
        return f"Your yes to “{pin.title}” is noted. A second person must approve it, too."
    return f"Approved: “{pin.title}”. Where pinflow runs it gets its slot at once: see pinflow calendar."


def rejected_words(title: str) -> str:
    return f"Rejected: “{title}”. pinflow pin undo brings it back."


def back_words(title: str, *, failed: bool = False) -> str:
    return f"“{title}” is in review again." + (" Approve it to try again." if failed else "")


@twin("pins.reject")
async def _reject(text: str, reason: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.approve_pin import reject_pin

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin_id = await choose_pin(session, text)
            pin = await reject_pin(session, rt.actor, pin_id, reason=reason, now=rt.now())
        await say_pin(rt, pin, rejected_words(pin.title), as_json)


@twin("pins.undo")
async def _undo(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.approve_pin import take_back

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin = await take_back(session, rt.actor, await choose_pin(session, text), rt.now())
        await say_pin(rt, pin, back_words(pin.title), as_json)


@twin("pins.retry")
async def _retry(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.approve_pin import retry_pin

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin = await retry_pin(session, rt.actor, await choose_pin(session, text), rt.now())
        await say_pin(rt, pin, back_words(pin.title, failed=True), as_json)
