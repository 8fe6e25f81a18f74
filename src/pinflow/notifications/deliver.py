"""Sends what the outbox holds: decide to whom, claim, send, record. A message is sent at least once.

The rows are the truth; the job is a wake-up. A process that dies between sending and recording leaves a lease
that runs out: the message goes out again under the same id.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Mapping
from datetime import datetime, timedelta

import structlog

from pinflow.identity.models import Member, Role
from pinflow.identity.queries import get_member
from pinflow.kit.clock import Clock
from pinflow.kit.db import Database, TenantId, TenantSession
from pinflow.kit.db.changes import record_change
from pinflow.kit.errors import AppError, ExternalError
from pinflow.notifications.channels.notifier import Message, Notifier
from pinflow.notifications.kinds import KINDS, Kind, NotificationKind
from pinflow.notifications.models import ClaimedDelivery, DeliveryState, Notification
from pinflow.notifications.queries import (
    claim_delivery,
    end_delivery,
    get_notification,
    insert_deliveries,
    lock_outbox,
    mark_dispatched,
    postpone_delivery,
)

log = structlog.get_logger(__name__)

SETTINGS_PAGE = "/notifications/settings"
# One message takes at most this long; the lease is longer, so that a living sender records first.
_CALL_SECONDS = 60.0
_LEASE = timedelta(minutes=3)
_FIRST_RETRY, _LONGEST_RETRY = timedelta(minutes=1), timedelta(hours=4)
# A mail server that is down for a night is up in the morning; later the news is none.
GIVE_UP_AFTER = timedelta(hours=24)
_BATCH = 100


@dataclasses.dataclass(frozen=True)
class NotifyTools:
    """What telling people outside the app works with.

    ``off``: notifiers that cannot be used, with the reason. ``base_url``: how the dashboard is reached.
    """

    database: Database
    clock: Clock
    notifiers: Mapping[str, Notifier]
    off: Mapping[str, str]
    base_url: str

    def url(self, page: str) -> str:
        """The address of a page of the dashboard."""
        return self.base_url.rstrip("/") + page


async def deliver(tools: NotifyTools, tenant_id: TenantId) -> int:
    """Sends what a tenant's outbox holds now, at most a batch; returns how many messages were sent.

    Safe to call any number of times, from any number of processes.
    """
    async with tools.database.tenant_session(tenant_id) as session:
        await _decide(tools, session, tools.clock.now())
    sent = 0
    for _ in range(_BATCH):
        now = tools.clock.now()
        async with tools.database.tenant_session(tenant_id) as session:
            claimed = await claim_delivery(session, now, now + _LEASE)
        if claimed is None:
            break
        state = await _deliver_one(tools, claimed)
        sent += state is DeliveryState.SENT
        if state is DeliveryState.WAITING:
            # Most likely the other side is down, and each further message would wait for it in vain.
            break
    return sent


async def _decide(tools: NotifyTools, session: TenantSession, now: datetime) -> None:
    """To whom each new notification goes, by role, preferences and the notifiers that there are."""
    entries = await lock_outbox(session, _BATCH)
    for entry in entries:
        kind = _known(entry.kind)
        if kind is None or KINDS[kind].in_app_only or entry.resolved_at is not None:
            continue
        for channel in tools.notifiers:
            await insert_deliveries(
                session,
                entry.id,
                kind,
                channel,
                roles=audience(KINDS[kind]),
                by_default=KINDS[kind].sent_by_default,
                now=now,
            )
    await mark_dispatched(session, [entry.id for entry in entries], now)


def audience(kind: Kind) -> list[Role]:
    """The roles that may have it sent."""
    return [role for role in Role if role.includes(kind.audience)]


def _known(kind: str) -> NotificationKind | None:
    """None: another version of the product told it."""
    return next((known for known in NotificationKind if known == kind), None)


async def _deliver_one(tools: NotifyTools, claimed: ClaimedDelivery) -> DeliveryState:
    async with tools.database.tenant_session(claimed.tenant_id, read_only=True) as session:
        notification = await get_notification(session, claimed.user_id, claimed.notification_id)
        member = await get_member(session, claimed.user_id)
    if (reason := _why_not(tools, claimed, notification, member)) is not None:
        return await _end(tools, claimed, DeliveryState.DROPPED, reason)
    message = write_message(tools, claimed, notification, member)
    try:
        await send_within(tools.notifiers[claimed.channel], message, _CALL_SECONDS)
    except ExternalError as error:
        if not error.permanent:
            return await _try_again(tools, claimed, error)
        return await _end(tools, claimed, DeliveryState.FAILED, error.message)
    except AppError as error:
        return await _end(tools, claimed, DeliveryState.FAILED, error.message)
    return await _end(tools, claimed, DeliveryState.SENT, None)


async def send_within(notifier: Notifier, message: Message, seconds: float) -> None:
    """Sends it, and waits no longer than that.

    Raises:
        ExternalError: ``notifications.too_slow``, or what the notifier says.
    """
    try:
        async with asyncio.timeout(seconds):
            await notifier.send(message)
    except TimeoutError:
        raise ExternalError("notifications.too_slow", "It took too long to be taken.") from None


def _why_not(
    tools: NotifyTools, claimed: ClaimedDelivery, notification: Notification, member: Member
) -> str | None:
    if notification.resolved_at is not None:
        return "It was over before it could be sent."
    if not member.role.includes(KINDS[notification.kind].audience):
        return f"{member.name} may not have it sent any more."
    if claimed.channel not in tools.notifiers:
        return tools.off.get(claimed.channel, "This way of sending is not installed any more.")
    return None


def write_message(
    tools: NotifyTools, claimed: ClaimedDelivery, notification: Notification, member: Member
) -> Message:
    """What is sent; its id is the delivery's."""
    return Message(
        id=claimed.id,
        recipient_name=member.name,
        recipient_address=member.email,
        title=notification.title,
        body=notification.body,
        severity=KINDS[notification.kind].severity,
        at=notification.created_at,
        url=tools.url(notification.page),
        settings_url=tools.url(SETTINGS_PAGE),
    )


async def _try_again(tools: NotifyTools, claimed: ClaimedDelivery, error: ExternalError) -> DeliveryState:
    now = tools.clock.now()
    wait = min(_FIRST_RETRY * 2 ** min(claimed.tries - 1, 12), _LONGEST_RETRY)
    again_at = now + max(wait, error.retry_after or wait)
    if again_at - claimed.created_at > GIVE_UP_AFTER:
        why = f"Given up after {claimed.tries} tries in a day. {error.message}"
        return await _end(tools, claimed, DeliveryState.FAILED, why)
    async with tools.database.tenant_session(claimed.tenant_id) as session:
        await postpone_delivery(session, claimed.id, error.message, again_at)
        await _announce(session, claimed, now)
    log.warning("notifications.delivery.postponed", delivery_id=str(claimed.id), code=error.code)
    return DeliveryState.WAITING


async def _end(
    tools: NotifyTools, claimed: ClaimedDelivery, state: DeliveryState, reason: str | None
) -> DeliveryState:
    now = tools.clock.now()
    async with tools.database.tenant_session(claimed.tenant_id) as session:
        if await end_delivery(session, claimed.id, state, reason, now):
            await _announce(session, claimed, now)
    log.info("notifications.delivery.ended", delivery_id=str(claimed.id), state=str(state))
    return state


async def _announce(session: TenantSession, claimed: ClaimedDelivery, now: datetime) -> None:
    await record_change(
        session,
        tenant_id=claimed.tenant_id,
        kind="notification.changed",
        object_id=claimed.notification_id,
        now=now,
    )
