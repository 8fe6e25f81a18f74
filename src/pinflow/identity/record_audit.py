"""Writes the audit log in the transaction of what it tells of."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from pinflow.identity.models import Actor
from pinflow.identity.queries import insert_audit_entries
from pinflow.kit.db import Session


async def record_audit(
    session: Session,
    actor: Actor,
    action: str,
    object_kind: str,
    object_id: UUID | str,
    now: datetime,
    **data: object,
) -> None:
    """Notes that ``actor`` did ``action`` (``pin.approved``). ``data`` is plain JSON and holds no secret."""
    await record_audits(session, actor, action, object_kind, [(object_id, data)], now)


async def record_audits(
    session: Session,
    actor: Actor,
    action: str,
    object_kind: str,
    objects: Sequence[tuple[UUID | str, dict[str, object]]],
    now: datetime,
) -> None:
    """The same of several objects, each with its own data."""
    entries = [(str(object_id), data) for object_id, data in objects]
    await insert_audit_entries(session, actor, action, object_kind, entries, now)
