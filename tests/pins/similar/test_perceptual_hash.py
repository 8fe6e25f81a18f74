"""The fingerprint of how a picture looks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import pytest
import simplejpeg

from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.similar.distance import distance
from pinflow.pins.similar.perceptual_hash import perceptual_hash


def _scene(seed: int, width: int = 600, height: int = 900) -> Pixels:
    """Some ellipses on a coloured ground: coarse shapes as photos have them."""
    chance = np.random.default_rng(seed)
    made = np.full((height, width, 4), (*chance.integers(0, 256, 3), 255), np.uint8)
    for _ in range(12):
        middle = (int(chance.integers(0, width)), int(chance.integers(0, height)))
        axes = (int(chance.integers(30, 250)), int(chance.integers(30, 250)))
        colour = (*(int(value) for value in chance.integers(0, 256, 3)), 255)
        cv2.ellipse(made, middle, axes, float(chance.integers(0, 180)), 0, 360, colour, -1)
    return made


def _jpeg_again(pixels: Pixels) -> Pixels:
    data = simplejpeg.encode_jpeg(pixels, 40, "RGBA", "420")
    return np.asarray(simplejpeg.decode_jpeg(data, "RGBA"))


@pytest.mark.parametrize(
    "change",
    [
        lambda pixels: cv2.resize(pixels, (236, 354), interpolation=cv2.INTER_AREA),
        lambda pixels: cv2.resize(pixels, (1500, 2250), interpolation=cv2.INTER_CUBIC),
        _jpeg_again,
        lambda pixels: cv2.convertScaleAbs(pixels, alpha=0.85, beta=10),
    ],
    ids=["smaller", "larger", "recompressed", "flatter"],
)
def test_the_same_picture_in_another_size_or_quality_stays_near(change: Callable[[Pixels], Any]) -> None:
    for seed in range(12):
        pixels = _scene(seed)
        changed = np.asarray(change(pixels), np.uint8)
        changed[..., 3] = 255
        assert distance(perceptual_hash(pixels), perceptual_hash(changed)) <= 6


def test_other_pictures_are_far_apart() -> None:
    hashes = [perceptual_hash(_scene(seed)) for seed in range(24)]
    apart = [distance(a, b) for n, a in enumerate(hashes) for b in hashes[:n]]
    assert min(apart) > 10
    assert 26 < np.mean(apart) < 38


def test_half_of_the_bits_are_set_so_that_none_is_wasted() -> None:
    assert {perceptual_hash(_scene(seed)).bit_count() for seed in range(12)} == {32}


def test_transparency_counts_as_white() -> None:
    clear = _scene(1)
    clear[300:, :, 3] = 0
    white = _scene(1)
    white[300:] = 255
    assert distance(perceptual_hash(clear), perceptual_hash(white)) == 0


def test_a_picture_of_one_colour_has_the_hash_0_and_the_smallest_has_one() -> None:
    for colour in ((0, 0, 0, 255), (250, 120, 3, 255), (255, 255, 255, 255)):
        assert perceptual_hash(np.full((900, 600, 4), colour, np.uint8)) == 0
    assert perceptual_hash(np.full((1, 1, 4), 255, np.uint8)) == 0


def test_a_hash_fits_64_bits() -> None:
    assert all(0 <= perceptual_hash(_scene(seed)) < 2**64 for seed in range(12))
    assert distance(0, 2**64 - 1) == 64
