"""The soft shadow around a card. What the card will cover of it is not made."""

from __future__ import annotations

import math
from collections.abc import Iterator
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.draw_layers import paint, rounded, swing
from pinflow.pins.renderers.placed import Rect
from pinflow.pins.renderers.require_skia import skia

_BLUR, _DROP, _STRENGTH = 26, 14, 0.30
# Left, top, right, bottom in whole pixels.
Span = tuple[int, int, int, int]
# So far it is seen to reach.
_REACH = 2 * _BLUR
# A turned shadow is made at a sixteenth of the size: a blur has nothing that a full-size one would show.
_SOFT_SCALE = 16


def cast_shadow(pixels: Pixels, rect: Rect, radius: float, tilt: float = 0.0) -> None:
    """Darken (h, w, 4) ``pixels`` around a rounded rectangle that will be drawn next, not what it covers."""
    across, down = swing(rect, tilt)
    x0 = int(max(rect[0] - _REACH - across, 0))
    y0 = int(max(rect[1] + _DROP - _REACH - down, 0))
    x1 = int(min(rect[2] + _REACH + across, pixels.shape[1]))
    y1 = int(min(rect[3] + _DROP + _REACH + down, pixels.shape[0]))
    if x1 - x0 < 2 * _SOFT_SCALE or y1 - y0 < 2 * _SOFT_SCALE:
        return
    # What is left of a corner once it is rounded begins this far in.
    corner = math.ceil(0.3 * radius)
    inset_x, inset_y = math.ceil(corner + across) + 1, math.ceil(corner + down) + 1
    covered = (
        int(rect[0]) + inset_x,
        int(rect[1]) + inset_y,
        int(rect[2]) - inset_x,
        int(rect[3]) - inset_y,
    )
    straight = not tilt and min(rect[2] - rect[0], rect[3] - rect[1]) >= 2 * (_REACH + radius)
    shadow = _Straight(rect, radius) if straight else _Turned(rect, radius, tilt, (x0, y0, x1, y1))
    for strip in _strips_around((x0, y0, x1, y1), covered):
        region = pixels[strip[1] : strip[3], strip[0] : strip[2]]
        cv2.multiply(region, shadow.light(strip), dst=region, scale=1 / 255)


def _strips_around(outer: Span, hole: Span) -> tuple[Span, ...]:
    """What of ``outer`` lies outside ``hole``: strips above and below it, to its left and its right."""
    x0, y0, x1, y1 = outer
    left, top = min(max(hole[0], x0), x1), min(max(hole[1], y0), y1)
    right, bottom = min(max(hole[2], left), x1), min(max(hole[3], top), y1)
    strips = ((x0, y0, x1, top), (x0, bottom, x1, y1), (x0, top, left, bottom), (right, top, x1, bottom))
    return tuple(strip for strip in strips if strip[2] > strip[0] and strip[3] > strip[1])


class _Straight:
    """The shadow of an upright card: four times the same corner, and edges that are the same all along."""

    def __init__(self, rect: Rect, radius: float) -> None:
        self._corner = _light_at_corner(radius)
        left, top, right, bottom = (math.floor(edge) for edge in rect)
        self._left, self._top = left - _REACH, top - _REACH + _DROP
        self._width, self._height = right - left + 2 * _REACH, bottom - top + 2 * _REACH

    def light(self, strip: Span) -> Pixels:
        """How much light stays in left, top, right, bottom of the canvas: (h, w, 4), 255 for all."""
        width, height = strip[2] - strip[0], strip[3] - strip[1]
        light = np.empty((height, width), np.uint32)
        side = len(self._corner)
        for rows, their_rows in _thirds(strip[1] - self._top, strip[3] - self._top, self._height, side):
            for columns, theirs in _thirds(strip[0] - self._left, strip[2] - self._left, self._width, side):
                light[rows, columns] = self._corner[their_rows, theirs]
        return light.view(np.uint8).reshape(height, width, 4)


def _thirds(start: int, end: int, length: int, side: int) -> Iterator[tuple[slice, slice]]:
    """Along one side, the parts of ``start``..``end`` and the parts of a corner that stand for them.

    The corner is ``side`` long; what lies between two of them is as its last place, the second is turned.
    """
    first, last = min(end, side), max(start, length - side)
    if start < first:
        yield slice(0, first - start), slice(start, first)
    if max(start, first) < min(end, last):
        yield slice(max(start, first) - start, min(end, last) - start), slice(side - 1, side)
    if last < end:
        # Backwards to the very first place, which a slice reaches only without an end.
        stop = length - end - 1
        yield slice(last - start, end - start), slice(length - last - 1, stop if stop >= 0 else None, -1)


@lru_cache(maxsize=32)
def _light_at_corner(radius: float) -> NDArray[np.uint32]:
    """How much light stays at the left upper corner of a large card, as RGBA in one number."""
    side = 2 * _REACH + math.ceil(radius)
    shade = np.zeros((side, side, 1), np.uint8)
    surface = skia.Surface(shade, colorType=skia.ColorType.kAlpha_8_ColorType)
    surface.getCanvas().drawPath(rounded((_REACH, _REACH, 4 * side, 4 * side), radius), paint((0, 0, 0)))
    light = cv2.convertScaleAbs(
        cv2.GaussianBlur(shade, (0, 0), _BLUR, borderType=cv2.BORDER_REPLICATE), alpha=-_STRENGTH, beta=255
    )
    return cv2.cvtColor(light, cv2.COLOR_GRAY2RGBA).view(np.uint32)[..., 0]


class _Turned:
    """The shadow of any card, made small as a whole; every strip is brought to full size by itself."""

    def __init__(self, rect: Rect, radius: float, tilt: float, around: Span) -> None:
        self._left, self._top = around[:2]
        self._light = _small_light(rect, radius, tilt, around)

    def light(self, strip: Span) -> Pixels:
        """How much light stays in left, top, right, bottom of the canvas: (h, w, 4), 255 for all."""
        x0, y0, x1, y1 = (
            strip[0] - self._left,
            strip[1] - self._top,
            strip[2] - self._left,
            strip[3] - self._top,
        )
        # From the small pixels that its own lie between.
        left, top = x0 // _SOFT_SCALE, y0 // _SOFT_SCALE
        part = self._light[top : -(-y1 // _SOFT_SCALE) + 2, left : -(-x1 // _SOFT_SCALE) + 2]
        size = (part.shape[1] * _SOFT_SCALE, part.shape[0] * _SOFT_SCALE)
        x, y = x0 + _SOFT_SCALE * (1 - left), y0 + _SOFT_SCALE * (1 - top)
        light = cv2.resize(part, size)[y : y + y1 - y0, x : x + x1 - x0]
        return np.asarray(cv2.cvtColor(light, cv2.COLOR_GRAY2RGBA), np.uint8)


def _small_light(rect: Rect, radius: float, tilt: float, around: Span) -> Pixels:
    """How much light stays around: an array at a sixteenth of the size of ``around``, 255 for all.

    One pixel wider on each side, so that every point of ``around`` lies between two.
    """
    x0, y0, x1, y1 = around
    size = (-((x0 - x1) // _SOFT_SCALE) + 2, -((y0 - y1) // _SOFT_SCALE) + 2)
    shade = np.zeros((size[1], size[0], 1), np.uint8)
    surface = skia.Surface(shade, colorType=skia.ColorType.kAlpha_8_ColorType)
    canvas = surface.getCanvas()
    canvas.scale(1 / _SOFT_SCALE, 1 / _SOFT_SCALE)
    canvas.translate(_SOFT_SCALE - x0, _SOFT_SCALE - y0 + _DROP)
    canvas.rotate(tilt, (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)
    canvas.drawPath(rounded(rect, radius), paint((0, 0, 0)))
    light = cv2.convertScaleAbs(shade, alpha=-_STRENGTH, beta=255)
    return np.asarray(cv2.GaussianBlur(light, (0, 0), _BLUR / _SOFT_SCALE), np.uint8)
