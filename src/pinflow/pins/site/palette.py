"""Light and dark colours of a brand, every text pair at 4.5:1 or more."""

from __future__ import annotations

import msgspec

from pinflow.kit.contrast import TEXT_CONTRAST, read_hex
from pinflow.kit.contrast import contrast as rgb_contrast
from pinflow.projects.models import BrandKit

DARK_PAPER, DARK_SURFACE, DARK_LINE = "#121513", "#1A1E1B", "#2C322E"
DARK_INK, DARK_MUTED = "#ECEFEC", "#A3ACA6"


class Palette(msgspec.Struct, frozen=True, kw_only=True):
    """Colours as ``#RRGGBB``. ``on_accent`` is for text on the accent."""

    paper: str
    surface: str
    line: str
    ink: str
    muted: str
    accent: str
    on_accent: str


def light_palette(brand: BrandKit) -> Palette:
    """The brand's own colours, moved towards black or white only as far as legibility needs."""
    paper = mixed(brand.paper, brand.paper, 0)  # spelled by us: what stands in the style sheet is a colour
    ink = readable(brand.ink, paper)
    accent = readable(brand.accent, paper)
    return Palette(
        paper=paper,
        surface=mixed(paper, "#FFFFFF", 0.7 if contrast("#000000", paper) > 12 else 0.04),
        line=mixed(paper, ink, 0.12),
        ink=ink,
        muted=readable(mixed(paper, ink, 0.68), paper),
        accent=accent,
        on_accent=_text_on(accent),
    )


def dark_palette(brand: BrandKit) -> Palette:
    """A quiet dark ground with the brand's accent made light enough for it."""
    accent = readable(brand.accent, DARK_PAPER)
    return Palette(
        paper=DARK_PAPER,
        surface=DARK_SURFACE,
        line=DARK_LINE,
        ink=DARK_INK,
        muted=DARK_MUTED,
        accent=accent,
        on_accent=_text_on(accent),
    )


def readable(color: str, ground: str, ratio: float = TEXT_CONTRAST) -> str:
    """``color``, or the nearest tint or shade of it that reaches ``ratio`` on ``ground``."""
    towards = "#FFFFFF" if contrast("#FFFFFF", ground) > contrast("#000000", ground) else "#000000"
    steps = (mixed(color, towards, step / 20) for step in range(21))
    return next((c for c in steps if contrast(c, ground) >= ratio), towards)


def contrast(one: str, other: str) -> float:
    """WCAG contrast ratio, 1 to 21."""
    return rgb_contrast(read_hex(one), read_hex(other))


def mixed(one: str, other: str, share: float) -> str:
    """``share`` (0 to 1) of ``other`` in ``one``."""
    parts = (round(a + (b - a) * share) for a, b in zip(read_hex(one), read_hex(other), strict=True))
    return "#" + "".join(f"{part:02X}" for part in parts)


def _text_on(accent: str) -> str:
    return max(("#FFFFFF", "#000000"), key=lambda color: contrast(color, accent))
