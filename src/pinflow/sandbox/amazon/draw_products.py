"""Draws a product's picture: 1500 x 1500, JPEG, the same bytes every time.

Run ``python -m pinflow.sandbox.amazon.draw_products OUT.jpg`` for a contact sheet of the whole catalogue.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
import skia
from numpy.typing import NDArray

from pinflow.sandbox.amazon import drawings_built as built
from pinflow.sandbox.amazon import drawings_flat as flat
from pinflow.sandbox.amazon import drawings_round as turned
from pinflow.sandbox.amazon.goods import Good, list_goods
from pinflow.sandbox.amazon.studio import SIZE, Scene, make_rng, noise_tile

Pixels = NDArray[np.uint8]

FULL_SIZE = SIZE
# Part of the cache's file names: raise it when a drawing changes.
DRAWING_VERSION = 1
_QUALITY = 88

DRAWINGS: dict[str, Callable[[Scene], None]] = {
    "basket": turned.draw_basket,
    "birdhouse": built.draw_birdhouse,
    "board": flat.draw_board,
    "bottle": turned.draw_bottle,
    "bowl": turned.draw_bowl,
    "candle": turned.draw_candle,
    "canister": turned.draw_canister,
    "clock": flat.draw_clock,
    "cushion": flat.draw_cushion,
    "diffuser": turned.draw_diffuser,
    "frame": flat.draw_frame,
    "giftbox": built.draw_giftbox,
    "knives": flat.draw_knives,
    "lamp": turned.draw_lamp,
    "lantern": built.draw_lantern,
    "mug": turned.draw_mug,
    "notebook": flat.draw_notebook,
    "ornament": turned.draw_ornament,
    "pitcher": turned.draw_pitcher,
    "planter": turned.draw_planter,
    "rug": flat.draw_rug,
    "solar": turned.draw_solar,
    "throw": flat.draw_throw,
    "utensils": turned.draw_utensils,
    "vase": turned.draw_vase,
    "wreath": flat.draw_wreath,
    "yarn": turned.draw_yarn,
}


def draw_product(kind: str, look: str, name: str, *, on_white: bool = False) -> bytes:
    """The picture of a ``kind`` of object with ``look`` (``colour,variant``); ``name`` seeds its luck.

    ``on_white``: a packshot, as shops show what stands on a table.
    """
    pixels = _draw_pixels(kind, look, name, on_white)
    return bytes(simplejpeg.encode_jpeg(pixels, quality=_QUALITY, colorspace="RGBA", colorsubsampling="420"))


def scale_jpeg(data: bytes, side: int) -> bytes:
    """The same picture, ``side`` x ``side`` pixels."""
    pixels = simplejpeg.decode_jpeg(data, colorspace="RGB")
    small = cv2.resize(pixels, (side, side), interpolation=cv2.INTER_AREA)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(small), quality=_QUALITY, colorspace="RGB"))


def magnify_jpeg(data: bytes, side: int) -> bytes:
    """The middle of a picture, ``side`` x ``side`` pixels."""
    pixels = simplejpeg.decode_jpeg(data, colorspace="RGB")
    height, width = pixels.shape[:2]
    middle = pixels[height // 4 : height * 3 // 4, width // 4 : width * 3 // 4]
    large = cv2.resize(middle, (side, side), interpolation=cv2.INTER_CUBIC)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(large), quality=_QUALITY, colorspace="RGB"))


def _draw_pixels(kind: str, look: str, name: str, on_white: bool = False) -> Pixels:
    surface = skia.Surface(SIZE, SIZE)
    colour, _, variant = look.partition(",")
    scene = Scene(
        canvas=surface.getCanvas(),
        rng=make_rng(kind, look, name),
        colour=colour,
        variant=variant,
        on_white=on_white,
    )
    DRAWINGS[kind](scene)
    pixels = surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)
    if on_white:
        return np.asarray(pixels, np.uint8)
    brighter, darker = _film_grain()
    shaded = cv2.multiply(pixels, _vignette(), scale=1 / 255)
    return np.asarray(cv2.subtract(cv2.add(shaded, brighter), darker), np.uint8)


@cache
def _vignette() -> Pixels:
    """How much light the lens lets through, of 255: a little less towards the lower right corner."""
    ys, xs = np.mgrid[0:SIZE, 0:SIZE].astype(np.float32) / SIZE - np.float32(0.45)
    far = np.clip((np.sqrt(xs * xs + ys * ys) / 0.95 - 0.55) / 0.45, 0, 1)[..., None]
    return np.asarray(np.round(255 - far * np.array([28, 29, 31, 0], np.float32)), np.uint8)


@cache
def _film_grain() -> tuple[Pixels, Pixels]:
    """What the grain adds and what it takes, (1500, 1500, 4); the alpha stays."""
    shift = np.round(np.tile(noise_tile(512, 71, 1), (2, 2))[:SIZE, :SIZE] * 2.2)[..., None]
    shift = shift * np.array([1, 1, 1, 0], np.float32)
    return np.maximum(shift, 0).astype(np.uint8), np.maximum(-shift, 0).astype(np.uint8)


def draw_contact_sheet(goods: list[Good], side: int = 250, columns: int = 8) -> bytes:
    """Many pictures on one sheet, to be looked at after a change."""
    rows = -(-len(goods) // columns)
    sheet = np.full((rows * side, columns * side, 3), 255, np.uint8)
    for index, good in enumerate(goods):
        pixels = _draw_pixels(good.kind, good.look, good.asin)[..., :3]
        small = cv2.resize(pixels, (side, side), interpolation=cv2.INTER_AREA)
        y, x = divmod(index, columns)
        sheet[y * side : (y + 1) * side, x * side : (x + 1) * side] = small
    return bytes(simplejpeg.encode_jpeg(sheet, quality=90, colorspace="RGB"))


def main(arguments: list[str]) -> None:
    """``OUT.jpg [kind ...]``"""
    kinds = set(arguments[1:])
    goods = [good for good in list_goods() if good.kind in (kinds or DRAWINGS) and good.kind in DRAWINGS]
    Path(arguments[0]).write_bytes(draw_contact_sheet(sorted(goods, key=lambda good: good.kind)))


if __name__ == "__main__":
    main(sys.argv[1:])
