"""Templates over the API: what there is, the tenant's own, checks and pictures."""

from __future__ import annotations

import asyncio
from typing import Annotated, Any
from uuid import UUID

import msgspec
from fastapi import APIRouter, Path, Query, Response

from pinflow.identity.acting import Who
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Role
from pinflow.kit.provide import provided
from pinflow.pins.draft_tools import DraftTools
from pinflow.pins.fonts import font_names, read_font
from pinflow.pins.media.routes import ProvidedFiles
from pinflow.pins.own_templates import schemas
from pinflow.pins.own_templates.check_texts import lint_texts
from pinflow.pins.own_templates.place_layers import place_layers
from pinflow.pins.own_templates.preview_template import preview_template, preview_texts
from pinflow.pins.own_templates.read_installed import read_installed
from pinflow.pins.own_templates.save_template import (
    add_template,
    change_template,
    get_own_template,
    remove_template,
)
from pinflow.pins.renderers.colours import palette
from pinflow.pins.templates.json_schema import schema_of
from pinflow.pins.templates.load_template import load_template, template_names
from pinflow.pins.templates.queries import list_own_templates
from pinflow.projects.models import BrandKit, ProjectId
from pinflow.projects.queries import get_project

ProvidedTools = Annotated[DraftTools, provided(DraftTools)]
Name = Annotated[str, Path(alias="name", max_length=40, description="The template's name.")]
Width = Annotated[int, Query(ge=100, le=1000, description="Pixels; the height is half as much again.")]
_JPEG: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/jpeg": {"schema": {"type": "string", "format": "binary"}}}}
}
router = APIRouter()


@router.get("/templates", tags=["pins"], summary="Picture templates", name="list_templates")
async def show_templates(who: Who, tools: ProvidedTools) -> schemas.TemplatePage:
    """The designs that pictures are drawn with: the installed ones, then the tenant's own."""
    async with who.read() as session:
        own = await list_own_templates(session)
    installed = [schemas.Template.of(load_template(name)) for name in sorted(tools.templates)]
    return schemas.TemplatePage(
        items=[*installed, *(schemas.Template.of_own(row) for row in own)], next_cursor=None
    )


@router.get(
    "/templates/schema", tags=["pins"], summary="The templates' JSON schemas", name="get_template_schema"
)
async def show_schema(_who: Who) -> schemas.TemplateSchemas:
    """What may stand in ``template.json`` and ``sample.json``."""
    return schemas.TemplateSchemas(
        template=msgspec.json.decode(schema_of("template")),
        sample=msgspec.json.decode(schema_of("sample")),
        fonts=sorted(font_names()),
        tones=sorted(palette(BrandKit(name="any"))),
    )


@router.post("/templates", tags=["pins"], summary="Add a template", status_code=201, name="add_template")
async def add(body: schemas.NewTemplate, who: Who, tools: ProvidedTools) -> schemas.TemplateFiles:
    """Checks it, draws it with short and long texts, and keeps it when nothing is wrong."""
    own = await add_template(tools.database, tools.studio, who.actor, body.read(), who.now)
    return schemas.TemplateFiles.of(own)


@router.post("/templates/lint", tags=["pins"], summary="Check a template", name="lint_template")
async def lint(body: schemas.NewTemplate, who: Who, tools: ProvidedTools) -> schemas.TemplateReport:
    """Every fault with its line and reason; nothing is kept."""
    require_role(who.actor, Role.EDITOR)
    faults = await lint_texts(tools.studio, body.read())
    return schemas.TemplateReport(
        ok=not faults, faults=[schemas.TemplateFault(**msgspec.structs.asdict(fault)) for fault in faults]
    )


@router.post(
    "/templates/preview",
    tags=["pins"],
    summary="Draw a template that is not kept",
    name="preview_template",
    response_class=Response,
    responses=_JPEG,
)
async def preview(
    body: schemas.TemplateToPreview, who: Who, tools: ProvidedTools, files: ProvidedFiles
) -> Response:
    """A JPEG of the template with its sample; nothing is kept."""
    data = await preview_texts(
        tools.database,
        tools.studio,
        files.of(who.tenant_id),
        who.actor,
        body.read(),
        body.project_id,
        body.width,
        scheme=body.scheme,
    )
    return Response(data, media_type="image/jpeg", headers={"cache-control": "no-store"})


@router.post(
    "/templates/layout", tags=["pins"], summary="Where a template's layers stand", name="lay_out_template"
)
async def lay_out(body: schemas.NewTemplate, who: Who) -> schemas.TemplateLayout:
    """The place of every layer with its sample's texts; nothing is drawn or kept."""
    layers = await place_layers(who.actor, body.read())
    return schemas.TemplateLayout(
        layers=[schemas.PlacedLayer(**msgspec.structs.asdict(layer)) for layer in layers]
    )


@router.get(
    "/fonts/{name}",
    tags=["pins"],
    summary="A shipped font",
    name="get_font",
    response_class=Response,
    responses={200: {"content": {"font/ttf": {"schema": {"type": "string", "format": "binary"}}}}},
)
async def show_font(name: Annotated[str, Path(max_length=60)], _who: Who) -> Response:
    """The file of a font that templates and brands may choose, so that a page can show it in its own face."""
    data = await asyncio.to_thread(read_font, name)
    return Response(data, media_type="font/ttf", headers={"cache-control": "private, max-age=86400"})


@router.get("/templates/{name}", tags=["pins"], summary="A template's files", name="get_template")
async def show(name: Name, who: Who, project_id: UUID | None = None) -> schemas.TemplateFiles:
    """The texts of its two files, to read, change or start from.

    ``project_id``: an installed template as that project's pins are drawn: with a place for its logo.
    """
    async with who.read() as session:
        project = None if project_id is None else await get_project(session, ProjectId(project_id))
        if name not in template_names():
            return schemas.TemplateFiles.of(await get_own_template(session, name))
    with_logo = project is not None and project.logo_media_id is not None
    texts = await asyncio.to_thread(read_installed, name, with_logo=with_logo)
    return schemas.TemplateFiles(
        name=name,
        design=texts.design,
        sample=texts.sample,
        own=False,
        version=None,
        changed_by=None,
        updated_at=None,
    )


@router.put("/templates/{name}", tags=["pins"], summary="Change a template", name="change_template")
async def change(
    name: Name, body: schemas.TemplateChange, who: Who, tools: ProvidedTools
) -> schemas.TemplateFiles:
    """Puts other texts in its place. Pins drawn before keep their pictures."""
    own = await change_template(
        tools.database,
        tools.studio,
        who.actor,
        name,
        body.read(),
        seen_version=body.version,
        now=who.now,
    )
    return schemas.TemplateFiles.of(own)


@router.delete(
    "/templates/{name}", tags=["pins"], summary="Remove a template", status_code=204, name="remove_template"
)
async def remove(name: Name, who: Who) -> None:
    """Forgets one of the tenant's own. Pins drawn with it stay as they are."""
    async with who.write() as session:
        await remove_template(session, who.actor, name, who.now)


@router.get(
    "/templates/{name}/picture",
    tags=["pins"],
    summary="A template's picture",
    name="get_template_picture",
    response_class=Response,
    responses=_JPEG,
)
async def show_picture(
    name: Name,
    who: Who,
    tools: ProvidedTools,
    files: ProvidedFiles,
    project_id: UUID | None = None,
    width: Width = 500,
) -> Response:
    """A JPEG of the template with its sample, in the project's brand when one is given."""
    data = await preview_template(
        tools.database, tools.studio, files.of(who.tenant_id), who.actor, name, project_id, width
    )
    return Response(data, media_type="image/jpeg", headers={"cache-control": "private, max-age=300"})
