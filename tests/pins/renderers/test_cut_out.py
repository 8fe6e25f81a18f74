"""A product on white is taken off its ground, with soft edges and its shadow; a scene is left alone."""

from __future__ import annotations

import gc
import weakref

import cv2
import numpy as np
from numpy.typing import NDArray

from pinflow.pins.renderers.cut_out import cut_out, known_cut_out
from pinflow.pins.renderers.decode_photo import decode_photo, finish_photo
from pinflow.pins.renderers.lay_cut_out import lay_cut_out
from pinflow.sandbox.amazon.draw_products import draw_product
from tests.pins.renderers.photos import jpeg, noise, packshot, scene

RED = (180, 40, 40)


def _product(*, shadow: bool = False, colour: tuple[int, int, int] = RED) -> NDArray[np.uint8]:
    """A disc on white, drawn four times as large and scaled down: its edge is mixed as a lens mixes it."""
    ground = np.full((600, 600, 3), 255, np.uint8)
    if shadow:
        cv2.ellipse(ground, (300, 437), (175, 37), 0, 0, 360, (120, 120, 120), -1)
        ground = np.asarray(cv2.GaussianBlur(ground, (0, 0), 15), np.uint8)
    large = np.asarray(cv2.resize(ground, (2400, 2400)), np.uint8)
    cv2.circle(large, (1200, 1200), 600, colour, -1)
    return np.asarray(cv2.resize(large, (600, 600), interpolation=cv2.INTER_AREA), np.uint8)


def _on(ground: tuple[int, int, int], pixels: NDArray[np.uint8]) -> NDArray[np.float64]:
    share = pixels[..., 3:4] / 255.0
    return pixels[..., :3] * share + np.array(ground) * (1 - share)


def test_the_product_stands_on_another_ground_as_if_it_had_been_photographed_there() -> None:
    cut = cut_out(decode_photo(jpeg(_product(), 92)))
    assert cut is not None
    dark = np.array((20, 60, 60))
    large = np.full((2400, 2400, 3), dark, np.uint8)
    cv2.circle(large, (1200, 1200), 600, RED, -1)
    wanted = cv2.resize(large, (600, 600), interpolation=cv2.INTER_AREA)
    apart = np.abs(_on((20, 60, 60), cut.pixels) - wanted).max(axis=2)
    # No white fringe: hardly a pixel is off, and none is far off.
    assert (apart > 40).mean() < 0.001
    assert apart.mean() < 1.5


def test_its_shadow_darkens_the_new_ground_and_its_ground_is_gone() -> None:
    cut = cut_out(decode_photo(jpeg(_product(shadow=True), 92)))
    assert cut is not None
    below = cut.pixels[455, 300]
    assert below[:3].max() == 0
    assert 60 < below[3] < 220
    assert cut.pixels[10, 10, 3] == 0
    assert cut.pixels[300, 300, 3] == 255


def test_a_scene_and_a_white_product_that_is_lost_in_its_ground_are_left_alone() -> None:
    assert cut_out(decode_photo(jpeg(scene(600, 600)))) is None
    assert cut_out(decode_photo(jpeg(noise(300, 300)))) is None
    assert cut_out(decode_photo(jpeg(np.full((300, 300, 3), 255, np.uint8)))) is None
    assert cut_out(decode_photo(jpeg(_product(colour=(238, 238, 238)), 92))) is None


def _ball(rim: float, middle: float, dark: float = 0.0) -> NDArray[np.uint8]:
    """A ball on white, grey from ``rim`` at its outline to ``middle``, which is a share ``dark`` of it."""
    ys, xs = np.mgrid[:600, :600]
    away = np.hypot(xs - 300, ys - 300) / 150
    grey = middle + (rim - middle) * np.clip((away - dark) / (1 - dark), 0, 1)
    return np.repeat(np.where(away <= 1, grey, 255).round().astype(np.uint8)[..., None], 3, axis=2)


def test_a_pale_thing_with_an_outline_is_no_shadow() -> None:
    cut = cut_out(decode_photo(jpeg(_ball(235, 60), 92)))
    assert cut is not None
    assert cut.pixels[300, 300 - 140, 3] == 255, "pale, and the ball's own"
    assert cut.pixels[300, 300 - 140, 0] > 200
    assert cut.pixels[300, 300 - 160, 3] == 0


def test_what_fades_into_the_ground_and_may_be_half_of_the_product_stays_where_it_stands() -> None:
    assert cut_out(decode_photo(jpeg(_ball(250, 100, dark=0.74), 92))) is None
    shaded = cut_out(decode_photo(jpeg(_ball(250, 100, dark=0.9), 92)))
    assert shaded is not None, "a narrow soft rim is a shadow as any"


def test_a_photo_that_is_transparent_is_its_own_cut_out() -> None:
    photo = finish_photo(np.dstack([scene(300, 300), np.full((300, 300), 90, np.uint8)]))
    assert cut_out(photo) is photo


def test_what_the_product_encloses_stays() -> None:
    with_label = packshot(600, 600)
    with_label[280:320, 280:320] = 255
    cut = cut_out(decode_photo(jpeg(with_label, 92)))
    assert cut is not None
    assert cut.pixels[300, 300].tolist()[3] == 255
    assert cut.pixels[300, 300, 0] > 245


def test_it_fills_its_box_without_bringing_the_old_ground_along() -> None:
    cut = cut_out(decode_photo(jpeg(_product(), 92)))
    assert cut is not None
    base = np.full((700, 500, 4), (20, 60, 60, 255), np.uint8)
    lay_cut_out(base, cut, 100, 200, 400, 600)
    changed = np.argwhere(np.abs(base[..., :3].astype(int) - (20, 60, 60)).max(axis=2) > 12)
    top, left = changed.min(axis=0)
    bottom, right = changed.max(axis=0)
    assert abs(left - 100) <= 3
    assert abs(right - 400) <= 4
    assert abs((top + bottom) / 2 - 400) <= 3
    # Between ground and product there is no light rim.
    assert base[..., 1].max() <= 64
    assert (base[..., 3] == 255).all()


def test_a_glazed_vase_has_no_hole() -> None:
    cut = cut_out(decode_photo(draw_product("vase", "midnight,bottle", "x", on_white=True)))
    assert cut is not None
    assert cut.pixels[1000:1230, 640:840, 3].min() == 255


def test_the_dark_core_of_a_shadow_is_no_plate_beneath_the_product() -> None:
    cut = cut_out(decode_photo(draw_product("bowl", "charcoal,plain", "x", on_white=True)))
    assert cut is not None
    plate = cut.pixels[1185:1250, 500:560]
    assert (plate[plate[..., 3] > 0, :3].max(axis=1) < 30).mean() > 0.95


def test_what_a_photo_was_cut_to_is_forgotten_with_it() -> None:
    """A cut-out that is its own photo must not keep itself alive: a studio would grow without end."""
    for pixels in (
        np.dstack([scene(300, 300), np.full((300, 300), 90, np.uint8)]),
        _product(),
        scene(300, 300),
    ):
        photo = finish_photo(pixels.copy())
        first = known_cut_out(photo)
        assert known_cut_out(photo) is first
        gone = weakref.ref(photo)
        del photo, first
        gc.collect()
        assert gone() is None
