"""The motion of a pin's video: scenes cross-fade, a slow camera moves over them, their texts come one by one.

Made to be watched without sound; the disclosure is there from the first frame to the last.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from pinflow.pins.models import TextBox
from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.encode_video import FRAMES_PER_SECOND

LEAST_SECONDS, MOST_SECONDS = 6.0, 15.0
_FIRST, _FURTHER, _FADE = 3.6, 2.85, 0.5
# When a scene's first text begins to show, how long each takes, and how long after the one before.
_TEXT_START, _TEXT_FADE, _TEXT_STEP = 0.35, 0.4, 0.28
# How far the camera goes: little, for texts keep their distance from the edge.
_ZOOM, _PAN = 0.035, 8.0
# Antialiased ink reaches a little beyond its box.
_INK = 3


@dataclass(frozen=True, eq=False)
class Scene:
    """A picture, (h, w, 4): ``bare`` without the ink of its texts, ``full`` with it."""

    bare: Pixels
    full: Pixels
    boxes: tuple[TextBox, ...]


def seconds_of(scenes: int) -> float:
    """How long a film of so many scenes (1 to 5) is."""
    return max(_FIRST + _FURTHER * (scenes - 1), LEAST_SECONDS)


def film(scenes: Sequence[Scene]) -> Iterator[Pixels]:
    """The (h, w, 3) RGB frames."""
    length = seconds_of(len(scenes))
    starts = [0.0] + [length - _FURTHER * (len(scenes) - number) for number in range(1, len(scenes))]
    for number in range(round(length * FRAMES_PER_SECOND)):
        moment = number / FRAMES_PER_SECOND
        at = max(index for index, start in enumerate(starts) if start <= moment)
        frame = _shot(scenes, starts, at, moment, length)
        share = (moment - starts[at]) / _FADE
        if at > 0 and share < 1:
            before = _shot(scenes, starts, at - 1, moment, length)
            frame = np.asarray(cv2.addWeighted(frame, share, before, 1 - share, 0), np.uint8)
        yield frame


def _shot(scenes: Sequence[Scene], starts: list[float], at: int, moment: float, length: float) -> Pixels:
    end = starts[at + 1] + _FADE if at + 1 < len(starts) else length
    since = moment - starts[at]
    still = cv2.cvtColor(_with_texts(scenes[at], since), cv2.COLOR_RGBA2RGB)
    return _seen(np.asarray(still, np.uint8), at, min(since / (end - starts[at]), 1.0))


def _with_texts(scene: Scene, since: float) -> Pixels:
    """The picture with the texts that have come by now."""
    coming = [box for box in scene.boxes if box.role != "disclosure"]
    if since >= _TEXT_START + _TEXT_STEP * len(coming) + _TEXT_FADE:
        return scene.full
    frame = scene.bare.copy()
    for box in scene.boxes:
        if box.role == "disclosure":
            _reveal(frame, scene, box, 1.0)
    for order, box in enumerate(sorted(coming, key=lambda box: (box.y, box.x))):
        _reveal(frame, scene, box, _eased((since - _TEXT_START - order * _TEXT_STEP) / _TEXT_FADE))
    return frame


def _reveal(frame: Pixels, scene: Scene, box: TextBox, share: float) -> None:
    if share <= 0:
        return
    rows = slice(max(int(box.y) - _INK, 0), int(box.y + box.height) + _INK + 1)
    columns = slice(max(int(box.x) - _INK, 0), int(box.x + box.width) + _INK + 1)
    mixed = cv2.addWeighted(scene.full[rows, columns], share, scene.bare[rows, columns], 1 - share, 0)
    frame[rows, columns] = mixed


def _seen(still: Pixels, scene: int, progress: float) -> Pixels:
    """What the camera sees: every other scene from far to near, the rest from near to far."""
    height, width = still.shape[:2]
    near = _eased(progress) if scene % 2 == 0 else 1 - _eased(progress)
    zoom = 1 + _ZOOM * near
    # Sideways only as far as the zoom has room.
    aside = min(_PAN, (zoom - 1) * width / 2) * (1 if scene % 4 < 2 else -1)
    turn = np.array([[zoom, 0, (1 - zoom) * width / 2 + aside], [0, zoom, (1 - zoom) * height / 2]])
    seen = cv2.warpAffine(
        still, turn, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(seen, np.uint8)


def _eased(share: float) -> float:
    share = min(max(share, 0.0), 1.0)
    return share * share * (3 - 2 * share)
