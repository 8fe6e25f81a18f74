"""Draws a pin with other texts, another template or other colours, and keeps nothing."""

from __future__ import annotations

import asyncio

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.db import TenantSession
from pinflow.pins.draft_pin import DraftTools, may_show_photo
from pinflow.pins.edit_pin import MAX_ITEMS, MAX_POINTS, design_of_pin, tidy_points
from pinflow.pins.fetch_photo import choose_photo, fetch_photo
from pinflow.pins.pin import Pin, PinId
from pinflow.pins.queries import get_pin
from pinflow.pins.renderers.shrink_picture import shrink_picture
from pinflow.pins.templates.find_layout import find_layout
from pinflow.projects.models import Project
from pinflow.projects.queries import get_project
from pinflow.research.opportunity import OpportunityId
from pinflow.research.queries import get_opportunity


class DrawnFields(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What a pin is drawn with; None: as it stands."""

    template: str | None = None
    scheme: str | None = None
    headline: str | None = None
    kicker: str | None = None
    points: tuple[str, ...] | None = None
    items: tuple[str, ...] | None = None


async def preview_pin(
    tools: DraftTools, actor: Actor, pin_id: PinId, wish: DrawnFields, width: int
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
        layout = await find_layout(session, pin.template, tools.templates)
        url = (
            await _photo_url(session, tools, pin, project)
            if may_show_photo(tools, pin.template, layout)
            else None
        )
    photo = None if url is None else await _photo(tools, url)
    drawn = await tools.studio.draw(design_of_pin(pin, project, layout), photo)
    return await asyncio.to_thread(shrink_picture, drawn.data, width), drawn.scheme


def _apply(pin: Pin, wish: DrawnFields) -> Pin:
    given = {name: value for name, value in msgspec.structs.asdict(wish).items() if value is not None}
    for name, most in (("points", MAX_POINTS), ("items", MAX_ITEMS)):
        if name in given:
            given[name] = tidy_points(given[name], name, most)
    # As an edit tidies them: the preview is the picture that would be stored.
    given |= {name: value.strip() for name, value in given.items() if isinstance(value, str)}
    return msgspec.structs.replace(pin, **given)


async def _photo_url(session: TenantSession, tools: DraftTools, pin: Pin, project: Project) -> str | None:
    if pin.opportunity_id is None:
        return None
    opportunity = await get_opportunity(session, OpportunityId(pin.opportunity_id))
    return await choose_photo(session, project, opportunity.image_url, tools.sandbox_url)


async def _photo(tools: DraftTools, url: str) -> bytes:
    """The photo, asked for once: a strip of thumbnails draws the same one with every template."""

    async def fetch() -> bytes:
        return await fetch_photo(tools.http, url, sandbox_url=tools.sandbox_url, ask_host=tools.ask_host)

    return await tools.recent_photos.get(url, fetch)
