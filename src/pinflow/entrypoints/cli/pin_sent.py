"""``pinflow pin picture``: exactly what is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run

if TYPE_CHECKING:
    from pinflow.kit.blobs.store import Blob
    from pinflow.pins.pin import Pin

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command()(picture)


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


async def _picture(text: str) -> tuple[Pin, Blob]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
        return pin, await rt.blobs().get(pin.picture_sha256)
