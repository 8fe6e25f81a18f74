"""Generated artwork: pictures made of a brand's colours, each different for each product.

Every kind fills a slot of any size and calls for no photo. Those here set a mood; ``draw_scenes`` shows
things of the product's field of life.
"""

from __future__ import annotations

import hashlib
import math
import random
from collections.abc import Callable

from pinflow.kit.contrast import Rgb, luminance
from pinflow.pins.renderers.art_slot import ArtSlot
from pinflow.pins.renderers.draw_layers import paint
from pinflow.pins.renderers.draw_scenes import SCENES
from pinflow.pins.renderers.placed import Rect, moved
from pinflow.pins.renderers.require_skia import skia

_LIGHT = 0.5


def chance_for(*words: str) -> random.Random:
    """A stream of choices that depends on the words alone, on every machine."""
    digest = hashlib.blake2b("\x1f".join(words).encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return random.Random(int.from_bytes(digest, "big"))


def draw_art(
    name: str,
    canvas: skia.Canvas,
    rect: Rect,
    tones: dict[str, Rgb],
    chance: random.Random,
    motifs: tuple[str, ...],
    sky: str | None = None,
    hidden: tuple[Rect, ...] = (),
    main: str | None = None,
) -> None:
    """Fill ``rect`` (left, top, right, bottom) with the artwork ``name``.

    ``motifs``: the drawings of the product's field of life. ``sky``: the tone of the ground of artworks
    that have an open one, to run on seamlessly into what lies around. ``hidden``: rectangles that later
    layers cover: what lies within them alone is not drawn, and of a pattern no thing whose middle does.
    ``main``: the motif that stands in the middle; None: any.
    """
    if sky is not None and name not in SCENES and luminance(tones[sky]) < _LIGHT:
        # A dark sky would swallow these artworks' dark tones.
        sky = None
    canvas.save()
    canvas.clipRect(skia.Rect.MakeLTRB(*rect), skia.ClipOp.kIntersect, False)
    canvas.translate(rect[0], rect[1])
    covered = tuple(moved(each, -rect[0], -rect[1]) for each in hidden)
    width, height = rect[2] - rect[0], rect[3] - rect[1]
    ARTWORKS[name](ArtSlot(canvas, width, height, tones, chance, sky, motifs, covered, main))
    canvas.restore()


def _tiles(slot: ArtSlot) -> None:
    """A mosaic of quarter circles, discs and leaves."""
    rows = max(1, round(slot.height / 190))
    size = slot.height / rows
    columns = math.ceil(slot.width / size)
    # Whole rows; what is left over is cut evenly from the outer columns.
    slot.canvas.translate((slot.width - columns * size) / 2, 0)
    tones = [slot.tones[n] for n in ("strong", "pop", "deep", "light", "cream", "pop-soft", "mid")]
    before: Rgb | None = None
    for row in range(rows):
        for column in range(columns):
            ground = slot.chance.choice([t for t in tones if t != before])
            motif = slot.chance.choice([t for t in tones if _far(t, ground)])
            slot.canvas.save()
            slot.canvas.translate(column * size, row * size)
            # One pixel over the edge, so that no seam shines through.
            slot.canvas.drawRect(skia.Rect.MakeWH(size + 1, size + 1), paint(ground))
            slot.canvas.clipRect(skia.Rect.MakeWH(size, size))
            slot.canvas.rotate(90 * slot.chance.randrange(4), size / 2, size / 2)
            _tile_motif(slot, size, ground, motif)
            slot.canvas.restore()
            before = ground


def _far(one: Rgb, other: Rgb) -> bool:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) > 150


def _tile_motif(slot: ArtSlot, size: float, ground: Rgb, motif: Rgb) -> None:
    kind = slot.chance.choices(("quarter", "leaf", "half", "disc", "rings", "plain"), (5, 4, 3, 2, 3, 1))[0]
    if kind == "quarter":
        slot.circle(0, 0, size, motif)
    elif kind == "leaf":
        path = skia.Path()
        path.moveTo(0, 0)
        path.arcTo(skia.Rect.MakeLTRB(-size, 0, size, 2 * size), 270, 90, False)
        path.arcTo(skia.Rect.MakeLTRB(0, -size, 2 * size, size), 90, 90, False)
        slot.canvas.drawPath(path, paint(motif))
    elif kind == "half":
        slot.circle(size / 2, 0, size / 2, motif)
        slot.circle(size / 2, size, size / 2, motif)
    elif kind == "disc":
        slot.circle(size / 2, size / 2, size * 0.34, motif)
    elif kind == "rings":
        for part in range(4):
            slot.circle(0, 0, size * (1 - part * 0.25), motif if part % 2 == 0 else ground)


def _arches(slot: ArtSlot) -> None:
    """Nested arches on the ground line, with a sun."""
    w, h = slot.width, slot.height
    slot.fill(slot.sky or slot.tones["pop-soft"])
    side = slot.chance.choice((0.0, 1.0))
    unit = min(w, h)
    slot.circle(w * abs(side - 0.76), h * 0.24, unit * 0.15, slot.tones["pop"])
    _nested_arch(slot, w * abs(side - 0.70), h, unit * 0.30, h * 0.30, ("light", "mid", "strong"))
    _nested_arch(
        slot, w * abs(side - 0.32), h, unit * 0.42, h * 0.50, ("deep", "strong", "cream", "pop", "pop-deep")
    )
    _nested_arch(slot, w * abs(side - 0.93), h, unit * 0.22, h * 0.12, ("pop-deep", "pop", "cream"))


def _nested_arch(
    slot: ArtSlot, x: float, bottom: float, radius: float, rise: float, names: tuple[str, ...]
) -> None:
    step = radius / (len(names) + 0.6)
    for index, name in enumerate(names):
        r = radius - index * step
        path = skia.Path()
        path.addRRect(
            skia.RRect.MakeRectXY(skia.Rect.MakeLTRB(x - r, bottom - rise - r, x + r, bottom + r), r, r)
        )
        slot.canvas.drawPath(path, paint(slot.tones[name]))


def _hills(slot: ArtSlot) -> None:
    """Rolling hills that grow darker towards the viewer, under a low sun."""
    w, h = slot.width, slot.height
    slot.fill(slot.sky or slot.tones["pop-soft"])
    sun_x = w * slot.chance.uniform(0.28, 0.72)
    slot.circle(sun_x, h * 0.30, min(w, h) * 0.24, slot.tones["sand"])
    slot.circle(sun_x, h * 0.30, min(w, h) * 0.17, slot.tones["pop"])
    for index, name in enumerate(("soft", "light", "mid", "strong", "deep")):
        level = h * (0.40 + 0.135 * index)
        path = skia.Path()
        path.moveTo(0, h)
        phase = slot.chance.uniform(0, 2 * math.pi)
        waves = slot.chance.uniform(0.6, 1.15)
        swing = h * (0.075 - 0.007 * index)
        steps = 40
        for step in range(steps + 1):
            along = step / steps
            y = level - swing * math.sin(phase + along * waves * 2 * math.pi)
            y -= swing * 0.3 * math.sin(phase * 2 + along * waves * 5.1)
            path.lineTo(along * w, y)
        path.lineTo(w, h)
        path.close()
        slot.canvas.drawPath(path, paint(slot.tones[name]))


def _rays(slot: ArtSlot) -> None:
    """A rising sun with broad rays."""
    w, h = slot.width, slot.height
    slot.fill(slot.sky or slot.tones["cream"])
    x = w * slot.chance.choice((0.5, 0.5, 0.24, 0.76))
    y, reach, count = h, math.hypot(w, h) * 1.1, 13
    colours = slot.chance.choice((("strong", "pop", "deep", "light"), ("deep", "pop"), ("strong", "mid")))
    for index in range(0, count, 2):
        one, two = (math.pi * (1 + (index + d) / count) for d in (0, 1))
        path = skia.Path()
        path.moveTo(x, y)
        path.lineTo(x + reach * math.cos(one), y + reach * math.sin(one))
        path.lineTo(x + reach * math.cos(two), y + reach * math.sin(two))
        path.close()
        slot.canvas.drawPath(path, paint(slot.tones[colours[(index // 2) % len(colours)]]))
    unit = min(w, h)
    slot.circle(x, y, unit * 0.40, slot.tones["cream"])
    slot.circle(x, y, unit * 0.34, slot.tones["pop-deep"])
    slot.circle(x, y, unit * 0.22, slot.tones["pop"])


def _cutouts(slot: ArtSlot) -> None:
    """Paper cut-outs: soft blocks of colour and leaves, as if laid with scissors."""
    w, h = slot.width, slot.height
    slot.fill(slot.sky or slot.tones["cream"])
    unit = min(w, h)
    blobs = (
        ("pop", 0.20, 0.22, 0.36),
        ("light", 0.82, 0.20, 0.40),
        ("strong", 0.16, 0.86, 0.40),
        ("pop-soft", 0.62, 0.62, 0.42),
        ("deep", 0.92, 0.92, 0.34),
    )
    for name, x, y, radius in blobs:
        _blob(slot, w * x, h * y, unit * radius, slot.tones[name])
    _sprig(slot, w * 0.27, h * 0.70, unit * 0.58, -66, slot.tones["deep"])
    _sprig(slot, w * 0.64, h * 1.0, unit * 0.70, -98, slot.tones["mid"])
    _sprig(slot, w * 0.98, h * 0.58, unit * 0.52, -135, slot.tones["pop-deep"])


def _blob(slot: ArtSlot, x: float, y: float, radius: float, colour: Rgb) -> None:
    count = 7
    start = slot.chance.uniform(0, math.pi)
    points = []
    for index in range(count):
        angle = start + 2 * math.pi * index / count
        r = radius * slot.chance.uniform(0.78, 1.12)
        points.append((x + r * math.cos(angle), y + r * math.sin(angle)))
    path = skia.Path()
    path.moveTo(*_between(points[-1], points[0]))
    for index, point in enumerate(points):
        path.quadTo(*point, *_between(point, points[(index + 1) % count]))
    slot.canvas.drawPath(path, paint(colour))


def _between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _sprig(slot: ArtSlot, x: float, y: float, length: float, angle: float, colour: Rgb) -> None:
    slot.canvas.save()
    slot.canvas.translate(x, y)
    slot.canvas.rotate(angle + slot.chance.uniform(-9, 9))
    stem = paint(colour)
    stem.setStyle(skia.Paint.kStroke_Style)
    stem.setStrokeWidth(length * 0.018)
    stem.setStrokeCap(skia.Paint.kRound_Cap)
    slot.canvas.drawLine(0, 0, length * 0.94, 0, stem)
    leaves = 5
    for index in range(leaves):
        at = length * (0.16 + 0.17 * index)
        size = length * (0.30 - 0.03 * index)
        for side in (-1, 1):
            _leaf(slot, at + side * length * 0.02, size, side * 48, colour)
    _leaf(slot, length * 0.90, length * 0.18, 0, colour)
    slot.canvas.restore()


def _leaf(slot: ArtSlot, at: float, size: float, angle: float, colour: Rgb) -> None:
    slot.canvas.save()
    slot.canvas.translate(at, 0)
    slot.canvas.rotate(angle)
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(size * 0.2, -size * 0.32, size * 0.75, -size * 0.26, size, 0)
    path.cubicTo(size * 0.75, size * 0.26, size * 0.2, size * 0.32, 0, 0)
    slot.canvas.drawPath(path, paint(colour))
    slot.canvas.restore()


def _stripes(slot: ArtSlot) -> None:
    """A broad ribbon of stripes that swings in, turns and swings out again."""
    w, h = slot.width, slot.height
    slot.fill(slot.sky or slot.tones["cream"])
    names = ("deep", "strong", "mid", "sand", "pop", "pop-deep")
    band = min(w, h) * 0.085
    mirrored = slot.chance.random() < 0.5
    slot.canvas.save()
    if mirrored:
        slot.canvas.translate(w, 0)
        slot.canvas.scale(-1, 1)
    total = band * len(names)
    radius = total + band * 1.2
    top = h * 0.16 + total / 2
    turn_x = w * 0.52
    for index, name in enumerate(names):
        r = radius - (index + 0.5) * band
        path = skia.Path()
        path.moveTo(-10, top + radius - r - total / 2)
        path.lineTo(turn_x, top + radius - r - total / 2)
        box = skia.Rect.MakeXYWH(turn_x - r, top + radius - r - total / 2, 2 * r, 2 * r)
        path.arcTo(box, 270, 90, False)
        path.lineTo(turn_x + r, h + 10)
        line = paint(slot.tones[name])
        line.setStyle(skia.Paint.kStroke_Style)
        line.setStrokeWidth(band + 0.8)
        slot.canvas.drawPath(path, line)
    slot.circle(w * 0.22, h * 0.80, min(w, h) * 0.13, slot.tones["pop"])
    slot.canvas.restore()


ARTWORKS: dict[str, Callable[[ArtSlot], None]] = {
    "arches": _arches,
    "tiles": _tiles,
    "hills": _hills,
    "rays": _rays,
    "cutouts": _cutouts,
    "stripes": _stripes,
    **SCENES,
}
