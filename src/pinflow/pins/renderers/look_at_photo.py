"""What a photo shows, seen small: whether it is a packshot, and where its subject is."""

from __future__ import annotations

import math
from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.decode_photo import Pixels

Focus = tuple[float, float]
# Left, top, right, bottom, as shares of the photo's width and height.
Detail = tuple[float, float, float, float]

_COARSE = 48
# So much of the edges at each end is no detail; so many coarse pixels of air stand around it.
_LOST, _AIR = 0.01, 1
# Detail all over a side has this deviation, as a share of it, and is pulled most.
_EVEN_SPREAD, _MOST_PULL = 0.29, 0.3
# By these a side's weights come to their sum and the sums by their places and by those squared.
_PLACES = (np.arange(_COARSE) + 0.5) / _COARSE
_MOMENTS = np.stack([np.ones(_COARSE), _PLACES, _PLACES**2], axis=1)
# A studio background: its edges differ by less than this, and are this light.
_EVEN, _LIGHT, _SHARE_EVEN = 7, 200, 0.97


def packshot_ground(thumb: Pixels) -> Rgb | None:
    """The colour of a light, even ground that reaches all four edges of an RGB thumb; None for a scene."""
    rim = np.concatenate([thumb[0], thumb[-1], thumb[:, 0], thumb[:, -1]])[None]
    enough = _SHARE_EVEN * rim.shape[1]
    # Most photos are scenes, and dark ones are known without the order of their pixels.
    if cv2.countNonZero(cv2.inRange(rim, (_LIGHT - _EVEN + 1,) * 3, (255,) * 3)) < enough:
        return None
    half = rim.shape[1] // 2
    middle = np.partition(rim[0], half, axis=0)[half].tolist()
    if min(middle) < _LIGHT or cv2.countNonZero(is_near(rim, middle)) < enough:
        return None
    return middle[0], middle[1], middle[2]


def is_near(pixels: Pixels, colour: Sequence[int]) -> Pixels:
    """A (h, w) mask, light where all three colours of the (h, w, 3) pixels differ by less than is seen."""
    low, high = tuple(each - _EVEN + 1 for each in colour), tuple(each + _EVEN - 1 for each in colour)
    return np.asarray(cv2.inRange(pixels, low, high), np.uint8)


def propose_focus(thumb: Pixels) -> Focus:
    """Where the detail is: the centre of gravity of edges, pulled to the middle the more they are spread."""
    edges = _edges(thumb)
    # Both sides in one go, across and down.
    weights = np.stack([edges.sum(axis=0), edges.sum(axis=1)])
    # A horizon is an edge from side to side: what all have in common says nothing of where the subject is.
    weights = np.maximum(weights - np.partition(weights, _COARSE // 4, axis=1)[:, _COARSE // 4, None], 0)
    (x, y) = (_centre(*sums) for sums in (weights @ _MOMENTS).tolist())
    return x, y


def _centre(total: float, first: float, second: float) -> float:
    """Of weights along one side, from their sum and the sums by their places and by those squared."""
    if total <= 1e-6:
        return 0.5
    found = first / total
    spread = math.sqrt(max(second / total - found * found, 0.0))
    pull = _MOST_PULL * min(spread / _EVEN_SPREAD, 1.0)
    return pull * 0.5 + (1 - pull) * found


def find_detail(thumb: Pixels) -> Detail:
    """What holds nearly all edges, with a little air around it; the whole photo when there are none."""
    edges = _edges(thumb)
    left, right = _holding(edges.sum(axis=0))
    top, bottom = _holding(edges.sum(axis=1))
    return left, top, right, bottom


def _holding(weights: NDArray[np.float32]) -> tuple[float, float]:
    """From where to where along one side nearly all of the weight lies, as shares of it."""
    total = float(weights.sum())
    if total <= 1e-6:
        return 0.0, 1.0
    reached = np.cumsum(weights) / total
    first, last = (int(np.searchsorted(reached, share)) for share in (_LOST, 1 - _LOST))
    return max(first - _AIR, 0) / _COARSE, min(last + 1 + _AIR, _COARSE) / _COARSE


def _edges(thumb: Pixels) -> NDArray[np.float32]:
    """How strong the edges are, (_COARSE, _COARSE)."""
    grey = cv2.resize(
        cv2.cvtColor(thumb, cv2.COLOR_RGB2GRAY), (_COARSE, _COARSE), interpolation=cv2.INTER_AREA
    )
    edges = cv2.Laplacian(cv2.GaussianBlur(grey, (3, 3), 0), cv2.CV_16S, ksize=3)
    # Squared, so that what is rough all over does not outweigh the subject's outline.
    return np.asarray(cv2.multiply(edges, edges, dtype=cv2.CV_32F), np.float32)
