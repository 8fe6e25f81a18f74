"""What every built-in template looks like, as small pictures that a person has looked at.

After a change that is meant: ``python -m tests.pins.templates.golden_pictures``, then look at every picture
that changed before committing it.
"""

from __future__ import annotations

from pathlib import Path

import cv2
import msgspec
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pinflow.pins.models import PinDesign
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.renderers.try_template import sample_design
from pinflow.pins.templates.load_template import (
    BUILT_IN_DIRECTORY,
    load_sample,
    load_template,
    template_names,
)
from pinflow.pins.templates.model import TableRow, Template
from pinflow.projects.models import BrandKit
from pinflow.sandbox.amazon.draw_products import draw_product
from tests.pins.renderers.photos import jpeg, scene

GOLDEN_DIRECTORY = Path(__file__).with_name("golden")
TEMPLATES = template_names((BUILT_IN_DIRECTORY,))
# As a draft's writer fills them: five items, three rows under one column.
_DRAFTED = "-drafted"
# A product on white: it stands whole on its ground, or is cut out of it.
_PACKSHOT = "-packshot"
NAMES = [
    *TEMPLATES,
    *(f"{name}{_DRAFTED}" for name in TEMPLATES if name.startswith(("compare-", "list-"))),
    *(f"{name}{_PACKSHOT}" for name in ("hero", "hero-cutout", "tip-note")),
]
_WRITTEN = {
    "headline": "Worth knowing: the Kilnwright speckled mug",
    "kicker": "Kilnwright speckled stoneware",
    "points": ("14 oz: is it the right size?", "Picture it in your hand", "See how it is washed"),
    "items": (
        "14 oz: is it the right size?",
        "Picture it in your hand",
        "See how it is washed",
        "Check height and shelf",
        "Think of what you drink",
    ),
    "columns": ("What counts",),
    "rows": (
        TableRow(label="Every day", cells=("Quick to clean, within reach",)),
        TableRow(label="With guests", cells=("Enough for everyone at once",)),
        TableRow(label="Small kitchens", cells=("Where it is kept",)),
    ),
}
_SIZE = (125, 188)
_CELL = 8
# One, as a draft has.
_PHOTO, _ON_WHITE = jpeg(scene(900, 900)), draw_product("vase", "midnight,bottle", "golden", on_white=True)
_RENDERER = SkiaRenderer()
Pixels = NDArray[np.uint8]


def golden_design(name: str) -> PinDesign:
    """The template with its sample or a writer's texts; the fixed seed fixes colours and artwork, too."""
    brand = BrandKit(name="Hearth & Vine", site="hearthandvine.example")
    template = name.removesuffix(_DRAFTED).removesuffix(_PACKSHOT)
    texts = _WRITTEN if name.endswith(_DRAFTED) else {}
    sample = sample_design(load_template(template), load_sample(template), brand)
    return msgspec.structs.replace(sample, seed="golden", **texts)


def draw(name: str, template: Template | None = None) -> Pixels:
    """The small picture; ``template`` in the place of the one of that name."""
    design = golden_design(name)
    if template is not None:
        design = msgspec.structs.replace(design, layout=template)
    picture = _RENDERER.render(design, _ON_WHITE if name.endswith(_PACKSHOT) else _PHOTO)
    pixels = simplejpeg.decode_jpeg(picture.data, "RGB")
    return np.asarray(cv2.resize(pixels, _SIZE, interpolation=cv2.INTER_AREA), np.uint8)


def read(name: str) -> Pixels:
    """The stored picture."""
    return np.asarray(
        simplejpeg.decode_jpeg((GOLDEN_DIRECTORY / f"{name}.jpg").read_bytes(), "RGB"), np.uint8
    )


def difference(one: Pixels, other: Pixels) -> tuple[float, float]:
    """How different two pictures look: the largest and the mean CIE76 distance of their 8x8 cells.

    A cell's mean does not change when a letter's edge falls a little differently, and does when
    something appears, vanishes, moves or takes another colour. 2.3 is just noticeable.
    """
    small = [cv2.resize(picture, _SIZE, interpolation=cv2.INTER_AREA) for picture in (one, other)]
    labs = [
        cv2.cvtColor(cv2.GaussianBlur(picture, (0, 0), 1.0).astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
        for picture in small
    ]
    cells = [
        cv2.resize(lab, (_SIZE[0] // _CELL, _SIZE[1] // _CELL), interpolation=cv2.INTER_AREA) for lab in labs
    ]
    distance = np.linalg.norm(cells[0] - cells[1], axis=2)
    return float(distance.max()), float(distance.mean())


def write_all() -> None:
    """Write every picture anew."""
    GOLDEN_DIRECTORY.mkdir(exist_ok=True)
    for old in GOLDEN_DIRECTORY.glob("*.jpg"):
        old.unlink()
    for name in NAMES:
        data = simplejpeg.encode_jpeg(np.ascontiguousarray(draw(name)), 88, "RGB", "444", fastdct=False)
        (GOLDEN_DIRECTORY / f"{name}.jpg").write_bytes(data)


if __name__ == "__main__":
    write_all()
