"""The shipped fonts, all under the SIL Open Font License (see ``licences/``)."""

from __future__ import annotations

from pathlib import Path

FONT_DIRECTORY = Path(__file__).resolve().parent


def font_names() -> list[str]:
    """Names a template may use: the shipped files without ``.ttf``."""
    return sorted(path.stem for path in FONT_DIRECTORY.glob("*.ttf"))
