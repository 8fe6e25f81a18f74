"""Notifications over the API. Everybody reads them; preferences are each member's own."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query

from pinflow.identity.acting import Who
from pinflow.kit.api_models import PathId
from pinflow.kit.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, split_page
from pinflow.kit.provide import provided
from pinflow.notifications import schemas
from pinflow.notifications.choose_preferences import choose_preference, show_preferences
from pinflow.notifications.deliver import NotifyTools
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import NotificationId
from pinflow.notifications.read_notifications import read_all, read_notification
from pinflow.notifications.send_test import send_test
from pinflow.notifications.show_notifications import show_count, show_notifications, with_deliveries

ProvidedTools = Annotated[NotifyTools, provided(NotifyTools)]
router = APIRouter()


@router.get(
    "/notifications",
    tags=["notifications"],
    summary="What your team was told",
    name="list_notifications",
)
async def show_list(
    who: Who,
    unread: Annotated[bool, Query(description="Only what you have not read and is not over.")] = False,
    kind: Annotated[NotificationKind | None, Query(description="Of this kind only.")] = None,
    cursor: Cursor = None,
    limit: Limit = DEFAULT_LIMIT,
) -> schemas.NotificationPage:
    """The newest first. A state is told once while it lasts."""
    after = decode_cursor(cursor, tuple[UUID])
    async with who.read() as session:
        rows = await show_notifications(
            session,
            who.actor,
            unread=unread,
            kind=kind,
            before=None if after is None else NotificationId(after[0]),
            limit=limit + 1,
        )
    page, following = split_page(rows, limit, key=lambda row: (row.notification.id,))
    return schemas.NotificationPage(
        items=[schemas.Notification.of(row) for row in page], next_cursor=following
    )


@router.get(
    "/notifications/count",
    tags=["notifications"],
    summary="How many are unread",
    name="count_notifications",
)
async def show_unread(who: Who) -> schemas.UnreadCount:
    """What the bell shows."""
    async with who.read() as session:
        return schemas.UnreadCount.of(await show_count(session, who.actor))


@router.post(
    "/notifications/read",
    tags=["notifications"],
    summary="Mark all as read",
    name="read_all_notifications",
)
async def mark_all(body: schemas.ReadAll, who: Who) -> schemas.MarkedRead:
    """Up to the newest that you saw. For yourself alone."""
    up_to = None if body.up_to is None else NotificationId(body.up_to)
    async with who.write() as session:
        return schemas.MarkedRead(marked=await read_all(session, who.actor, up_to, who.now))


@router.post(
    "/notifications/test",
    tags=["notifications"],
    summary="Send yourself a test",
    name="test_notification",
)
async def send_one(body: schemas.NewTest, who: Who, tools: ProvidedTools) -> schemas.SentTest:
    """To your own address. 409: the channel is off, and why. 502: it was not taken, and what was said."""
    return schemas.SentTest.of(await send_test(tools, who.actor, body.channel, who.now))


@router.post(
    "/notifications/{id}/read",
    tags=["notifications"],
    summary="Mark as read",
    name="read_notification",
)
async def mark_one(notification_id: PathId, who: Who) -> schemas.Notification:
    """For yourself alone."""
    async with who.write() as session:
        read = await read_notification(session, who.actor, NotificationId(notification_id), who.now)
        (shown,) = await with_deliveries(session, who.actor, [read])
    return schemas.Notification.of(shown)


@router.get(
    "/notification-preferences",
    tags=["notifications"],
    summary="What is sent to you",
    name="get_notification_preferences",
)
async def show_own(who: Who, tools: ProvidedTools) -> schemas.Preferences:
    """By kind and channel, with the reason where something cannot be chosen."""
    async with who.read() as session:
        return schemas.Preferences.of(await show_preferences(session, tools, who.actor))


@router.put(
    "/notification-preferences",
    tags=["notifications"],
    summary="Choose what is sent to you",
    name="set_notification_preference",
)
async def choose(body: schemas.NewPreference, who: Who, tools: ProvidedTools) -> schemas.Preferences:
    """One kind through one channel; the rest stays. 403: not for your role."""
    async with who.write() as session:
        preferences = await choose_preference(
            session, tools, who.actor, body.kind, body.channel, wanted=body.wanted, now=who.now
        )
    return schemas.Preferences.of(preferences)
