"""Colours of a pin: a small harmonious set derived from a brand kit, and WCAG contrast."""

from __future__ import annotations

import math
import re
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from pinflow.kit.contrast import LIGHT, Rgb, contrast, luminance, read_hex
from pinflow.kit.errors import InvalidInputError
from pinflow.projects.models import BrandKit

# WCAG 2.2 asks for 4.5; the surplus absorbs antialiasing and rounding.
_COMFORTABLE_CONTRAST = 4.8
_HEX = re.compile(r"#[0-9a-fA-F]{6}\Z")


def parse_hex(value: str) -> Rgb:
    """``#RRGGBB`` to numbers. Raises InvalidInputError when it is something else."""
    if not _HEX.match(value):
        raise InvalidInputError("pins.colour_unreadable", f"“{value}” is no colour. Write it as #RRGGBB.")
    return read_hex(value)


def to_hex(colour: Rgb) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


_LINEAR = np.array(LIGHT, dtype=np.float32)
_WEIGHTS = np.array([0.2126, 0.7152, 0.0722], dtype=np.float32)


def contrasts(colour: Rgb, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
    """WCAG ratios of ``colour`` to each of (n, 3) RGB pixels."""
    others, own = _LINEAR[pixels] @ _WEIGHTS, luminance(colour)
    ratios = (np.maximum(others, own) + 0.05) / (np.minimum(others, own) + 0.05)
    return np.asarray(ratios, np.float32)


def lowest_contrast(colour: Rgb, pixels: NDArray[np.uint8]) -> float:
    """Lowest WCAG ratio of ``colour`` to any pixel of an (h, w, >=3) RGB array."""
    first = pixels[0, 0, :3]
    # Nearly every text stands on one flat colour.
    whole = pixels.view(np.uint32) if pixels.shape[2] == 4 else pixels
    if (whole == whole[0, 0]).all():
        return contrast(colour, (int(first[0]), int(first[1]), int(first[2])))
    weights = np.resize([*_WEIGHTS, 0], (1, pixels.shape[2]))
    behind = cv2.transform(cv2.LUT(pixels, _LINEAR), weights.astype(np.float32))
    ratios = (behind + 0.05) / (luminance(colour) + 0.05)
    return float(np.maximum(ratios, 1 / ratios).min())


def _to_oklch(colour: Rgb) -> tuple[float, float, float]:
    r, g, b = (float(_LINEAR[c]) for c in colour)
    x = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    y = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    z = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    lightness = 0.2104542553 * x + 0.7936177850 * y - 0.0040720468 * z
    a = 1.9779984951 * x - 2.4285922050 * y + 0.4505937099 * z
    b2 = 0.0259040371 * x + 0.7827717662 * y - 0.8086757660 * z
    return lightness, math.hypot(a, b2), math.degrees(math.atan2(b2, a)) % 360


def _linear_rgb(lightness: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    x = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    y = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    z = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * x - 3.3077115913 * y + 0.2309699292 * z,
        -1.2684380046 * x + 2.6097574011 * y - 0.3413193965 * z,
        -0.0041960863 * x - 0.7034186147 * y + 1.7076147010 * z,
    )


def from_oklch(lightness: float, chroma: float, hue: float) -> Rgb:
    """A colour of that lightness and hue, with the chroma lowered until sRGB can show it."""
    linear = _linear_rgb(lightness, chroma, hue)
    while chroma > 0.002 and (min(linear) < -0.0005 or max(linear) > 1.0005):
        chroma *= 0.94
        linear = _linear_rgb(lightness, chroma, hue)
    shown = [min(max(c, 0.0), 1.0) for c in linear]
    encoded = [12.92 * c if c <= 0.0031308 else 1.055 * c ** (1 / 2.4) - 0.055 for c in shown]
    return (round(encoded[0] * 255), round(encoded[1] * 255), round(encoded[2] * 255))


@lru_cache(maxsize=1024)
def readable(colour: Rgb, ground: Rgb, ratio: float = _COMFORTABLE_CONTRAST) -> Rgb:
    """``colour`` moved lighter or darker, no further than needed, until it reads on ``ground``.

    Black or white always reach 4.58, so a colour is always found for a ratio up to that; above it the
    better of the two is returned.
    """
    if contrast(colour, ground) >= ratio:
        return colour
    lightness, chroma, hue = _to_oklch(colour)
    lighter = contrast((255, 255, 255), ground) >= contrast((0, 0, 0), ground)
    for step in range(1, 21):
        moved = lightness + ((1 - lightness) if lighter else -lightness) * step / 20
        candidate = from_oklch(moved, chroma * (1 - step / 20), hue)
        if contrast(candidate, ground) >= ratio:
            return candidate
    return (255, 255, 255) if lighter else (0, 0, 0)


@lru_cache(maxsize=256)
def palette(brand: BrandKit) -> dict[str, Rgb]:
    """Named tones for templates, derived from the brand's three colours.

    ``pop`` is a warm or cool counterpart of the accent: the one colour that makes artwork lively.
    """
    ink, paper, accent = parse_hex(brand.ink), parse_hex(brand.paper), parse_hex(brand.accent)
    lightness, chroma, hue = _to_oklch(accent)
    grey = chroma < 0.03
    chroma = 0.012 if grey else min(max(chroma, 0.07), 0.17)
    # Dark yellow is mud: its shades go towards brown, as a painter would take them.
    shade = hue - 30 if 72 < hue < 125 else hue
    mid = 0.78 if lightness > 0.78 else 0.64
    pop_hue, pop_chroma = (62.0, 0.13) if grey else _counterpart(hue)
    return {
        "ink": ink,
        "paper": paper,
        "white": (255, 255, 255),
        "accent": accent,
        "deep": from_oklch(min(lightness, 0.33), min(chroma, 0.09), shade),
        "strong": from_oklch(0.45, chroma, shade),
        "mid": from_oklch(mid, chroma * 0.95, hue),
        "light": from_oklch(0.83, chroma * 0.55, hue),
        "soft": from_oklch(0.905, chroma * 0.32, hue),
        "pale": from_oklch(0.955, min(chroma * 0.16, 0.02), hue),
        "pop": from_oklch(0.73, pop_chroma, pop_hue),
        "pop-deep": from_oklch(0.52, pop_chroma, pop_hue - 6),
        "pop-soft": from_oklch(0.89, pop_chroma * 0.42, pop_hue),
        "cream": from_oklch(0.955, 0.022, 85.0),
        "sand": from_oklch(0.87, 0.045, 80.0),
    }


def _counterpart(hue: float) -> tuple[float, float]:
    """Hue and chroma of ``pop``: warm for cool accents, a muted teal or blue for warm ones."""
    if 125 <= hue < 215:
        return 62.0, 0.135
    if 215 <= hue < 285:
        return 48.0, 0.135
    if 285 <= hue < 350:
        return 78.0, 0.13
    return (250.0, 0.09) if 72 < hue < 125 else (205.0, 0.078)
