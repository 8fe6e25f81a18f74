"""Encodes the finished canvas, small enough for every channel."""

from __future__ import annotations

import cv2
import numpy as np
import simplejpeg

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.colours import to_hex
from pinflow.pins.renderers.decode_photo import Pixels

MOST_BYTES = 400_000
_BEST, _WORST = 90, 8


def encode_picture(canvas: Pixels, *, most_bytes: int = MOST_BYTES) -> bytes:
    """An (h, w, 4) RGBA array as a JPEG, of the highest quality up to 90 that ``most_bytes`` allow.

    Colours have half the resolution, in artwork too: full colour costs twice the time and a third more
    bytes, and thin letters are seen to be a shade stronger only when magnified.

    Raises:
        InvalidInputError: ``pins.picture_too_large``: not even the lowest quality is small enough.
    """
    data = _jpeg(canvas, _BEST)
    if len(data) <= most_bytes:
        return data
    found = None
    low, high = _WORST, _BEST
    while low <= high:
        quality = (low + high) // 2
        data = _jpeg(canvas, quality)
        if len(data) <= most_bytes:
            found, low = data, quality + 1
        else:
            high = quality - 1
    if found is None:
        raise InvalidInputError(
            "pins.picture_too_large", f"This photo cannot be compressed below {most_bytes // 1000} kB."
        )
    return found


def _jpeg(canvas: Pixels, quality: int) -> bytes:
    data: bytes = simplejpeg.encode_jpeg(canvas, quality, "RGBA", "420", fastdct=False)
    return data


def encode_png(canvas: Pixels) -> bytes:
    """An opaque (h, w, 4) RGBA array as a PNG without loss, a photo several times as large as a JPEG."""
    done, data = cv2.imencode(
        ".png", cv2.cvtColor(canvas, cv2.COLOR_RGBA2BGR), [cv2.IMWRITE_PNG_COMPRESSION, 6]
    )
    assert done, "PNG has no limit that a canvas reaches"
    return bytes(data.tobytes())


def dominant_colour(canvas: Pixels) -> str:
    """The most common colour as ``#RRGGBB``: the mean of the fullest of 4096 colour cells."""
    small = np.ascontiguousarray(canvas[10::20, 10::20])
    counts = cv2.calcHist([small], [0, 1, 2], None, [16] * 3, [0, 256] * 3)
    fullest = int(counts.argmax())
    cell = [16 * (fullest >> 8), 16 * (fullest >> 4 & 15), 16 * (fullest & 15)]
    mean = cv2.mean(small, cv2.inRange(small, (*cell, 0), (*(each + 15 for each in cell), 255)))
    return to_hex((round(mean[0]), round(mean[1]), round(mean[2])))
