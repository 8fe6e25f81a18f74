"""Goods with corners: lanterns, birdhouses and feeders, gift boxes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import skia

from pinflow.sandbox.amazon.backdrops import set_dusk, set_stage, set_wall, wood_grain
from pinflow.sandbox.amazon.drawings_round import flame
from pinflow.sandbox.amazon.studio import (
    PALETTE,
    Finish,
    Scene,
    Surface,
    bend,
    box_shadow,
    ellipse,
    glow,
    gradient,
    linear,
    lying_shadow,
    mix,
    paint,
    relief,
    revolve,
    rounded,
    tube,
)

CENTRE = 750.0
Corner = tuple[float, float]


def face(scene: Scene, corners: Sequence[Corner], code: str, shade: float, *, alpha: float = 1.0) -> None:
    """A flat side of a body, lit from the left: ``shade`` darkens it (0 to 1)."""
    path = skia.Path()
    path.moveTo(*corners[0])
    for corner in corners[1:]:
        path.lineTo(*corner)
    path.close()
    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    tone = mix(code, "120B06", shade)
    scene.canvas.drawPath(
        path,
        gradient(
            (min(xs), min(ys)),
            (max(xs), max(ys)),
            [
                (0, mix(tone, "FFFFFF", 0.20 * (1 - shade)), alpha),
                (0.5, tone, alpha),
                (1, mix(tone, "000000", 0.18), alpha),
            ],
        ),
    )


def draw_lantern(scene: Scene) -> None:
    """A lantern of metal and glass; those with a lamp inside stand in a garden at dusk."""
    solar = scene.variant == "solar"
    (set_dusk if solar else set_stage)(scene)
    code = PALETTE[scene.colour]
    base, height, half = scene.floor_y + 60, scene.between(640, 720), scene.between(205, 235)
    top = base - height
    if not solar:
        box_shadow(scene, CENTRE - half - 40, CENTRE + half + 40, base, height)
    else:
        ellipse(scene.canvas, CENTRE + 20, base + 10, half * 1.4, 40, paint("0A120C", 0.6, blur=18))
    back = half * 0.8
    for x in (-back, back):
        face(
            scene,
            [
                (CENTRE + x - 9, top - 16),
                (CENTRE + x + 9, top - 16),
                (CENTRE + x + 9, base - 60),
                (CENTRE + x - 9, base - 60),
            ],
            code,
            0.5,
        )
    face(
        scene,
        [
            (CENTRE - half, base - 26),
            (CENTRE - back, base - 74),
            (CENTRE + back, base - 74),
            (CENTRE + half, base - 26),
        ],
        code,
        0.35,
    )
    glow(scene.canvas, CENTRE, base - height * 0.42, 700 if solar else 460, "FFC46B", 0.75 if solar else 0.4)
    _inside(scene, base, height, solar=solar)
    _panes(scene, base, top, half)
    _frame(scene, base, top, half, code)
    _roof(scene, top, half, code)


def _inside(scene: Scene, base: float, height: float, *, solar: bool) -> None:
    if solar:
        stem = skia.Path()
        stem.moveTo(CENTRE, base - 50)
        stem.lineTo(CENTRE, base - height * 0.3)
        tube(scene.canvas, stem, 50, "4A4238", 0.2)
        y = base - height * 0.46
        ellipse(scene.canvas, CENTRE, y, 74, 112, paint("FFE3A8", 0.9, blur=8))
        ellipse(scene.canvas, CENTRE, y, 40, 74, paint("FFFBEA", 1, blur=6))
        glow(scene.canvas, CENTRE, y, 340, "FFDFA0", 0.8)
        return
    tall = height * scene.between(0.36, 0.5)
    revolve(scene, bend([(0, 1.0), (0.97, 1.0), (1, 0.95)], tall, 200), CENTRE, base - 48, _wax)
    ellipse(scene.canvas, CENTRE, base - 48 - tall, 96, 19, paint("FBE7BE"))
    flame(scene, CENTRE, base - 44 - tall, 104)


def _wax(s: Surface) -> Finish:
    warm = linear("F3EADB") + linear("FFC070") * (0.2 * np.clip(s.v / 300, 0, 1))[..., None]
    return Finish(warm.astype(np.float32), gloss=0.15)


def _panes(scene: Scene, base: float, top: float, half: float) -> None:
    pane = skia.Rect.MakeLTRB(CENTRE - half, top, CENTRE + half, base - 20)
    scene.canvas.drawRect(
        pane,
        gradient(
            (CENTRE - half, top),
            (CENTRE + half, base),
            [
                (0, "FFFFFF", 0.26),
                (0.22, "FFFFFF", 0.06),
                (0.27, "FFFFFF", 0.22),
                (0.34, "FFFFFF", 0.03),
                (1, "DCE8EA", 0.14),
            ],
        ),
    )


def _frame(scene: Scene, base: float, top: float, half: float, code: str) -> None:
    bars = [
        (CENTRE - half - 14, top - 20, CENTRE - half + 14, base),
        (CENTRE + half - 14, top - 20, CENTRE + half + 14, base),
        (CENTRE - half - 14, top - 24, CENTRE + half + 14, top + 8),
    ]
    if scene.variant != "moroccan":
        bars.append((CENTRE - 6, top, CENTRE + 6, base - 30))
        if scene.rng.random() < 0.5:
            bars.append((CENTRE - half, (top + base) / 2 - 6, CENTRE + half, (top + base) / 2 + 6))
    for left, upper, right, lower in bars:
        face(scene, [(left, upper), (right, upper), (right, lower), (left, lower)], code, 0.1)
        scene.canvas.drawLine(left + 3, upper + 3, left + 3, lower - 3, paint("FFFFFF", 0.28, width=3))
    if scene.variant == "moroccan":
        _cutwork(scene, base, top, half, code)
    face(
        scene,
        [
            (CENTRE - half - 34, base - 44),
            (CENTRE + half + 34, base - 44),
            (CENTRE + half + 44, base),
            (CENTRE - half - 44, base),
        ],
        code,
        0.12,
    )
    scene.canvas.drawLine(
        CENTRE - half - 30, base - 41, CENTRE + half + 30, base - 41, paint("FFFFFF", 0.35, width=4)
    )


def _cutwork(scene: Scene, base: float, top: float, half: float, code: str) -> None:
    for row in range(5):
        for column in range(4):
            x = CENTRE - half + half * 0.5 * (column + 0.5)
            y = top + (base - top - 60) * (row + 0.5) / 5
            ring = skia.Path()
            ring.addCircle(x, y, half * 0.22)
            tube(scene.canvas, ring, 11, code, 0.3)
            scene.canvas.drawCircle(x, y, 12, paint(code))


def _roof(scene: Scene, top: float, half: float, code: str) -> None:
    face(
        scene,
        [
            (CENTRE - half - 40, top - 18),
            (CENTRE + half + 40, top - 18),
            (CENTRE + half * 0.42, top - 150),
            (CENTRE - half * 0.42, top - 150),
        ],
        code,
        0.08,
    )
    face(
        scene,
        [
            (CENTRE + 10, top - 18),
            (CENTRE + half + 40, top - 18),
            (CENTRE + half * 0.42, top - 150),
            (CENTRE + 20, top - 150),
        ],
        code,
        0.32,
        alpha=0.75,
    )
    face(
        scene,
        [
            (CENTRE - half * 0.36, top - 150),
            (CENTRE + half * 0.36, top - 150),
            (CENTRE + half * 0.36, top - 200),
            (CENTRE - half * 0.36, top - 200),
        ],
        code,
        0.18,
    )
    face(
        scene,
        [
            (CENTRE - half * 0.46, top - 196),
            (CENTRE + half * 0.46, top - 196),
            (CENTRE + half * 0.2, top - 232),
            (CENTRE - half * 0.2, top - 232),
        ],
        code,
        0.1,
    )
    ring = skia.Path()
    ring.addOval(skia.Rect.MakeLTRB(CENTRE - 92, top - 400, CENTRE + 92, top - 222))
    tube(scene.canvas, ring, 19, code, 0.6)


def draw_birdhouse(scene: Scene) -> None:
    """A bird house on a wall or a feeder hut, of painted boards."""
    set_wall(scene)
    code = PALETTE[scene.colour]
    width, height = 560, 640
    x, y = 750 - width // 2, 560
    pole = skia.Path()
    pole.moveTo(CENTRE, y + height)
    pole.lineTo(CENTRE, 1540)
    tube(scene.canvas, pole, 56, PALETTE["walnut"], 0.1)
    gable = skia.Path()
    for number, corner in enumerate(
        [(x, y + height), (x, y + 40), (CENTRE, y - 240), (x + width, y + 40), (x + width, y + height)]
    ):
        (gable.lineTo if number else gable.moveTo)(*corner)
    gable.close()
    lying_shadow(scene, gable, 60)
    side = [
        (x + width, y + 40),
        (x + width + 90, y + 10),
        (x + width + 90, y + height - 50),
        (x + width, y + height),
    ]
    face(scene, side, code, 0.45)
    scene.canvas.save()
    scene.canvas.clipPath(gable, True)
    _boards(scene, x, y - 250, width, height + 260, code)
    scene.canvas.restore()
    if scene.variant == "feeder":
        _feeder_front(scene, x, y, width, height, code)
    else:
        _hole(scene, CENTRE, y + 190, 92)
        perch = skia.Path()
        perch.moveTo(CENTRE, y + 370)
        perch.lineTo(CENTRE - 16, y + 392)
        scene.canvas.drawLine(
            CENTRE + 14, y + 392, CENTRE + 60, y + 470, paint("120B06", 0.3, width=26, blur=8)
        )
        tube(scene.canvas, perch, 40, PALETTE["oak"], 0.2)
    _eaves(scene, x, y, width)
    face(
        scene,
        [
            (x - 40, y + height - 8),
            (x + width + 100, y + height - 8),
            (x + width + 100, y + height + 34),
            (x - 40, y + height + 34),
        ],
        mix(code, PALETTE["walnut"], 0.5),
        0.05,
    )


def _boards(scene: Scene, x: int, y: int, width: int, height: int, code: str) -> None:
    """Painted boards that run upwards, with gaps and a little grain."""
    columns = np.arange(width, dtype=np.float32)[None, :]
    gap = np.abs((columns % 93) - 46.5)
    heights = np.where(gap > 43, 0, 6).astype(np.float32) + np.zeros((height, 1), np.float32)
    bare = scene.colour in {"cedar", "oak"}

    def material(s: Surface) -> Finish:
        grain = wood_grain(s.v, s.u + np.floor(s.u / 93) * 211)
        tone = 1 + (0.26 if bare else 0.09) * grain - 0.35 * (gap > 43)
        return Finish((linear(code) * tone[..., None]).astype(np.float32), gloss=0.05)

    relief(scene, x, y, heights, np.ones((height, width), np.float32), material)


def _hole(scene: Scene, x: float, y: float, radius: float) -> None:
    canvas = scene.canvas
    canvas.drawCircle(x, y, radius + 14, paint(mix(PALETTE["oak"], "000000", 0.1)))
    canvas.drawCircle(x - 3, y - 4, radius + 10, paint(PALETTE["oak"], width=5))
    canvas.drawCircle(
        x,
        y,
        radius,
        gradient(
            (x - radius, y - radius),
            (x + radius, y + radius),
            [(0, "0C0704", 1), (0.6, "1C110A", 1), (1, "4A3220", 1)],
        ),
    )


def _feeder_front(scene: Scene, x: float, y: float, width: int, height: int, code: str) -> None:
    pane = skia.Rect.MakeXYWH(x + 80, y + 60, width - 160, height - 190)
    scene.canvas.drawRect(pane, paint("2A1E14"))
    scene.canvas.save()
    scene.canvas.clipRect(pane, True)
    level = y + 230
    for _ in range(1500):
        px, py = scene.between(x + 80, x + width - 80), scene.between(level, y + height - 120)
        tone = scene.pick("C9A05A", "8A6232", "E0C48A", "4A3A2A", "B57F3F")
        scene.canvas.drawOval(
            skia.Rect.MakeXYWH(px, py, scene.between(12, 24), scene.between(8, 14)), paint(tone)
        )
    scene.canvas.restore()
    scene.canvas.drawRect(
        pane,
        gradient(
            (pane.left(), pane.top()),
            (pane.right(), pane.bottom()),
            [(0, "FFFFFF", 0.4), (0.3, "FFFFFF", 0.05), (0.4, "FFFFFF", 0.2), (0.5, "FFFFFF", 0.0)],
        ),
    )
    scene.canvas.drawRect(pane, paint(mix(code, "FFFFFF", 0.25), width=14))
    tray = [
        (x - 60, y + height - 100),
        (x + width + 60, y + height - 100),
        (x + width + 80, y + height),
        (x - 80, y + height),
    ]
    face(scene, tray, PALETTE["oak"], 0.1)


def _eaves(scene: Scene, x: float, y: float, width: int) -> None:
    code = (
        PALETTE["copper"]
        if scene.colour == "white"
        else scene.pick(PALETTE["walnut"], "4A443E", PALETTE["cedar"])
    )
    right = [
        (CENTRE - 8, y - 296),
        (CENTRE + 84, y - 330),
        (x + width + 178, y + 58),
        (x + width + 86, y + 92),
    ]
    edge = [(CENTRE - 8, y - 296), (CENTRE + 4, y - 236), (x + width + 56, y + 128), (x + width + 86, y + 92)]
    left = [(CENTRE + 8, y - 296), (CENTRE - 4, y - 236), (x - 56, y + 128), (x - 86, y + 92)]
    soffit = [(CENTRE, y - 236), (x + width, y + 40), (x + width, y + 104), (CENTRE, y - 172)]
    face(scene, soffit, "1A120C", 0.2, alpha=0.35)
    face(scene, [(CENTRE, y - 236), (x, y + 40), (x, y + 104), (CENTRE, y - 172)], "1A120C", 0.2, alpha=0.3)
    face(scene, right, code, 0.22)
    face(scene, edge, code, 0.1)
    face(scene, left, code, 0.0)
    scene.canvas.drawLine(CENTRE + 2, y - 292, x - 82, y + 92, paint("FFFFFF", 0.4, width=5))


def draw_giftbox(scene: Scene) -> None:
    """A box with its lid, most with a ribbon and a bow."""
    set_stage(scene)
    code = PALETTE[scene.colour]
    base, half, height, deep = scene.floor_y + 60, 370.0, scene.between(360, 470), 130.0
    if scene.variant == "hat":
        half, height = 390.0, 430.0
    top = base - height
    box_shadow(scene, CENTRE - half, CENTRE + half, base, height)
    face(
        scene,
        [(CENTRE - half, top), (CENTRE + half, top), (CENTRE + half, base), (CENTRE - half, base)],
        code,
        0.12,
    )
    scene.canvas.drawRect(
        skia.Rect.MakeLTRB(CENTRE - half, top + 96, CENTRE + half, top + 150),
        gradient((0, top + 96), (0, top + 150), [(0, "120B06", 0.35), (1, "120B06", 0)]),
    )
    over = 16
    lid_low = top + 100
    face(
        scene,
        [
            (CENTRE - half - over, top),
            (CENTRE + half + over, top),
            (CENTRE + half + over, lid_low),
            (CENTRE - half - over, lid_low),
        ],
        code,
        0.04,
    )
    upper: list[Any] = [
        (CENTRE - half - over, top),
        (CENTRE + half + over, top),
        (CENTRE + half * 0.86, top - deep),
        (CENTRE - half * 0.86, top - deep),
    ]
    face(scene, upper, mix(code, "FFFFFF", 0.3), 0.0)
    scene.canvas.drawLine(CENTRE - half - over, top, CENTRE + half + over, top, paint("FFFFFF", 0.5, width=4))
    if scene.variant == "cigar":
        _wooden_chest(scene, base, top, half, over)
        return
    ribbon = scene.pick("F6EFE2", "C9A24F", "B5532F", "26385C") if scene.variant != "hat" else "B79B6C"
    _ribbon(scene, base, top, half, deep, ribbon)


def _wooden_chest(scene: Scene, base: float, top: float, half: float, over: float) -> None:
    width = int(2 * (half + over))
    rows = int(base - top)
    code = PALETTE[scene.colour]

    def material(s: Surface) -> Finish:
        return Finish(
            (linear(code) * (1 + 0.3 * wood_grain(s.u, s.v))[..., None]).astype(np.float32),
            gloss=0.3,
            sharpness=0.5,
        )

    heights = np.zeros((rows, width), np.float32)
    heights[98:103] = -6
    relief(scene, CENTRE - width / 2, top, heights, np.ones((rows, width), np.float32), material)
    scene.canvas.drawRect(skia.Rect.MakeXYWH(CENTRE - width / 2, top + 97, width, 7), paint("120B06", 0.75))
    lock = rounded(CENTRE - 42, top + 62, 84, 96, 10)
    scene.canvas.drawPath(
        lock,
        gradient(
            (CENTRE - 42, top),
            (CENTRE + 42, top + 150),
            [(0, "F3DFA0", 1), (0.5, "B98D4A", 1), (1, "7A5A28", 1)],
        ),
    )
    scene.canvas.drawCircle(CENTRE, top + 112, 11, paint("2A1C10"))


def _ribbon(scene: Scene, base: float, top: float, half: float, deep: float, code: str) -> None:
    wide = 58.0
    shade = gradient(
        (CENTRE - wide, 0),
        (CENTRE + wide, 0),
        [
            (0, mix(code, "000000", 0.12), 1),
            (0.3, mix(code, "FFFFFF", 0.4), 1),
            (0.6, code, 1),
            (1, mix(code, "000000", 0.25), 1),
        ],
    )
    scene.canvas.drawRect(
        skia.Rect.MakeLTRB(CENTRE - wide + 10, top, CENTRE + wide + 10, base), paint("120B06", 0.2, blur=8)
    )
    scene.canvas.drawRect(skia.Rect.MakeLTRB(CENTRE - wide, top, CENTRE + wide, base), shade)
    face(
        scene,
        [
            (CENTRE - wide, top),
            (CENTRE + wide, top),
            (CENTRE + wide * 0.86, top - deep),
            (CENTRE - wide * 0.86, top - deep),
        ],
        mix(code, "FFFFFF", 0.25),
        0,
    )
    middle = top - deep * 0.5
    face(
        scene,
        [
            (CENTRE - half * 0.95, middle + 18),
            (CENTRE + half * 0.95, middle + 18),
            (CENTRE + half * 0.92, middle - 22),
            (CENTRE - half * 0.92, middle - 22),
        ],
        mix(code, "FFFFFF", 0.18),
        0,
    )
    for side in (-1, 1):
        _tail(scene, middle, side, code)
    for side in (-1, 1):
        _loop(scene, middle, side, code)
    knot = rounded(CENTRE - 46, middle - 78, 92, 84, 30)
    scene.canvas.drawPath(
        knot,
        gradient(
            (CENTRE - 46, middle - 78),
            (CENTRE + 46, middle),
            [(0, mix(code, "FFFFFF", 0.4), 1), (1, mix(code, "000000", 0.3), 1)],
        ),
    )


def _tail(scene: Scene, middle: float, side: int, code: str) -> None:
    tail = skia.Path()
    tail.moveTo(CENTRE, middle - 40)
    tail.cubicTo(
        CENTRE + side * 90, middle, CENTRE + side * 150, middle + 60, CENTRE + side * 170, middle + 190
    )
    tail.lineTo(CENTRE + side * 215, middle + 150)
    tail.lineTo(CENTRE + side * 262, middle + 178)
    tail.cubicTo(CENTRE + side * 240, middle + 40, CENTRE + side * 150, middle - 40, CENTRE, middle - 60)
    tail.close()
    scene.canvas.drawPath(
        tail,
        gradient(
            (CENTRE, middle),
            (CENTRE + side * 250, middle + 180),
            [
                (0, mix(code, "000000", 0.35), 1),
                (0.5, mix(code, "FFFFFF", 0.25), 1),
                (1, mix(code, "000000", 0.1), 1),
            ],
        ),
    )


def _loop(scene: Scene, middle: float, side: int, code: str) -> None:
    loop = skia.Path()
    loop.moveTo(CENTRE, middle - 40)
    loop.cubicTo(
        CENTRE + side * 90, middle - 250, CENTRE + side * 330, middle - 260, CENTRE + side * 320, middle - 90
    )
    loop.cubicTo(CENTRE + side * 310, middle + 20, CENTRE + side * 120, middle + 10, CENTRE, middle - 20)
    loop.close()
    scene.canvas.drawPath(
        loop,
        gradient(
            (CENTRE, middle - 240),
            (CENTRE + side * 300, middle),
            [
                (0, mix(code, "000000", 0.22), 1),
                (0.35, mix(code, "FFFFFF", 0.45), 1),
                (0.7, code, 1),
                (1, mix(code, "000000", 0.3), 1),
            ],
        ),
    )
    inner = skia.Path()
    inner.moveTo(CENTRE + side * 50, middle - 52)
    inner.cubicTo(
        CENTRE + side * 120, middle - 170, CENTRE + side * 270, middle - 170, CENTRE + side * 268, middle - 84
    )
    inner.cubicTo(
        CENTRE + side * 262, middle - 30, CENTRE + side * 120, middle - 26, CENTRE + side * 50, middle - 40
    )
    inner.close()
    scene.canvas.drawPath(
        inner,
        gradient(
            (CENTRE, middle - 170),
            (CENTRE + side * 260, middle - 20),
            [
                (0, mix(code, "000000", 0.6), 1),
                (1, mix(code, "000000", 0.28), 1),
            ],
        ),
    )
