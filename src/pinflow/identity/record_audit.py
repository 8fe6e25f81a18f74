"""Writes the audit log in the transaction of what it tells of."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.identity.models import Actor
from pinflow.identity.queries import insert_audit_entry
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
    await insert_audit_entry(
        session,
        actor.tenant_id,
        now,
        actor.user_id,
        actor.name,
        actor.via,
        action,
        object_kind,
        str(object_id),
        data,
    )
