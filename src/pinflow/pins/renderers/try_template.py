"""Draws a template with texts of every length and says where a text would stand wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import msgspec

from pinflow.pins.models import PinDesign, TextBox
from pinflow.pins.renderers.renderer import Renderer
from pinflow.pins.templates.model import (
    CANVAS_HEIGHT,
    CANVAS_WIDTH,
    CORNER_HEIGHT,
    CORNER_WIDTH,
    Sample,
    TableRow,
    Template,
)
from pinflow.projects.models import BrandKit

# Pixels by which the boxes of two texts may cover each other: lines set tightly do.
OVERHANG = 12.0
# What stands in for texts that a sample lacks, as short as they usually are: what is long may be left out.
_STAND_IN_KICKER = "For a calm morning"
_STAND_IN_POINTS = ("Fits a small kitchen", "Easy to clean", "Made to last")
_LONG_POINT = "A point that goes on for rather longer than a point on a picture ever should"


def try_template(renderer: Renderer, template: Template, sample: Sample) -> list[str]:
    """What is wrong with where the texts stand, in words; empty when all is well.

    Raises InvalidInputError when the sample itself cannot be drawn.
    """
    reasons: list[str] = []
    for tried_with, design in trial_designs(template, sample):
        boxes = renderer.render(design, None).text_boxes
        misplaced = [*misplaced_texts(boxes, template.margin), *covered_parts(template, design)]
        reasons += [said_of_trial(tried_with, reason) for reason in misplaced]
    return list(dict.fromkeys(reasons))


def sample_design(template: Template, sample: Sample, brand: BrandKit) -> PinDesign:
    """The design that shows a template with its sample."""
    return PinDesign(
        template=template.name,
        layout=template,
        headline=sample.headline,
        kicker=sample.kicker,
        points=sample.points,
        disclosure=sample.disclosure,
        brand=brand,
        subject=sample.subject,
        season=sample.season,
        items=sample.items,
        columns=sample.columns,
        rows=sample.rows,
    )


def said_of_trial(tried_with: str, reason: str) -> str:
    """A reason, with the texts that were tried where they are not the template's own sample."""
    return f"tried with {tried_with}: {reason}" if tried_with else reason


def trial_designs(template: Template, sample: Sample) -> Iterator[tuple[str, PinDesign]]:
    """The sample, the same with a text in every box, then texts that are long, run from right to left, are
    short, or are many.

    Each with what it is tried with in words, which are empty for the sample.
    """
    usual = sample_design(template, sample, BrandKit(name="Trial", site=sample.site))
    long = msgspec.structs.replace(
        usual,
        headline="An unusually long headline that says far more than nine words ever could " * 2,
        kicker="A kicker that was meant to be short but is not",
        points=(_LONG_POINT,) * 5,
        items=(),
        columns=("A column with a long head", "Another one", "A third"),
        rows=(TableRow(label=_LONG_POINT, cells=("✓", "Rather a long answer", "–")),) * 6,
        disclosure="Advertisement, paid link",
        brand=BrandKit(name="Trial of a long name", site="an-address-of-remarkable-length.example"),
    )
    plain = {"items": (), "columns": (), "rows": ()}
    arabic = msgspec.structs.replace(
        long, headline="أفضل غلاية لصباح هادئ " * 6, disclosure="إعلان مدفوع", **plain
    )
    short = msgspec.structs.replace(usual, headline="Oh", kicker="", points=(), disclosure="#ad", **plain)
    yield "", usual
    if (full := _with_every_text(usual)) != usual:
        yield "a text in every box", full
    yield "long sample texts", long
    yield "a long Arabic sample text", arabic
    yield "very short sample texts", short


def _with_every_text(design: PinDesign) -> PinDesign:
    """The design with something in each box that has no words at the moment: a pin's own may come there.

    Lists and tables without content of their own are drawn from the points.
    """
    return msgspec.structs.replace(
        design, kicker=design.kicker or _STAND_IN_KICKER, points=design.points or _STAND_IN_POINTS
    )


def covered_parts(template: Template, design: PinDesign) -> list[str]:
    """Which texts, cards and marks of the design lie under another stack's panel, in words."""
    # Imported late: what only checks the places of texts does without the picture libraries.
    from pinflow.pins.renderers.lay_out import Layout, find_covered

    return list(dict.fromkeys(find_covered(Layout(template, design).stacks.values())))


def misplaced_texts(boxes: Iterable[TextBox], margin: float) -> list[str]:
    """What is wrong with where these texts stand, in words: too far out, or one over another."""
    found = list(boxes)
    return [
        *(f"{_called(box)} {reason}" for box in found if (reason := _misplaced(box, margin))),
        *(f"{_called(one)} stands over {_called(other)}" for one, other in _overlapping(found)),
    ]


def _called(box: TextBox) -> str:
    return f"the {box.role} “{box.text[:30]}”"


def _overlapping(boxes: Sequence[TextBox]) -> Iterator[tuple[TextBox, TextBox]]:
    """Pairs of texts that cover each other by more than the hair by which letters overhang."""
    for one, other in combinations(boxes, 2):
        width = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        height = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        if width > OVERHANG and height > OVERHANG:
            yield one, other


def _misplaced(box: TextBox, margin: float) -> str | None:
    right, bottom = box.x + box.width, box.y + box.height
    # Letters may overhang their line by a hair.
    edge = margin - 4
    if box.x < edge or box.y < edge or right > CANVAS_WIDTH - edge or bottom > CANVAS_HEIGHT - edge:
        return f"stands nearer to the edge than {margin:g} px"
    if right > CANVAS_WIDTH - CORNER_WIDTH and bottom > CANVAS_HEIGHT - CORNER_HEIGHT:
        return "stands in the lower right corner, under Pinterest's own button"
    return None
