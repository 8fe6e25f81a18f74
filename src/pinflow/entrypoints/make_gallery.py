"""Contact sheets of the templates, with the sandbox's goods as products."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

import cv2
import numpy as np
import simplejpeg
from numpy.typing import NDArray

from pinflow.pins.build_design import subject_words, table_rows
from pinflow.pins.models import PinDesign, ProductFacts
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.pins.templates.model import Picture, Template
from pinflow.pins.writers import TemplateWriter
from pinflow.pins.writers.call_ledger import MemoryLedger
from pinflow.pins.writers.writer import CopyRequest
from pinflow.projects.models import BrandKit
from pinflow.sandbox.amazon.draw_products import draw_product, magnify_jpeg
from pinflow.sandbox.amazon.goods import list_goods

# How wide a phone's feed shows a pin.
FEED_WIDTH = 236
CELL_SIZE = (FEED_WIDTH, FEED_WIDTH * 3 // 2)
_GAP = 12
_QUALITY = 76
# As the sandbox's product pages show a good from near.
_DETAIL_SIDE = 1500
# The overview's pins in a row, and which of a sheet's it shows in turn: row and column.
PER_ROW = 5
FIRSTS = ((0, 0), (1, 1))
# Kind of object in the sandbox, and the category it stands in.
PRODUCTS = (("mug", "Kitchen & Dining"), ("lamp", "Home & Garden"), ("planter", "Garden"))
BRANDS = (
    BrandKit(name="Hearth & Vine", site="hearthandvine.example"),
    BrandKit(name="Clay Studio", accent="#B4472E", paper="#FFF8F0", ink="#2A1A14", site="claystudio.example"),
)
Pixels = NDArray[np.uint8]


def make_gallery(out: Path, names: list[str] | None, tell: Callable[[str], None]) -> list[str]:
    """Write one sheet a template, an overview and an index; returns the files' names.

    The upper row shows the first brand with photos, the lower the second without: what a template without
    a slot for photos shows in both. ``tell`` hears each template's name when its sheet is written.

    Raises:
        InvalidInputError: there is no template of a name.
        OSError: the directory cannot be written.
    """
    out.mkdir(parents=True, exist_ok=True)
    renderer = SkiaRenderer()
    templates = [load_template(name) for name in names or template_names()]
    templates.sort(key=lambda template: (template.family, template.name))
    firsts: list[Pixels] = []
    for template in templates:
        rows = [
            [draw_cell(renderer, template, row, column) for column in range(len(PRODUCTS))]
            for row in range(len(BRANDS))
        ]
        _write(out / f"{template.name}.jpg", _sheet(rows))
        row, column = FIRSTS[len(firsts) % 2]
        firsts.append(rows[row][column])
        tell(template.name)
    written = [f"{template.name}.jpg" for template in templates]
    if names is None:
        overview = [firsts[start : start + PER_ROW] for start in range(0, len(firsts), PER_ROW)]
        _write(out / "overview.jpg", _sheet(overview))
        (out / "README.md").write_text(_index(templates), encoding="utf-8")
        written += ["overview.jpg", "README.md"]
    return written


def draw_cell(renderer: SkiaRenderer, template: Template, row: int, column: int) -> Pixels:
    """One pin of a template's sheet as a feed shows it: row 0 with a photo, row 1 without."""
    kind, category = PRODUCTS[column]
    design = _design(template, kind, category, BRANDS[row])
    # The photos of the product's page, as a draft has them.
    drawn = renderer.render(design, *(_photos(kind, _cuts_out(template)) if row == 0 else (None, ())))
    pixels = simplejpeg.decode_jpeg(drawn.data, "RGB")
    return np.asarray(cv2.resize(pixels, CELL_SIZE, interpolation=cv2.INTER_AREA), np.uint8)


def cell_of(sheet: Pixels, row: int, column: int) -> Pixels:
    """The pin that stands there on a sheet."""
    wide, high = CELL_SIZE
    y, x = _GAP + row * (high + _GAP), _GAP + column * (wide + _GAP)
    return sheet[y : y + high, x : x + wide]


def _design(template: Template, kind: str, category: str, brand: BrandKit) -> PinDesign:
    good = next(good for good in list_goods() if good.kind == kind)
    facts = ProductFacts(marketplace="amazon.com", asin=good.asin, title=good.title, category=category)
    seed = f"{brand.name} {template.name} {kind}"
    copy = asyncio.run(TemplateWriter().write(CopyRequest(facts=facts, seed=seed), MemoryLedger()))
    return PinDesign(
        template=template.name,
        headline=copy.headline,
        kicker=copy.kicker,
        points=copy.points,
        disclosure=copy.disclosure,
        items=copy.items,
        columns=copy.columns,
        rows=table_rows(copy.rows),
        brand=brand,
        seed=seed,
        subject=subject_words(good.title, category),
        # Gift guides are shown in the season they are made for.
        season="winter" if brand is BRANDS[1] else "",
    )


def _cuts_out(template: Template) -> bool:
    """Whether it takes products off a white ground, which its photos should then have."""
    return any(isinstance(layer, Picture) and layer.mode == "cutout" for layer in template.layers)


@cache
def _photos(kind: str, on_white: bool) -> tuple[bytes, tuple[bytes, ...]]:
    good = next(good for good in list_goods() if good.kind == kind)
    photo = draw_product(good.kind, good.look, good.asin, on_white=on_white)
    return photo, (magnify_jpeg(photo, _DETAIL_SIDE),)


def _sheet(rows: Iterable[list[Pixels]]) -> Pixels:
    lines = list(rows)
    widest = max(len(line) for line in lines)
    wide, high = CELL_SIZE
    sheet = np.full((len(lines) * (high + _GAP) + _GAP, widest * (wide + _GAP) + _GAP, 3), 255, np.uint8)
    for row, line in enumerate(lines):
        for column, cell in enumerate(line):
            cell_of(sheet, row, column)[:] = cell
    return sheet


def _write(path: Path, sheet: Pixels) -> None:
    path.write_bytes(simplejpeg.encode_jpeg(sheet, _QUALITY, "RGB", "420", fastdct=False))


def _index(templates: list[Template]) -> str:
    lines = [
        "# Templates",
        "Made by `pinflow template gallery --out docs/gallery`: three products in two brands, 236 px wide as",
        "a phone's feed shows them. The upper row has photos where the template takes them, the lower none.",
        "The copy is the template writer's, the products are the sandbox's.",
        "",
        "![One pin of every template](overview.jpg)",
    ]
    family = ""
    for template in templates:
        if template.family != family:
            family = template.family
            lines += ["", f"## {family.capitalize()}"]
        lines += [
            "",
            f"**{template.name}**: {template.description}",
            "",
            f"![{template.title}]({template.name}.jpg)",
        ]
    return "\n".join(lines) + "\n"
