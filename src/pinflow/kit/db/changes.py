"""Live changes: a row in the transaction that makes the change; its trigger notifies every listener."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db.sessions import Session, TenantId

CHANNEL = "pinflow_change"


async def record_change(
    session: Session, *, tenant_id: TenantId | None, kind: str, object_id: UUID | str, now: datetime
) -> None:
    """Says that an object changed (``pin.changed``). ``tenant_id`` None: the shared catalogue changed."""
    await record_changes(session, tenant_id=tenant_id, kind=kind, object_ids=[object_id], now=now)


async def record_changes(
    session: Session,
    *,
    tenant_id: TenantId | None,
    kind: str,
    object_ids: Sequence[UUID | str],
    now: datetime,
) -> None:
    """The same of several objects of a kind."""
    await session.execute(
        "insert into change_event (tenant_id, kind, object_id, at) select $1, $2, unnest($3::text[]), $4",
        tenant_id,
        kind,
        [str(object_id) for object_id in object_ids],
        now,
    )


class Change(msgspec.Struct, frozen=True):
    """A change as it is told to clients."""

    id: int
    kind: str
    object_id: str
    at: datetime


async def list_changes(session: Session, ids: Sequence[int]) -> list[Change]:
    """The changes with these ids that this session may see, in order."""
    return await session.fetch_all(
        Change,
        "select id, kind, object_id, at from change_event where id = any ($1) order by id",
        list(ids),
    )


async def list_changes_after(session: Session, after: int, limit: int) -> list[Change]:
    """The changes after an id that this session may see, in order."""
    return await session.fetch_all(
        Change,
        "select id, kind, object_id, at from change_event where id > $1 order by id limit $2",
        after,
        limit,
    )


async def is_kept(session: Session, change_id: int) -> bool:
    """Whether this change is still there: then so are all that came after it."""
    return bool(
        await session.fetch_value("select exists (select from change_event where id = $1)", change_id)
    )


async def find_newest_change(session: Session) -> int | None:
    """The id of the newest change that this session may see."""
    value: int | None = await session.fetch_value("select id from change_event order by id desc limit 1")
    return value


async def delete_changes(session: Session, *, before: datetime) -> int:
    """Forgets changes from before a moment; needs the system's session. Returns how many."""
    return await session.execute("delete from change_event where at < $1", before)
