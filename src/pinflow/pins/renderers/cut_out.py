"""Takes a product off its white ground: flood it from the rim, then find how much of it shines through.

Needs the even, light ground of a packshot; a scene has no ground to take away. What the product encloses (the
hole of a handle, a white label) stays as it is: nobody can tell one from the other. The white is as pure, its
edge as sharp and what parts it from the outline as thin at a bag's handles as at a shoe's white sole or at a
phone's screen, and a hole in a product is worse than a white patch in its handle.
"""

from __future__ import annotations

import weakref

import cv2
import numpy as np
from numpy.typing import NDArray

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.decode_photo import Photo, Pixels, finish_photo
from pinflow.pins.renderers.look_at_photo import packshot_ground

Colours = NDArray[np.uint8]
Flags = NDArray[np.bool_]
Floats = NDArray[np.float32]

# So far the ground's own noise and compression reach.
_NEAR_GROUND = 9
# Pixels at the edge in which product and ground are mixed; lenses and scaling make no wider one.
_EDGE = 5
_AROUND, _BEHIND = 21, 11
# A shadow is grey, not too dark, and fades: steps from pixel to pixel are small. They grow at the product,
# so the band is wider there.
_SHADOW_GREY, _SHADOW_DARKEST, _SHADOW_STEP, _SHADOW_EDGE = 14, 0.33, 11, 11
# Wider than a seam between a product's parts.
_SHADOW_WIDE = 13
# More than this share of the product is no shadow but the product, as white as its ground.
_MOST_SHADOW = 0.45
# Specks and the steep seam of a shadow at the product are less wide.
_SOLID = 7
# So much of a gloss's outline, beside that at the product, may lie at the ground.
_MOST_OPEN = 0.1


# Further pins of a product cut nothing again; forgotten with the photo.
_known: weakref.WeakKeyDictionary[Photo, Photo | None] = weakref.WeakKeyDictionary()


def known_cut_out(photo: Photo) -> Photo | None:
    """As ``cut_out``, which works once a photo."""
    if photo not in _known:
        cut = cut_out(photo)
        # What is its own cut-out must not keep itself alive.
        if cut is photo:
            return photo
        _known[photo] = cut
    return _known[photo]


def cut_out(photo: Photo) -> Photo | None:
    """The product alone, transparent around it, its shadow kept as a transparent black.

    None for a scene, and for a white product whose edge is lost in its ground: it stays where it stands.
    A photo that is transparent already is its own cut-out.
    """
    if not photo.opaque:
        return photo
    ground = packshot_ground(photo.thumb)
    if ground is None:
        return None
    colours = np.ascontiguousarray(photo.pixels)
    away = np.asarray(cv2.absdiff(colours, np.array([*ground, 0], np.float64)), np.uint8)
    outside = _connected(_largest(away) <= _NEAR_GROUND)
    if outside.all() or not outside.any():
        return None
    shadow = _shadow(colours, outside, ground)
    return None if shadow is None else finish_photo(_matted(colours, outside, shadow, ground))


def _largest(channels: Colours) -> Colours:
    """The largest of three channels, pixel by pixel."""
    first, second, third = cv2.split(channels)
    return np.asarray(cv2.max(cv2.max(first, second), third), np.uint8)


def _connected(wanted: Flags) -> Flags:
    """The part of a mask that reaches the picture's edge."""
    # A rim all around joins whatever touches an edge, so that one flood finds it all.
    rimmed = cv2.copyMakeBorder(wanted.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=(1,))
    cv2.floodFill(rimmed, None, (0, 0), (2,))
    return np.asarray(rimmed[1:-1, 1:-1] == 2)


def _shadow(colours: Colours, outside: Flags, ground: Rgb) -> Flags | None:
    """What lies around the product, grey and fading into the ground; None when that may be the product."""
    grey = cv2.cvtColor(colours, cv2.COLOR_RGB2GRAY)
    lowest = np.min(cv2.split(colours), axis=0)
    steps = cv2.morphologyEx(cv2.GaussianBlur(grey, (3, 3), 0), cv2.MORPH_GRADIENT, np.ones((3, 3), np.uint8))
    fading = (_largest(colours) - lowest <= _SHADOW_GREY) & (steps <= _SHADOW_STEP)
    # A square is quicker than a disc by far.
    wide = np.ones((_SHADOW_WIDE, _SHADOW_WIDE), np.uint8)
    may_be = (fading & (grey >= min(ground) * _SHADOW_DARKEST)) | outside
    # It does not slip into the product by a narrow way.
    broad = cv2.morphologyEx(may_be.astype(np.uint8), cv2.MORPH_OPEN, wide) > 0
    near = cv2.dilate(_connected(broad).astype(np.uint8), wide) > 0
    reached = _connected((may_be & near) | outside)
    found = reached & ~outside
    found &= ~_within(found, ~reached, outside)
    return found if found.sum() <= _MOST_SHADOW * (~reached).sum() else None


def _within(shadow: Flags, product: Flags, outside: Flags) -> Flags:
    """What of a found shadow is a gloss of the product: product stands above and on both sides of it.

    A shadow between legs has the same around it, but the ground as well.
    """
    # Specks in a shadow are no product that could stand beside it.
    solid = cv2.morphologyEx(product.astype(np.uint8), cv2.MORPH_OPEN, np.ones((_SOLID, _SOLID), np.uint8))
    above = np.maximum.accumulate(solid, axis=0)
    left = np.maximum.accumulate(solid, axis=1)
    right = np.maximum.accumulate(solid[:, ::-1], axis=1)[:, ::-1]
    among = np.asarray((above & left & right & shadow) > 0, np.uint8)
    if not among.any():
        return np.asarray(among > 0)
    count, parts = cv2.connectedComponents(among)
    sides = np.bincount(parts[_grown(product, 3)], minlength=count)
    open_sides = np.bincount(parts[_grown(outside, 3)], minlength=count)
    enclosed = open_sides <= _MOST_OPEN * sides
    enclosed[0] = False
    return np.asarray(enclosed[parts])


def _matted(colours: Colours, outside: Flags, shadow: Flags, ground: Rgb) -> Pixels:
    """The product with soft edges: in the narrow band around it, how much of each pixel is product.

    A mixed pixel lies on the line between the colours of what is behind and of the product near by.
    """
    taken = outside | shadow
    band = (_grown(outside, _EDGE) | _grown(shadow, _SHADOW_EDGE)) & ~taken
    shade = _shade(colours, ground)
    cut = np.dstack([colours, np.where(taken, 0, 255).astype(np.uint8)])
    cut[shadow, :3] = 0
    cut[shadow, 3] = np.round(shade[shadow] * 255)
    if not band.any():
        return cut
    mixed = colours[band].astype(np.float32)
    behind, _ = _mean_near(colours, taken, band, _BEHIND)
    product, known = _mean_near(colours, ~taken & ~band, band, _AROUND)
    # Wires are all edge: what differs most from the ground stands for them.
    darkest = cv2.erode(colours, np.ones((_EDGE, _EDGE), np.uint8))[band].astype(np.float32)
    product = np.where(known, product, darkest)
    away = product - behind
    share = ((mixed - behind) * away).sum(axis=1) / np.maximum((away**2).sum(axis=1), 1)
    share = np.clip(share, 0, 1)[:, None]
    # Where a shadow lies behind the edge, the rest of the pixel is that shadow.
    alpha = share + (1 - share) * _shade_of(behind, ground)[:, None]
    pure = np.clip(np.where(share > 0.5, behind + (mixed - behind) / np.maximum(share, 0.5), product), 0, 255)
    cut[band, :3] = np.clip(pure * share / np.maximum(alpha, 0.01), 0, 255)
    cut[band, 3] = np.round(alpha[:, 0] * 255)
    return cut


def _grown(flags: Flags, side: int) -> Flags:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (side, side))
    return np.asarray(cv2.dilate(flags.astype(np.uint8), kernel) > 0)


def _mean_near(colours: Colours, of: Flags, at: Flags, side: int) -> tuple[Floats, Flags]:
    """Mean colours of the pixels ``of`` around the pixels ``at``, (n, 3), and where there are any, (n, 1)."""
    weight = of.astype(np.float32)
    count = cv2.boxFilter(weight, -1, (side, side), normalize=False)[at][:, None]
    total = cv2.boxFilter(colours * weight[..., None], -1, (side, side), normalize=False)[at]
    return np.asarray(total / np.maximum(count, 1), np.float32), count > 0.5


def _shade(colours: Colours, ground: Rgb) -> Floats:
    return _shade_of(_largest(colours).astype(np.float32)[..., None], ground)


def _shade_of(colours: Floats, ground: Rgb) -> Floats:
    """How dense a black on the ground gives these colours, 0 to 1; nothing at the ground's own noise."""
    floor = max(min(ground) - _NEAR_GROUND, 1)
    return np.asarray(np.clip(1 - colours.max(axis=-1) / floor, 0, 1), np.float32)
