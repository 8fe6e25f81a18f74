"""Changes what is said of a library picture, and which point of it must be seen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.identity.authorize import require_role
from pinflow.identity.models import Actor, Role
from pinflow.identity.record_audit import record_audit
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import InvalidInputError
from pinflow.pins.media.add_media import Provenance, checked
from pinflow.pins.media.models import Licence, Media, MediaId
from pinflow.pins.media.queries import get_media, update_media
from pinflow.pins.refresh_findings import refresh_with_picture

# Gives the pins that show a library picture as their logo the disclosure that they need now.
FollowLogo = Callable[[TenantSession, Actor, UUID, datetime], Awaitable[int]]


class MediaChange(msgspec.Struct, frozen=True, kw_only=True):
    """What is to change; UNSET leaves a field as it is. ``focus`` None: each crop looks for itself again."""

    name: str | msgspec.UnsetType = msgspec.UNSET
    licence: Licence | msgspec.UnsetType = msgspec.UNSET
    author: str | msgspec.UnsetType | None = msgspec.UNSET
    source_url: str | msgspec.UnsetType | None = msgspec.UNSET
    made_with_ai: bool | msgspec.UnsetType = msgspec.UNSET
    focus: tuple[float, float] | msgspec.UnsetType | None = msgspec.UNSET


async def edit_media(
    session: TenantSession,
    actor: Actor,
    media_id: MediaId,
    change: MediaChange,
    now: datetime,
    *,
    follow: FollowLogo,
) -> Media:
    """The changed picture. Pins that show it stay as they are until they are drawn anew.

    That AI made it holds for all of them at once: what does not say so is kept back from then on. Pins whose
    logo it is say so by themselves; what was approved without is in review again.

    Raises:
        ForbiddenError: the actor is a viewer.
        NotFoundError: ``media.not_found``.
        InvalidInputError: as `checked`, or ``media.bad_focus``.
    """
    require_role(actor, Role.EDITOR)
    media = await get_media(session, media_id, lock=True)
    given = {
        name: value
        for name, value in msgspec.structs.asdict(change).items()
        if value is not msgspec.UNSET and name != "focus"
    }
    before = {name: getattr(media, name) for name in Provenance.__struct_fields__}
    said = checked(Provenance(**{**before, **given}))
    after = msgspec.structs.replace(media, **msgspec.structs.asdict(said))
    if not isinstance(change.focus, msgspec.UnsetType):
        after = _focused(after, change.focus)
    await update_media(session, after)
    if after.made_with_ai != media.made_with_ai:
        await follow(session, actor, media_id, now)
        await refresh_with_picture(session, media_id, now)
    fields = sorted(given) if change.focus is msgspec.UNSET else sorted([*given, "focus"])
    await record_audit(session, actor, "media.edited", "media", media_id, now, fields=fields)
    await record_change(session, tenant_id=actor.tenant_id, kind="media.changed", object_id=media_id, now=now)
    return after


def _focused(media: Media, focus: tuple[float, float] | None) -> Media:
    if focus is None:
        return msgspec.structs.replace(media, focus_chosen=False)
    if not all(0 <= share <= 1 for share in focus):
        raise InvalidInputError(
            "media.bad_focus", "The point is two shares of the picture, each from 0 to 1.", field="focus"
        )
    return msgspec.structs.replace(media, focus_x=focus[0], focus_y=focus[1], focus_chosen=True)
