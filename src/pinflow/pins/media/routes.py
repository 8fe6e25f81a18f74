"""The media library over the API."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Query, Response, UploadFile

from pinflow.identity.acting import Who
from pinflow.identity.authorize import require_role
from pinflow.identity.models import Role
from pinflow.kit.api_models import PathId
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import TenantId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.kit.public_http import PublicWeb
from pinflow.pins.media import schemas
from pinflow.pins.media.add_media import Provenance, add_media
from pinflow.pins.media.edit_media import FollowLogo, MediaChange, edit_media
from pinflow.pins.media.fetch_picture import fetch_picture
from pinflow.pins.media.find_alike import find_alike
from pinflow.pins.media.inspect_picture import MAX_PICTURE_BYTES
from pinflow.pins.media.list_shown_for import list_shown_for
from pinflow.pins.media.models import Licence, Media, MediaId
from pinflow.pins.media.queries import get_media, list_media
from pinflow.pins.media.remove_media import remove_media
from pinflow.pins.media.show_for_product import show_for_product, stop_showing
from pinflow.projects.models import ProjectId


@dataclass(frozen=True)
class MediaFiles:
    """The stored files of a tenant."""

    of: Callable[[TenantId], BlobStore]


@dataclass(frozen=True)
class LogoFollower:
    """What follows when a logo is marked."""

    follow: FollowLogo


ProvidedFollower = Annotated[LogoFollower, provided(LogoFollower)]
ProvidedFiles = Annotated[MediaFiles, provided(MediaFiles)]
ProvidedWeb = Annotated[PublicWeb, provided(PublicWeb)]
Optional = Annotated[str | None, Form(max_length=2000)]
router = APIRouter()


@router.get("/media", tags=["media"], summary="Library pictures, newest first", name="list_media")
async def list_some(
    who: Who,
    q: Annotated[str | None, Query(description="In the name or the author's.", max_length=200)] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.MediaPage:
    """The tenant's own pictures."""
    before = decode_cursor(cursor, tuple[datetime, UUID])
    async with who.read() as session:
        rows = await list_media(session, words=q, before=before, limit=limit + 1)
    page, following = split_page(rows, limit, lambda row: (row.created_at, row.id))
    return schemas.MediaPage(items=[schemas.Media.of(row) for row in page], next_cursor=following)


@router.post("/media", tags=["media"], summary="Upload a picture", status_code=201, name="add_media")
async def upload(
    who: Who,
    files: ProvidedFiles,
    file: Annotated[UploadFile, File(description="JPEG, PNG, WebP or AVIF, at most 16 MB.")],
    licence: Annotated[Licence, Form()],
    name: Optional = None,
    author: Optional = None,
    source_url: Optional = None,
    made_with_ai: Annotated[bool, Form()] = False,
) -> schemas.AddedMedia:
    """Keeps a file with whose it is. The very same file again changes nothing.

    Pictures of the library that show the same are named.
    """
    said = Provenance(
        name=name or (file.filename or "").rpartition(".")[0] or file.filename or "",
        licence=licence,
        author=author,
        source_url=source_url,
        made_with_ai=made_with_ai,
    )
    data = await file.read(MAX_PICTURE_BYTES + 1)
    media, is_new = await add_media(who.database, files.of(who.tenant_id), who.actor, data, said, who.now)
    return await _told(who, media, is_new)


@router.post(
    "/media/from-url", tags=["media"], summary="Fetch a picture", status_code=201, name="add_media_from_url"
)
async def fetch(
    body: schemas.MediaFromUrl, who: Who, files: ProvidedFiles, web: ProvidedWeb
) -> schemas.AddedMedia:
    """Fetches a picture from the public web and keeps it. Addresses of our own networks are not asked."""
    require_role(who.actor, Role.EDITOR)
    async with web.open() as http:
        found = await fetch_picture(http, body.url)
    sent = body.sent(besides=frozenset({"url"}))
    said = Provenance(**{"name": found.name, "source_url": body.url, **{k: v for k, v in sent.items() if v}})
    media, is_new = await add_media(
        who.database, files.of(who.tenant_id), who.actor, found.data, said, who.now
    )
    return await _told(who, media, is_new)


async def _told(who: Who, media: Media, is_new: bool) -> schemas.AddedMedia:
    async with who.read() as session:
        return schemas.AddedMedia.of(media, is_new, await find_alike(session, media))


@router.get("/media/{id}", tags=["media"], summary="A library picture", name="get_media")
async def show(media_id: PathId, who: Who) -> schemas.Media:
    """One library picture."""
    async with who.read() as session:
        return schemas.Media.of(await get_media(session, media_id))


@router.patch("/media/{id}", tags=["media"], summary="Change a library picture", name="edit_media")
async def change(
    media_id: PathId, body: schemas.MediaChange, who: Who, follower: ProvidedFollower
) -> schemas.Media:
    """Changes what is said of it, and which point must be seen. Pins stay until they are drawn anew.

    That AI made a logo is disclosed by the pins that show it from then on; those that were approved without
    are in review again.
    """
    sent = body.sent()
    if body.focus is not None:
        sent["focus"] = (body.focus.x, body.focus.y)
    async with who.write() as session:
        media = await edit_media(
            session, who.actor, MediaId(media_id), MediaChange(**sent), who.now, follow=follower.follow
        )
    return schemas.Media.of(media)


@router.delete(
    "/media/{id}", tags=["media"], summary="Remove a library picture", status_code=204, name="remove_media"
)
async def remove(media_id: PathId, who: Who) -> Response:
    """Removes it. 409: a pin that may still go out shows it."""
    async with who.write() as session:
        await remove_media(session, who.actor, MediaId(media_id), who.now)
    return Response(status_code=204)


@router.get(
    "/media/{id}/products", tags=["media"], summary="What it is shown for", name="list_media_products"
)
async def list_products(media_id: PathId, who: Who) -> schemas.ShownForPage:
    """The products and projects whose new drafts show the picture."""
    async with who.read() as session:
        links = await list_shown_for(session, MediaId(media_id), who.now)
    return schemas.ShownForPage(items=[schemas.ShownProduct.of(link) for link in links], next_cursor=None)


@router.put(
    "/media/{id}/products", tags=["media"], summary="Show it for a product", name="show_media_for_product"
)
async def show_for(media_id: PathId, body: schemas.ShownFor, who: Who) -> schemas.ShownFor:
    """New drafts of the product show the picture first; its others fill a template's further places."""
    async with who.write() as session:
        await show_for_product(
            session, who.actor, MediaId(media_id), ProjectId(body.project_id), body.asin, who.now
        )
    return body


@router.delete(
    "/media/{id}/products",
    tags=["media"],
    summary="No longer for a product",
    status_code=204,
    name="stop_showing_media",
)
async def stop(
    media_id: PathId,
    who: Who,
    project_id: UUID,
    asin: Annotated[str | None, Query(pattern="^[A-Z0-9]{10}$", description="Left out: all others.")] = None,
) -> Response:
    """New drafts of the product no longer show the picture."""
    async with who.write() as session:
        await stop_showing(session, who.actor, MediaId(media_id), ProjectId(project_id), asin, who.now)
    return Response(status_code=204)
