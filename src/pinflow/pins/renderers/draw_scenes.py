"""Artwork that speaks of the product: patterns and still lives made of the things of its field of life."""

from __future__ import annotations

import math
from collections.abc import Callable

from pinflow.kit.contrast import Rgb
from pinflow.pins.renderers.art_slot import ArtSlot
from pinflow.pins.renderers.draw_layers import paint
from pinflow.pins.renderers.draw_motif import draw_motif, tones_on
from pinflow.pins.renderers.require_skia import skia

# How far a motif's corner reaches from its middle, of its side, and a little for its outline.
_REACH = 0.75
_LIGHT_GROUNDS = ("cream", "pop-soft", "soft", "sand")


def _ground(slot: ArtSlot, names: tuple[str, ...]) -> str:
    """The ground's tone: the sky that was asked for, or one of ``names``."""
    name = slot.sky_name if slot.sky_name is not None else slot.chance.choice(names)
    slot.fill(slot.tones[name])
    return name


def _things(slot: ArtSlot, count: int) -> list[str]:
    """``count`` motifs of the field, the main one first, each once before one comes twice."""
    found: list[str] = []
    while len(found) < count:
        found += slot.chance.sample(slot.motifs, len(slot.motifs))
    if slot.main is not None:
        found.remove(slot.main)
        found.insert(0, slot.main)
    return found[:count]


def _place(
    slot: ArtSlot,
    name: str,
    place: tuple[float, float, float],
    ground: str,
    variant: int = 0,
    turn: float = 0,
) -> None:
    if not slot.shows(place[0], place[1], place[2] * _REACH):
        return
    colours = tuple(slot.tones[tone] for tone in tones_on(ground, slot.tones, variant))
    draw_motif(slot.canvas, name, place, colours, turn)


def motifs(slot: ArtSlot) -> None:
    """A half-drop pattern, as on wrapping paper."""
    ground = _ground(slot, (*_LIGHT_GROUNDS, "deep", "strong"))
    step = min(max(min(slot.width, slot.height) / 2.3, 150), 290)
    columns = max(1, round(slot.width / step))
    pitch = slot.width / columns
    rows = math.ceil(slot.height / pitch) + 1
    names = _things(slot, len(slot.motifs))
    small = slot.tones[tones_on(ground, slot.tones, 0)[1]]
    for column in range(-1, columns + 1):
        for row in range(-1, rows + 1):
            x = (column + 0.5) * pitch
            y = (row + 0.5 + (0.5 if column % 2 else 0.0)) * pitch
            name = names[(column * 2 + row * 3) % len(names)]
            turn = slot.chance.uniform(-16, 16)
            # Of a thing whose middle is covered only slivers would look out.
            if not slot.covers(x, y, pitch * 0.1):
                _place(slot, name, (x, y, pitch * 0.66), ground, (column + row) % 3, turn)
            slot.circle(x, y + pitch * 0.5, pitch * 0.035, small)


def still_life(slot: ArtSlot) -> None:
    """Three things on a table before a sun, an arch or a window."""
    w, h = slot.width, slot.height
    ground = _ground(slot, ("pop-soft", "cream", "soft", "light", "sand"))
    unit = min(w * 1.04, h * 0.9)
    table = h * 0.80
    back = "pop" if ground != "sand" else "cream"
    middle = w / 2
    shape = slot.chance.choice(("sun", "arch", "arch"))
    if shape == "sun":
        slot.circle(middle, table - unit * 0.34, unit * 0.38, slot.tones[back])
    else:
        _arch(slot, middle, table, unit * 0.40, unit * 0.40, slot.tones[back])
        _arch(
            slot, middle, table, unit * 0.31, unit * 0.36, slot.tones["pop-soft" if back == "pop" else "sand"]
        )
    cloth = slot.chance.choice(("strong", "deep", "mid"))
    slot.canvas.drawRect(skia.Rect.MakeLTRB(0, table, w, h), paint(slot.tones[cloth]))
    edge = slot.tones["deep" if cloth != "deep" else "strong"]
    slot.canvas.drawRect(skia.Rect.MakeLTRB(0, table, w, table + max(6.0, h * 0.018)), paint(edge))
    main, *others = _things(slot, 3)
    if slot.chance.random() < 0.5:
        others.reverse()
    inner = "pop-soft" if shape != "sun" and back == "pop" else back
    reach = min(unit * 0.35, w / 2 - unit * 0.19)
    for side, name in zip((-1, 1), others, strict=True):
        size = unit * 0.33
        _place(slot, name, (middle + side * reach, table - size * 0.42, size), ground, 1)
    _place(slot, main, (middle, table - unit * 0.20, unit * 0.50), inner)


def _arch(slot: ArtSlot, x: float, bottom: float, radius: float, rise: float, colour: Rgb) -> None:
    path = skia.Path()
    rect = skia.Rect.MakeLTRB(x - radius, bottom - rise - radius, x + radius, bottom)
    shape = skia.RRect()
    top = skia.Point(radius, radius)
    shape.setRectRadii(rect, [top, top, skia.Point(0, 0), skia.Point(0, 0)])
    path.addRRect(shape)
    slot.canvas.drawPath(path, paint(colour))


def shelves(slot: ArtSlot) -> None:
    """A shelf on the wall, board by board."""
    w, h = slot.width, slot.height
    ground = _ground(slot, ("cream", "pop-soft", "soft", "strong", "deep"))
    rows = max(1, min(4, round(h / 290)))
    each = h / rows
    board = slot.tones["pop" if ground in ("deep", "strong") else "strong"]
    thick = max(10.0, each * 0.06)
    count = max(2, min(6, round(w / (each * 0.78))))
    names = _things(slot, rows * count)
    for row in range(rows):
        base = (row + 1) * each - each * 0.12
        slot.canvas.drawRect(skia.Rect.MakeLTRB(0, base, w, base + thick), paint(board))
        for column in range(count):
            x = (column + 0.5 + slot.chance.uniform(-0.06, 0.06)) * w / count
            side = min(each * slot.chance.uniform(0.58, 0.74), w / count * 0.92)
            _place(slot, names[row * count + column], (x, base - side * 0.46, side), ground, row + column)


def blocks(slot: ArtSlot) -> None:
    """A mosaic of coloured squares with one thing in each."""
    rows = max(1, min(6, round(slot.height / 260)))
    columns = max(1, min(6, round(slot.width / (slot.height / rows))))
    wide, high = slot.width / columns, slot.height / rows
    grounds = ["strong", "cream", "pop", "light", "deep", "pop-soft", "mid"]
    slot.chance.shuffle(grounds)
    names = _things(slot, rows * columns)
    for row in range(rows):
        for column in range(columns):
            ground = grounds[(column * 2 + row * 3) % len(grounds)]
            x, y = column * wide, row * high
            # One pixel over the edge, so that no seam shines through.
            slot.canvas.drawRect(skia.Rect.MakeXYWH(x, y, wide + 1, high + 1), paint(slot.tones[ground]))
            place = (x + wide / 2, y + high / 2, min(wide, high) * 0.64)
            _place(slot, names[row * columns + column], place, ground, row + column)


def medallion(slot: ArtSlot) -> None:
    """One thing, large, in a wreath of small ones."""
    w, h = slot.width, slot.height
    ground = _ground(slot, ("cream", "pop-soft", "light", "soft"))
    unit = min(w, h)
    x, y = w / 2, h / 2
    inner = slot.chance.choice(("strong", "deep", "pop"))
    petals = 20
    for petal in range(petals):
        angle = 2 * math.pi * petal / petals
        reach = unit * 0.36
        slot.circle(x + reach * math.cos(angle), y + reach * math.sin(angle), unit * 0.062, slot.tones[inner])
    slot.circle(x, y, unit * 0.37, slot.tones[inner])
    slot.circle(x, y, unit * 0.325, slot.tones["cream" if inner != "pop" else "pop-soft"])
    slot.circle(x, y, unit * 0.305, slot.tones[inner])
    main, *others = _things(slot, 5)
    _place(slot, main, (x, y, unit * 0.42), inner, 0)
    for number, (across, down) in enumerate(((-1, -1), (1, -1), (1, 1), (-1, 1))):
        # In the corners that the slot's shape leaves.
        cx, cy = x + across * max(w * 0.5 - unit * 0.12, 0), y + down * max(h * 0.5 - unit * 0.12, 0)
        _place(slot, others[number], (cx, cy, unit * 0.19), ground, 1, across * down * 12)


def garland(slot: ArtSlot) -> None:
    """Strings across the slot with things hanging from them."""
    w, h = slot.width, slot.height
    ground = _ground(slot, ("cream", "pop-soft", "deep", "strong"))
    lines = max(1, min(4, round(h / 300)))
    each = h / lines
    cord = paint(slot.tones["deep" if ground not in ("deep", "strong") else "light"])
    cord.setStyle(skia.Paint.kStroke_Style)
    cord.setStrokeWidth(5)
    names = _things(slot, lines * 5)
    for line in range(lines):
        top, sag = line * each + each * 0.08, each * 0.2
        path = skia.Path()
        path.moveTo(-20, top)
        path.quadTo(w / 2, top + 2 * sag, w + 20, top)
        slot.canvas.drawPath(path, cord)
        count = 3 if line % 2 == 0 else 4
        for number in range(count):
            along = (number + 0.5) / count
            y = top + sag * 4 * along * (1 - along)
            side = min(each * 0.5, w / count * 0.8)
            slot.circle(along * w, y, 8, slot.tones["pop"])
            _place(slot, names[line * 5 + number], (along * w, y + side * 0.56, side), ground, number + line)


def confetti(slot: ArtSlot) -> None:
    """Small shapes scattered evenly, a thing among them here and there."""
    ground = _ground(slot, ("cream", "pop-soft", "deep", "strong"))
    pitch = 112.0
    tones = [slot.tones[tone] for tone in tones_on(ground, slot.tones, 0)[:3]]
    columns, rows = math.ceil(slot.width / pitch), math.ceil(slot.height / pitch)
    for row in range(rows):
        for column in range(columns):
            x = (column + slot.chance.uniform(0.25, 0.75)) * pitch
            y = (row + slot.chance.uniform(0.25, 0.75)) * pitch
            colour, kind = slot.chance.choice(tones), slot.chance.randrange(4)
            if kind == 0 and (row + column) % 2 == 0:
                thing = slot.chance.choice(slot.motifs)
                _place(slot, thing, (x, y, pitch * 0.98), ground, row, slot.chance.uniform(-20, 20))
            elif kind == 1:
                slot.circle(x, y, pitch * 0.09, colour)
            else:
                _streamer(slot, x, y, pitch * 0.3, colour)


def _streamer(slot: ArtSlot, x: float, y: float, length: float, colour: Rgb) -> None:
    angle = slot.chance.uniform(0, math.pi)
    if not slot.shows(x, y, length * 0.66):
        return
    line = paint(colour)
    line.setStyle(skia.Paint.kStroke_Style)
    line.setStrokeWidth(length * 0.3)
    line.setStrokeCap(skia.Paint.kRound_Cap)
    dx, dy = length / 2 * math.cos(angle), length / 2 * math.sin(angle)
    slot.canvas.drawLine(x - dx, y - dy, x + dx, y + dy, line)


SCENES: dict[str, Callable[[ArtSlot], None]] = {
    "motifs": motifs,
    "still-life": still_life,
    "shelves": shelves,
    "blocks": blocks,
    "medallion": medallion,
    "garland": garland,
    "confetti": confetti,
}
