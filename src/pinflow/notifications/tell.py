"""Tells the team of a state, once while it lasts, in the transaction that brings the state about."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from pinflow.kit.db import Session, TenantId
from pinflow.kit.db.changes import record_change
from pinflow.kit.ids import new_id
from pinflow.kit.jobs import JobQueue
from pinflow.kit.logging import redact_text
from pinflow.notifications.kinds import KINDS, NotificationKind
from pinflow.notifications.models import About, NotificationId
from pinflow.notifications.queries import end_notifications, insert_notification

DELIVER_JOB = "notifications.deliver"
LONGEST_TITLE = 200
LONGEST_BODY = 2000
# Only puts jobs in: who carries them out is the workers' business.
_JOBS = JobQueue()


async def tell(
    session: Session,
    tenant_id: TenantId,
    kind: NotificationKind,
    about: About,
    *,
    title: str,
    body: str,
    now: datetime,
) -> bool:
    """Writes the notification and wakes a job that sends it; both exist if and only if the session commits.

    What is told already and not over is not told again: its words become these. Whatever looks like a secret
    in the words is hidden. Returns whether it is told now.
    """
    notification_id = NotificationId(new_id(now))
    told = await insert_notification(
        session,
        tenant_id,
        notification_id,
        kind,
        about,
        _line(title),
        _words(body),
        now,
        stays_in_app=KINDS[kind].in_app_only,
    )
    if not told:
        return False
    await _announce(session, tenant_id, about.id, now)
    if not KINDS[kind].in_app_only:
        # Without a key: transactions that tell of different things must not wait for one another.
        await _JOBS.enqueue(session, DELIVER_JOB, {}, tenant_id=tenant_id)
    return True


async def tell_over(
    session: Session,
    tenant_id: TenantId,
    kinds: Collection[NotificationKind],
    object_id: UUID | str,
    now: datetime,
) -> None:
    """What these kinds told of the object is over. Costs one statement where nothing was told."""
    for each in await end_notifications(session, tenant_id, kinds, str(object_id), now):
        await _announce(session, each, object_id, now)


async def tell_everyone_over(
    session: Session, kinds: Collection[NotificationKind], object_id: UUID | str, now: datetime
) -> None:
    """The same for every team; needs the system's session."""
    for each in await end_notifications(session, None, kinds, str(object_id), now):
        await _announce(session, each, object_id, now)


async def _announce(session: Session, tenant_id: TenantId, object_id: UUID | str, now: datetime) -> None:
    await record_change(
        session, tenant_id=tenant_id, kind="notification.changed", object_id=object_id, now=now
    )


def _line(text: str) -> str:
    """One line: what stands in it came from people and from other systems."""
    line = " ".join(_clean(text).split())
    return line if len(line) <= LONGEST_TITLE else f"{line[: LONGEST_TITLE - 1]}…"


def _words(text: str) -> str:
    words = _clean(text).strip()
    return words if len(words) <= LONGEST_BODY else f"{words[: LONGEST_BODY - 1]}…"


def _clean(text: str) -> str:
    return redact_text("".join(char if char.isprintable() or char == "\n" else " " for char in text))
