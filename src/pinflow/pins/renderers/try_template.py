"""Draws a template with texts of every length and says where a text would stand wrongly."""

from __future__ import annotations

import msgspec

from pinflow.pins.models import PinDesign, TextBox
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.templates.model import (
    CANVAS_HEIGHT,
    CANVAS_WIDTH,
    CORNER_HEIGHT,
    CORNER_WIDTH,
    Sample,
    Template,
)
from pinflow.projects.models import BrandKit

_LONG_POINT = "A point that goes on for rather longer than a point on a picture ever should"


def try_template(renderer: Renderer, template: Template, sample: Sample) -> list[str]:
    """What is wrong with where the texts stand, in words; empty when all is well.

    Raises InvalidInputError when the sample itself cannot be drawn.
    """
    designs = _designs(template.name, sample)
    reasons = [
        f"the {box.role} “{box.text[:30]}” {reason}"
        for design in designs
        for box in renderer.render(design, None).text_boxes
        if (reason := _misplaced(box, template.margin))
    ]
    return list(dict.fromkeys(reasons))


def _designs(name: str, sample: Sample) -> list[PinDesign]:
    usual = PinDesign(
        template=name,
        headline=sample.headline,
        kicker=sample.kicker,
        points=sample.points,
        disclosure=sample.disclosure,
        brand=BrandKit(name="Trial", site=sample.site),
    )
    long = msgspec.structs.replace(
        usual,
        headline="An unusually long headline that says far more than nine words ever could " * 2,
        kicker="A kicker that was meant to be short but is not",
        points=(_LONG_POINT,) * 5,
        disclosure="Advertisement, paid link",
        brand=BrandKit(name="Trial", site="an-address-of-remarkable-length.example"),
    )
    right_to_left = msgspec.structs.replace(
        long, headline="أفضل غلاية لصباح هادئ " * 6, disclosure="إعلان مدفوع"
    )
    short = msgspec.structs.replace(usual, headline="Oh", kicker="", points=(), disclosure="#ad")
    return [usual, long, right_to_left, short]


def _misplaced(box: TextBox, margin: float) -> str | None:
    right, bottom = box.x + box.width, box.y + box.height
    # Letters may overhang their line by a hair.
    edge = margin - 4
    if box.x < edge or box.y < edge or right > CANVAS_WIDTH - edge or bottom > CANVAS_HEIGHT - edge:
        return f"stands nearer to the edge than {margin:g} px"
    if right > CANVAS_WIDTH - CORNER_WIDTH and bottom > CANVAS_HEIGHT - CORNER_HEIGHT:
        return "stands in the lower right corner, under Pinterest's own button"
    return None
