"""What grows in pots and stands in vases."""

from __future__ import annotations

import math
from typing import Any

import skia

from pinflow.sandbox.amazon.studio import Scene, gradient, mix, paint

_GREENS = ("5E7F56", "4C6E4A", "7C9468", "6B8B6A", "87A07A")


def leaf(scene: Scene, x: float, y: float, angle: float, length: float, width: float, code: str) -> None:
    """One leaf from its stalk at (x, y), pointing ``angle`` degrees from straight up."""
    canvas = scene.canvas
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(angle)
    whole = _blade(length, width, 1)
    whole.addPath(_blade(length, width, -1))
    canvas.drawPath(
        whole,
        gradient(
            (-width, 0),
            (width, -length * 0.4),
            [
                (0, mix(code, "FFFFFF", 0.26), 1),
                (0.5, code, 1),
                (1, mix(code, "0C1A10", 0.38), 1),
            ],
        ),
    )
    canvas.drawPath(_blade(length, width, 1), paint("0C1A10", 0.13))
    vein = skia.Path()
    vein.moveTo(0, 0)
    vein.lineTo(0, -length * 0.93)
    canvas.drawPath(vein, paint(mix(code, "F4F6D8", 0.4), 0.7, width=max(1.5, width * 0.045)))
    canvas.restore()


def _blade(length: float, width: float, side: int) -> Any:
    path = skia.Path()
    path.moveTo(0, 0)
    path.cubicTo(side * width * 0.75, -length * 0.18, side * width * 0.62, -length * 0.66, 0, -length)
    path.close()
    return path


def draw_leafy_plant(scene: Scene, x: float, y: float, spread: float) -> None:
    """Stems with paired leaves: eucalyptus to rubber plant, by luck."""
    code = scene.pick(*_GREENS, "7F9A86")
    big = scene.between(0.8, 1.7)
    stems = 7 if big < 1.2 else 6
    for number in range(stems):
        lean = (number - (stems - 1) / 2) / stems * 2
        tall = scene.between(300, 500) * (1 - 0.25 * abs(lean))
        tip_x, tip_y = x + lean * (spread + 190), y - tall
        start = x + lean * spread * 0.6
        bow = (start + (tip_x - start) * 0.25, y - tall * 0.65)
        stem = skia.Path()
        stem.moveTo(start, y)
        stem.quadTo(bow[0], bow[1], tip_x, tip_y)
        scene.canvas.drawPath(stem, paint(mix(code, "4A3A20", 0.5), width=7))
        for step in range(3, 11):
            t = step / 10
            px = (1 - t) ** 2 * start + 2 * t * (1 - t) * bow[0] + t * t * tip_x
            py = (1 - t) ** 2 * y + 2 * t * (1 - t) * bow[1] + t * t * tip_y
            heading = math.degrees(math.atan2(tip_x - start, tall)) * (0.4 + t)
            size = 84 * big * (1.15 - 0.45 * t)
            for side in (-1, 1):
                tone = mix(code, scene.pick("FFFFFF", "14261A"), scene.between(0, 0.16))
                leaf(scene, px, py, heading + side * scene.between(42, 78), size, size * 0.52, tone)
        leaf(scene, tip_x, tip_y, math.degrees(math.atan2(tip_x - start, tall)), 80 * big, 36 * big, code)


def draw_fern(scene: Scene, x: float, y: float, spread: float) -> None:
    """Arching fronds with many small leaves."""
    code = scene.pick("5F8A4E", "4F7A4A", "77985A")
    for number in range(15):
        lean = (number - 7) / 7 + scene.between(-0.1, 0.1)
        rise, reach = scene.between(260, 400) * (1.05 - 0.4 * abs(lean)), lean * (spread + 260)
        tone = mix(code, scene.pick("FFFFFF", "0F2012"), scene.between(0, 0.25))
        for step in range(2, 22):
            t = step / 21
            px = x + lean * spread * 0.3 + reach * t
            py = y - rise * (1.7 * t - 0.95 * t * t)
            size = 62 * (1.1 - 0.75 * t)
            heading = math.degrees(math.atan2(reach, rise * (1.7 - 1.9 * t)))
            for side in (-1, 1):
                leaf(scene, px, py, heading + side * 68, size, size * 0.36, tone)


def draw_sword_leaves(scene: Scene, x: float, y: float, spread: float) -> None:
    """A snake plant: stiff, banded blades with pale edges."""
    for number in range(11):
        lean = (number - 5) / 5
        canvas = scene.canvas
        canvas.save()
        canvas.translate(x + lean * spread * 0.75, y + 8)
        canvas.rotate(lean * 17 + scene.between(-4, 4))
        tall, wide = scene.between(340, 560) * (1 - 0.2 * abs(lean)), scene.between(46, 62)
        shape = skia.Path()
        shape.moveTo(-wide * 0.55, 0)
        shape.cubicTo(-wide, -tall * 0.5, -wide * 0.7, -tall * 0.85, 0, -tall)
        shape.cubicTo(wide * 0.7, -tall * 0.85, wide, -tall * 0.5, wide * 0.55, 0)
        shape.close()
        canvas.drawPath(
            shape,
            gradient(
                (-wide, 0),
                (wide, 0),
                [
                    (0, "D8D08A", 1),
                    (0.14, "C9C77E", 1),
                    (0.17, "5E8258", 1),
                    (0.5, "47694A", 1),
                    (0.83, "34543C", 1),
                    (0.86, "B9B66C", 1),
                    (1, "A9A55E", 1),
                ],
            ),
        )
        canvas.clipPath(shape, True)
        for band in range(14):
            level = -tall * band / 14 + scene.between(-6, 6)
            wave = skia.Path()
            wave.moveTo(-wide * 0.66, level)
            wave.quadTo(0, level - 26, wide * 0.66, level + 6)
            canvas.drawPath(wave, paint("9DB58A", 0.34, width=scene.between(5, 11), blur=2))
        canvas.restore()


def draw_succulent(scene: Scene, x: float, y: float, spread: float) -> None:
    """Rosettes of thick leaves."""
    spots = [(0.0, 1.0)] if spread < 210 else [(-0.62, 0.8), (0.62, 0.85), (0.0, 1.1)]
    for place, scale in spots:
        code = scene.pick("8FAE96", "A7B58A", "9AA7A0", "B0A0A8", "7FA08A")
        px, py = x + place * spread, y - 34 * scale
        for ring in range(5):
            count, size = 11 - ring, (150 - ring * 24) * scale
            for number in range(count):
                angle = 360 * number / count + ring * 17 - 180
                tone = mix(mix(code, "14261C", 0.30 - ring * 0.07), "E8B8B0", 0.05 * ring)
                lift = -ring * 20 * scale - (36 if abs(angle) < 100 else 0) * scale * 0.4
                leaf(
                    scene,
                    px,
                    py + lift,
                    angle * 0.92,
                    size * (0.72 if abs(angle) > 100 else 1),
                    size * 0.62,
                    tone,
                )


def draw_pampas(scene: Scene, x: float, y: float, spread: float) -> None:
    """Feathery dry plumes."""
    code = scene.pick("E3D3B6", "D9C29C", "EADFCB", "CDB08A", "D8B9A4")
    for number in range(6):
        lean = (number - 2.5) / 2.5 + scene.between(-0.12, 0.12)
        tall, reach = scene.between(430, 560) * (1 - 0.16 * abs(lean)), lean * scene.between(150, 250)
        stem = skia.Path()
        start = x + lean * spread * 0.5
        stem.moveTo(start, y)
        stem.quadTo(start + reach * 0.3, y - tall * 0.6, start + reach, y - tall)
        scene.canvas.drawPath(stem, paint(mix(code, "6A4E2A", 0.45), width=5))
        for _ in range(150):
            t = scene.between(0.42, 1.0)
            px = start + 2 * t * (1 - t) * reach * 0.3 + t * t * reach
            py = y - (2 * t * (1 - t) * tall * 0.6 + t * t * tall)
            full = math.sin(math.pi * min(1.0, (1.04 - t) / 0.62)) * 74 + 8
            side = scene.between(-1, 1)
            hair = skia.Path()
            hair.moveTo(px, py)
            hair.quadTo(
                px + side * full * 0.6, py - 34, px + side * full + lean * 22, py - scene.between(18, 66)
            )
            tone = mix(code, scene.pick("FFFFFF", "8A6A42", "FFFFFF"), scene.between(0, 0.4))
            scene.canvas.drawPath(hair, paint(tone, 0.62, width=scene.between(1.6, 4.2)))


def draw_dry_stems(scene: Scene, x: float, y: float, spread: float) -> None:
    """Branches with small berries or buds."""
    code, bud = scene.pick(
        ("8A6A48", "B4532F"), ("6E5A42", "D9C7A5"), ("7A6A50", "C78A86"), ("5F6A50", "E9E3D6")
    )
    for number in range(8):
        lean = (number - 3.5) / 3.5
        _branch(
            scene,
            x + lean * spread * 0.5,
            y,
            lean * 34 + scene.between(-5, 5),
            scene.between(300, 460),
            code,
            bud,
            2,
        )


def _branch(
    scene: Scene, x: float, y: float, angle: float, length: float, code: str, bud: str, depth: int
) -> None:
    tip_x = x + math.sin(math.radians(angle)) * length
    tip_y = y - math.cos(math.radians(angle)) * length
    twig = skia.Path()
    twig.moveTo(x, y)
    twig.quadTo((x + tip_x) / 2 + scene.between(-16, 16), (y + tip_y) / 2, tip_x, tip_y)
    scene.canvas.drawPath(twig, paint(code, width=2.0 + depth * 1.8))
    if depth:
        for _ in range(4):
            t = scene.between(0.4, 0.95)
            turn = scene.pick(-1, 1) * scene.between(22, 48)
            _branch(
                scene,
                x + (tip_x - x) * t,
                y + (tip_y - y) * t,
                angle + turn,
                length * 0.34,
                code,
                bud,
                depth - 1,
            )
    size = scene.between(9, 15)
    scene.canvas.drawCircle(tip_x, tip_y, size, paint(mix(bud, "2A1810", 0.28)))
    scene.canvas.drawCircle(tip_x - size * 0.16, tip_y - size * 0.18, size * 0.78, paint(bud))
    scene.canvas.drawCircle(
        tip_x - size * 0.34, tip_y - size * 0.36, size * 0.26, paint("FFFFFF", 0.6, blur=1.5)
    )
