"""Pictures for tests."""

from __future__ import annotations

import cv2
import numpy as np
import simplejpeg


def jpeg(width: int = 1000, height: int = 1500, shade: int = 120) -> bytes:
    """A plain JPEG; another ``shade`` gives other bytes."""
    pixels = np.full((height, width, 3), (shade, 90, 60), np.uint8)
    return bytes(simplejpeg.encode_jpeg(pixels, quality=90))


def png(width: int = 1000, height: int = 1500) -> bytes:
    """A plain PNG."""
    _, data = cv2.imencode(".png", np.full((height, width, 3), (20, 160, 60), np.uint8))
    return data.tobytes()
