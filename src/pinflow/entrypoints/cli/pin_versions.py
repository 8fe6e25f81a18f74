"""``pinflow pin diff`` and ``pinflow pin versions``: what edits changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pinflow.pins.review.schemas import Diff, FieldChange, Version

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command()(diff)
    app.command()(versions)


def diff(
    pin: Which,
    before: Annotated[int | None, typer.Option(min=1, help="A version; left out, the one before.")] = None,
    after: Annotated[int | None, typer.Option(min=1, help="A version; left out, the newest.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show what the last edit changed, or what differs between two versions.

    Words that went stand in [-…-], words that came in {+…+}.

    Example: pinflow pin diff 5f3a9c21

    Example: pinflow pin diff 5f3a9c21 --before 1 --json
    """
    run(_diff(pin, before, after, as_json))


def versions(pin: Which, as_json: AsJson = False) -> None:
    """List the versions of a pin, the newest first, with who made each.

    Example: pinflow pin versions 5f3a9c21
    """
    run(_versions(pin, as_json))


@twin("pins.diff")
async def _diff(text: str, before: int | None, after: int | None, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.review.compare_versions import read_diff
    from pinflow.pins.review.show_review import describe_diff

    async with open_runtime() as rt, rt.read() as session:
        found = await read_diff(session, await choose_pin(session, text), before=before, after=after)
        shown = await describe_diff(session, found)
    print_diff(shown, as_json=as_json)


def print_diff(diff: Diff, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import print_facts, print_json

    if as_json:
        print_json(diff)
        return

    typer.echo(f"Version {diff.before} -> {diff.after}")
    lines = [(change.field.replace("_", " ").capitalize(), _marked(change)) for change in diff.fields]
    if diff.pictures is not None:
        old, new = diff.pictures.before, diff.pictures.after
        lines.append(("Picture", f"{old.sha256[:16]}… -> {new.sha256[:16]}…"))
    if lines:
        print_facts(lines)
    else:
        typer.echo("They do not differ.")


def _marked(change: FieldChange) -> str:
    marks = {"same": ("", ""), "removed": ("[-", "-]"), "added": ("{+", "+}")}
    return "".join(f"{marks[word.kind][0]}{word.text}{marks[word.kind][1]}" for word in change.words)


@twin("pins.versions")
async def _versions(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.identity.queries import find_home_time_zone
    from pinflow.pins.review.show_review import read_versions

    async with open_runtime() as rt, rt.read() as session:
        found = await read_versions(session, await choose_pin(session, text))
        zone = await find_home_time_zone(session)
    print_versions(found, zone, as_json=as_json)


def print_versions(found: Sequence[Version], zone: str, *, as_json: bool) -> None:
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table

    if as_json:
        print_items(found)
        return
    table = new_table("#", f"Made ({zone})", "By", "Title", wide="Title")
    for version in found:
        number = f"{version.number} now" if version.current else str(version.number)
        add_row(table, number, local_time(version.at, zone), version.by, version.title)
    print_table(table, "")
