"""Sends a member a message to see whether it arrives."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.identity.models import Actor, Member
from pinflow.identity.queries import get_member
from pinflow.kit.errors import ConflictError, ForbiddenError, NotFoundError
from pinflow.kit.ids import new_id
from pinflow.notifications.channels.notifier import Message
from pinflow.notifications.deliver import SETTINGS_PAGE, NotifyTools, send_within

_CALL_SECONDS = 30.0


class SentTest(msgspec.Struct, frozen=True):
    """To where it went, and the id it carries."""

    channel: str
    sent_to: str
    message_id: str


async def send_test(tools: NotifyTools, actor: Actor, channel: str, now: datetime) -> SentTest:
    """Sends at once, to the member's own address and nobody else's.

    Raises:
        NotFoundError: ``notifications.unknown_channel``.
        ConflictError: ``notifications.channel_off``; says why.
        ExternalError: it was not taken, in words.
    """
    if channel in tools.off:
        raise ConflictError("notifications.channel_off", tools.off[channel])
    notifier = tools.notifiers.get(channel)
    if notifier is None:
        known = ", ".join(sorted({*tools.notifiers, *tools.off}))
        raise NotFoundError(
            "notifications.unknown_channel", f"Nothing is sent through “{channel}”. Known: {known}."
        )
    member = await _member(tools, actor)
    message = Message(
        id=new_id(now),
        recipient_name=member.name,
        recipient_address=member.email,
        title="This is a test",
        body=f"{actor.name} asked for it. What pinflow has to tell you arrives this way.",
        severity="information",
        at=now,
        url=tools.url("/notifications"),
        settings_url=tools.url(SETTINGS_PAGE),
    )
    await send_within(notifier, message, _CALL_SECONDS)
    return SentTest(channel=channel, sent_to=member.email, message_id=str(message.id))


async def _member(tools: NotifyTools, actor: Actor) -> Member:
    if actor.user_id is None:
        raise ForbiddenError("notifications.nobody", "Only a member can be sent something.")
    async with tools.database.tenant_session(actor.tenant_id, read_only=True) as session:
        return await get_member(session, actor.user_id)
