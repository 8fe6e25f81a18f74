"""Draws a pin with other texts, another template or other colours, and keeps nothing."""

from __future__ import annotations

import asyncio
from uuid import UUID

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.blobs import BlobStore
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.draw_anew import design_and_photos, read_materials
from pinflow.pins.gather_photos import draw_with
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.renderers.shrink_picture import shrink_picture
from pinflow.pins.tidy_points import MAX_ITEMS, MAX_POINTS, tidy_columns, tidy_points, tidy_rows
from pinflow.projects.queries import get_project


class DrawnFields(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a pin is drawn with; None: as it stands."""

    template: str | None = None
    scheme: str | None = None
    headline: str | None = None
    kicker: str | None = None
    points: tuple[str, ...] | None = None
    items: tuple[str, ...] | None = None
    columns: tuple[str, ...] | None = None
    rows: tuple[tuple[str, ...], ...] | None = None
    # A picture of the library; None: none of it; UNSET: as it stands.
    media_id: UUID | msgspec.UnsetType | None = msgspec.UNSET


async def preview_pin(
    tools: DraftTools, blobs: BlobStore, actor: Actor, pin_id: PinId, wish: DrawnFields, width: int
) -> tuple[bytes, str]:
    """A JPEG ``width`` pixels wide and the name of the colour scheme that was drawn.

    At the full width it is the picture that an edit with the same fields stores, byte for byte.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: no such pin.
        InvalidInputError: a text will not do, or the renderer refuses it.
    """
    require_role(actor, Role.EDITOR)
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        pin = _apply(await get_pin(session, pin_id), wish)
        project = await get_project(session, pin.project_id)
        materials = await read_materials(session, tools, pin, project, wish.media_id)
    design, photos = await design_and_photos(tools, blobs, pin, materials, picture_format="jpeg")
    drawn = await draw_with(tools, design, photos)
    return await asyncio.to_thread(shrink_picture, drawn.data, width), drawn.scheme


def _apply(pin: Pin, wish: DrawnFields) -> Pin:
    given = {name: value for name, value in msgspec.structs.asdict(wish).items() if value is not None}
    given.pop("media_id", None)
    for name, most in (("points", MAX_POINTS), ("items", MAX_ITEMS)):
        if name in given:
            given[name] = tidy_points(given[name], name, most)
    for name, tidy in ("columns", tidy_columns), ("rows", tidy_rows):
        if name in given:
            given[name] = tidy(given[name])
    # As an edit tidies them: the preview is the picture that would be stored.
    given |= {name: value.strip() for name, value in given.items() if isinstance(value, str)}
    return msgspec.structs.replace(pin, **given)
