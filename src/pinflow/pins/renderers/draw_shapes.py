"""The shapes a template may put anywhere, as paths and masks."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache

import numpy as np

from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.draw_layers import paint, rounded
from pinflow.pins.renderers.placed import Rect
from pinflow.pins.renderers.require_skia import skia

_BUMPS = 16
_TAG_CUT = 0.24


# What is asked for once is mostly asked for again: a template's shapes stay in their places.
@lru_cache(maxsize=256)
def shape_path(kind: str, rect: Rect, radius: float = 0.0, thickness: float = 12.0) -> skia.Path:
    """One of ``ShapeKind``, filling ``rect``; shared, so not to be changed."""
    left, top, right, bottom = rect
    path = skia.Path()
    if kind == "arch":
        half = min((right - left) / 2, bottom - top)
        shape = skia.RRect()
        corners = [skia.Point(half, half)] * 2 + [skia.Point(0, 0)] * 2
        shape.setRectRadii(skia.Rect.MakeLTRB(*rect), corners)
        path.addRRect(shape)
    elif kind == "ellipse":
        path.addOval(skia.Rect.MakeLTRB(*rect))
    elif kind == "ring":
        path.addOval(skia.Rect.MakeLTRB(*rect))
        inner = (left + thickness, top + thickness, right - thickness, bottom - thickness)
        path.addOval(skia.Rect.MakeLTRB(*inner))
        path.setFillType(skia.PathFillType.kEvenOdd)
    elif kind in _DRAWN:
        _DRAWN[kind](path, rect, thickness)
    else:
        return rounded(rect, radius)
    return path


def _quotes(path: skia.Path, rect: Rect, _: float) -> None:
    """A pair of opening quotation marks."""
    left, top, right, bottom = rect
    wide = (right - left) * 0.46
    for x in (left, right - wide):
        ball = wide / 2
        path.addCircle(x + ball, bottom - ball, ball)
        path.moveTo(x, bottom - ball)
        path.cubicTo(x, top + wide * 0.5, x + wide * 0.3, top + wide * 0.1, x + wide * 0.85, top)
        path.lineTo(x + wide, top + wide * 0.22)
        path.cubicTo(
            x + wide * 0.62,
            top + wide * 0.42,
            x + wide * 0.5,
            top + wide * 0.8,
            x + wide * 0.5,
            bottom - wide,
        )
        path.close()


def _wave(path: skia.Path, rect: Rect, thickness: float) -> None:
    """A ground whose upper edge swings; ``thickness`` is how far."""
    left, top, right, bottom = rect
    swing = max(thickness, 1.0)
    steps = 24
    path.moveTo(left, bottom)
    for step in range(steps + 1):
        along = step / steps
        path.lineTo(left + (right - left) * along, top + swing * (1 - math.cos(2 * math.pi * along)) / 2)
    path.lineTo(right, bottom)
    path.close()


def _slant(path: skia.Path, rect: Rect, thickness: float) -> None:
    """A ground whose upper edge falls from left to right by ``thickness``."""
    left, top, right, bottom = rect
    path.moveTo(left, top)
    path.lineTo(right, top + thickness)
    path.lineTo(right, bottom)
    path.lineTo(left, bottom)
    path.close()


def _scallop(path: skia.Path, rect: Rect, _: float) -> None:
    """A disc with a wavy rim, as a seal has."""
    left, top, right, bottom = rect
    x, y, wide, high = (left + right) / 2, (top + bottom) / 2, (right - left) / 2, (bottom - top) / 2
    steps = _BUMPS * 8
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        reach = 0.955 + 0.045 * math.cos(_BUMPS * angle)
        point = (x + wide * reach * math.cos(angle), y + high * reach * math.sin(angle))
        if step:
            path.lineTo(*point)
        else:
            path.moveTo(*point)
    path.close()


def _tag(path: skia.Path, rect: Rect, _: float) -> None:
    """A gift tag: two corners cut, and a hole."""
    left, top, right, bottom = rect
    cut = min(right - left, bottom - top) * _TAG_CUT
    path.moveTo(left + cut, top)
    for x, y in (
        (right - cut, top),
        (right, top + cut),
        (right, bottom),
        (left, bottom),
        (left, top + cut),
    ):
        path.lineTo(x, y)
    path.close()
    path.addCircle((left + right) / 2, top + cut * 0.62, cut * 0.2)
    path.setFillType(skia.PathFillType.kEvenOdd)


def _bow(path: skia.Path, rect: Rect, _: float) -> None:
    """A bow of ribbon with two ends."""
    left, top, right, bottom = rect

    def at(x: float, y: float) -> tuple[float, float]:
        return left + (right - left) * x, top + (bottom - top) * y

    whole = skia.Path()
    whole.addOval(skia.Rect.MakeLTRB(*at(0.41, 0.32), *at(0.59, 0.62)))
    for mirrored in (False, True):
        # The halves run against each other: laid together as they are, they would cut a hole.
        half = _half_bow(at, mirrored)
        whole = skia.Op(whole, half, skia.PathOp.kUnion_PathOp)
    path.addPath(whole)


def _half_bow(at: Callable[[float, float], tuple[float, float]], mirrored: bool) -> skia.Path:
    def to(x: float, y: float) -> tuple[float, float]:
        return at(1 - x if mirrored else x, y)

    half = skia.Path()
    half.moveTo(*to(0.5, 0.44))
    half.cubicTo(*to(0.34, 0.02), *to(0.02, 0.0), *to(0.04, 0.34))
    half.cubicTo(*to(0.04, 0.66), *to(0.32, 0.66), *to(0.5, 0.48))
    half.close()
    half.moveTo(*to(0.47, 0.5))
    for point in ((0.2, 1.0), (0.32, 0.93), (0.4, 1.0), (0.54, 0.54)):
        half.lineTo(*to(*point))
    half.close()
    return half


_DRAWN = {
    "quotes": _quotes,
    "wave": _wave,
    "slant": _slant,
    "scallop": _scallop,
    "tag": _tag,
    "bow": _bow,
}


def solid_part(kind: str, rect: Rect, radius: float = 0.0) -> Rect | None:
    """A large rectangle that lies wholly within the shape; None: of this kind none is known."""
    left, top, right, bottom = rect
    width, height = right - left, bottom - top
    if kind == "arch":
        return left, top + min(width / 2, height), right, bottom
    if kind == "tag":
        return left, top + min(width, height) * _TAG_CUT, right, bottom
    if kind == "ellipse":
        # The square in a circle: what its diagonal leaves on each side.
        across, down = 0.147 * width, 0.147 * height
    elif kind in ("rect", "rounded"):
        across = down = 0.3 * min(radius, width / 2, height / 2)
    else:
        return None
    return left + across, top + down, right - across, bottom - down


def shape_mask(kind: str, width: int, height: int, radius: float = 0.0) -> Pixels:
    """A (height, width) mask, light inside the shape."""
    drawn = np.zeros((height, width, 1), np.uint8)
    surface = skia.Surface(drawn, colorType=skia.ColorType.kAlpha_8_ColorType)
    surface.getCanvas().drawPath(shape_path(kind, (0, 0, width, height), radius), paint((0, 0, 0)))
    return drawn[..., 0]
