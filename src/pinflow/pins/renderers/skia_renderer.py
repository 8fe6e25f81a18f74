"""The renderer of choice: OpenCV moves pixels, Skia draws text and vectors, in one buffer."""

from __future__ import annotations

import math
import random
from functools import cached_property
from pathlib import Path
from typing import ClassVar

import cv2
import msgspec
import numpy as np

from pinflow.kit.contrast import Rgb
from pinflow.pins.artwork.fields import main_motif, motifs_for
from pinflow.pins.models import PinDesign, RenderedPicture, TextBox
from pinflow.pins.renderers.cast_shadow import cast_shadow
from pinflow.pins.renderers.colours import palette
from pinflow.pins.renderers.crop_photo import crop_photo
from pinflow.pins.renderers.cut_out import known_cut_out
from pinflow.pins.renderers.decode_photo import Photo, PhotoCache, Pixels
from pinflow.pins.renderers.draw_art import chance_for, draw_art
from pinflow.pins.renderers.draw_layers import (
    Canvas,
    draw_text,
    paste,
    paste_masked,
    rounded,
    solid,
    swing,
    tilted,
)
from pinflow.pins.renderers.draw_marks import draw_logo, draw_mark
from pinflow.pins.renderers.draw_motif import draw_motif, tones_on
from pinflow.pins.renderers.draw_scenes import SCENES
from pinflow.pins.renderers.draw_shapes import shape_mask, shape_path, solid_part
from pinflow.pins.renderers.encode_picture import dominant_colour, encode_picture, encode_png
from pinflow.pins.renderers.film import Scene
from pinflow.pins.renderers.lay_cut_out import lay_cut_out
from pinflow.pins.renderers.lay_out import Layout, PlacedStack
from pinflow.pins.renderers.place_photo import place_photo
from pinflow.pins.renderers.placed import PlacedMark, Rect, Window, moved
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.renderers.require_skia import skia
from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.model import (
    CANVAS_HEIGHT,
    CANVAS_WIDTH,
    Gradient,
    Layer,
    Pattern,
    Picture,
    Shape,
    Stack,
    Template,
)

# Smaller than this a layer shows nothing.
_LEAST_SIDE = 8
_CORNERS = {"template": 1.0, "sharp": 0.0, "round": 1.6}


class SkiaRenderer(Renderer):
    """Draws the templates of ``template_directories`` (None: all that are installed).

    Decoded photos are kept for further pins.
    """

    name: ClassVar[str] = "skia"

    def __init__(
        self,
        *,
        template_directories: tuple[Path, ...] | None = None,
        photos: PhotoCache | None = None,
    ) -> None:
        # Waking OpenCV's threads costs more than they save on a canvas, and the studio has a process a core.
        cv2.setNumThreads(1)
        self._directories = template_directories
        self._photos = photos or PhotoCache()

    def render(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        painting = self._painting(design, photo, further)
        boxes = painting.draw()
        pixels, png = painting.canvas.pixels, design.picture_format == "png"
        return RenderedPicture(
            data=encode_png(pixels) if png else encode_picture(pixels),
            media_type="image/png" if png else "image/jpeg",
            width=CANVAS_WIDTH,
            height=CANVAS_HEIGHT,
            dominant_color=dominant_colour(pixels),
            text_boxes=boxes,
            scheme=painting.scheme,
        )

    def draw_scene(self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()) -> Scene:
        bare, full = self._painting(design, photo, further), self._painting(design, photo, further)
        bare.draw(ink=False)
        boxes = full.draw()
        return Scene(bare.canvas.pixels, full.canvas.pixels, boxes)

    def _painting(self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()) -> _Painting:
        template = design.layout or load_template(design.template, self._directories)
        given = () if photo is None or template.picture == "art" else (photo, *further)
        # A template without a slot for a photo ignores it: the same draft can change its template freely.
        decoded = [self._photos.get(one) for one in given[: template.photos()]]
        logo = self._photos.get(design.logo) if design.logo is not None else None
        return _Painting(template, design, decoded, logo)


class _Painting:
    """One picture while it is being drawn."""

    def __init__(
        self, template: Template, design: PinDesign, photos: list[Photo], logo: Photo | None
    ) -> None:
        self._template, self._photos, self._logo = template, photos, logo
        self._tones = palette(design.brand)
        self._seed, self._focus = design.seed, design.focus
        names = sorted(template.schemes)
        chosen = names[self._chance("scheme").randrange(len(names))]
        self.scheme = design.scheme if design.scheme in template.schemes else chosen
        self._scheme = template.schemes[self.scheme]
        self._rounder = _CORNERS.get(design.brand.corners, 1.0)
        # Only a gift guide follows the season: everywhere else the product says what is drawn.
        self._subject, self._season = design.subject, design.season if template.family == "gift" else ""
        # Photos say what a slide is of; without any, each shows other artwork.
        self._slide = 0 if photos else design.slide
        self._layout = Layout(template, design)
        self.canvas = Canvas(self._colour(template.ground), self._covered_rows())

    @cached_property
    def _motifs(self) -> tuple[str, ...]:
        return motifs_for(self._subject, self._season)

    @cached_property
    def _main(self) -> str | None:
        """The motif that leads; each slide has another one."""
        if self._slide:
            return self._motifs[self._slide % len(self._motifs)]
        thing = main_motif(self._subject)
        # It may be none of a gift guide's drawings.
        return thing if thing in self._motifs else None

    def draw(self, *, ink: bool = True) -> tuple[TextBox, ...]:
        """All layers; without ``ink`` the texts have their place and their ground, but no letters."""
        boxes: list[TextBox] = []
        for number, layer in enumerate(self._template.layers):
            if isinstance(layer, Stack):
                boxes += self._stack(self._layout.stacks[layer.name], ink)
                continue
            rect = self._layout.rect(layer.box)
            if rect[2] - rect[0] < _LEAST_SIDE or rect[3] - rect[1] < _LEAST_SIDE:
                continue
            if isinstance(layer, Shape):
                self._shape(layer, rect)
            elif isinstance(layer, Gradient):
                ends = (self._colour(layer.start), self._colour(layer.end))
                alphas = (layer.start_alpha, layer.end_alpha)
                self.canvas.gradient(rect, ends, alphas, layer.direction == "down")
            elif isinstance(layer, Pattern):
                self._pattern(layer, number, rect)
            elif isinstance(layer, Picture):
                self._picture(layer, number, rect)
        return tuple(boxes)

    def _chance(self, part: str) -> random.Random:
        return chance_for(self._template.name, self._seed, part)

    def _tone(self, name: str) -> str:
        return self._scheme.get(name, name)

    def _colour(self, name: str) -> Rgb:
        return self._tones[self._tone(name)]

    def _radius(self, value: float | str) -> float:
        return self._template.radius(value) * self._rounder

    def _shape(self, layer: Shape, rect: Rect) -> None:
        if layer.shadow:
            round_shape = min(rect[2] - rect[0], rect[3] - rect[1]) / 2
            radius = self._radius(layer.radius) if layer.kind == "rect" else round_shape
            cast_shadow(self.canvas.pixels, rect, radius, layer.tilt)
        path = shape_path(layer.kind, rect, self._radius(layer.radius), layer.thickness)
        if not layer.tilt:
            self.canvas.fill(path, self._colour(layer.color))
            return
        self.canvas.skia.save()
        self.canvas.skia.rotate(layer.tilt, (rect[0] + rect[2]) / 2, (rect[1] + rect[3]) / 2)
        self.canvas.fill(path, self._colour(layer.color))
        self.canvas.skia.restore()

    def _covered_rows(self) -> int:
        """How many rows from the top the first layer, a picture from edge to edge, draws over as a whole."""
        first = self._template.layers[0]
        if not isinstance(first, Picture | Pattern) or first.mask != "rect" or _lets_through(first):
            return 0
        left, top, right, bottom = self._layout.rect(first.box)
        tilted_away = isinstance(first, Picture) and (first.tilt or first.frame)
        if tilted_away or left > 0 or top > 0 or right < CANVAS_WIDTH:
            return 0
        return max(min(math.floor(bottom) - 1, CANVAS_HEIGHT), 0) if bottom - top >= _LEAST_SIDE else 0

    def _hidden(self, number: int) -> tuple[Rect, ...]:
        """What of the canvas no one will see of a layer, because opaque ones lie over it."""
        covers = (self._cover(layer) for layer in self._template.layers[number + 1 :])
        return tuple(cover for cover in covers if cover is not None)

    def _cover(self, layer: Layer) -> Rect | None:
        """A rectangle that the layer fills with opaque pixels; None: it has none of note."""
        kind, tilt = "rect", 0.0
        if isinstance(layer, Stack) and layer.panel is not None:
            rect, radius = self._layout.stacks[layer.name].rect, self._radius(layer.panel.radius)
        elif isinstance(layer, Shape | Picture) and not _lets_through(layer):
            kind, tilt = layer.kind if isinstance(layer, Shape) else _outline_of(layer), layer.tilt
            rect, radius = self._layout.rect(layer.box), self._radius(layer.radius)
        else:
            return None
        part = solid_part(kind, rect, radius)
        if part is None or min(rect[2] - rect[0], rect[3] - rect[1]) < _LEAST_SIDE:
            return None
        # Within what a turn leaves of each side, and within the soft edge.
        across, down = swing(rect, tilt)
        return part[0] + across + 1, part[1] + down + 1, part[2] - across - 1, part[3] - down - 1

    def _pattern(self, layer: Pattern, number: int, rect: Rect) -> None:
        canvas = self.canvas.skia
        canvas.save()
        if layer.mask != "rect":
            canvas.clipPath(
                shape_path(_outline_of(layer), rect, self._radius(layer.radius)), skia.ClipOp.kIntersect, True
            )
        self._art(layer, canvas, rect, number, self._hidden(number))
        canvas.restore()

    def _art(
        self,
        layer: Pattern | Picture,
        canvas: skia.Canvas,
        rect: Rect,
        number: int,
        hidden: tuple[Rect, ...],
    ) -> None:
        # A stream for each layer: one that takes more choices leaves the others as they are.
        chance = self._chance(str(number))
        art = layer.art
        leads = not layer.slot if isinstance(layer, Picture) else self._template.picture == "art"
        if leads and main_motif(self._subject) is not None:
            # A thing that has a drawing is seen in the picture that stands for it.
            art = tuple(name for name in art if name in SCENES) or art
        name = chance.choice(art)
        if self._slide:
            name = art[(art.index(name) + self._slide) % len(art)]
            chance = self._chance(f"{number} on slide {self._slide}")
        sky = self._tone(layer.sky) if layer.sky is not None else None
        draw_art(name, canvas, rect, self._tones, chance, self._motifs, sky, hidden, self._main)

    def _picture(self, layer: Picture, number: int, rect: Rect) -> None:
        left, top, right, bottom = (round(edge) for edge in rect)
        outer = (left - layer.frame, top - layer.frame, right + layer.frame, bottom + layer.frame)
        radius = self._radius(layer.radius)
        if layer.shadow:
            cast_shadow(self.canvas.pixels, outer, _corner(layer, radius, outer), layer.tilt)
        plain = layer.mask == "rect" and not layer.tilt
        if plain and layer.frame:
            self.canvas.fill(rounded(outer, 0), self._colour(layer.frame_color))
        photo = self._photos[layer.slot] if layer.slot < len(self._photos) else None
        if plain and photo is None:
            self._art(layer, self.canvas.skia, rect, number, self._hidden(number))
            return
        outside = min(left, top) < 0 or right > CANVAS_WIDTH or bottom > CANVAS_HEIGHT
        if plain and not outside:
            assert photo is not None
            self._place(self.canvas.pixels[top:bottom, left:right], layer, photo, (left, top))
            return
        patch = np.empty((bottom - top, right - left, 4), np.uint8)
        if photo is not None:
            self._place(patch, layer, photo, (left, top))
        else:
            surface = skia.Surface(patch, colorType=skia.ColorType.kRGBA_8888_ColorType)
            whole = (0.0, 0.0, float(right - left), float(bottom - top))
            hidden = (
                tuple(moved(each, -left, -top) for each in self._hidden(number)) if not layer.tilt else ()
            )
            self._art(layer, surface.getCanvas(), whole, number, hidden)
        if plain:
            paste(self.canvas.pixels, patch, left, top)
            return
        self._masked(layer, patch, outer, radius)

    def _place(self, slot: Pixels, layer: Picture, photo: Photo, at: tuple[int, int]) -> None:
        """Fill the whole (h, w, 4) array, which stands ``at`` left, top on the canvas, with the photo."""
        height, width = slot.shape[:2]
        cut = known_cut_out(photo) if layer.mode == "cutout" else None
        if cut is not None:
            slot[:] = self._behind(layer, *at, width, height)
            window = self._window(layer, width, height, *at)
            lay_cut_out(slot, cut, window.left, window.top, window.right, window.bottom)
            return
        # The person's point is one of the pin's own photo; a template may ask for another one.
        focus = self._focus if layer.slot == 0 else None
        if layer.focus is not None or layer.zoom > 1:
            photo = crop_photo(photo, width / height, layer.focus or focus or (0.5, 0.5), layer.zoom)
            focus = None
        window = self._window(layer, width, height, *at)
        place_photo(photo, slot, window, self._tones["white"], focus, whole=layer.mode == "whole")

    def _behind(self, layer: Picture, left: int, top: int, width: int, height: int) -> Pixels:
        """What a cut-out stands on."""
        shaped = layer.mask != "rect" or layer.tilt
        patch = solid(width, height, self._colour(layer.ground or layer.frame_color))
        if layer.ground is None and not shaped:
            paste(patch, self.canvas.pixels, -left, -top)
        return patch

    def _window(self, layer: Picture, width: int, height: int, left: int, top: int) -> Window:
        if layer.window is None:
            return Window(0, 0, width, height)
        x0, y0, x1, y1 = self._layout.rect(layer.window)
        # At least a tenth of the slot, however much of it the text has taken.
        least_x, least_y = max(1, width // 10), max(1, height // 10)
        x, y = (
            min(max(math.ceil(x0) - left, 0), width - least_x),
            min(max(math.ceil(y0) - top, 0), height - least_y),
        )
        right = min(max(math.floor(x1) - left, x + least_x), width)
        bottom = min(max(math.floor(y1) - top, y + least_y), height)
        return Window(x, y, right, bottom)

    def _masked(self, layer: Picture, patch: Pixels, outer: Rect, radius: float) -> None:
        """Paste the patch in its frame, cut to shape and tilted around its middle."""
        frame = int(layer.frame)
        left, top, width, height = outer[0], outer[1], int(outer[2] - outer[0]), int(outer[3] - outer[1])
        kind = _outline_of(layer)
        whole_radius, colour = radius + frame if radius else 0.0, self._colour(layer.frame_color)
        mask = shape_mask(kind, patch.shape[1], patch.shape[0], radius)
        if not layer.tilt:
            if frame:
                self.canvas.fill(shape_path(kind, outer, whole_radius), colour)
            paste_masked(self.canvas.pixels, patch, mask, int(left) + frame, int(top) + frame)
            return
        framed = solid(width, height, colour)
        paste_masked(framed, patch, mask, frame, frame)
        whole = shape_mask(kind, width, height, whole_radius)
        turned, mask, reach_x, reach_y = tilted(framed, whole, layer.tilt)
        paste_masked(self.canvas.pixels, turned, mask, int(left) - reach_x, int(top) - reach_y)

    def _stack(self, placed: PlacedStack, ink: bool) -> list[TextBox]:
        panel = placed.stack.panel
        if panel is not None:
            radius = self._radius(panel.radius)
            if panel.shadow:
                cast_shadow(self.canvas.pixels, placed.rect, radius)
            self.canvas.fill(rounded(placed.rect, radius), self._colour(panel.color))
        for mark in placed.marks:
            self._mark(mark)
        return [
            draw_text(self.canvas, text, self._colour(text.color), self._colour(text.on), ink=ink)
            for text in placed.texts
        ]

    def _mark(self, mark: PlacedMark) -> None:
        if mark.kind.startswith("logo"):
            if self._logo is not None:
                draw_logo(self.canvas, mark, self._logo, self._colour(mark.color))
        elif mark.kind.startswith("motif:"):
            number = int(mark.kind.partition(":")[2])
            offset = self._chance("motif").randrange(len(self._motifs))
            name = self._motifs[(number + offset) % len(self._motifs)]
            left, top, right, bottom = mark.rect
            colours = tuple(self._tones[tone] for tone in tones_on(self._tone(mark.on), self._tones))
            place = ((left + right) / 2, (top + bottom) / 2, right - left)
            draw_motif(self.canvas.skia, name, place, colours)
        else:
            radius = mark.radius if mark.radius >= 1000 else mark.radius * self._rounder
            draw_mark(self.canvas, msgspec.structs.replace(mark, radius=radius), self._colour(mark.color))


def _outline_of(layer: Picture | Pattern) -> str:
    """The kind of shape that its mask is."""
    return "ellipse" if layer.mask == "round" else layer.mask


def _lets_through(layer: Layer) -> bool:
    """Whether what lies beneath may be seen around a product without its ground."""
    return isinstance(layer, Picture) and layer.mode == "cutout" and layer.ground is None


def _corner(layer: Picture, radius: float, outer: Rect) -> float:
    """How round a picture's shadow is: arches and discs are as round as they can be."""
    if layer.mask in ("arch", "round"):
        return min(outer[2] - outer[0], outer[3] - outer[1]) / 2
    return radius + layer.frame if radius else 0.0
