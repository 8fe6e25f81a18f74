"""Goods that lie or hang: cushions, throws, rugs, boards, frames, clocks, notebooks, knives, wreaths."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import cv2
import numpy as np
import skia

from pinflow.sandbox.amazon.backdrops import set_flat, set_wall, wood_grain
from pinflow.sandbox.amazon.lettering import draw_text
from pinflow.sandbox.amazon.plants import leaf
from pinflow.sandbox.amazon.studio import (
    PALETTE,
    Finish,
    Floats,
    Material,
    Scene,
    Surface,
    as_image,
    box_distance,
    ellipse,
    gradient,
    linear,
    lying_shadow,
    mix,
    noise_tile,
    paint,
    paint_color,
    relief,
    rounded,
    sample,
    smooth,
    tube,
    wrap,
)

CENTRE = 750.0
Pattern = Callable[[Surface], Floats]


def cloth(code: str, other: str, pattern: Pattern, *, coarse: float = 5.0, fuzz: float = 0.0) -> Material:
    """Woven cloth of two colours; ``pattern`` gives the share of ``other``; ``fuzz`` makes it woolly."""

    def material(s: Surface) -> Finish:
        warp = np.sin(s.u * np.float32(2 * math.pi / coarse))
        weft = np.sin(s.v * np.float32(2 * math.pi / coarse))
        share = np.clip(pattern(s), 0, 1)[..., None]
        curl = sample(noise_tile(128, 81, 2), s.u, s.v)
        tone = 1 + 0.05 * warp * weft + (0.05 + fuzz * 0.25) * curl
        albedo = (linear(code) * (1 - share) + linear(other) * share) * tone[..., None]
        bump = (
            0.10 * warp + fuzz * 0.8 * curl,
            0.10 * weft + fuzz * 0.8 * sample(noise_tile(128, 81, 2), s.v, s.u),
        )
        return Finish(albedo.astype(np.float32), gloss=0.03, sharpness=0.0, bump=bump)

    return material


def _plain(s: Surface) -> Floats:
    return np.zeros_like(s.u)


def _stripes(period: float, share: float) -> Pattern:
    return lambda s: smooth(share, share + 0.02, np.abs((s.u / period) % 1 - 0.5) * 2)


def _checks(period: float) -> Pattern:
    def pattern(s: Surface) -> Floats:
        a = smooth(0.0, 0.04, np.sin(s.u * np.float32(2 * math.pi / period)))
        b = smooth(0.0, 0.04, np.sin(s.v * np.float32(2 * math.pi / period)))
        return 0.5 * a + 0.5 * b

    return pattern


def _dots(s: Surface) -> Floats:
    row = np.floor(s.v / 90)
    x = (s.u + (row % 2) * 45) % 90 - 45
    y = s.v % 90 - 45
    return smooth(19, 15, np.sqrt(x * x + y * y))


def _arches(s: Surface) -> Floats:
    """Rainbow arches over a low sun."""
    x, y = s.u - 470, s.v - 600
    far = np.sqrt(x * x + np.minimum(y, 0) ** 2)
    ring = smooth(-0.1, 0.1, np.sin(far * np.float32(2 * math.pi / 92)))
    return ring * smooth(345, 340, far) * smooth(240, 235, y)


def _palm(s: Surface) -> Floats:
    x, y = wrap(s.u, 310) - 155, wrap(s.v, 310) - 170
    angle, far = np.arctan2(x, -y), np.sqrt(x * x + y * y)
    return smooth(-6, 6, 120 * np.abs(np.cos(angle * 4.5)) * smooth(2.9, 2.0, np.abs(angle)) - far)


def draw_cushion(scene: Scene) -> None:
    """A filled cushion seen from the front."""
    set_wall(scene)
    code = PALETTE[scene.colour]
    patterns: dict[str, tuple[str, Pattern, float]] = {
        "stripe": ("F2EBDD", _stripes(96, 0.55), 0.0),
        "outdoor": ("F4EEE2", scene.pick(_stripes(150, 0.5), _palm), 0.0),
        "check": ("EFE6D6", _checks(150), 0.0),
        "dots": ("F3E9D2", _dots, 0.0),
        "embroidered": ("EFE3CE", _arches, 0.15),
        "boucle": (code, _plain, 0.9),
    }
    other, pattern, fuzz = patterns.get(scene.variant, (mix(code, "FFFFFF", 0.1), _plain, 0.12))
    width = 1060
    height = 700 if scene.variant == "stripe" else 1010
    heights, alpha = _pillow(scene, width, height)
    x, y = 750 - width / 2, 790 - height / 2
    outline = rounded(x + 46, y + 46, width - 92, height - 84, 120)
    lying_shadow(scene, outline, 44)
    relief(scene, x, y, heights, alpha, cloth(code, other, pattern, fuzz=fuzz))


def _pillow(scene: Scene, width: int, height: int) -> tuple[Floats, Floats]:
    """Height field and coverage: sides drawn in, corners pulled out, a few soft creases."""
    xs = (np.arange(width, dtype=np.float32)[None, :] - width / 2) / (width / 2 - 20)
    ys = (np.arange(height, dtype=np.float32)[:, None] - height / 2) / (height / 2 - 20)
    pull_x = 1 - 0.10 * (1 - ys**2)
    pull_y = 1 - 0.10 * (1 - xs**2)
    inside = np.minimum(pull_x - np.abs(xs), pull_y - np.abs(ys)) * np.float32(min(width, height) / 2)
    alpha = np.clip(inside + 0.5, 0, 1)
    full = np.clip(1 - (xs / pull_x) ** 2, 0, 1) ** 0.5 * np.clip(1 - (ys / pull_y) ** 2, 0, 1) ** 0.5
    crease = cv2.resize(noise_tile(5, int(scene.rng.integers(90, 99)), 3), (width, height))
    corner = np.abs(xs) * np.abs(ys)
    folds = np.sin((np.arctan2(ys, xs) * 22).astype(np.float32)) * corner**3 * 5
    heights = 205 * full**0.8 + 9 * crease * full + folds + 3 * smooth(16, 8, inside)
    return heights.astype(np.float32), alpha.astype(np.float32)


def draw_throw(scene: Scene) -> None:
    """A folded blanket or a stack of towels from above, with a fringe."""
    set_flat(scene)
    code = PALETTE[scene.colour]
    towels = scene.variant == "towel"
    pieces = (
        ((-26.0, 56.0, 4.0), (14.0, 8.0, -3.0), (0.0, -40.0, 1.0))
        if towels
        else ((22.0, 60.0, 3.5), (0.0, -10.0, -2.0))
    )
    width, height = (840, 900) if towels else (1010, 880)
    for number, (dx, dy, turn) in enumerate(pieces):
        tone = (
            mix(code, "F4EDE0", 0.75)
            if towels and number % 2
            else mix(code, "2A1E14", 0.08 * (len(pieces) - 1 - number))
        )
        scene.canvas.save()
        scene.canvas.translate(CENTRE + dx, 750 + dy)
        scene.canvas.rotate(turn)
        outline = rounded(-width / 2 + 6, -height / 2 + 6, width - 12, height - 12, 36)
        lying_shadow(scene, outline, 30)
        if not towels:
            _fringe(scene, width, height, tone)
        top = towels or number == len(pieces) - 1
        material = _blanket(scene, tone) if top else cloth(tone, tone, _plain)
        relief(scene, -width // 2, -height // 2, *_folded(width, height), material)
        scene.canvas.restore()


def _folded(width: int, height: int) -> tuple[Floats, Floats]:
    inside = box_distance(width, height, 4, 38)
    heights = 46 * np.sqrt(np.clip(1 - (1 - np.clip(inside / 60, 0, 1)) ** 2, 0, 1))
    across = np.arange(height, dtype=np.float32)[:, None]
    heights = heights + 12 * np.sin(across / 70) * smooth(0, 80, inside)
    soft = cv2.resize(noise_tile(4, 88, 2), (width, height))
    return (heights + 10 * soft).astype(np.float32), np.clip(inside + 0.5, 0, 1)


def _blanket(scene: Scene, code: str) -> Material:
    if scene.variant == "cable":
        return lambda s: _cables(s, code)
    if scene.variant == "waffle" or (scene.variant == "towel" and scene.colour == "sage"):
        return lambda s: _waffle(s, code)
    stripe = scene.variant in {"stripe", "towel"}
    return cloth(code, "F3EADB", _stripes(170, 0.62) if stripe else _plain, coarse=7, fuzz=0.18)


def _cables(s: Surface, code: str) -> Finish:
    """Chunky knit: plaits between columns of V-shaped stitches."""
    place = wrap(s.u, 190) / 190
    twist = np.sin(s.v * np.float32(2 * math.pi / 150) + np.float32(math.pi) * (place > 0.5))
    plait = np.cos((place - 0.5 + 0.07 * twist) * np.float32(4 * math.pi))
    stitch = np.sin((s.v + np.abs(wrap(s.u, 38) - 19) * 1.1) * np.float32(2 * math.pi / 30))
    column = np.cos(s.u * np.float32(2 * math.pi / 38))
    hair = sample(noise_tile(256, 83, 2), s.u, s.v)
    depth = 0.62 + 0.24 * smooth(-0.8, 0.6, plait) + 0.14 * smooth(-0.8, 0.4, stitch) + 0.05 * hair
    bump = (
        -0.55 * np.sin((place - 0.5) * np.float32(4 * math.pi))
        + 0.25 * np.sin(s.u * np.float32(2 * math.pi / 38)),
        0.45 * np.cos((s.v + np.abs(wrap(s.u, 38) - 19) * 1.1) * np.float32(2 * math.pi / 30)) * column
        + 0.15 * hair,
    )
    return Finish((linear(code) * depth[..., None]).astype(np.float32), gloss=0.02, sharpness=0, bump=bump)


def _waffle(s: Surface, code: str) -> Finish:
    a, b = np.sin(s.u * np.float32(math.pi / 17)), np.sin(s.v * np.float32(math.pi / 17))
    ridge = np.maximum(np.abs(a), np.abs(b))
    depth = 0.70 + 0.30 * smooth(0.55, 1.0, ridge)
    bump = (
        0.4 * np.cos(s.u * np.float32(math.pi / 17)) * a,
        0.4 * np.cos(s.v * np.float32(math.pi / 17)) * b,
    )
    return Finish((linear(code) * depth[..., None]).astype(np.float32), gloss=0.02, sharpness=0, bump=bump)


def _fringe(scene: Scene, width: int, height: int, code: str) -> None:
    for step in range(width // 20):
        x = -width / 2 + 30 + step * 19.6
        strand = skia.Path()
        strand.moveTo(x, height / 2 - 20)
        strand.quadTo(
            x + scene.between(-10, 10),
            height / 2 + 35,
            x + scene.between(-16, 16),
            height / 2 + scene.between(62, 84),
        )
        scene.canvas.drawPath(strand, paint(mix(code, "20140A", 0.4), 0.5, width=11, blur=3))
        scene.canvas.drawPath(strand, paint(mix(code, "000000", 0.12), width=8))
        scene.canvas.drawPath(strand, paint(mix(code, "FFFFFF", 0.25), 0.7, width=3))


def draw_rug(scene: Scene) -> None:
    """A rug or mat from above."""
    set_flat(scene)
    code = PALETTE[scene.colour]
    width, height = (1120, 680) if scene.variant == "doormat" else (900, 1220)
    x, y = 750 - width // 2, 750 - height // 2
    patterns: dict[str, tuple[str, Pattern]] = {
        "moroccan": ("4A4641", _trellis),
        "kilim": ("26385C", _kilim),
        "stripe": ("F3EBDC", _bands),
        "outdoor": ("F0EADF", scene.pick(_trellis, _kilim)),
        "doormat": ("3B2F26", _border(width, height)),
    }
    other, pattern = patterns[scene.variant]
    if scene.variant in {"kilim", "stripe", "moroccan"}:
        _rug_fringe(scene, x, y, width, height)
    lying_shadow(scene, rounded(x, y, width, height, 8), 13)
    inside = box_distance(width, height, 2, 8)
    heights = 6 * smooth(0, 12, inside) + 5 * cv2.resize(noise_tile(6, 86, 2), (width, height))
    fuzz = 0.8 if scene.variant == "doormat" else 0.35
    relief(
        scene, x, y, heights, np.clip(inside + 0.5, 0, 1), cloth(code, other, pattern, coarse=8, fuzz=fuzz)
    )


def _trellis(s: Surface) -> Floats:
    a = np.abs((s.u / 150 + s.v / 205) % 1 - 0.5)
    b = np.abs((s.u / 150 - s.v / 205) % 1 - 0.5)
    return smooth(0.055, 0.04, np.minimum(a, b)) + smooth(0.42, 0.45, np.minimum(a, b)) * 0.9


def _kilim(s: Surface) -> Floats:
    x = np.abs(wrap(s.u, 225) - 112.5) / 112.5
    y = np.abs(wrap(s.v, 305) - 152.5) / 152.5
    far = np.floor((x + y) * 7) / 7
    return smooth(0.0, 0.05, np.sin(far * np.float32(2 * math.pi * 1.75)))


def _bands(s: Surface) -> Floats:
    place = (s.v / 203) % 1
    return smooth(0.5, 0.505, place) * smooth(0.9, 0.895, place) + smooth(0.2, 0.205, place) * smooth(
        0.26, 0.255, place
    )


def _border(width: int, height: int) -> Pattern:
    def pattern(s: Surface) -> Floats:
        inside = np.minimum(np.minimum(s.u, width - s.u), np.minimum(s.v, height - s.v))
        return smooth(52, 55, inside) * smooth(86, 83, inside)

    return pattern


def _rug_fringe(scene: Scene, x: int, y: int, width: int, height: int) -> None:
    for step in range(width // 14):
        px = x + 8 + step * 14
        for edge, way in ((y + 6, -1), (y + height - 6, 1)):
            end = edge + way * scene.between(46, 62)
            scene.canvas.drawLine(
                px, edge, px + scene.between(-7, 7), end, paint("5A4A38", 0.35, width=7, blur=3)
            )
            scene.canvas.drawLine(px, edge, px + scene.between(-7, 7), end, paint("EDE3D0", width=5))


def board_wood(code: str, scale: float = 1.0) -> Material:
    def material(s: Surface) -> Finish:
        grain = wood_grain(s.v * scale, s.u * scale)
        streak = sample(noise_tile(5, 23, 3), s.u * 2.4, s.v * 0.3)
        albedo = linear(code) * (1 + 0.27 * grain + 0.14 * streak)[..., None]
        return Finish(albedo.astype(np.float32), gloss=0.10, sharpness=0.2)

    return material


def draw_board(scene: Scene) -> None:
    """A cutting or serving board from above, with something to eat beside or on it."""
    set_flat(scene)
    code = PALETTE[scene.colour]
    width, height = 900, 1220
    inside, hole = _board_shape(scene.variant, width, height)
    if hole is not None:
        inside = np.minimum(inside, hole)
    heights = 20 * np.sqrt(np.clip(1 - (1 - np.clip(inside / 22, 0, 1)) ** 2, 0, 1))
    if scene.variant in {"rect", "paddle"}:
        heights = heights - 7 * smooth(12, 4, np.abs(inside - 62))
    alpha = np.clip(inside + 0.5, 0, 1).astype(np.float32)
    x, y = 750 - width // 2, 750 - height // 2
    canvas = scene.canvas
    canvas.save()
    canvas.translate(CENTRE, CENTRE)
    canvas.rotate(scene.pick(-14, 12, 0, 18))
    canvas.translate(-CENTRE, -CENTRE)
    _cast_alpha(scene, x, y, alpha)
    marble = scene.variant == "marble"
    relief(scene, x, y, heights.astype(np.float32), alpha, _marble if marble else board_wood(code))
    if hole is not None and scene.variant != "rect":
        strap = skia.Path()
        top = y + 92
        strap.moveTo(CENTRE - 4, top)
        strap.cubicTo(CENTRE - 90, top - 170, CENTRE + 90, top - 170, CENTRE + 4, top)
        tube(canvas, strap, 13, "6B4327", 0.15)
    canvas.restore()
    _garnish(scene)


def _board_shape(variant: str, width: int, height: int) -> tuple[Floats, Floats | None]:
    ys, xs = np.mgrid[0:height, 0:width].astype(np.float32)
    cx = width / 2
    hole = np.sqrt((xs - cx) ** 2 + (ys - 84) ** 2) - 26
    if variant == "round":
        disc = 430 - np.sqrt((xs - cx) ** 2 + (ys - 730) ** 2)
        grip = _box_at(xs, ys, cx, 200, 78, 200, 50)
        return _blend(disc, grip, 70), hole
    if variant == "heart":
        px, py = np.abs(xs - cx) / 400, (760 - ys) / 400
        heart = (1 - np.sqrt(px**2 + (py - 0.62 * np.sqrt(px)) ** 2 * 1.05)) * 330
        return heart.astype(np.float32), None
    if variant == "rect":
        return box_distance(width, height, 40, 50), None
    blade = _box_at(xs, ys, cx, 745, 370, 440, 70 if variant != "paddle" else 110)
    return _blend(blade, _box_at(xs, ys, cx, 210, 74, 190, 60), 90), hole


def _box_at(
    xs: Floats, ys: Floats, cx: float, cy: float, half_w: float, half_h: float, radius: float
) -> Floats:
    dx, dy = np.abs(xs - cx) - half_w + radius, np.abs(ys - cy) - half_h + radius
    outside = np.sqrt(np.maximum(dx, 0) ** 2 + np.maximum(dy, 0) ** 2)
    return np.asarray(radius - outside - np.minimum(np.maximum(dx, dy), 0), np.float32)


def _blend(first: Floats, second: Floats, soft: float) -> Floats:
    """The union of two shapes with a rounded seam."""
    h = np.clip(0.5 + 0.5 * (first - second) / soft, 0, 1)
    return np.asarray(second * (1 - h) + first * h + soft * h * (1 - h) * 0.9, np.float32)


def _marble(s: Surface) -> Finish:
    wave = sample(noise_tile(4, 27, 6), s.u * 0.8, s.v * 0.8)
    vein = smooth(0.10, 0.0, np.abs(wave - 0.1 * np.sin(s.u * 0.01 + s.v * 0.016)))
    white = linear("F2F0ED") * (1 - 0.30 * vein - 0.03 * wave)[..., None]
    low = smooth(300, 294, s.v)[..., None]
    wood = linear(PALETTE["oak"]) * (1 + 0.25 * wood_grain(s.v, s.u))[..., None]
    return Finish((white * (1 - low) + wood * low).astype(np.float32), gloss=0.16, sharpness=0.6)


def _cast_alpha(scene: Scene, x: float, y: float, alpha: Floats) -> None:
    """A soft shadow of any coverage, down and to the right."""
    tone = mix(scene.wall, "1B1410", 0.85)
    small = np.pad(cv2.resize(alpha, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), 30)
    near = np.roll(cv2.GaussianBlur(small, (0, 0), 2.5), (-5, -4), (0, 1))
    soft = np.maximum(cv2.GaussianBlur(small, (0, 0), 9.0) * 0.36, near * 0.42)
    rgba = np.empty((*soft.shape, 4), np.uint8)
    rgba[..., :3] = [int(tone[i : i + 2], 16) for i in (0, 2, 4)]
    rgba[..., 3] = (soft * 255).astype(np.uint8)
    target = skia.Rect.MakeXYWH(x - 120 + 24, y - 120 + 30, rgba.shape[1] * 4, rgba.shape[0] * 4)
    scene.canvas.drawImageRect(as_image(rgba), target, skia.SamplingOptions(skia.FilterMode.kLinear))


def _garnish(scene: Scene) -> None:
    """Tomatoes or olives and a sprig."""
    if scene.rng.random() < 0.25:
        return
    canvas = scene.canvas
    spots = [(1190.0, 1170.0), (1290.0, 1250.0), (1150.0, 1300.0), (1320.0, 1120.0)]
    code, size = scene.pick(("C23A26", 58.0), ("6F7A35", 42.0), ("5A2A4A", 46.0), ("D98A2B", 62.0))
    for x, y in spots:
        radius = size * scene.between(0.85, 1.1)
        canvas.drawCircle(x + 16, y + 20, radius, paint(mix(scene.wall, "1B1410", 0.85), 0.4, blur=12))
        shade = skia.GradientShader.MakeRadial(
            skia.Point(x - radius * 0.35, y - radius * 0.4),
            radius * 1.5,
            [
                paint_color(mix(code, "FFFFFF", 0.5)),
                paint_color(code),
                paint_color(mix(code, "1A0A06", 0.55)),
            ],
            [0.0, 0.4, 1.0],
        )
        canvas.drawCircle(x, y, radius, skia.Paint(Shader=shade, AntiAlias=True))
        ellipse(
            canvas,
            x - radius * 0.35,
            y - radius * 0.42,
            radius * 0.16,
            radius * 0.12,
            paint("FFFFFF", 0.7, blur=3),
        )
    for step in range(9):
        px, py = 190 + step * 34, 1330 - step * 26
        for side in (-1, 1):
            leaf(scene, px, py, 52 + side * 48, 84, 40, scene.pick("5F7F4E", "6F8C5A", "547048"))


def draw_frame(scene: Scene) -> None:
    """A framed print on a wall."""
    set_wall(scene)
    code = PALETTE[scene.colour]
    width, height = scene.pick((840, 1080), (880, 880), (800, 1060))
    x, y = 750 - width // 2, 730 - height // 2
    lying_shadow(scene, rounded(x, y, width, height, 3), 34)
    border = 46
    inside = box_distance(width, height, 0, 1)
    heights = 26 * smooth(0, 10, inside) * smooth(border, border - 12, inside)

    def wood(s: Surface) -> Finish:
        # Mitred: the grain turns at the corners.
        upright = np.minimum(s.u, width - s.u) < np.minimum(s.v, height - s.v)
        grain = np.where(upright, wood_grain(s.v, s.u), wood_grain(s.u, s.v))
        strength = {"black": 0.06, "white": 0.03, "brass": 0.04}.get(scene.colour, 0.2)
        metal = 0.9 if scene.colour == "brass" else 0.0
        albedo = linear(code) * (1 + strength * grain)[..., None]
        return Finish(albedo.astype(np.float32), gloss=0.15 + metal * 0.5, metal=metal)

    relief(scene, x, y, heights.astype(np.float32), np.ones((height, width), np.float32), wood)
    canvas = scene.canvas
    mat = skia.Rect.MakeXYWH(x + border, y + border, width - 2 * border, height - 2 * border)
    canvas.drawRect(mat, paint("F7F3EA"))
    art = skia.Rect.MakeXYWH(
        x + border + 84, y + border + 84, width - 2 * border - 168, height - 2 * border - 168
    )
    canvas.save()
    canvas.clipRect(art, True)
    {"abstract": _abstract, "botanical": _botanical, "landscape": _landscape}[scene.variant](scene, art)
    canvas.restore()
    canvas.drawRect(art, paint("000000", 0.18, width=3))
    inner = gradient((0, y + border), (0, y + border + 26), [(0, "1A120C", 0.34), (1, "1A120C", 0)])
    canvas.drawRect(skia.Rect.MakeXYWH(x + border, y + border, width - 2 * border, 26), inner)
    left = gradient((x + border, 0), (x + border + 22, 0), [(0, "1A120C", 0.26), (1, "1A120C", 0)])
    canvas.drawRect(skia.Rect.MakeXYWH(x + border, y + border, 22, height - 2 * border), left)
    sheen = gradient(
        (x, y),
        (x + width, y + height),
        [
            (0, "FFFFFF", 0.0),
            (0.28, "FFFFFF", 0.17),
            (0.36, "FFFFFF", 0.02),
            (0.44, "FFFFFF", 0.11),
            (0.5, "FFFFFF", 0.0),
        ],
    )
    canvas.drawRect(mat, sheen)


def _abstract(scene: Scene, art: Any) -> None:
    canvas = scene.canvas
    paper, inks = scene.pick(
        ("F1E5D3", ("B2593A", "D9A068", "7A3B26")),
        ("EDE6DA", ("7E8C76", "C9A78A", "3F4A46")),
        ("F0E8DC", ("2F4858", "C87E52", "E0B98A")),
    )
    canvas.drawRect(art, paint(paper))
    cx, bottom = art.centerX(), art.bottom()
    sun = art.width() * scene.between(0.14, 0.2)
    canvas.drawCircle(
        cx + scene.between(-0.2, 0.2) * art.width(), art.top() + art.height() * 0.3, sun, paint(inks[1])
    )
    for ring in range(4):
        radius = art.width() * (0.42 - ring * 0.095)
        arch = skia.Path()
        arch.addArc(
            skia.Rect.MakeLTRB(cx - radius, bottom - radius * 1.9, cx + radius, bottom + radius * 0.1),
            180,
            180,
        )
        arch.lineTo(cx + radius, bottom + 10)
        arch.lineTo(cx - radius, bottom + 10)
        arch.close()
        canvas.drawPath(arch, paint(paper if ring % 2 else inks[(ring // 2) * 2 % 3]))


def _botanical(scene: Scene, art: Any) -> None:
    scene.canvas.drawRect(art, paint(scene.pick("F3EDE1", "EFEBE0", "F5F1E8")))
    code = scene.pick("5E7558", "6B7F5E", "4F6654", "8A7A55")
    cx, bottom, tall = art.centerX(), art.bottom() - art.height() * 0.08, art.height() * 0.78
    stem = skia.Path()
    stem.moveTo(cx, bottom)
    stem.quadTo(cx + 34, bottom - tall * 0.5, cx - 6, bottom - tall)
    scene.canvas.drawPath(stem, paint(mix(code, "3A2E1A", 0.3), width=6))
    for step in range(2, 13):
        t = step / 13
        px, py = cx + 68 * t * (1 - t) - 6 * t * t, bottom - tall * t
        size = tall * 0.26 * (1.1 - 0.7 * t)
        for side in (-1, 1):
            leaf(scene, px, py, side * (66 - 18 * t), size, size * scene.between(0.34, 0.46), code)
    leaf(scene, cx - 6, bottom - tall, 0, tall * 0.12, tall * 0.05, code)


def _landscape(scene: Scene, art: Any) -> None:
    canvas = scene.canvas
    top, far, near = scene.pick(
        ("E9DCCB", "B9C2C4", "3F5560"), ("F0D9C4", "D0A997", "6A4A52"), ("DCE6E8", "9FBAC2", "2F5A68")
    )
    canvas.drawRect(
        art,
        gradient((0, art.top()), (0, art.bottom()), [(0, top, 1), (0.7, mix(top, far, 0.5), 1), (1, far, 1)]),
    )
    canvas.drawCircle(
        art.left() + art.width() * 0.68,
        art.top() + art.height() * 0.24,
        art.width() * 0.09,
        paint("FFF8EA", 0.85, blur=3),
    )
    for layer in range(6):
        share = layer / 5
        level = art.top() + art.height() * (0.40 + 0.1 * layer)
        phase, rough = scene.between(0, 9), art.height() * (0.10 - 0.010 * layer)
        ridge = skia.Path()
        ridge.moveTo(art.left() - 5, art.bottom() + 5)
        for step in range(61):
            t = step / 60
            wave = (
                math.sin(t * 5 + phase) * 0.5
                + math.sin(t * 13 + phase * 2) * 0.28
                + math.sin(t * 31 + phase * 3) * 0.10
            )
            ridge.lineTo(art.left() + art.width() * t, level - wave * rough)
        ridge.lineTo(art.right() + 5, art.bottom() + 5)
        ridge.close()
        canvas.drawPath(ridge, paint(mix(mix(top, far, 0.6), near, share), 0.9))


def draw_clock(scene: Scene) -> None:
    """A wall clock that shows ten past ten."""
    set_wall(scene)
    code = PALETTE[scene.colour]
    radius, side = 470, 960
    cx, cy = CENTRE, 740.0
    disc = skia.Path()
    disc.addCircle(cx, cy, radius)
    lying_shadow(scene, disc, 42)
    ys, xs = np.mgrid[0:side, 0:side].astype(np.float32)
    far = np.sqrt((xs - side / 2) ** 2 + (ys - side / 2) ** 2)
    inside = radius - far
    rim = 40.0 if scene.variant in {"minimal", "numerals"} else 58.0
    heights = 30 * np.sqrt(np.clip(1 - ((inside - rim / 2) / (rim / 2)) ** 2, 0, 1))
    wooden = scene.colour in {"oak", "walnut"}

    def material(s: Surface) -> Finish:
        if wooden:
            return Finish(
                (linear(code) * (1 + 0.22 * wood_grain(s.u, s.v))[..., None]).astype(np.float32), gloss=0.15
            )
        return Finish(linear(code) * np.ones((*s.u.shape, 1), np.float32), gloss=0.4)

    relief(
        scene, cx - side / 2, cy - side / 2, heights.astype(np.float32), np.clip(inside + 0.5, 0, 1), material
    )
    face, ink = (
        ("F6F2EA", "2A2725")
        if scene.colour != "black" or scene.variant == "numerals"
        else ("2E2D2C", "F1ECE2")
    )
    if wooden and scene.variant == "minimal" and scene.rng.random() < 0.5:
        face, ink = mix(code, "FFFFFF", 0.16), "2A1C12"
    canvas = scene.canvas
    dial = radius - rim
    canvas.drawCircle(
        cx,
        cy,
        dial,
        gradient(
            (cx - dial, cy - dial),
            (cx + dial, cy + dial),
            [(0, mix(face, "FFFFFF", 0.3), 1), (1, mix(face, "000000", 0.09), 1)],
        ),
    )
    _ring_shadow(canvas, cx, cy, dial)
    _marks(scene, cx, cy, dial, ink)
    for angle, length, width in ((305.0, 0.5, 20.0), (60.0, 0.74, 14.0), (200.0, 0.8, 5.0)):
        _hand(canvas, cx, cy, angle, dial * length, width, ink if width > 6 else "B5532F")
    canvas.drawCircle(cx, cy, 18, paint(ink))
    canvas.drawCircle(cx - 4, cy - 5, 6, paint("FFFFFF", 0.5, blur=2))


def _ring_shadow(canvas: Any, cx: float, cy: float, dial: float) -> None:
    ring = skia.Path()
    ring.addCircle(cx, cy, dial)
    canvas.save()
    canvas.clipPath(ring, True)
    canvas.drawCircle(cx + 12, cy + 16, dial + 8, paint("1A120C", 0.34, width=40, blur=14))
    canvas.restore()


def _marks(scene: Scene, cx: float, cy: float, dial: float, ink: str) -> None:
    canvas = scene.canvas
    numerals = scene.variant in {"numerals", "outdoor"}
    for minute in range(60):
        angle = math.radians(minute * 6)
        sin, cos = math.sin(angle), -math.cos(angle)
        hour = minute % 5 == 0
        if hour and numerals:
            text = str(minute // 5 or 12)
            draw_text(canvas, text, cx + sin * dial * 0.79, cy + cos * dial * 0.79, 78, ink)
            continue
        start = 0.80 if hour else 0.90
        mark = paint(ink, 1 if hour else 0.6, width=11 if hour else 3)
        canvas.drawLine(
            cx + sin * dial * start,
            cy + cos * dial * start,
            cx + sin * dial * 0.93,
            cy + cos * dial * 0.93,
            mark,
        )


def _hand(canvas: Any, cx: float, cy: float, angle: float, length: float, width: float, ink: str) -> None:
    sin, cos = math.sin(math.radians(angle)), -math.cos(math.radians(angle))
    for shift, fill in ((12, paint("1A120C", 0.3, width=width, blur=6)), (0, paint(ink, width=width))):
        canvas.drawLine(
            cx - sin * 44 + shift,
            cy - cos * 44 + shift,
            cx + sin * length + shift,
            cy + cos * length + shift,
            fill,
        )


def draw_notebook(scene: Scene) -> None:
    """A closed notebook from above, with its elastic and a pen."""
    set_flat(scene)
    code = PALETTE[scene.colour]
    width, height = 820, 1090
    canvas = scene.canvas
    canvas.save()
    canvas.translate(CENTRE, CENTRE)
    canvas.rotate(scene.pick(-9, 8, -5, 12))
    x, y = -width // 2, -height // 2
    canvas.translate(-70, 0)
    lying_shadow(scene, rounded(x, y, width + 10, height + 12, 26), 34)
    canvas.drawPath(rounded(x + 8, y + 10, width + 4, height + 4, 22), paint(mix(code, "000000", 0.45)))
    canvas.drawPath(rounded(x + 10, y + 8, width - 4, height - 2, 16), paint("E9E1D0"))
    for line in range(5):
        canvas.drawLine(
            x + 30,
            y + height - 1 + line * 2,
            x + width,
            y + height - 1 + line * 2,
            paint("B9AD94", 0.7, width=1),
        )
    inside = box_distance(width, height, 2, 26)
    columns = np.arange(width, dtype=np.float32)[None, :]
    heights = 9 * smooth(0, 14, inside) - 5 * smooth(9, 3, np.abs(columns - 74)) + 0 * inside
    leather = scene.variant == "leather"
    relief(scene, x, y, heights.astype(np.float32), np.clip(inside + 0.5, 0, 1), _cover(code, leather))
    _cover_print(scene, code, width, height)
    if scene.variant in {"leather", "dots", "plain"}:
        band = gradient(
            (x + width - 110, 0),
            (x + width - 82, 0),
            [
                (0, mix(code, "FFFFFF", 0.1), 1),
                (0.5, mix(code, "000000", 0.45), 1),
                (1, mix(code, "000000", 0.6), 1),
            ],
        )
        canvas.drawRect(skia.Rect.MakeXYWH(x + width - 102, y, 40, height), paint("000000", 0.22, blur=6))
        canvas.drawRect(skia.Rect.MakeXYWH(x + width - 110, y - 2, 28, height + 6), band)
    ribbon = skia.Path()
    ribbon.moveTo(-90, y + height - 4)
    ribbon.lineTo(-84, y + height + 96)
    ribbon.lineTo(-70, y + height + 78)
    ribbon.lineTo(-58, y + height + 98)
    ribbon.lineTo(-62, y + height - 4)
    canvas.drawPath(ribbon, paint(scene.pick("B0563A", "C9A14A", "5E7558")))
    canvas.restore()
    _pen(scene)


def _cover(code: str, leather: bool) -> Material:
    def material(s: Surface) -> Finish:
        pores = sample(noise_tile(128 if leather else 256, 91, 2), s.u, s.v)
        cloud = sample(noise_tile(4, 92, 3), s.u, s.v)
        weave = np.sin(s.u * 1.3) * np.sin(s.v * 1.3) if not leather else np.zeros_like(s.u)
        albedo = (
            linear(code) * (1 + 0.05 * pores + 0.05 * weave + (0.16 if leather else 0.03) * cloud)[..., None]
        )
        tilt = 0.16 if leather else 0.07
        bump = (tilt * pores, tilt * np.roll(pores, 3, 1))
        return Finish(albedo.astype(np.float32), gloss=0.22 if leather else 0.05, sharpness=0.0, bump=bump)

    return material


def _cover_print(scene: Scene, code: str, width: int, height: int) -> None:
    """Foil on the cover: a word in a frame, a sprig, or corners."""
    canvas, gold = scene.canvas, "8A6234" if scene.colour in {"cream", "oat", "blush"} else "E3C27A"
    words = {"recipe": "RECIPES", "garden": "GARDEN", "dots": "NOTES", "plain": "JOURNAL"}
    if scene.variant == "leather":
        canvas.drawPath(
            rounded(-width / 2 + 120, -height / 2 + 70, width - 270, height - 140, 14),
            paint(mix(code, "000000", 0.35), 0.7, width=4),
        )
        return
    draw_text(canvas, words[scene.variant], 20, -112, 52, gold, gap=0.55)
    canvas.drawLine(-130, -50, 170, -50, paint(gold, width=4))
    for step in range(7):
        for side in (-1, 1):
            leaf(scene, 20, 190 - step * 28, side * 58, 62 - step * 4, 24, gold)
    for dx, dy in ((-1, -1), (1, -1), (-1, 1), (1, 1)) if scene.variant == "plain" else ():
        corner = skia.Path()
        px, py = dx * (width / 2 - 3), dy * (height / 2 - 3)
        corner.moveTo(px, py)
        corner.lineTo(px - dx * 96, py)
        corner.lineTo(px, py - dy * 96)
        corner.close()
        if dx > 0:
            canvas.drawPath(corner, paint(gold, 0.95))


def _pen(scene: Scene) -> None:
    canvas = scene.canvas
    canvas.save()
    canvas.translate(1345, 860)
    canvas.rotate(scene.between(2, 9))
    canvas.drawPath(rounded(-10, -370, 52, 740, 24), paint(mix(scene.wall, "1B1410", 0.85), 0.4, blur=12))
    body = scene.pick("2B2A2A", "B98D4A", "F1ECE2", "33475A")
    canvas.drawPath(
        rounded(-22, -380, 44, 690, 20),
        gradient(
            (-22, 0),
            (22, 0),
            [
                (0, mix(body, "000000", 0.25), 1),
                (0.3, mix(body, "FFFFFF", 0.45), 1),
                (0.5, body, 1),
                (1, mix(body, "000000", 0.5), 1),
            ],
        ),
    )
    tip = skia.Path()
    tip.moveTo(-18, 306)
    tip.lineTo(18, 306)
    tip.lineTo(3, 384)
    tip.lineTo(-3, 384)
    tip.close()
    canvas.drawPath(
        tip, gradient((-18, 0), (18, 0), [(0, "8A6A32", 1), (0.35, "F3DFA8", 1), (1, "7A5A28", 1)])
    )
    canvas.drawPath(rounded(12, -360, 11, 210, 5), paint("C9A55A"))
    canvas.restore()


def draw_knives(scene: Scene) -> None:
    """A kitchen knife on its cloth, or three throwing knives."""
    set_flat(scene)
    spots = [(0.0, -36.0)] if scene.variant == "chef" else [(-250.0, -14.0), (0.0, 0.0), (250.0, 14.0)]
    for dx, turn in spots:
        scene.canvas.save()
        scene.canvas.translate(CENTRE + dx, CENTRE)
        scene.canvas.rotate(turn)
        _knife(scene, chef=scene.variant == "chef")
        scene.canvas.restore()


def _knife(scene: Scene, *, chef: bool) -> None:
    canvas = scene.canvas
    blade = skia.Path()
    wide = 96.0 if chef else 52.0
    blade.moveTo(-wide * 0.45, 150)
    if chef:
        blade.lineTo(-wide * 0.45, -520)
        blade.cubicTo(-20, -590, 0, -610, 10, -625)
        blade.cubicTo(wide * 0.9, -420, wide * 1.05, -120, wide * 1.05, 150)
    else:
        blade.lineTo(-wide, -300)
        blade.lineTo(0, -560)
        blade.lineTo(wide, -300)
        blade.lineTo(wide * 0.45, 150)
    blade.close()
    grip = rounded(-44, 140, 88, 430, 30) if chef else rounded(-30, 130, 60, 380, 20)
    for path in (blade, grip):
        lying_shadow(scene, path, 22)
    steel = ("8E9296", "F4F6F7", "A9AEB2", "D9DDE0") if chef else ("3A3B3D", "85888B", "2C2D2F", "5E6164")
    canvas.drawPath(
        blade,
        gradient(
            (-wide, 0),
            (wide, 0),
            [
                (0.2, steel[0], 1),
                (0.45, steel[1], 1),
                (0.55, steel[2], 1),
                (0.85, steel[3], 1),
                (1, steel[0], 1),
            ],
        ),
    )
    code = PALETTE[scene.colour]
    canvas.drawPath(
        grip,
        gradient(
            (-44, 0),
            (44, 0),
            [(0, mix(code, "FFFFFF", 0.3), 1), (0.45, code, 1), (1, mix(code, "000000", 0.5), 1)],
        ),
    )
    for level in (210, 350, 490) if chef else (200, 300, 400):
        canvas.drawCircle(0, level, 13, paint("D9C79A" if chef else "1A1A1A"))
        canvas.drawCircle(-3, level - 4, 5, paint("FFFFFF", 0.6, blur=1.5))


def draw_wreath(scene: Scene) -> None:
    """A wreath on a wall: a ring of leaves with flowers, berries or lavender."""
    set_wall(scene)
    tones = {
        "eucalyptus": ("7F9A86", "94AC98", "6A8672"),
        "lavender": ("8E9A72", "A08CC4", "8C78B4"),
        "rust": ("B4532B", "D08A3C", "8C3E24"),
        "blush": ("7E9A72", "93AB84", "64825E"),
    }.get(scene.colour, ("6F8F66", "86A57C", "587A54"))
    cx, cy, ring = CENTRE, 770.0, 400.0
    cord = skia.Path()
    cord.moveTo(cx, cy - ring)
    cord.lineTo(cx, 40)
    scene.canvas.drawPath(cord, paint("8A6A48", 0.9, width=8))
    shade = skia.Path()
    shade.addCircle(cx + 30, cy + 38, ring)
    scene.canvas.drawPath(shade, paint(mix(scene.wall, "1B1410", 0.85), 0.36, width=190, blur=34))
    hoop = skia.Path()
    hoop.addCircle(cx, cy, ring)
    tube(scene.canvas, hoop, 26, "8C6A46", 0.05)
    for layer, spread in ((0, 120), (1, 95), (2, 70)):
        for number in range(92):
            angle = number * 360 / 92 + scene.between(-4, 4)
            radius = ring + scene.between(-spread, spread) * 0.55
            px = cx + math.sin(math.radians(angle)) * radius
            py = cy - math.cos(math.radians(angle)) * radius
            lean = angle + 90 + scene.between(-62, 62)
            size = scene.between(88, 150) * (1.05 - 0.12 * layer)
            tone = mix(scene.pick(*tones), "16241A", 0.30 - 0.14 * layer)
            leaf(scene, px, py, lean, size, size * (0.26 if scene.variant == "fern" else 0.46), tone)
    _trimmings(scene, cx, cy, ring)


def _trimmings(scene: Scene, cx: float, cy: float, ring: float) -> None:
    if scene.variant in {"flower", "autumn"} or scene.colour in {"rust", "blush"}:
        petals = (
            scene.pick("F1E4DA", "E8B9AE", "F3ECE2")
            if scene.variant == "flower"
            else scene.pick("E0A23A", "C9552E")
        )
        for number in range(9):
            angle = math.radians(150 + number * 24 + scene.between(-6, 6))
            radius = ring + scene.between(-36, 36)
            _rose(
                scene,
                cx + math.sin(angle) * radius,
                cy - math.cos(angle) * radius,
                scene.between(56, 92),
                petals,
            )
    if scene.colour == "eucalyptus" and scene.variant != "flower":
        return
    for _ in range(60):
        angle, radius = scene.between(0, 2 * math.pi), ring + scene.between(-90, 90)
        x, y, size = cx + math.sin(angle) * radius, cy - math.cos(angle) * radius, scene.between(8, 14)
        code = {"lavender": "8E76BC", "rust": "9C2F22"}.get(scene.colour, "F4EEE4")
        scene.canvas.drawCircle(x + 3, y + 5, size, paint("1B1410", 0.35, blur=4))
        scene.canvas.drawCircle(x, y, size, paint(code))
        scene.canvas.drawCircle(x - size * 0.3, y - size * 0.35, size * 0.3, paint("FFFFFF", 0.6, blur=1.5))


def _rose(scene: Scene, x: float, y: float, size: float, code: str) -> None:
    canvas = scene.canvas
    canvas.drawCircle(x + 8, y + 12, size, paint("1B1410", 0.35, blur=12))
    for layer in range(5):
        count, far = 8 - layer, size * (1 - layer * 0.2)
        for number in range(count):
            angle = 2 * math.pi * number / count + layer * 0.7
            px, py = x + math.cos(angle) * far * 0.5, y + math.sin(angle) * far * 0.5
            tone = mix(code, "7A2E22", 0.02 + 0.08 * layer)
            canvas.drawCircle(px + 1.5, py + 3, far * 0.5, paint("4A1E14", 0.16, blur=3))
            canvas.drawCircle(
                px,
                py,
                far * 0.5,
                gradient(
                    (px - far / 2, py - far / 2),
                    (px + far / 2, py + far / 2),
                    [
                        (0, mix(tone, "FFFFFF", 0.45), 1),
                        (1, mix(tone, "3A140C", 0.16), 1),
                    ],
                ),
            )
