"""What the team was told, with what became of the messages about it."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from pinflow.identity.models import Actor, Role
from pinflow.kit.db import TenantSession
from pinflow.notifications.kinds import KINDS, NotificationKind
from pinflow.notifications.models import Delivery, Notification, NotificationId, UnreadCount
from pinflow.notifications.queries import count_unread, list_deliveries, list_notifications


class Shown(msgspec.Struct, frozen=True):
    """A notification and its messages, as far as the member may see them: admins see all."""

    notification: Notification
    deliveries: tuple[Delivery, ...]


async def show_notifications(
    session: TenantSession,
    actor: Actor,
    *,
    unread: bool = False,
    kind: NotificationKind | None = None,
    before: NotificationId | None = None,
    limit: int,
) -> list[Shown]:
    """The newest first; ``unread``: only what the member has not read and is not over."""
    found = await list_notifications(
        session, actor.user_id, unread=unread, kind=kind, before=before, limit=limit
    )
    return await with_deliveries(session, actor, found)


async def with_deliveries(session: TenantSession, actor: Actor, found: Sequence[Notification]) -> list[Shown]:
    """The same with their messages."""
    owner = None if actor.role is Role.ADMIN else actor.user_id
    deliveries = await list_deliveries(session, [one.id for one in found], owner)
    return [Shown(one, tuple(each for each in deliveries if each.notification_id == one.id)) for one in found]


async def show_count(session: TenantSession, actor: Actor) -> UnreadCount:
    """How many the member has not read and are not over."""
    urgent = [kind for kind, known in KINDS.items() if known.severity == "urgent"]
    return await count_unread(session, actor.user_id, urgent)
