"""Draws a template with its sample, in a project's brand or a neutral one."""

from __future__ import annotations

import asyncio
from uuid import UUID

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database
from pinflow.kit.errors import NotFoundError
from pinflow.pins.brand_logo import find_logo, read_logo
from pinflow.pins.own_templates.check_texts import TemplateTexts, read_sound
from pinflow.pins.renderers.shrink_picture import shrink_picture
from pinflow.pins.renderers.try_template import sample_design
from pinflow.pins.studio import Studio
from pinflow.pins.templates.load_template import load_sample, load_template, template_names
from pinflow.pins.templates.model import Sample, Template
from pinflow.pins.templates.place_logo import place_logo
from pinflow.pins.templates.queries import find_template
from pinflow.projects.models import BrandKit, ProjectId
from pinflow.projects.queries import get_project

_ANY_NAME = "sample"


async def preview_texts(
    database: Database,
    studio: Studio,
    blobs: BlobStore,
    actor: Actor,
    texts: TemplateTexts,
    project_id: UUID | None,
    width: int,
    *,
    scheme: str | None = None,
) -> bytes:
    """A JPEG of a template that is still being written. ``scheme`` None: its first.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``pins.template_faulty``, or what the renderer refuses.
        NotFoundError: no such project.
    """
    require_role(actor, Role.EDITOR)
    template, sample = read_sound(texts)
    return await _draw(database, studio, blobs, actor, template, sample, project_id, width, scheme)


async def preview_template(
    database: Database,
    studio: Studio,
    blobs: BlobStore,
    actor: Actor,
    name: str,
    project_id: UUID | None,
    width: int,
) -> bytes:
    """A JPEG of an installed template or one of the tenant's own, in its first colour scheme.

    Raises:
        NotFoundError: no such template, no such project.
    """
    template, sample = await find_any(database, actor, name)
    installed = name in template_names()
    return await _draw(
        database, studio, blobs, actor, template, sample, project_id, width, installed=installed
    )


async def find_any(database: Database, actor: Actor, name: str) -> tuple[Template, Sample]:
    """An installed template or one of the tenant's own, with its sample.

    Raises:
        NotFoundError: ``pins.no_such_template``.
    """
    if name in template_names():
        return load_template(name), load_sample(name)
    async with database.tenant_session(actor.tenant_id, read_only=True) as session:
        own = await find_template(session, name)
    if own is None:
        raise NotFoundError("pins.no_such_template", f"There is no template “{name}”.")
    return read_sound(TemplateTexts(design=own.design, sample=own.sample))


async def _draw(
    database: Database,
    studio: Studio,
    blobs: BlobStore,
    actor: Actor,
    template: Template,
    sample: Sample,
    project_id: UUID | None,
    width: int,
    scheme: str | None = None,
    *,
    installed: bool = False,
) -> bytes:
    brand, logo = BrandKit(name="Your brand", site=sample.site), None
    if project_id is not None:
        async with database.tenant_session(actor.tenant_id, read_only=True) as session:
            project = await get_project(session, ProjectId(project_id))
            brand, logo = project.brand, await find_logo(session, project)
    # An installed one as its pins are drawn: with a place for the logo.
    layout = place_logo(template) if installed and logo is not None else template
    design = msgspec.structs.replace(
        sample_design(template, sample, brand),
        # Colours and artwork by chance would follow the name: a copy is to look like what it is a copy of.
        layout=msgspec.structs.replace(layout, name=_ANY_NAME),
        scheme=scheme or next(iter(template.schemes)),
        logo=await read_logo(blobs, logo),
    )
    drawn = await studio.draw(design, None)
    return await asyncio.to_thread(shrink_picture, drawn.data, width)
