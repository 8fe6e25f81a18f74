"""Draws a product's picture: 1500 x 1500, JPEG, the same bytes every time.

Run ``python -m pinflow.sandbox.amazon.draw_products OUT.jpg`` for a contact sheet of the whole catalogue.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import cv2
import numpy as np
import simplejpeg
import skia

from pinflow.sandbox.amazon import drawings_round as turned
from pinflow.sandbox.amazon.backdrops import finish
from pinflow.sandbox.amazon.goods import Good, list_goods
from pinflow.sandbox.amazon.studio import SIZE, Scene, make_rng, noise_tile

FULL_SIZE = SIZE
# Part of the cache's file names: raise it when a drawing changes.
DRAWING_VERSION = 1
_QUALITY = 88

DRAWINGS: dict[str, Callable[[Scene], None]] = {
    "basket": turned.draw_basket,
    "bottle": turned.draw_bottle,
    "bowl": turned.draw_bowl,
    "candle": turned.draw_candle,
    "canister": turned.draw_canister,
    "diffuser": turned.draw_diffuser,
    "lamp": turned.draw_lamp,
    "mug": turned.draw_mug,
    "ornament": turned.draw_ornament,
    "pitcher": turned.draw_pitcher,
    "planter": turned.draw_planter,
    "solar": turned.draw_solar,
    "utensils": turned.draw_utensils,
    "vase": turned.draw_vase,
    "yarn": turned.draw_yarn,
}


def draw_product(kind: str, look: str, name: str) -> bytes:
    """The picture of a ``kind`` of object with ``look`` (``colour,variant``); ``name`` seeds its luck."""
    pixels = _draw_pixels(kind, look, name)
    return bytes(simplejpeg.encode_jpeg(pixels, quality=_QUALITY, colorspace="RGB", colorsubsampling="420"))


def scale_jpeg(data: bytes, side: int) -> bytes:
    """The same picture, ``side`` x ``side`` pixels."""
    pixels = simplejpeg.decode_jpeg(data, colorspace="RGB")
    small = cv2.resize(pixels, (side, side), interpolation=cv2.INTER_AREA)
    return bytes(simplejpeg.encode_jpeg(np.ascontiguousarray(small), quality=_QUALITY, colorspace="RGB"))


def _draw_pixels(kind: str, look: str, name: str) -> np.ndarray[Any, np.dtype[np.uint8]]:
    surface = skia.Surface(SIZE, SIZE)
    colour, _, variant = look.partition(",")
    scene = Scene(canvas=surface.getCanvas(), rng=make_rng(kind, look, name), colour=colour, variant=variant)
    DRAWINGS[kind](scene)
    finish(scene)
    rgb = surface.makeImageSnapshot().toarray(colorType=skia.ColorType.kRGBA_8888_ColorType)[..., :3]
    grain = np.tile(noise_tile(512, 71, 1), (2, 2))[:SIZE, :SIZE]
    shift = np.round(grain * 2.2).astype(np.int16)[..., None]
    return np.clip(rgb.astype(np.int16) + shift, 0, 255).astype(np.uint8)


def draw_contact_sheet(goods: list[Good], side: int = 250, columns: int = 8) -> bytes:
    """Many pictures on one sheet, to be looked at after a change."""
    rows = -(-len(goods) // columns)
    sheet = np.full((rows * side, columns * side, 3), 255, np.uint8)
    for index, good in enumerate(goods):
        small = cv2.resize(_draw_pixels(good.kind, good.look, good.asin), (side, side), interpolation=cv2.INTER_AREA)
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
