"""All SQL about saved filters."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession
from pinflow.research.filters.conditions import Conditions


class SavedFilter(msgspec.Struct, frozen=True, kw_only=True):
    """Conditions of one member under a name."""

    id: UUID
    user_id: UUID
    name: str
    conditions: Conditions
    created_at: datetime


class _Stored(msgspec.Struct, frozen=True, kw_only=True):
    """The row; an id inside its JSON is text."""

    id: UUID
    user_id: UUID
    name: str
    conditions: dict[str, Any]
    created_at: datetime

    def read(self) -> SavedFilter:
        return SavedFilter(
            id=self.id,
            user_id=self.user_id,
            name=self.name,
            conditions=msgspec.convert(self.conditions, Conditions),
            created_at=self.created_at,
        )


_COLUMNS = "id, user_id, name, conditions, created_at"


async def insert_filter(session: TenantSession, saved: SavedFilter) -> bool:
    """Writes it; False if the member has one of that name."""
    return bool(
        await session.execute(
            f"insert into saved_filter (tenant_id, {_COLUMNS}) values ($1, $2, $3, $4, $5, $6)"
            " on conflict (tenant_id, user_id, name) do nothing",
            session.tenant_id,
            saved.id,
            saved.user_id,
            saved.name,
            msgspec.to_builtins(saved.conditions),
            saved.created_at,
        )
    )


async def list_filters(session: TenantSession, user_id: UUID | None) -> list[SavedFilter]:
    """The member's own, by name."""
    rows = await session.fetch_all(
        _Stored,
        f"select {_COLUMNS} from saved_filter where user_id = $1 order by name, id",
        user_id,
    )
    return [row.read() for row in rows]


async def find_filter(session: TenantSession, user_id: UUID | None, filter_id: UUID) -> SavedFilter | None:
    """One of the member's own."""
    row = await session.fetch_one(
        _Stored,
        f"select {_COLUMNS} from saved_filter where user_id = $1 and id = $2",
        user_id,
        filter_id,
    )
    return None if row is None else row.read()


async def delete_filter(session: TenantSession, user_id: UUID | None, filter_id: UUID) -> bool:
    """Whether there was one."""
    return bool(
        await session.execute("delete from saved_filter where user_id = $1 and id = $2", user_id, filter_id)
    )
