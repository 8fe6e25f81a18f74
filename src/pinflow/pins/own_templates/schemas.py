"""Templates as the API shows them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.pins.own_templates.check_texts import TemplateTexts
from pinflow.pins.templates import load_template, model
from pinflow.pins.templates.check_template import texts_of
from pinflow.pins.templates.queries import OwnTemplate

_TEMPLATE = {
    "id": "editorial",
    "name": "Editorial collage",
    "description": "A magazine page with numbered points.",
    "family": "collage",
    "needs_photo": False,
    "photos": 1,
    "least_points": 0,
    "draws": ["kicker", "points"],
    "schemes": ["paper", "strong"],
    "own": False,
    "version": None,
    "faulty": False,
}
Drawn = Literal["kicker", "points", "items", "rows"]
_DESIGN = '{"name": "summer", "title": "Summer", …}'
_SAMPLE = '{"headline": "A shady corner", "kicker": "Garden", "points": [], "disclosure": "#ad"}'


class Template(ApiModel):
    """A picture's design. ``own``: the tenant's; ``faulty``: a later rule does not allow it any more.

    ``photos``: how many different photos it shows, 0 for artwork alone. ``least_points``: how many points
    or items make it look full. ``draws``: which of a pin's small line, points, list and table it shows; a
    list or a table that is empty is drawn from the points. ``schemes``: the names of its colour schemes.
    """

    model_config = examples(_TEMPLATE)

    id: str
    name: str
    description: str
    family: str
    needs_photo: bool
    photos: int
    least_points: int
    draws: list[Drawn]
    schemes: list[str]
    own: bool
    version: int | None
    faulty: bool

    @classmethod
    def of(cls, template: model.Template, *, version: int | None = None) -> Template:
        """An installed template, or with a version one of the tenant's own."""
        return cls(
            id=template.name,
            name=template.title,
            description=template.description,
            family=template.family,
            needs_photo=False,
            photos=template.photos() if template.picture == "photo_or_art" else 0,
            least_points=template.least_points,
            draws=_draws(template),
            schemes=sorted(template.schemes),
            own=version is not None,
            version=version,
            faulty=False,
        )

    @classmethod
    def of_own(cls, own: OwnTemplate) -> Template:
        """One of the tenant's own as it is stored."""
        template, _, faults = load_template.parse_template(own.design.encode(), None)
        if template is not None and not faults:
            return cls.of(template, version=own.version)
        return cls(
            id=own.name,
            name=own.name,
            description="",
            family="",
            needs_photo=False,
            photos=0,
            least_points=0,
            draws=[],
            schemes=[],
            own=True,
            version=own.version,
            faulty=True,
        )


def _draws(template: model.Template) -> list[Drawn]:
    found: list[Drawn] = []
    if any(text.source == "kicker" for text in texts_of(template)):
        found.append("kicker")
    if any(text.source in ("point", "count") for text in texts_of(template)):
        found.append("points")
    children = [
        child for layer in template.layers if isinstance(layer, model.Stack) for child in layer.children
    ]
    if any(isinstance(child, model.List) for child in children):
        found.append("items")
    if any(isinstance(child, model.Table) for child in children):
        found.append("rows")
    return found


class TemplatePage(Page[Template]):
    """Templates by id: the installed ones, then the tenant's own."""


class TemplateFiles(ApiModel):
    """The texts of a template's two files. ``version`` and who changed them: null for an installed one."""

    model_config = examples(
        {
            "name": "summer",
            "design": _DESIGN,
            "sample": _SAMPLE,
            "own": True,
            "version": 2,
            "changed_by": "alice",
            "updated_at": "2026-11-26T10:00:00Z",
        }
    )

    name: str
    design: str
    sample: str
    own: bool
    version: int | None
    changed_by: str | None
    updated_at: datetime | None

    @classmethod
    def of(cls, own: OwnTemplate) -> TemplateFiles:
        """One of the tenant's own."""
        return cls(
            name=own.name,
            design=own.design,
            sample=own.sample,
            own=True,
            version=own.version,
            changed_by=own.changed_by,
            updated_at=own.updated_at,
        )


class NewTemplate(ApiModel):
    """What stands in ``template.json`` and ``sample.json``; the name stands inside."""

    model_config = examples({"design": _DESIGN, "sample": _SAMPLE})

    design: str = Field(max_length=load_template.MOST_BYTES)
    sample: str = Field(max_length=load_template.MOST_BYTES)

    def read(self) -> TemplateTexts:
        """The two texts."""
        return TemplateTexts(design=self.design, sample=self.sample)


class TemplateChange(NewTemplate):
    """Other texts, and the version that was seen."""

    model_config = examples({"design": _DESIGN, "sample": _SAMPLE, "version": 1})

    version: int


class TemplateToPreview(NewTemplate):
    """Texts to draw, in a project's brand when it is given, and a colour scheme; null: the first."""

    model_config = examples(
        {"design": _DESIGN, "sample": _SAMPLE, "project_id": None, "scheme": "paper", "width": 500}
    )

    project_id: UUID | None = None
    scheme: str | None = Field(default=None, max_length=40)
    width: int = Field(default=1000, ge=100, le=1000)


class TemplateFault(ApiModel):
    """What is wrong, in which file, on which line (from 1), at which value."""

    model_config = examples(
        {
            "file": "template.json",
            "line": 12,
            "where": "$.layers[0].box.bottom",
            "reason": "is not beyond top",
        }
    )

    file: str
    line: int
    where: str
    reason: str


class TemplateReport(ApiModel):
    """Every fault that was found; ``ok`` when there is none."""

    model_config = examples({"ok": True, "faults": []})

    ok: bool
    faults: list[TemplateFault]


class PlacedLayer(ApiModel):
    """Where a layer stands, in pixels of 1000x1500. ``index``: its place in the template's list.

    ``box``: left, top, right and bottom, references resolved; ``content``: what a stack's texts take of it.
    """

    model_config = examples(
        {"index": 1, "type": "stack", "box": [44, 640, 956, 1456], "content": [44, 812.5, 956, 1456]}
    )

    index: int
    type: str
    box: tuple[float, float, float, float]
    content: tuple[float, float, float, float] | None


class TemplateLayout(ApiModel):
    """The places of every layer with the sample's texts, in the order they are drawn."""

    model_config = examples(
        {"layers": [{"index": 0, "type": "shape", "box": [0, 0, 1000, 700], "content": None}]}
    )

    layers: list[PlacedLayer]


class TemplateSchemas(ApiModel):
    """The JSON schemas of the two files, for editors that check and complete.

    ``fonts`` and ``tones``: what a template's fonts and the colours of its schemes may be.
    """

    model_config = examples(
        {
            "template": {"type": "object"},
            "sample": {"type": "object"},
            "fonts": ["Manrope-Bold"],
            "tones": ["ink", "paper"],
        }
    )

    template: dict[str, Any]
    sample: dict[str, Any]
    fonts: list[str]
    tones: list[str]
