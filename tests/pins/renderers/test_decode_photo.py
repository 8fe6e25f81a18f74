"""Photos of all kinds become upright pixels, or an error that says what is wrong with them."""

from __future__ import annotations

import io
import struct
import zlib

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers import decode_photo as decode_photo_module
from pinflow.pins.renderers.colour_profile import display_p3, matrix_profile
from pinflow.pins.renderers.decode_photo import PhotoCache, check_area, decode_photo
from pinflow.pins.renderers.read_header import Header
from tests.pins.renderers.photos import encoded, jpeg, noise, scene, with_orientation


def _near(pixels: NDArray[np.uint8], expected: NDArray[np.uint8], tolerance: float) -> bool:
    return float(np.abs(pixels[..., :3].astype(int) - expected.astype(int)).mean()) < tolerance


@pytest.mark.parametrize("kind", ["png", "webp", "avif"])
def test_every_accepted_kind_shows_the_same_picture(kind: str) -> None:
    picture = scene(320, 240)
    photo = decode_photo(encoded(picture, kind))
    assert photo.pixels.shape == (240, 320, 3)
    assert photo.opaque
    assert _near(photo.pixels, picture, 6)


def test_a_greyscale_photo_gets_three_equal_channels() -> None:
    photo = decode_photo(jpeg(scene(300, 300)[..., :1]))
    red, green, blue = (photo.pixels[..., i] for i in range(3))
    assert (red == green).all()
    assert (green == blue).all()


def test_cmyk_is_shown_in_its_own_colours() -> None:
    inverted = np.full((220, 220, 4), 255, np.uint8)
    inverted[:, 110:, 1:3] = 0  # magenta and yellow ink: red
    photo = decode_photo(jpeg(inverted))
    assert photo.pixels[100, 20, :3].min() > 245
    red = photo.pixels[100, 200, :3].tolist()
    assert red[0] > 240
    assert max(red[1:]) < 15


def test_transparency_is_kept_and_known() -> None:
    picture = noise(240, 240, 4)
    picture[..., 3] = 0
    photo = decode_photo(encoded(picture, "png"))
    assert not photo.opaque
    assert photo.pixels[..., 3].max() == 0


_ADOBE_RGB = matrix_profile(
    (0.60974, 0.31111, 0.01947), (0.20528, 0.62567, 0.06087), (0.14919, 0.06322, 0.74457), (2.19921875,)
)
_KINDS = ("JPEG", "PNG", "WEBP", "AVIF")


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, kind, **({"quality": 95} if kind != "PNG" else {}), **options)
    return file.getvalue()


@pytest.mark.parametrize("kind", _KINDS)
@pytest.mark.parametrize(
    ("profile", "stored"), [(display_p3(), (234, 51, 35)), (_ADOBE_RGB, (219, 0, 0))], ids=["P3", "Adobe"]
)
def test_a_photo_in_a_wider_colour_space_is_not_dull(
    kind: str, profile: bytes, stored: tuple[int, int, int]
) -> None:
    """The full red of sRGB as other spaces write it: known figures."""
    data = _saved(Image.new("RGB", (300, 300), stored), kind, icc_profile=profile)
    shown = decode_photo(data).pixels[150, 150]
    assert np.abs(shown.astype(int) - (255, 0, 0)).max() <= 2


def test_a_profile_of_srgb_and_a_damaged_one_leave_the_colours_alone() -> None:
    picture = Image.fromarray(scene(300, 300))
    plain = decode_photo(_saved(picture, "PNG")).pixels
    same = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for profile in (same, display_p3()[:200], display_p3()[:16] + b"CMYK" + display_p3()[20:], b"x" * 300):
        assert (decode_photo(_saved(picture, "PNG", icc_profile=profile)).pixels == plain).all()


def test_a_transparent_photo_keeps_its_transparency_through_a_change_of_colours() -> None:
    picture = Image.new("RGBA", (300, 300), (234, 51, 35, 90))
    shown = decode_photo(_saved(picture, "PNG", icc_profile=display_p3())).pixels
    assert shown[9, 9, 3] == 90
    assert shown[9, 9, 0] > 252


def _profile(space: bytes, made_for: bytes, pcs: bytes, tags: dict[bytes, bytes]) -> bytes:
    """An ICC profile of version 2."""
    start, table, body = 128 + 4 + 12 * len(tags), struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"", 0x02400000, made_for, space, pcs)
    head += bytes(12) + b"acsp" + bytes(28) + struct.pack(">iii", 63190, 65536, 54061)
    return head.ljust(128, b"\0") + table + body


_WHITE = b"XYZ \0\0\0\0" + struct.pack(">iii", 63190, 65536, 54061)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_grey_photo_is_shown_by_its_own_curve(kind: str) -> None:
    """Linear light: what is stored as 55 of 255 is a middle grey, 128."""
    linear = b"curv" + struct.pack(">II", 0, 0)
    profile = _profile(b"GRAY", b"mntr", b"XYZ ", {b"wtpt": _WHITE, b"kTRC": linear})
    data = _saved(Image.new("L", (300, 300), 55), kind, icc_profile=profile)
    assert np.abs(decode_photo(data).pixels[9, 9].astype(int) - (128, 128, 128)).max() <= 2


def test_ink_is_shown_by_the_profile_of_its_press() -> None:
    """On this press magenta on yellow makes a green, so that it cannot be mistaken for plain ink."""
    white, black, green = (255, 128, 128), (0, 128, 128), (128, 60, 180)
    corners = [(c, m, y, k) for c in (0, 1) for m in (0, 1) for y in (0, 1) for k in (0, 1)]
    colours = {(0, 0, 0, 0): white, (0, 1, 1, 0): green}
    cells = b"".join(bytes(colours.get(corner, black)) for corner in corners)
    unit = struct.pack(">9i", *(65536 if n % 4 == 0 else 0 for n in range(9)))
    straight = bytes(range(256))
    table = b"mft1\0\0\0\0" + bytes((4, 3, 2, 0)) + unit + straight * 4 + cells + straight * 3
    press = _profile(b"CMYK", b"prtr", b"Lab ", {b"wtpt": _WHITE, b"A2B0": table})
    photo = Image.new("CMYK", (300, 300), (0, 255, 255, 0))
    plain, shown = (
        decode_photo(_saved(photo, "JPEG", **options)).pixels[9, 9, :3].astype(int)
        for options in ({}, {"icc_profile": press})
    )
    assert plain[0] > 240 > 15 > plain[1]
    assert shown[1] > shown[0] + 60


def test_code_points_say_the_colours_and_go_before_a_profile() -> None:
    """12 and 13 of ITU-T H.273 are Display P3; 1 and 13 are sRGB."""
    picture = Image.new("RGB", (300, 300), (234, 51, 35))
    for options in ({}, {"icc_profile": _ADOBE_RGB}):
        assert np.abs(_with_codes(picture, 12, 13, options) - (255, 0, 0)).max() <= 2
    assert np.abs(_with_codes(picture, 1, 13, {}) - (234, 51, 35)).max() <= 2


def _with_codes(
    picture: Image.Image, primaries: int, transfer: int, options: dict[str, bytes]
) -> NDArray[np.int_]:
    data, body = _saved(picture, "PNG", **options), b"cICP" + bytes((primaries, transfer, 0, 1))
    chunk = struct.pack(">I", 4) + body + struct.pack(">I", zlib.crc32(body))
    return decode_photo(data[:33] + chunk + data[33:]).pixels[9, 9, :3].astype(int)


def test_data_larger_than_its_header_says_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The header is not believed: what was decoded is counted."""
    data = encoded(noise(260, 260), "png")
    monkeypatch.setattr(decode_photo_module, "MOST_PIXELS", 260 * 260 - 1)
    with pytest.raises(InvalidInputError) as caught:
        decode_photo_module._decode_other(data, Header("PNG", "image/png", 200, 200))
    assert caught.value.code == "pins.photo_unreadable"


def test_a_large_profile_in_several_parts_is_put_together() -> None:
    padded = display_p3() + bytes(150_000)
    padded = struct.pack(">I", len(padded)) + padded[4:]
    data = _saved(Image.new("RGB", (300, 300), (234, 51, 35)), "JPEG", icc_profile=padded)
    assert np.abs(decode_photo(data).pixels[9, 9, :3].astype(int) - (255, 0, 0)).max() <= 2


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_an_animation_shows_its_first_picture(kind: str) -> None:
    frames = [Image.new("RGB", (240, 240), colour) for colour in ("red", "lime", "blue")]
    data = _saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)
    assert np.abs(decode_photo(data).pixels[9, 9, :3].astype(int) - (255, 0, 0)).max() <= 4


@pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
def test_every_kind_of_file_is_turned_upright(kind: str) -> None:
    upright = np.full((210, 330, 3), 255, np.uint8)
    upright[:100, :100] = (200, 0, 0)
    upright[110:, :100] = (0, 0, 200)
    exif = Image.Exif()
    for orientation, stored in (
        (3, np.rot90(upright, 2)),
        (6, np.rot90(upright)),
        (8, np.rot90(upright, -1)),
    ):
        exif[0x0112] = orientation
        data = _saved(Image.fromarray(stored), kind, exif=exif)
        assert _near(decode_photo(data).pixels, upright, 3)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_the_camera_s_orientation_is_honoured(orientation: int) -> None:
    upright = np.full((210, 330, 3), 255, np.uint8)
    upright[:100, :100] = (200, 0, 0)  # upper left
    upright[110:, :100] = (0, 0, 200)  # lower left
    stored = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.transpose(1, 0, 2),
        6: np.rot90(upright),
        7: np.rot90(upright, 2).transpose(1, 0, 2),
        8: np.rot90(upright, -1),
    }[orientation]
    photo = decode_photo(with_orientation(jpeg(stored, 95), orientation))
    assert photo.pixels.shape[:2] == (210, 330)
    assert _near(photo.pixels, upright, 3)


def test_a_damaged_exif_block_does_not_spoil_a_good_photo() -> None:
    data = with_orientation(jpeg(scene(300, 300)), 6)
    broken = data[:16] + b"\xff" * 8 + data[24:]
    assert decode_photo(broken).pixels.shape[:2] == (300, 300)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (199, 900), (900, 199)])
def test_a_small_photo_is_refused_with_its_size(width: int, height: int) -> None:
    with pytest.raises(InvalidInputError) as caught:
        decode_photo(jpeg(noise(width, height)))
    assert caught.value.code == "pins.photo_too_small"
    assert caught.value.data == {"width": width, "height": height}


@pytest.mark.parametrize(
    ("kind", "width", "height"), [("JPEG", 8000, 8000), ("PNG", 5000, 8000), ("AVIF", 5000, 8000)]
)
def test_so_many_pixels_are_enough_and_one_row_more_is_refused(kind: str, width: int, height: int) -> None:
    check_area(Header(kind, "image/any", width, height))
    with pytest.raises(InvalidInputError) as caught:
        check_area(Header(kind, "image/any", width, height + 1))
    assert caught.value.code == "pins.photo_too_large"


def test_a_huge_photo_is_refused_by_its_header_before_anything_is_decoded() -> None:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(InvalidInputError) as caught:
        decode_photo(bomb)
    assert caught.value.code == "pins.photo_too_large"


@pytest.mark.parametrize(
    "data", [b"", b"<html>no picture</html>", b"\xff\xd8\xff", b"RIFF\0\0\0\0WEBP", b"GIF89a"]
)
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(InvalidInputError) as caught:
        decode_photo(data)
    assert caught.value.code == "pins.photo_unreadable"


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
@pytest.mark.parametrize("share", [0.02, 0.5, 0.97])
def test_a_truncated_photo_is_refused(kind: str, share: float) -> None:
    picture = noise(260, 260)
    data = jpeg(picture) if kind == "jpeg" else encoded(picture, kind)
    with pytest.raises(InvalidInputError) as caught:
        decode_photo(data[: int(len(data) * share)])
    assert caught.value.code == "pins.photo_unreadable"


def test_a_photo_of_64_million_pixels_is_taken_as_a_jpeg() -> None:
    # All white compresses to next to nothing; the limit is what is tested.
    data = jpeg(np.full((8000, 8000, 1), 255, np.uint8), 50)
    assert decode_photo(data).pixels.shape == (1800, 1800, 3)


def test_large_photos_are_kept_no_larger_than_a_pin_can_show() -> None:
    photo = decode_photo(jpeg(scene(6000, 4000), 70))
    assert min(photo.pixels.shape[:2]) <= 2000
    assert photo.pixels.shape[1] / photo.pixels.shape[0] == pytest.approx(1.5, abs=0.01)


def test_the_cache_gives_the_same_photo_and_stays_within_its_bytes() -> None:
    first, second, third = (jpeg(noise(300, 300, seed=seed)) for seed in (1, 2, 3))
    cache = PhotoCache(most_bytes=2 * (300 * 300 * 3 + len(first)) + 2_000)
    kept = cache.get(first)
    assert cache.get(first) is kept
    cache.get(second)
    assert cache.get(first) is kept
    cache.get(second)
    cache.get(third)
    assert cache.get(first) is not kept


@pytest.mark.parametrize("kind", ["png", "webp", "avif"])
def test_a_damaged_file_is_told_in_our_words_only(kind: str, capfd: pytest.CaptureFixture[str]) -> None:
    whole = encoded(noise(240, 240), kind)
    for share in (0.5, 0.9):
        with pytest.raises(InvalidInputError):
            decode_photo(whole[: int(len(whole) * share)])
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"GIF89a" + bytes(40), "it is a GIF"),
        (b"BM" + bytes(40), "it is a BMP"),
        (b"II*\0" + bytes(40), "it is a TIFF"),
        (b"\0\0\0\x18ftypheic" + bytes(40), "it is a HEIC picture or a video"),
        (b"%PDF-1.7" + bytes(40), "it is a PDF"),
        (b'<svg xmlns="x">', "it is an SVG"),
        (b"<!DOCTYPE html><html>", "it is a web page"),
        (b"hello", "it is not a picture of a known kind"),
    ],
)
def test_what_is_no_photo_for_us_is_called_by_its_name(data: bytes, told: str) -> None:
    with pytest.raises(InvalidInputError, match=f"{told}. Choose a JPEG"):
        decode_photo(data)
