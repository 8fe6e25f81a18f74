"""Takes the part of a photo that a template asks for: from nearer, or around a point of its choice."""

from __future__ import annotations

import cv2
import numpy as np

from pinflow.pins.renderers.decode_photo import THUMB_SIDE, Photo

_LEAST_SIDE = 120


def crop_photo(photo: Photo, shape: float, focus: tuple[float, float], zoom: float) -> Photo:
    """The largest part of ``photo`` with width/height ``shape`` around ``focus``, ``zoom`` times nearer.

    ``focus``: x and y from 0 to 1; the part never leaves the photo.
    """
    height, width = photo.pixels.shape[:2]
    across = min(float(width), height * shape) / zoom
    down = across / shape
    across, down = min(max(across, _LEAST_SIDE), width), min(max(down, _LEAST_SIDE), height)
    x = min(max(focus[0] * width - across / 2, 0), width - across)
    y = min(max(focus[1] * height - down / 2, 0), height - down)
    x0, y0, x1, y1 = round(x), round(y), round(x + across), round(y + down)
    pixels = photo.pixels[y0:y1, x0:x1]
    thumb = cv2.resize(np.ascontiguousarray(pixels), (THUMB_SIDE, THUMB_SIDE), interpolation=cv2.INTER_AREA)
    return Photo(pixels, np.asarray(thumb, np.uint8))
