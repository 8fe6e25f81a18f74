"""Lays what is transparent on a ground."""

from __future__ import annotations

import cv2
import numpy as np

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.draw_layers import solid


def flatten_photo(pixels: Pixels, ground: Rgb) -> Pixels:
    """(h, w, 3) RGB of RGB or RGBA pixels; ``ground`` shows through what is transparent."""
    if pixels.shape[2] == 3:
        return pixels
    weight = cv2.cvtColor(cv2.extractChannel(pixels, 3), cv2.COLOR_GRAY2RGBA)
    behind = solid(pixels.shape[1], pixels.shape[0], ground)
    shown = cv2.add(
        cv2.multiply(pixels, weight, scale=1 / 255),
        cv2.multiply(behind, cv2.bitwise_not(weight), scale=1 / 255),
    )
    return np.asarray(cv2.cvtColor(shown, cv2.COLOR_RGBA2RGB), np.uint8)
