"""What further pictures of a carousel, and scenes of a video, show: one point each, in the same design."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from pinflow.pins.models import PinDesign
from pinflow.pins.templates.model import Template

# Pinterest takes 2 to 5.
MOST_SLIDES = 5
# What one line alone looks whole in, by the template's family.
_OF_ONE_LINE = {"gift": "gift-window"}
_ELSE_OF_ONE_LINE = "hero"


def slide_template(template: Template) -> str:
    """The template that pictures of one point are drawn with: a list or table would stand there empty."""
    if template.least_points == 0:
        return template.name
    return _OF_ONE_LINE.get(template.family, _ELSE_OF_ONE_LINE)


def slide_designs(design: PinDesign, templates: Mapping[str, str]) -> tuple[PinDesign, ...]:
    """The pin's own picture, then one for each of its first four points, numbered.

    ``templates``: the ``slide_template`` of each installed one; one that is not named stays.
    """
    points = [point for point in design.points if point.strip()][: MOST_SLIDES - 1]
    plain = msgspec.structs.replace(design, points=(), items=(), columns=(), rows=())
    name = templates.get(design.template, design.template)
    if design.layout is not None:
        name = slide_template(design.layout)
    if name != design.template:
        plain = msgspec.structs.replace(plain, template=name, layout=None, scheme=None)
    further = [
        msgspec.structs.replace(plain, headline=point, kicker=f"{number} / {len(points)}", slide=number)
        for number, point in enumerate(points, 1)
    ]
    return (design, *further)
