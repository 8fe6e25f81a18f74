"""What a reader sees at once: air around the label, things that stand apart, no stray pixels."""

from __future__ import annotations

import io

import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from pinflow.kit.contrast import contrast
from pinflow.pins.renderers.colours import palette
from pinflow.pins.renderers.lay_out import Layout
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.renderers.try_template import sample_design
from pinflow.pins.templates.load_template import load_sample, load_template, template_names
from pinflow.projects.models import BrandKit
from tests.pins.renderers.photos import encoded

BRAND = BrandKit(name="Hearth & Vine", site="hv.example")
HEADLINES = (
    "Look at the corner after sunset",
    "Ask first, order later",
    "Sleep on it, then choose by the colour you enjoy every gray day",
)


@pytest.mark.parametrize("name", template_names())
def test_the_disclosure_is_not_glued_to_the_headline(name: str) -> None:
    template, sample = load_template(name), load_sample(name)
    for headline in (sample.headline, *HEADLINES):
        design = msgspec.structs.replace(sample_design(template, sample, BRAND), headline=headline)
        for stack in Layout(template, design).stacks.values():
            texts = {text.role: text for text in stack.texts}
            if {"headline", "disclosure"} <= texts.keys():
                above, label = texts["headline"], texts["disclosure"]
                # A headline is large: its label needs more than half of its own letters' height.
                air = label.top + label.fitted.lines[0].top - above.top - above.fitted.lines[-1].bottom
                assert air >= label.fitted.size


@pytest.mark.parametrize("accent", ["#2F6B4F", "#B3402A", "#1F4E8C", "#E0A030", "#6B2F6B"])
def test_the_bow_of_the_wreath_window_stands_out_from_wreath_and_paper(accent: str) -> None:
    tones = palette(BrandKit(name="Own", accent=accent))
    for scheme in load_template("gift-window").schemes.values():
        for behind in ("wreath", "paper"):
            assert contrast(tones[scheme["bow"]], tones[scheme[behind]]) > 1.5


def _drawn(name: str, photo: bytes | None, **changes: object) -> NDArray[np.int_]:
    design = sample_design(load_template(name), load_sample(name), BRAND)
    picture = SkiaRenderer().render(msgspec.structs.replace(design, **changes), photo)
    return np.asarray(Image.open(io.BytesIO(picture.data)).convert("RGB"), int)


@pytest.mark.parametrize("seed", ["1", "2"])
@pytest.mark.parametrize("headline", HEADLINES)
def test_between_a_scene_and_the_ground_beneath_it_there_are_no_specks(seed: str, headline: str) -> None:
    scene = np.full((1500, 1000, 3), 90, np.uint8)
    scene[300:600, 300:500] = (160, 60, 40)
    drawn = _drawn("hero-cutout", encoded(scene, "PNG"), seed=seed, headline=headline)
    floor = drawn[1470, 20]
    first = int(np.flatnonzero(abs(drawn[:, 20] - floor).max(axis=1) < 6)[0])
    for row in drawn[first - 3 : first + 3]:
        assert abs(row - np.median(row, axis=0)).max() < 12


@pytest.mark.parametrize("seed", ["1", "2", "3", "4", "5", "6"])
def test_nothing_of_the_wrapping_paper_touches_the_ribbon(seed: str) -> None:
    drawn = _drawn("gift-wrapped", None, seed=seed)
    for beside in (drawn[282:294, :80], drawn[456:468, :80], drawn[456:468, 900:]):
        assert beside.reshape(-1, 3).std(axis=0).max() < 5


@pytest.mark.parametrize("x", [0.25, 0.75])
@pytest.mark.parametrize(
    "name", ["collage-duo", "collage-grid", "collage-prints", "hero-arch", "hero-full", "hero-slant"]
)
def test_a_subject_beside_the_middle_is_neither_cut_nor_covered(name: str, x: float) -> None:
    scene = np.full((800, 1200, 3), (120, 150, 170), np.uint8)
    scene[600:] = (90, 70, 50)
    left = int(x * 1200)
    scene[250:450, left - 100 : left + 100] = (230, 0, 230)
    drawn = _drawn(name, encoded(scene, "PNG"), seed="7")
    subject = (drawn[..., 0] - drawn[..., 1] > 120) & (drawn[..., 2] - drawn[..., 1] > 120)
    high, wide = int(subject.any(axis=1).sum()), int(subject.any(axis=0).sum())
    assert wide == pytest.approx(high, abs=8)
    assert subject.sum() > 0.85 * high * wide


def test_the_product_is_not_tinted_by_the_ground_of_the_text() -> None:
    design = sample_design(load_template("hero-full"), load_sample("hero-full"), BRAND)
    top = int(Layout(load_template("hero-full"), design).stacks["words"].rect[1])
    drawn = _drawn("hero-full", encoded(np.full((1500, 1000, 3), 90, np.uint8), "PNG"))
    assert abs(drawn[: top - 180] - 90).max() < 6


@pytest.mark.parametrize("name", ["hero-frame", "hero-slant", "quote"])
def test_a_thing_that_has_a_drawing_is_seen_where_it_has_no_photo(name: str) -> None:
    for seed in map(str, range(6)):
        lamp, arch = (
            _drawn(name, None, seed=seed, subject=subject, scheme="")
            for subject in ("Table lamp", "Flower pot")
        )
        assert abs(lamp - arch).max() > 60, "the artwork says nothing of the thing"
