"""The rows behind blobs."""

from __future__ import annotations

from collections.abc import Sequence
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


class _NamedRow(BlobRow, frozen=True):
    sha256: bytes


async def list_blobs(
    session: Session, tenant_id: TenantId | None, sha256s: Sequence[bytes]
) -> dict[bytes, BlobRow]:
    """Those of these blobs that this tenant has, or the shared catalogue for None."""
    rows = await session.fetch_all(
        _NamedRow,
        "select media_type, data, sha256 from blob"
        " where tenant_id is not distinct from $1 and sha256 = any ($2)",
        tenant_id,
        list(sha256s),
    )
    return {row.sha256: row for row in rows}


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
