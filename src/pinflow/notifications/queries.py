"""All SQL of the notifications slice."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pinflow.kit.db import Session, TenantId, TenantSession
from pinflow.kit.db.system import SystemSession
from pinflow.kit.errors import NotFoundError
from pinflow.notifications.kinds import NotificationKind
from pinflow.notifications.models import (
    About,
    Choice,
    ClaimedDelivery,
    Delivery,
    DeliveryId,
    DeliveryState,
    Notification,
    NotificationId,
    OutboxEntry,
    UnreadCount,
)

_COLUMNS = "n.id, n.kind, n.title, n.body, n.object_kind, n.object_id, n.created_at, n.resolved_at, r.read_at"
# $1 is the member who asks.
_FROM = (
    "from notification n left join notification_read r"
    " on r.tenant_id = n.tenant_id and r.notification_id = n.id and r.user_id = $1"
)
_UNREAD = "r.read_at is null and n.resolved_at is null"


async def insert_notification(
    session: Session,
    tenant_id: TenantId,
    notification_id: NotificationId,
    kind: NotificationKind,
    about: About,
    title: str,
    body: str,
    now: datetime,
    *,
    stays_in_app: bool,
) -> bool:
    """False: the same is told already and not over; its words become these.

    ``stays_in_app``: nobody has to decide to whom it is sent.
    """
    return bool(
        await session.fetch_value(
            "insert into notification as n (id, tenant_id, kind, title, body, object_kind, object_id,"
            " created_at, dispatched_at) values ($1, $2, $3, $4, $5, $6, $7, $8,"
            " case when $9 then $8::timestamptz end)"
            " on conflict (tenant_id, kind, object_id) where resolved_at is null"
            " do update set title = excluded.title, body = excluded.body"
            " where (n.title, n.body) is distinct from (excluded.title, excluded.body) returning n.id = $1",
            notification_id,
            tenant_id,
            kind,
            title,
            body,
            about.kind,
            str(about.id),
            now,
            stays_in_app,
        )
    )


async def end_notifications(
    session: Session,
    tenant_id: TenantId | None,
    kinds: Collection[NotificationKind],
    object_id: str,
    now: datetime,
) -> list[TenantId]:
    """Notes that these are over; the tenants to whom they had been told. None: every tenant that is seen."""
    return await session.fetch_values(
        "update notification set resolved_at = $4 where ($1::uuid is null or tenant_id = $1)"
        " and kind = any ($2) and object_id = $3 and resolved_at is null returning tenant_id",
        tenant_id,
        list(kinds),
        object_id,
        now,
    )


async def list_notifications(
    session: TenantSession,
    user_id: UUID | None,
    *,
    unread: bool,
    kind: NotificationKind | None,
    before: NotificationId | None,
    limit: int,
) -> list[Notification]:
    """The newest first, of earlier ids than ``before``. ``unread``: only what is neither read nor over."""
    return await session.fetch_all(
        Notification,
        f"select {_COLUMNS} {_FROM} where ($2::uuid is null or n.id < $2)"
        f" and (not $3 or {_UNREAD}) and ($4::text is null or n.kind = $4) order by n.id desc limit $5",
        user_id,
        before,
        unread,
        kind,
        limit,
    )


async def get_notification(
    session: TenantSession, user_id: UUID | None, notification_id: NotificationId
) -> Notification:
    """The notification, as this member has read it.

    Raises:
        NotFoundError: ``notifications.not_found``.
    """
    found = await session.fetch_one(
        Notification, f"select {_COLUMNS} {_FROM} where n.id = $2", user_id, notification_id
    )
    if found is None:
        raise NotFoundError("notifications.not_found", "There is no such notification.")
    return found


async def count_unread(
    session: TenantSession, user_id: UUID | None, urgent_kinds: Collection[NotificationKind]
) -> UnreadCount:
    """How many are neither read by the member nor over."""
    found = await session.fetch_one(
        UnreadCount,
        f"select count(*) as unread, count(*) filter (where n.kind = any ($2)) as urgent {_FROM}"
        f" where {_UNREAD}",
        user_id,
        list(urgent_kinds),
    )
    assert found is not None
    return found


async def mark_read(
    session: TenantSession, user_id: UUID, notification_id: NotificationId, now: datetime
) -> bool:
    """Whether it was unread."""
    return bool(
        await session.execute(
            "insert into notification_read (tenant_id, notification_id, user_id, read_at)"
            " values ($1, $2, $3, $4) on conflict do nothing",
            session.tenant_id,
            notification_id,
            user_id,
            now,
        )
    )


async def mark_all_read(
    session: TenantSession, user_id: UUID, up_to: NotificationId | None, now: datetime
) -> int:
    """Marks what is unread, up to the newest that was seen; how many."""
    return await session.execute(
        "insert into notification_read (tenant_id, notification_id, user_id, read_at)"
        f" select n.tenant_id, n.id, $1, $3 {_FROM} where r.read_at is null"
        " and ($2::uuid is null or n.id <= $2) on conflict do nothing",
        user_id,
        up_to,
        now,
    )


async def list_deliveries(
    session: TenantSession, notification_ids: Collection[NotificationId], user_id: UUID | None
) -> list[Delivery]:
    """What was sent, or not, of these; ``user_id``: to this member alone."""
    return await session.fetch_all(
        Delivery,
        "select d.id, d.notification_id, d.user_id, m.name as recipient, d.channel, d.state, d.tries,"
        " d.reason, d.next_try_at, d.ended_at from notification_delivery d"
        " join member m using (tenant_id, user_id)"
        " where d.notification_id = any ($1) and ($2::uuid is null or d.user_id = $2)"
        " order by d.notification_id, m.name, d.channel",
        list(notification_ids),
        user_id,
    )


# The outbox ----------------------------------------------------------------------------------------


async def list_tenants_with_messages(session: SystemSession, now: datetime) -> list[TenantId]:
    """The tenants that have something to send, or to decide about, now."""
    return await session.fetch_values(
        "select tenant_id from notification where dispatched_at is null union"
        " select tenant_id from notification_delivery where state = 'waiting' and next_try_at <= $1"
        " and coalesce(lease_until <= $1, true)",
        now,
    )


async def lock_outbox(session: TenantSession, limit: int) -> list[OutboxEntry]:
    """What nobody has decided about, for this transaction alone."""
    return await session.fetch_all(
        OutboxEntry,
        "select id, kind, resolved_at from notification where dispatched_at is null order by id limit $1"
        " for update skip locked",
        limit,
    )


async def insert_deliveries(
    session: TenantSession,
    notification_id: NotificationId,
    kind: NotificationKind,
    channel: str,
    *,
    roles: Collection[str],
    by_default: bool,
    now: datetime,
) -> None:
    """A message to each member of these roles who wants this kind through this channel."""
    await session.execute(
        "insert into notification_delivery (id, tenant_id, notification_id, user_id, channel, next_try_at,"
        " created_at) select gen_random_uuid(), m.tenant_id, $1, m.user_id, $3, $6, $6 from member m"
        " left join notification_preference p on p.tenant_id = m.tenant_id and p.user_id = m.user_id"
        " and p.kind = $2 and p.channel = $3 where m.role = any ($4) and coalesce(p.wanted, $5)"
        " on conflict do nothing",
        notification_id,
        kind,
        channel,
        list(roles),
        by_default,
        now,
    )


async def mark_dispatched(
    session: TenantSession, notification_ids: Collection[NotificationId], now: datetime
) -> None:
    await session.execute(
        "update notification set dispatched_at = $2 where id = any ($1)", list(notification_ids), now
    )


async def claim_delivery(
    session: TenantSession, now: datetime, lease_until: datetime
) -> ClaimedDelivery | None:
    """The next message that is due, for one process alone until the lease ends."""
    return await session.fetch_one(
        ClaimedDelivery,
        "update notification_delivery set lease_until = $2, tries = tries + 1 where id = (select id"
        " from notification_delivery where state = 'waiting' and next_try_at <= $1"
        " and coalesce(lease_until <= $1, true) order by next_try_at, id limit 1 for update skip locked)"
        " returning id, tenant_id, notification_id, user_id, channel, tries, created_at",
        now,
        lease_until,
    )


async def end_delivery(
    session: TenantSession,
    delivery_id: DeliveryId,
    state: DeliveryState,
    reason: str | None,
    now: datetime,
) -> bool:
    """False: another process has ended it."""
    return bool(
        await session.execute(
            "update notification_delivery set state = $2, reason = $3, ended_at = $4, lease_until = null"
            " where id = $1 and state = 'waiting'",
            delivery_id,
            state,
            reason,
            now,
        )
    )


async def postpone_delivery(
    session: TenantSession, delivery_id: DeliveryId, reason: str, again_at: datetime
) -> None:
    """It is tried again, and says why it was not sent."""
    await session.execute(
        "update notification_delivery set reason = $2, next_try_at = $3, lease_until = null"
        " where id = $1 and state = 'waiting'",
        delivery_id,
        reason,
        again_at,
    )


async def delete_old_notifications(session: SystemSession, before: datetime) -> int:
    """Forgets what was told before a moment and is over or only told of something that happened."""
    return await session.execute(
        "delete from notification where created_at < $1 and dispatched_at is not null"
        " and (resolved_at is not null or object_kind = 'pin')",
        before,
    )


# Preferences ---------------------------------------------------------------------------------------


async def list_choices(session: TenantSession, user_id: UUID | None) -> list[Choice]:
    """What a member chose; the rest is as each kind's default says."""
    return await session.fetch_all(
        Choice, "select kind, channel, wanted from notification_preference where user_id = $1", user_id
    )


async def upsert_choice(
    session: TenantSession,
    user_id: UUID,
    kind: NotificationKind,
    channel: str,
    *,
    wanted: bool,
    now: datetime,
) -> None:
    await session.execute(
        "insert into notification_preference (tenant_id, user_id, kind, channel, wanted, changed_at)"
        " values ($1, $2, $3, $4, $5, $6) on conflict (tenant_id, user_id, kind, channel)"
        " do update set wanted = excluded.wanted, changed_at = excluded.changed_at",
        session.tenant_id,
        user_id,
        kind,
        channel,
        wanted,
        now,
    )
