"""Each picture of a carousel is seen to be another one, also where there is one photo for all."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

import cv2
import msgspec
import numpy as np
import pytest
from numpy.typing import NDArray

from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.rules import check_pin
from pinflow.pins.slides import plan_slides
from pinflow.pins.templates.alters_photo import alters_photo
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.pins.templates.model import Picture
from pinflow.pins.templates.place_logo import has_logo
from pinflow.projects.models import BrandKit
from tests.pins.renderers.photos import jpeg, packshot, scene
from tests.pins.rules.test_check_pin import GOOD

TEMPLATES = {name: load_template(name) for name in template_names()}
WITH_PHOTO = sorted(name for name, template in TEMPLATES.items() if template.picture == "photo_or_art")
DESIGN = PinDesign(
    template="hero",
    headline="A mug for slow mornings",
    kicker="For the commute",
    points=(
        "Does the lid lock?",
        "Fits a car's holder",
        "Easy to clean by hand",
        "Keeps tea warm until noon",
    ),
    disclosure="#ad",
    brand=BrandKit(name="Hearth & Vine"),
    subject="Travel mug",
    seed="7",
)


def _seen(data: bytes) -> NDArray[np.int_]:
    """A picture as it is seen from afar, in colours."""
    decoded = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_COLOR)
    assert decoded is not None
    return cv2.resize(decoded, (40, 60), interpolation=cv2.INTER_AREA).astype(np.int_)


@pytest.mark.parametrize("may_crop", [True, False])
@pytest.mark.parametrize("template", WITH_PHOTO)
@pytest.mark.parametrize("photo", [scene, packshot])
def test_with_one_photo_no_picture_is_the_twin_of_another(
    photo: Callable[[int, int], NDArray[np.uint8]], template: str, may_crop: bool
) -> None:
    one = jpeg(photo(1200, 1200))
    design = msgspec.structs.replace(DESIGN, template=template)
    slides = plan_slides(design, TEMPLATES, photos=1, may_crop=may_crop)
    assert [slide.design.headline for slide in slides[1:]] == list(DESIGN.points)
    assert {slide.first_photo for slide in slides} == {0}
    renderer = SkiaRenderer()
    seen = [_seen(renderer.render(slide.design, one).data) for slide in slides]
    for first, second in combinations(seen, 2):
        # How much of the picture is clearly of another colour.
        assert (np.abs(first - second).max(axis=2) > 40).mean() > 0.2


def test_a_marketplace_s_photo_is_seen_whole_and_twice_at_most() -> None:
    for template in WITH_PHOTO:
        design = msgspec.structs.replace(DESIGN, template=template)
        further = [slide.design for slide in plan_slides(design, TEMPLATES, photos=1)[1:]]
        assert [design.layout for design in further] == [None] * 4
        assert not any(alters_photo(TEMPLATES[design.template]) for design in further)
        assert sum(TEMPLATES[design.template].picture != "art" for design in further) == 1
        assert TEMPLATES[further[0].template].picture == "art", "it does not stand beside the cover"
    # A gift guide's slides of one point stand in a round window: not those of a photo that stays as it is.
    listed = msgspec.structs.replace(TEMPLATES["list-photo"], name="my-gifts", family="gift")
    design = msgspec.structs.replace(DESIGN, template="my-gifts", layout=listed)
    further = [slide.design for slide in plan_slides(design, TEMPLATES, photos=1)[1:]]
    assert len(further) == 4
    assert not any(alters_photo(TEMPLATES[each.template]) for each in further)
    own = msgspec.structs.replace(TEMPLATES["hero-cutout"], name="my-own")
    design = msgspec.structs.replace(DESIGN, template="my-own", layout=own)
    assert {slide.design.layout for slide in plan_slides(design, TEMPLATES, photos=1)[1:]} == {None}


def test_a_part_from_nearer_keeps_logo_scheme_and_a_layout_of_one_s_own() -> None:
    own = msgspec.structs.replace(TEMPLATES["hero-cutout"], name="my-own")
    design = msgspec.structs.replace(
        DESIGN, template="my-own", layout=own, scheme=min(own.schemes), focus=(0.2, 0.8)
    )
    near = plan_slides(design, TEMPLATES, photos=1, may_crop=True)[1].design
    assert (near.template, near.scheme, near.focus) == ("my-own", design.scheme, (0.2, 0.8))
    assert near.layout is not None
    (picture,) = (layer for layer in near.layout.layers if isinstance(layer, Picture))
    assert (picture.mode, picture.zoom > 1.5, picture.focus) == ("photo", True, None)
    logo = msgspec.structs.replace(DESIGN, logo=b"a logo")
    layouts = [slide.design.layout for slide in plan_slides(logo, TEMPLATES, photos=1, may_crop=True)]
    assert [layout is not None and has_logo(layout) for layout in layouts] == [
        False,
        True,
        False,
        True,
        False,
    ]


def test_points_that_say_nearly_the_same_share_a_picture() -> None:
    points = (
        "Measure where it stands open",
        "Measure where it is kept",
        "Does the lid lock?",
        "does the lid lock",
        "Measure your wrist",
        "洗いやすい",
        "洗いやすい",
    )
    slides = plan_slides(msgspec.structs.replace(DESIGN, points=points), TEMPLATES, photos=1)
    shown = [(slide.design.headline, slide.design.kicker) for slide in slides[1:]]
    assert shown == [
        ("Measure where it stands open", "1 / 4"),
        ("Does the lid lock?", "2 / 4"),
        ("Measure your wrist", "3 / 4"),
        ("洗いやすい", "4 / 4"),
    ]


@pytest.mark.parametrize("may_crop", [True, False])
@pytest.mark.parametrize("template", ["hero", "list-photo", "gift-window"])
def test_every_picture_shows_its_label_and_breaks_no_rule(template: str, may_crop: bool) -> None:
    one, renderer = jpeg(scene(1200, 1200)), SkiaRenderer()
    # The poster and the others of words alone take turns by the seed.
    for seed in "789":
        design = msgspec.structs.replace(DESIGN, template=template, seed=seed)
        drawn = [
            renderer.render(slide.design, one).text_boxes
            for slide in plan_slides(design, TEMPLATES, photos=1, may_crop=may_crop)
        ]
        assert all("disclosure" in {box.role for box in boxes} for boxes in drawn)
        pin = msgspec.structs.replace(
            GOOD,
            text_boxes=tuple(box for boxes in drawn for box in boxes),
            pictures_of_texts=tuple(number for number, boxes in enumerate(drawn) for _ in boxes),
        )
        assert check_pin(pin) == []
