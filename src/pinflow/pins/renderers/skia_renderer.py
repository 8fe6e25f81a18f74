"""The renderer of choice: OpenCV moves pixels, Skia draws text and vectors, in one buffer."""

from __future__ import annotations

import math
import random
from pathlib import Path
from typing import ClassVar

import numpy as np

from pinflow.pins.models import PinDesign, RenderedPicture, TextBox
from pinflow.pins.renderers.colours import Rgb, luminance, palette
from pinflow.pins.renderers.decode_photo import Photo, PhotoCache, Pixels
from pinflow.pins.renderers.draw_art import chance_for, draw_art
from pinflow.pins.renderers.draw_layers import (
    Canvas,
    draw_text,
    paste,
    paste_masked,
    rounded,
    shape_mask,
    shape_path,
    solid,
    tilted,
)
from pinflow.pins.renderers.encode_picture import dominant_colour, encode_picture, encode_png
from pinflow.pins.renderers.film import Scene
from pinflow.pins.renderers.lay_out import Layout, PlacedStack, Rect
from pinflow.pins.renderers.place_photo import Window, place_photo
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.renderers.require_skia import skia
from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY, load_template
from pinflow.pins.templates.model import (
    CANVAS_HEIGHT,
    CANVAS_WIDTH,
    Pattern,
    Picture,
    Shape,
    Stack,
    Template,
)


class SkiaRenderer(Renderer):
    """Draws the templates of ``template_directories``; decoded photos are kept for further pins."""

    name: ClassVar[str] = "skia"

    def __init__(
        self,
        *,
        template_directories: tuple[Path, ...] = (BUILT_IN_DIRECTORY,),
        photos: PhotoCache | None = None,
    ) -> None:
        self._directories = template_directories
        self._photos = photos or PhotoCache()

    def render(self, design: PinDesign, photo: bytes | None) -> RenderedPicture:
        painting = self._painting(design, photo)
        boxes = painting.draw()
        pixels, png = painting.canvas.pixels, design.picture_format == "png"
        return RenderedPicture(
            data=encode_png(pixels) if png else encode_picture(pixels, flat=painting.flat),
            media_type="image/png" if png else "image/jpeg",
            width=CANVAS_WIDTH,
            height=CANVAS_HEIGHT,
            dominant_color=dominant_colour(pixels),
            text_boxes=boxes,
        )

    def draw_scene(self, design: PinDesign, photo: bytes | None) -> Scene:
        bare, full = self._painting(design, photo), self._painting(design, photo)
        bare.draw(ink=False)
        boxes = full.draw()
        return Scene(bare.canvas.pixels, full.canvas.pixels, boxes)

    def _painting(self, design: PinDesign, photo: bytes | None) -> _Painting:
        template = load_template(design.template, self._directories)
        # A template without a slot for a photo ignores it: the same draft can change its template freely.
        decoded = self._photos.get(photo) if photo is not None and template.picture != "art" else None
        return _Painting(template, design, decoded)


class _Painting:
    """One picture while it is being drawn."""

    def __init__(self, template: Template, design: PinDesign, photo: Photo | None) -> None:
        self._template, self._photo = template, photo
        self.flat = photo is None
        self._tones = palette(design.brand)
        self._seed, self._focus = design.seed, design.focus
        schemes = [template.schemes[name] for name in sorted(template.schemes)]
        self._scheme = schemes[self._chance("scheme").randrange(len(schemes))]
        self._layout = Layout(template, design)
        self.canvas = Canvas(self._colour(template.ground))

    def draw(self, *, ink: bool = True) -> tuple[TextBox, ...]:
        """All layers; without ``ink`` the texts have their place and their ground, but no letters."""
        boxes: list[TextBox] = []
        for number, layer in enumerate(self._template.layers):
            # A stream for each layer: one that takes more choices leaves the others as they are.
            chance = self._chance(str(number))
            if isinstance(layer, Shape):
                rect = self._layout.rect(layer.box)
                self.canvas.fill(shape_path(layer.kind, rect, layer.radius), self._colour(layer.color))
            elif isinstance(layer, Pattern):
                self._art(layer.art, self._layout.rect(layer.box), chance, self._sky(layer))
            elif isinstance(layer, Picture):
                self._picture(layer, chance)
            elif isinstance(layer, Stack):
                boxes += self._stack(self._layout.stacks[layer.name], ink)
        return tuple(boxes)

    def _chance(self, part: str) -> random.Random:
        return chance_for(self._template.name, self._seed, part)

    def _colour(self, name: str) -> Rgb:
        return self._tones[self._scheme.get(name, name)]

    def _sky(self, layer: Pattern) -> Rgb | None:
        """The scheme's colour when it is light; a dark one would swallow the artwork's dark tones."""
        colour = self._colour(layer.sky) if layer.sky is not None else None
        return colour if colour is not None and luminance(colour) > 0.5 else None

    def _art(self, names: tuple[str, ...], rect: Rect, chance: random.Random, sky: Rgb | None = None) -> None:
        draw_art(chance.choice(names), self.canvas.skia, rect, self._tones, chance, sky)

    def _picture(self, layer: Picture, chance: random.Random) -> None:
        rect = self._layout.rect(layer.box)
        left, top, right, bottom = (round(edge) for edge in rect)
        outer = (left - layer.frame, top - layer.frame, right + layer.frame, bottom + layer.frame)
        if layer.shadow:
            self.canvas.shadow(outer if layer.frame else rect, 0, layer.tilt)
        plain = layer.mask == "rect" and not layer.tilt
        if plain and layer.frame:
            self.canvas.fill(rounded(outer, 0), self._colour(layer.frame_color))
        if plain and self._photo is None:
            self._art(layer.art, rect, chance)
            return
        patch = self._patch(layer, chance, right - left, bottom - top, left, top)
        if plain:
            paste(self.canvas.pixels, patch, left, top)
            return
        self._masked(layer, patch, outer)

    def _patch(
        self, layer: Picture, chance: random.Random, width: int, height: int, left: int, top: int
    ) -> Pixels:
        if self._photo is not None:
            return place_photo(
                self._photo,
                width,
                height,
                self._window(layer, width, height, left, top),
                self._tones["white"],
                self._focus,
            )
        patch = np.empty((height, width, 4), np.uint8)
        surface = skia.Surface(patch, colorType=skia.ColorType.kRGBA_8888_ColorType)
        name = chance.choice(layer.art)
        draw_art(name, surface.getCanvas(), (0, 0, width, height), self._tones, chance)
        return patch

    def _window(self, layer: Picture, width: int, height: int, left: int, top: int) -> Window:
        if layer.window is None:
            return Window(0, 0, width, height)
        x0, y0, x1, y1 = self._layout.rect(layer.window)
        # At least a tenth of the slot, however much of it the text has taken.
        right = min(max(math.floor(x1) - left, math.ceil(x0) - left + width // 10), width)
        bottom = min(max(math.floor(y1) - top, math.ceil(y0) - top + height // 10), height)
        return Window(max(math.ceil(x0) - left, 0), max(math.ceil(y0) - top, 0), right, bottom)

    def _masked(self, layer: Picture, patch: Pixels, outer: Rect) -> None:
        """Paste the patch in its frame, cut to shape and tilted around its middle."""
        frame = int(layer.frame)
        width, height = int(outer[2] - outer[0]), int(outer[3] - outer[1])
        framed = solid(width, height, self._colour(layer.frame_color))
        kind = "ellipse" if layer.mask == "round" else layer.mask
        if kind == "rect":
            paste(framed, patch, frame, frame)
        else:
            paste_masked(framed, patch, shape_mask(kind, patch.shape[1], patch.shape[0]), frame, frame)
        turned, mask, reach_x, reach_y = tilted(framed, shape_mask(kind, width, height), layer.tilt)
        paste_masked(self.canvas.pixels, turned, mask, int(outer[0]) - reach_x, int(outer[1]) - reach_y)

    def _stack(self, placed: PlacedStack, ink: bool) -> list[TextBox]:
        panel = placed.stack.panel
        if panel is not None:
            if panel.shadow:
                self.canvas.shadow(placed.rect, panel.radius)
            self.canvas.fill(rounded(placed.rect, panel.radius), self._colour(panel.color))
        for rule in placed.rules:
            self.canvas.fill(rounded(rule.rect, 0), self._colour(rule.color))
        return [
            draw_text(self.canvas, text, self._colour(text.color), self._colour(text.on), ink=ink)
            for text in placed.texts
        ]
