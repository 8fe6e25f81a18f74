"""What the renderer leaves out, remembers or copies, to be quick, is not seen in any picture."""

from __future__ import annotations

import cv2
import msgspec
import numpy as np
import pytest

from pinflow.pins.models import PinDesign
from pinflow.pins.renderers import colours, draw_layers, draw_shapes, shape_text
from pinflow.pins.renderers.art_slot import ArtSlot
from pinflow.pins.renderers.colours import palette
from pinflow.pins.renderers.decode_photo import Pixels, decode_photo
from pinflow.pins.renderers.draw_art import ARTWORKS, chance_for, draw_art
from pinflow.pins.renderers.draw_layers import paste_masked
from pinflow.pins.renderers.draw_motif import motif_names
from pinflow.pins.renderers.draw_shapes import shape_mask
from pinflow.pins.renderers.require_skia import skia
from pinflow.pins.renderers.skia_renderer import SkiaRenderer, _Painting
from pinflow.pins.renderers.try_template import sample_design
from pinflow.pins.templates.load_template import load_sample, load_template, template_names
from pinflow.projects.models import BrandKit
from tests.pins.renderers.photos import jpeg, noise, packshot, scene

TEMPLATES = template_names()
BRAND = BrandKit(name="Hearth & Vine", site="hearthandvine.example")
MOTIFS = tuple(motif_names()[:7])


def design(template: str, seed: str = "1") -> PinDesign:
    made = sample_design(load_template(template), load_sample(template), BRAND)
    return msgspec.structs.replace(made, seed=seed)


def forget_all() -> None:
    """As in a process that has drawn nothing yet, but for the fonts it has opened."""
    for remembered in (
        colours.palette,
        draw_layers._skia_font,
        draw_shapes.shape_path,
        shape_text._ink,
        shape_text.shape_text,
    ):
        remembered.cache_clear()


@pytest.mark.parametrize("template", ["hero", "hero-frame", "compare-versus", "gift-wrapped", "list-count"])
def test_what_is_remembered_of_other_pins_changes_no_byte(template: str) -> None:
    photos = (jpeg(scene(1500, 1500)), jpeg(packshot(900, 700)), jpeg(scene(700, 900)))
    used = SkiaRenderer()
    for other in ("hero", "gift-tag", template):
        used.render(design(other, "2"), photos[0], photos[1:])
    for given in ((photos[0], photos[1:]), (None, ())):
        warm = used.render(design(template), *given)
        forget_all()
        assert SkiaRenderer().render(design(template), *given) == warm


class _GroundsEverything(_Painting):
    """Lays its ground also where a picture will lie."""

    def _covered_rows(self) -> int:
        return 0


@pytest.mark.parametrize("template", TEMPLATES)
def test_what_is_not_drawn_would_not_be_seen(template: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loaded = load_template(template)
    photos = [decode_photo(jpeg(scene(1000, 1200)))] * loaded.photos()
    for seed, given in (("1", []), ("2", []), ("3", photos)):
        wanted = design(template, seed)
        painting = _Painting(loaded, wanted, given, None)
        painting.draw()
        with monkeypatch.context() as everything:
            everything.setattr(ArtSlot, "shows", lambda *_: True)
            whole = _GroundsEverything(loaded, wanted, given, None)
            whole.draw()
        assert (painting.canvas.pixels == whole.canvas.pixels).all()


@pytest.mark.parametrize("name", sorted(ARTWORKS))
def test_an_artwork_leaves_nothing_of_its_slot_as_it_was(name: str) -> None:
    drawn = []
    for before in (0, 255):
        pixels = np.full((1500, 1000, 4), before, np.uint8)
        surface = skia.Surface(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)
        chance = chance_for("any", "1", "0")
        draw_art(name, surface.getCanvas(), (0, 0, 1000, 1200.4), palette(BRAND), chance, MOTIFS)
        drawn.append(pixels[:1199])
    assert (drawn[0] == drawn[1]).all()


def test_things_that_only_reach_into_a_covered_part_are_drawn_and_no_slivers_of_others() -> None:
    covered = (300, 300, 700, 900)
    drawn = []
    for hidden in ((), (covered,)):
        pixels = np.zeros((1200, 1000, 4), np.uint8)
        surface = skia.Surface(pixels, colorType=skia.ColorType.kRGBA_8888_ColorType)
        chance = chance_for("any", "1", "0")
        draw_art(
            "motifs", surface.getCanvas(), (0, 0, 1000, 1200), palette(BRAND), chance, MOTIFS, None, hidden
        )
        drawn.append(pixels)
    inside = np.zeros((1200, 1000), bool)
    inside[300:900, 300:700] = True
    differs = (drawn[0] != drawn[1]).any(axis=2)
    assert differs[inside].any(), "something in the covered part was left out"
    # Half a thing is 110 px here: whatever changed outside belonged to one whose middle is covered.
    ys, xs = np.nonzero(differs)
    assert ys.min() > 300 - 110
    assert ys.max() < 900 + 110
    assert xs.min() > 300 - 110
    assert xs.max() < 700 + 110
    ground = drawn[1][0, 0]
    reaching = (drawn[1] != ground).any(axis=2) & inside
    assert reaching.any(), "a thing that stands beside it reaches into it"


@pytest.mark.parametrize(
    ("kind", "at"), [("ellipse", (40, 30)), ("rounded", (-25, 60)), ("arch", (120, -40))]
)
def test_a_masked_patch_is_laid_as_the_formula_says(kind: str, at: tuple[int, int]) -> None:
    base, patch = _opaque(200, 220, 1), _opaque(150, 130, 2)
    mask = shape_mask(kind, 150, 130, 30)
    left, top = at
    whole_patch, whole_mask = np.zeros((620, 600, 4)), np.zeros((620, 600, 1))
    whole_patch[top + 200 : top + 330, left + 200 : left + 350] = patch
    whole_mask[top + 200 : top + 330, left + 200 : left + 350, 0] = mask / 255
    shown, weight = whole_patch[200:420, 200:400], whole_mask[200:420, 200:400]
    expected = shown * weight + base * (1 - weight)
    paste_masked(base, patch, mask, left, top)
    assert np.abs(base - expected).max() <= 1


def _opaque(width: int, height: int, seed: int) -> Pixels:
    pixels = np.ascontiguousarray(noise(width, height, 4, seed=seed))
    pixels[..., 3] = 255
    return np.asarray(cv2.GaussianBlur(pixels, (0, 0), 2), np.uint8)
