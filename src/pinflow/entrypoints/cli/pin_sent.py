"""``pinflow pin picture``: exactly what is sent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pinflow.entrypoints.cli.options import AsJson
from pinflow.entrypoints.cli.runtime import open_runtime, run
from pinflow.entrypoints.cli.twin import twin

if TYPE_CHECKING:
    from pinflow.pins.schemas import Pin as ShownPin

Which = Annotated[str, typer.Argument(metavar="PIN", help="The pin's id, or the end of it.")]


def register(app: typer.Typer) -> None:
    """Adds the commands to ``pinflow pin``."""
    app.command()(picture)


def picture(
    pin: Which,
    out: Annotated[
        Path, typer.Option(metavar="FILE", help="Where to write the picture, or the first.", dir_okay=False)
    ],
    as_json: AsJson = False,
) -> None:
    """Write what the pin shows into files, byte for byte as it is published.

    Further pictures of a carousel go beside the first one (pin-2.jpg, pin-3.jpg), a video as well (pin.mp4).

    Example: pinflow pin picture 5f3a9c21 --out pin.jpg
    """
    from pinflow.entrypoints.cli.failures import refuse
    from pinflow.entrypoints.cli.output import say

    written = []
    for place, (found, data) in zip(_places(out), run(_files(pin)), strict=False):
        file = out.with_suffix(".mp4") if "seconds" in found else place
        try:
            file.write_bytes(data)
        except OSError as error:
            raise refuse("cli.file_unwritable", f"{file} cannot be written: {error.strerror}.") from None
        written.append({"file": str(file), **found, "bytes": len(data)})
    first, *further = written
    words = "\n".join(map(_in_words, written))
    say({**first, "further": further}, words, as_json=as_json)


def _places(out: Path) -> Iterator[Path]:
    """Where each picture goes: as it was said, and numbered beside it."""
    yield out
    for number in count(2):
        yield out.with_stem(f"{out.stem}-{number}")


def _in_words(file: dict[str, object]) -> str:
    size = f"{file['seconds']:.0f} s" if "seconds" in file else f"{file['width']}x{file['height']} px"
    return f"{file['file']}: {size}, {int(str(file['bytes'])) / 1000:.0f} kB"


def described(pin: ShownPin) -> list[dict[str, object]]:
    """What is told of each file that the pin shows: its pictures, the first one first, and its video."""
    files: list[dict[str, object]] = [
        {
            "sha256": each.sha256,
            "media_type": each.media_type,
            "width": each.width,
            "height": each.height,
        }
        for each in pin.slides or [pin.picture]
    ]
    if pin.video is not None:
        video = pin.video
        files.append({"sha256": video.sha256, "media_type": "video/mp4", "seconds": video.seconds})
    return files


@twin("pins.files")
async def _files(text: str) -> list[tuple[dict[str, object], bytes]]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import shapes
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
            shown = (await shapes(session, [pin]))[0]
        return [
            (file, (await rt.blobs().get(bytes.fromhex(str(file["sha256"])))).data)
            for file in described(shown)
        ]
