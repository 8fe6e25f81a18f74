"""A 64-bit fingerprint of how a picture looks: the signs of its coarse frequencies (a DCT hash).

Scaling, other compression and small colour changes leave it nearly as it is; a crop or a mirror does not.
"""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from pinflow.pins.renderers.decode_photo import Pixels
from pinflow.pins.similar.distance import HASH_BITS

_SIDE = 32
# Below this a frequency is rounding noise: an empty area must not give random bits.
_NOISE = 1e-2


def perceptual_hash(pixels: Pixels) -> int:
    """0 to 2**64 - 1 for an (h, w, 3) RGB or (h, w, 4) RGBA picture; transparency counts as white.

    Compare with `pinflow.pins.similar.distance`. All pictures of one colour have the hash 0.
    """
    grey = cv2.resize(_grey_on_white(pixels), (_SIDE, _SIDE), interpolation=cv2.INTER_AREA)
    frequencies = cv2.dct(grey.astype(np.float32))
    coarse = frequencies[_ROWS, _COLUMNS]
    bits = coarse > np.median(coarse) + _NOISE
    return int.from_bytes(np.packbits(bits).tobytes(), "big")


def _grey_on_white(pixels: Pixels) -> NDArray[np.uint8]:
    # A quarter of the pixels is plenty for 32 x 32 and spares a large picture's pass over all of them.
    step = max(1, min(pixels.shape[:2]) // (8 * _SIDE))
    sparse = np.ascontiguousarray(pixels[::step, ::step])
    grey = np.asarray(cv2.cvtColor(sparse, cv2.COLOR_RGB2GRAY), np.uint8)
    if pixels.shape[2] == 3:
        return grey
    alpha = cv2.extractChannel(sparse, 3)
    shown = cv2.multiply(grey, alpha, scale=1 / 255)
    return np.asarray(cv2.add(shown, cv2.bitwise_not(alpha)), dtype=np.uint8)


def _coarsest() -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The 64 lowest frequencies after the mean (which is brightness alone), in a fixed order."""
    cells = [(row, column) for row in range(_SIDE) for column in range(_SIDE)]
    cells.sort(key=lambda cell: (cell[0] + cell[1], cell[0]))
    rows, columns = zip(*cells[1 : HASH_BITS + 1], strict=True)
    return np.array(rows), np.array(columns)


_ROWS, _COLUMNS = _coarsest()
