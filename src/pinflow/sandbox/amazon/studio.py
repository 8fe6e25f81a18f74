"""A small photo studio: light, backdrops, shadows, and two ways to make a lit body.

``revolve`` turns a profile around an upright axis (vases, mugs, lamps); ``relief`` lights a height field
(cushions, boards, frames). Both give premultiplied RGBA that is painted on a Skia canvas. Colours are linear
float32 while they are lit and become sRGB at the end. Everything random comes from one seeded generator, so
the same product is always the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import cv2
import numpy as np
import skia
from numpy.typing import NDArray

# float32 throughout; the type says floating because NumPy's stubs widen freely.
Floats = NDArray[np.floating[Any]]
# Skia ships no types.
Canvas = Any

SIZE = 1500
# Sine of the camera's height over the table: circles become ellipses this flat.
TILT = 0.2
_STRIP_ROWS = 48

PALETTE: dict[str, str] = {
    "cream": "EFE4D0",
    "white": "F3F1EC",
    "rust": "B2532B",
    "blush": "E2B1A3",
    "sage": "96A888",
    "amber": "A9581A",
    "midnight": "26385C",
    "walnut": "6E4529",
    "black": "2C2B2A",
    "natural": "CBA571",
    "indigo": "35508C",
    "mustard": "D39B2A",
    "terracotta": "C0673C",
    "charcoal": "4B4B4D",
    "oat": "DAC7A8",
    "brass": "BC9148",
    "oak": "C99C65",
    "grey": "A9A8A4",
    "honey": "C58943",
    "eucalyptus": "7A9780",
    "lavender": "A898C8",
    "green": "45664B",
    "maple": "DFB782",
    "olive": "AA844C",
    "glass": "D3E3E0",
    "clear": "DAE6E0",
    "cedar": "B4764A",
    "copper": "B9693F",
    "tan": "A66E3B",
}

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


def paint(
    code: str, alpha: float = 1.0, *, blur: float = 0, width: float = 0, round_ends: bool = True
) -> Any:
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


def gradient(
    start: tuple[float, float], end: tuple[float, float], stops: list[tuple[float, str, float]]
) -> Any:
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
        skia.Point(x, y),
        radius,
        [paint_color(code, alpha), paint_color(code, alpha * 0.3), paint_color(code, 0)],
        [0.0, 0.35, 1.0],
    )
    canvas.drawCircle(
        x, y, radius, skia.Paint(Shader=shader, BlendMode=skia.BlendMode.kScreen, AntiAlias=True)
    )


def wrap(values: Floats, period: float) -> Floats:
    """``values % period``, several times as fast."""
    step = np.float32(period)
    result: Floats = values - np.floor(values * np.float32(1 / period)) * step
    return result


def smooth(low: float, high: float, values: Floats) -> Floats:
    """0 below ``low``, 1 above ``high``, eased between."""
    t = (values - np.float32(low)) * np.float32(1 / (high - low))
    np.clip(t, 0, 1, out=t)
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
    on_white: bool = False

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
    """Linear RGB of a lit surface: a big soft window on the left, a strip on the right, bounce from below."""
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
    if finish.glow:
        rgb = rgb + finish.albedo * np.float32(finish.glow)
    if finish.gloss <= 0.05:
        return np.asarray(rgb, np.float32)
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
    result: Floats = rgb.astype(np.float32, copy=False)
    return result


@cache
def _gamma_table() -> NDArray[np.uint8]:
    steps = np.arange(4096, dtype=np.float32) / 4095 * 1.25
    # A shoulder keeps highlights from clipping flat.
    toned = np.where(steps < 0.8, steps, 0.8 + 0.2 * (1 - np.exp(-(steps - 0.8) / 0.2)))
    return np.clip(toned ** (1 / 2.2) * 255 + 0.5, 0, 255).astype(np.uint8)


def encode(rgb: Floats, alpha: Floats, out: NDArray[np.uint8]) -> None:
    """Writes linear RGB (h, w, 3) and coverage (h, w) into ``out`` (h, w, 4) as on screen."""
    codes = np.clip(rgb * np.float32(4095 / 1.25), 0, 4095).astype(np.uint16)
    out[..., :3] = _gamma_table()[codes]
    out[..., 3] = np.clip(alpha * 255 + 0.5, 0, 255).astype(np.uint8)


def as_image(pixels: NDArray[np.uint8]) -> Any:
    """A Skia image of (h, w, 4) bytes."""
    return skia.Image.fromarray(
        pixels, skia.ColorType.kRGBA_8888_ColorType, skia.AlphaType.kUnpremul_AlphaType
    )


def strips(rows: int) -> Iterator[slice]:
    """Runs of rows small enough that what is computed for them stays in the processor's cache: 3x faster."""
    for start in range(0, rows, _STRIP_ROWS):
        yield slice(start, min(start + _STRIP_ROWS, rows))


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
    steepest = 3 * np.minimum(np.abs(np.append(slopes[0], slopes)), np.abs(np.append(slopes, slopes[-1])))
    tangents = np.sign(tangents) * np.minimum(np.abs(tangents), steepest)
    at = np.arange(int(height) + 1, dtype=np.float64)
    index = np.clip(np.searchsorted(hs, at, side="right") - 1, 0, len(hs) - 2)
    span = hs[index + 1] - hs[index]
    t = (at - hs[index]) / span
    a, b = rs[index], rs[index + 1]
    m, n = tangents[index] * span, tangents[index + 1] * span
    curve = (
        (2 * t**3 - 3 * t**2 + 1) * a
        + (t**3 - 2 * t**2 + t) * m
        + (-2 * t**3 + 3 * t**2) * b
        + (t**3 - t**2) * n
    )
    return np.asarray(np.maximum(curve, 1.0), np.float32)


def zoom(scene: Scene, factor: float, drop: float = 0.0) -> None:
    """Brings the camera closer: what is painted from here on is ``factor`` times as large, around the place
    where things stand, and ``drop`` pixels lower."""
    scene.canvas.translate(SIZE / 2, scene.floor_y + drop)
    scene.canvas.scale(factor, factor)
    scene.canvas.translate(-SIZE / 2, -scene.floor_y)


def revolve(
    scene: Scene,
    radii: Floats,
    cx: float,
    base_y: float,
    material: Material,
    *,
    opacity: float = 1.0,
    tilt: float = TILT,
) -> None:
    """Paints the body that ``radii`` (one a pixel of height, bottom first) makes around the axis at ``cx``.

    It is lit at the camera's scale, pixel by pixel, while the material sees the sizes it was made for. A body
    that closes at its top (a ball) is seen straight on: ``tilt`` 0.
    """
    matrix = scene.canvas.getTotalMatrix()
    scale = float(matrix.getScaleX())
    place = matrix.mapXY(cx, base_y)
    cx, base_y = float(place.x()), float(place.y())
    if scale != 1:
        at = np.arange(int((len(radii) - 1) * scale) + 1) / scale
        radii = (np.interp(at, np.arange(len(radii)), radii) * scale).astype(np.float32)
    x0, x1 = int(cx - float(radii.max())) - 2, int(cx + float(radii.max())) + 3
    y0, y1 = int(base_y - len(radii)) - 1, int(base_y + float(radii[0]) * tilt) + 3
    xs = np.arange(x0, x1, dtype=np.float32)[None, :] - np.float32(cx)
    ups = np.float32(base_y) - np.arange(y0, y1, dtype=np.float32)[:, None]
    out = np.empty((y1 - y0, x1 - x0, 4), np.uint8)
    bounce = linear(scene.wall)
    slopes = cv2.GaussianBlur(np.gradient(radii).astype(np.float32)[None, :], (0, 0), 2.0 * scale)[0]
    for rows in strips(y1 - y0):
        surface, alpha = _turned(xs, ups[rows], radii, slopes, tilt, scale)
        rgb = light(surface, material(surface), bounce)
        near_table = 0.55 + 0.45 * smooth(-8, 70, surface.v)
        encode(rgb * near_table[..., None], alpha * np.float32(opacity), out[rows])
    scene.canvas.save()
    scene.canvas.resetMatrix()
    scene.canvas.drawImage(as_image(out), x0, y0)
    scene.canvas.restore()


def _turned(
    xs: Floats, up: Floats, radii: Floats, slopes: Floats, tilt: float, scale: float
) -> tuple[Surface, Floats]:
    """Surface and coverage where columns ``xs`` (from the axis) meet rows ``up`` (from the base)."""
    height = len(radii) - 1
    row_radius = radii[np.clip(up[:, 0], 0, height).astype(np.int32)][:, None]
    side = np.clip(row_radius - np.abs(xs) + 0.5, 0, 1)
    z = np.sqrt(np.clip(row_radius**2 - xs**2, 0, None))
    h = up + z * np.float32(tilt)
    slope = slopes[np.clip(h, 0, height).astype(np.int32)]
    nx = np.clip(xs / row_radius, -1, 1)
    norm = 1 / np.sqrt(1 + slope * slope)
    size = np.float32(1 / scale)
    surface = Surface(
        u=np.arcsin(nx) * row_radius * size,
        v=h * size,
        nx=nx * norm,
        ny=-slope * norm,
        nz=z / row_radius * norm,
    )
    return surface, side * np.clip(h + 0.5, 0, 1) * np.clip(height - h + 0.5, 0, 1)


def ball(scene: Scene, x: float, y: float, radius: float, material: Material) -> None:
    """Paints a sphere around (x, y)."""
    up = np.arange(int(radius * 2) + 1, dtype=np.float32)
    radii = np.sqrt(np.clip(radius**2 - (up - radius) ** 2, 1, None))
    revolve(scene, radii, x, y + radius, material, tilt=0.0)


def relief(
    scene: Scene,
    x: float,
    y: float,
    heights: Floats,
    alpha: Floats,
    material: Material,
    *,
    depth: float = 1.0,
) -> None:
    """Paints a lit height field whose upper left corner is at (x, y). ``heights`` are in pixels."""
    rows, columns = heights.shape
    out = np.empty((rows, columns, 4), np.uint8)
    bounce = linear(scene.wall)
    for part in strips(rows):
        # One row more on each side, so that strips meet without a seam.
        first, last = max(part.start - 1, 0), min(part.stop + 1, rows)
        dy, dx = np.gradient(heights[first:last] * np.float32(depth))
        inner = slice(part.start - first, part.stop - first)
        dy, dx = dy[inner], dx[inner]
        norm = 1 / np.sqrt(1 + dx * dx + dy * dy)
        u = np.broadcast_to(np.arange(columns, dtype=np.float32)[None, :], dx.shape)
        v = np.broadcast_to(np.arange(part.start, part.stop, dtype=np.float32)[:, None], dx.shape)
        surface = Surface(u=u, v=v, nx=-dx * norm, ny=dy * norm, nz=norm)
        encode(light(surface, material(surface), bounce), alpha[part], out[part])
    scene.canvas.drawImage(as_image(out), x, y, skia.SamplingOptions(skia.FilterMode.kLinear))


def box_distance(width: int, height: int, margin: int, radius: float) -> Floats:
    """Distance in pixels to the edge of a rounded box in an image of (width, height), positive inside."""
    xs = np.abs(np.arange(width, dtype=np.float32) - (width - 1) / 2)[None, :] - (width / 2 - margin - radius)
    ys = np.abs(np.arange(height, dtype=np.float32) - (height - 1) / 2)[:, None] - (
        height / 2 - margin - radius
    )
    outside = np.sqrt(np.maximum(xs, 0) ** 2 + np.maximum(ys, 0) ** 2)
    result: Floats = (radius - outside - np.minimum(np.maximum(xs, ys), 0)).astype(np.float32)
    return result


def ellipse(canvas: Canvas, cx: float, cy: float, rx: float, ry: float, fill: Any) -> None:
    canvas.drawOval(skia.Rect.MakeLTRB(cx - rx, cy - ry, cx + rx, cy + ry), fill)


def mouth(scene: Scene, cx: float, top_y: float, radius: float, wall: float, code: str, inside: str) -> None:
    """The opening of a turned body: its rim, and the dark inside below it. Painted before the body."""
    canvas, flat = scene.canvas, radius * TILT
    rim = gradient(
        (cx - radius, 0),
        (cx + radius, 0),
        [
            (0, mix(code, "FFFFFF", 0.35), 1),
            (0.4, mix(code, "FFFFFF", 0.18), 1),
            (1, mix(code, "000000", 0.22), 1),
        ],
    )
    ellipse(canvas, cx, top_y, radius, flat, rim)
    inner, inner_flat = radius - wall, flat - wall * 0.55
    hole = gradient(
        (cx - inner, top_y - inner_flat),
        (cx + inner, top_y + inner_flat),
        [
            (0, mix(inside, "000000", 0.62), 1),
            (0.55, mix(inside, "000000", 0.35), 1),
            (1, mix(inside, "FFFFFF", 0.05), 1),
        ],
    )
    ellipse(canvas, cx, top_y, inner, inner_flat, hole)


def rim_front(scene: Scene, cx: float, top_y: float, radius: float, wall: float, code: str) -> None:
    """The near half of a rim, painted after the body so that the lip catches light."""
    flat = radius * TILT
    path = skia.Path()
    path.addArc(
        skia.Rect.MakeLTRB(
            cx - radius + wall / 2,
            top_y - flat + wall * 0.3,
            cx + radius - wall / 2,
            top_y + flat - wall * 0.3,
        ),
        0,
        180,
    )
    stroke = gradient(
        (cx - radius, 0),
        (cx + radius, 0),
        [
            (0, mix(code, "FFFFFF", 0.55), 1),
            (0.35, mix(code, "FFFFFF", 0.3), 1),
            (1, mix(code, "000000", 0.12), 1),
        ],
    )
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
    ellipse(
        canvas,
        cx + radius * 0.22,
        base_y + 6,
        radius * 1.18,
        radius * TILT * 1.35,
        paint(tone, 0.38, blur=26),
    )
    ellipse(
        canvas, cx + radius * 0.04, base_y + 5, radius * 1.02, radius * TILT * 1.08, paint(tone, 0.6, blur=8)
    )


def box_shadow(scene: Scene, left: float, right: float, base_y: float, height: float) -> None:
    """The shadow of a box that stands, falling away from the window."""
    tone = mix(scene.wall, "1B1410", 0.82)
    reach = min(height * 0.5, 300)
    for shift, alpha, blur in ((reach, 0.30, 26.0), (24.0, 0.5, 10.0)):
        path = skia.Path()
        path.moveTo(left - 6, base_y + 8)
        path.lineTo(left + 20, base_y - 40)
        path.lineTo(right + shift, base_y - 46)
        path.lineTo(right + shift * 0.55, base_y + 12)
        path.close()
        scene.canvas.drawPath(path, paint(tone, alpha, blur=blur))


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
