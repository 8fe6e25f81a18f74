"""What the studio shows before a person saves is, byte for byte, the picture that is kept and published."""

from __future__ import annotations

import dataclasses
import hashlib
from typing import Any

import pytest

from pinflow.kit.blobs import BlobStore
from pinflow.pins.edit_pin import PinChange, edit_pin
from pinflow.pins.models import PinDesign, RenderedPicture
from pinflow.pins.preview_pin import DrawnFields, preview_pin
from pinflow.pins.renderers.skia_renderer import SkiaRenderer
from pinflow.pins.templates.load_template import template_names
from tests.factories.accounts import actor_of
from tests.pins.drawing import InstantStudio, draft_tools
from tests.posting.world import World

WISHES: list[dict[str, Any]] = [
    {"headline": " Another   one "},
    {"kicker": " A\tcalm \u00admorning\u200b ", "template": "hero-cutout"},
    {"template": "list-numbers", "points": (" One  thing ", "Two", "")},
    {"template": "compare-table", "rows": (("Mug ", " Big", "x"),), "columns": ("A", "B")},
    {"template": "gift-tag", "headline": "Two\nlines"},
]


class DrawingStudio(InstantStudio):
    """Draws as the shipped one does, in this process."""

    async def draw(
        self, design: PinDesign, photo: bytes | None, further: tuple[bytes, ...] = ()
    ) -> RenderedPicture:
        return SkiaRenderer().render(design, photo, further)


@pytest.mark.parametrize("wish", WISHES)
async def test_a_preview_is_what_an_edit_keeps(world: World, wish: dict[str, Any]) -> None:
    pin, bob = await world.add_scheduled(), actor_of(world.cast.bob)
    tools = dataclasses.replace(
        draft_tools(world, DrawingStudio()), templates=tuple(template_names()), photo_templates=frozenset()
    )
    blobs = BlobStore(lambda: world.database.tenant_session(bob.tenant_id), bob.tenant_id, None)
    wanted = {"template": "hero-frame"} | wish
    shown, _ = await preview_pin(tools, blobs, bob, pin.id, DrawnFields(**wanted), 1000)
    kept = await edit_pin(
        tools, blobs, bob, pin.id, PinChange(**wanted), seen_version=pin.version, now=world.clock.now()
    )
    assert hashlib.sha256(shown).digest() == kept.picture_sha256
