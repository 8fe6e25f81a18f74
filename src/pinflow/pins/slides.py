"""What further pictures of a carousel, and scenes of a video, show: one point each, each another way."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import zip_longest

import msgspec

from pinflow.pins.models import PinDesign
from pinflow.pins.templates.alters_photo import alters_photo
from pinflow.pins.templates.model import Picture, Template
from pinflow.pins.templates.place_logo import place_logo

# Pinterest takes 2 to 5.
MOST_SLIDES = 5
# Seen in part, a smaller photo shows its grain rather than its thing.
LEAST_SIDE_TO_CROP = 900
# What one line alone looks whole in, by the template's family.
_OF_ONE_LINE = {"gift": "gift-window"}
_ELSE_OF_ONE_LINE = "hero"
# Others for one line: with a photo that they only scale, and with words alone.
_WITH_PHOTO = ("hero-frame", "hero", "collage-cover")
_WORDS_ALONE = ("tip-poster", "quote", "quote-marks")
# How much nearer a part of the photo is seen, and around which point of it (None: the one that must be seen).
_CLOSE, _ELSEWHERE = (1.9, None), (1.6, (0.4, 0.6))
_MOST_ZOOM = 4.0
# Points that begin alike and share so much of the shorter one's words say nearly the same.
_NEARLY_THE_SAME = 0.6


class PlannedSlide(msgspec.Struct, frozen=True, kw_only=True):
    """A picture to be drawn. ``first_photo``: which of the pin's photos stands in its first place."""

    design: PinDesign
    first_photo: int = 0


class _Look(msgspec.Struct, frozen=True, kw_only=True):
    """How a point is shown: by which template, or a layout in its place, and with which photo first."""

    template: str
    layout: Template | None = None
    first_photo: int = 0


def slide_template(template: Template) -> str:
    """The template that pictures of one point are drawn with: a list or table would stand there empty."""
    if template.least_points == 0:
        return template.name
    return _OF_ONE_LINE.get(template.family, _ELSE_OF_ONE_LINE)


def plan_slides(
    design: PinDesign, templates: Mapping[str, Template], *, photos: int = 0, may_crop: bool = False
) -> tuple[PlannedSlide, ...]:
    """The pin's own picture, then one for each of its first four points that say something else, numbered.

    ``templates``: the installed ones; a design of one that is not among them keeps it. ``photos``: how many
    the pin shows. Points are shown in turn with another photo, or a part of the first one where it may be cut
    (``may_crop``), and as words alone. Without photos the renderer draws other artwork on each.
    """
    points = _different(design.points)[: MOST_SLIDES - 1]
    plain = msgspec.structs.replace(design, points=(), items=(), columns=(), rows=())
    looks = _looks(design, templates, photos, may_crop)
    further = [
        _slide(plain, looks[(number - 1) % len(looks)], point, number, len(points))
        for number, point in enumerate(points, 1)
    ]
    return (PlannedSlide(design=design), *further)


def _slide(plain: PinDesign, look: _Look, point: str, number: int, count: int) -> PlannedSlide:
    drawn = msgspec.structs.replace(
        plain,
        template=look.template,
        layout=look.layout,
        # Each template has colours of its own.
        scheme=plain.scheme if look.template == plain.template else None,
        # The point that a person chose is one of the first photo.
        focus=None if look.first_photo else plain.focus,
        headline=point,
        kicker=f"{number} / {count}",
        slide=number,
    )
    return PlannedSlide(design=drawn, first_photo=look.first_photo)


def _looks(
    design: PinDesign, templates: Mapping[str, Template], photos: int, may_crop: bool
) -> Sequence[_Look]:
    """How points are shown in turn."""
    of_cover = design.layout or templates.get(design.template)
    if of_cover is None:
        return [_Look(template=design.template)]
    name = slide_template(of_cover)
    plain = _Look(template=name, layout=design.layout if name == design.template else None)
    others = [_Look(template=each) for each in _WITH_PHOTO if each in templates and each != name]
    # A template of one's own is the brand's look and stays; of ours there are others.
    with_photo = others if plain.layout is None and name == design.template else [plain, *others]
    if not may_crop:
        with_photo = [
            look for look in with_photo if not alters_photo(look.layout or templates[look.template])
        ]
    if not photos or len(with_photo) < 2:
        return [plain]
    seen = []
    for number, (look, view) in enumerate(zip(with_photo, (_CLOSE, _ELSEWHERE), strict=False), 1):
        if number < photos:
            seen.append(msgspec.structs.replace(look, first_photo=number))
        elif may_crop:
            seen.append(_from_nearer(look, look.layout or templates[look.template], design, *view))
    # Not the same poster in each carousel of a board.
    start = sum(design.seed.encode()) % len(_WORDS_ALONE)
    in_order = (*_WORDS_ALONE[start:], *_WORDS_ALONE[:start])
    words = [_Look(template=each) for each in in_order if each in templates]
    # The whole photo once more does not stand beside the cover.
    in_turn = (seen, words) if seen else (words, with_photo[:1])
    return [look for pair in zip_longest(*in_turn) for look in pair if look is not None]


def _from_nearer(
    look: _Look, template: Template, design: PinDesign, zoom: float, focus: tuple[float, float] | None
) -> _Look:
    """The look with a part of the photo in its first place, from nearer."""
    if look.layout is None and design.logo is not None:
        template = place_logo(template)
    layers = tuple(
        # A product that is cut out stands there whole.
        msgspec.structs.replace(
            layer, zoom=min(layer.zoom * zoom, _MOST_ZOOM), focus=focus or layer.focus, mode="photo"
        )
        if isinstance(layer, Picture) and layer.slot == 0
        else layer
        for layer in template.layers
    )
    return msgspec.structs.replace(look, layout=msgspec.structs.replace(template, layers=layers))


def _different(points: Sequence[str]) -> list[str]:
    """The points without empty ones and without those that say nearly what one before them says."""
    kept: list[str] = []
    for point in filter(str.strip, points):
        if not any(_say_nearly_the_same(point, other) for other in kept):
            kept.append(point)
    return kept


def _say_nearly_the_same(point: str, other: str) -> bool:
    words, others = (re.findall(r"\w+", text.casefold()) for text in (point, other))
    if not words or not others or words[0] != others[0]:
        return point == other
    shared = set(words) & set(others)
    return len(shared) >= _NEARLY_THE_SAME * min(len(set(words)), len(set(others)))
