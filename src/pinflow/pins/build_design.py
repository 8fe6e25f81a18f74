"""Builds the design that a renderer draws, of a project's brand and a pin's texts."""

from __future__ import annotations

from collections.abc import Sequence

from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.models import PictureFormat, PinCopy, PinDesign
from pinflow.pins.picture_source import PictureSource
from pinflow.pins.pin import Pin, PinKind
from pinflow.pins.slides import MOST_SLIDES
from pinflow.pins.templates.model import TableRow, Template
from pinflow.projects.models import Project


def may_show_photo(tools: DraftTools, template: str, layout: Template | None) -> bool:
    """Whether a template has a place for a photo; ``layout``: it is the tenant's own."""
    return layout.picture == "photo_or_art" if layout else template in tools.photo_templates


def photos_shown(tools: DraftTools, template: str, layout: Template | None) -> int:
    """How many photos a template has places for; ``layout``: it is the tenant's own."""
    if not may_show_photo(tools, template, layout):
        return 0
    return max(layout.photos(), 1) if layout else tools.photo_slots.get(template, 1)


def photos_to_gather(
    tools: DraftTools, template: str, layout: Template | None, source: PictureSource, kind: PinKind
) -> int:
    """How many photos its pictures show: a carousel shows what else the library has of the product."""
    of_cover = photos_shown(tools, template, layout)
    further = len(source.all_media) if kind is PinKind.CAROUSEL and of_cover else 0
    return max(of_cover, min(further, MOST_SLIDES))


def subject_words(title: str, category: str) -> str:
    """What a product is, for the artwork: the title says more than the category it stands in."""
    return f"{title}\n{category}"


def design_of(
    template: str,
    texts: PinCopy | Pin,
    project: Project,
    *,
    seed: str,
    subject: str,
    season: str,
    scheme: str | None = None,
    layout: Template | None = None,
    picture_format: PictureFormat = "jpeg",
    logo: bytes | None = None,
) -> PinDesign:
    """The design of the project's brand with these texts. ``logo``: the picture file that is the brand's."""
    return PinDesign(
        template=template,
        headline=texts.headline,
        kicker=texts.kicker,
        points=texts.points,
        disclosure=texts.disclosure,
        brand=project.brand,
        seed=seed,
        scheme=scheme,
        subject=subject,
        season=season,
        items=texts.items,
        columns=texts.columns,
        rows=table_rows(texts.rows),
        layout=layout,
        logo=logo,
        picture_format=picture_format,
    )


def table_rows(rows: Sequence[tuple[str, ...]]) -> tuple[TableRow, ...]:
    """Rows as a writer writes them, the label first, for a design."""
    return tuple(TableRow(label=row[0], cells=row[1:]) for row in rows)
