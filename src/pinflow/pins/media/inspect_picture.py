"""Looks at a picture that was brought: whether it can be used, and what the library keeps about it."""

from __future__ import annotations

import cv2
import msgspec
import numpy as np

from pinflow.kit.errors import InvalidInputError
from pinflow.pins.media.read_ai_mark import read_ai_mark
from pinflow.pins.renderers.cut_out import cut_out
from pinflow.pins.renderers.decode_photo import Photo, decode_photo, with_alpha
from pinflow.pins.renderers.encode_picture import encode_picture
from pinflow.pins.renderers.flatten_photo import flatten_photo
from pinflow.pins.renderers.look_at_photo import propose_focus
from pinflow.pins.renderers.read_header import read_header
from pinflow.pins.similar.perceptual_hash import perceptual_hash

# A request may have 17 MB in all.
MAX_PICTURE_BYTES = 16_000_000
_PREVIEW_SIDE, _PREVIEW_BYTES = 640, 120_000
_WHITE = (255, 255, 255)


class InspectedPicture(msgspec.Struct, frozen=True, kw_only=True):
    """``preview``: a JPEG. ``cutout``: a WebP with transparency, None for a scene. ``says_ai``: the file says
    that it was made with AI."""

    media_type: str
    width: int
    height: int
    preview: bytes
    cutout: bytes | None
    perceptual_hash: bytes
    focus: tuple[float, float]
    says_ai: bool


def inspect_picture(data: bytes) -> InspectedPicture:
    """What is known of a JPEG, PNG, WebP or AVIF file; takes up to half a second of a core.

    Raises:
        InvalidInputError: ``media.too_large``, or what `decode_photo` raises.
    """
    if len(data) > MAX_PICTURE_BYTES:
        raise InvalidInputError(
            "media.too_large",
            f"This picture has more than {MAX_PICTURE_BYTES // 1_000_000} MB. Save it smaller.",
        )
    header, photo = read_header(data), decode_photo(data)
    upright = (photo.pixels.shape[1] > photo.pixels.shape[0]) == (header.width > header.height)
    width, height = (header.width, header.height) if upright else (header.height, header.width)
    return InspectedPicture(
        media_type=header.media_type,
        width=width,
        height=height,
        preview=_preview(photo),
        cutout=_cutout(photo),
        perceptual_hash=perceptual_hash(photo.pixels).to_bytes(8, "big"),
        focus=propose_focus(photo.thumb),
        says_ai=read_ai_mark(data),
    )


def _preview(photo: Photo) -> bytes:
    height, width = photo.pixels.shape[:2]
    scale = min(1.0, _PREVIEW_SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    small = np.asarray(cv2.resize(photo.pixels, size, interpolation=cv2.INTER_AREA), np.uint8)
    return encode_picture(with_alpha(flatten_photo(small, _WHITE)), most_bytes=_PREVIEW_BYTES)


def _cutout(photo: Photo) -> bytes | None:
    cut = cut_out(photo)
    if cut is None or cut is photo:
        return None
    done, data = cv2.imencode(
        ".webp", cv2.cvtColor(cut.pixels, cv2.COLOR_RGBA2BGRA), [cv2.IMWRITE_WEBP_QUALITY, 92]
    )
    assert done, "a cut-out is no larger than the photo it came from"
    return bytes(data.tobytes())
