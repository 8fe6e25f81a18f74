"""Palettes are derived from any brand, and contrast is what WCAG says."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pinflow.kit.contrast import contrast
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.colours import lowest_contrast, palette, parse_hex, readable
from pinflow.projects.models import BrandKit

COLOUR = st.tuples(*[st.integers(0, 255)] * 3)


def test_contrast_of_known_pairs() -> None:
    assert contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21, abs=0.01)
    assert contrast((118, 118, 118), (255, 255, 255)) == pytest.approx(4.54, abs=0.01)


@settings(max_examples=200, deadline=None)
@given(colour=COLOUR, ground=COLOUR)
def test_every_ground_has_a_readable_version_of_every_colour(
    colour: tuple[int, int, int], ground: tuple[int, int, int]
) -> None:
    assert contrast(readable(colour, ground), ground) >= 4.5


@settings(max_examples=40, deadline=None)
@given(colour=COLOUR, seed=st.integers(0, 1000), flat=st.booleans())
def test_the_lowest_contrast_is_that_of_the_worst_pixel(
    colour: tuple[int, int, int], seed: int, flat: bool
) -> None:
    pixels = np.random.default_rng(seed).integers(0, 256, (5, 7, 4), dtype=np.uint8)
    if flat:
        pixels[:] = pixels[0, 0]
    worst = min(contrast(colour, (int(p[0]), int(p[1]), int(p[2]))) for p in pixels.reshape(-1, 4))
    assert lowest_contrast(colour, pixels) == pytest.approx(worst, rel=1e-3)


@settings(max_examples=60, deadline=None)
@given(accent=COLOUR)
def test_any_accent_gives_a_whole_palette(accent: tuple[int, int, int]) -> None:
    tones = palette(BrandKit(name="any", accent="#{:02x}{:02x}{:02x}".format(*accent)))
    assert all(0 <= channel <= 255 for tone in tones.values() for channel in tone)
    assert contrast(tones["deep"], tones["cream"]) > 7


@pytest.mark.parametrize("value", ["red", "#fff", "#12345g", "", "#1234567"])
def test_an_unreadable_colour_is_named(value: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        parse_hex(value)
    assert caught.value.code == "pins.colour_unreadable"
