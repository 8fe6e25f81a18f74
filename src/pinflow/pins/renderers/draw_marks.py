"""Draws what stands beside texts: plates, lines, ticks, rings, things of the product's field, the logo."""

from __future__ import annotations

import cv2
import numpy as np

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.colours import contrasts
from pinflow.pins.renderers.decode_photo import Photo, Pixels, with_alpha
from pinflow.pins.renderers.draw_layers import Canvas, paint, paste_masked, rounded
from pinflow.pins.renderers.placed import PlacedMark
from pinflow.pins.renderers.require_skia import skia

# What has less contrast to its ground, and no other colour, is hardly seen; so much of a logo may be. With
# more ink it is a plate.
_SEEN, _ALIKE, _MOST_LOST, _MOST_INK = 1.8, 90, 0.3, 0.92


def draw_mark(canvas: Canvas, mark: PlacedMark, colour: Rgb) -> None:
    """Draw a mark that needs no more than its colour."""
    left, top, right, bottom = mark.rect
    if right <= left or bottom <= top:
        return
    if mark.kind == "rect":
        canvas.fill(rounded(mark.rect, min(mark.radius, (bottom - top) / 2)), colour)
    elif mark.kind == "ellipse":
        path = skia.Path()
        path.addOval(skia.Rect.MakeLTRB(*mark.rect))
        canvas.fill(path, colour)
    else:
        canvas.skia.drawPath(_outline(mark), _pen(colour, mark.line))


def _pen(colour: Rgb, line: float) -> skia.Paint:
    pen = paint(colour)
    pen.setStyle(skia.Paint.kStroke_Style)
    pen.setStrokeWidth(line)
    pen.setStrokeCap(skia.Paint.kRound_Cap)
    pen.setStrokeJoin(skia.Paint.kRound_Join)
    return pen


def _outline(mark: PlacedMark) -> skia.Path:
    half = mark.line / 2
    left, top, right, bottom = mark.rect
    inner = (left + half, top + half, right - half, bottom - half)
    path = skia.Path()
    if mark.kind == "ring":
        path.addOval(skia.Rect.MakeLTRB(*inner))
        return path
    if mark.kind in ("outline", "box"):
        return rounded(inner, min(mark.radius, (bottom - top) / 2))
    strokes = {
        "check": ((0.08, 0.54, 0.38, 0.84, 0.92, 0.18),),
        "cross": ((0.16, 0.16, 0.84, 0.84), (0.84, 0.16, 0.16, 0.84)),
        "dash": ((0.2, 0.5, 0.8, 0.5),),
    }[mark.kind]
    for stroke in strokes:
        points = [
            (left + (right - left) * x, top + (bottom - top) * y)
            for x, y in zip(stroke[::2], stroke[1::2], strict=True)
        ]
        path.moveTo(*points[0])
        for point in points[1:]:
            path.lineTo(*point)
    return path


def draw_logo(canvas: Canvas, mark: PlacedMark, logo: Photo, colour: Rgb) -> None:
    """Lay the logo into the mark's room as large as it fits, its transparency kept.

    Where much of it would be lost on its ground, it is drawn in one ``colour``, as brands print theirs.
    """
    left, top, right, bottom = (round(edge) for edge in mark.rect)
    height, width = logo.pixels.shape[:2]
    scale = min((right - left) / width, (bottom - top) / height)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    patch = with_alpha(np.asarray(cv2.resize(logo.pixels, size, interpolation=cv2.INTER_AREA), np.uint8))
    if mark.kind == "logo-center":
        left += (right - left - size[0]) // 2
    mask = np.ascontiguousarray(patch[..., 3])
    top += (bottom - top - size[1]) // 2
    if _is_lost(patch, canvas.pixels[top : top + size[1], left : left + size[0]]):
        patch[..., :3] = colour
    paste_masked(canvas.pixels, patch, mask, left, top)


def _is_lost(logo: Pixels, ground: Pixels) -> bool:
    """Whether too much of a logo's ink is hardly seen; one without transparency brings its own ground."""
    ink = logo[..., 3] > 127
    if not ink.any() or ink.mean() > _MOST_INK:
        return False
    red, green, blue = (int(channel) for channel in ground[..., :3].mean(axis=(0, 1)))
    colours = logo[..., :3][ink]
    alike = np.abs(colours.astype(np.int16) - (red, green, blue)).max(axis=1) < _ALIKE
    return bool((alike & (contrasts((red, green, blue), colours) < _SEEN)).mean() > _MOST_LOST)
