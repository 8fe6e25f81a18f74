"""Decodes what was uploaded, as Pinterest would, and makes the sizes it is shown in."""

from __future__ import annotations

import base64
import binascii
import hashlib
from typing import Any

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pinflow.sandbox.pinterest.models import Picture
from pinflow.sandbox.pinterest.refusals import ApiRefusal, bad_parameter

MIN_SIDE_PX = 200
MAX_BYTES = 20 * 1024 * 1024
MAX_PIXELS = 50_000_000
# Width and height; a height of None keeps the picture's proportions.
SIZES: dict[str, tuple[int, int | None]] = {
    "150x150": (150, 150),
    "400x300": (400, 300),
    "600x": (600, None),
    "1200x": (1200, None),
}
_PNG = b"\x89PNG\r\n\x1a\n"
Pixels = NDArray[np.uint8]


def receive_picture(data: str, content_type: str) -> Picture:
    """The picture in ``media_source``.

    Raises:
        ApiRefusal: code 1 for what is not Base64 or of another type than it says, 235 for what cannot be
            decoded, 233 for what is smaller than 200 px on a side.
    """
    if data.startswith("data:"):
        raise bad_parameter("media_source.data: send the Base64 alone, without a data: prefix.")
    try:
        raw = base64.b64decode(data, validate=True)
    except (binascii.Error, ValueError):
        raise bad_parameter("media_source.data is not valid Base64.") from None
    if len(raw) > MAX_BYTES:
        raise bad_parameter("media_source.data: the image is larger than 20 MB.")
    found = sniffed_type(raw)
    if found is None:
        raise ApiRefusal(400, 235, "Sorry, this image is broken or its type is not supported.")
    if found != content_type:
        raise bad_parameter(f"media_source.content_type is {content_type}, but the image is {found}.")
    pixels = decode(raw, found)
    height, width = pixels.shape[:2]
    if min(height, width) < MIN_SIDE_PX:
        raise ApiRefusal(400, 233, f"Sorry, this image is too small: {width}x{height}. Try a larger one.")
    return Picture(
        sha256=hashlib.sha256(raw).hexdigest(),
        media_type=found,
        width=width,
        height=height,
        dominant_color=_dominant_color(pixels),
        data=raw,
    )


def sniffed_type(raw: bytes) -> str | None:
    """``image/jpeg`` or ``image/png`` by the first bytes, None for anything else."""
    if raw.startswith(_PNG):
        return "image/png"
    return "image/jpeg" if raw.startswith(b"\xff\xd8\xff") else None


def decode(raw: bytes, media_type: str) -> Pixels:
    """BGR pixels, or ApiRefusal 235. A truncated picture is broken."""
    broken = ApiRefusal(400, 235, "Sorry, this image is broken.")
    try:
        if media_type == "image/jpeg":
            height, width, *_ = simplejpeg.decode_jpeg_header(raw)
            if height * width > MAX_PIXELS:
                raise broken
            return np.asarray(simplejpeg.decode_jpeg(raw, "BGR"))
        width, height = int.from_bytes(raw[16:20], "big"), int.from_bytes(raw[20:24], "big")
        if height * width > MAX_PIXELS:
            raise broken
        pixels: Any = cv2.imdecode(np.frombuffer(raw, np.uint8), cv2.IMREAD_COLOR)
    except (ValueError, cv2.error):
        raise broken from None
    if pixels is None:
        raise broken
    return np.asarray(pixels, np.uint8)


def shown_size(width: int, height: int, size: str) -> tuple[int, int]:
    """Width and height of a picture in one of SIZES; nothing is enlarged but the cropped thumbnails."""
    box_width, box_height = SIZES[size]
    if box_height is not None:
        return box_width, box_height
    scaled = min(box_width, width)
    return scaled, max(1, round(height * scaled / width))


def resized(picture: Picture, size: str) -> bytes:
    """A JPEG of ``picture`` in one of SIZES."""
    pixels = decode(picture.data, picture.media_type)
    width, height = shown_size(picture.width, picture.height, size)
    factor = max(width / picture.width, height / picture.height)
    scaled = cv2.resize(
        pixels,
        (max(width, round(picture.width * factor)), max(height, round(picture.height * factor))),
        interpolation=cv2.INTER_AREA,
    )
    left, top = (scaled.shape[1] - width) // 2, (scaled.shape[0] - height) // 2
    cut = np.ascontiguousarray(scaled[top : top + height, left : left + width])
    return bytes(simplejpeg.encode_jpeg(cut, quality=88, colorspace="BGR"))


def _dominant_color(pixels: Pixels) -> str:
    """The mean of the fullest of 64 colour cubes, as ``#RRGGBB``."""
    small = cv2.resize(pixels, (32, 32), interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(int)
    cubes = (small[:, 0] // 64) * 16 + (small[:, 1] // 64) * 4 + small[:, 2] // 64
    fullest = np.bincount(cubes, minlength=64).argmax()
    blue, green, red = small[cubes == fullest].mean(axis=0).round().astype(int)
    return f"#{red:02X}{green:02X}{blue:02X}"
