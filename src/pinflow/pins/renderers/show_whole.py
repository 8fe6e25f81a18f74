"""Shows almost all of a scene in a slot of another shape; its edges' colours run on beside it."""

from __future__ import annotations

import cv2
import numpy as np

from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.look_at_photo import Detail, Focus
from pinflow.pins.renderers.placed import Window
from pinflow.pins.renderers.resize_photo import resize_into

# So much of a scene's width and of its height is seen.
_LEAST_SEEN = 0.8
# Over so many pixels it passes into what stands beside it.
_FADE = 48
# What stands beside it has so many colours along an edge, each the middle one of so many: the edge of a table
# stays, the grain of its wood is not drawn out into streaks.
_COLOURS, _MIDDLE_OF, _SOFT = 64, 19, 7


def is_cut_much(photo: Pixels, slot: Pixels, window: Window) -> bool:
    """Whether the window of a slot that the photo fills shows too little of its width or height."""
    return _seen(photo, slot, window) < _LEAST_SEEN


def _seen(photo: Pixels, slot: Pixels, window: Window) -> float:
    """The share of the photo's width or height, whichever is less, that the window of a filled slot shows."""
    height, width = photo.shape[:2]
    scale = max(slot.shape[1] / width, slot.shape[0] / height)
    return float(min((window.right - window.left) / width, (window.bottom - window.top) / height) / scale)


def show_most(photo: Pixels, slot: Pixels, window: Window, detail: Detail, focus: Focus | None) -> None:
    """The photo as large as most of it can be seen in the window, all of its detail with it.

    Its edges' colours run on beside it. ``focus``: what a person wants to be seen, before all else.
    """
    left_most, top_most, right_most, bottom_most = detail
    focus = focus or ((left_most + right_most) / 2, (top_most + bottom_most) / 2)
    height, width = slot.shape[:2]
    room = window.right - window.left, window.bottom - window.top
    scale = min(
        room[0] / photo.shape[1] / max(_LEAST_SEEN, right_most - left_most),
        room[1] / photo.shape[0] / max(_LEAST_SEEN, bottom_most - top_most),
    )
    x0, x1, left, right = _span(photo.shape[1], scale, window.left, window.right, width, focus[0])
    y0, y1, top, bottom = _span(photo.shape[0], scale, window.top, window.bottom, height, focus[1])
    resize_into(slot[y0:y1, x0:x1], photo[top:bottom, left:right])
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
    height, width = seam.shape[:2]
    # Of one row or column first: that is far quicker than of both at once.
    edge = cv2.reduce(seam, 1 if across else 0, cv2.REDUCE_AVG)
    few = cv2.resize(edge, (1, _COLOURS) if across else (_COLOURS, 1), interpolation=cv2.INTER_AREA)
    along = (1, height) if across else (width, 1)
    few = cv2.GaussianBlur(
        cv2.medianBlur(few, _MIDDLE_OF), (_SOFT, _SOFT), 0, borderType=cv2.BORDER_REPLICATE
    )
    edge = cv2.resize(few, along, interpolation=cv2.INTER_CUBIC)
    cv2.resize(edge, (free.shape[1], free.shape[0]), dst=free, interpolation=cv2.INTER_NEAREST)
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
