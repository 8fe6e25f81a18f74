"""``pinflow pin picture``: exactly what is sent."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
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
    for place, (shown, data) in zip(_places(out), run(_files(pin)), strict=False):
        file = place if shown.seconds is None else out.with_suffix(".mp4")
        try:
            file.write_bytes(data)
        except OSError as error:
            raise refuse("cli.file_unwritable", f"{file} cannot be written: {error.strerror}.") from None
        written.append((file, shown, len(data)))
    first, *further = [
        {"file": str(file), **msgspec.to_builtins(shown), "bytes": size} for file, shown, size in written
    ]
    words = "\n".join(f"{file}: {shown.size}, {size / 1000:.0f} kB" for file, shown, size in written)
    say({**first, "further": further}, words, as_json=as_json)


def _places(out: Path) -> Iterator[Path]:
    """Where each picture goes: as it was said, and numbered beside it."""
    yield out
    for number in count(2):
        yield out.with_stem(f"{out.stem}-{number}")


class ShownFile(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A file that a pin shows: a picture has ``width`` and ``height`` in pixels, a video its ``seconds``."""

    sha256: str
    media_type: str
    width: int | None = None
    height: int | None = None
    seconds: float | None = None

    @property
    def size(self) -> str:
        """In words."""
        return f"{self.width}x{self.height} px" if self.seconds is None else f"{self.seconds:.0f} s"


def shown_files(pin: ShownPin) -> list[ShownFile]:
    """Its pictures, the first one first, and its video."""
    files = [
        ShownFile(sha256=each.sha256, media_type=each.media_type, width=each.width, height=each.height)
        for each in pin.slides or [pin.picture]
    ]
    if pin.video is not None:
        files.append(ShownFile(sha256=pin.video.sha256, media_type="video/mp4", seconds=pin.video.seconds))
    return files


@twin("pins.files")
async def _files(text: str) -> list[tuple[ShownFile, bytes]]:
    from pinflow.entrypoints.cli.choose import choose_pin
    from pinflow.entrypoints.cli.pin_shown import shapes
    from pinflow.pins.queries import get_pin

    async with open_runtime() as rt:
        async with rt.read() as session:
            pin = await get_pin(session, await choose_pin(session, text))
            shown = (await shapes(session, [pin]))[0]
        blobs = rt.blobs()
        return [(file, (await blobs.get(bytes.fromhex(file.sha256))).data) for file in shown_files(shown)]
