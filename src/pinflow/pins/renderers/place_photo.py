"""Fits a photo into a slot: a scene fills it around its subject, a packshot stands whole on its ground."""

from __future__ import annotations

import math
import weakref
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.decode_photo import Photo, Pixels
from pinflow.pins.renderers.draw_layers import solid

_COARSE, _FINE = 48, 256
# A studio background: its edges differ by less than this, and are this light.
_EVEN, _LIGHT, _SHARE_EVEN = 7, 200, 0.97
_PACKSHOT_ROOM = 0.8
_MOST_ENLARGED = 2.0
# So much of a scene's width and of its height is seen where it is kept whole.
_LEAST_SEEN = 0.8
_FADE, _SOFT_KERNEL = 32, 25


@dataclass(frozen=True)
class Window:
    """The part of a slot that stays uncovered, in slot pixels."""

    left: int
    top: int
    right: int
    bottom: int


Focus = tuple[float, float]
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
    pixels, thumb = photo.pixels, photo.thumb
    if not photo.opaque:
        pixels, thumb = _flattened(pixels, ground), _flattened(thumb, ground)
    background, proposed = _known.get(photo) or _look_at(photo, thumb)
    if background is not None:
        _contain(pixels, slot, window, background)
    elif whole and _seen(pixels, slot, window) < _LEAST_SEEN:
        # A tenth on each side at the most is cut: what is in the middle stays whole.
        _show_most(pixels, slot, window, focus or (0.5, 0.5))
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


def lay_cut_out(base: Pixels, cut: Photo, left: int, top: int, right: int, bottom: int) -> None:
    """Lay the product of a cut-out onto ``base``, as large as the box allows, in its middle.

    The box lies within ``base``; what is transparent all around the product does not count.
    """
    x0, y0, x1, y1 = _solid_box(cut)
    scale = min((right - left) / (x1 - x0), (bottom - top) / (y1 - y0), _MOST_ENLARGED)
    width, height = max(1, round((x1 - x0) * scale)), max(1, round((y1 - y0) * scale))
    part = cut.pixels[y0:y1, x0:x1]
    # Scaled by their weight: else the ground's colour, invisible so far, would come to the edges.
    weight = cv2.cvtColor(cv2.extractChannel(part, 3), cv2.COLOR_GRAY2RGBA)
    weighed = cv2.multiply(part, weight, scale=1 / 255)
    weighed[..., 3] = part[..., 3]
    shown = np.empty((height, width, 4), np.uint8)
    _resize(np.asarray(weighed, np.uint8), shown)
    x, y = left + (right - left - width) // 2, top + (bottom - top - height) // 2
    region = base[y : y + height, x : x + width]
    rest = cv2.cvtColor(cv2.bitwise_not(cv2.extractChannel(shown, 3)), cv2.COLOR_GRAY2RGBA)
    region[:] = cv2.add(shown, cv2.multiply(np.ascontiguousarray(region), rest, scale=1 / 255))
    region[..., 3] = 255


def _solid_box(cut: Photo) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what is not transparent; the whole picture when nothing is."""
    left, top, width, height = cv2.boundingRect(cv2.extractChannel(cut.pixels, 3))
    if not width:
        return 0, 0, cut.pixels.shape[1], cut.pixels.shape[0]
    return left, top, left + width, top + height


def _flattened(photo: Pixels, ground: Rgb) -> Pixels:
    weight = cv2.cvtColor(cv2.extractChannel(photo, 3), cv2.COLOR_GRAY2RGBA)
    behind = solid(photo.shape[1], photo.shape[0], ground)
    shown = cv2.add(
        cv2.multiply(photo, weight, scale=1 / 255),
        cv2.multiply(behind, cv2.bitwise_not(weight), scale=1 / 255),
    )
    shown[..., 3] = 255
    return np.asarray(shown, dtype=np.uint8)


def packshot_ground(thumb: Pixels) -> Rgb | None:
    """The colour of a light, even background that reaches all four edges; None for a scene."""
    rim = np.concatenate([thumb[0], thumb[-1], thumb[:, 0], thumb[:, -1]])[None]
    enough = _SHARE_EVEN * rim.shape[1]
    # Most photos are scenes, and dark ones are known without the order of their pixels.
    if cv2.countNonZero(cv2.inRange(rim, (_LIGHT - _EVEN + 1,) * 3 + (0,), (255,) * 4)) < enough:
        return None
    half = rim.shape[1] // 2
    middle = np.partition(rim[0, :, :3], half, axis=0)[half].tolist()
    if min(middle) < _LIGHT or cv2.countNonZero(_near(rim, middle)) < enough:
        return None
    return middle[0], middle[1], middle[2]


def _near(pixels: Pixels, colour: Sequence[int]) -> Pixels:
    """A (h, w) mask, light where all three colours of the (h, w, 4) pixels differ by less than is seen."""
    low, high = (*(each - _EVEN + 1 for each in colour), 0), (*(each + _EVEN - 1 for each in colour), 255)
    return np.asarray(cv2.inRange(pixels, low, high), np.uint8)


def _resize(photo: Pixels, slot: Pixels) -> None:
    height, width = slot.shape[:2]
    # Halving is the one reduction with a fast exact path (of even sides only); what remains is at most a
    # halving more.
    while width * 2 <= photo.shape[1] and height * 2 <= photo.shape[0]:
        half = (photo.shape[1] // 2, photo.shape[0] // 2)
        even = photo[: 2 * half[1], : 2 * half[0]]
        photo = np.asarray(cv2.resize(even, half, interpolation=cv2.INTER_AREA), dtype=np.uint8)
    way = cv2.INTER_LINEAR if width <= photo.shape[1] else cv2.INTER_CUBIC
    cv2.resize(photo, (width, height), dst=slot, interpolation=way)


def _contain(photo: Pixels, slot: Pixels, window: Window, background: Rgb) -> None:
    """The product as large as the window allows; what is cut off the photo is only its empty ground."""
    height, width = slot.shape[:2]
    slot[:] = solid(width, height, background)
    left, top, right, bottom = _product_box(photo, background)
    room_w, room_h = window.right - window.left, window.bottom - window.top
    scale = _PACKSHOT_ROOM * min(room_w / (right - left), room_h / (bottom - top))
    scale = min(scale, _MOST_ENLARGED)
    # The photo's origin in the slot when the product's middle stands in the window's middle.
    x = round((window.left + window.right - (left + right) * scale) / 2)
    y = round((window.top + window.bottom - (top + bottom) * scale) / 2)
    x0, y0 = max(x, 0), max(y, 0)
    x1 = min(x + max(1, round(photo.shape[1] * scale)), width)
    y1 = min(y + max(1, round(photo.shape[0] * scale)), height)
    # Only what will be seen is resized: a panorama enlarged as a whole would take gigabytes.
    across = slice(int((x0 - x) / scale), max(math.ceil((x1 - x) / scale), 1))
    down = slice(int((y0 - y) / scale), max(math.ceil((y1 - y) / scale), 1))
    _resize(photo[down, across], slot[y0:y1, x0:x1])


def _product_box(photo: Pixels, background: Rgb) -> tuple[int, int, int, int]:
    """Left, top, right, bottom of what differs from the ground, in photo pixels, with a little air."""
    height, width = photo.shape[:2]
    # Finer than the thumb: a cable or a strap would fall between its pixels.
    fine = np.asarray(cv2.resize(photo, (_FINE, _FINE), interpolation=cv2.INTER_NEAREST), np.uint8)
    left, top, across, down = cv2.boundingRect(cv2.bitwise_not(_near(fine, background)))
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
    _resize(photo[y : y + crop_h, x : x + crop_w], slot)


def _seen(photo: Pixels, slot: Pixels, window: Window) -> float:
    """The share of the photo's width or height, whichever is less, that the window of a filled slot shows."""
    height, width = photo.shape[:2]
    scale = max(slot.shape[1] / width, slot.shape[0] / height)
    return float(min((window.right - window.left) / width, (window.bottom - window.top) / height) / scale)


def _show_most(photo: Pixels, slot: Pixels, window: Window, focus: Focus) -> None:
    """The photo as large as most of it can be seen in the window; its edges' colours run on beside it."""
    height, width = slot.shape[:2]
    room = window.right - window.left, window.bottom - window.top
    scale = min(room[0] / photo.shape[1], room[1] / photo.shape[0]) / _LEAST_SEEN
    x0, x1, left, right = _span(photo.shape[1], scale, window.left, window.right, width, focus[0])
    y0, y1, top, bottom = _span(photo.shape[0], scale, window.top, window.bottom, height, focus[1])
    _resize(photo[top:bottom, left:right], slot[y0:y1, x0:x1])
    across = slot[y0:y1]
    _run_on(across[:, x0:x1][:, :_FADE], across[:, :x0], after=True, across=True)
    _run_on(across[:, x0:x1][:, -_FADE:], across[:, x1:], after=False, across=True)
    _run_on(slot[y0:y1][:_FADE], slot[:y0], after=True, across=False)
    _run_on(slot[y0:y1][-_FADE:], slot[y1:], after=False, across=False)


def _run_on(seam: Pixels, free: Pixels, *, after: bool, across: bool) -> None:
    """Fill ``free`` with the mean colours of the ``seam`` beside it, which come out of them.

    ``after``: the seam lies after what is free, to its right (``across``) or below it.
    """
    if not free.size:
        return
    kernel = (1, _SOFT_KERNEL) if across else (_SOFT_KERNEL, 1)
    edge = cv2.reduce(seam, 1 if across else 0, cv2.REDUCE_AVG)
    edge = cv2.GaussianBlur(edge, kernel, 0, borderType=cv2.BORDER_REPLICATE)
    cv2.resize(edge, (free.shape[1], free.shape[0]), dst=free, interpolation=cv2.INTER_NEAREST)
    height, width = seam.shape[:2]
    steps = width if across else height
    share = (np.arange(steps, dtype=np.float32) + 0.5) / steps
    share = share if after else share[::-1]
    weight = np.tile(share, (height, 1)) if across else np.repeat(share[:, None], width, axis=1)
    behind = cv2.resize(edge, (width, height), interpolation=cv2.INTER_NEAREST)
    seam[:] = cv2.blendLinear(np.ascontiguousarray(seam), behind, weight, 1 - weight)
    seam[..., 3] = 255


def _span(
    length: int, scale: float, start: int, end: int, most: int, focus: float
) -> tuple[int, int, int, int]:
    """Along one side: where in the slot the scaled photo begins and ends, and which part of it that is."""
    whole, room = length * scale, end - start
    begin = (start + end) / 2 - (focus * whole if whole > room else whole / 2)
    if whole > room:
        begin = min(max(begin, end - whole), start)
    first = min(max(round(begin), 0), most - 1)
    last = min(max(round(begin + whole), first + 1), most)
    from_ = min(max(round((first - begin) / scale), 0), length - 1)
    return first, last, from_, min(max(round((last - begin) / scale), from_ + 1), length)


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
