"""The words of the notifications slice as data."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Literal, NewType, TypeAlias
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantId
from pinflow.notifications.kinds import NotificationKind

NotificationId = NewType("NotificationId", UUID)
DeliveryId = NewType("DeliveryId", UUID)
ObjectKind: TypeAlias = Literal["account", "pin", "host", "schedule"]


class About(msgspec.Struct, frozen=True):
    """What a notification is about."""

    kind: ObjectKind
    id: UUID | str

    @property
    def page(self) -> str:
        """The page of the dashboard on which it is seen."""
        return page_of(self.kind, str(self.id))


def page_of(object_kind: ObjectKind, object_id: str) -> str:
    """Where an object is seen: a path that begins with a slash."""
    if object_kind in ("account", "pin"):
        return f"/{object_kind}s/{object_id}"
    return "/lists" if object_kind == "host" else "/schedules"


class Notification(msgspec.Struct, frozen=True, kw_only=True):
    """Something the team was told. ``resolved_at``: when it was over; None while it lasts.

    ``read_at``: when the member who asks read it.
    """

    id: NotificationId
    kind: NotificationKind
    title: str
    body: str
    object_kind: ObjectKind
    object_id: str
    created_at: datetime
    resolved_at: datetime | None
    read_at: datetime | None = None

    @property
    def page(self) -> str:
        """The page of the dashboard on which it is seen."""
        return page_of(self.object_kind, self.object_id)


class UnreadCount(msgspec.Struct, frozen=True):
    """What a member has not read and is not over. ``urgent``: how many of them stop the income."""

    unread: int
    urgent: int


class DeliveryState(StrEnum):
    """``dropped``: it was over, or its member was not to have it any more, before it could be sent."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"


class Delivery(msgspec.Struct, frozen=True, kw_only=True):
    """A message to a member through a channel. ``reason``: why it was not sent, so far or at all."""

    id: DeliveryId
    notification_id: NotificationId
    user_id: UUID
    recipient: str
    channel: str
    state: DeliveryState
    tries: int
    reason: str | None
    next_try_at: datetime
    ended_at: datetime | None


class ClaimedDelivery(msgspec.Struct, frozen=True, kw_only=True):
    """A message that one process sends now, until its lease ends. ``tries`` counts this one."""

    id: DeliveryId
    tenant_id: TenantId
    notification_id: NotificationId
    user_id: UUID
    channel: str
    tries: int
    created_at: datetime


class OutboxEntry(msgspec.Struct, frozen=True):
    """A notification for which nobody has decided yet to whom it goes."""

    id: NotificationId
    kind: str
    resolved_at: datetime | None


class Choice(msgspec.Struct, frozen=True):
    """What a member wants sent, of one kind through one channel."""

    kind: str
    channel: str
    wanted: bool
