"""Lays a product without its ground onto a slot."""

from __future__ import annotations

import cv2
import numpy as np

from pinflow.pins.renderers.decode_photo import Photo, Pixels
from pinflow.pins.renderers.resize_photo import MOST_ENLARGED, resize_into


def lay_cut_out(base: Pixels, cut: Photo, left: int, top: int, right: int, bottom: int) -> None:
    """Lay the product of a cut-out onto ``base``, as large as the box allows, in its middle.

    The box lies within ``base``; what is transparent all around the product does not count.
    """
    x0, y0, x1, y1 = _solid_box(cut)
    scale = min((right - left) / (x1 - x0), (bottom - top) / (y1 - y0), MOST_ENLARGED)
    width, height = max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale))
    part = cut.pixels[y0:y1, x0:x1]
    # Scaled by their weight: else the ground's colour, invisible so far, would come to the edges.
    weight = cv2.cvtColor(cv2.extractChannel(part, 3), cv2.COLOR_GRAY2RGBA)
    weighed = cv2.multiply(part, weight, scale=1 / 255)
    weighed[..., 3] = part[..., 3]
    shown = np.empty((height, width, 4), np.uint8)
    resize_into(shown, np.asarray(weighed, np.uint8))
    x, y = left + (right - left - width) // 2, top + (bottom - top - height) // 2
    region = base[y : y + height, x : x + width]
    rest = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(shown, 3)), cv2.COLOR_GRAY2RGBA)
    region[:] = cv2.add(shown, cv2.multiply(np.ascontiguousarray(region), rest, scale=1 / 255))
    region[..., 3] = 255


def _solid_box(cut: Photo) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not transparent; the whole picture when nothing is."""
    left, top, width, height = cv2.boundingRect(cv2.extractChannel(cut.pixels, 3))
    if not width:
        return 0, 0, cut.pixels.shape[1], cut.pixels.shape[0]
    return left, top, left + width, top + height
