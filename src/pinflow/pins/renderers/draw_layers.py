"""Puts the layers of a laid-out template onto the canvas."""

from __future__ import annotations

import math
from functools import lru_cache

import cv2
import numpy as np

from pinflow.kit.contrast import TEXT_CONTRAST, Rgb
from pinflow.pins.models import TextBox
from pinflow.pins.renderers.colours import lowest_contrast, readable
from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.fit_text import Line
from pinflow.pins.renderers.fonts import LoadedFont
from pinflow.pins.renderers.placed import PlacedText, Rect
from pinflow.pins.renderers.require_skia import skia
from pinflow.pins.templates.model import CANVAS_HEIGHT, CANVAS_WIDTH

# Told that all is opaque, Skia takes half the time for soft edges.
_PIXELS = skia.ImageInfo.Make(
    CANVAS_WIDTH, CANVAS_HEIGHT, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kOpaque_AlphaType
)


class Canvas:
    """One RGBA buffer that OpenCV and Skia both draw into.

    ``covered``: how many rows from the top will be drawn over as a whole, and need no ground.
    """

    def __init__(self, ground: Rgb, covered: int = 0) -> None:
        self.pixels: Pixels = np.empty((CANVAS_HEIGHT, CANVAS_WIDTH, 4), np.uint8)
        self.pixels[covered:].view(np.uint32)[:] = _pixel(ground)
        self._surface = skia.Surface.MakeRasterDirect(_PIXELS, self.pixels, self.pixels.strides[0])
        self.skia = self._surface.getCanvas()

    def fill(self, path: skia.Path, colour: Rgb) -> None:
        self.skia.drawPath(path, paint(colour))

    def region(self, rect: Rect) -> Pixels:
        """The pixels a rectangle touches, for reading."""
        x0, y0 = max(math.floor(rect[0]), 0), max(math.floor(rect[1]), 0)
        return self.pixels[y0 : max(math.ceil(rect[3]), 0), x0 : max(math.ceil(rect[2]), 0)]

    def gradient(self, rect: Rect, ends: tuple[Rgb, Rgb], alphas: tuple[float, float], down: bool) -> None:
        """Lay a colour that runs from the first end to the second over a rectangle."""
        x0, y0 = (max(round(v), 0) for v in rect[:2])
        x1, y1 = min(round(rect[2]), CANVAS_WIDTH), min(round(rect[3]), CANVAS_HEIGHT)
        length = (y1 - y0) if down else (x1 - x0)
        if x1 <= x0 or y1 <= y0:
            return
        along = np.linspace(0, 1, length, dtype=np.float32)[:, None]
        alpha = alphas[0] + (alphas[1] - alphas[0]) * along
        colour = np.array(ends[0], np.float32) + along * (np.array(ends[1], np.float32) - np.array(ends[0]))
        # One column of added colour and one of what stays, spread over the whole by OpenCV.
        added = np.concatenate([colour * alpha, np.full((length, 1), 255, np.float32)], axis=1)
        stays = np.repeat((1 - alpha) * 255, 4, axis=1)
        columns = [np.rint(part).astype(np.uint8).reshape(length, 1, 4) for part in (added, stays)]
        size = (x1 - x0, y1 - y0)
        if not down:
            columns = [part.reshape(1, length, 4) for part in columns]
        full = [cv2.resize(part, size, interpolation=cv2.INTER_NEAREST) for part in columns]
        region = self.pixels[y0:y1, x0:x1]
        if min(alphas) < 1:
            kept = cv2.multiply(np.ascontiguousarray(region), full[1], scale=1 / 255)
            full[0] = cv2.add(full[0], kept)
        region[:] = full[0]
        region[..., 3] = 255


def swing(rect: Rect, tilt: float) -> tuple[float, float]:
    """How far a turn by so many degrees around its middle moves a rectangle's corners across and down."""
    turn = abs(math.sin(math.radians(tilt))) / 2
    return turn * (rect[3] - rect[1]), turn * (rect[2] - rect[0])


def solid(width: int, height: int, colour: Rgb) -> Pixels:
    """An opaque (height, width, 4) array; whole pixels at a time, four times as fast as by channels."""
    return np.full((height, width), _pixel(colour), np.uint32).view(np.uint8).reshape(height, width, 4)


def _pixel(colour: Rgb) -> np.uint32:
    """Its four bytes as one number."""
    return np.uint32(np.array([*colour, 255], np.uint8).view(np.uint32)[0])


def _overlap(base: Pixels, patch: Pixels, left: int, top: int) -> tuple[Pixels, tuple[slice, slice]]:
    """The part of ``base`` under a patch at ``left``, ``top``, and which part of the patch lies on it."""
    x0, y0 = max(left, 0), max(top, 0)
    x1 = max(min(left + patch.shape[1], base.shape[1]), x0)
    y1 = max(min(top + patch.shape[0], base.shape[0]), y0)
    return base[y0:y1, x0:x1], (slice(y0 - top, y1 - top), slice(x0 - left, x1 - left))


def paste(base: Pixels, patch: Pixels, left: int, top: int) -> None:
    """Copy an opaque patch; what lies outside is cut off."""
    region, cut = _overlap(base, patch, left, top)
    region[:] = patch[cut]


def paste_masked(base: Pixels, patch: Pixels, mask: Pixels, left: int, top: int) -> None:
    """Lay a patch over ``base`` as far as its (h, w) mask is light; what lies outside is cut off."""
    region, cut = _overlap(base, patch, left, top)
    if not region.size:
        return
    patch, mask = patch[cut], np.ascontiguousarray(mask[cut])
    # Most of a mask is black or white and only copied; sums are needed where it is neither.
    ys, xs = np.divmod(np.flatnonzero(mask - np.uint8(1) < 254), mask.shape[1])
    weight = mask[ys, xs].astype(np.uint16)[:, None]
    edge = (patch[ys, xs] * weight + region[ys, xs] * (255 - weight) + 127) // 255
    cv2.copyTo(patch, mask, region)
    region[ys, xs] = edge
    region[ys, xs, 3] = 255


def tilted(patch: Pixels, mask: Pixels, degrees: float) -> tuple[Pixels, Pixels, int, int]:
    """Patch and mask turned clockwise around the middle, and how far they reach out to the left and top."""
    height, width = patch.shape[:2]
    turn = math.radians(degrees)
    grown_w = math.ceil(width * math.cos(turn) + height * abs(math.sin(turn))) + 2
    grown_h = math.ceil(height * math.cos(turn) + width * abs(math.sin(turn))) + 2
    reach_x, reach_y = (grown_w - width) // 2, (grown_h - height) // 2
    matrix = cv2.getRotationMatrix2D(((width - 1) / 2, (height - 1) / 2), -degrees, 1)
    matrix[:, 2] += (reach_x, reach_y)
    size = (grown_w, grown_h)
    turned = cv2.warpAffine(patch, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    shown = cv2.warpAffine(mask, matrix, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    return np.asarray(turned, np.uint8), np.asarray(shown, np.uint8), reach_x, reach_y


def paint(colour: Rgb) -> skia.Paint:
    return skia.Paint(Color=skia.Color(*colour), AntiAlias=True)


# A panel's shadow and its ground have the same outline.
@lru_cache(maxsize=64)
def rounded(rect: Rect, radius: float) -> skia.Path:
    """The outline of a rectangle with round corners; shared, so not to be changed."""
    path = skia.Path()
    path.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(*rect), radius, radius))
    return path


def draw_text(canvas: Canvas, placed: PlacedText, colour: Rgb, ground: Rgb, *, ink: bool = True) -> TextBox:
    """Draw a fitted text and say where its ink stands and how well it reads on the pixels behind it.

    A colour that would not read on what is really there is moved until it does; on a ground too lively
    for any colour the text gets a plate. Without ``ink`` only the plate is drawn.
    """
    lines = [_ink_box(placed, line) for line in placed.fitted.lines]
    behind = [canvas.region(line) for line in lines]
    colour = readable(colour, ground)
    ratio = _lowest(colour, behind)
    if ratio < TEXT_CONTRAST:
        colour = max(((0, 0, 0), (255, 255, 255)), key=lambda c: _lowest(c, behind))
        ratio = _lowest(colour, behind)
    box = _around(lines)
    if ratio < TEXT_CONTRAST:
        canvas.fill(rounded((box[0] - 12, box[1] - 8, box[2] + 12, box[3] + 8), 8), ground)
        colour = readable(colour, ground)
        ratio = _lowest(colour, behind)
    assert ratio >= TEXT_CONTRAST, "every ground has a colour that reads on it"
    if ink:
        _draw_lines(canvas, placed, colour)
    return TextBox(
        role=placed.role,
        text=placed.fitted.text,
        x=round(box[0], 2),
        y=round(box[1], 2),
        width=round(box[2] - box[0], 2),
        height=round(box[3] - box[1], 2),
        font_px=round(min(line.size for line in placed.fitted.lines), 2),
        contrast=round(ratio, 2),
        shortened=placed.fitted.shortened,
        missing=placed.fitted.missing,
    )


def _lowest(colour: Rgb, grounds: list[Pixels]) -> float:
    return min((lowest_contrast(colour, ground) for ground in grounds if ground.size), default=21.0)


def _ink_box(placed: PlacedText, line: Line) -> Rect:
    left, size = placed.line_left(line.width), line.size
    xs: list[float] = []
    for word, x in zip(line.words, line.xs, strict=True):
        xs += [left + x + word.left * size, left + x + max(word.right, word.width) * size]
    return min(xs), placed.top + line.top, max(xs), placed.top + line.bottom


def _around(boxes: list[Rect]) -> Rect:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _draw_lines(canvas: Canvas, placed: PlacedText, colour: Rgb) -> None:
    ink = paint(colour)
    for line in placed.fitted.lines:
        left, baseline, size = placed.line_left(line.width), placed.top + line.baseline, line.size
        builder = skia.TextBlobBuilder()
        for word, x in zip(line.words, line.xs, strict=True):
            for run in word.runs:
                font, xs = _skia_font(run.font, size), [left + x + gx * size for gx in run.xs]
                if any(run.ys):
                    points = [skia.Point(gx, gy * size) for gx, gy in zip(xs, run.ys, strict=True)]
                    builder.allocRunPos(font, run.glyphs, points)
                else:
                    builder.allocRunPosH(font, run.glyphs, xs, 0)
        canvas.skia.drawTextBlob(builder.make(), 0, baseline, ink)


@lru_cache(maxsize=64)
def _skia_font(font: LoadedFont, size: float) -> skia.Font:
    made = skia.Font(font.typeface, size)
    made.setSubpixel(True)
    made.setEdging(skia.Font.Edging.kAntiAlias)
    # Hinting follows the machine's font settings; without it every machine draws the same.
    made.setHinting(skia.FontHinting.kNone)
    return made
