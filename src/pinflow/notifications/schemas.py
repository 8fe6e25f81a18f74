"""The bodies of the notifications' routes."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pydantic import Field

from pinflow.kit.api_models import ApiModel, examples
from pinflow.kit.pagination import Page
from pinflow.notifications import choose_preferences, models, send_test, show_notifications
from pinflow.notifications.kinds import KINDS, NotificationKind, Severity
from pinflow.notifications.models import DeliveryState, ObjectKind

_DELIVERY = {
    "channel": "email",
    "recipient": "Alice",
    "state": "waiting",
    "tries": 2,
    "reason": "The mail server mail.example.org does not answer: connection refused.",
    "next_try_at": "2026-11-23T09:02:00Z",
    "ended_at": None,
}
_NOTIFICATION = {
    "id": "019ab2c3-4d5e-7f60-8a1b-2c3d4e5f6071",
    "kind": "account_reconnect",
    "severity": "urgent",
    "title": "“Larch and Linen” must be connected again",
    "body": "Pinterest refuses this account's token. Its pins wait; connect it again to go on.",
    "object_kind": "account",
    "object_id": "019ab2c3-4d5e-7f60-8a1b-2c3d4e5f6072",
    "page": "/accounts/019ab2c3-4d5e-7f60-8a1b-2c3d4e5f6072",
    "created_at": "2026-11-23T09:00:00Z",
    "resolved_at": None,
    "read_at": None,
    "deliveries": [_DELIVERY],
}


class Delivery(ApiModel):
    """A message about it outside the app. ``reason``: why it was not sent, so far or at all.

    ``next_try_at``: when it is tried again; null once it has ended.
    """

    model_config = examples(_DELIVERY)

    channel: str
    recipient: str
    state: DeliveryState
    tries: int
    reason: str | None
    next_try_at: datetime | None
    ended_at: datetime | None

    @classmethod
    def of(cls, delivery: models.Delivery) -> Delivery:
        """A message as a person sees it."""
        return cls(
            channel=delivery.channel,
            recipient=delivery.recipient,
            state=delivery.state,
            tries=delivery.tries,
            reason=delivery.reason,
            next_try_at=delivery.next_try_at if delivery.state is DeliveryState.WAITING else None,
            ended_at=delivery.ended_at,
        )


class Notification(ApiModel):
    """Something your team was told. ``page``: the dashboard's page about it.

    ``resolved_at``: when it was over; null while it lasts. ``read_at``: when you read it. ``deliveries``:
    the messages to you; to admins, everybody's.
    """

    model_config = examples(_NOTIFICATION)

    id: UUID
    kind: NotificationKind
    severity: Severity
    title: str
    body: str
    object_kind: ObjectKind
    object_id: str
    page: str
    created_at: datetime
    resolved_at: datetime | None
    read_at: datetime | None
    deliveries: list[Delivery]

    @classmethod
    def of(cls, shown: show_notifications.Shown) -> Notification:
        """A notification as a person sees it."""
        one = shown.notification
        return cls(
            id=one.id,
            kind=one.kind,
            severity=KINDS[one.kind].severity,
            title=one.title,
            body=one.body,
            object_kind=one.object_kind,
            object_id=one.object_id,
            page=one.page,
            created_at=one.created_at,
            resolved_at=one.resolved_at,
            read_at=one.read_at,
            deliveries=[Delivery.of(each) for each in shown.deliveries],
        )


class NotificationPage(Page[Notification]):
    """Notifications, the newest first."""


class UnreadCount(ApiModel):
    """What you have not read and is not over. ``urgent``: how many of them stop the income."""

    model_config = examples({"unread": 3, "urgent": 1})

    unread: int
    urgent: int

    @classmethod
    def of(cls, count: models.UnreadCount) -> UnreadCount:
        """The numbers."""
        return cls(unread=count.unread, urgent=count.urgent)


class ReadAll(ApiModel):
    """``up_to``: the newest that was seen; what came after it stays unread. Null: everything."""

    model_config = examples({"up_to": _NOTIFICATION["id"]})

    up_to: UUID | None


class MarkedRead(ApiModel):
    """How many were unread."""

    model_config = examples({"marked": 3})

    marked: int


class ChannelState(ApiModel):
    """A channel of this installation; ``reason``: why it is off, null when it works."""

    model_config = examples(
        {"name": "email", "reason": "Set PINFLOW_SMTP_HOST and PINFLOW_SMTP_FROM to use it."}
    )

    name: str
    reason: str | None


class ChannelChoice(ApiModel):
    """Whether it is sent to you; ``reason``: why it cannot be chosen, null when it can."""

    model_config = examples({"channel": "email", "wanted": True, "reason": None})

    channel: str
    wanted: bool
    reason: str | None


_KIND = {
    "kind": "account_reconnect",
    "name": "An account must be connected again",
    "about": "Pinterest refuses its token; its pins wait until somebody connects it again.",
    "severity": "urgent",
    "channels": [{"channel": "email", "wanted": True, "reason": None}],
}


class KindChoices(ApiModel):
    """A kind and what becomes of it outside the app. In the app you are told everything."""

    model_config = examples(_KIND)

    kind: NotificationKind
    name: str
    about: str
    severity: Severity
    channels: list[ChannelChoice]


class Preferences(ApiModel):
    """What is sent to you. ``address``: where e-mail goes."""

    model_config = examples(
        {
            "address": "alice@example.org",
            "channels": [{"name": "email", "reason": None}],
            "kinds": [_KIND],
        }
    )

    address: str
    channels: list[ChannelState]
    kinds: list[KindChoices]

    @classmethod
    def of(cls, preferences: choose_preferences.Preferences) -> Preferences:
        """Preferences as a person sees them."""
        return cls(
            address=preferences.address,
            channels=[ChannelState(name=each.name, reason=each.reason) for each in preferences.channels],
            kinds=[
                KindChoices(
                    kind=row.id,
                    name=row.kind.name,
                    about=row.kind.about,
                    severity=row.kind.severity,
                    channels=[
                        ChannelChoice(channel=each.channel, wanted=each.wanted, reason=each.reason)
                        for each in row.channels
                    ],
                )
                for row in preferences.kinds
            ],
        )


class NewPreference(ApiModel):
    """Whether this kind is sent to you through this channel."""

    model_config = examples({"kind": "pin_undecided", "channel": "email", "wanted": True})

    kind: NotificationKind
    channel: str = Field(min_length=1, max_length=100)
    wanted: bool


class NewTest(ApiModel):
    """Through which channel."""

    model_config = examples({"channel": "email"})

    channel: str = Field(min_length=1, max_length=100)


class SentTest(ApiModel):
    """To where it went, and the id it carries."""

    model_config = examples(
        {
            "channel": "email",
            "sent_to": "alice@example.org",
            "message_id": "019ab2c3-4d5e-7f60-8a1b-2c3d4e5f6073",
        }
    )

    channel: str
    sent_to: str
    message_id: str

    @classmethod
    def of(cls, sent: send_test.SentTest) -> SentTest:
        """What was sent."""
        return cls(channel=sent.channel, sent_to=sent.sent_to, message_id=sent.message_id)
