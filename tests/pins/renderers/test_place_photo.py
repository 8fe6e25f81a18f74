"""A photo in its slot: the point that matters is seen."""

from __future__ import annotations

import numpy as np
import pytest

from pinflow.pins.renderers.decode_photo import finish_photo
from pinflow.pins.renderers.place_photo import Window, place_photo, propose_focus
from tests.pins.renderers.photos import noise


def _marked(x: float, y: float) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Noise with a red square around a point."""
    made = np.dstack([noise(900, 600) // 4, np.full((600, 900), 255, np.uint8)])
    at_x, at_y = int(x * 900), int(y * 600)
    made[max(at_y - 20, 0) : at_y + 20, max(at_x - 20, 0) : at_x + 20] = (255, 0, 0, 255)
    return made


@pytest.mark.parametrize("focus", [(0.15, 0.5), (0.5, 0.5), (0.85, 0.5), (0.02, 0.9), (1.0, 0.0)])
def test_the_chosen_point_is_seen_in_every_crop(focus: tuple[float, float]) -> None:
    photo = finish_photo(_marked(min(focus[0], 0.97), max(focus[1], 0.03)))
    for width, height in ((200, 600), (300, 300), (900, 200)):
        placed = np.empty((height, width, 4), np.uint8)
        place_photo(photo, placed, Window(0, 0, width, height), (255, 255, 255), focus)
        red = (placed[..., 0] > 200) & (placed[..., 1] < 60)
        assert red.mean() > 0.0005


def test_the_chosen_point_stands_in_the_window_s_middle_where_the_photo_allows_it() -> None:
    photo = finish_photo(_marked(0.4, 0.5))
    placed = np.empty((600, 300, 4), np.uint8)
    place_photo(photo, placed, Window(0, 0, 300, 600), (255, 255, 255), (0.4, 0.5))
    columns = np.argwhere((placed[..., 0] > 200) & (placed[..., 1] < 60))[:, 1]
    assert columns.mean() == pytest.approx(150, abs=4)


def test_a_point_is_proposed_where_the_detail_is() -> None:
    plain = np.full((600, 600, 4), 255, np.uint8)
    plain[..., :3] = 90
    plain[350:500, 400:550, :3] = noise(150, 150)
    x, y = propose_focus(finish_photo(plain).thumb)
    assert x > 0.6
    assert y > 0.58
