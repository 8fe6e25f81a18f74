"""Makes a finished picture small, as a feed shows it."""

from __future__ import annotations

import cv2
import numpy as np
import simplejpeg

_QUALITY = 86


def shrink_picture(data: bytes, width: int, quality: int = _QUALITY) -> bytes:
    """A JPEG ``width`` pixels wide from a larger one; one that is not larger stays as it is."""
    high, wide, *_ = simplejpeg.decode_jpeg_header(data)
    if width >= wide:
        return data
    pixels = simplejpeg.decode_jpeg(data, "RGB")
    size = (width, max(1, round(high * width / wide)))
    small = np.ascontiguousarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))
    made: bytes = simplejpeg.encode_jpeg(small, quality, "RGB", "444", fastdct=False)
    return made
