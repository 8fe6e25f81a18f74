"""``pinflow pin``: review of drafted pins, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli import (
    pin_add,
    pin_check,
    pin_decide,
    pin_edit,
    pin_figures,
    pin_posting,
    pin_sent,
    pin_versions,
)
from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.pin_shown import Reader, print_pin, shapes, zone_of
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.entrypoints.cli.runtime import CliRuntime
    from pinflow.pins.pin import Pin, PinState
    from pinflow.pins.schemas import Pin as ShownPin

app = typer.Typer(
    no_args_is_help=True,
    help="Review: show, edit, approve, reject, check.\n\nExample: pinflow pin list --state in_review",
)
Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


@app.command("list")
def list_some(
    state: Annotated[str | None, typer.Option(help="States, separated by commas, such as in_review.")] = None,
    project: Annotated[str | None, typer.Option(help="Only this project, by name or id.")] = None,
    limit: Annotated[int, typer.Option(min=1, max=10_000, help="How many at most.")] = 50,
    show_all: Annotated[bool, typer.Option("--all", help="All of them, whatever --limit says.")] = False,
    as_json: AsJson = False,
) -> None:
    """List pins, the newest first. With --json, next_cursor is null where nothing follows.

    Example: pinflow pin list --state in_review

    Example: pinflow pin list --state scheduled,published --all --json
    """
    run(_list(state, project, None if show_all else limit, as_json))


@app.command()
def show(pin: Which, as_json: AsJson = False) -> None:
    """Show a pin with everything a review needs: texts, link, picture, findings, and its hash.

    Example: pinflow pin show 5f3a9c21
    """
    run(_show(pin, as_json))


pin_edit.register(app)
pin_decide.register(app)
pin_add.register(app)
pin_figures.register(app)
pin_posting.register(app)
pin_sent.register(app)
pin_check.register(app)
pin_versions.register(app)


def read_states(text: str | None) -> list[PinState]:
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.pins.pin import PinState

    try:
        return [PinState(word.strip()) for word in (text or "").split(",") if word.strip()]
    except ValueError:
        raise refuse("pins.unknown_state", f"A state is one of {', '.join(PinState)}.") from None


@twin("pins.list_some")
async def _list(state: str | None, project_text: str | None, limit: int | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_project
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.pins.queries import list_pins

    states = read_states(state)
    async with open_runtime() as rt, rt.read() as session:
        project_id = None if project_text is None else (await choose_project(session, project_text)).id
        pins = await list_pins(session, states=states, project_id=project_id, limit=one_more(limit))
        shown = await shapes(session, pins)
        zone = await find_home_time_zone(session)
    print_list(shown, limit, zone, as_json=as_json)


def one_more(limit: int | None) -> int | None:
    """How many to ask for, to see whether more follow."""
    return None if limit is None else limit + 1


def print_list(found: Sequence[ShownPin], limit: int | None, zone: str, *, as_json: bool) -> None:
    """Up to ``limit`` of what was found, and whether more follow."""
    from pinflow.entrypoints.cli.output import (
        add_row,
        local_time,
        new_table,
        print_json,
        print_table,
        say_more,
        short_id,
    )
    from pinflow.kit.pagination import split_page

    size = len(found) if limit is None else limit
    pins, following = split_page(found, size, lambda pin: (pin.created_at, pin.id))
    if as_json:
        print_json({"items": list(pins), "next_cursor": following})
        return
    table = new_table("Id", "State", f"When ({zone})", "Title", wide="Title")
    for pin in pins:
        state = f"{pin.state}, blocked" if pin.blocked and pin.state == "in_review" else pin.state
        moment = pin.published_at or pin.scheduled_at or pin.created_at
        add_row(table, short_id(pin.id), state, local_time(moment, zone), pin.title)
    print_table(table, "No pin here. Make drafts: pinflow opportunity draft-best")
    if following is not None:
        say_more(len(pins))


@twin("pins.show")
async def _show(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.output import print_json
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt, rt.read() as session:
        pin = await get_pin(session, await choose_pin(session, text))
        shape = (await shapes(session, [pin]))[0]
        zone = await zone_of(session, pin)
        await note_shown(rt, pin)
        reader = Reader(rt.member.user_id, rt.member.role)
    if as_json:
        print_json(shape)
    else:
        print_pin(shape, zone, reader)


async def note_shown(rt: CliRuntime, pin: Pin) -> None:
    """What is shown to somebody who may approve it counts as seen."""
    from pinflow.identity.models import Role
    from pinflow.pins.review.models import SeenPin
    from pinflow.pins.review.record_seen import record_seen

    if rt.member.role.includes(Role.EDITOR):
        async with rt.write() as session:
            await record_seen(session, rt.actor, [SeenPin(pin.id, pin.payload().hash())], rt.now())
