"""Says where the layers of a template stand, for an editor that lets people move them."""

from __future__ import annotations

import asyncio

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.pins.own_templates.check_texts import TemplateTexts, read_sound
from pinflow.pins.renderers.lay_out import Layout
from pinflow.pins.renderers.placed import Rect
from pinflow.pins.renderers.try_template import sample_design
from pinflow.pins.templates.model import Sample, Stack, Template
from pinflow.projects.models import BrandKit


class PlacedLayer(msgspec.Struct, frozen=True, kw_only=True):
    """``box``: left, top, right, bottom in pixels. ``content``: what a stack's texts take of it."""

    index: int
    type: str
    box: Rect
    content: Rect | None


async def place_layers(actor: Actor, texts: TemplateTexts) -> list[PlacedLayer]:
    """Every layer in the order it is drawn, with the sample's texts in the stacks.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``pins.template_faulty``.
    """
    require_role(actor, Role.EDITOR)
    template, sample = read_sound(texts)
    return await asyncio.to_thread(_place, template, sample)


def _place(template: Template, sample: Sample) -> list[PlacedLayer]:
    layout = Layout(template, sample_design(template, sample, BrandKit(name="Your brand", site=sample.site)))
    return [
        PlacedLayer(
            index=index,
            type=str(layer.__struct_config__.tag),
            box=layout.rect(layer.box),
            content=layout.stacks[layer.name].rect if isinstance(layer, Stack) else None,
        )
        for index, layer in enumerate(template.layers)
    ]
