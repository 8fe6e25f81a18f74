"""Draws the things of a field of life, from the numbers in ``artwork/motifs.txt``."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pinflow.kit.contrast import Rgb, luminance
from pinflow.pins import artwork
from pinflow.pins.renderers.draw_layers import paint
from pinflow.pins.renderers.require_skia import skia

_FILE = Path(artwork.__file__).with_name("motifs.txt")
_SIDE = 100.0
_STEPS = re.compile(r"[MLHVCQZ]|-?\d+(?:\.\d+)?")
_TAKES = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "Q": 4, "Z": 0}
# Which tones a motif takes (main, second, dark detail, light detail) on a ground of the brand.
_ON_LIGHT = (
    ("strong", "pop", "deep", "cream"),
    ("pop-deep", "mid", "deep", "cream"),
    ("deep", "pop", "strong", "soft"),
)
_ON = {
    "deep": (("pop", "light", "cream", "deep"), ("cream", "pop", "light", "deep")),
    "strong": (("cream", "pop", "deep", "strong"), ("pop", "cream", "deep", "strong")),
    "pop-deep": (("cream", "pop-soft", "deep", "pop-deep"),),
    "pop": (("deep", "cream", "strong", "pop"), ("cream", "strong", "deep", "pop")),
    "mid": (("deep", "cream", "pop-soft", "mid"), ("cream", "pop", "deep", "mid")),
    "light": (("deep", "pop", "strong", "cream"), ("strong", "cream", "deep", "light")),
    "sand": (("strong", "pop", "deep", "cream"), ("deep", "pop-deep", "strong", "cream")),
}
Tones = tuple[str, str, str, str]


@dataclass(frozen=True)
class _Part:
    tone: int
    path: skia.Path
    line: float


@cache
def _motifs() -> dict[str, tuple[_Part, ...]]:
    text = re.sub(r"^#.*\n", "", _FILE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    found = {}
    for paragraph in text.strip().split("\n\n"):
        name, *parts = paragraph.strip().splitlines()
        found[name] = tuple(_part(line) for line in parts)
    return found


def motif_names() -> list[str]:
    """Everything that can be drawn, sorted."""
    return sorted(_motifs())


def _part(line: str) -> _Part:
    words = line.split(" ")
    if words[0].startswith("l"):
        return _Part("abcd".index(words[1]), _svg_path(" ".join(words[2:])), float(words[0][1:]))
    path = skia.Path()
    numbers = [] if words[1] == "p" else [float(word) for word in words[2:]]
    if words[1] == "p":
        path = _svg_path(" ".join(words[2:]))
    elif words[1] == "c":
        path.addCircle(*numbers)
    elif words[1] == "e":
        x, y, across, down = numbers
        path.addOval(skia.Rect.MakeLTRB(x - across, y - down, x + across, y + down))
    else:
        x, y, width, height, radius = numbers
        path.addRRect(skia.RRect.MakeRectXY(skia.Rect.MakeXYWH(x, y, width, height), radius, radius))
    return _Part("abcd".index(words[0]), path, 0.0)


def _svg_path(text: str) -> skia.Path:
    """The absolute commands M L H V C Q Z of an SVG path."""
    path = skia.Path()
    steps = _STEPS.findall(text)
    command, at, x, y = "M", 0, 0.0, 0.0
    while at < len(steps):
        if steps[at] in _TAKES:
            command, at = steps[at], at + 1
        count = _TAKES[command]
        numbers = [float(step) for step in steps[at : at + count]]
        at += count
        if command == "H":
            numbers = [numbers[0], y]
        elif command == "V":
            numbers = [x, numbers[0]]
        draw: dict[str, Callable[..., object]] = {"M": path.moveTo, "C": path.cubicTo, "Q": path.quadTo}
        if command == "Z":
            path.close()
            continue
        draw.get(command, path.lineTo)(*numbers)
        x, y = numbers[-2:]
        command = "L" if command == "M" else command
    return path


def tones_on(ground: str, tones: dict[str, Rgb], variant: int = 0) -> Tones:
    """Four of the brand's tones that show on the tone ``ground``."""
    known = _ON.get(ground)
    if known is None:
        dark = luminance(tones[ground]) < 0.3
        known = _ON["deep"] if dark else _ON_LIGHT
    return known[variant % len(known)]


@lru_cache(maxsize=256)
def _painted(colour: Rgb, line: float) -> skia.Paint:
    made = paint(colour)
    if line:
        made.setStyle(skia.Paint.kStroke_Style)
        made.setStrokeWidth(line)
        made.setStrokeCap(skia.Paint.kRound_Cap)
        made.setStrokeJoin(skia.Paint.kRound_Join)
    return made


def draw_motif(
    canvas: skia.Canvas,
    name: str,
    place: tuple[float, float, float],
    colours: tuple[Rgb, ...],
    turn: float = 0,
) -> None:
    """Draw a motif with its middle at ``place`` (x, y, side in pixels), turned by degrees clockwise."""
    x, y, side = place
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(turn)
    canvas.scale(side / _SIDE, side / _SIDE)
    canvas.translate(-_SIDE / 2, -_SIDE / 2)
    for part in _motifs()[name]:
        canvas.drawPath(part.path, _painted(colours[part.tone], part.line))
    canvas.restore()
