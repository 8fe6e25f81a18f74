"""Puts a picture into the library, with whose it is."""

from __future__ import annotations

import asyncio
from datetime import datetime
from urllib.parse import urlsplit

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.blobs import BlobStore
from pinflow.kit.db import Database
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.kit.ids import new_id
from pinflow.pins.media.inspect_picture import inspect_picture
from pinflow.pins.media.models import NAMES_AUTHOR, Licence, Media, MediaId
from pinflow.pins.media.queries import find_media_of_file, insert_media

_MOST_NAME, _MOST_URL = 200, 2000


class Provenance(msgspec.Struct, frozen=True, kw_only=True):
    """What a person says of a picture. ``source_url``: the page or file it comes from."""

    name: str
    licence: Licence
    author: str | None = None
    source_url: str | None = None
    made_with_ai: bool = False


async def add_media(
    database: Database, blobs: BlobStore, actor: Actor, data: bytes, said: Provenance, now: datetime
) -> tuple[Media, bool]:
    """The library picture, and whether it is new: the very same file is kept once, as it was first told.

    A file that says of itself that AI made it is marked so, whatever was said.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: it is no picture that can be used, or the licence asks for more than was said.
    """
    require_role(actor, Role.EDITOR)
    said = checked(said)
    seen = await asyncio.to_thread(inspect_picture, data)
    sha256 = await blobs.put(data, seen.media_type, now)
    media = Media(
        id=MediaId(new_id(now)),
        tenant_id=actor.tenant_id,
        sha256=sha256,
        media_type=seen.media_type,
        size=len(data),
        width=seen.width,
        height=seen.height,
        preview_sha256=await blobs.put(seen.preview, "image/jpeg", now),
        cutout_sha256=None if seen.cutout is None else await blobs.put(seen.cutout, "image/webp", now),
        perceptual_hash=seen.perceptual_hash,
        name=said.name,
        licence=said.licence,
        author=said.author,
        source_url=said.source_url,
        made_with_ai=said.made_with_ai or seen.says_ai,
        focus_x=seen.focus[0],
        focus_y=seen.focus[1],
        focus_chosen=False,
        added_by=actor.name,
        created_at=now,
    )
    async with database.tenant_session(actor.tenant_id) as session:
        if not await insert_media(session, media):
            known = await find_media_of_file(session, sha256)
            assert known is not None, "what kept it from being written"
            return known, False
        await record_audit(
            session,
            actor,
            "media.added",
            "media",
            media.id,
            now,
            licence=str(said.licence),
            ai=media.made_with_ai,
        )
        await record_change(
            session, tenant_id=actor.tenant_id, kind="media.changed", object_id=media.id, now=now
        )
    return media, True


def checked(said: Provenance) -> Provenance:
    """What was said, tidied.

    Raises:
        InvalidInputError: ``media.author_missing``, ``media.bad_source`` or ``media.name_missing``.
    """
    name = " ".join(said.name.split())[:_MOST_NAME]
    author = " ".join((said.author or "").split())[:_MOST_NAME] or None
    source = (said.source_url or "").strip() or None
    if not name:
        raise InvalidInputError("media.name_missing", "Give the picture a name.", field="name")
    if said.licence in NAMES_AUTHOR and author is None:
        raise InvalidInputError(
            "media.author_missing",
            "This licence asks for the author's name: say who made it.",
            field="author",
        )
    if source is not None and not _is_web_address(source):
        raise InvalidInputError(
            "media.bad_source", "Give the full web address that the picture comes from.", field="source_url"
        )
    return msgspec.structs.replace(said, name=name, author=author, source_url=source)


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname) and len(text) <= _MOST_URL
