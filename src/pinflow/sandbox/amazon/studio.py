"""A small photo studio: light, backdrops, shadows, and two ways to make a lit body.

``revolve`` turns a profile around an upright axis (vases, mugs, lamps); ``relief`` lights a height field
(cushions, boards, frames). Both give premultiplied RGBA that is painted on a Skia canvas. Colours are linear
float32 while they are lit and become sRGB at the end. Everything random comes from one seeded generator, so
the same product is always the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

Floats = NDArray[np.float32]
# Skia ships no types.
Canvas = Any

SIZE = 1500
# Sine of the camera's height over the table: circles become ellipses this flat.
TILT = 0.2

PALETTE: dict[str, str] = {
    "cream": "EFE4D0", "white": "F3F1EC", "rust": "B2532B", "blush": "E2B1A3", "sage": "96A888",
    "amber": "A9581A", "midnight": "26385C", "walnut": "6E4529", "black": "2C2B2A", "natural": "CBA571",
    "indigo": "35508C", "mustard": "D39B2A", "terracotta": "C0673C", "charcoal": "4B4B4D", "oat": "DAC7A8",
    "brass": "BC9148", "oak": "C99C65", "grey": "A9A8A4", "honey": "C58943", "eucalyptus": "7A9780",
    "lavender": "A898C8", "green": "45664B", "maple": "DFB782", "olive": "AA844C", "glass": "D3E3E0",
    "clear": "DAE6E0", "cedar": "B4764A", "copper": "B9693F", "tan": "A66E3B",
}  # fmt: skip

_KEY = np.array([-0.58, 0.52, 0.63], np.float32)
_FILL = np.array([0.75, 0.15, 0.64], np.float32)


def srgb(code: str) -> Floats:
    """``"B2532B"`` -> three values of 0 to 1 as on screen."""
    return np.array([int(code[i : i + 2], 16) / 255 for i in (0, 2, 4)], np.float32)


def linear(code: str) -> Floats:
    """``"B2532B"`` -> linear light."""
    return srgb(code) ** np.float32(2.2)


def mix(first: str, second: str, share: float) -> str:
    """The colour ``share`` of the way from ``first`` to ``second``."""
    blend = srgb(first) * (1 - share) + srgb(second) * share
    return "".join(f"{round(float(part) * 255):02X}" for part in blend)


def paint_color(code: str, alpha: float = 1.0) -> int:
    """A Skia colour of ``RRGGBB``."""
    r, g, b = (int(code[i : i + 2], 16) for i in (0, 2, 4))
    return int(skia.Color(r, g, b, round(alpha * 255)))


def paint(code: str, alpha: float = 1.0, *, blur: float = 0, width: float = 0, round_ends: bool = True) -> Any:
    """A Skia paint: filled, or a stroke when ``width`` is given; ``blur`` is a sigma in pixels."""
    made = skia.Paint(AntiAlias=True, Color=paint_color(code, alpha))
    if blur:
        made.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur))
    if width:
        made.setStyle(skia.Paint.kStroke_Style)
        made.setStrokeWidth(width)
        made.setStrokeCap(skia.Paint.kRound_Cap if round_ends else skia.Paint.kButt_Cap)
        made.setStrokeJoin(skia.Paint.kRound_Join)
    return made


def gradient(start: tuple[float, float], end: tuple[float, float], stops: list[tuple[float, str, float]]) -> Any:
    """A paint that runs through (position, colour, alpha) from ``start`` to ``end``."""
    shader = skia.GradientShader.MakeLinear(
        [skia.Point(*start), skia.Point(*end)],
        [paint_color(code, alpha) for _, code, alpha in stops],
        [position for position, _, _ in stops],
    )
    return skia.Paint(AntiAlias=True, Shader=shader)


def glow(canvas: Canvas, x: float, y: float, radius: float, code: str, alpha: float) -> None:
    """Light in the air around a flame or bulb."""
    shader = skia.GradientShader.MakeRadial(
        skia.Point(x, y), radius, [paint_color(code, alpha), paint_color(code, alpha * 0.3), paint_color(code, 0)],
        [0.0, 0.35, 1.0],
    )  # fmt: skip
    canvas.drawCircle(x, y, radius, skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen, AntiAlias=True))


def smooth(low: float, high: float, values: Floats) -> Floats:
    """0 below ``low``, 1 above ``high``, eased between."""
    t = np.clip((values - np.float32(low)) / np.float32(high - low), 0, 1)
    result: Floats = t * t * (3 - 2 * t)
    return result


@dataclass
class Scene:
    """One picture in the making: its canvas, its luck, its colours."""

    canvas: Canvas
    rng: np.random.Generator
    colour: str
    variant: str
    backdrop: str = "paper"
    floor_y: float = 1180.0
    wall: str = "EEE9E2"
    warm: bool = field(default=True)

    def pick(self, *choices: Any) -> Any:
        return choices[int(self.rng.integers(len(choices)))]

    def between(self, low: float, high: float) -> float:
        return float(self.rng.uniform(low, high))


def make_rng(*keys: str) -> np.random.Generator:
    """A generator that depends on ``keys`` alone."""
    digest = hashlib.blake2b("\x1f".join(keys).encode(), digest_size=8).digest()
    return np.random.Generator(np.random.PCG64(int.from_bytes(digest, "big")))


@cache
def noise_tile(cells: int, seed: int, octaves: int = 3) -> Floats:
    """1024 x 1024 tileable cloud noise around 0, about -1 to 1; ``cells`` is its coarsest grid."""
    rng = np.random.Generator(np.random.PCG64(seed))
    total = np.zeros((1024, 1024), np.float32)
    weight = np.float32(1.0)
    for octave in range(octaves):
        count = min(cells * 2**octave, 512)
        grid = rng.uniform(-1, 1, (count, count)).astype(np.float32)
        pad = 3
        wrapped = np.pad(grid, pad, mode="wrap")
        step = 1024 / count
        big = cv2.resize(wrapped, None, fx=step, fy=step, interpolation=cv2.INTER_CUBIC)
        cut = round(pad * step)
        total += weight * big[cut : cut + 1024, cut : cut + 1024]
        weight = np.float32(weight * 0.5)
    result: Floats = total / np.float32(1.5)
    return result


def sample(tile: Floats, u: Floats, v: Floats) -> Floats:
    """The tile at (u, v) pixels, wrapped; nearest, which is enough for grain and glaze."""
    result: Floats = tile[v.astype(np.int32) & 1023, u.astype(np.int32) & 1023]
    return result


@dataclass
class Surface:
    """What a material sees of a body: normals, place on the body in pixels, and the distance to its edge.

    For a turned body ``u`` is the arc length around it and ``v`` the height; for a relief, x and y.
    """

    u: Floats
    v: Floats
    nx: Floats
    ny: Floats
    nz: Floats


@dataclass
class Finish:
    """A material's answer: linear colour (h, w, 3) or three values; gloss 0 (chalk) to 1 (wet glaze); and
    optional bumps ``(du, dv)`` that tilt the normal."""

    albedo: Floats
    gloss: float = 0.25
    sharpness: float = 0.6
    bump: tuple[Floats, Floats] | None = None
    glow: float = 0.0
    metal: float = 0.0


Material = Callable[[Surface], Finish]


def light(surface: Surface, finish: Finish, bounce: Floats) -> Floats:
    """Linear RGB of a lit surface: a big soft window on the left, a strip on the right, light from the table."""
    nx, ny, nz = surface.nx, surface.ny, surface.nz
    if finish.bump is not None:
        nx, ny = nx + finish.bump[0], ny + finish.bump[1]
        length = np.sqrt(nx * nx + ny * ny + nz * nz)
        nx, ny, nz = nx / length, ny / length, nz / length
    key = np.clip((nx * _KEY[0] + ny * _KEY[1] + nz * _KEY[2] + 0.25) / 1.25, 0, None)
    fill = np.clip(nx * _FILL[0] + ny * _FILL[1] + nz * _FILL[2], 0, None)
    sky = 0.5 + 0.5 * ny
    shade = (0.80 * key * key**0.15 + 0.13 * fill + 0.16 * sky + 0.05)[..., None]
    under = (np.clip(-ny, 0, 1) * 0.18 + 0.04)[..., None] * bounce
    rgb = finish.albedo * (shade * np.array([1.03, 1.0, 0.965], np.float32) + under)
    # The mirror direction in stereographic coordinates: a window is a rectangle there.
    safe = np.maximum(nz, 0.08)
    px, py = nx / safe, ny / safe
    soft = 0.45 * (1.0 - finish.sharpness) + 0.03
    window = smooth(-0.95 - soft, -0.95 + soft, px) * (1 - smooth(-0.38 - soft, -0.38 + soft, px))
    window = window * smooth(-0.75 - soft, -0.75 + soft, py) * (1 - smooth(0.95 - soft, 0.95 + soft, py))
    strip = smooth(0.95 - soft, 0.95 + soft, px) * (1 - smooth(1.25 - soft, 1.25 + soft, px))
    edge = (1 - np.clip(nz, 0, 1)) ** 3
    mirror = window * 0.55 + strip * 0.22 + edge * 0.28
    tint = finish.albedo * finish.metal * 2.6 + (1 - finish.metal)
    if finish.metal:
        stripes = 0.55 + 0.75 * smooth(-0.4, 0.9, ny) - 0.35 * smooth(0.2, 0.9, nx)
        rgb = rgb * (1 - 0.45 * finish.metal) + finish.albedo * (finish.metal * 0.6 * stripes)[..., None]
    rgb = rgb + (finish.gloss * mirror)[..., None] * tint
    if finish.glow:
        rgb = rgb + finish.albedo * np.float32(finish.glow)
    result: Floats = rgb.astype(np.float32, copy=False)
    return result


@cache
def _gamma_table() -> NDArray[np.uint8]:
    steps = np.arange(4096, dtype=np.float32) / 4095 * 1.25
    # A shoulder keeps highlights from clipping flat.
    toned = np.where(steps < 0.8, steps, 0.8 + 0.2 * (1 - np.exp(-(steps - 0.8) / 0.2)))
    return np.clip(toned ** (1 / 2.2) * 255 + 0.5, 0, 255).astype(np.uint8)


def to_image(rgb: Floats, alpha: Floats) -> Any:
    """A Skia image of linear RGB (h, w, 3) and coverage (h, w)."""
    codes = np.clip(rgb * np.float32(4095 / 1.25), 0, 4095).astype(np.uint16)
    out = np.empty((*alpha.shape, 4), np.uint8)
    out[..., :3] = _gamma_table()[codes]
    out[..., 3] = np.clip(alpha * 255 + 0.5, 0, 255).astype(np.uint8)
    return skia.Image.fromarray(out, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kUnpremul_AlphaType)


Profile = list[tuple[float, float]]


def bend(points: Profile, height: float, width: float) -> Floats:
    """A smooth profile through (height 0..1, radius 0..1), one radius a pixel of height.

    Monotone cubic (Fritsch-Carlson), so that a neck never bulges where nobody asked for it.
    """
    hs = np.array([point[0] for point in points]) * height
    rs = np.array([point[1] for point in points]) * width / 2
    slopes = np.diff(rs) / np.diff(hs)
    tangents = np.concatenate([slopes[:1], (slopes[:-1] + slopes[1:]) / 2, slopes[-1:]])
    tangents[1:-1][slopes[:-1] * slopes[1:] <= 0] = 0
    at = np.arange(int(height) + 1, dtype=np.float64)
    index = np.clip(np.searchsorted(hs, at, side="right") - 1, 0, len(hs) - 2)
    span = hs[index + 1] - hs[index]
    t = (at - hs[index]) / span
    a, b = rs[index], rs[index + 1]
    m, n = tangents[index] * span, tangents[index + 1] * span
    curve = (2 * t**3 - 3 * t**2 + 1) * a + (t**3 - 2 * t**2 + t) * m + (-2 * t**3 + 3 * t**2) * b + (t**3 - t**2) * n
    return np.maximum(curve, 1.0).astype(np.float32)


def revolve(
    scene: Scene, radii: Floats, cx: float, base_y: float, material: Material, *, opacity: float = 1.0
) -> None:
    """Paints the body that ``radii`` (one a pixel of height, bottom first) makes around the axis at ``cx``."""
    height = len(radii) - 1
    reach = float(radii.max())
    x0, x1 = int(cx - reach) - 2, int(cx + reach) + 3
    y0 = int(base_y - height) - 2
    y1 = int(base_y + float(radii[0]) * TILT) + 3
    xs = np.arange(x0, x1, dtype=np.float32)[None, :] - np.float32(cx)
    up = np.float32(base_y) - np.arange(y0, y1, dtype=np.float32)[:, None]
    slopes = cv2.GaussianBlur(np.gradient(radii).astype(np.float32)[None, :], (0, 0), 2.0)[0]
    row = np.clip(up[:, 0], 0, height).astype(np.int32)
    row_radius = radii[row][:, None]
    side = np.clip(row_radius - np.abs(xs) + 0.5, 0, 1)
    z = np.sqrt(np.clip(row_radius**2 - xs**2, 0, None))
    h = up + z * np.float32(TILT)
    level = np.clip(h, 0, height).astype(np.int32)
    nx = np.clip(xs / row_radius, -1, 1)
    nz = z / row_radius
    slope = slopes[level]
    norm = 1 / np.sqrt(1 + slope * slope)
    around = np.arcsin(nx) * row_radius
    surface = Surface(u=around, v=h, nx=nx * norm, ny=-slope * norm, nz=nz * norm)
    rgb = light(surface, material(surface), linear(scene.wall))
    near_table = 0.55 + 0.45 * smooth(-8, 70, h)
    alpha = side * np.clip(h + 0.5, 0, 1) * np.clip(height - h + 0.5, 0, 1)
    scene.canvas.drawImage(to_image(rgb * near_table[..., None], alpha * np.float32(opacity)), x0, y0)


def relief(
    scene: Scene, x: float, y: float, heights: Floats, alpha: Floats, material: Material, *, depth: float = 1.0
) -> None:
    """Paints a lit height field whose upper left corner is at (x, y). ``heights`` are in pixels."""
    dy, dx = np.gradient(heights * np.float32(depth))
    norm = 1 / np.sqrt(1 + dx * dx + dy * dy)
    rows, columns = heights.shape
    u, v = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    surface = Surface(u=u, v=v, nx=-dx * norm, ny=dy * norm, nz=norm)
    rgb = light(surface, material(surface), linear(scene.wall))
    scene.canvas.drawImage(to_image(rgb, alpha), x, y)


def box_distance(width: int, height: int, margin: int, radius: float) -> Floats:
    """Distance in pixels to the edge of a rounded box in an image of (width, height), positive inside."""
    xs = np.abs(np.arange(width, dtype=np.float32) - (width - 1) / 2)[None, :] - (width / 2 - margin - radius)
    ys = np.abs(np.arange(height, dtype=np.float32) - (height - 1) / 2)[:, None] - (height / 2 - margin - radius)
    outside = np.sqrt(np.maximum(xs, 0) ** 2 + np.maximum(ys, 0) ** 2)
    result: Floats = (radius - outside - np.minimum(np.maximum(xs, ys), 0)).astype(np.float32)
    return result


def ellipse(canvas: Canvas, cx: float, cy: float, rx: float, ry: float, fill: Any) -> None:
    canvas.drawOval(skia.Rect.MakeLTRB(cx - rx, cy - ry, cx + rx, cy + ry), fill)


def mouth(scene: Scene, cx: float, top_y: float, radius: float, wall: float, code: str, inside: str) -> None:
    """The opening of a turned body: its rim, and the dark inside below it. Painted before the body."""
    canvas, flat = scene.canvas, radius * TILT
    rim = gradient((cx - radius, 0), (cx + radius, 0), [
        (0, mix(code, "FFFFFF", 0.35), 1), (0.4, mix(code, "FFFFFF", 0.18), 1), (1, mix(code, "000000", 0.22), 1),
    ])  # fmt: skip
    ellipse(canvas, cx, top_y, radius, flat, rim)
    inner, inner_flat = radius - wall, flat - wall * 0.55
    hole = gradient((cx - inner, top_y - inner_flat), (cx + inner, top_y + inner_flat), [
        (0, mix(inside, "000000", 0.62), 1), (0.55, mix(inside, "000000", 0.35), 1), (1, mix(inside, "FFFFFF", 0.05), 1),
    ])  # fmt: skip
    ellipse(canvas, cx, top_y, inner, inner_flat, hole)


def rim_front(scene: Scene, cx: float, top_y: float, radius: float, wall: float, code: str) -> None:
    """The near half of a rim, painted after the body so that the lip catches light."""
    flat = radius * TILT
    path = skia.Path()
    path.addArc(skia.Rect.MakeLTRB(cx - radius + wall / 2, top_y - flat + wall * 0.3,
                                   cx + radius - wall / 2, top_y + flat - wall * 0.3), 0, 180)  # fmt: skip
    stroke = gradient((cx - radius, 0), (cx + radius, 0), [
        (0, mix(code, "FFFFFF", 0.55), 1), (0.35, mix(code, "FFFFFF", 0.3), 1), (1, mix(code, "000000", 0.12), 1),
    ])  # fmt: skip
    stroke.setStyle(skia.Paint.kStroke_Style)
    stroke.setStrokeWidth(wall * 0.75)
    scene.canvas.drawPath(path, stroke)


def stand_shadow(scene: Scene, cx: float, base_y: float, radius: float, height: float) -> None:
    """The shadow of something that stands: tight where it touches, long and soft away from the window."""
    canvas = scene.canvas
    tone = mix(scene.wall, "1B1410", 0.82)
    reach = min(height * 0.55, 460)
    long = skia.Path()
    long.moveTo(cx - radius * 0.9, base_y + radius * TILT * 0.2)
    long.lineTo(cx + radius * 0.6 + reach, base_y - reach * 0.10)
    long.lineTo(cx + radius * 1.0 + reach, base_y + radius * TILT + 14)
    long.lineTo(cx, base_y + radius * TILT * 1.15)
    long.close()
    canvas.drawPath(long, paint(tone, 0.26, blur=34))
    ellipse(canvas, cx + radius * 0.22, base_y + 6, radius * 1.18, radius * TILT * 1.35, paint(tone, 0.38, blur=26))
    ellipse(canvas, cx + radius * 0.04, base_y + 5, radius * 1.02, radius * TILT * 1.08, paint(tone, 0.6, blur=8))


def lying_shadow(scene: Scene, path: Any, lift: float) -> None:
    """The shadow of something that lies or hangs ``lift`` pixels from the surface behind it."""
    tone = mix(scene.wall, "1B1410", 0.85)
    canvas = scene.canvas
    for share, alpha in ((1.0, 0.30), (0.35, 0.35)):
        canvas.save()
        canvas.translate(lift * share * 0.8, lift * share)
        canvas.drawPath(path, paint(tone, alpha, blur=max(3.0, lift * share * 0.75)))
        canvas.restore()


def rounded(x: float, y: float, width: float, height: float, radius: float) -> Any:
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, width, height), radius, radius)
    return path


def tube(canvas: Canvas, path: Any, width: float, code: str, gloss: float = 0.4) -> None:
    """A bent rod with round shading: handles, stems, wires."""
    canvas.drawPath(path, paint(mix(code, "000000", 0.42), width=width))
    for shift, share, tone, alpha in (
        (0.06, 0.80, mix(code, "000000", 0.18), 0.9),
        (0.10, 0.58, code, 0.9),
        (0.15, 0.34, mix(code, "FFFFFF", 0.22), 0.8),
        (0.19, 0.10, "FFFFFF", gloss),
    ):
        canvas.save()
        canvas.translate(-width * shift, -width * shift)
        canvas.drawPath(path, paint(tone, alpha, width=width * share, blur=width * 0.05))
        canvas.restore()
