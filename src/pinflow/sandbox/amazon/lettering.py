"""A few letters and digits as strokes: pictures must not depend on the fonts of the machine."""

from __future__ import annotations

import skia

from pinflow.sandbox.amazon.studio import Canvas, paint

# Polylines in a box one unit high, from the upper left corner; the number is the letter's width.
_GLYPHS: dict[str, tuple[float, str]] = {
    "0": (0.56, "28,8 10,24 4,50 10,76 28,96 46,76 52,50 46,24 28,8 28,4"),
    "1": (0.30, "4,22 24,4 24,96"),
    "2": (0.56, "5,26 14,8 30,4 46,10 51,28 44,46 6,96 52,96"),
    "3": (0.56, "6,16 20,4 38,5 49,18 46,36 26,47 44,54 52,72 44,90 26,97 10,92 3,80"),
    "4": (0.58, "40,96 40,4 3,70 55,70"),
    "5": (0.56, "48,4 12,4 8,46 26,38 44,45 52,66 45,88 26,97 10,92 3,82"),
    "6": (0.56, "44,8 26,4 11,22 4,54 9,84 26,97 44,88 51,68 44,48 26,42 10,52 4,66"),
    "7": (0.54, "4,4 50,4 20,96"),
    "8": (0.56, "28,46 10,36 8,16 26,4 44,14 44,34 28,46 9,58 5,80 26,97 48,84 48,60 28,46"),
    "9": (0.56, "11,92 29,96 44,78 51,46 46,16 29,3 11,12 4,32 11,52 29,58 45,48 51,34"),
    "A": (0.70, "3,96 35,4 67,96;15,64 55,64"),
    "C": (0.68, "63,20 44,5 24,8 8,26 4,50 8,74 24,92 44,95 63,80"),
    "D": (0.66, "6,4 6,96 32,96 54,80 61,50 54,20 32,4 6,4"),
    "E": (0.52, "48,4 6,4 6,96 48,96;6,49 42,49"),
    "G": (0.72, "64,20 44,5 24,8 8,26 4,50 8,74 24,92 46,95 65,82 65,54 42,54"),
    "I": (0.12, "6,4 6,96"),
    "J": (0.46, "40,4 40,74 32,92 18,96 4,86"),
    "L": (0.48, "6,4 6,96 46,96"),
    "N": (0.68, "6,96 6,4 62,96 62,4"),
    "O": (0.76, "38,4 18,10 5,32 5,68 18,90 38,96 58,90 71,68 71,32 58,10 38,4"),
    "P": (0.56, "6,96 6,4 34,4 48,12 51,28 46,44 34,52 6,52"),
    "R": (0.58, "6,96 6,4 34,4 48,12 51,28 46,44 34,50 6,50;32,50 54,96"),
    "S": (0.56, "50,18 36,5 18,5 6,18 8,36 28,48 46,58 52,76 42,92 22,97 4,84"),
    "T": (0.62, "2,4 60,4;31,4 31,96"),
    "U": (0.66, "6,4 6,66 14,88 33,96 52,88 60,66 60,4"),
}


def draw_text(
    canvas: Canvas, text: str, cx: float, cy: float, size: float, code: str, gap: float = 0.16
) -> None:
    """Writes ``text`` around (cx, cy), ``size`` pixels high, with ``gap`` heights between letters."""
    width = sum(_GLYPHS[letter][0] for letter in text) + gap * (len(text) - 1)
    x, top = cx - width * size / 2, cy - size / 2
    pen = paint(code, width=size * 0.115)
    for letter in text:
        advance, strokes = _GLYPHS[letter]
        for stroke in strokes.split(";"):
            path = skia.Path()
            points = [tuple(float(part) / 100 * size for part in pair.split(",")) for pair in stroke.split()]
            path.addPoly([skia.Point(x + px, top + py) for px, py in points], False)
            canvas.drawPath(path, pen)
        x += (advance + gap) * size
