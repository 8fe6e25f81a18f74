"""A template may ask for a part of the photo; it never gets more than there is."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
import simplejpeg

from pinflow.pins.renderers.crop_photo import crop_photo
from pinflow.pins.renderers.decode_photo import decode_photo
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.model import Picture
from tests.pins.renderers.photos import jpeg, scene
from tests.pins.renderers.test_skia_renderer import check, design


def test_the_part_lies_around_the_point_and_is_as_large_as_the_zoom_says() -> None:
    grid = np.zeros((600, 900, 3), np.uint8)
    grid[:, 450:] = (255, 0, 0)
    photo = decode_photo(jpeg(grid))
    part = crop_photo(photo, 1.0, (0.75, 0.5), 2.0)
    assert part.pixels.shape[:2] == (300, 300)
    assert part.pixels[..., 0].min() > 200
    assert part.thumb[..., 0].min() > 200


@pytest.mark.parametrize("focus", [(0.0, 0.0), (1.0, 1.0), (0.5, 0.0)])
@pytest.mark.parametrize("shape", [0.2, 1.0, 5.0])
@pytest.mark.parametrize("zoom", [1.0, 4.0])
def test_it_never_leaves_the_photo(focus: tuple[float, float], shape: float, zoom: float) -> None:
    photo = decode_photo(jpeg(scene(260, 220)))
    part = crop_photo(photo, shape, focus, zoom)
    height, width = part.pixels.shape[:2]
    assert 100 <= width <= 260
    assert 100 <= height <= 220


def test_a_template_s_focus_and_zoom_reach_the_picture() -> None:
    template = load_template("hero")
    first = template.layers[0]
    assert isinstance(first, Picture)
    nearer = msgspec.structs.replace(first, focus=(0.5, 0.5), zoom=3.0)
    changed = msgspec.structs.replace(template, layers=(nearer, *template.layers[1:]))
    photo = jpeg(scene(1200, 1200))
    usual, near = (SkiaRenderer().render(design("hero", layout=layout), photo) for layout in (None, changed))
    check(near)
    dark = [
        (simplejpeg.decode_jpeg(picture.data, "RGB")[:600].astype(int).sum(axis=2) < 220).mean()
        for picture in (usual, near)
    ]
    assert dark[1] > 2 * dark[0], "the dark thing in the middle is larger"


def test_the_chosen_point_is_of_the_first_photo_and_a_template_s_own_counts_more() -> None:
    renderer, wide, plain = SkiaRenderer(), jpeg(scene(1800, 600)), jpeg(np.full((900, 900, 3), 60, np.uint8))
    beside, amid = (0.05, 0.5), (0.5, 0.5)
    template = load_template("hero")
    first = template.layers[0]
    assert isinstance(first, Picture)
    own = msgspec.structs.replace(first, focus=(0.5, 0.5))
    fixed = msgspec.structs.replace(template, layers=(own, *template.layers[1:]))
    for photos, layout, same in (
        ((wide,), template, False),
        ((wide,), fixed, True),
        ((wide, plain), load_template("collage-duo"), False),
        ((plain, wide), load_template("collage-duo"), True),
    ):
        one, other = (
            renderer.render(design(layout.name, layout=layout, focus=focus), photos[0], photos[1:]).data
            for focus in (beside, amid)
        )
        assert (one == other) is same
