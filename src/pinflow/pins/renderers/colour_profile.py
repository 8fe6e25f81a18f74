"""Brings a picture's colours into sRGB, in which everything is drawn and published.

A photo in Display P3 or Adobe RGB whose numbers were taken for sRGB looks dull: phones and cameras make them.
"""

from __future__ import annotations

import functools
import io
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

Bytes = NDArray[np.uint8]
Colourant = tuple[float, float, float]

# ICC colourants (D50) and curves. Display P3 is what a code point may name without carrying a profile.
_DISPLAY_P3 = ((0.51512, 0.2412, -0.00105), (0.29198, 0.69225, 0.04189), (0.1571, 0.06657, 0.78407))
_SRGB_CURVE = (2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)
_D50 = (0.9642, 1.0, 0.82491)
# ITU-T H.273: SMPTE EG 432-1 primaries, sRGB transfer.
_CODE_P3, _CODE_SRGB_TRANSFER = 12, 13
_MODES = {b"RGB ": "RGB", b"CMYK": "CMYK", b"GRAY": "L"}
# A profile that moves no colour by more than this (of 255) is sRGB under whatever name.
_SAME = 2


@dataclass(frozen=True)
class _Conversion:
    mode: str
    transform: Any


def to_srgb(pixels: Bytes, profile: bytes) -> Bytes:
    """(h, w, 3) RGB or (h, w, 4) RGBA pixels whose colours are those of ``profile``, in sRGB; alpha is kept.

    A damaged profile, one of other colours than the picture's, or one of sRGB itself changes nothing.
    """
    conversion = _conversion(profile)
    if conversion is None or conversion.mode == "CMYK":
        return pixels
    # A grey profile speaks of one channel; all three are equal.
    given = pixels[..., 0] if conversion.mode == "L" else pixels[..., :3]
    converted = _apply(conversion, np.ascontiguousarray(given))
    return converted if pixels.shape[2] == 3 else np.dstack([converted, pixels[..., 3]])


def cmyk_to_srgb(ink: Bytes, profile: bytes) -> Bytes | None:
    """(h, w, 4) ink (255: full) as (h, w, 3) sRGB; None when the profile is not one of CMYK."""
    conversion = _conversion(profile)
    return _apply(conversion, ink) if conversion is not None and conversion.mode == "CMYK" else None


def _apply(conversion: _Conversion, pixels: Bytes) -> Bytes:
    height, width = pixels.shape[:2]
    source = Image.frombuffer(conversion.mode, (width, height), pixels, "raw", conversion.mode, 0, 1)
    return np.array(conversion.transform.apply(source), dtype=np.uint8)


@functools.lru_cache(maxsize=8)
def _conversion(profile: bytes) -> _Conversion | None:
    """How to convert, or None when nothing has to be or can be."""
    mode = _MODES.get(profile[16:20])
    if mode is None:
        return None
    try:
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            mode,
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (ImageCms.PyCMSError, OSError):
        return None
    conversion = _Conversion(mode, transform)
    return None if mode != "CMYK" and _changes_nothing(conversion) else conversion


def _changes_nothing(conversion: _Conversion) -> bool:
    levels = np.linspace(0, 255, 9).round().astype(np.uint8)
    before: Bytes
    if conversion.mode == "L":
        before = levels.reshape(1, -1)
        after = _apply(conversion, before)[..., 0]
    else:
        before = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(1, -1, 3)
        after = _apply(conversion, before)
    return int(np.abs(before.astype(np.int16) - after.astype(np.int16)).max()) <= _SAME


def profile_of_code(primaries: int, transfer: int) -> bytes | None:
    """The profile that code points (ITU-T H.273) name, where it is not sRGB or close to it."""
    if primaries == _CODE_P3 and transfer == _CODE_SRGB_TRANSFER:
        return display_p3()
    return None


@functools.cache
def display_p3() -> bytes:
    """An ICC profile of Display P3."""
    return matrix_profile(*_DISPLAY_P3, _SRGB_CURVE)


def matrix_profile(red: Colourant, green: Colourant, blue: Colourant, curve: tuple[float, ...]) -> bytes:
    """An ICC profile of three D50 colourants and a parametric curve: one gamma, or five numbers."""
    kinds = {1: 0, 5: 3}
    trc = b"para\0\0\0\0" + struct.pack(">HH", kinds[len(curve)], 0) + b"".join(map(_fixed, curve))
    tags = {
        b"wtpt": _xyz(_D50),
        b"rXYZ": _xyz(red),
        b"gXYZ": _xyz(green),
        b"bXYZ": _xyz(blue),
        b"rTRC": trc,
        b"gTRC": trc,
        b"bTRC": trc,
    }
    start = 128 + 4 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(body), len(content))
        body += content + bytes(-len(content) % 4)
    head = struct.pack(">I4sI4s4s4s", start + len(body), b"\0\0\0\0", 0x04000000, b"mntr", b"RGB ", b"XYZ ")
    head += bytes(12) + b"acsp" + bytes(28) + b"".join(map(_fixed, _D50))
    return head.ljust(128, b"\0") + table + body


def _fixed(value: float) -> bytes:
    return struct.pack(">i", round(value * 65536))


def _xyz(colour: Colourant) -> bytes:
    return b"XYZ \0\0\0\0" + b"".join(map(_fixed, colour))
