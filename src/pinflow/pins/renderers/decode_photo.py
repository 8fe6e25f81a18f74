"""From a photo's bytes to upright pixels, or a typed error.

Dimensions are read from the header first: nothing large is decoded before it is known to be allowed.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.renderers.colour_profile import cmyk_to_srgb, profile_of_code, to_srgb
from pinflow.pins.renderers.read_header import Header, exif_orientation, read_header, unreadable

Pixels = NDArray[np.uint8]

MOST_PIXELS = 40_000_000
# A JPEG is decoded at the size that is needed, so a phone's largest photos can be taken.
MOST_JPEG_PIXELS = 64_000_000
LEAST_SIDE = 200
THUMB_SIDE = 96
# Nothing on a pin is drawn larger than its height; more pixels only cost memory.
_LARGEST_SIDE = 1800
_LEAST_DECODED = 1500
# About what a slot of the whole canvas needs.
_NOT_ENLARGED = 1000


@dataclass(frozen=True, eq=False)
class Photo:
    """Decoded, upright, read-only pixels: (h, w, 3) RGB, or (h, w, 4) RGBA where something is transparent.

    ``thumb``: the same in 96x96, aspect ratio ignored, for all questions about what is on it.
    """

    pixels: Pixels
    thumb: Pixels

    @property
    def opaque(self) -> bool:
        """Whether nothing of it is transparent."""
        return bool(self.pixels.shape[2] == 3)


def decode_photo(data: bytes) -> Photo:
    """A photo ready to be placed, upright and in sRGB; its shorter side has at most 1800 px.

    JPEG (RGB, greyscale, CMYK), PNG, WebP and AVIF; of an animation the first picture.

    Raises:
        InvalidInputError: ``pins.photo_unreadable``, ``pins.photo_too_small``, ``pins.photo_too_large``.
    """
    header = read_header(data)
    check_size(header)
    pixels, header = _decode_jpeg(data, header) if header.kind == "JPEG" else _decode_other(data, header)
    pixels = _shrunk(pixels)
    # Fewer pixels first: converting is the dearer step.
    if header.profile is not None and not header.cmyk:
        pixels = to_srgb(pixels, header.profile)
    return finish_photo(_turned(pixels, header.orientation))


def check_size(header: Header) -> None:
    """Raises:
    InvalidInputError: ``pins.photo_too_small`` or ``pins.photo_too_large``.
    """
    check_area(header)
    if min(header.width, header.height) < LEAST_SIDE:
        raise InvalidInputError(
            "pins.photo_too_small",
            f"This photo has {header.width}x{header.height} pixels; each side needs at least {LEAST_SIDE}.",
            width=header.width,
            height=header.height,
        )


def check_area(header: Header) -> None:
    """No file, however small, may ask for all the memory there is.

    Raises:
        InvalidInputError: ``pins.photo_too_large``.
    """
    most = MOST_JPEG_PIXELS if header.kind == "JPEG" else MOST_PIXELS
    if header.width * header.height > most:
        raise InvalidInputError(
            "pins.photo_too_large",
            f"This photo has {header.width}x{header.height} pixels; of a {header.kind} picture at most "
            f"{most // 1_000_000} million can be used. Save it smaller.",
            width=header.width,
            height=header.height,
        )


def _decode_jpeg(data: bytes, header: Header) -> tuple[Pixels, Header]:
    # Large photos are decoded at half size or less by the codec itself: a 40-megapixel one takes 160 MB else.
    large = min(header.width, header.height) >= 2 * _LEAST_DECODED
    least = _LEAST_DECODED if large else 0
    # One that is not enlarged shows nothing of the finer ways: what they add is averaged away again.
    fast = min(header.width, header.height) >= _NOT_ENLARGED
    try:
        pixels: Pixels = simplejpeg.decode_jpeg(
            data,
            "CMYK" if header.cmyk else "RGB",
            min_height=least,
            min_width=least,
            fastdct=fast,
            fastupsample=fast,
        )
    except ValueError as error:
        reason = "the file ends too early" if "premature" in str(error).lower() else "its data is damaged"
        raise unreadable(reason) from error
    return (_from_cmyk(pixels, header.profile) if header.cmyk else pixels), header


def _from_cmyk(pixels: Pixels, profile: bytes | None) -> Pixels:
    """Adobe's inverted CMYK (the only kind met in practice) to RGB; without a profile by plain ink."""
    rgb: Any = None if profile is None else cmyk_to_srgb(_as_pixels(cv2.bitwise_not(pixels)), profile)
    if rgb is None:
        key = pixels[..., 3:4]
        rgb = cv2.multiply(np.ascontiguousarray(pixels[..., :3]), cv2.merge([key] * 3), scale=1 / 255)
    return _as_pixels(rgb)


# What is wrong with a file is said in our words, not by OpenCV on the terminal.
cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)


def _decode_other(data: bytes, header: Header) -> tuple[Pixels, Header]:
    try:
        decoded, kinds, told = cv2.imdecodeWithMetadata(np.frombuffer(data, np.uint8), cv2.IMREAD_UNCHANGED)
    except cv2.error as error:
        raise unreadable("its data is damaged") from error
    if decoded is None or decoded.size == 0:
        raise unreadable("its data is damaged")
    if decoded.shape[0] * decoded.shape[1] > MOST_PIXELS:
        raise unreadable(f"its header is not that of its {header.kind} data")
    if decoded.dtype == np.uint16:
        decoded = cv2.convertScaleAbs(decoded, alpha=1 / 257)
    if decoded.dtype != np.uint8:
        raise unreadable("its colours are of an unusual kind")
    metadata = {int(kind): np.asarray(value).tobytes() for kind, value in zip(kinds, told, strict=True)}
    return _colours(decoded), _told_by(metadata, header)


def _told_by(metadata: dict[int, bytes], header: Header) -> Header:
    """The header with what the decoder found beside the pixels: colour profile and orientation."""
    profile = metadata.get(cv2.IMAGE_METADATA_ICCP) or header.profile
    code = metadata.get(cv2.IMAGE_METADATA_CICP, b"")
    if len(code) == 4:
        # Where a picture has both, its code points count.
        profile = profile_of_code(code[0], code[1]) or profile
    exif = metadata.get(cv2.IMAGE_METADATA_EXIF, b"").removeprefix(b"Exif\0\0")
    orientation = exif_orientation(exif) if exif else header.orientation
    return replace(header, profile=profile, orientation=orientation)


def _colours(decoded: Any) -> Pixels:
    """RGB, or RGBA when the file says what is transparent."""
    channels = 1 if decoded.ndim == 2 else decoded.shape[2]
    if channels == 2:
        grey, alpha = cv2.split(decoded)
        return _as_pixels(cv2.merge([grey, grey, grey, alpha]))
    code = {1: cv2.COLOR_GRAY2RGB, 3: cv2.COLOR_BGR2RGB, 4: cv2.COLOR_BGRA2RGBA}[channels]
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


def finish_photo(pixels: Pixels) -> Photo:
    """The photo of (h, w, 3) RGB or (h, w, 4) RGBA pixels, which are read-only from here on."""
    if pixels.shape[2] == 4 and cv2.minMaxLoc(cv2.extractChannel(pixels, 3))[0] == 255:
        pixels = _as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGBA2RGB))
    # Every few pixels are enough for a thumb, and cost a fraction of a true average.
    thumb = cv2.resize(pixels, (THUMB_SIDE, THUMB_SIDE), interpolation=cv2.INTER_NEAREST)
    pixels.flags.writeable = False
    return Photo(pixels, _as_pixels(thumb))


def with_alpha(pixels: Pixels) -> Pixels:
    """RGB or RGBA pixels as RGBA."""
    return pixels if pixels.shape[2] == 4 else _as_pixels(cv2.cvtColor(pixels, cv2.COLOR_RGB2RGBA))


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
        # By the bytes themselves: they are few beside the pixels, and no digest of them is needed.
        with self._lock:
            if data in self._held:
                self._held.move_to_end(data)
                return self._held[data]
        photo = decode_photo(data)
        size = len(data) + photo.pixels.nbytes
        with self._lock:
            if data not in self._held and size <= self._most:
                self._held[data] = photo
                self._size += size
                while self._size > self._most:
                    old, dropped = self._held.popitem(last=False)
                    self._size -= len(old) + dropped.pixels.nbytes
        return photo
