"""Says which library picture the pins of a product show."""

from __future__ import annotations

from datetime import datetime

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError, NotFoundError
from pinflow.pins.build_link import ASIN
from pinflow.pins.media.models import MediaId, ProductMedia
from pinflow.pins.media.queries import delete_product_media, get_media, upsert_product_media
from pinflow.projects.models import ProjectId
from pinflow.projects.queries import get_project


async def show_for_product(
    session: TenantSession,
    actor: Actor,
    media_id: MediaId,
    project_id: ProjectId,
    asin: str | None,
    now: datetime,
) -> ProductMedia:
    """New drafts of the product show the picture; ``asin`` None: of all products that have none of their own.

    A product may have several: the one linked last comes first, the others fill further slots of a template.

    Raises:
        ForbiddenError: the actor is a viewer.
        InvalidInputError: ``media.bad_asin``.
        NotFoundError: no such picture or project.
    """
    require_role(actor, Role.EDITOR)
    if asin is not None and not ASIN.fullmatch(asin):
        raise InvalidInputError(
            "media.bad_asin",
            f"“{asin}” is no ASIN: ten capitals and digits, as in the product's address.",
            field="asin",
        )
    media = await get_media(session, media_id, lock=True)
    project = await get_project(session, project_id)
    link = ProductMedia(
        project_id=project_id,
        marketplace=None if asin is None else project.marketplace,
        asin=asin,
        media_id=media.id,
        created_at=now,
    )
    await upsert_product_media(session, link)
    await _note(session, actor, "media.shown_for_product", media_id, project_id, asin, now)
    return link


async def stop_showing(
    session: TenantSession,
    actor: Actor,
    media_id: MediaId,
    project_id: ProjectId,
    asin: str | None,
    now: datetime,
) -> None:
    """Takes that back.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``media.not_shown``, or no such picture or project.
    """
    require_role(actor, Role.EDITOR)
    project = await get_project(session, project_id)
    await get_media(session, media_id, lock=True)
    marketplace = None if asin is None else project.marketplace
    if not await delete_product_media(session, media_id, project_id, marketplace, asin):
        raise NotFoundError("media.not_shown", "This picture is not the one of that product.")
    await _note(session, actor, "media.no_longer_shown", media_id, project_id, asin, now)


async def _note(
    session: TenantSession,
    actor: Actor,
    event: str,
    media_id: MediaId,
    project_id: ProjectId,
    asin: str | None,
    now: datetime,
) -> None:
    await record_audit(session, actor, event, "media", media_id, now, project_id=str(project_id), asin=asin)
    await record_change(session, tenant_id=actor.tenant_id, kind="media.changed", object_id=media_id, now=now)
