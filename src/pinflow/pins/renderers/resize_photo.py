"""Scales a photo into its place."""

from __future__ import annotations

import cv2
import numpy as np

from pinflow.pins.renderers.decode_photo import Pixels

# A photo that is enlarged more is seen to be.
MOST_ENLARGED = 2.0


def resize_into(slot: Pixels, photo: Pixels) -> None:
    """Fill the (height, width, 4) RGBA array ``slot`` with the whole of an RGB or RGBA ``photo``."""
    height, width = slot.shape[:2]
    # Halving is the one reduction with a fast exact path (of even sides only); what remains is at most a
    # halving more.
    while width * 2 <= photo.shape[1] and height * 2 <= photo.shape[0]:
        half = (photo.shape[1] // 2, photo.shape[0] // 2)
        even = photo[: 2 * half[1], : 2 * half[0]]
        photo = np.asarray(cv2.resize(even, half, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    way = cv2.INTER_LINEAR if width <= photo.shape[1] else cv2.INTER_CUBIC
    if photo.shape[2] == 4:
        cv2.resize(photo, (width, height), dst=slot, interpolation=way)
    else:
        resized = cv2.resize(photo, (width, height), interpolation=way)
        cv2.cvtColor(resized, cv2.COLOR_RGB2RGBA, dst=slot)
