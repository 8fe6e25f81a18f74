"""The rows behind blobs."""

from __future__ import annotations

from datetime import datetime

import msgspec

from pinflow.kit.db import Session, TenantId


class BlobRow(msgspec.Struct, frozen=True):
    """``data`` is None when the bytes stand outside PostgreSQL."""

    media_type: str
    data: bytes | None


class StoredBlob(msgspec.Struct, frozen=True):
    """What identifies a blob."""

    tenant_id: TenantId | None
    sha256: bytes


async def upsert_blob(
    session: Session,
    tenant_id: TenantId | None,
    sha256: bytes,
    media_type: str,
    size: int,
    data: bytes | None,
    now: datetime,
) -> None:
    """Stores the row, or renews it so that the collector's grace period begins again."""
    await session.execute(
        "insert into blob (tenant_id, sha256, media_type, size, data, created_at)"
        " values ($1, $2, $3, $4, $5, $6)"
        " on conflict (tenant_id, sha256) do update set created_at = excluded.created_at",
        tenant_id,
        sha256,
        media_type,
        size,
        data,
        now,
    )


async def find_blob(session: Session, tenant_id: TenantId | None, sha256: bytes) -> BlobRow | None:
    """The blob of this tenant, or of the shared catalogue for None."""
    return await session.fetch_one(
        BlobRow,
        "select media_type, data from blob where tenant_id is not distinct from $1 and sha256 = $2",
        tenant_id,
        sha256,
    )


async def delete_blob(
    session: Session, tenant_id: TenantId | None, sha256: bytes, older_than: datetime
) -> bool:
    """Deletes the row unless it was renewed since ``older_than``."""
    return bool(
        await session.execute(
            "delete from blob where tenant_id is not distinct from $1 and sha256 = $2 and created_at < $3",
            tenant_id,
            sha256,
            older_than,
        )
    )
