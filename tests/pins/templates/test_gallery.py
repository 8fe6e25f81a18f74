"""The gallery in the documents shows what the templates draw, not what they drew once."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import numpy as np
import pytest
import simplejpeg

from pinflow.entrypoints.make_gallery import (
    BRANDS,
    FIRSTS,
    PER_ROW,
    PRODUCTS,
    Pixels,
    cell_of,
    draw_cell,
)
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.load_template import BUILT_IN_DIRECTORY, load_template, template_names
from tests.pins.templates.golden_pictures import difference

GALLERY = Path(__file__).parents[3] / "docs" / "gallery"
NAMES = template_names((BUILT_IN_DIRECTORY,))
RENDERER = SkiaRenderer()
# A sheet is saved smaller than a golden picture: colours at half the size, and coarser.
MOST_IN_A_CELL, MOST_ON_AVERAGE = 4.5, 1.2


def _read(name: str) -> Pixels:
    return np.asarray(simplejpeg.decode_jpeg((GALLERY / f"{name}.jpg").read_bytes(), "RGB"), np.uint8)


def test_there_is_a_sheet_of_every_template_and_of_no_other() -> None:
    assert {path.stem for path in GALLERY.glob("*.jpg")} == {*NAMES, "overview"}


@pytest.mark.parametrize("name", NAMES)
def test_a_sheet_shows_what_the_template_draws(name: str) -> None:
    sheet = _read(name)
    for row, column in product(range(len(BRANDS)), range(len(PRODUCTS))):
        drawn = draw_cell(RENDERER, load_template(name), row, column)
        _compare(f"{name}, row {row}, column {column}", drawn, cell_of(sheet, row, column))


def test_the_overview_shows_a_pin_of_every_template() -> None:
    """Those of the sheets: by families, one with a photo and one without in turn."""
    overview = _read("overview")
    templates = sorted((load_template(name) for name in NAMES), key=lambda each: (each.family, each.name))
    for place, template in enumerate(templates):
        shown = cell_of(overview, *divmod(place, PER_ROW))
        _compare(f"{template.name} in the overview", cell_of(_read(template.name), *FIRSTS[place % 2]), shown)


def _compare(name: str, drawn: Pixels, shown: Pixels) -> None:
    largest, mean = difference(drawn, shown)
    assert (largest <= MOST_IN_A_CELL, mean <= MOST_ON_AVERAGE) == (True, True), (
        f"{name} looks different in docs/gallery ({largest:.1f}, {mean:.2f}). If that is meant, run "
        "pinflow template gallery --out docs/gallery and look at it."
    )
