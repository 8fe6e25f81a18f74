"""The best quality that the limit allows, and PNG without loss."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
import simplejpeg

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.renderers.encode_picture import MOST_BYTES, encode_picture, encode_png
from tests.pins.renderers.photos import noise


def _lively(width: int, height: int, blur: float = 0.0) -> Pixels:
    pixels = noise(width, height, 4)
    if blur:
        pixels = np.asarray(cv2.GaussianBlur(pixels, (0, 0), blur), np.uint8)
    pixels[..., 3] = 255
    return pixels


def test_a_calm_picture_has_the_best_quality() -> None:
    canvas = np.full((300, 200, 4), (20, 90, 60, 255), np.uint8)
    assert encode_picture(canvas) == simplejpeg.encode_jpeg(canvas, 90, "RGBA", "420")


@pytest.mark.parametrize("most", [60_000, 30_000, 12_000])
def test_a_lively_picture_uses_the_room_there_is(most: int) -> None:
    canvas = _lively(400, 400, 0.7)
    data = encode_picture(canvas, most_bytes=most)
    assert most * 0.9 < len(data) <= most


def test_the_liveliest_canvas_stays_within_the_default_limit() -> None:
    assert len(encode_picture(_lively(1000, 1500, 0.8))) <= MOST_BYTES


def test_what_cannot_be_made_small_enough_is_refused() -> None:
    with pytest.raises(InvalidInputError) as caught:
        encode_picture(_lively(400, 400), most_bytes=3_000)
    assert caught.value.code == "pins.picture_too_large"


def test_a_png_has_every_pixel_and_the_same_bytes_each_time() -> None:
    canvas = _lively(120, 180)
    data = encode_png(canvas)
    assert encode_png(canvas) == data
    shown = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    assert shown is not None
    assert (shown[..., ::-1] == canvas[..., :3]).all()
