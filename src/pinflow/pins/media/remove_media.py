"""Takes a picture out of the library."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ConflictError
from pinflow.pins.media.models import MediaId
from pinflow.pins.media.queries import count_open_pins, delete_media, get_media
from pinflow.projects.queries import list_projects_with_logo


async def remove_media(session: TenantSession, actor: Actor, media_id: MediaId, now: datetime) -> None:
    """Removes it; products that were to show it show none. Its bytes go when nothing needs them any more.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``media.not_found``.
        ConflictError: ``media.in_use``: a pin that may still go out shows it; ``media.is_logo``.
    """
    require_role(actor, Role.EDITOR)
    media = await get_media(session, media_id, lock=True)
    pins = await count_open_pins(session, media_id)
    if pins:
        raise ConflictError(
            "media.in_use",
            f"Pins that may still go out show this picture: {pins}. Publish, reject or change them first.",
            pins=pins,
        )
    branded = await list_projects_with_logo(session, media_id)
    if branded:
        raise ConflictError(
            "media.is_logo",
            f"This picture is the logo of {', '.join(f'“{name}”' for name in branded)}. "
            "Choose another one there first.",
        )
    await delete_media(session, media_id)
    await record_audit(session, actor, "media.removed", "media", media_id, now, name=media.name)
    await record_change(session, tenant_id=actor.tenant_id, kind="media.changed", object_id=media_id, now=now)
