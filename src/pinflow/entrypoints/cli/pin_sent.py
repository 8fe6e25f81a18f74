"""``pinflow pin picture``: exactly what is sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.pins.schemas import Picture

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

    found, data = run(_picture(pin))
    try:
        out.write_bytes(data)
    except OSError as error:
        raise refuse("cli.file_unwritable", f"{out} cannot be written: {error.strerror}.") from None
    facts = {
        "file": str(out),
        "sha256": found.sha256,
        "bytes": len(data),
        "media_type": found.media_type,
        "width": found.width,
        "height": found.height,
    }
    words = f"{out}: {found.width}x{found.height} px, {len(data) / 1000:.0f} kB"
    say(facts, words, as_json=as_json)


@twin("pins.picture")
async def _picture(text: str) -> tuple[Picture, bytes]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import shapes
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
            shown = (await shapes(session, [pin]))[0]
        return shown.picture, (await rt.blobs().get(pin.picture_sha256)).data
