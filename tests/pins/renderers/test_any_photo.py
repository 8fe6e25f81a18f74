"""Whatever comes as a photo becomes a picture of the wanted size, or an error with a code."""

from __future__ import annotations

import io
from collections.abc import Callable

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.colour_profile import display_p3
from pinflow.pins.renderers.decode_photo import LEAST_SIDE, THUMB_SIDE, Photo, decode_photo
from pinflow.pins.renderers.place_photo import place_photo
from pinflow.pins.renderers.placed import Window

_CODES = {"pins.photo_unreadable", "pins.photo_too_small", "pins.photo_too_large"}
_MODES = {
    "JPEG": ("RGB", "L", "CMYK"),
    "PNG": ("RGB", "RGBA", "L", "LA", "P", "1", "I;16"),
    "WEBP": ("RGB", "RGBA"),
    "AVIF": ("RGB", "RGBA"),
}
_SIDES = st.one_of(
    st.integers(1, 420), st.sampled_from([199, 200, 201, 1023, 2500]), st.sampled_from([1, 4000, 8000])
)


@st.composite
def _files(draw: Callable[..., object]) -> bytes:
    kind = str(draw(st.sampled_from(sorted(_MODES))))
    mode = str(draw(st.sampled_from(_MODES[kind])))
    width, height = int(str(draw(_SIDES))), int(str(draw(_SIDES)))
    if width * height > 1_500_000:
        # The largest are tried by themselves: dozens of them would only cost time.
        height = max(1, 1_500_000 // width)
    if kind == "AVIF":
        # Its encoder takes seconds for large ones, and the smallest crash it.
        width, height = min(max(width, 16), 700), min(max(height, 16), 700)
    options: dict[str, object] = {}
    if draw(st.booleans()) and mode != "I;16":
        options["icc_profile"] = display_p3()
    picture = _picture(mode, width, height, int(str(draw(st.integers(0, 9)))))
    if (
        kind in ("PNG", "WEBP")
        and mode in ("RGB", "RGBA")
        and width * height < 200_000
        and draw(st.booleans())
    ):
        options |= {"save_all": True, "append_images": [picture.rotate(90)], "duration": 50}
    if kind == "AVIF":
        options["speed"] = 10
    exif = Image.Exif()
    exif[0x0112] = draw(st.integers(0, 9))
    file = io.BytesIO()
    picture.save(file, kind, exif=exif, **options)
    return file.getvalue()


def _picture(mode: str, width: int, height: int, seed: int) -> Image.Image:
    chance = np.random.default_rng(seed)
    small = chance.integers(0, 256, (5, 5, 4), dtype=np.uint8)
    picture = Image.fromarray(small).resize((width, height))
    if mode == "I;16":
        return Image.fromarray(chance.integers(0, 65536, (height, width), dtype=np.uint16))
    return picture if mode == "RGBA" else picture.convert("RGB").convert(mode)


def _decoded(data: bytes) -> Photo | None:
    try:
        photo = decode_photo(data)
    except InvalidInputError as error:
        if error.code not in _CODES:
            raise
        return None
    height, width, channels = photo.pixels.shape
    assert channels in (3, 4)
    assert photo.pixels.dtype == np.uint8
    assert max(height, width) <= 3600
    assert photo.thumb.shape == (THUMB_SIDE, THUMB_SIDE, channels)
    assert photo.opaque == (channels == 3) == bool((photo.pixels[..., 3:] == 255).all())
    return photo


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=_files(), slot=st.tuples(st.integers(20, 700), st.integers(20, 900)))
def test_every_good_file_of_enough_pixels_fills_a_slot(data: bytes, slot: tuple[int, int]) -> None:
    stored = Image.open(io.BytesIO(data)).size
    photo = _decoded(data)
    assert (photo is None) == (min(stored) < LEAST_SIDE)
    if photo is not None:
        width, height = slot
        window = Window(width // 8, 0, max(width // 2, width // 8 + 1), height)
        placed = np.empty((height, width, 4), np.uint8)
        place_photo(photo, placed, window, (250, 250, 250))
        assert placed.shape == (height, width, 4)
        assert (placed[..., 3] == 255).all()


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)
@given(data=_files(), where=st.floats(0, 1), damage=st.sampled_from(["cut", "byte", "zeros", "double"]))
def test_a_damaged_file_is_a_picture_or_an_error_with_a_code(data: bytes, where: float, damage: str) -> None:
    at = min(int(where * len(data)), len(data) - 1)
    changed = {
        "cut": data[:at],
        "byte": data[:at] + bytes([data[at] ^ 0x5A]) + data[at + 1 :],
        "zeros": data[:at] + bytes(min(64, len(data) - at)) + data[at + 64 :],
        "double": data[:at] + data[at // 2 :],
    }[damage]
    _decoded(changed)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(start=st.sampled_from([b"", b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"RIFF\x40\0\0\0WEBPVP8 ",
                              b"\0\0\0\x1cftypavif", b"GIF89a"]), rest=st.binary(max_size=300))  # fmt: skip
def test_noise_behind_a_familiar_beginning_is_an_error_with_a_code(start: bytes, rest: bytes) -> None:
    _decoded(start + rest)


def test_the_largest_and_the_smallest_are_pictures_or_errors_with_a_code() -> None:
    sizes = {(1, 1): None, (8000, 8000): 1800, (8000, 200): 200, (8000, 1): None}
    for (width, height), shorter in sizes.items():
        file = io.BytesIO()
        Image.new("L", (width, height), 120).save(file, "JPEG")
        photo = _decoded(file.getvalue())
        if shorter is None:
            assert photo is None
        else:
            assert photo is not None
            assert photo.pixels.shape[0] == (90 if height == 200 else shorter)
    file = io.BytesIO()
    Image.new("1", (8000, 8000)).save(file, "PNG")
    assert _decoded(file.getvalue()) is None
