"""The soft shadow that lifts a card off its ground."""

from __future__ import annotations

import numpy as np
import pytest

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.cast_shadow import cast_shadow
from pinflow.pins.renderers.draw_layers import Canvas
from pinflow.pins.renderers.placed import Rect

CARD = (200.0, 300.0, 800.0, 900.0)


def darkened(ground: Rgb, tilt: float = 0.0) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """How much of the ground's light a card's shadow takes, as a share, for each pixel."""
    canvas = Canvas(ground)
    cast_shadow(canvas.pixels, CARD, 24, tilt)
    light = canvas.pixels[..., :3].astype(float) / np.array(ground, float)
    assert np.ptp(light, axis=2).max() < 0.03, "it has no colour of its own"
    return np.asarray(1 - light.mean(axis=2), np.float64)


@pytest.mark.parametrize("ground", [(255, 255, 255), (240, 228, 210), (120, 140, 120)])
def test_a_card_is_seen_to_lie_above_its_ground(ground: Rgb) -> None:
    taken = darkened(ground)
    below, above = taken[902, 500], taken[298, 500]
    left, right = taken[600, 196], taken[600, 803]
    assert 0.16 < below < 0.26, "seen, and no black edge"
    assert 0.05 < above < 0.12, "the light comes from above"
    assert above < left < below
    assert left == pytest.approx(right, abs=0.02)
    # It fades steadily and is over before the next card.
    away = taken[902:990, 500]
    assert (np.diff(away) <= 0.005).all()
    assert away[-1] == 0
    assert taken[600, 100] == taken[600, 900] == taken[230, 500] == 0


def test_the_shadow_of_a_tilted_card_turns_with_it() -> None:
    tilted = darkened((255, 255, 255), 6)
    assert tilted[930, 765] > 2 * tilted[930, 235], "clockwise, the right lower corner comes down"
    assert tilted[330, 812] > 2 * tilted[330, 188], "and the left upper one goes up and in"
    assert tilted[602, 500] == 0


@pytest.mark.parametrize(
    ("card", "radius"),
    [((44, 1000.6, 956, 1456), 40), (CARD, 24), ((-30, 100, 700, 1600), 0), ((400, 400, 1200, 1300.5), 150)],
)
def test_an_upright_card_has_the_shadow_that_a_hardly_turned_one_has(card: Rect, radius: float) -> None:
    """The first is put together from one corner, the second is made as a whole: no seam is seen."""
    upright, turned = Canvas((255, 255, 255)), Canvas((255, 255, 255))
    cast_shadow(upright.pixels, card, radius)
    cast_shadow(turned.pixels, card, radius, 0.001)
    taken = np.abs(upright.pixels.astype(int) - turned.pixels)
    # What the card covers is darkened by neither, up to a pixel that the turn leaves free.
    assert np.sort(taken.max(axis=2), axis=None)[-3000] <= 4
    assert upright.pixels[..., 3].min() == 255


@pytest.mark.parametrize("card", [(400, 400, 480, 450), (400, 400, 440, 800), (300, 300, 860, 350)])
def test_a_small_card_has_its_own_shadow_and_not_that_of_a_large_one_s_corners(card: Rect) -> None:
    """Its edges are nearer to each other than a shadow reaches, and it takes less light."""
    small, turned = Canvas((255, 255, 255)), Canvas((255, 255, 255))
    cast_shadow(small.pixels, card, 12)
    cast_shadow(turned.pixels, card, 12, 0.001)
    left, top, right, bottom = (int(edge) for edge in card)
    assert small.pixels[bottom + 4, (left + right) // 2, 0] < 245, "it is seen"
    apart = np.abs(small.pixels.astype(int) - turned.pixels).max(axis=2)
    apart[top - 2 : bottom + 2, left - 2 : right + 2] = 0
    assert apart.max() <= 3


@pytest.mark.parametrize("edge", range(945, 954))
def test_a_shadow_may_end_anywhere_at_the_canvas_s_edge(edge: int) -> None:
    """The last of its pixels is outside, or just inside, the picture."""
    at_edge, away = Canvas((255, 255, 255)), Canvas((255, 255, 255))
    cast_shadow(at_edge.pixels, (edge - 600, 300, edge, 900), 24)
    cast_shadow(away.pixels, (200, 300, 800, 900), 24)
    right = slice(edge - 100, 1000)
    same = slice(700, 700 + 1000 - (edge - 100))
    assert (at_edge.pixels[:, right] == away.pixels[:, same]).all()


def test_the_ground_in_a_card_s_round_corners_lies_in_its_shadow() -> None:
    canvas = Canvas((255, 255, 255))
    cast_shadow(canvas.pixels, CARD, 150)
    left, _, _, bottom = (int(edge) for edge in CARD)
    # Along the diagonal, from the rectangle's corner to where the round card begins, ever darker.
    light = [int(canvas.pixels[bottom - inward, left + inward, 0]) for inward in range(2, 42, 3)]
    assert light == sorted(light, reverse=True)
    assert light[0] > 250
    assert light[-1] < 225
