"""Fits a photo into a slot: a scene fills it around its subject, a packshot stands whole on its ground."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from pinflow.pins.renderers.colours import Rgb
from pinflow.pins.renderers.decode_photo import Pixels

_THUMB = 48
# A studio background: its edges differ by less than this, and are this light.
_EVEN, _LIGHT = 7.0, 200.0
_PACKSHOT_ROOM = 0.8
_MOST_ENLARGED = 2.0


@dataclass(frozen=True)
class Window:
    """The part of a slot that stays uncovered, in slot pixels."""

    left: int
    top: int
    right: int
    bottom: int


def place_photo(photo: Pixels, width: int, height: int, window: Window, ground: Rgb) -> Pixels:
    """A new (height, width, 4) opaque RGBA array showing ``photo``; ``ground`` shows through transparency."""
    photo = _flattened(photo, ground)
    background = _packshot_ground(photo)
    if background is not None:
        return _contained(photo, width, height, window, background)
    return _covered(photo, width, height, window)


def _flattened(photo: Pixels, ground: Rgb) -> Pixels:
    alpha = photo[..., 3]
    if alpha.min() == 255:
        return photo
    weight = cv2.cvtColor(np.ascontiguousarray(alpha), cv2.COLOR_GRAY2RGBA)
    behind = np.empty_like(photo)
    behind[:] = (*ground, 255)
    shown = cv2.add(
        cv2.multiply(photo, weight, scale=1 / 255), cv2.multiply(behind, 255 - weight, scale=1 / 255)
    )
    shown[..., 3] = 255
    return np.asarray(shown, dtype=np.uint8)


def _packshot_ground(photo: Pixels) -> Rgb | None:
    """The colour of a light, even background that reaches all four edges; None for a scene."""
    thumb = cv2.resize(photo, (_THUMB, _THUMB), interpolation=cv2.INTER_AREA)[..., :3].astype(np.float32)
    rim = np.concatenate([thumb[0], thumb[-1], thumb[:, 0], thumb[:, -1]])
    middle = np.median(rim, axis=0)
    near = np.abs(rim - middle).max(axis=1) < _EVEN
    if near.mean() < 0.97 or middle.min() < _LIGHT:
        return None
    return int(middle[0]), int(middle[1]), int(middle[2])


def _resized(photo: Pixels, width: int, height: int) -> Pixels:
    smaller = width < photo.shape[1] * 0.6
    way = cv2.INTER_AREA if smaller else cv2.INTER_LINEAR if width <= photo.shape[1] else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(photo, (width, height), interpolation=way), dtype=np.uint8)


def _contained(photo: Pixels, width: int, height: int, window: Window, background: Rgb) -> Pixels:
    """The product as large as the window allows; what is cut off the photo is only its empty ground."""
    slot = np.empty((height, width, 4), np.uint8)
    slot[:] = (*background, 255)
    left, top, right, bottom = _product_box(photo, background)
    room_w, room_h = window.right - window.left, window.bottom - window.top
    scale = _PACKSHOT_ROOM * min(room_w / (right - left), room_h / (bottom - top))
    scale = min(scale, _MOST_ENLARGED)
    # The photo's origin in the slot when the product's middle stands in the window's middle.
    x = round((window.left + window.right - (left + right) * scale) / 2)
    y = round((window.top + window.bottom - (top + bottom) * scale) / 2)
    w, h = max(1, round(photo.shape[1] * scale)), max(1, round(photo.shape[0] * scale))
    x0, y0, x1, y1 = max(x, 0), max(y, 0), min(x + w, width), min(y + h, height)
    slot[y0:y1, x0:x1] = _resized(photo, w, h)[y0 - y : y1 - y, x0 - x : x1 - x]
    return slot


def _product_box(photo: Pixels, background: Rgb) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what differs from the ground, in photo pixels, with a little air."""
    height, width = photo.shape[:2]
    thumb = cv2.resize(photo, (4 * _THUMB, 4 * _THUMB), interpolation=cv2.INTER_AREA)[..., :3]
    other = np.abs(thumb.astype(np.int16) - np.array(background, np.int16)).max(axis=2) > _EVEN
    rows, columns = np.flatnonzero(other.any(axis=1)), np.flatnonzero(other.any(axis=0))
    if not len(rows):
        return 0, 0, width, height
    side = 4 * _THUMB
    return (
        int(columns[0] * width / side),
        int(rows[0] * height / side),
        int((columns[-1] + 1) * width / side),
        int((rows[-1] + 1) * height / side),
    )


def _covered(photo: Pixels, width: int, height: int, window: Window) -> Pixels:
    """Fill the slot; the most detailed part of the photo comes to stand in the window's middle."""
    scale = max(width / photo.shape[1], height / photo.shape[0])
    crop_w = min(photo.shape[1], max(1, round(width / scale)))
    crop_h = min(photo.shape[0], max(1, round(height / scale)))
    focus_x, focus_y = _focus(photo)
    at_x = (window.left + window.right) / 2 / width
    at_y = (window.top + window.bottom) / 2 / height
    x = int(min(max(focus_x * photo.shape[1] - at_x * crop_w, 0), photo.shape[1] - crop_w))
    y = int(min(max(focus_y * photo.shape[0] - at_y * crop_h, 0), photo.shape[0] - crop_h))
    return _resized(photo[y : y + crop_h, x : x + crop_w], width, height)


def _focus(photo: Pixels) -> tuple[float, float]:
    """Where the detail is: the centre of gravity of edges, with a pull to the middle."""
    thumb = cv2.resize(photo, (_THUMB, _THUMB), interpolation=cv2.INTER_AREA)
    grey = cv2.GaussianBlur(cv2.cvtColor(thumb, cv2.COLOR_RGBA2GRAY), (3, 3), 0)
    edges = np.abs(cv2.Laplacian(grey, cv2.CV_32F, ksize=3)).astype(np.float64)
    edges = np.clip(edges - np.median(edges), 0, None) ** 1.5
    total = float(edges.sum())
    if total <= 1e-6:
        return 0.5, 0.5
    grid = (np.arange(_THUMB) + 0.5) / _THUMB
    x = float((edges.sum(axis=0) * grid).sum()) / total
    y = float((edges.sum(axis=1) * grid).sum()) / total
    return 0.3 * 0.5 + 0.7 * x, 0.3 * 0.5 + 0.7 * y
