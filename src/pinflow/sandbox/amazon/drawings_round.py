"""Turned goods: vases, mugs, lamps, candles, planters, baskets, bowls, jars, bottles, jugs, baubles, yarn."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
import skia

from pinflow.sandbox.amazon.backdrops import set_dusk, set_stage, wood_grain
from pinflow.sandbox.amazon.plants import (
    draw_dry_stems,
    draw_fern,
    draw_leafy_plant,
    draw_pampas,
    draw_succulent,
    draw_sword_leaves,
)
from pinflow.sandbox.amazon.studio import (
    PALETTE,
    TILT,
    Finish,
    Floats,
    Material,
    Profile,
    Scene,
    Surface,
    ball,
    bend,
    ellipse,
    glow,
    gradient,
    linear,
    mix,
    mouth,
    noise_tile,
    paint,
    paint_color,
    revolve,
    rim_front,
    sample,
    smooth,
    stand_shadow,
    tube,
    wrap,
    zoom,
)

CENTRE = 750.0


def glaze(code: str, *, gloss: float = 0.5, speckle: float = 0.0, seed: int = 3) -> Material:
    """Fired clay in ``code``: slightly uneven, with dark speckles when asked for."""

    def material(s: Surface) -> Finish:
        cloud = sample(noise_tile(5, seed, 4), s.u * 0.7, s.v * 0.7)
        albedo = linear(code) * (1 + 0.07 * cloud)[..., None]
        if speckle:
            dots = smooth(0.92, 1.08, sample(noise_tile(128, seed + 1, 2), s.u, s.v))
            albedo = albedo * (1 - speckle * dots)[..., None]
        return Finish(albedo, gloss=gloss, sharpness=0.75 if gloss > 0.4 else 0.3)

    return material


def ribbed(code: str, pitch: float, *, gloss: float = 0.3, deep: float = 0.5) -> Material:
    """Upright flutes, ``pitch`` pixels apart."""

    def material(s: Surface) -> Finish:
        wave = s.u * np.float32(2 * math.pi / pitch)
        groove = 0.80 + 0.20 * smooth(-0.9, 0.2, np.cos(wave))
        return Finish(linear(code) * groove[..., None], gloss=gloss, bump=(np.sin(wave) * deep, s.v * 0))

    return material


def dipped(code: str, other: str, level: float, gloss: float = 0.45) -> Material:
    """``other`` below ``level`` pixels, ``code`` above, with a soft wavering line."""

    def material(s: Surface) -> Finish:
        wave = 7 * np.sin(s.u * 0.018) + 4 * sample(noise_tile(6, 8, 2), s.u, s.u * 0)
        share = smooth(level - 2, level + 2, s.v + wave)[..., None]
        return Finish(linear(other) * (1 - share) + linear(code) * share, gloss=gloss)

    return material


def draw_vase(scene: Scene) -> None:
    """A vase, most often with something dry in it."""
    set_stage(scene)
    filled = scene.rng.random() < 0.72
    zoom(scene, 1.06 if filled else 1.4, 60)
    code, base = PALETTE[scene.colour], scene.floor_y + 40
    shapes: dict[str, tuple[Profile, float, float]] = {
        "ribbed": ([(0, 0.62), (0.12, 0.84), (0.45, 1.0), (0.78, 0.78), (0.9, 0.52), (1, 0.56)], 600, 430),
        "round": (
            [(0, 0.42), (0.1, 0.7), (0.42, 1.0), (0.7, 0.72), (0.84, 0.26), (0.92, 0.22), (1, 0.28)],
            560,
            560,
        ),
        "bottle": (
            [(0, 0.72), (0.08, 0.92), (0.3, 1.0), (0.52, 0.66), (0.66, 0.3), (0.9, 0.24), (1, 0.34)],
            700,
            370,
        ),
        "amphora": (
            [(0, 0.4), (0.2, 0.74), (0.55, 1.0), (0.76, 0.62), (0.86, 0.36), (0.95, 0.38), (1, 0.5)],
            640,
            470,
        ),
        "speckle": ([(0, 0.6), (0.2, 0.88), (0.5, 1.0), (0.74, 0.8), (0.88, 0.5), (1, 0.62)], 560, 450),
    }
    points, height, width = shapes[scene.variant]
    points = [(h, r * scene.between(0.94, 1.05)) for h, r in points]
    radii = bend(points, height * scene.between(0.93, 1.05), width * scene.between(0.95, 1.08))
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.15, height)
    mouth(scene, CENTRE, top, radius, 13, code, mix(code, "3A2A1E", 0.3))
    if filled:
        stems: Callable[[Scene, float, float, float], None] = scene.pick(
            draw_pampas, draw_dry_stems, draw_leafy_plant
        )
        stems(scene, CENTRE, top + 6, radius * 0.5)
    if scene.variant == "amphora":
        _ears(scene, radii, base, code)
    material = {
        "ribbed": ribbed(code, scene.between(26, 44)),
        "speckle": glaze(code, gloss=0.4, speckle=0.5),
        "amphora": glaze(code, gloss=0.06),
    }.get(scene.variant, glaze(code, gloss=scene.pick(0.1, 0.5, 0.75)))
    revolve(scene, radii, CENTRE, base, material)
    rim_front(scene, CENTRE, top, radius, 12, code)


def _ears(scene: Scene, radii: Floats, base: float, code: str) -> None:
    tall = len(radii) - 1
    for side in (-1, 1):
        path = skia.Path()
        path.moveTo(CENTRE + side * float(radii[int(tall * 0.93)]) * 0.9, base - tall * 0.93)
        path.cubicTo(
            CENTRE + side * 250,
            base - tall * 0.99,
            CENTRE + side * 262,
            base - tall * 0.8,
            CENTRE + side * float(radii[int(tall * 0.66)]) * 0.9,
            base - tall * 0.64,
        )
        tube(scene.canvas, path, 30, code, 0.12)


def draw_mug(scene: Scene) -> None:
    """A mug with its handle to the right, and something hot in it."""
    set_stage(scene)
    code, base = PALETTE[scene.colour], scene.floor_y + 60
    height, width = scene.between(640, 720), scene.between(620, 690)
    shape: Profile = scene.pick(
        [(0, 0.86), (0.05, 0.95), (0.5, 1.0), (1, 1.0)],
        [(0, 0.72), (0.08, 0.86), (0.35, 1.0), (0.8, 0.97), (1, 1.02)],
        [(0, 0.8), (0.06, 0.88), (1, 1.04)],
    )
    radii = bend(shape, height, width)
    cx, top, radius = CENTRE - 90, base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, cx, base, float(radii[0]) * 1.1, height * 0.8)
    handle = skia.Path()
    edge = cx + width * 0.47
    handle.moveTo(edge, base - height * 0.82)
    handle.cubicTo(
        edge + 300, base - height * 0.88, edge + 300, base - height * 0.2, edge - 6, base - height * 0.22
    )
    tube(scene.canvas, handle, 74, code, 0.5)
    mouth(scene, cx, top, radius, 15, code, mix(code, "FFFFFF", 0.35))
    _drink(scene, cx, top, radius - 24)
    level = height * scene.between(0.35, 0.6)
    material = {
        "ribbed": ribbed(code, 30, gloss=0.35, deep=0.42),
        "speckle": glaze(code, gloss=0.5, speckle=0.6),
        "dipped": dipped(code, "EFE9DF", level),
    }.get(scene.variant, glaze(code, gloss=scene.pick(0.2, 0.65)))
    revolve(scene, radii, cx, base, material)
    rim_front(scene, cx, top, radius, 14, code)


def _drink(scene: Scene, cx: float, top: float, radius: float) -> None:
    if scene.rng.random() < 0.2:
        return
    fluid = scene.pick("3B2114", "6B4526", "9A6A33", "A98A5A")
    canvas, y = scene.canvas, top + radius * TILT * 0.16
    flat = radius * TILT * 0.84
    ellipse(
        canvas,
        cx,
        y,
        radius * 0.97,
        flat,
        gradient(
            (cx - radius, y),
            (cx + radius, y),
            [
                (0, mix(fluid, "000000", 0.35), 1),
                (0.4, mix(fluid, "FFFFFF", 0.18), 1),
                (1, mix(fluid, "000000", 0.25), 1),
            ],
        ),
    )
    ellipse(
        canvas, cx - radius * 0.35, y - flat * 0.2, radius * 0.34, flat * 0.22, paint("FFFFFF", 0.22, blur=6)
    )


def fabric_shade(code: str, pleats: float) -> Material:
    def material(s: Surface) -> Finish:
        weave = 0.03 * sample(noise_tile(256, 21, 1), s.u * 2.2, s.v * 0.5)
        lit = 0.88 + 0.12 * smooth(0.0, 1.0, s.nz)
        albedo = linear(code) * (lit * (1 + weave))[..., None]
        wave = s.u * np.float32(2 * math.pi / 22)
        return Finish(albedo, gloss=0, glow=0.30, bump=(np.sin(wave) * np.float32(pleats), s.v * 0))

    return material


def draw_lamp(scene: Scene) -> None:
    """A table lamp that is switched on."""
    set_stage(scene)
    zoom(scene, 1.14 if scene.variant != "ball" else 1.28, 60)
    code, base = PALETTE[scene.colour], scene.floor_y + 60
    shapes: dict[str, tuple[Profile, float, float]] = {
        "gourd": (
            [(0, 0.66), (0.06, 0.7), (0.32, 1.0), (0.58, 0.52), (0.76, 0.66), (0.93, 0.24), (1, 0.14)],
            520,
            360,
        ),
        "column": ([(0, 1.0), (0.05, 1.0), (0.09, 0.72), (0.93, 0.66), (0.97, 0.5), (1, 0.2)], 500, 250),
        "stick": (
            [
                (0, 1.0),
                (0.03, 0.98),
                (0.06, 0.3),
                (0.1, 0.12),
                (0.5, 0.11),
                (0.53, 0.2),
                (0.56, 0.11),
                (1, 0.1),
            ],
            560,
            300,
        ),
        "ball": (
            [(0, 0.4), (0.05, 0.5), (0.2, 0.84), (0.48, 1.0), (0.76, 0.8), (0.92, 0.34), (1, 0.12)],
            400,
            420,
        ),
        "outdoor": ([(0, 1.0), (0.05, 0.98), (0.09, 0.3), (0.14, 0.14), (1, 0.13)], 560, 300),
    }
    points, height, width = shapes[scene.variant]
    radii = bend(points, height, width * scene.between(0.92, 1.05))
    top = base - len(radii) + 1
    wide = scene.between(300, 350) if scene.variant != "stick" else 270.0
    shade_height = scene.between(300, 360)
    shade = bend([(0, 1.0), (1, scene.pick(0.6, 0.72, 0.88))], shade_height, wide * 2)
    glow(scene.canvas, CENTRE, top - shade_height / 2, 780, "FFD9A0", 0.42)
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.2, 620)
    metal = scene.colour in {"brass", "copper"}
    material = ribbed(code, 34, gloss=0.25, deep=0.6) if scene.variant == "column" else glaze(code, gloss=0.6)
    revolve(scene, radii, CENTRE, base, _metal(code) if metal else material)
    tone = scene.pick("F1E4CF", "F4EBDD", "EAD9BF")
    lower = top + 30
    ellipse(scene.canvas, CENTRE, lower, wide, wide * TILT * 0.9, paint("FFF1D2"))
    scene.canvas.drawRect(skia.Rect.MakeXYWH(CENTRE - 9, top - 10, 18, 60), paint(PALETTE["brass"]))
    revolve(scene, shade, CENTRE, lower, fabric_shade(tone, 0.45 if scene.variant == "stick" else 0.05))
    up = float(shade[-1])
    ellipse(scene.canvas, CENTRE, lower - shade_height, up, up * TILT, paint(mix(tone, "FFF6DD", 0.7)))
    ellipse(scene.canvas, CENTRE, lower - shade_height + 5, up - 9, up * TILT - 6, paint("FFF9EA"))
    glow(scene.canvas, CENTRE, lower - shade_height * 0.35, 330, "FFE9BE", 0.5)


def _metal(code: str) -> Material:
    return lambda s: Finish(
        linear(code) * (1 + 0.04 * sample(noise_tile(200, 30, 1), s.u * 0.2, s.v * 2))[..., None],
        gloss=0.75,
        sharpness=0.8,
        metal=1.0,
    )


def label_on(material: Material, width: float, low: float, high: float, paper: str, ink: str) -> Material:
    """Wraps a paper label with lines of print around the front of a body."""

    def labelled(s: Surface) -> Finish:
        under = material(s)
        inside = (
            smooth(-1, 1, width - np.abs(s.u))
            * smooth(low - 1, low + 1, s.v)
            * smooth(-high - 1, -high + 1, -s.v)
        )
        frame = np.minimum(np.minimum(width - np.abs(s.u), s.v - low), high - s.v)
        line = smooth(9, 10, frame) * (1 - smooth(12, 13, frame))
        middle, tall = (low + high) / 2, high - low
        title = (np.abs(s.v - middle - tall * 0.12) < tall * 0.07) & (np.abs(s.u) < width * 0.6)
        letters = title & (np.sin(s.u * 0.35) + np.sin(s.u * 0.13 + 1) > -0.4)
        small = (np.abs(s.v - middle + tall * 0.16) < tall * 0.025) & (np.abs(s.u) < width * 0.42)
        small &= np.sin(s.u * 0.9) > -0.5
        marks = np.clip(line + letters + small, 0, 1)[..., None]
        sheet = linear(paper) * (1 - 0.85 * marks) + linear(ink) * 0.85 * marks
        share = inside[..., None]
        return Finish(
            under.albedo * (1 - share) + sheet * share,
            gloss=under.gloss * 0.6,
            sharpness=under.sharpness,
            bump=under.bump,
            metal=under.metal,
        )

    return labelled


def flame(scene: Scene, x: float, y: float, size: float) -> None:
    """A burning wick at (x, y)."""
    canvas = scene.canvas
    wick = skia.Path()
    wick.moveTo(x, y)
    wick.quadTo(x + 3, y - size * 0.2, x + 1, y - size * 0.36)
    canvas.drawPath(wick, paint("2A1C14", width=6))
    glow(canvas, x, y - size * 0.7, size * 3.6, "FFC46B", 0.55)
    for scale, code, alpha, blur in (
        (1.0, "FF9A2E", 0.85, 5.0),
        (0.74, "FFD675", 0.95, 3.0),
        (0.42, "FFFBEA", 1.0, 2.0),
    ):
        shape = skia.Path()
        tall, wide = size * scale, size * 0.21 * scale
        foot = y - size * 0.2
        shape.moveTo(x, foot - tall)
        shape.cubicTo(x + wide * 0.5, foot - tall * 0.6, x + wide * 1.5, foot - tall * 0.2, x, foot)
        shape.cubicTo(x - wide * 1.5, foot - tall * 0.2, x - wide * 0.5, foot - tall * 0.6, x, foot - tall)
        canvas.drawPath(shape, paint(code, alpha, blur=blur))


def draw_candle(scene: Scene) -> None:
    """A candle in a jar or pot, or pillars of wax, burning."""
    set_stage(scene)
    zoom(scene, 1.22 if scene.variant == "pillar" else 1.5, 70)
    if scene.variant == "pillar":
        _pillars(scene)
        return
    code, base = PALETTE[scene.colour], scene.floor_y + 20
    height, width = scene.between(400, 470), scene.between(370, 430)
    pot = scene.variant == "citro"
    shape: Profile = (
        [(0, 0.74), (0.9, 1.0), (0.91, 1.08), (1, 1.08)] if pot else [(0, 0.93), (0.04, 1.0), (1, 1.0)]
    )
    radii = bend(shape, height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.1, height)
    mouth(scene, CENTRE, top, radius, 11, code, mix(code, "FFFFFF", 0.2))
    wax, inner = "F3E8D2", radius - 13
    flat = inner * TILT
    shine = gradient(
        (CENTRE - inner, top),
        (CENTRE + inner, top),
        [
            (0, mix(wax, "B08A55", 0.35), 1),
            (0.5, mix(wax, "FFE2A6", 0.55), 1),
            (1, mix(wax, "8A6A42", 0.35), 1),
        ],
    )
    ellipse(scene.canvas, CENTRE, top + 12, inner - 3, flat - 9, shine)
    for offset in (-0.45, 0.0, 0.45) if pot else (0.0,):
        flame(scene, CENTRE + offset * inner, top + 12 + abs(offset) * 10, 100)
    clear = scene.colour in {"amber", "white", "blush"} and not pot
    body = glaze(code, gloss=0.85 if clear else 0.35)
    paper, ink = scene.pick(("F6F0E4", "3A3129"), ("2F2B28", "E9DCC3"), ("EFE3D2", "7A4B2E"))
    material = body if pot else label_on(body, width * 0.33, height * 0.2, height * 0.7, paper, ink)
    revolve(scene, radii, CENTRE, base, material)
    if clear:
        lit = gradient((0, top), (0, base), [(0, "FFCB7A", 0.55), (0.35, "FFB45A", 0.12), (1, "FFB45A", 0)])
        lit.setBlendMode(skia.BlendMode.kScreen)
        scene.canvas.drawRect(
            skia.Rect.MakeLTRB(CENTRE - radius + 6, top + 8, CENTRE + radius - 6, base), lit
        )
    rim_front(scene, CENTRE, top, radius, 10, code)


def _pillars(scene: Scene) -> None:
    code = PALETTE[scene.colour]
    for x, tall, depth in ((520.0, 520.0, -30.0), (985.0, 400.0, -6.0), (745.0, 620.0, 44.0)):
        base = scene.floor_y + depth
        radii = bend([(0, 1.0), (0.03, 1.02), (0.98, 1.0), (1, 0.94)], tall * scene.between(0.9, 1.05), 215)
        top, radius = base - len(radii) + 1, float(radii[-1])
        stand_shadow(scene, x, base, float(radii[0]) * 1.05, tall)
        twist = scene.pick(0.0, 0.35)

        def wax(s: Surface, twist: float = twist, tall: float = tall) -> Finish:
            wave = (s.u + s.v * np.float32(twist)) * np.float32(2 * math.pi / 42)
            warm = linear(code) + linear("FFB060") * (0.30 * smooth(260, 0, tall - s.v))[..., None]
            return Finish(
                warm * (0.9 + 0.1 * np.cos(wave))[..., None], gloss=0.18, bump=(np.sin(wave) * 0.4, s.v * 0)
            )

        revolve(scene, radii, x, base, wax)
        ellipse(scene.canvas, x, top, radius, radius * TILT, paint(mix(code, "FFE3B0", 0.6)))
        ellipse(
            scene.canvas,
            x,
            top + 3,
            radius * 0.7,
            radius * TILT * 0.62,
            paint(mix(code, "FFD58A", 0.75), blur=4),
        )
        flame(scene, x, top + 6, 92)


def draw_planter(scene: Scene) -> None:
    """A pot with a saucer and a living plant."""
    set_stage(scene)
    zoom(scene, 1.35 if scene.variant in {"face", "bowl"} else 1.12, 40)
    code, base = PALETTE[scene.colour], scene.floor_y + 60
    shapes: dict[str, tuple[Profile, float, float]] = {
        "tall": ([(0, 0.68), (0.5, 0.85), (0.96, 1.0), (1, 1.0)], 560, 400),
        "bowl": ([(0, 0.5), (0.3, 0.85), (0.75, 1.0), (1, 0.96)], 270, 640),
        "herb": ([(0, 0.8), (0.84, 1.0), (0.85, 1.08), (1, 1.08)], 340, 380),
        "plain": ([(0, 0.7), (0.78, 0.95), (0.79, 1.03), (1, 1.06)], 400, 460),
    }
    points, height, width = shapes.get(
        scene.variant, ([(0, 0.74), (0.1, 0.86), (0.6, 1.0), (1, 0.97)], 400, 470)
    )
    radii = bend(points, height * scene.between(0.95, 1.06), width * scene.between(0.96, 1.06))
    if scene.variant in {"plain", "herb"}:
        saucer = bend([(0, 0.86), (0.3, 0.95), (1, 1.0)], 38, float(radii[0]) * 2 * 1.34)
        stand_shadow(scene, CENTRE, base, float(saucer[0]), height)
        mouth(scene, CENTRE, base - 38, float(saucer[-1]), 12, code, mix(code, "20140C", 0.4))
        revolve(scene, saucer, CENTRE, base, glaze(code, gloss=0.1))
        base -= 22
    else:
        stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.1, height)
    top, radius = base - len(radii) + 1, float(radii[-1])
    mouth(scene, CENTRE, top, radius, 20, code, "4A3628")
    ellipse(scene.canvas, CENTRE, top + 8, radius - 26, (radius - 26) * TILT, paint("3A2A20"))
    plants = {
        "bowl": (draw_succulent,),
        "face": (draw_succulent,),
        "herb": (draw_fern, draw_leafy_plant),
        "tall": (draw_sword_leaves, draw_leafy_plant),
    }.get(scene.variant, (draw_leafy_plant, draw_fern, draw_sword_leaves))
    scene.pick(*plants)(scene, CENTRE, top + 10, radius * 0.75)
    material = {
        "ribbed": ribbed(code, 38, gloss=0.2, deep=0.6),
        "glazed": glaze(code, gloss=0.85),
        "face": glaze(code, gloss=0.25, speckle=0.2),
    }.get(scene.variant, glaze(code, gloss=0.08, speckle=0.15))
    revolve(scene, radii, CENTRE, base, material)
    rim_front(scene, CENTRE, top, radius, 16, code)
    if scene.variant == "face":
        _face(scene, CENTRE, base - height * 0.52, width * 0.3, mix(code, "2A1A14", 0.72))


def _face(scene: Scene, x: float, y: float, size: float, ink: str) -> None:
    pen = paint(ink, 0.9, width=7)
    for side in (-1, 1):
        eye = skia.Path()
        eye.addArc(
            skia.Rect.MakeXYWH(x + side * size * 0.62 - size * 0.26, y - size * 0.3, size * 0.52, size * 0.4),
            10,
            160,
        )
        scene.canvas.drawPath(eye, pen)
    nose = skia.Path()
    nose.moveTo(x - 4, y - size * 0.2)
    nose.quadTo(x - size * 0.18, y + size * 0.32, x + size * 0.1, y + size * 0.3)
    scene.canvas.drawPath(nose, pen)
    smile = skia.Path()
    smile.addArc(skia.Rect.MakeXYWH(x - size * 0.25, y + size * 0.36, size * 0.5, size * 0.26), 15, 150)
    scene.canvas.drawPath(smile, pen)


def woven(code: str, second: str | None, level: float) -> Material:
    """Wickerwork: strands that go over and under; ``second`` colours what is below ``level``."""

    def material(s: Surface) -> Finish:
        row = np.floor(s.v / 24)
        across = s.u * np.float32(math.pi / 34) + (row % 2) * np.float32(math.pi)
        over = np.cos(across)
        along = (s.v / 24 - row - 0.5) * 2
        strand = sample(noise_tile(128, 17, 2), s.u * 0.25, s.v * 3)
        body = 0.42 + 0.58 * smooth(-0.9, 0.6, over + (1 - along * along) * 0.9)
        tone = body * (1 + 0.16 * strand) * (0.94 + 0.1 * np.sin(row * 2.7))
        albedo = linear(code) * tone[..., None]
        if second is not None:
            share = smooth(level + 3, level - 3, s.v)[..., None]
            albedo = albedo * (1 - share) + linear(second) * (tone[..., None] * share)
        return Finish(albedo, gloss=0.08, bump=(-np.sin(across) * 0.35, along * np.float32(0.75)))

    return material


def draw_basket(scene: Scene) -> None:
    """A woven basket with handles."""
    set_stage(scene)
    zoom(scene, 1.24, 40 if scene.variant not in {"fruit"} else -30)
    code, base = PALETTE[scene.colour], scene.floor_y + 70
    low = scene.variant in {"fruit", "garden", "gift"}
    shape: Profile = (
        [(0, 0.74), (0.3, 0.92), (1, 1.04)]
        if low
        else scene.pick([(0, 0.78), (0.35, 1.0), (0.8, 0.86), (1, 0.84)], [(0, 0.86), (0.3, 1.0), (1, 0.98)])
    )
    height, width = (
        (scene.between(270, 320), 680.0) if low else (scene.between(520, 600), scene.between(560, 640))
    )
    radii = bend(shape, height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.08, height)
    dark = mix(code, "20140A", 0.35)
    if low and scene.variant != "fruit":
        hoop = skia.Path()
        hoop.addArc(
            skia.Rect.MakeLTRB(CENTRE - radius * 0.94, top - 420, CENTRE + radius * 0.94, top + 420), 180, 180
        )
        tube(scene.canvas, hoop, 34, code, 0.1)
    mouth(scene, CENTRE, top, radius, 22, code, mix(code, "3A2414", 0.45))
    _contents(scene, top, radius)
    second = {"dipped": "F2EEE6", "stripe": "F2EDE4"}.get(scene.variant)
    revolve(scene, radii, CENTRE, base, woven(code, second, height * 0.42))
    rim_front(scene, CENTRE, top, radius, 24, code)
    for side in (-1, 1) if not low else ():
        grip = skia.Path()
        x = CENTRE + side * radius * 0.55
        grip.addArc(skia.Rect.MakeLTRB(x - 70, top - 90, x + 70, top + 90), 180, 180)
        tube(scene.canvas, grip, 26, dark, 0.1)


def _contents(scene: Scene, top: float, radius: float) -> None:
    if scene.variant == "fruit":
        for _ in range(9):
            x, y = CENTRE + scene.between(-0.6, 0.6) * radius, top - scene.between(-20, 60)
            code, size = scene.pick("C8502E", "D99A2B", "9DB04A", "B8332C", "E0B13A"), scene.between(62, 84)
            ball(scene, x, y, size, glaze(code, gloss=0.35))
        return
    if scene.rng.random() < 0.65:
        code = scene.pick("EDE3D3", "B9C2AE", "D8B7A4", "8E98A4")
        for place, lift in ((-0.5, 0.0), (0.52, 12.0), (0.0, 30.0)):
            tone = mix(code, "FFFFFF", scene.between(0, 0.25))
            _rolled_cloth(
                scene, CENTRE + place * radius, top + radius * TILT * 0.4, 120 + lift * 2, radius * 0.3, tone
            )


def _rolled_cloth(scene: Scene, x: float, base: float, tall: float, radius: float, code: str) -> None:
    """A rolled towel that looks out of a basket."""

    def terry(s: Surface) -> Finish:
        loops = sample(noise_tile(128, 19, 2), s.u * 1.4, s.v * 1.4)
        return Finish(
            linear(code) * (0.95 + 0.10 * loops)[..., None], gloss=0.0, bump=(0.3 * loops, 0.3 * loops)
        )

    revolve(scene, bend([(0, 1.0), (0.8, 1.0), (0.94, 0.95), (1, 0.86)], tall, radius * 2), x, base, terry)
    top, wide = base - tall, radius * 0.86
    ellipse(scene.canvas, x, top, wide, wide * TILT * 1.25, paint(mix(code, "FFFFFF", 0.3)))
    for ring in (0.72, 0.46, 0.2):
        coil = skia.Path()
        coil.addOval(
            skia.Rect.MakeLTRB(
                x - wide * ring, top - wide * ring * 0.25, x + wide * ring, top + wide * ring * 0.25
            )
        )
        scene.canvas.drawPath(coil, paint(mix(code, "2A1E14", 0.45), 0.8, width=5))


def draw_bowl(scene: Scene) -> None:
    """A bowl, seen into; some stand on a foot."""
    set_stage(scene)
    zoom(scene, 1.36, -20 if scene.variant != "footed" else 50)
    code, base = PALETTE[scene.colour], scene.floor_y + 30
    footed = scene.variant == "footed"
    width = scene.between(640, 720)
    points: Profile = (
        [(0, 0.5), (0.04, 0.48), (0.12, 0.17), (0.38, 0.15), (0.5, 0.3), (0.68, 0.78), (1, 1.0)]
        if footed
        else [(0, 0.4), (0.04, 0.42), (0.1, 0.52), (0.5, 0.86), (1, 1.0)]
    )
    height = 470.0 if footed else scene.between(270, 350)
    radii = bend(points, height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * (1.2 if footed else 1.7), height)
    wood = scene.variant == "wood"
    inner = scene.pick(code, "F1EBE0") if not wood else code
    ellipse(scene.canvas, CENTRE, top, radius, radius * TILT, paint(mix(inner, "FFFFFF", 0.45)))
    depth = gradient(
        (CENTRE - radius, top - 60),
        (CENTRE + radius, top + 80),
        [
            (0, mix(inner, "1A120C", 0.62), 1),
            (0.35, mix(inner, "1A120C", 0.34), 1),
            (0.75, inner, 1),
            (1, mix(inner, "FFFFFF", 0.3), 1),
        ],
    )
    ellipse(scene.canvas, CENTRE, top + 1, radius - 13, (radius - 13) * TILT - 2, depth)
    material = {
        "wood": turned_wood(code),
        "pattern": _painted(code),
        "plain": glaze(code, gloss=0.35, speckle=0.3),
        "footed": glaze(code, gloss=0.15, speckle=0.15),
    }.get(scene.variant, glaze(code, gloss=0.6))
    revolve(scene, radii, CENTRE, base, material)
    rim_front(scene, CENTRE, top, radius, 13, code)


def turned_wood(code: str) -> Material:
    return lambda s: Finish(
        linear(code) * (1 + 0.26 * wood_grain(s.u * 0.9, s.v * 1.2))[..., None], gloss=0.22, sharpness=0.3
    )


def _painted(code: str) -> Material:
    """White ware with hand-painted petals in ``code``."""

    def material(s: Surface) -> Finish:
        x = wrap(s.u, 110) - 55
        y = s.v - 165
        angle, far = np.arctan2(y, x), np.sqrt(x * x + y * y)
        petal = smooth(-5, 3, 26 + 16 * np.cos(angle * 6) - far) * smooth(6, 9, far)
        dots = smooth(-2, 2, 6 - np.sqrt(((s.u + 55) % 110 - 55) ** 2 + (s.v - 225) ** 2))
        lines = smooth(-2, 2, 5 - np.abs(s.v - 262)) + smooth(-2, 2, 3 - np.abs(s.v - 95))
        share = np.clip(petal + dots + lines, 0, 1)[..., None] * 0.92
        return Finish(linear("F1EDE4") * (1 - share) + linear(code) * share, gloss=0.6, sharpness=0.8)

    return material


def draw_canister(scene: Scene) -> None:
    """A jar with a lid of wood or cork."""
    set_stage(scene)
    zoom(scene, 1.3, 60)
    code, base = PALETTE[scene.colour], scene.floor_y + 40
    height, width = scene.between(480, 560), scene.between(390, 450)
    radii = bend([(0, 0.92), (0.04, 1.0), (0.95, 1.0), (1, 0.95)], height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.08, height)
    glass = scene.variant == "cork"
    paper, ink = ("F3EEE3", "39322B") if scene.variant != "tin" else ("F1E7CF", PALETTE["green"])
    body = glaze(code, gloss=0.9 if glass else 0.35)
    if glass:
        revolve(scene, bend([(0, 0.9), (1, 0.9)], height * 0.72, width), CENTRE, base - 8, _grains(scene))
        revolve(scene, radii, CENTRE, base, body, opacity=0.36)
    else:
        revolve(
            scene, radii, CENTRE, base, label_on(body, width * 0.3, height * 0.3, height * 0.68, paper, ink)
        )
    lid_code = PALETTE["natural"] if glass else PALETTE[scene.pick("oak", "walnut", "maple")]
    if scene.variant in {"tin", "garlic"}:
        lid_code = code if scene.variant == "garlic" else PALETTE["oak"]
    lid = bend([(0, 1.0), (0.85, 1.0), (1, 0.94)], 62, radius * 2 * 1.03)
    material = glaze(code, gloss=0.1) if scene.variant == "garlic" else turned_wood(lid_code)
    revolve(scene, lid, CENTRE, top + 8, material)
    up = float(lid[-1])
    shine = gradient(
        (CENTRE - up, 0),
        (CENTRE + up, 0),
        [
            (0, mix(lid_code, "FFFFFF", 0.35), 1),
            (0.5, mix(lid_code, "FFFFFF", 0.15), 1),
            (1, mix(lid_code, "000000", 0.18), 1),
        ],
    )
    ellipse(scene.canvas, CENTRE, top - 54, up, up * TILT, shine)
    knob = bend([(0, 0.6), (0.4, 0.7), (0.75, 1.0), (1, 0.6)], 62, 92)
    ellipse(scene.canvas, CENTRE + 8, top - 48, 46, 12, paint("20140A", 0.4, blur=6))
    revolve(scene, knob, CENTRE, top - 52, material)
    ellipse(scene.canvas, CENTRE, top - 114, 28, 6, paint(mix(lid_code, "FFFFFF", 0.35)))


def _grains(scene: Scene) -> Material:
    code = scene.pick("C79A5B", "8B5A34", "E0C48F", "6B4A32")

    def material(s: Surface) -> Finish:
        lumps = sample(noise_tile(96, 44, 2), s.u, s.v)
        return Finish(linear(code) * (0.85 + 0.4 * lumps)[..., None], gloss=0.1)

    return material


def draw_bottle(scene: Scene) -> None:
    """A dropper, pump or oil bottle with a label."""
    set_stage(scene)
    zoom(scene, 1.1 if scene.variant == "oil" else 1.36, 60)
    code, base = PALETTE[scene.colour], scene.floor_y + 40
    dropper = scene.variant == "dropper"
    height, width = (480.0, 300.0) if dropper else (540.0, 320.0)
    shape: Profile = [(0, 0.94), (0.03, 1.0), (0.7, 1.0), (0.82, 0.8), (0.9, 0.4), (1, 0.38)]
    if scene.variant == "oil":
        shape = [(0, 0.94), (0.03, 1.0), (0.5, 0.98), (0.68, 0.6), (0.8, 0.3), (1, 0.26)]
        height = 680
    radii = bend(shape, height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.1, height)
    paper, ink = scene.pick(("F4F0E6", "2F3A2E"), ("2C332C", "E8DFC8"), ("EFE6D6", "4A3426"))
    body = glaze(code, gloss=0.95)
    if scene.variant == "oil":
        oil = bend(shape, height, width * 0.93)[: int(height * 0.55)]
        revolve(scene, oil, CENTRE, base - 6, glaze("B8A032", gloss=0.4))
        revolve(scene, radii, CENTRE, base, body, opacity=0.42)
    else:
        revolve(
            scene, radii, CENTRE, base, label_on(body, width * 0.36, height * 0.14, height * 0.62, paper, ink)
        )
    _closure(scene, top, radius)


def _closure(scene: Scene, top: float, radius: float) -> None:
    if scene.variant == "pump":
        metal = PALETTE["brass"] if scene.colour == "amber" else PALETTE["oak"]
        material = _metal(metal) if scene.colour == "amber" else turned_wood(metal)
        revolve(scene, bend([(0, 1.0), (1, 1.0)], 52, radius * 2 * 1.2), CENTRE, top + 6, material)
        revolve(scene, bend([(0, 1.0), (1, 1.0)], 90, 26), CENTRE, top - 40, _metal(PALETTE["brass"]))
        nozzle = skia.Path()
        nozzle.moveTo(CENTRE + 10, top - 140)
        nozzle.lineTo(CENTRE - 120, top - 140)
        nozzle.quadTo(CENTRE - 160, top - 138, CENTRE - 162, top - 98)
        tube(scene.canvas, nozzle, 30, metal, 0.6)
        return
    dark = "2B2927" if scene.variant == "dropper" else "B9BCBD"
    collar = bend([(0, 1.0), (1, 1.0)], 70, radius * 2 * 1.25)
    revolve(scene, collar, CENTRE, top + 8, ribbed(dark, 12, gloss=0.3, deep=0.5))
    up = float(collar[-1])
    ellipse(scene.canvas, CENTRE, top - 62, up, up * TILT, paint(mix(dark, "FFFFFF", 0.25)))
    bulb = bend([(0, 0.7), (0.15, 0.9), (0.7, 1.0), (0.92, 0.7), (1, 0.2)], 150, 92)
    revolve(scene, bulb, CENTRE, top - 58, glaze(dark, gloss=0.4))


def draw_diffuser(scene: Scene) -> None:
    """A bottle of fragrance with reeds."""
    set_stage(scene)
    zoom(scene, 1.2, 60)
    code, base = PALETTE[scene.colour], scene.floor_y + 40
    square = scene.variant == "square"
    shape: Profile = (
        [(0, 0.96), (0.04, 1.0), (0.7, 1.0), (0.78, 0.86), (0.84, 0.4), (1, 0.38)]
        if square
        else [(0, 0.6), (0.1, 0.84), (0.36, 1.0), (0.64, 0.78), (0.8, 0.36), (1, 0.32)]
    )
    height, width = 430.0, 330.0 if square else 420.0
    radii = bend(shape, height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.15, height * 1.3)
    wood = scene.pick("C9A273", "8C6239", "3A2E27")
    for step in range(8):
        lean = (step - 3.5) * scene.between(38, 58)
        reed = skia.Path()
        reed.moveTo(CENTRE + lean * 0.1, top + 20)
        reed.lineTo(CENTRE + lean * 1.15, top - scene.between(430, 520))
        tube(scene.canvas, reed, 11, wood, 0.15)
    paper, ink = scene.pick(("F4EFE5", "3A322B"), ("2F2C2A", "E6D9C0"))
    material = label_on(glaze(code, gloss=0.95), width * 0.28, height * 0.16, height * 0.5, paper, ink)
    revolve(scene, radii, CENTRE, base, material)
    collar = bend([(0, 1.0), (1, 1.0)], 46, radius * 2 * 1.2)
    revolve(scene, collar, CENTRE, top + 10, _metal(PALETTE["brass"]))
    up = float(collar[-1])
    ellipse(scene.canvas, CENTRE, top - 36, up, up * TILT, paint(mix(PALETTE["brass"], "FFFFFF", 0.35)))
    ellipse(scene.canvas, CENTRE, top - 36, up * 0.7, up * TILT * 0.6, paint("2A1E14"))
    for step in range(8):
        lean = (step - 3.5) * 11
        reed = skia.Path()
        reed.moveTo(CENTRE + lean * 0.6, top - 34)
        reed.lineTo(CENTRE + lean, top - 90)
        scene.canvas.drawPath(reed, paint(wood, width=10, round_ends=False))


def draw_pitcher(scene: Scene) -> None:
    """A jug, or a watering can."""
    set_stage(scene)
    zoom(scene, 1.22, 50)
    code, base = PALETTE[scene.colour], scene.floor_y + 40
    can = scene.variant == "can"
    shape: Profile = (
        [(0, 1.0), (0.03, 1.0), (0.75, 0.86), (0.9, 0.66), (1, 0.6)]
        if can
        else [(0, 0.72), (0.08, 0.86), (0.34, 1.0), (0.66, 0.7), (0.82, 0.6), (1, 0.74)]
    )
    height, width = (400.0, 460.0) if can else (scene.between(580, 650), 440.0)
    radii = bend(shape, height, width)
    cx = CENTRE + 60 if can else CENTRE - 50
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, cx, base, float(radii[0]) * 1.08, height)
    metal = can and scene.colour in {"copper", "brass"}
    if can:
        _can_fittings(scene, cx, base, height, width, code)
    else:
        handle = skia.Path()
        handle.moveTo(cx + radius * 0.86, top + 40)
        handle.cubicTo(
            cx + 330, top - 10, cx + 330, base - height * 0.36, cx + width * 0.46, base - height * 0.34
        )
        tube(scene.canvas, handle, 46, code, 0.45)
        spout = skia.Path()
        spout.moveTo(cx - radius * 0.5, top - radius * TILT * 0.9)
        spout.quadTo(cx - radius * 1.1, top - 26, cx - radius * 1.38, top - 34)
        spout.quadTo(cx - radius * 1.1, top + 40, cx - radius * 0.86, top + 120)
        spout.lineTo(cx - radius * 0.4, top + 60)
        spout.close()
        scene.canvas.drawPath(
            spout,
            gradient(
                (cx - radius * 1.4, top),
                (cx - radius * 0.4, top + 90),
                [
                    (0, mix(code, "FFFFFF", 0.35), 1),
                    (1, mix(code, "000000", 0.25), 1),
                ],
            ),
        )
    mouth(scene, cx, top, radius, 14, code, mix(code, "20140C", 0.35))
    gloss = 0.06 if scene.colour == "terracotta" else 0.55
    revolve(scene, radii, cx, base, _metal(code) if metal else glaze(code, gloss=gloss, speckle=0.2))
    rim_front(scene, cx, top, radius, 13, code)


def _can_fittings(scene: Scene, cx: float, base: float, height: float, width: float, code: str) -> None:
    spout = skia.Path()
    spout.moveTo(cx - width * 0.36, base - height * 0.22)
    spout.cubicTo(
        cx - 430, base - height * 0.34, cx - 400, base - height * 1.0, cx - 560, base - height * 1.32
    )
    tube(scene.canvas, spout, 46, code, 0.5)
    ellipse(scene.canvas, cx - 568, base - height * 1.34, 34, 24, paint(mix(code, "000000", 0.35)))
    handle = skia.Path()
    handle.moveTo(cx + width * 0.2, base - height * 0.98)
    handle.cubicTo(
        cx + 240, base - height * 1.55, cx + 460, base - height * 0.9, cx + width * 0.46, base - height * 0.25
    )
    tube(scene.canvas, handle, 34, PALETTE["oak"] if scene.colour in {"white", "cream"} else code, 0.4)


def draw_utensils(scene: Scene) -> None:
    """A crock full of wooden tools."""
    set_stage(scene)
    zoom(scene, 1.2, 70)
    code, base = PALETTE[scene.colour], scene.floor_y + 50
    height, width = scene.between(420, 470), scene.between(380, 420)
    radii = bend([(0, 0.92), (0.05, 1.0), (1, 1.0)], height, width)
    top, radius = base - len(radii) + 1, float(radii[-1])
    stand_shadow(scene, CENTRE, base, float(radii[0]) * 1.08, height * 1.4)
    mouth(scene, CENTRE, top, radius, 16, code, "2A1E16")
    for step in range(7):
        lean = (step - 3) * 9.0 + scene.between(-3, 3)
        _wooden_tool(
            scene, CENTRE + (step - 3) * radius * 0.22, top + 30, lean, scene.between(300, 420), step
        )
    material = scene.pick(glaze(code, gloss=0.35, speckle=0.25), ribbed(code, 36, gloss=0.3))
    revolve(scene, radii, CENTRE, base, material)
    rim_front(scene, CENTRE, top, radius, 15, code)


def _wooden_tool(scene: Scene, x: float, y: float, lean: float, tall: float, index: int) -> None:
    canvas = scene.canvas
    wood = scene.pick("C99A62", "B57F49", "DDB37C", "9A6A3C")
    canvas.save()
    canvas.translate(x, y)
    canvas.rotate(lean)
    shade = gradient(
        (-50, 0),
        (50, 0),
        [(0, mix(wood, "FFFFFF", 0.3), 1), (0.5, wood, 1), (1, mix(wood, "2A160A", 0.4), 1)],
    )
    stick = skia.Path()
    stick.addRoundRect(skia.Rect.MakeLTRB(-14, -tall, 14, 60), 12, 12)
    canvas.drawPath(
        stick,
        gradient((-14, 0), (14, 0), [(0, mix(wood, "FFFFFF", 0.3), 1), (1, mix(wood, "2A160A", 0.4), 1)]),
    )
    head = skia.Path()
    if index % 3 == 0:
        head.addOval(skia.Rect.MakeLTRB(-52, -tall - 130, 52, -tall + 40))
    elif index % 3 == 1:
        head.addRoundRect(skia.Rect.MakeLTRB(-46, -tall - 140, 46, -tall + 30), 22, 22)
    else:
        head.addRoundRect(skia.Rect.MakeLTRB(-40, -tall - 120, 40, -tall + 20), 36, 60)
    canvas.drawPath(head, shade)
    if index % 3 == 0:
        bowl = gradient(
            (-36, -tall - 110),
            (36, -tall + 10),
            [(0, mix(wood, "2A160A", 0.45), 1), (1, mix(wood, "FFFFFF", 0.12), 1)],
        )
        canvas.drawOval(skia.Rect.MakeLTRB(-36, -tall - 112, 36, -tall + 16), bowl)
    elif index % 3 == 1:
        for slot in (-20, 0, 20):
            canvas.drawRoundRect(
                skia.Rect.MakeXYWH(slot - 5, -tall - 105, 10, 90), 5, 5, paint("241610", 0.8)
            )
    canvas.restore()


def draw_ornament(scene: Scene) -> None:
    """Baubles on ribbons, or a mirrored garden ball on the ground."""
    set_stage(scene)
    code = PALETTE[scene.colour]
    if scene.variant == "gazing":
        base = scene.floor_y + 60
        stand_shadow(scene, CENTRE, base, 200, 500)
        revolve(
            scene, bend([(0, 1.0), (0.4, 0.7), (1, 0.5)], 120, 300), CENTRE, base, glaze("5A5148", gloss=0.15)
        )
        ball(scene, CENTRE, base - 400, 330, _bauble(code, "gazing"))
        _reflections(scene, CENTRE, base - 400, 330)
        return
    spots = [(460.0, 860.0, 190.0), (1030.0, 790.0, 205.0), (745.0, 1020.0, 235.0)]
    tones = [mix(code, "FFFFFF", 0.25), mix(code, "1A1410", 0.2), code]
    for (x, y, radius), tone in zip(spots, tones, strict=True):
        bottom = y + radius
        if bottom > scene.floor_y - 40:
            stand_shadow(scene, x, bottom - 6, radius * 0.55, radius * 1.5)
        ribbon = skia.Path()
        ribbon.moveTo(x, y - radius - 40)
        ribbon.lineTo(x, -20)
        scene.canvas.drawPath(ribbon, paint(mix(code, "2A1A10", 0.25), 0.9, width=10))
        ball(scene, x, y, radius, _bauble(tone, scene.variant))
        if scene.variant != "matte":
            _reflections(scene, x, y, radius)
        revolve(
            scene,
            bend([(0, 1.0), (0.8, 1.0), (1, 0.7)], 46, 74),
            x,
            y - radius + 12,
            _metal(PALETTE["brass"]),
        )
        ring = skia.Path()
        ring.addOval(skia.Rect.MakeLTRB(x - 16, y - radius - 66, x + 16, y - radius - 28))
        tube(scene.canvas, ring, 8, PALETTE["brass"], 0.8)


def _bauble(code: str, variant: str) -> Material:
    def material(s: Surface) -> Finish:
        albedo = np.broadcast_to(linear(code), (*s.v.shape, 3))
        if variant == "glitter":
            sparks = smooth(0.75, 1.05, sample(noise_tile(256, 51, 1), s.u * 1.2, s.v * 1.2))
            albedo = albedo * (0.8 + 2.6 * sparks * sparks)[..., None]
            return Finish(albedo, gloss=0.35, sharpness=0.4, metal=0.3)
        if variant == "stars":
            stars = smooth(0.98, 1.08, sample(noise_tile(64, 52, 1), s.u, s.v))[..., None]
            return Finish(albedo * (1 - stars) + linear("F3DB93") * stars * 1.2, gloss=0.9, sharpness=0.9)
        if variant == "matte":
            return Finish(albedo, gloss=0.16, sharpness=0.0)
        return Finish(albedo, gloss=1.0, sharpness=0.9, metal=0.7)

    return material


def _reflections(scene: Scene, x: float, y: float, radius: float) -> None:
    shader = skia.GradientShader.MakeRadial(
        skia.Point(x - radius * 0.36, y - radius * 0.42),
        radius * 0.34,
        [paint_color("FFFFFF", 0.75), paint_color("FFFFFF", 0.0)],
        [0.0, 1.0],
    )
    scene.canvas.drawCircle(
        x - radius * 0.36, y - radius * 0.42, radius * 0.34, skia.Paint(Shader=shader, AntiAlias=True)
    )
    arc = skia.Path()
    arc.addArc(
        skia.Rect.MakeLTRB(x - radius * 0.88, y - radius * 0.88, x + radius * 0.88, y + radius * 0.88), 30, 70
    )
    scene.canvas.drawPath(arc, paint("FFF2DC", 0.35, width=radius * 0.05, blur=radius * 0.02))


def draw_yarn(scene: Scene) -> None:
    """Balls of yarn."""
    set_stage(scene)
    zoom(scene, 1.12, 20)
    code = PALETTE[scene.colour]
    thick = 34.0 if scene.variant == "chunky" else 13.0
    base = scene.floor_y + 60
    for x, radius, drop in ((470.0, 220.0, -40.0), (1050.0, 235.0, -20.0), (760.0, 290.0, 60.0)):
        tone = mix(code, "FFFFFF", scene.between(0, 0.14))
        stand_shadow(scene, x, base + drop - 20, radius * 0.7, radius * 1.6)
        ball(scene, x, base + drop - radius, radius, _wound_yarn(scene, tone, thick, radius))
    tail = skia.Path()
    tail.moveTo(900, base + 30)
    tail.cubicTo(1050, base + 130, 1150, base - 10, 1330, base + 70)
    tube(scene.canvas, tail, thick * 0.8, code, 0.05)


def _wound_yarn(scene: Scene, code: str, thick: float, radius: float) -> Material:
    """Bands of parallel threads, wound over each other in many directions."""
    windings = []
    for _ in range(9):
        axis = scene.rng.normal(size=3)
        windings.append((axis / np.linalg.norm(axis), scene.between(-0.15, 0.15), scene.between(0.3, 0.5)))
    pace = np.float32(2 * math.pi * radius / thick)

    def material(s: Surface) -> Finish:
        tone = np.full_like(s.u, 0.5)
        bump_x, bump_y = np.zeros_like(s.u), np.zeros_like(s.u)
        fuzz = sample(noise_tile(256, 87, 2), s.u, s.v)
        for axis, middle, half in windings:
            place = s.nx * np.float32(axis[0]) + s.ny * np.float32(axis[1]) + s.nz * np.float32(axis[2])
            covered = np.abs(place - middle) < half
            wave = place * pace
            edge = 0.75 + 0.25 * smooth(half, half - 0.06, np.abs(place - middle))
            tone = np.where(covered, (0.60 + 0.40 * smooth(-0.95, 0.5, np.cos(wave))) * edge, tone)
            lean = -0.7 * np.sin(wave)
            bump_x = np.where(covered, lean * np.float32(axis[0]), bump_x)
            bump_y = np.where(covered, lean * np.float32(axis[1]), bump_y)
        albedo = linear(code) * (tone * (1 + 0.12 * fuzz))[..., None]
        return Finish(albedo, gloss=0.0, bump=(bump_x, bump_y))

    return material


def draw_solar(scene: Scene) -> None:
    """Garden lights on stakes, in the evening."""
    set_dusk(scene)
    code = PALETTE[scene.colour]
    for x, base, scale in ((330.0, 1200.0, 0.62), (1160.0, 1260.0, 0.74), (720.0, 1400.0, 1.0)):
        stem = skia.Path()
        stem.moveTo(x, base)
        stem.lineTo(x, base - 620 * scale)
        tube(scene.canvas, stem, 26 * scale, code, 0.5)
        head = base - 620 * scale
        glow(scene.canvas, x, head - 90 * scale, 560 * scale, "FFC873", 0.6)
        if scene.variant == "globe":
            revolve(
                scene, bend([(0, 1.0), (1, 0.9)], 40 * scale, 120 * scale), x, head + 20 * scale, _metal(code)
            )
            ball(scene, x, head - 150 * scale, 160 * scale, _lit_glass)
            glow(scene.canvas, x, head - 150 * scale, 190 * scale, "FFE6B0", 0.7)
        else:
            glass = bend([(0, 0.9), (1, 1.0)], 190 * scale, 190 * scale)
            revolve(scene, glass, x, head, _lit_glass)
            cap = bend([(0, 1.0), (0.25, 0.96), (0.8, 0.3), (1, 0.1)], 110 * scale, 300 * scale)
            ellipse(
                scene.canvas, x, head - 186 * scale, 150 * scale, 30 * scale, paint(mix(code, "000000", 0.5))
            )
            revolve(
                scene,
                cap,
                x,
                head - 186 * scale,
                _metal(code) if scene.colour != "black" else glaze(code, gloss=0.4),
            )
            glow(scene.canvas, x, head - 90 * scale, 150 * scale, "FFF0CC", 0.8)


def _lit_glass(s: Surface) -> Finish:
    crackle = np.abs(sample(noise_tile(24, 61, 2), s.u, s.v))
    veins = 0.85 + 0.3 * smooth(0.06, 0.0, crackle)
    return Finish(linear("FFCF85") * veins[..., None], gloss=0.5, sharpness=0.8, glow=0.55)
