"""Where the products stand: paper, a table under a sunlit wall, a wall, a garden at dusk."""

from __future__ import annotations

from functools import cache

import cv2
import numpy as np
import skia

from pinflow.sandbox.amazon.studio import (
    SIZE,
    Floats,
    Scene,
    as_image,
    encode,
    glow,
    gradient,
    linear,
    mix,
    noise_tile,
    paint,
    paint_color,
)

_PAPERS = ("EFE3D6", "E6DDD0", "DDE3DA", "E9D9D0", "DCE2E6", "F0E6DA", "E3D6C8", "D9DED2", "EADFE0", "E8E4DC")
_TABLES = ("B98A5A", "D8C3A5", "C9AE8C", "EDE7DE", "8A6242")


def set_stage(scene: Scene) -> None:
    """Chooses and paints a place for something that stands; a packshot's is plain white."""
    if scene.on_white:
        scene.wall = "FFFFFF"
        scene.canvas.clear(paint_color(scene.wall))
        return
    chance = scene.rng.random()
    if chance < 0.30:
        _sweep(scene, "F7F6F4")
    elif chance < 0.62:
        _sweep(scene, scene.pick(*_PAPERS))
    else:
        _room(scene)


def set_wall(scene: Scene) -> None:
    """A wall for what hangs; with window light more often than not."""
    scene.wall = scene.pick(*_PAPERS, "F4F1EC", "F4F1EC")
    _plaster(scene, 0, SIZE, scene.wall)
    if scene.rng.random() < 0.65:
        _window_light(scene)


def set_flat(scene: Scene) -> None:
    """A surface seen from above: paper, linen or planks."""
    chance = scene.rng.random()
    if chance < 0.35:
        scene.wall = "F5F4F1"
        scene.canvas.clear(paint_color(scene.wall))
    elif chance < 0.75:
        scene.wall = scene.pick(*_PAPERS)
        _plaster(scene, 0, SIZE, scene.wall)
    else:
        scene.wall = scene.pick("E9DFD1", "DCCDB8", "EFE9E0")
        _planks(scene, 0, SIZE, scene.wall)
    shade = gradient((0, 0), (SIZE, SIZE), [(0, "FFFFFF", 0.28), (0.5, "FFFFFF", 0.0), (1, "3A2A1C", 0.14)])
    scene.canvas.drawRect(skia.Rect.MakeWH(SIZE, SIZE), shade)


def set_dusk(scene: Scene) -> None:
    """A garden in the evening, out of focus, for what gives light."""
    scene.wall = "3C4A4B"
    canvas = scene.canvas
    sky = scene.pick("54697D", "6A6A84", "4F6C73")
    canvas.drawRect(
        skia.Rect.MakeWH(SIZE, SIZE),
        gradient((0, 0), (0, SIZE), [(0, sky, 1), (0.5, "46574F", 1), (0.78, "2E3D31", 1), (1, "263226", 1)]),
    )
    for _ in range(70):
        x, y = scene.between(-80, 1580), scene.between(420, 1120)
        leaf = scene.pick("33473A", "405A45", "2A3B31", "4C6A50")
        canvas.drawCircle(x, y, scene.between(50, 150), paint(leaf, 0.45, blur=30))
    for _ in range(16):
        x, y, r = scene.between(0, 1500), scene.between(250, 950), scene.between(18, 52)
        canvas.drawCircle(x, y, r, paint("FFDFA0", scene.between(0.06, 0.22), blur=4))
    for _ in range(900):
        x, y = scene.between(-20, 1520), scene.between(1130, 1520)
        bend, tall = scene.between(-26, 26), scene.between(30, 90)
        blade = skia.Path()
        blade.moveTo(x, y)
        blade.quadTo(x, y - tall * 0.6, x + bend, y - tall)
        canvas.drawPath(
            blade, paint(scene.pick("3F5B3B", "55724A", "2F462F"), 0.7, width=scene.between(2, 5))
        )


def _sweep(scene: Scene, code: str) -> None:
    """Seamless paper: the horizon is only a change of light."""
    scene.wall = code
    floor, canvas = scene.floor_y, scene.canvas
    canvas.drawRect(
        skia.Rect.MakeWH(SIZE, SIZE),
        gradient(
            (0, 0),
            (0, SIZE),
            [
                (0, mix(code, "000000", 0.05), 1),
                (0.45, code, 1),
                (floor / SIZE - 0.10, mix(code, "000000", 0.055), 1),
                (floor / SIZE + 0.02, mix(code, "FFFFFF", 0.30), 1),
                (1, mix(code, "FFFFFF", 0.12), 1),
            ],
        ),
    )
    glow(canvas, 380, 420, 1000, mix(code, "FFFFFF", 0.75), 0.35)
    if code != "F7F6F4" and scene.rng.random() < 0.5:
        _window_light(scene)


def _room(scene: Scene) -> None:
    scene.wall = scene.pick(*_PAPERS, "D5CFC4", "C9D0C4")
    edge = int(scene.floor_y - scene.between(90, 150))
    _plaster(scene, 0, edge, scene.wall)
    if scene.rng.random() < 0.75:
        _window_light(scene)
    table = scene.pick(*_TABLES)
    _planks(scene, edge, SIZE, table)
    scene.canvas.drawRect(
        skia.Rect.MakeLTRB(0, edge, SIZE, SIZE),
        gradient((0, edge), (0, SIZE), [(0, "FFFFFF", 0.25), (0.5, "FFFFFF", 0.05), (1, "20120A", 0.18)]),
    )
    scene.canvas.drawRect(
        skia.Rect.MakeLTRB(0, edge - 60, SIZE, edge),
        gradient((0, edge - 60), (0, edge), [(0, "2A1C12", 0), (1, "2A1C12", 0.13)]),
    )
    scene.wall = mix(scene.wall, table, 0.35)


def _plaster(scene: Scene, top: int, bottom: int, code: str) -> None:
    """A lime-washed wall. It is out of focus, so half the pixels are enough."""
    value = _plaster_tone()[: (bottom - top) // 2]
    _paint_half(scene, top, bottom, value[..., None] * linear(code))


@cache
def _plaster_tone() -> Floats:
    texture = np.tile(noise_tile(6, 11, 6), (2, 2))[:SIZE, :SIZE]
    slope = np.gradient(cv2.GaussianBlur(texture, (0, 0), 1.2), axis=1).astype(np.float32)
    across = np.linspace(1.05, 0.9, SIZE, dtype=np.float32)[None, :]
    down = np.linspace(1.02, 0.95, SIZE, dtype=np.float32)[:, None]
    tone = across * down * (1 + 0.015 * texture + 0.35 * slope)
    return np.asarray(cv2.resize(tone, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.float32)


def _paint_half(scene: Scene, top: int, bottom: int, rgb: Floats) -> None:
    """Paints linear RGB of half the size over the full width from ``top`` to ``bottom``."""
    half = np.empty((*rgb.shape[:2], 4), np.uint8)
    encode(rgb, np.ones(rgb.shape[:2], np.float32), half)
    full = cv2.resize(half, (SIZE, bottom - top), interpolation=cv2.INTER_LINEAR)
    scene.canvas.drawImage(as_image(np.asarray(full, np.uint8)), 0, top)


def _planks(scene: Scene, top: int, bottom: int, code: str) -> None:
    """Boards that run across, each with its own tone and grain."""
    ys = np.arange(0, bottom - top, 2, dtype=np.float32)[:, None]
    xs = np.arange(0, SIZE, 2, dtype=np.float32)[None, :]
    widths = np.linspace(70, 190, 7) if top else np.full(9, 187.0)
    edges = np.concatenate([[0], np.cumsum(widths)]).astype(np.float32)
    plank = np.clip(np.searchsorted(edges, ys[:, 0], side="right") - 1, 0, len(widths) - 1)
    shift = scene.rng.uniform(0, 900, len(widths)).astype(np.float32)[plank][:, None]
    tone = scene.rng.uniform(0.92, 1.06, len(widths)).astype(np.float32)[plank][:, None]
    grain = wood_grain(xs + shift * 3, ys + shift)
    gap = np.min(np.abs(ys - edges[None, :]), axis=1)[:, None]
    value = tone * (1 + 0.20 * grain) * (0.62 + 0.38 * np.clip(gap / 2.2, 0, 1))
    _paint_half(scene, top, bottom, value[..., None] * linear(code))


def wood_grain(along: Floats, across: Floats) -> Floats:
    """Grain of about -1 to 1: long waves, fine streaks, a few pores."""
    tile = noise_tile(8, 5, 4)
    fine = noise_tile(256, 6, 2)
    wide = np.broadcast_to(along, np.broadcast_shapes(along.shape, across.shape))
    tall = np.broadcast_to(across, wide.shape)
    wave = tile[(tall * 1.6).astype(np.int32) & 1023, (wide * 0.30).astype(np.int32) & 1023]
    rings = np.sin((tall * 0.11 + wave * 5.0).astype(np.float32))
    streak = fine[(tall * 0.9).astype(np.int32) & 1023, (wide * 0.035).astype(np.int32) & 1023]
    return np.asarray(0.45 * rings + 0.55 * streak, np.float32)


def _window_light(scene: Scene) -> None:
    """A window's bright panes falling across the wall, and sometimes a plant's shadow in them."""
    canvas = scene.canvas
    left, top = scene.between(-150, 320), scene.between(-120, 120)
    canvas.save()
    canvas.skew(-0.28, 0.10)
    light = skia.Paint(
        AntiAlias=True,
        Color=paint_color("FFF3DC", 0.42),
        BlendMode=skia.BlendMode.kSoftLight,
        MaskFilter=skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, 10),
    )
    light.setColor(paint_color("FFFFFF", 0.62))
    for column in range(2):
        for row in range(3):
            x, y = left + 260 + column * 400, top + row * 330
            canvas.drawRect(skia.Rect.MakeXYWH(x, y, 355, 295), light)
    canvas.restore()
    if scene.rng.random() < 0.5:
        _leaf_shadows(scene)


def _leaf_shadows(scene: Scene) -> None:
    canvas = scene.canvas
    soft = paint(mix(scene.wall, "2B2A22", 0.6), 0.13, blur=13)
    for _ in range(3):
        x, y = scene.between(900, 1500), scene.between(-60, 200)
        for step in range(9):
            canvas.save()
            canvas.translate(x - step * 62, y + step * 50 + scene.between(-12, 12))
            canvas.rotate(scene.pick(35, 165) + scene.between(-20, 20))
            canvas.drawOval(skia.Rect.MakeXYWH(0, -22, scene.between(110, 190), 44), soft)
            canvas.restore()
