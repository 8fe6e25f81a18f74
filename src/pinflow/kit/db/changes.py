"""Live changes: a row in the transaction that makes the change; its trigger notifies every listener."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from pinflow.kit.db.sessions import Session, TenantId


async def record_change(
    session: Session, *, tenant_id: TenantId | None, kind: str, object_id: UUID | str, now: datetime
) -> None:
    """Says that an object changed (``pin.changed``). ``tenant_id`` None: the shared catalogue changed."""
    await session.execute(
        "insert into change_event (tenant_id, kind, object_id, at) values ($1, $2, $3, $4)",
        tenant_id,
        kind,
        str(object_id),
        now,
    )
