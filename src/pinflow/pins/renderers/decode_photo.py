"""From a photo's bytes to upright RGBA pixels, or a typed error.

Dimensions are read from the header first: nothing large is decoded before it is known to be allowed.
"""

from __future__ import annotations

import hashlib
import struct
import threading
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pinflow.kit.errors import InvalidInputError

Pixels = NDArray[np.uint8]

MOST_PIXELS = 40_000_000
LEAST_SIDE = 200
THUMB_SIDE = 192
# Nothing on a pin is drawn larger than its height; more pixels only cost memory.
_LARGEST_SIDE = 1800
_LEAST_DECODED = 1500


@dataclass(frozen=True)
class _Header:
    kind: str
    width: int
    height: int
    orientation: int = 1
    cmyk: bool = False


@dataclass(frozen=True, eq=False)
class Photo:
    """Decoded, upright, read-only (h, w, 4) RGBA pixels.

    ``thumb``: the same in 192x192, aspect ratio ignored, for all questions about what is on it.
    """

    pixels: Pixels
    thumb: Pixels
    opaque: bool


def decode_photo(data: bytes) -> Photo:
    """A photo ready to be placed; its shorter side has at most 1800 px.

    JPEG (RGB, greyscale, CMYK), PNG, WebP and AVIF.

    Raises:
        InvalidInputError: ``pins.photo_unreadable``, ``pins.photo_too_small``, ``pins.photo_too_large``.
    """
    header = _read_header(data)
    _check_size(header)
    if header.kind == "JPEG":
        pixels = _turned(_decode_jpeg(data, header), header.orientation)
    else:
        pixels = _decode_other(data, header)
    return _photo(_shrunk(pixels))


def _unreadable(reason: str) -> InvalidInputError:
    return InvalidInputError(
        "pins.photo_unreadable",
        f"This photo cannot be read: {reason}. Choose a JPEG, PNG, WebP or AVIF picture.",
        reason=reason,
    )


def _check_size(header: _Header) -> None:
    size = {"width": header.width, "height": header.height}
    if header.width * header.height > MOST_PIXELS:
        raise InvalidInputError(
            "pins.photo_too_large",
            f"This photo has {header.width}x{header.height} pixels; at most 40 million can be used.",
            **size,
        )
    if min(header.width, header.height) < LEAST_SIDE:
        raise InvalidInputError(
            "pins.photo_too_small",
            f"This photo has {header.width}x{header.height} pixels; each side needs at least {LEAST_SIDE}.",
            **size,
        )


def _read_header(data: bytes) -> _Header:
    try:
        if data[:3] == b"\xff\xd8\xff":
            return _jpeg_header(data)
        if data[:8] == b"\x89PNG\r\n\x1a\n":
            return _png_header(data)
        if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
            return _webp_header(data)
        if data[4:8] == b"ftyp" and b"avif" in data[8:40]:
            return _avif_header(data)
    except (struct.error, IndexError, ValueError) as error:
        raise _unreadable("its header is damaged") from error
    raise _unreadable("it is empty" if not data else "it is not a picture of a known kind")


def _jpeg_header(data: bytes) -> _Header:
    height, width, space, _ = simplejpeg.decode_jpeg_header(data)
    return _Header("JPEG", width, height, _exif_orientation(data), space in ("CMYK", "YCCK"))


def _exif_orientation(data: bytes) -> int:
    """EXIF orientation 1 to 8; 1 when there is none or it is damaged: it never spoils a good photo."""
    at = 2
    try:
        while data[at] == 0xFF and data[at + 1] not in (0xDA, 0xD9):
            (length,) = struct.unpack_from(">H", data, at + 2)
            if data[at + 1] == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
                return _orientation_of(data[at + 10 : at + 2 + length])
            at += 2 + length
    except (struct.error, IndexError):
        return 1
    return 1


def _orientation_of(tiff: bytes) -> int:
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    (start,) = struct.unpack_from(order + "I", tiff, 4)
    (count,) = struct.unpack_from(order + "H", tiff, start)
    for index in range(count):
        tag, _kind, _count, value = struct.unpack_from(order + "HHIH", tiff, start + 2 + 12 * index)
        if tag == 0x0112:
            return value if 1 <= value <= 8 else 1
    return 1


def _png_header(data: bytes) -> _Header:
    width, height = struct.unpack_from(">II", data, 16)
    at = 8
    while at + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind == b"IEND" and at <= len(data):
            return _Header("PNG", width, height)
    raise _unreadable("the file ends too early")


def _webp_header(data: bytes) -> _Header:
    if struct.unpack_from("<I", data, 4)[0] + 8 > len(data):
        raise _unreadable("the file ends too early")
    kind = data[12:16]
    if kind == b"VP8X":
        width, height = (int.from_bytes(data[i : i + 3], "little") + 1 for i in (24, 27))
    elif kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", data, 21)
        width, height = (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        width, height = (value & 0x3FFF for value in struct.unpack_from("<HH", data, 26))
    return _Header("WebP", width, height)


def _avif_header(data: bytes) -> _Header:
    at = data.find(b"ispe", 0, 16_384)
    if at < 0:
        raise _unreadable("its header is damaged")
    width, height = struct.unpack_from(">II", data, at + 8)
    return _Header("AVIF", width, height)


def _decode_jpeg(data: bytes, header: _Header) -> Pixels:
    # Large photos are decoded at half size or less by the codec itself: a 40-megapixel one takes 160 MB else.
    large = min(header.width, header.height) >= 2 * _LEAST_DECODED
    least = _LEAST_DECODED if large else 0
    try:
        pixels: Pixels = simplejpeg.decode_jpeg(
            data, "CMYK" if header.cmyk else "RGBA", min_height=least, min_width=least
        )
    except ValueError as error:
        reason = "the file ends too early" if "premature" in str(error).lower() else "its data is damaged"
        raise _unreadable(reason) from error
    return _from_cmyk(pixels) if header.cmyk else pixels


def _from_cmyk(pixels: Pixels) -> Pixels:
    """Adobe's inverted CMYK (the only kind met in practice) to RGBA."""
    key = pixels[..., 3:4]
    rgb = cv2.multiply(np.ascontiguousarray(pixels[..., :3]), cv2.merge([key] * 3), scale=1 / 255)
    return _as_pixels(cv2.cvtColor(rgb, cv2.COLOR_RGB2RGBA))


def _decode_other(data: bytes, header: _Header) -> Pixels:
    try:
        decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise _unreadable("its data is damaged") from error
    if decoded is None or decoded.size == 0:
        raise _unreadable("its data is damaged")
    if decoded.shape[0] * decoded.shape[1] > MOST_PIXELS:
        raise _unreadable(f"its header is not that of its {header.kind} data")
    if decoded.dtype == np.uint16:
        decoded = cv2.convertScaleAbs(decoded, alpha=1 / 257)
    channels = 1 if decoded.ndim == 2 else decoded.shape[2]
    if channels == 2:
        grey, alpha = cv2.split(decoded)
        return _as_pixels(cv2.merge([grey, grey, grey, alpha]))
    code = {1: cv2.COLOR_GRAY2RGBA, 3: cv2.COLOR_BGR2RGBA, 4: cv2.COLOR_BGRA2RGBA}[channels]
    return _as_pixels(cv2.cvtColor(decoded, code))


def _turned(pixels: Pixels, orientation: int) -> Pixels:
    if orientation in (2, 4, 5, 7):
        pixels = _as_pixels(cv2.flip(pixels, 0 if orientation == 4 else 1))
    turn = {
        3: cv2.ROTATE_180,
        5: cv2.ROTATE_90_COUNTERCLOCKWISE,
        6: cv2.ROTATE_90_CLOCKWISE,
        7: cv2.ROTATE_90_CLOCKWISE,
        8: cv2.ROTATE_90_COUNTERCLOCKWISE,
    }.get(orientation)
    return pixels if turn is None else _as_pixels(cv2.rotate(pixels, turn))


def _shrunk(pixels: Pixels) -> Pixels:
    height, width = pixels.shape[:2]
    # The shorter side counts: a cover crop needs it, and panoramas keep their sharpness.
    scale = _LARGEST_SIDE / min(height, width)
    if scale >= 1 and max(height, width) <= 2 * _LARGEST_SIDE:
        return pixels
    scale = min(scale, 2 * _LARGEST_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return _as_pixels(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


def _photo(pixels: Pixels) -> Photo:
    # Every few pixels are enough for a thumb, and cost a fraction of a true average.
    step = max(1, min(pixels.shape[:2]) // (2 * THUMB_SIDE))
    sparse = np.ascontiguousarray(pixels[::step, ::step])
    thumb = cv2.resize(sparse, (THUMB_SIDE, THUMB_SIDE), interpolation=cv2.INTER_AREA)
    least_alpha = cv2.minMaxLoc(cv2.extractChannel(pixels, 3))[0]
    pixels.flags.writeable = False
    return Photo(pixels, _as_pixels(thumb), least_alpha == 255)


def _as_pixels(value: Any) -> Pixels:
    return np.asarray(value, dtype=np.uint8)


class PhotoCache:
    """Decoded photos of the products at hand, so that further pins of one skip the decoding.

    Bounded by bytes; safe to use from several threads.
    """

    def __init__(self, most_bytes: int = 48_000_000) -> None:
        self._most = most_bytes
        self._held: OrderedDict[bytes, Photo] = OrderedDict()
        self._size = 0
        self._lock = threading.Lock()

    def get(self, data: bytes) -> Photo:
        """The decoded photo; raises what ``decode_photo`` raises."""
        key = hashlib.blake2b(data, digest_size=16).digest()
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
        photo = decode_photo(data)
        with self._lock:
            if key not in self._held and photo.pixels.nbytes <= self._most:
                self._held[key] = photo
                self._size += photo.pixels.nbytes
                while self._size > self._most:
                    self._size -= self._held.popitem(last=False)[1].pixels.nbytes
        return photo
