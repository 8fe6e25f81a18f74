"""A slot that shows a product without its white ground."""

from __future__ import annotations

import msgspec
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.cut_out import known_cut_out
from pinflow.pins.renderers.decode_photo import decode_photo
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.check_template import broken_rules
from pinflow.pins.templates.load_template import load_template
from pinflow.pins.templates.model import Box, Picture, Shape, Template
from tests.pins.renderers.photos import encoded, jpeg, packshot, scene
from tests.pins.renderers.test_skia_renderer import check, design

SLOT = Box(left=100, top=100, right=500, bottom=500)
PLATE = Shape(kind="rect", box=Box(left=0, top=0, right=1000, bottom=640), color="strong")
DARK = (40, 40, 60)


def with_slot(**changes: object) -> Template:
    """A plate of the accent's colour, and on it one slot for a photo."""
    template = load_template("hero")
    slot = msgspec.structs.replace(Picture(box=SLOT, art=("arches",), mode="cutout"), **changes)
    return msgspec.structs.replace(template, layers=(PLATE, slot, *template.layers[1:]))


def pixels_of(layout: Template, photo: bytes | None) -> NDArray[np.int_]:
    given: PinDesign = design("hero", layout=layout)
    picture = SkiaRenderer().render(given, photo)
    check(picture)
    return np.asarray(simplejpeg.decode_jpeg(picture.data, "RGB"), int)


def near(pixel: NDArray[np.int_], colour: tuple[int, ...] | NDArray[np.int_]) -> bool:
    return bool(np.abs(pixel - np.asarray(colour)).max() < 24)


def test_a_product_stands_on_what_lies_beneath_as_large_as_its_slot() -> None:
    photo = jpeg(packshot(900, 900))
    drawn, as_photo = pixels_of(with_slot(), photo), pixels_of(with_slot(mode="photo"), photo)
    plate = drawn[50, 50]
    assert near(drawn[300, 300], DARK)
    # A square product fills its square slot to the rim, and not a pixel further.
    assert near(drawn[110, 110], DARK)
    assert near(drawn[490, 490], DARK)
    assert near(drawn[95, 300], plate)
    assert near(as_photo[110, 110], (255, 255, 255))


def test_its_ground_and_its_shape_are_the_template_s_and_a_transparent_file_is_its_own_cut_out() -> None:
    clear = np.dstack([packshot(600, 600), np.zeros((600, 600), np.uint8)])
    clear[200:400, 250:350, 3] = 255
    for photo in (encoded(clear, "png"), encoded(clear, "webp")):
        drawn = pixels_of(with_slot(ground="white", mask="round"), photo)
        assert near(drawn[300, 300], (255, 255, 255)) is False
        assert near(drawn[300, 130], (255, 255, 255)), "the ground within the disc"
        assert near(drawn[105, 105], drawn[50, 50]), "the plate beyond it"


def test_a_scene_and_artwork_fill_the_slot_as_ever() -> None:
    for photo in (jpeg(scene(900, 900)), None):
        cut, usual = (pixels_of(with_slot(mode=mode), photo) for mode in ("cutout", "photo"))
        assert (cut == usual).all()


def test_a_slot_beyond_the_picture_is_cut_off() -> None:
    box = Box(left=-200, top=-200, right=300, bottom=300)
    drawn = pixels_of(with_slot(box=box), jpeg(packshot(900, 900)))
    assert near(drawn[10, 10], DARK)
    assert near(drawn[400, 400], drawn[50, 600])


def test_a_small_product_is_shown_no_more_than_twice_its_size() -> None:
    small = np.full((900, 900, 3), 255, np.uint8)
    small[415:485, 415:485] = DARK
    drawn = pixels_of(with_slot(), jpeg(small))
    across = np.count_nonzero([near(pixel, DARK) for pixel in drawn[300, 100:500]])
    down = np.count_nonzero([near(pixel, DARK) for pixel in drawn[100:500, 300]])
    assert 120 <= across <= 148
    assert 120 <= down <= 148


def test_a_product_is_cut_out_once() -> None:
    photo = decode_photo(jpeg(packshot(900, 900)))
    assert known_cut_out(photo) is known_cut_out(photo)
    assert known_cut_out(decode_photo(jpeg(scene(900, 900)))) is None


def test_only_a_cut_out_has_a_ground_and_it_is_a_colour_of_the_template() -> None:
    assert list(broken_rules(with_slot(ground="strong"), "hero")) == []
    faults = dict(broken_rules(with_slot(ground="no-such-colour"), "hero"))
    assert "$.layers[1].ground" in faults
    (fault,) = broken_rules(with_slot(mode="photo", ground="strong"), "hero")
    assert fault == ("$.layers[1].ground", "only a cut-out has a ground: a photo covers it")
