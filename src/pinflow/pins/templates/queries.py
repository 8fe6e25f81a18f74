"""All SQL about templates of a tenant's own."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import msgspec

from pinflow.kit.db import TenantSession


class OwnTemplate(msgspec.Struct, frozen=True, kw_only=True):
    """The texts of a template's two files, and who changed them last."""

    id: UUID
    name: str
    design: str
    sample: str
    version: int
    changed_by: str
    created_at: datetime
    updated_at: datetime


_COLUMNS = "id, name, design, sample, version, changed_by, created_at, updated_at"


async def insert_template(session: TenantSession, own: OwnTemplate) -> bool:
    """Writes it; False if the tenant has one of that name."""
    return bool(
        await session.execute(
            f"insert into own_template (tenant_id, {_COLUMNS}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)"
            " on conflict (tenant_id, name) do nothing",
            session.tenant_id,
            own.id,
            own.name,
            own.design,
            own.sample,
            own.version,
            own.changed_by,
            own.created_at,
            own.updated_at,
        )
    )


async def update_template(session: TenantSession, own: OwnTemplate, *, seen_version: int) -> bool:
    """Writes the texts; False if it is not at ``seen_version`` any more."""
    return bool(
        await session.execute(
            "update own_template set design = $2, sample = $3, version = $4, changed_by = $5, updated_at = $6"
            " where id = $1 and version = $7",
            own.id,
            own.design,
            own.sample,
            own.version,
            own.changed_by,
            own.updated_at,
            seen_version,
        )
    )


async def find_template(session: TenantSession, name: str) -> OwnTemplate | None:
    """The tenant's template of that name."""
    return await session.fetch_one(OwnTemplate, f"select {_COLUMNS} from own_template where name = $1", name)


async def list_own_templates(session: TenantSession) -> list[OwnTemplate]:
    """All of the tenant's, by name."""
    return await session.fetch_all(OwnTemplate, f"select {_COLUMNS} from own_template order by name")


async def delete_template(session: TenantSession, name: str) -> bool:
    """Whether there was one."""
    return bool(await session.execute("delete from own_template where name = $1", name))
