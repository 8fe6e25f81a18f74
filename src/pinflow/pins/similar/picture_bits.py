"""The fingerprint of an encoded picture, from a small decoding of it."""

from __future__ import annotations

import cv2
import numpy as np
import simplejpeg

from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.similar.perceptual_hash import perceptual_hash
from pinflow.pins.similar.text_likeness import as_bigint

# The decoder halves a JPEG down to this for next to nothing; the fingerprint looks at 32 x 32.
_ENOUGH = 128


def picture_bits(data: bytes) -> int | None:
    """64 bits (signed, as SQL's bigint) of a JPEG or PNG; None when it cannot be read."""
    try:
        if data.startswith(b"\xff\xd8"):
            pixels = simplejpeg.decode_jpeg(data, colorspace="RGBA", min_width=_ENOUGH, min_height=_ENOUGH)
        else:
            decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
            if decoded is None:
                return None
            pixels = cv2.cvtColor(decoded, cv2.COLOR_BGR2RGBA)
    except (ValueError, cv2.error):
        return None
    return bits_of_pixels(np.asarray(pixels, dtype=np.uint8))


def bits_of_pixels(pixels: Pixels) -> int:
    """The same of an (h, w, 4) RGBA picture."""
    return as_bigint(perceptual_hash(pixels))
