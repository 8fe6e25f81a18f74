"""Notes what a member has read. Everybody has read for themselves."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.identity.models import Actor
from pinflow.kit.db import TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import ForbiddenError
from pinflow.notifications.models import Notification, NotificationId
from pinflow.notifications.queries import get_notification, mark_all_read, mark_read


async def read_notification(
    session: TenantSession, actor: Actor, notification_id: NotificationId, now: datetime
) -> Notification:
    """Marks one as read; reading it again changes nothing.

    Raises:
        NotFoundError: ``notifications.not_found``.
        ForbiddenError: the system itself reads nothing.
    """
    user_id = _require_member(actor)
    await get_notification(session, user_id, notification_id)
    if await mark_read(session, user_id, notification_id, now):
        await _announce(session, str(notification_id), now)
    return await get_notification(session, user_id, notification_id)


async def read_all(session: TenantSession, actor: Actor, up_to: NotificationId | None, now: datetime) -> int:
    """Marks everything as read up to the newest that was seen, or all; returns how many.

    What arrives while a member looks stays unread: that is what ``up_to`` is for.

    Raises:
        ForbiddenError: the system itself reads nothing.
    """
    count = await mark_all_read(session, _require_member(actor), up_to, now)
    if count:
        await _announce(session, "all", now)
    return count


def _require_member(actor: Actor) -> UUID:
    if actor.user_id is None:
        raise ForbiddenError("notifications.nobody", "Only a member reads notifications.")
    return actor.user_id


async def _announce(session: TenantSession, object_id: str, now: datetime) -> None:
    # The member's other windows count anew.
    await record_change(
        session, tenant_id=session.tenant_id, kind="notification.changed", object_id=object_id, now=now
    )
