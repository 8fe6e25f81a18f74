"""Encodes the finished canvas, small enough for every channel."""

from __future__ import annotations

import numpy as np
import simplejpeg

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.colours import to_hex
from pinflow.pins.renderers.decode_photo import Pixels

MOST_BYTES = 400_000
_QUALITIES = (90, 84, 78, 71, 63, 54, 45, 35, 25, 15, 8)


def encode_picture(canvas: Pixels, *, flat: bool) -> bytes:
    """An (h, w, 4) RGBA array as a JPEG of at most 400,000 bytes, quality lowered only as far as needed.

    ``flat``: artwork without a photo keeps full colour resolution, so that its edges stay clean.
    """
    sampling = "444" if flat else "420"
    for quality in _QUALITIES:
        data: bytes = simplejpeg.encode_jpeg(canvas, quality, "RGBA", sampling, fastdct=False)
        if len(data) <= MOST_BYTES:
            return data
        sampling = "420"
    raise InvalidInputError("pins.picture_too_large", "This photo cannot be compressed below 400 kB.")


def dominant_colour(canvas: Pixels) -> str:
    """The most common colour as ``#RRGGBB``: the mean of the fullest of 4096 colour cells."""
    small = np.ascontiguousarray(canvas[5::10, 5::10, :3]).reshape(-1, 3)
    cells = (small >> 4).astype(np.int32) @ np.array([256, 16, 1], np.int32)
    fullest = np.bincount(cells, minlength=4096).argmax()
    mean = small[cells == fullest].mean(axis=0).round()
    return to_hex((int(mean[0]), int(mean[1]), int(mean[2])))
