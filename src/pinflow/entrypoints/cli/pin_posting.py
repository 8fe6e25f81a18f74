"""``pinflow pin publish-now``, ``look-up``, ``settle``, ``delete`` and ``attempts``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import end_in_order, open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.pins.pin import Pin
    from pinflow.pins.schemas import Pin as ShownPin
    from pinflow.posting.schemas import Attempt, PublishOutcome

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]
UNKNOWN_EXIT = 4


def publish_now(pin: Which, as_json: AsJson = False) -> None:
    """Publish an approved pin at once and say what became of it. The governor still holds.

    Run again it never sends blindly: what may stand is looked for first. Exit codes: 0 published; 1 Pinterest
    refused the pin or stopped the account; 2 wrong input; 3 not now, with the next allowed time; 4 Pinterest
    did not say, and it is not on the board so far: run it again to look.

    Example: pinflow pin publish-now 5f3a9c21

    Example: pinflow pin publish-now 5f3a9c21 --json
    """
    raise typer.Exit(run(end_in_order(_publish_now(pin, as_json, send=True))))


def look_up(pin: Which, as_json: AsJson = False) -> None:
    """Look once at what became of a pin whose outcome is unknown. Sends nothing; exit codes as publish-now.

    Example: pinflow pin look-up 5f3a9c21
    """
    raise typer.Exit(run(_publish_now(pin, as_json, send=False)))


def settle(
    pin: Which,
    stands: Annotated[
        str | None, typer.Option(metavar="ID", help="It stands on Pinterest, under this id.")
    ] = None,
    send_again: Annotated[bool, typer.Option("--send-again", help="It is not there: send it again.")] = False,
    as_json: AsJson = False,
) -> None:
    """Say what became of a pin that Pinterest said nothing about.

    Example: pinflow pin settle 5f3a9c21 --stands 1022106077912345678

    Example: pinflow pin settle 5f3a9c21 --send-again
    """
    from pinflow.entrypoints.cli.failures import refuse

    if (stands is None) is not send_again:
        raise refuse("cli.say_one", "Say --stands ID or --send-again.")
    run(_settle(pin, stands, as_json))


def delete(
    pin: Which,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
    as_json: AsJson = False,
) -> None:
    """Delete a published pin on Pinterest. There is no way back.

    Example: pinflow pin delete 5f3a9c21 --yes
    """
    from pinflow.entrypoints.cli.ask import confirm
    from pinflow.entrypoints.cli.failures import refuse, stdin_is_terminal

    if not yes:
        if as_json or not stdin_is_terminal():
            raise refuse("cli.confirm", "There is no way back: say --yes.")
        if not confirm("Delete it on Pinterest? There is no way back."):
            raise typer.Exit(1)
    run(_delete(pin, as_json))


def attempts(pin: Which, as_json: AsJson = False) -> None:
    """List every try to publish the pin, the first one first, with what happened to each.

    Example: pinflow pin attempts 5f3a9c21

    Example: pinflow pin attempts 5f3a9c21 --json
    """
    run(_attempts(pin, as_json))


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command("publish-now")(publish_now)
    app.command("look-up")(look_up)
    app.command("settle")(settle)
    app.command("delete")(delete)
    app.command("attempts")(attempts)


def exit_code(outcome: PublishOutcome) -> int:
    """What ``publish-now`` ends with."""
    from pinflow.entrypoints.cli.failures import FAILED, LATER
    from pinflow.posting.models import OutcomeState

    return {
        OutcomeState.PUBLISHED: 0,
        OutcomeState.WAITING: LATER,
        OutcomeState.UNKNOWN: UNKNOWN_EXIT,
        OutcomeState.HELD: FAILED,
        OutcomeState.FAILED: FAILED,
    }[outcome.state]


@twin("pins.publish_now")
async def _publish_now(text: str, as_json: bool, *, send: bool) -> int:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.tools import publish_tools
    from pinflow.posting import schemas
    from pinflow.posting.publish_now import look_up, publish_now, read_outcome

    async with open_runtime() as rt:
        tools = publish_tools(rt.runtime)
        async with rt.read() as session:
            pin_id = await choose_pin(session, text)
        if send:
            outcome = await publish_now(tools, rt.actor, pin_id)
        else:
            await look_up(tools, rt.actor, pin_id)
            outcome = await read_outcome(tools, rt.actor, pin_id)
    return say_outcome(schemas.PublishOutcome.model_validate(outcome, from_attributes=True), as_json=as_json)


def say_outcome(outcome: PublishOutcome, *, as_json: bool) -> int:
    """What became of it; returns the exit code."""
    from pinflow.entrypoints.cli.output import say

    next_at = "" if outcome.next_at is None else f" Next: {outcome.next_at:%Y-%m-%d %H:%M:%S} UTC."
    held = " See: pinflow account list." if outcome.state == "held" and outcome.code != "pins.not_now" else ""
    say(outcome, f"{outcome.state.capitalize()}: {outcome.reason}{next_at}{held}", as_json=as_json)
    return exit_code(outcome)


@twin("pins.settle")
async def _settle(text: str, stands: str | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import print_pin_json
    from pinflow.posting.settle_attempt import say_it_stands, send_it_again

    async with open_runtime() as rt:
        async with rt.write() as session:
            pin_id = await choose_pin(session, text)
            if stands is None:
                pin = await send_it_again(session, rt.actor, pin_id, rt.now())
            else:
                pin = await say_it_stands(session, rt.actor, pin_id, stands, rt.now())
        if as_json:
            await print_pin_json(rt, pin.id)
        else:
            typer.echo(settled_words(pin, stands))


def settled_words(pin: Pin | ShownPin, stands: str | None) -> str:
    if stands is None:
        return f"“{pin.title}” is sent again. {pin.slot_reason}"
    return f"“{pin.title}” counts as published, as {stands}."


def deleted_words(title: str) -> str:
    return f"“{title}” is deleted on Pinterest."


@twin("pins.delete")
async def _delete(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import print_pin_json
    from pinflow.entrypoints.tools import publish_tools
    from pinflow.posting.delete_published import delete_published

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin_id = await choose_pin(session, text)
        pin = await delete_published(publish_tools(rt.runtime), rt.actor, pin_id)
        if as_json:
            await print_pin_json(rt, pin.id)
        else:
            typer.echo(deleted_words(pin.title))


@twin("pins.attempts")
async def _attempts(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import zone_of
    from pinflow.pins.queries import get_pin
    from pinflow.posting import schemas
    from pinflow.posting.queries import list_attempts, list_events

    async with open_runtime() as rt, rt.read() as session:
        pin = await get_pin(session, await choose_pin(session, text))
        found = await list_attempts(session, pin.id)
        events = await list_events(session, pin.id)
        zone = await zone_of(session, pin)
    print_attempts([schemas.Attempt.of(attempt, events) for attempt in found], zone, as_json=as_json)


def print_attempts(found: Sequence[Attempt], zone: str, *, as_json: bool) -> None:
    from zoneinfo import ZoneInfo

    from pinflow.entrypoints.cli.output import plain, print_items

    if as_json:
        print_items(found)
        return
    if not found:
        typer.echo("Nothing was sent yet.")
    for attempt in found:
        status = f", HTTP {attempt.http_status}" if attempt.http_status else ""
        there = attempt.pinterest_pin_id
        handed_out = attempt.state == "accepted" and attempt.http_status is None
        where = "handed out" if handed_out else "on Pinterest"
        stands = f", {where} as {there}" if there else ""
        typer.echo(f"Attempt {attempt.number}: {attempt.state}{status}{stands} (times in {zone})")
        lines = [(attempt.started_at, "Prepared: what goes out is written down.")]
        if attempt.sent_at is not None:
            lines.append((attempt.sent_at, "Its slot." if handed_out else "Sent."))
        lines += [(event.at, event.message) for event in attempt.events]
        if attempt.ended_at is not None:
            lines.append((attempt.ended_at, f"{attempt.state.capitalize()}. {attempt.message or ''}".strip()))
        for at, words in sorted(lines, key=lambda line: line[0]):
            typer.echo(f"  {at.astimezone(ZoneInfo(zone)):%Y-%m-%d %H:%M:%S}  {plain(words)}")
