"""``pinflow pin attempts`` and ``picture``: what was sent, and what is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.pin_shown import zone_of
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.kit.blobs.store import Blob
    from pinflow.pins.pin import Pin

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command()(attempts)
    app.command()(picture)


def attempts(pin: Which, as_json: AsJson = False) -> None:
    """List every try to publish the pin, the first one first.

    Example: pinflow pin attempts 5f3a9c21
    """
    run(_attempts(pin, as_json))


def picture(
    pin: Which,
    out: Annotated[Path, typer.Option(metavar="FILE", help="Where to write the picture.", dir_okay=False)],
    as_json: AsJson = False,
) -> None:
    """Write the pin's picture into a file, byte for byte as it is published.

    Example: pinflow pin picture 5f3a9c21 --out pin.jpg
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say

    found, blob = run(_picture(pin))
    try:
        out.write_bytes(blob.data)
    except OSError as error:
        raise refuse("cli.file_unwritable", f"{out} cannot be written: {error.strerror}.") from None
    facts = {
        "file": str(out),
        "sha256": blob.sha256.hex(),
        "bytes": len(blob.data),
        "media_type": blob.media_type,
        "width": found.picture_width,
        "height": found.picture_height,
    }
    words = f"{out}: {found.picture_width}x{found.picture_height} px, {len(blob.data) / 1000:.0f} kB"
    say(facts, words, as_json=as_json)


async def _attempts(text: str, as_json: bool) -> None:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.output import add_row, local_time, new_table, print_items, print_table
    from pinflow.pins.queries import get_pin
    from pinflow.posting.queries import list_attempts

    async with open_runtime() as rt, rt.read() as session:
        pin = await get_pin(session, await choose_pin(session, text))
        found = await list_attempts(session, pin.id)
        zone = await zone_of(session, pin)
    if as_json:
        from pinflow.posting import schemas

        print_items(map(schemas.Attempt.of, found))
        return
    table = new_table("#", f"Began ({zone})", "State", "HTTP", "On Pinterest", "Message", wide="Message")
    for attempt in found:
        began = local_time(attempt.started_at, zone)
        add_row(
            table,
            attempt.number,
            began,
            attempt.state,
            attempt.http_status,
            attempt.pinterest_pin_id,
            attempt.message,
        )
    print_table(table, "Nothing was sent yet.")


async def _picture(text: str) -> tuple[Pin, Blob]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
        return pin, await rt.blobs().get(pin.picture_sha256)
