"""The shipped fonts, all under the SIL Open Font License (see ``licences/``)."""

from __future__ import annotations

from pathlib import Path

from pinflow.kit.errors import NotFoundError

FONT_DIRECTORY = Path(__file__).resolve().parent


def font_names() -> list[str]:
    """Names a template may use: the shipped files without ``.ttf``."""
    return sorted(path.stem for path in FONT_DIRECTORY.glob("*.ttf"))


def read_font(name: str) -> bytes:
    """The font's file.

    Raises:
        NotFoundError: ``pins.no_such_font``.
    """
    if name not in font_names():
        raise NotFoundError("pins.no_such_font", f"There is no font “{name}”.")
    return (FONT_DIRECTORY / f"{name}.ttf").read_bytes()
