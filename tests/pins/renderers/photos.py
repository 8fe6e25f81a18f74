"""Small photos made for the tests."""

from __future__ import annotations

import struct

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray


def noise(width: int, height: int, channels: int = 3, seed: int = 1) -> NDArray[np.uint8]:
    """The liveliest ground there is."""
    return np.random.default_rng(seed).integers(0, 256, (height, width, channels), dtype=np.uint8)


def scene(width: int, height: int) -> NDArray[np.uint8]:
    """A sky, a table and a dark round thing in the middle."""
    picture = np.full((height, width, 3), (200, 180, 150), np.uint8)
    picture[height * 2 // 3 :] = (120, 80, 60)
    cv2.circle(picture, (width // 2, height // 2), max(1, min(width, height) // 5), (30, 60, 80), -1)
    return picture


def packshot(width: int, height: int) -> NDArray[np.uint8]:
    """A dark box on white."""
    picture = np.full((height, width, 3), 255, np.uint8)
    picture[height // 3 : height * 2 // 3, width // 3 : width * 2 // 3] = (40, 40, 60)
    return picture


def jpeg(pixels: NDArray[np.uint8], quality: int = 90) -> bytes:
    space = {1: "GRAY", 3: "RGB", 4: "CMYK"}[pixels.shape[2]]
    sampling = "Gray" if space == "GRAY" else "444"
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(pixels), quality, space, sampling))


def encoded(pixels: NDArray[np.uint8], kind: str) -> bytes:
    """PNG, WebP or AVIF; four channels are red, green, blue, alpha."""
    turned = pixels[..., ::-1] if pixels.shape[2] == 3 else pixels
    if pixels.shape[2] == 4:
        turned = pixels[..., [2, 1, 0, 3]]
    done, data = cv2.imencode(f".{kind}", np.ascontiguousarray(turned))
    assert done
    return data.tobytes()


def with_orientation(data: bytes, orientation: int) -> bytes:
    """The JPEG with an EXIF block that says how it is turned."""
    tiff = b"II*\0" + struct.pack("<IHHHIHHI", 8, 1, 0x0112, 3, 1, orientation, 0, 0)
    block = b"Exif\0\0" + tiff
    return data[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + data[2:]
