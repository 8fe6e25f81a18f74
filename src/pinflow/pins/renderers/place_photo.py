"""Fits a photo into a slot: a scene fills it around its subject, a packshot stands whole on its ground."""

from __future__ import annotations

import math
import weakref

import cv2
import numpy as np

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.decode_photo import Photo, Pixels
from pinflow.pins.renderers.draw_layers import solid
from pinflow.pins.renderers.flatten_photo import flatten_photo
from pinflow.pins.renderers.look_at_photo import Focus, find_detail, is_near, packshot_ground, propose_focus
from pinflow.pins.renderers.placed import Window
from pinflow.pins.renderers.resize_photo import MOST_ENLARGED, resize_into
from pinflow.pins.renderers.show_whole import is_cut_much, show_most

_FINE = 256
_PACKSHOT_ROOM = 0.8


# Further pins of a product look for nothing again; forgotten with the photo.
_known: weakref.WeakKeyDictionary[Photo, tuple[Rgb | None, Focus]] = weakref.WeakKeyDictionary()


def place_photo(
    photo: Photo,
    slot: Pixels,
    window: Window,
    ground: Rgb,
    focus: Focus | None = None,
    *,
    whole: bool = False,
) -> None:
    """Fill the (height, width, 4) array ``slot`` with ``photo``; ``ground`` shows through transparency.

    ``focus``: the point of the photo, as shares of its width and height, that must be seen; None: where the
    detail is. ``whole``: of a scene that the slot would cut much of, almost all is shown.
    """
    pixels, thumb = flatten_photo(photo.pixels, ground), flatten_photo(photo.thumb, ground)
    background, proposed = _known.get(photo) or _look_at(photo, thumb)
    if background is not None:
        _contain(pixels, slot, window, background)
    elif whole and is_cut_much(pixels, slot, window):
        show_most(pixels, slot, window, find_detail(thumb), focus)
    else:
        _cover(pixels, slot, window, focus or proposed)


def _look_at(photo: Photo, thumb: Pixels) -> tuple[Rgb | None, Focus]:
    """The photo's ground if it is a packshot, and where its detail is."""
    background = packshot_ground(thumb)
    found = background, propose_focus(thumb) if background is None else (0.5, 0.5)
    if photo.opaque:
        # What shows through the others is another colour elsewhere.
        _known[photo] = found
    return found


def _contain(photo: Pixels, slot: Pixels, window: Window, background: Rgb) -> None:
    """The product as large as the window allows; what is cut off the photo is only its empty ground."""
    height, width = slot.shape[:2]
    slot[:] = solid(width, height, background)
    left, top, right, bottom = _product_box(photo, background)
    room_w, room_h = window.right - window.left, window.bottom - window.top
    scale = _PACKSHOT_ROOM * min(room_w / (right - left), room_h / (bottom - top))
    scale = min(scale, MOST_ENLARGED)
    # The photo's origin in the slot when the product's middle stands in the window's middle.
    x = round((window.left + window.right - (left + right) * scale) / 2)
    y = round((window.top + window.bottom - (top + bottom) * scale) / 2)
    x0, y0 = max(x, 0), max(y, 0)
    x1 = min(x + max(1, round(photo.shape[1] * scale)), width)
    y1 = min(y + max(1, round(photo.shape[0] * scale)), height)
    # Only what will be seen is resized: a panorama enlarged as a whole would take gigabytes.
    across = slice(int((x0 - x) / scale), max(math.ceil((x1 - x) / scale), 1))
    down = slice(int((y0 - y) / scale), max(math.ceil((y1 - y) / scale), 1))
    resize_into(slot[y0:y1, x0:x1], photo[down, across])


def _product_box(photo: Pixels, background: Rgb) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what differs from the ground, in photo pixels, with a little air."""
    height, width = photo.shape[:2]
    # Finer than the thumb: a cable or a strap would fall between its pixels.
    fine = np.asarray(cv2.resize(photo, (_FINE, _FINE), interpolation=cv2.INTER_NEAREST), np.uint8)
    left, top, across, down = cv2.boundingRect(cv2.bitwise_not(is_near(fine, background)))
    if not across:
        return 0, 0, width, height
    return (
        left * width // _FINE,
        top * height // _FINE,
        (left + across) * width // _FINE,
        (top + down) * height // _FINE,
    )


def _cover(photo: Pixels, slot: Pixels, window: Window, focus: Focus) -> None:
    """Fill the slot; the focus comes to stand in the window's middle, as far as the photo reaches."""
    height, width = slot.shape[:2]
    scale = max(width / photo.shape[1], height / photo.shape[0])
    crop_w = min(photo.shape[1], max(1, round(width / scale)))
    crop_h = min(photo.shape[0], max(1, round(height / scale)))
    focus_x, focus_y = focus
    at_x = (window.left + window.right) / 2 / width
    at_y = (window.top + window.bottom) / 2 / height
    x = int(min(max(focus_x * photo.shape[1] - at_x * crop_w, 0), photo.shape[1] - crop_w))
    y = int(min(max(focus_y * photo.shape[0] - at_y * crop_h, 0), photo.shape[0] - crop_h))
    resize_into(slot, photo[y : y + crop_h, x : x + crop_w])
