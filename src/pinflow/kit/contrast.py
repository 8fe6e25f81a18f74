"""How well two colours are told apart, by WCAG 2."""

from __future__ import annotations

Rgb = tuple[int, int, int]

# WCAG 2.2 for text of any size.
TEXT_CONTRAST = 4.5

# sRGB's parts of a colour as light.
LIGHT: tuple[float, ...] = tuple(
    c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in (i / 255 for i in range(256))
)


def read_hex(colour: str) -> Rgb:
    """``#RRGGBB`` to numbers."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def luminance(colour: Rgb) -> float:
    """WCAG relative luminance, 0 to 1."""
    red, green, blue = colour
    return 0.2126 * LIGHT[red] + 0.7152 * LIGHT[green] + 0.0722 * LIGHT[blue]


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG contrast ratio, 1 to 21."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
