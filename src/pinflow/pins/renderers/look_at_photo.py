"""What a photo shows, seen small: whether it is a packshot, and where its subject is."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.decode_photo import Pixels

Focus = tuple[float, float]

_COARSE = 48
# A studio background: its edges differ by less than this, and are this light.
_EVEN, _LIGHT, _SHARE_EVEN = 7, 200, 0.97


def packshot_ground(thumb: Pixels) -> Rgb | None:
    """The colour of a light, even background that reaches all four edges; None for a scene."""
    rim = np.concatenate([thumb[0], thumb[-1], thumb[:, 0], thumb[:, -1]])[None]
    enough = _SHARE_EVEN * rim.shape[1]
    # Most photos are scenes, and dark ones are known without the order of their pixels.
    if cv2.countNonZero(cv2.inRange(rim, (_LIGHT - _EVEN + 1,) * 3 + (0,), (255,) * 4)) < enough:
        return None
    half = rim.shape[1] // 2
    middle = np.partition(rim[0, :, :3], half, axis=0)[half].tolist()
    if min(middle) < _LIGHT or cv2.countNonZero(is_near(rim, middle)) < enough:
        return None
    return middle[0], middle[1], middle[2]


def is_near(pixels: Pixels, colour: Sequence[int]) -> Pixels:
    """A (h, w) mask, light where all three colours of the (h, w, 4) pixels differ by less than is seen."""
    low, high = (*(each - _EVEN + 1 for each in colour), 0), (*(each + _EVEN - 1 for each in colour), 255)
    return np.asarray(cv2.inRange(pixels, low, high), np.uint8)


def propose_focus(thumb: Pixels) -> Focus:
    """Where the detail is: the centre of gravity of edges, with a pull to the middle."""
    grey = cv2.resize(
        cv2.cvtColor(thumb, cv2.COLOR_RGBA2GRAY), (_COARSE, _COARSE), interpolation=cv2.INTER_AREA
    )
    edges = cv2.Laplacian(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_16S, ksize=3)
    # Squared, so that what is rough all over does not outweigh the subject's outline.
    weight = cv2.moments(cv2.multiply(edges, edges, dtype=cv2.CV_32F))
    if weight["m00"] <= 1e-6:
        return 0.5, 0.5
    x, y = ((weight[along] / weight["m00"] + 0.5) / _COARSE for along in ("m10", "m01"))
    return 0.3 * 0.5 + 0.7 * x, 0.3 * 0.5 + 0.7 * y
